//! A page as a shopper meets it: what is there by role and label, what can be filled in and pressed.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData, WebDriver, WebElement, WindowHandle};

use crate::wait::{eventually, until};

/// What an element is to a shopper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to type into.
    Textbox,
    /// Something to tick.
    Checkbox,
    /// Something to press.
    Button,
    /// Something to follow.
    Link,
    /// The title of the page or of a part of it.
    Heading,
}

/// What the browser's connection is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// As it is.
    Normal,
    /// There is none.
    Offline,
    /// Every answer takes so many milliseconds longer.
    Slow(u32),
}

/// A tab of an open browser.
pub struct Page {
    driver: WebDriver,
    origin: String,
}

impl Page {
    pub(crate) async fn new(driver: WebDriver, origin: String) -> Result<Self> {
        let page = Self { driver, origin };
        page.resize(1280, 900).await?;
        Ok(page)
    }

    /// The browser, for what has no helper here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Goes to a path of the shop, and waits until the app shows a page.
    ///
    /// # Errors
    /// When the page does not come.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.visit(path).await?;
        self.started().await
    }

    /// Goes to a path of the shop, whether or not the app comes.
    ///
    /// # Errors
    /// When nothing comes.
    pub async fn visit(&self, path: &str) -> Result<()> {
        // From elsewhere: to the address that is shown already, the browser reloads, and its history entry remembers.
        self.driver.goto("about:blank").await?;
        Ok(self.driver.goto(format!("{}{path}", self.origin)).await?)
    }

    /// Loads the page anew.
    ///
    /// # Errors
    /// When the page does not come.
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.started().await
    }

    /// Waits until the app is there and shows a page.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn started(&self) -> Result<()> {
        until("the app to show a page", async || {
            Ok(self
                .eval(
                    "return document.readyState === 'complete' && !!document.getElementById('portico-title')",
                )
                .await?
                == true)
        })
        .await
    }

    /// Runs a script in the page, as the body of a function.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        self.eval_with(script, Vec::new()).await
    }

    /// Runs a script in the page with `arguments`.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// The element of that role and name, if it is there and visible.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn look_for(&self, role: Role, name: &str) -> Result<Option<WebElement>> {
        let role = format!("{role:?}").to_lowercase();
        let found = self.driver.execute(include_str!("find.js"), vec![json!(role), json!(name)]).await?;
        Ok(if found.json().is_null() { None } else { Some(found.element()?) })
    }

    /// Waits for the element of that role and name.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn find(&self, role: Role, name: &str) -> Result<WebElement> {
        eventually(&format!("the {role:?} {name:?}"), async || {
            self.look_for(role, name).await?.ok_or_else(|| anyhow!("it is not on the page"))
        })
        .await
    }

    /// Waits until no element of that role and name is visible.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, role: Role, name: &str) -> Result<()> {
        until(&format!("the {role:?} {name:?} to go"), async || {
            Ok(self.look_for(role, name).await?.is_none())
        })
        .await
    }

    /// Waits for the page with that main heading.
    ///
    /// # Errors
    /// When another page stays.
    pub async fn heading(&self, name: &str) -> Result<()> {
        self.find(Role::Heading, name).await.map(drop)
    }

    /// Puts text into the field with that label, in place of what is there, by typing.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.find(Role::Textbox, label).await?;
        field.click().await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(if text.is_empty() { TypingData::from(Key::Backspace) } else { text.into() }).await?;
        Ok(())
    }

    /// What the field with that label holds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn value(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Presses a button.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn press(&self, button: &str) -> Result<()> {
        Ok(self.find(Role::Button, button).await?.click().await?)
    }

    /// Follows a link.
    ///
    /// # Errors
    /// When there is no such link.
    pub async fn follow(&self, link: &str) -> Result<()> {
        Ok(self.find(Role::Link, link).await?.click().await?)
    }

    /// Ticks a box, or takes the tick away.
    ///
    /// # Errors
    /// When there is no such box.
    pub async fn tick(&self, label: &str) -> Result<()> {
        Ok(self.find(Role::Checkbox, label).await?.click().await?)
    }

    /// Types on the keyboard, wherever the focus is; a modifier such as `Key::Control + "v"` holds for what is behind
    /// it.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Result<()> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// What is written on the page, as it is seen.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        let text = self.eval("return document.body?.innerText ?? ''").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page says `words`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, words: &str) -> Result<()> {
        until(&format!("the page to say {words:?}"), async || Ok(self.text().await?.contains(words))).await
    }

    /// What stands in the address bar behind the shop's origin.
    ///
    /// # Errors
    /// When the page is of another origin.
    pub async fn address(&self) -> Result<String> {
        let url = self.driver.current_url().await?.to_string();
        let path = url
            .strip_prefix(&self.origin)
            .with_context(|| format!("the browser has left the shop for {url}"))?;
        Ok(path.to_owned())
    }

    /// Waits until `address` stands in the address bar.
    ///
    /// # Errors
    /// When another stays.
    pub async fn is_at(&self, address: &str) -> Result<()> {
        eventually(&format!("the address {address}"), async || {
            let now = self.address().await?;
            ensure!(now == address, "it is {now}");
            Ok(())
        })
        .await
    }

    /// The title of the tab.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn title(&self) -> Result<String> {
        Ok(self.driver.title().await?)
    }

    /// What assistive technology says of the field with that label besides the label: its hint and its error.
    ///
    /// # Errors
    /// When there is no such field, or `aria-describedby` names what does not exist.
    pub async fn described(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        let script = "const ids = arguments[0].getAttribute('aria-describedby') ?? '';
            return ids.split(' ').filter(Boolean).map((id) => document.getElementById(id).innerText).join('\\n')";
        let text = self.eval_with(script, vec![field.to_json()?]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the field with that label is marked as invalid and says `words`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn refuses(&self, label: &str, words: &str) -> Result<()> {
        eventually(&format!("the field {label:?} to say {words:?}"), async || {
            ensure!(self.is_invalid(label).await?, "it is not marked as invalid");
            let said = self.described(label).await?;
            ensure!(said.contains(words), "it says {said:?}");
            Ok(())
        })
        .await
    }

    /// Whether the field with that label is marked as invalid.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn is_invalid(&self, label: &str) -> Result<bool> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.attr("aria-invalid").await?.as_deref() == Some("true"))
    }

    /// Waits for the error summary, and gives what it says below its heading, a line each.
    ///
    /// # Errors
    /// When there is none.
    pub async fn summary(&self) -> Result<Vec<String>> {
        let script = "const alert = [...document.querySelectorAll('[role=alert]')]
            .find((alert) => alert.innerText.includes('There is a problem'));
            return alert?.innerText ?? ''";
        eventually("the error summary", async || {
            let text = self.eval(script).await?;
            let lines =
                text.as_str().unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<_> = lines.map(str::to_owned).collect();
            ensure!(!lines.is_empty(), "there is none");
            Ok(lines.into_iter().filter(|line| line != "There is a problem").collect())
        })
        .await
    }

    /// The text of what has the focus, or its label.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focused(&self) -> Result<String> {
        let script = "const focused = document.activeElement;
            if (!focused || focused === document.body) return '';
            const name = focused.labels?.[0] ?? focused;
            return name.innerText.replace(/\\s+/g, ' ').trim()";
        Ok(self.eval(script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until what has that text or label has the focus.
    ///
    /// # Errors
    /// When it does not get it.
    pub async fn has_focus(&self, name: &str) -> Result<()> {
        eventually(&format!("the focus on {name:?}"), async || {
            let focused = self.focused().await?;
            ensure!(focused == name, "it is on {focused:?}");
            Ok(())
        })
        .await
    }

    /// Waits until the error summary has the focus, so that it is read out.
    ///
    /// # Errors
    /// When it does not get it.
    pub async fn summary_has_focus(&self) -> Result<()> {
        eventually("the focus on the error summary", async || {
            let focused = self.focused().await?;
            ensure!(focused.starts_with("There is a problem"), "it is on {focused:?}");
            Ok(())
        })
        .await
    }

    /// How many requests this page has made to a path of the API since it was loaded.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn requests_to(&self, path: &str) -> Result<u64> {
        let script = "return performance.getEntriesByType('resource')
            .filter((entry) => new URL(entry.name).pathname === arguments[0]).length";
        let count = self.eval_with(script, vec![json!(path)]).await?;
        count.as_u64().context("a length is a number")
    }

    /// What is kept in the browser's storages, as text.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn stored(&self) -> Result<(String, String)> {
        let both = self.eval("return [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]").await?;
        let text = |at: usize| both[at].as_str().unwrap_or_default().to_owned();
        Ok((text(0), text(1)))
    }

    /// Calls the API from within the page, with a JSON body unless it is null; gives the status and the body.
    ///
    /// # Errors
    /// When no answer comes or it is not JSON.
    pub async fn call(&self, method: &str, path: &str, body: &Value) -> Result<(u64, Value)> {
        let script = "const [method, path, body, done] = arguments;
            const content = body && {headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
            fetch(path, {method, ...content})
              .then(async (answer) => done([answer.status, await answer.json()]))
              .catch((error) => done(String(error)))";
        let arguments = vec![json!(method), json!(path), body.clone()];
        let answer = self.driver.execute_async(script, arguments).await?.json().clone();
        let status = answer[0].as_u64().with_context(|| format!("{method} {path}: {answer}"))?;
        Ok((status, answer[1].clone()))
    }

    /// Changes the connection, from now on.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn network(&self, network: Network) -> Result<()> {
        let (offline, latency) = match network {
            Network::Normal => (false, 0),
            Network::Offline => (true, 0),
            Network::Slow(milliseconds) => (false, milliseconds),
        };
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({"offline": offline, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1});
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Makes the page so many CSS pixels wide and high.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Asks the page for dark colours, or for light ones.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", media).await
    }

    async fn devtools(&self, method: &str, parameters: Value) -> Result<()> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())?;
        Ok(())
    }

    /// Opens a path in a new tab and goes there. Gives the tab that was left, for [`Page::go_to_tab`].
    ///
    /// # Errors
    /// When the page does not come.
    pub async fn open_tab(&self, path: &str) -> Result<WindowHandle> {
        let left = self.driver.window().await?;
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab).await?;
        self.resize(1280, 900).await?;
        self.open(path).await?;
        Ok(left)
    }

    /// Goes to another tab. Gives the tab that was left.
    ///
    /// # Errors
    /// When it is closed.
    pub async fn go_to_tab(&self, tab: WindowHandle) -> Result<WindowHandle> {
        let left = self.driver.window().await?;
        self.driver.switch_to_window(tab).await?;
        Ok(left)
    }

    /// Keeps what is seen as a PNG file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }

    /// The page in words, for an error that someone has to understand.
    pub(crate) async fn description(&self) -> String {
        let address =
            self.driver.current_url().await.map_or_else(|error| error.to_string(), |url| url.to_string());
        let text = self.text().await.unwrap_or_else(|error| error.to_string());
        let console = self.driver.browser_log().await.unwrap_or_default();
        let console: Vec<_> =
            console.iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect();
        format!("at {address} the page says:\n{text}\nthe console says:\n{}", console.join("\n"))
    }
}
