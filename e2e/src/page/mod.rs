//! A page as a shopper uses it: finds things by role and label, fills them in, presses them.

mod accessible;
mod authenticator;
mod click;
mod device;
mod early;
mod language;
mod read;
mod still;
mod trap;

pub use authenticator::{Authenticator, Passkey};
pub use early::Watched;

use std::cell::Cell;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use portico_locales::Language;
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData, WebDriver, WebElement};

use crate::browser::Tab;
use crate::translated;
use crate::words::ACCOUNT;
use portico_test_support::{eventually, until};

/// The role of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A field to type into.
    Textbox,
    /// A checkbox.
    Checkbox,
    /// A button.
    Button,
    /// A link.
    Link,
    /// A heading of the page or of a part of it.
    Heading,
}

/// A tab of an open browser.
pub struct Page {
    tab: Arc<Tab>,
    origin: String,
    language: Cell<Language>,
}

impl Page {
    pub(crate) async fn new(tab: Arc<Tab>, origin: String) -> Result<Self> {
        let page = Self { tab, origin, language: Cell::default() };
        page.resize(1280, 900).await?;
        Ok(page)
    }

    pub(crate) fn tab(&self) -> &Tab {
        &self.tab
    }

    /// The browser, for what has no helper here.
    pub fn driver(&self) -> &WebDriver {
        self.tab.driver()
    }

