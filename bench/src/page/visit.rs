//! One cold load of a page, and a second visit.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::profile;
use super::traffic::Traffic;
use crate::chromium::{Chromium, Tab};
use crate::machine::{self, Patience};

/// Records the page's milestones from inside it.
const PROBE: &str = include_str!("probe.js");
/// How long a loaded page may take until it reports that it is ready.
const READY: Duration = Duration::from_secs(20);

/// A page to be measured.
#[derive(Debug)]
pub struct Target {
    /// Its name in the report.
    pub name: &'static str,
    /// Its address.
    pub address: String,
    /// The `performance.mark` with which the page reports that a submit works without waiting.
    pub mark: &'static str,
}

/// The result of a visit. Times are milliseconds from the start of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Bytes over the network, headers included.
    pub bytes: f64,
    /// Requests over the network.
    pub requests: f64,
    /// First contentful paint.
    pub first_paint: f64,
    /// When the email field has been painted and accepts typing.
    pub typable: f64,
    /// When a submit works without waiting.
    pub submittable: f64,
    /// Total blocking time: what main thread tasks took beyond 50 ms each, over the whole load.
    pub blocking: f64,
    /// The sum of all layout shifts.
    pub shift: f64,
    /// Bytes over the network on the second visit.
    pub second_bytes: f64,
    /// Requests over the network on the second visit.
    pub second_requests: f64,
    /// The cores that other programs used during the load, on average.
    pub disturbed: f64,
}

/// The probe's records.
#[derive(Debug, Deserialize)]
struct Seen {
    paint: Option<f64>,
    typable: Option<f64>,
    ready: Option<f64>,
    blocking: f64,
    shift: f64,
}

impl Visit {
    /// Loads a page in a browser context of its own, once little else runs on the machine, and then a second time.
    ///
    /// # Errors
    /// If the page doesn't load, can't be typed into, or never reports that it is ready.
    pub fn make(browser: &mut Chromium, target: &Target, patience: &mut Patience) -> Result<Self> {
        let tab = browser.open()?;
        let visit = Self::in_tab(browser, &tab, target, patience)
            .with_context(|| format!("the {} page, {}", target.name, target.address))?;
        browser.close(&tab)?;
        Ok(visit)
    }

    fn in_tab(
        browser: &mut Chromium,
        Tab { session, .. }: &Tab,
        target: &Target,
        patience: &mut Patience,
    ) -> Result<Self> {
        let devtools = browser.devtools();
        devtools.call(session, "Page.enable", json!({}))?;
        devtools.call(session, "Network.enable", json!({}))?;
        profile::set_up(devtools, session)?;
        let probe = json!({"source": format!("{PROBE}({})", json!(target.mark))});
        devtools.call(session, "Page.addScriptToEvaluateOnNewDocument", probe)?;
        patience.wait_for_quiet();

        let before = Work::now(browser)?;
        let devtools = browser.devtools();
        profile::slow_down(devtools, session)?;
        let mut traffic = Traffic::load(devtools, session, &target.address)?;
        let ask = json!({
            "expression": format!("porticoBench({})", READY.as_millis()),
            "awaitPromise": true,
            "returnByValue": true,
        });
        devtools.call(session, "Runtime.evaluate", ask.clone())?;
        traffic.settle(devtools, session, &target.address)?;
        let mut seen = devtools.call(session, "Runtime.evaluate", ask)?;
        let seen: Seen = serde_json::from_value(seen["result"]["value"].take())
            .context("the page was left before it could be asked")?;
        profile::speed_up(devtools, session)?;
        let disturbed = before.others_since(browser)?;

        let devtools = browser.devtools();
        // From another page: going to the current address would be a reload.
        Traffic::load(devtools, session, "about:blank")?;
        let second = Traffic::load(devtools, session, &target.address)?;

        let paint = seen.paint.context("the page never painted anything")?;
        let typable = seen.typable.context("the page never showed a field for the email address")?;
        let ready = seen.ready.with_context(|| {
            format!(
                "the page never said that it is ready: it has to call performance.mark({:?})",
                target.mark
            )
        })?;
        ensure!(second.requests > 0, "the second visit did not even ask for the page");
        // A paint's timestamp is that of its pixels, a little later than the page's own clock.
        let typable = typable.max(paint);
        Ok(Self {
            bytes: traffic.bytes,
            requests: traffic.requests.into(),
            first_paint: paint,
            typable,
            submittable: ready.max(typable),
            blocking: seen.blocking,
            shift: seen.shift,
            second_bytes: second.bytes,
            second_requests: second.requests.into(),
            disturbed,
        })
    }
}

/// The processor time that the machine and the browser had used at a moment.
struct Work {
    at: Instant,
    machine: Option<f64>,
    browser: f64,
}

impl Work {
    fn now(browser: &mut Chromium) -> Result<Self> {
        let browser = browser.processor_time()?;
        Ok(Self { at: Instant::now(), machine: machine::processor_time(), browser })
    }

    /// The cores that other programs have used since then, on average; 0 if the system doesn't say.
    fn others_since(&self, browser: &mut Chromium) -> Result<f64> {
        let now = Self::now(browser)?;
        let (Some(before), Some(after)) = (self.machine, now.machine) else { return Ok(0.0) };
        let others = (after - before) - (now.browser - self.browser);
        Ok((others / self.at.elapsed().as_secs_f64()).max(0.0))
    }
}
