//! A click, as every engine's driver makes it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverErrorInner;

use super::Page;
use crate::browser::Engine;

/// Scrolls an element in a shadow tree into view, and returns the middle of it, in CSS pixels of the window; nothing if something
/// else is in the way there, or the element is in no shadow tree.
const MIDDLE: &str = "const [element] = arguments, tree = element.getRootNode();
    if (!(tree instanceof ShadowRoot)) return null;
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [Math.floor(left + width / 2), Math.floor(top + height / 2)];
    const at = tree.elementFromPoint(x, y);
    return element.contains(at) || [...element.labels ?? []].some((label) => label.contains(at)) ? [x, y] : null";

impl Page {
    /// Clicks an element, as with a mouse. `WebKit`'s driver takes everything in a shadow tree for something that is in the way, so there it
    /// only moves the pointer, once it is known what is under it.
    ///
    /// # Errors
    /// If something else is in the way.
    pub(crate) async fn click(&self, element: &WebElement) -> Result<()> {
        match element.click().await {
            Err(error) if matches!(error.as_inner(), WebDriverErrorInner::ElementClickIntercepted(_)) => {
                ensure!(Engine::current()? == Engine::WebKit, error);
                let middle = self.driver().execute(MIDDLE, vec![element.to_json()?]).await?;
                let place = |number: &Value| number.as_i64().context("a place is a number");
                let [x, y] = middle.json().as_array().map_or(&[][..], Vec::as_slice) else {
                    return Err(error.into());
                };
                Ok(self.driver().action_chain().move_to(place(x)?, place(y)?).click().perform().await?)
            }
            clicked => Ok(clicked?),
        }
    }
}
