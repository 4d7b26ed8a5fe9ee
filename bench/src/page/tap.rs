//! A finger on a touch screen.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use crate::devtools::{Devtools, Session};

/// How long a finger stays on the screen.
const TOUCH: Duration = Duration::from_millis(60);

/// A tap on an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// The element, as a CSS selector.
    pub on: &'static str,
    /// Whether it leads to another page.
    pub leaves: bool,
}

impl Tap {
    /// Taps the middle of the element.
    ///
    /// # Errors
    /// If the page has no such element.
    pub fn make(&self, devtools: &mut Devtools, tab: &Session) -> Result<()> {
        let find = format!(
            "(({{ left, top, width, height }}) => [left + width / 2, top + height / 2])\
             (document.querySelector({}).getBoundingClientRect())",
            json!(self.on)
        );
        let found = json!({"expression": find, "returnByValue": true});
        let found = devtools.call(tab, "Runtime.evaluate", found)?;
        let [x, y] = [0, 1].map(|at| found["result"]["value"][at].as_f64());
        let (x, y) = x.zip(y).with_context(|| format!("the page has no {}", self.on))?;
        let touch = |kind: &str, points| json!({"type": kind, "touchPoints": points});
        devtools.call(tab, "Input.dispatchTouchEvent", touch("touchStart", json!([{"x": x, "y": y}])))?;
        thread::sleep(TOUCH);
        devtools.call(tab, "Input.dispatchTouchEvent", touch("touchEnd", json!([])))?;
        Ok(())
    }
}
