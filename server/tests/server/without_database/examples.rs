//! The documentation's worked example of a hand-over, run exactly as written.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process::Running;
use serde_json::Value;

/// A fenced block: its language and its text.
type Block<'a> = (&'a str, &'a str);

/// Separates the output of one block from the next.
const MARK: &str = "--- end of a block ---";

fn blocks(section: &str) -> Vec<Block<'_>> {
    let fenced = section.split("```").skip(1).step_by(2);
    fenced.map(|block| block.split_once('\n').expect("a language and a text")).collect()
}

/// Whether an answer is as documented: a word in capitals matches any text, and so does a time.
fn is_like(documented: &Value, found: &Value) -> bool {
    let stands_for_any = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_time = |text: &str| text.len() == 20 && text.ends_with('Z');
    match (documented, found) {
        (Value::String(one), Value::String(other)) => {
            one == other || stands_for_any(one) || (is_time(one) && is_time(other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| match other.get(name) {
                    // The seconds left of five minutes vary.
                    Some(other) if name == "expiresIn" => value.is_u64() && other.is_u64(),
                    Some(other) => is_like(value, other),
                    None => false,
                })
        }
        _ => documented == found,
    }
}

/// The shell's `PATH`, with our programs first.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_portico-server"));
    let programs = program.parent().expect("a folder").display();
    format!("{programs}:{}", std::env::var("PATH").expect("a path"))
}

#[test]
fn a_hand_over_goes_as_the_documentation_shows_it() {
    let document = include_str!("../../../../docs/api.md");
    let (_, section) = document.split_once("\n## Try a hand-over\n").expect("the example");
    let (section, _) = section.split_once("\n## ").expect("the next section");
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    server.current_dir(folder.path()).env_clear().args(["serve", "--listen", "127.0.0.1:0"]);
    let server = Running::start(&mut server);
    let here = |text: &str| text.replace("http://127.0.0.1:8080", &server.url);

    // A person typing this would have received the mail by now.
    let mut script = String::from(
        "mailed() { for _ in $(seq 100); do ls mail/*.eml >/dev/null 2>&1 && return; sleep 0.1; done; }\n",
    );
    let (mut documented, mut outputs) = (Vec::new(), 0);
    for (language, text) in blocks(section) {
        match language {
            "sh" => {
                writeln!(script, "{}\necho; echo '{MARK}'; mailed", here(text)).expect("written");
                outputs += 1;
            }
            "json" => documented.push((outputs - 1, text)),
            "python" => fs::write(folder.path().join("hand_over.py"), here(text)).expect("written"),
            other => panic!("unexpected language: {other}"),
        }
    }
    assert!(outputs >= 5 && documented.len() >= 3, "the section has an example");
    let output = Command::new("bash")
        .args(["-e", "-c", &script])
        .current_dir(folder.path())
        .env("PATH", path())
        .output()
        .expect("bash runs");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
    server.signal("INT");
    let (_, log) = server.end();
    let handed_over = fs::read_to_string(folder.path().join("handed-over.json")).expect("the answer");
    let answer: Value = serde_json::from_str(&handed_over).expect("JSON");
    let code = answer["code"].as_str().expect("a code");
    assert!(!log.contains(code) && !log.contains("anadigics"), "no code and no address is in the log: {log}");
    let said: Vec<_> = stdout.split(MARK).collect();
    for (block, text) in documented {
        let expected: Value = serde_json::from_str(text).expect("the documented answer is JSON");
        // If a block makes several calls, only the last answer is shown.
        let answers = serde_json::Deserializer::from_str(said[block]).into_iter::<Value>();
        let last = answers.last().and_then(Result::ok);
        assert!(
            last.as_ref().is_some_and(|found| is_like(&expected, found)),
            "documented: {text}\nfound: {}",
            said[block]
        );
    }
}
