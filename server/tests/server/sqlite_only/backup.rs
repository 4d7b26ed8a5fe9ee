//! A backup of the database, taken while the server runs, is complete and a server can start from it.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::{EMAIL, PASSWORD, Portico};
use crate::waiting::until;

fn backup(folder: &Path, database: &str, to: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.args(["backup", "--database", database, "--to", to]);
    command.current_dir(folder).env_clear().output().expect("it runs")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_taken_under_load_is_whole_and_can_be_started_from() {
    let portico = Arc::new(Portico::start_on_sqlite(tempfile::tempdir().expect("a folder")).await);
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let stop = Arc::new(AtomicBool::new(false));
    let load = tokio::spawn({
        let (portico, stop) = (Arc::clone(&portico), Arc::clone(&stop));
        async move {
            let mut made = 0;
            while !stop.load(Ordering::SeqCst) {
                let answer = portico.register(&format!("{made}@example.com"), PASSWORD).await;
                assert_eq!(answer.verdict(), (200, ""));
                made += 1;
            }
            made
        }
    });
    let count = async |portico: &Portico| -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM customers");
        count.fetch_one(&portico.database().await).await.expect("a number")
    };
    until("accounts are made", async || count(&portico).await >= 5).await;
    let before = count(&portico).await;
    let restored = tempfile::tempdir().expect("a folder");
    let copy = restored.path().join("portico.db");
    let output = backup(portico.folder.path(), "sqlite:portico.db", &copy.display().to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let after = count(&portico).await;
    stop.store(true, Ordering::SeqCst);
    assert!(load.await.expect("no panic") > 4);
    let mode = copy.metadata().expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "it contains valid codes");

    let restored = Portico::start_on_sqlite(restored).await;
    let customers = count(&restored).await;
    assert!((before..=after).contains(&customers), "{before} <= {customers} <= {after}");
    let check: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&restored.database().await)
        .await
        .expect("an answer");
    assert_eq!(check, "ok");
    assert_eq!(restored.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    assert_eq!(restored.profile(&session).await.verdict(), (200, ""), "sessions are kept, too");
}

#[test]
fn what_cannot_be_copied_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("there.db"), "somebody's").expect("a file");
    for (database, to, said) in [
        ("postgres://portico@127.0.0.1/portico", "copy.db", "pg_dump"),
        ("sqlite:none.db", "copy.db", "cannot copy the database `sqlite:none.db`"),
        ("sqlite:none.db", "there.db", "cannot write `there.db`: File exists"),
        ("sqlite:none.db", "no/folder/copy.db", "cannot write `no/folder/copy.db`"),
    ] {
        let output = backup(folder.path(), database, to);
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{log}");
        assert!(log.contains(said), "{log}");
        assert!(!folder.path().join("copy.db").exists(), "no partial copy is left");
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("there.db")).expect("a file"), "somebody's");
}
