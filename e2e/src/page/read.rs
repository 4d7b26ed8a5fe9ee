//! What a page says.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{Page, Role};
use portico_test_support::{eventually, until};

impl Page {
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

    /// The address in the address bar, without the shop's origin.
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

    /// Waits until `address` is in the address bar.
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

    /// What the field with that label holds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn value(&self, label: &str) -> Result<String> {
        let field = self.find(Role::Textbox, label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
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

    /// What is kept in the browser's storages, as text, but for what outlives every session: see [`Self::device`].
    ///
    /// # Errors
    /// When the browser does not answer.
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

    /// The shop's identifier of this browser, which outlives every session.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn device(&self) -> Result<Option<String>> {
        let kept = self.eval("return localStorage['portico.device']").await?;
        Ok(kept.as_str().map(str::to_owned))
    }

    /// The page in words, for an error message.
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
