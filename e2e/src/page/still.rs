//! Whether anything on a page moves by itself.

use anyhow::{Context, Result, ensure};

use super::Page;

impl Page {
    /// Records what moves on every page from now on, for [`Self::assert_still`].
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn record_moves(&self) -> Result<()> {
        self.before_scripts(include_str!("still.js")).await
    }

    /// Checks that nothing on the page has moved since it was loaded, except in response to an input: no heading, field, button or link, and
    /// in Chromium nothing at all (the same shifts that Cumulative Layout Shift counts).
    ///
    /// # Errors
    /// If something has; the error says what, from where to where. Or if that isn't recorded.
    pub async fn assert_still(&self, state: &str) -> Result<()> {
        // After two frames, the last move is among those that are recorded; Chromium reports shifts in a task.
        let script = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
            setTimeout(() => done(self.porticoStill)))))";
        let still = self.eval(script).await?;
        ensure!(still["seen"].as_u64().is_some_and(|seen| seen > 0), "{state}: nothing is recorded: {still}");
        let moves = still["moves"].as_array().context("moves are a list")?;
        ensure!(moves.is_empty(), "{state} moves: {moves:#?}");
        Ok(())
    }
}
