//! Faults of one server with a file as its database, and that each raises its alerts in Prometheus.

mod attack;
mod database;
mod disk;
mod log;
mod mail;
mod process;

use crate::faults::{is_announced, target};
use crate::prometheus::Prometheus;

use attack::Attack;
use database::{Damaged, Moved};
use disk::FullDisk;
use log::Unread;
use mail::Busy;
use process::{Crashing, Frozen};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Prometheus, and a disk of its own: `cargo xtask test` brings Prometheus along"]
async fn each_fault_raises_its_alerts_while_it_lasts() {
    let folder = tempfile::tempdir().expect("a folder");
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
    let attack = Attack::start(&own("attack"));
    let targets = [
        target(&frozen),
        target(&crashing),
        target(&moved),
        target(&damaged),
        target(&disk),
        target(&unread),
        target(&busy),
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
        is_announced(&prometheus, attack),
    );
}