    /// Goes to a path of the shop, and waits until the app shows a page.
    ///
    /// # Errors
    /// If the page doesn't appear.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.visit(path).await?;
        self.started().await
    }

    /// Goes to a path of the shop, whether or not the app starts.
    ///
    /// # Errors
    /// If nothing loads.
    pub async fn visit(&self, path: &str) -> Result<()> {
        // Via an empty page: for the current address the browser would reload, and keep the state of its history entry.
        self.driver().goto("about:blank").await?;
        // The next navigation would overtake one that has not begun.
        let script = "return location.href === 'about:blank'";
        until("the empty page", async || Ok(self.eval(script).await? == true)).await?;
        Ok(self.driver().goto(format!("{}{path}", self.origin)).await?)
    }

    /// Reloads the page.
    ///
    /// # Errors
    /// If the page doesn't appear.
    pub async fn reload(&self) -> Result<()> {
        self.refresh().await?;
        self.started().await
    }

    /// Reloads the page, and waits until the browser has left the old one.
    ///
    /// # Errors
    /// If it doesn't.
    pub async fn refresh(&self) -> Result<()> {
        self.eval("document.body.id = 'left'").await?;
        self.driver().refresh().await?;
        let script = "return document.body?.id !== 'left'";
        until("the page to be left", async || Ok(self.eval(script).await? == true)).await
    }

    /// Waits until the app has started and shows a page, and until the part that protects it from other scripts has loaded.
    ///
    /// # Errors
    /// If it doesn't.
    pub async fn started(&self) -> Result<()> {
        until("the app to show a page", async || {
            let script = "return document.readyState === 'complete' && !!document.querySelector('#portico[data-ready]')
                && performance.getEntriesByName('portico-kept').length > 0";
            Ok(self.eval(script).await? == true)
        })
        .await
    }

    /// Runs a script in the page, as the body of a function, and waits for its promise, if it returns one.
    ///
    /// # Errors
    /// If the script throws, or its promise is still pending after 8 seconds.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        self.eval_with(script, Vec::new()).await
    }

    /// Like [`Self::eval`], with `arguments`.
    ///
    /// # Errors
    /// See [`Self::eval`].
    pub async fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.tab.execute(script, arguments).await
    }

    /// Goes into the page's first frame, until the browser goes to another page.
    ///
    /// # Errors
    /// If it has none.
    pub async fn enter_frame(&self) -> Result<()> {
        self.tab.enter_frame().await
    }

    /// The element with this role and name, if it is on the page and visible.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn look_for(&self, role: Role, name: &str) -> Result<Option<WebElement>> {
        let role = format!("{role:?}").to_lowercase();
        let names = translated::names(self.language(), name);
        self.tab.find(include_str!("find.js"), vec![json!(role), json!(names)]).await
    }

    /// Waits for the element with this role and name.
    ///
    /// # Errors
    /// If it doesn't appear.
    pub async fn find(&self, role: Role, name: &str) -> Result<WebElement> {
        eventually(&format!("the {role:?} {name:?}"), async || {
            self.look_for(role, name).await?.ok_or_else(|| anyhow!("it isn't on the page"))
        })
        .await
    }

    /// Waits for the page with this main heading.
    ///
    /// # Errors
    /// If it doesn't appear.
    pub async fn heading(&self, name: &str) -> Result<()> {
        self.find(Role::Heading, name).await.map(drop)
    }

    /// Waits for the account page, and until it shows the customer, or says why it can't: while its request is under way, what a test
    /// does next would change the response.
    ///
    /// # Errors
    /// If it doesn't appear.
    pub async fn account(&self) -> Result<()> {
        self.heading(ACCOUNT).await?;
        until("the account page to have its response", async || {
            Ok(self.eval(include_str!("loaded.js")).await? == true)
        })
        .await
    }

    /// Types text into the field with this label, replacing its value.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(Role::Textbox, label).await?;
        self.click(&field).await?;
        field.send_keys(Key::Control + "a").await?;
        if text.chars().any(|character| character > '\u{FFFF}') {
            // Drivers have no key for it, as for emojis; a keyboard's emoji picker inserts text as well.
            self.eval_with("document.execCommand('insertText', false, arguments[0])", vec![json!(text)])
                .await?;
        } else {
            let keys = if text.is_empty() { TypingData::from(Key::Backspace) } else { text.into() };
            field.send_keys(keys).await?;
        }
        Ok(())
    }

    /// Presses a button.
    ///
    /// # Errors
    /// If there is no such button.
    pub async fn press(&self, button: &str) -> Result<()> {
        self.click(&self.find(Role::Button, button).await?).await
    }

    /// Follows a link.
    ///
    /// # Errors
    /// If there is no such link.
    pub async fn follow(&self, link: &str) -> Result<()> {
        self.click(&self.find(Role::Link, link).await?).await
    }

    /// Ticks or unticks a checkbox.
    ///
    /// # Errors
    /// If there is no such checkbox.
    pub async fn tick(&self, label: &str) -> Result<()> {
        self.click(&self.find(Role::Checkbox, label).await?).await
    }

    /// Types on the keyboard, wherever the focus is; a modifier such as in `Key::Control + "v"` applies to what follows it.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver().active_element().await?.send_keys(keys).await?)
    }

    /// Waits until the page has run its pending microtasks and its timers without delay.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn settle(&self) -> Result<()> {
        self.eval("return new Promise((done) => setTimeout(() => setTimeout(done, 20), 20))").await.map(drop)
    }

    /// Waits until the page has received the response to a call to this path, and has handled it.
    ///
    /// # Errors
    /// If there is none.
    pub async fn answered(&self, path: &str) -> Result<()> {
        until(&format!("the response to {path}"), async || Ok(self.requests_to(path).await? > 0)).await?;
        self.settle().await
    }

    /// Calls the API from within the page, with a JSON body unless it is null; returns the status and the body.
    ///
    /// # Errors
    /// If there is no response, or it isn't JSON.
    pub async fn call(&self, method: &str, path: &str, body: &Value) -> Result<(u64, Value)> {
        let script = "const [method, path, body] = arguments;
            const content = body && {headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
            return fetch(path, {method, ...content}).then(async (answer) => [answer.status, await answer.json()])";
        let arguments = vec![json!(method), json!(path), body.clone()];
        let answer = self.eval_with(script, arguments).await;
        let answer = answer.with_context(|| format!("{method} {path}"))?;
        let status = answer[0].as_u64().with_context(|| format!("{method} {path}: {answer}"))?;
        Ok((status, answer[1].clone()))
    }
}
