//! One visit of a page, by a shopper who comes to it in a certain way.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::profile;
use super::tap::Tap;
use super::traffic::Traffic;
use crate::chromium::{Chromium, Shopper};
use crate::devtools::{Devtools, Session};
use crate::machine::{self, Patience};

/// Records the page's milestones from inside it.
const PROBE: &str = include_str!("probe.js");
/// How long a loaded page may take until it is ready.
const READY: Duration = Duration::from_secs(20);
/// How long a shopper looks at the shop's page, once it has loaded what it loads.
const LOOK: Duration = Duration::from_secs(1);

/// A page to be measured.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its name in the report.
    pub name: String,
    /// Its address.
    pub address: String,
    /// The `performance.mark` or event with which it reports that a submit works without waiting; `None` if it doesn't.
    pub mark: Option<&'static str>,
}

/// How a shopper comes to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By its address.
    Address,
    /// From a page of the shop, at this address, by a tap.
    From(String, Tap),
}

/// The result of a visit. Times are milliseconds from the start of the navigation, or from the tap that opens the form.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Visit {
    /// Bytes over the network, headers included.
    pub bytes: f64,
    /// Requests over the network.
    pub requests: f64,
    /// First contentful paint; `None` if the form opens in a page that is painted.
    pub first_paint: Option<f64>,
    /// When the email field has been painted and accepts typing.
    pub typable: f64,
    /// When a submit works without waiting, and the main thread is idle.
    pub ready: f64,
    /// The longest task of the main thread; 0 if none took 50 ms.
    pub longest: f64,
    /// Total blocking time: what main thread tasks took beyond 50 ms each, over the whole load.
    pub blocking: f64,
    /// The sum of all layout shifts.
    pub shift: f64,
    /// The cores that other programs used during the load, on average.
    pub disturbed: f64,
}

/// The probe's records.
#[derive(Debug, Deserialize)]
struct Seen {
    paint: Option<f64>,
    typable: Option<f64>,
    ready: Option<f64>,
    longest: f64,
    blocking: f64,
    shift: f64,
}

impl Visit {
    /// Visits a page in a tab of its own, once little else runs on the machine.
    ///
    /// # Errors
    /// If the page doesn't load, can't be typed into, or never becomes ready, or other programs don't let it be measured.
    pub fn make(
        browser: &mut Chromium,
        shopper: &Shopper,
        page: &Page,
        way: &Way,
        patience: &mut Patience,
    ) -> Result<Self> {
        let tab = browser.open(shopper)?;
        let visit = Self::in_tab(browser, &tab.session, page, way, patience)
            .with_context(|| format!("the page of {}, {}", page.name, page.address))?;
        browser.close(&tab)?;
        Ok(visit)
    }

    fn in_tab(
        browser: &mut Chromium,
        tab: &Session,
        page: &Page,
        way: &Way,
        patience: &mut Patience,
    ) -> Result<Self> {
        let devtools = browser.devtools();
        devtools.call(tab, "Page.enable", json!({}))?;
        devtools.call(tab, "Network.enable", json!({}))?;
        profile::set_up(devtools, tab)?;
        let probe = json!({"source": format!("{PROBE}({})", json!(page.mark))});
        devtools.call(tab, "Page.addScriptToEvaluateOnNewDocument", probe)?;
        if let Way::From(shop, _) = way {
            let mut traffic = Traffic::load(devtools, tab, shop)?;
            // What it loads ahead it loads when idle.
            thread::sleep(LOOK);
            traffic.settle(devtools, tab, shop)?;
        }
        patience.wait_for_quiet()?;

        let before = Work::now(browser)?;
        let devtools = browser.devtools();
        profile::slow_down(devtools, tab)?;
        let mut traffic = match way {
            Way::Address => Traffic::load(devtools, tab, &page.address)?,
            Way::From(_, tap) => Traffic::tap(devtools, tab, tap, &page.address)?,
        };
        records(devtools, tab)?;
        traffic.settle(devtools, tab, &page.address)?;
        let seen = records(devtools, tab)?;
        profile::speed_up(devtools, tab)?;
        let disturbed = before.others_since(browser)?;
        seen.visit(&traffic, page, disturbed)
    }
}

/// The probe's records, once the page is ready.
fn records(devtools: &mut Devtools, tab: &Session) -> Result<Seen> {
    let ask = json!({
        "expression": format!("porticoBench({})", READY.as_millis()),
        "awaitPromise": true,
        "returnByValue": true,
    });
    let mut seen = devtools.call(tab, "Runtime.evaluate", ask)?;
    serde_json::from_value(seen["result"]["value"].take())
        .context("the page was left before it could be asked")
}

impl Seen {
    fn visit(self, traffic: &Traffic, page: &Page, disturbed: f64) -> Result<Visit> {
        let typable = self.typable.context("the page never showed a field for the email address")?;
        let ready = self.ready.with_context(|| match page.mark {
            Some(mark) => format!(
                "the page never said that it is ready: it has to call performance.mark({mark:?}) or emit such an event, and \
                 its field or something around it has to have a handler"
            ),
            None => "the page's field never had a handler".to_owned(),
        })?;
        // A paint's timestamp is that of its pixels, a little later than the page's own clock.
        let typable = typable.max(self.paint.unwrap_or_default());
        ensure!(typable > 0.0, "the form was there before it was asked for");
        Ok(Visit {
            bytes: traffic.bytes,
            requests: traffic.requests.into(),
            first_paint: self.paint,
            typable,
            ready: ready.max(typable),
            longest: self.longest,
            blocking: self.blocking,
            shift: self.shift,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn page(mark: Option<&'static str>) -> Page {
        Page { name: "Portico".to_owned(), address: "http://127.0.0.1:1/".to_owned(), mark }
    }

    fn seen(json: &str) -> Result<Visit> {
        let seen: Seen = serde_json::from_str(json).unwrap();
        seen.visit(&Traffic::default(), &page(Some("portico-ready")), 0.0)
    }

    #[test]
    fn nothing_is_ready_before_it_is_painted() {
        let early = r#"{"paint":420.0,"typable":410.0,"ready":400.0,"longest":0,"blocking":0,"shift":0}"#;
        let visit = seen(early).unwrap();
        assert_eq!((visit.first_paint, visit.typable, visit.ready), (Some(420.0), 420.0, 420.0));
        let opened = r#"{"paint":null,"typable":40.0,"ready":90.5,"longest":0,"blocking":0,"shift":0}"#;
        let visit = seen(opened).unwrap();
        assert_eq!((visit.first_paint, visit.typable, visit.ready), (None, 40.0, 90.5));
    }

    #[test]
    fn a_page_that_is_never_ready_is_not_measured() {
        let never = r#"{"paint":1,"typable":1,"ready":null,"longest":0,"blocking":0,"shift":0}"#;
        let error = seen(never).unwrap_err().to_string();
        assert!(error.contains("performance.mark(\"portico-ready\")"), "{error}");
        let bare: Seen = serde_json::from_str(never).unwrap();
        let error = bare.visit(&Traffic::default(), &page(None), 0.0).unwrap_err().to_string();
        assert_eq!(error, "the page's field never had a handler");
    }

    #[test]
    fn a_form_that_is_there_before_the_tap_is_not_measured() {
        let early = r#"{"paint":null,"typable":-3.0,"ready":5.0,"longest":0,"blocking":0,"shift":0}"#;
        assert!(seen(early).unwrap_err().to_string().contains("before it was asked for"));
    }
}
