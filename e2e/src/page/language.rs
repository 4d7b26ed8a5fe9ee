//! The language of a page, and of the browser.

use anyhow::{Context, Result, ensure};
use portico_locales::Language;
use serde_json::json;
use thirtyfour::By;

use super::{Page, Role};
use portico_test_support::eventually;

impl Page {
    /// Expects pages in this language from now on: English texts, with which a test finds things, stand for those of the same messages.
    ///
    /// # Errors
    /// If there are no pages in it.
    pub fn expect_language(&self, tag: &str) -> Result<()> {
        self.language.set(Language::of_tag(tag).with_context(|| format!("no language {tag}"))?);
        Ok(())
    }

    /// The language that pages are expected in.
    pub fn language(&self) -> Language {
        self.language.get()
    }

    /// Sets the languages in the browser's settings, the preferred one first, such as `de-CH,de`.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn prefers(&self, languages: &str) -> Result<()> {
        self.tab.prefers(languages).await
    }

    /// Sets the browser's only language, and expects pages in it.
    ///
    /// # Errors
    /// If there are no pages in it, or the browser refuses.
    pub async fn speaks(&self, tag: &str) -> Result<()> {
        self.expect_language(tag)?;
        self.prefers(tag).await
    }

    /// Waits until the page is in a language, and expects it from now on.
    ///
    /// # Errors
    /// If it never is.
    pub async fn is_in(&self, tag: &str) -> Result<()> {
        self.expect_language(tag)?;
        let expected = json!([tag, self.language().direction().attribute()]);
        eventually(&format!("the page in {tag}"), async || {
            let html =
                self.eval("const { lang, dir } = document.documentElement; return [lang, dir]").await?;
            ensure!(html == expected, "it is in {html}");
            Ok(())
        })
        .await
    }

    /// Opens the list of languages at the foot of the page, unless it is open, and presses this one.
    ///
    /// # Errors
    /// If it is not in the list.
    pub async fn choose_language(&self, tag: &str) -> Result<()> {
        self.open_languages().await?;
        let name = Language::of_tag(tag).with_context(|| format!("no language {tag}"))?.name();
        self.click(&self.find(Role::Link, name).await?).await
    }

    /// Opens the list of languages at the foot of the page, unless it is open.
    ///
    /// # Errors
    /// If there is none.
    pub async fn open_languages(&self) -> Result<()> {
        if self.eval("return document.querySelector('.portico-languages details').open").await? == false {
            self.driver().find(By::Css(".portico-languages summary")).await?.click().await?;
        }
        Ok(())
    }
}
