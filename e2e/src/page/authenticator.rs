//! An authenticator of the test's own, in which a shopper has passkeys: what a phone or a laptop has, and a test can see into.

use std::sync::Mutex;

use anyhow::{Context, Result};
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{RequestData, SessionId};

use super::Page;
use crate::browser::Engine;

/// The authenticators that tests have connected so far. One in a Firefox that tests share is still there when the test is over.
static CONNECTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// An authenticator that is built into the shopper's device. It belongs to the tab that it was connected in, in Firefox to the browser.
pub struct Authenticator<'a> {
    page: &'a Page,
    id: String,
}

/// A passkey in an authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// The credential's id, in base64url.
    pub id: String,
    /// The host name that it is for.
    pub rp_id: String,
    /// The user handle, in base64url.
    pub user: String,
}

/// A command of the drivers: <https://www.w3.org/TR/webauthn-3/#sctn-automation>.
#[derive(Debug)]
struct Command {
    method: Method,
    /// What follows the path of all authenticators.
    path: String,
    body: Value,
}

impl FormatRequestData for Command {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let path = format!("session/{session}/webauthn/authenticator{}", self.path);
        let request = RequestData::new(self.method.clone(), path);
        if self.body.is_null() { request } else { request.add_body(self.body.clone()) }
    }
}

impl Page {
    /// Connects an authenticator that has no passkeys yet. Its owner is there, touches it whenever it asks, and is recognized by it. WebKitGTK has
    /// no passkeys: the test ends there and is reported as skipped.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn authenticator(&self) -> Result<Authenticator<'_>> {
        self.skip_in(Engine::WebKit, "WebKitGTK has no passkeys")?;
        let kind = json!({
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserConsenting": true,
            "isUserVerified": true,
        });
        let before = CONNECTED.lock().map(|ids| ids.clone()).unwrap_or_default();
        for id in
            before.into_iter().filter(|_| Engine::current().is_ok_and(|engine| engine == Engine::Firefox))
        {
            // Another Firefox doesn't know it.
            let _ = command(self, Method::DELETE, format!("/{id}"), Value::Null).await;
        }
        let made = command(self, Method::POST, String::new(), kind).await?;
        let id = made.as_str().context("an authenticator has an id")?.to_owned();
        if let Ok(mut ids) = CONNECTED.lock() {
            ids.push(id.clone());
        }
        Ok(Authenticator { page: self, id })
    }
}

impl Authenticator<'_> {
    /// The passkeys in it.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn passkeys(&self) -> Result<Vec<Passkey>> {
        let listed = self.command(Method::GET, "/credentials", Value::Null).await?;
        let text = |passkey: &Value, name: &str| passkey[name].as_str().unwrap_or_default().to_owned();
        let passkey = |it: &Value| Passkey {
            id: text(it, "credentialId"),
            rp_id: text(it, "rpId"),
            user: text(it, "userHandle"),
        };
        Ok(listed.as_array().context("passkeys are a list")?.iter().map(passkey).collect())
    }

    /// Removes all passkeys, as its owner can in the device's settings.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn clear(&self) -> Result<()> {
        self.command(Method::DELETE, "/credentials", Value::Null).await.map(drop)
    }

    /// Recognizes whoever touches it as its owner, or doesn't, as with a wrong finger.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn recognize(&self, is_owner: bool) -> Result<()> {
        self.command(Method::POST, "/uv", json!({"isUserVerified": is_owner})).await.map(drop)
    }

    /// Leaves what the autofill asks for waiting from now on, as if the shopper chose nothing there; a press waits as well then. Otherwise
    /// Chromium's autofill takes a passkey by itself. Firefox' waits in any case, and doesn't keep a press waiting.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn let_autofill_wait(&self, waits: bool) -> Result<()> {
        if Engine::current()? == Engine::Chromium {
            let devtools = self.page.devtools("an authenticator that waits")?;
            let parameters = json!({"authenticatorId": self.id, "enabled": !waits});
            devtools.send_raw("WebAuthn.setAutomaticPresenceSimulation", parameters).await?;
        }
        Ok(())
    }

    async fn command(&self, method: Method, path: &str, body: Value) -> Result<Value> {
        command(self.page, method, format!("/{}{path}", self.id), body).await
    }
}

async fn command(page: &Page, method: Method, path: String, body: Value) -> Result<Value> {
    let command = Command { method, path, body };
    let what = format!("{command:?}");
    Ok(page.driver().handle().cmd(command).await.context(what)?.value_json()?)
}
