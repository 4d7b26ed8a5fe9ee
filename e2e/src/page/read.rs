//! Reads what a page shows.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{Page, Role};
use crate::browser::{Engine, Entry};
use crate::translated;
use crate::words::PROBLEM;
use portico_test_support::{eventually, until};

impl Page {
    /// The visible text of the page.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn text(&self) -> Result<String> {
        let text = self.eval("return document.body?.innerText ?? ''").await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the page shows `words`. Firefox leaves out the marks that isolate text of another direction.
    ///
    /// # Errors
    /// If it never does.
    pub async fn says(&self, words: &str) -> Result<()> {
        let is_bare = Engine::current()? == Engine::Firefox;
        let bare = |text: &str| {
            if is_bare { text.replace(['\u{2068}', '\u{2069}'], "") } else { text.to_owned() }
        };
        let wanted = bare(words);
        until(&format!("the page to show {words:?}"), async || {
            Ok(translated::has(self.language(), &bare(&self.text().await?), &wanted))
        })
        .await
    }

    /// Whether these are the words, or what they stand for in the page's language.
    pub(super) fn are_named(&self, said: &str, words: &str) -> bool {
        translated::names(self.language(), words).iter().any(|name| name == said)
    }

    /// The address in the address bar, without the shop's origin.
    ///
    /// # Errors
    /// If the page is on another origin.
    pub async fn address(&self) -> Result<String> {
        let url = self.driver().current_url().await?.to_string();
        let path = url
            .strip_prefix(&self.origin)
            .with_context(|| format!("the browser has left the shop for {url}"))?;
        Ok(path.to_owned())
    }

    /// Waits until `address` is in the address bar.
    ///
    /// # Errors
    /// If it never is.
    pub async fn is_at(&self, address: &str) -> Result<()> {
        eventually(&format!("the address {address}"), async || {
            let now = self.address().await?;
            ensure!(now == address, "it is {now}");
            Ok(())
        })
        .await
    }

    /// The addresses to which the browser can go back and forward, and where it is, without any order.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn history(&self) -> Result<Vec<String>> {
        self.tab.history().await
    }

    /// The title of the tab.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn title(&self) -> Result<String> {
        Ok(self.driver().title().await?)
    }

    /// The value of the field with this label.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn value(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// The accessible description of the field with this label: its hint and its error.
    ///
    /// # Errors
    /// If there is no such field, or its `aria-describedby` names an element that doesn't exist.
    pub async fn described(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        let script = "const ids = arguments[0].getAttribute('aria-describedby') ?? '';
            return ids.split(' ').filter(Boolean).map((id) => document.getElementById(id).innerText).join('\\n')";
        let text = self.eval_with(script, vec![field.to_json()?]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the field with this label is marked as invalid with the error `words`.
    ///
    /// # Errors
    /// If it never is.
    pub async fn refuses(&self, label: &str, words: &str) -> Result<()> {
        eventually(&format!("the field {label:?} to show {words:?}"), async || {
            ensure!(self.is_invalid(label).await?, "it isn't marked as invalid");
            let said = self.described(label).await?;
            ensure!(translated::has(self.language(), &said, words), "it shows {said:?}");
            Ok(())
        })
        .await
    }

    /// Whether the field with this label is marked as invalid.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn is_invalid(&self, label: &str) -> Result<bool> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.attr("aria-invalid").await?.as_deref() == Some("true"))
    }

    /// Waits for the error summary, and returns the lines below its heading.
    ///
    /// # Errors
    /// If there is none.
    pub async fn summary(&self) -> Result<Vec<String>> {
        let script = "const alert = [...document.querySelectorAll('[role=alert]')]
            .find((alert) => alert.innerText.includes(arguments[0]));
            return alert?.innerText ?? ''";
        let problem = self.problem();
        eventually("the error summary", async || {
            let text = self.eval_with(script, vec![json!(problem)]).await?;
            let lines =
                text.as_str().unwrap_or_default().lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<_> = lines.map(str::to_owned).collect();
            ensure!(!lines.is_empty(), "it isn't there");
            Ok(lines.into_iter().filter(|line| *line != problem).collect())
        })
        .await
    }

    /// The heading of the error summary.
    fn problem(&self) -> String {
        translated::names(self.language(), PROBLEM).remove(0)
    }

    /// The text or label of the focused element.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn focused(&self) -> Result<String> {
        let script = "const focused = document.activeElement;
            if (!focused || focused === document.body) return '';
            const name = focused.labels?.[0] ?? focused;
            return name.innerText.replace(/\\s+/g, ' ').trim()";
        Ok(self.eval(script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the element with this text or label has the focus.
    ///
    /// # Errors
    /// If it never does.
    pub async fn has_focus(&self, name: &str) -> Result<()> {
        eventually(&format!("the focus on {name:?}"), async || {
            let focused = self.focused().await?;
            ensure!(self.are_named(&focused, name), "it is on {focused:?}");
            Ok(())
        })
        .await
    }

    /// Waits until the error summary has the focus, so that a screen reader reads it out.
    ///
    /// # Errors
    /// If it never does.
    pub async fn summary_has_focus(&self) -> Result<()> {
        eventually("the focus on the error summary", async || {
            let focused = self.focused().await?;
            ensure!(focused.starts_with(&self.problem()), "it is on {focused:?}");
            Ok(())
        })
        .await
    }

    /// How many requests the page has made to a path of the API since it was loaded.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn requests_to(&self, path: &str) -> Result<u64> {
        let script = "return performance.getEntriesByType('resource')
            .filter((entry) => new URL(entry.name).pathname === arguments[0]).length";
        let count = self.eval_with(script, vec![json!(path)]).await?;
        count.as_u64().context("a length is a number")
    }

    /// The contents of the browser's local and session storage as text, except what outlives sessions: see [`Self::device`].
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn stored(&self) -> Result<(String, String)> {
        let both = self
            .eval(
                "const { 'portico.device': device, ...local } = localStorage;
                 return [JSON.stringify(local), JSON.stringify(sessionStorage)]",
            )
            .await?;
        let text = |at: usize| both[at].as_str().unwrap_or_default().to_owned();
        Ok((text(0), text(1)))
    }

    /// The shop's identifier for this browser, which outlives sessions.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn device(&self) -> Result<Option<String>> {
        let kept = self.eval("return localStorage['portico.device']").await?;
        Ok(kept.as_str().map(str::to_owned))
    }

    /// What the console has said since the last call.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn console(&self) -> Result<Vec<Entry>> {
        self.tab.console().await
    }

    /// A description of the page for an error message.
    pub(crate) async fn description(&self) -> String {
        let address =
            self.driver().current_url().await.map_or_else(|error| error.to_string(), |url| url.to_string());
        let text = self.text().await.unwrap_or_else(|error| error.to_string());
        let console = self.console().await.unwrap_or_default();
        let console: Vec<_> =
            console.iter().map(|entry| format!("{:?} {}", entry.level, entry.text)).collect();
        format!("at {address} the page says:\n{text}\nthe console says:\n{}", console.join("\n"))
    }
}
