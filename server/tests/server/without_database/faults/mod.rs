//! Faults of one server with a file as its database, and that each raises its alerts in Prometheus.

mod attack;
mod clock;
mod database;
mod disk;
mod log;
mod mail;
mod process;

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::faults::{is_announced, target};
use crate::prometheus::Prometheus;

use attack::Attack;
use clock::WrongClock;
use database::{Damaged, Moved};
use disk::FullDisk;
use log::Unread;
use mail::{Busy, Refusing, Slow};
use process::{Crashing, Frozen};

/// Creates a folder of a fault's own.
fn folder_in(folder: &Path, name: &str) -> PathBuf {
    let own = folder.join(name);
    fs::create_dir(&own).expect("a folder");
    own
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Prometheus and libfaketime, which `cargo xtask test` brings along, and a disk of its own"]
async fn each_fault_raises_its_alerts_while_it_lasts() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = |name: &str| folder_in(folder.path(), name);
    let frozen = Frozen::start(&own("frozen"));
    let crashing = Crashing::start(&own("crashing"));
    let moved = Moved::start(&own("moved"));
    let damaged = Damaged::start(&own("damaged"));
    let disk = FullDisk::start(&own("disk"));
    let unread = Unread::start(&own("unread"));
    let busy = Busy::start(&own("busy")).await;
    let slow = Slow::start(&own("slow")).await;
    let ahead = WrongClock::start(&own("ahead"), "a clock that is ahead", "+1h").await;
    let behind = WrongClock::start(&own("behind"), "a clock that is behind", "-1h").await;
    let attack = Attack::start(&own("attack"));
    let targets = [
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
        is_announced(&prometheus, ahead),
        is_announced(&prometheus, behind),
        is_announced(&prometheus, attack),
    );
}

/// A test of its own, which is skipped where Postfix can't start.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Prometheus and Postfix, which `cargo xtask test` brings along, and root"]
async fn a_postfix_that_refuses_raises_its_alerts_while_it_does() {
    let folder = tempfile::tempdir().expect("a folder");
    // Postfix has a user of its own.
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
    let refusing = Refusing::start(&folder_in(folder.path(), "refusing")).await;
    let prometheus = Prometheus::start(&folder_in(folder.path(), "prometheus"), &[target(&refusing)]).await;
    is_announced(&prometheus, refusing).await;
}
