//! A page whose app traps.

use anyhow::Result;

use super::Page;
use portico_test_support::until;

/// Keeps the memory of each WebAssembly instance that a page creates.
const EXPOSE: &str = "const { instantiate } = WebAssembly;
    self.porticoMemories = [];
    WebAssembly.instantiate = async (...input) => {
      const made = await instantiate(...input);
      const { exports } = made.instance ?? made;
      porticoMemories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };";

impl Page {
    /// Lets [`Self::trap`] work on every page that is opened from now on.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn expose_app(&self) -> Result<()> {
        self.before_scripts(EXPOSE).await
    }

    /// Makes the app on a hosted page trap, as a panic does: its memory is overwritten, and it has something to do.
    ///
    /// # Errors
    /// If it doesn't.
    pub async fn trap(&self) -> Result<()> {
        self.eval(
            "for (const { buffer } of porticoMemories) new Uint8Array(buffer).fill(255);
             dispatchEvent(new PopStateEvent('popstate'))",
        )
        .await?;
        until("the app to stop", async || {
            Ok(self.eval("return !document.getElementById('portico-failed').hidden").await? == true)
        })
        .await
    }
}
