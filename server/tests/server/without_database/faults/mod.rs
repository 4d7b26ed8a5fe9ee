//! Faults of one server with a file as its database, and that each raises its alerts in Prometheus.

mod attack;
mod clock;
mod database;
mod disk;
mod log;
mod mail;
mod process;

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use crate::faults::{is_announced, target};
use crate::prometheus::Prometheus;

use attack::Attack;
use clock::WrongClock;
use database::{Damaged, Moved};
use disk::FullDisk;
use log::Unread;
use mail::{Busy, Refusing, Slow};
use process::{Crashing, Frozen};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Prometheus, Postfix and libfaketime, which `cargo xtask test` brings along, and a disk of its own"]
async fn each_fault_raises_its_alerts_while_it_lasts() {
    let folder = tempfile::tempdir().expect("a folder");
    // Postfix has a user of its own.
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
    let own = |name: &str| {
        let own = folder.path().join(name);
        std::fs::create_dir(&own).expect("a folder");
        own
    };
    let frozen = Frozen::start(&own("frozen"));
    let crashing = Crashing::start(&own("crashing"));
    let moved = Moved::start(&own("moved"));
    let damaged = Damaged::start(&own("damaged"));
    let disk = FullDisk::start(&own("disk"));
    let unread = Unread::start(&own("unread"));
    let busy = Busy::start(&own("busy")).await;
    let slow = Slow::start(&own("slow")).await;
    let refusing = Refusing::start(&own("refusing")).await;
    let ahead = WrongClock::start(&own("ahead"), "a clock that is ahead", "+1h").await;
    let behind = WrongClock::start(&own("behind"), "a clock that is behind", "-1h").await;
    let attack = Attack::start(&own("attack"));
    let mut targets = vec![
        target(&frozen),
        target(&crashing),
        target(&moved),
        target(&damaged),
        target(&disk),
        target(&unread),
        target(&busy),
        target(&slow),
        target(&ahead),
        target(&behind),
        target(&attack),
    ];
    targets.extend(refusing.as_ref().map(target));
    let prometheus = Prometheus::start(&own("prometheus"), &targets).await;
    tokio::join!(
        is_announced(&prometheus, frozen),
        is_announced(&prometheus, crashing),
        is_announced(&prometheus, moved),
        is_announced(&prometheus, damaged),
        is_announced(&prometheus, disk),
        is_announced(&prometheus, unread),
        is_announced(&prometheus, busy),
        is_announced(&prometheus, slow),
        async {
            if let Some(refusing) = refusing {
                is_announced(&prometheus, refusing).await;
            }
        },
        is_announced(&prometheus, ahead),
        is_announced(&prometheus, behind),
        is_announced(&prometheus, attack),
    );
}
