//! A page before the app has loaded, and while the app adopts it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::Page;
use portico_test_support::{eventually, until};

/// What a page has shown since [`Page::watch`].
#[derive(Clone, Debug)]
pub struct Watched {
    /// Each text that the page has shown in some frame, in order.
    pub texts: Vec<String>,
    /// The fields, forms and headings that were removed from the page, even if they were put back at once.
    pub removed: Vec<String>,
    /// The value of the focused field when the app had adopted the page; null before that.
    pub at_takeover: Value,
}

impl Page {
    /// Goes to a path, and waits for its HTML and stylesheet, regardless of scripts.
    ///
    /// # Errors
    /// If they don't load.
    pub async fn arrive(&self, path: &str) -> Result<()> {
        self.visit(path).await?;
        self.is_painted().await
    }

    /// Reloads the page, and waits for its HTML and stylesheet, regardless of scripts.
    ///
    /// # Errors
    /// If they don't load.
    pub async fn arrive_again(&self) -> Result<()> {
        self.refresh().await?;
        self.is_painted().await
    }

    /// Goes to one of a shop's own pages, and waits for its HTML, regardless of scripts.
    ///
    /// # Errors
    /// If it doesn't load.
    pub async fn arrive_at(&self, path: &str) -> Result<()> {
        self.visit(path).await?;
        let script = "return location.protocol !== 'about:' && document.readyState !== 'loading'";
        until("the shop's page", async || Ok(self.eval(script).await? == true)).await
    }

    /// Waits until all that the page loads has come or failed, and that it then says that this takes long. The ten seconds before are skipped.
    ///
    /// # Errors
    /// If it doesn't say so.
    pub async fn is_late(&self) -> Result<()> {
        let loaded = "return document.readyState === 'complete'";
        until("the page to be complete", async || Ok(self.eval(loaded).await? == true)).await?;
        self.eval("for (const animation of document.getAnimations()) animation.finish()").await?;
        self.says("This is taking longer than usual.").await
    }

    /// Runs a script at the start of every page from now on, before the page's own scripts.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn before_scripts(&self, script: &str) -> Result<()> {
        self.tab.before_scripts(script).await
    }

    /// Waits until the app has adopted the static form of one of the page's elements.
    ///
    /// # Errors
    /// If that doesn't happen.
    pub async fn element_ready(&self) -> Result<()> {
        let script = "return [...document.querySelectorAll('portico-auth')]
            .some((element) => (element.shadowRoot ?? element).querySelector('.portico[data-ready]'))";
        until("the element to be ready", async || Ok(self.eval(script).await? == true)).await
    }

    async fn is_painted(&self) -> Result<()> {
        let script = "return !!document.getElementById('portico-failed') && document.styleSheets.length > 0";
        until("the page's HTML", async || Ok(self.eval(script).await? == true)).await
    }

    /// Whether the app has adopted the page.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn is_ready(&self) -> Result<bool> {
        Ok(self.eval("return !!document.querySelector('#portico[data-ready]')").await? == true)
    }

    /// Watches the page from now on, until the browser leaves it.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn watch(&self) -> Result<()> {
        self.eval(include_str!("watch.js")).await.map(drop)
    }

    /// What has been seen so far.
    ///
    /// # Errors
    /// If the page isn't being watched.
    pub async fn watched(&self) -> Result<Watched> {
        let seen = self.eval("return self.porticoSeen").await?;
        let list = |name: &str| {
            let items = seen[name].as_array().with_context(|| format!("the page isn't watched: {seen}"))?;
            Ok::<_, anyhow::Error>(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
        };
        let (texts, removed) = (list("texts")?, list("removed")?);
        Ok(Watched { texts, removed, at_takeover: seen["atTakeover"].clone() })
    }

    /// The window as a PNG. Two that are equal are the same in every pixel.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.driver().screenshot_as_png().await?)
    }

    /// Clears the browser's cache, as on a first visit.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn empty_cache(&self) -> Result<()> {
        self.tab.empty_cache().await
    }

    /// Waits until the text of the submit button is `words`.
    ///
    /// # Errors
    /// If it never is.
    pub async fn submit_button_says(&self, words: &str) -> Result<()> {
        eventually(&format!("the button to show {words:?}"), async || {
            let said = self.eval("return document.querySelector('button[type=submit]')?.innerText").await?;
            ensure!(said.as_str().is_some_and(|said| self.are_named(said, words)), "it shows {said}");
            Ok(())
        })
        .await
    }
}
