//! Where the keys of the keyed hashes may come from.

use portico_server::base::key_ring::Key;

use crate::process::{Running, program, run};
use crate::support::text;

/// The names of the keys that a server starts with.
fn names(running: &mut Running) -> String {
    let entry = running.wait_for("keys of the keyed hashes, the current one first");
    text(&entry["keys"]).to_owned()
}

#[test]
fn keys_stand_in_the_configuration_in_a_file_or_in_the_environment_and_in_one_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let [old, new] =
        ["b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZCA=", "bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3IG5ldyA="];
    let expected = [new, old].map(|key| Key::new(key.into()).name()).join(" ");
    std::fs::write(path("list.toml"), format!("secret = [\"{new}\", \"{old}\"]\n")).expect("written");
    std::fs::write(path("file.toml"), "[serve]\nsecret-file = \"keys\"\n").expect("written");
    std::fs::write(path("keys"), format!("{new}\n{old}\n")).expect("written");

    let start = |arguments: &[&str], environment: &[(&str, &str)]| {
        let mut command = program(folder.path());
        command.args(["--listen", "127.0.0.1:0"]).args(arguments).envs(environment.iter().copied());
        Running::start(&mut command)
    };
    for (arguments, environment) in [
        (&["--config", "list.toml"][..], &[][..]),
        (&["--config", "file.toml"], &[]),
        (&["--secret-file", "keys"], &[]),
        (&[], &[("PORTICO_SECRET_FILE", "keys")]),
        (&[], &[("PORTICO_SECRET", &format!("{new} {old}"))]),
    ] {
        assert_eq!(names(&mut start(arguments, environment)), expected, "{arguments:?} {environment:?}");
    }
    assert_eq!(names(&mut start(&[], &[])).len(), 8, "one that the server has made");

    let (output, log) = run(folder.path(), &["--config", "list.toml", "--secret-file", "keys"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("more than one of --secret-file, PORTICO_SECRET and `secret`"), "{log}");
    assert!(!log.contains(new) && !log.contains(old), "{log}");
}
