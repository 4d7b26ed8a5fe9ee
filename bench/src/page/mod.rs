//! Sign-in pages: Portico's, a hand-written one, and others beside them, visited as on a slow phone, in the same browser, in turn.

mod goal;
mod profile;
mod report;
mod tap;
mod traffic;
mod visit;

use std::path::{self, Path, PathBuf};
use std::str::FromStr;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, ensure};
use serde_json::json;

use crate::chromium::Chromium;
use crate::machine::{self, Patience};
use crate::server::{self, Server};
use report::{BASE, ELEMENT, Line, PORTICO, Report, SHOP, When};
use tap::Tap;
use visit::{Page, Visit, Way};

/// The path of the sign-in page on both sites.
const SIGN_IN: &str = "/login/";
/// The path of a shop's small page with a link to [`SIGN_IN`].
const SHOP_OF_PAGES: &str = "/small-shop/";
/// The path of a small page with the element.
const ELEMENT_PAGE: &str = "/small-shop/sign-in/";
/// The path of a shop's small page with a link to [`ELEMENT_PAGE`].
const SHOP_OF_ELEMENTS: &str = "/small-shop/lamp/";
/// The path of the example shop, with the element in a dialog.
const EXAMPLE_SHOP: &str = "/shop/";
/// With what the element reports that a submit works without waiting.
const MARK: &str = "portico-ready";
/// How long the whole run may wait for other programs, and repeat the visits they disturbed.
const PATIENCE: Duration = Duration::from_mins(10);
/// How long a new browser gets for its one-time work.
const WARM_UP: Duration = Duration::from_millis(500);

/// What to compare.
#[derive(Debug)]
pub struct Comparison {
    /// Rounds, each with every visit.
    pub runs: u32,
    /// Start at once, whatever else the machine is doing.
    pub no_wait: bool,
    /// The built site, with the shops.
    pub dist: PathBuf,
    /// The hand-written site.
    pub vanilla: PathBuf,
    /// Other sign-in pages, which are served already.
    pub beside: Vec<Beside>,
    /// The server's program.
    pub server: PathBuf,
    /// Chromium's program.
    pub chromium: PathBuf,
}

/// A page that is served already, on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    name: String,
    address: String,
}

impl FromStr for Beside {
    type Err = Error;

    /// Reads `name=http://127.0.0.1:8000/`.
    fn from_str(text: &str) -> Result<Self> {
        let parts = text.split_once('=').filter(|(name, _)| !name.is_empty());
        let (name, address) =
            parts.context("this should be a name and an address, as in solid=http://127.0.0.1:8000/")?;
        let host = address.strip_prefix("http://").unwrap_or_default();
        let is_here = ["127.0.0.1:", "localhost:", "[::1]:"].iter().any(|here| host.starts_with(here));
        ensure!(
            is_here,
            "{address} should be an http:// address of this machine with a port: a network would be measured, too"
        );
        Ok(Self { name: name.to_owned(), address: address.to_owned() })
    }
}

/// The visits of one shopper to a page, one after the other.
struct Journey {
    page: Page,
    way: Way,
    visits: Vec<When>,
}

impl Journey {
    /// A first visit by the page's address, and a second one.
    fn twice(page: Page) -> Self {
        Self { page, way: Way::Address, visits: vec![When::First, When::Second] }
    }

    /// One from a page of the shop.
    fn prefetched(page: Page, shop: String, tap: Tap) -> Self {
        Self { page, way: Way::From(shop, tap), visits: vec![When::Prefetched] }
    }

    fn lines(&self) -> impl Iterator<Item = Line> {
        self.visits.iter().map(|when| Line { page: self.page.name.clone(), when: *when })
    }
}

/// All journeys, with pages at these origins.
fn journeys(vanilla: &str, portico: &str, beside: &[Beside]) -> Vec<Journey> {
    let page = |name: &str, origin: &str, path: &str, mark| Page {
        name: name.to_owned(),
        address: format!("{origin}{path}"),
        mark: Some(mark),
    };
    let ours = |name, path| page(name, portico, path, MARK);
    let from = |path: &str| format!("{portico}{path}");
    let link = Tap { on: "a", leaves: true };
    let mut all = vec![
        Journey::twice(page(BASE, vanilla, SIGN_IN, "form-ready")),
        Journey::twice(ours(PORTICO, SIGN_IN)),
        Journey::twice(ours(ELEMENT, ELEMENT_PAGE)),
    ];
    all.extend(beside.iter().map(|Beside { name, address }| {
        Journey::twice(Page { name: name.clone(), address: address.clone(), mark: None })
    }));
    let button = Tap { on: "#account", leaves: false };
    all.extend([
        Journey::prefetched(ours(PORTICO, SIGN_IN), from(SHOP_OF_PAGES), link.clone()),
        Journey::prefetched(ours(ELEMENT, ELEMENT_PAGE), from(SHOP_OF_ELEMENTS), link),
        Journey::prefetched(ours(SHOP, EXAMPLE_SHOP), from(EXAMPLE_SHOP), button),
    ]);
    all
}

impl Comparison {
    /// Measures, with progress on standard error.
    ///
    /// # Errors
    /// If a program doesn't start, a page doesn't load or never becomes ready, or other programs don't let it be measured.
    pub fn run(&self) -> Result<Report> {
        let begun = Instant::now();
        let serve = |site: &Path| {
            let mut command = server::portico(&self.server);
            command.arg("--static").arg(path::absolute(site)?);
            Server::start(command)
        };
        let (vanilla, portico) = (serve(&self.vanilla)?, serve(&self.dist)?);
        let journeys = journeys(&vanilla.origin(), &portico.origin(), &self.beside);
        let mut patience = if self.no_wait { Patience::unlimited() } else { Patience::of(PATIENCE) };
        let mut rounds = Vec::new();
        let mut version = String::new();
        for round in 0..self.runs {
            eprintln!("round {} of {}", round + 1, self.runs);
            let mut browser = Chromium::start(&self.chromium)?;
            version = browser.version()?;
            warm_up(&mut browser)?;
            let mut visits = vec![Vec::new(); journeys.len()];
            for at in in_turn(journeys.len(), round) {
                visits[at] = journeys[at].make(&mut browser, &mut patience)?;
            }
            rounds.push(visits.concat());
        }
        Ok(Report {
            date: machine::today(),
            machine: machine::describe(),
            browser: version,
            profile: profile::describe(),
            seconds: begun.elapsed().as_secs(),
            lines: journeys.iter().flat_map(Journey::lines).collect(),
            rounds,
        })
    }
}

/// The order of so many journeys in a round: each round begins with another, since the later ones find the browser warmer.
fn in_turn(journeys: usize, round: u32) -> impl Iterator<Item = usize> {
    let first = round as usize % journeys;
    (first..journeys).chain(0..first)
}

impl Journey {
    /// Makes it, and makes it again while other programs disturb it.
    fn make(&self, browser: &mut Chromium, patience: &mut Patience) -> Result<Vec<Visit>> {
        loop {
            let begun = Instant::now();
            let shopper = browser.shopper()?;
            let mut visits = Vec::new();
            for when in &self.visits {
                let visit = Visit::make(browser, &shopper, &self.page, &self.way, patience)?;
                eprintln!(
                    "      {:28} {:14} typable {:5.0} ms, ready {:5.0} ms",
                    self.page.name,
                    when.title(),
                    visit.typable,
                    visit.ready
                );
                visits.push(visit);
            }
            browser.forget(&shopper)?;
            let disturbed = visits.iter().map(|visit| visit.disturbed).fold(0.0, f64::max);
            if !patience.must_repeat(disturbed, begun.elapsed())? {
                return Ok(visits);
            }
        }
    }
}

/// Lets a new browser do its one-time work, such as reading fonts.
fn warm_up(browser: &mut Chromium) -> Result<()> {
    let shopper = browser.shopper()?;
    let tab = browser.open(&shopper)?;
    let page = json!({"url": "data:text/html,<h1>Sign in</h1><form><input type=email><button>Sign in</button></form>"});
    browser.devtools().call(&tab.session, "Page.navigate", page)?;
    thread::sleep(WARM_UP);
    browser.forget(&shopper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_round_makes_every_journey_and_begins_with_another() {
        let order = |round| in_turn(3, round).collect::<Vec<_>>();
        assert_eq!([order(0), order(1), order(2), order(3)], [[0, 1, 2], [1, 2, 0], [2, 0, 1], [0, 1, 2]]);
    }

    #[test]
    fn a_page_beside_has_a_name_and_is_on_this_machine() {
        let beside = |text: &str| text.parse::<Beside>();
        let solid = beside("solid=http://127.0.0.1:8000/?a=b").unwrap();
        assert_eq!((solid.name.as_str(), solid.address.as_str()), ("solid", "http://127.0.0.1:8000/?a=b"));
        for wrong in
            ["solid", "=http://127.0.0.1:1/", "solid=http://shop.example/", "solid=http://127.0.0.1.example/"]
        {
            assert!(beside(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_pages_beside_are_visited_like_the_others() {
        let beside = ["solid=http://127.0.0.1:8000/".parse().unwrap()];
        let lines: Vec<_> =
            journeys("http://a", "http://b", &beside).iter().flat_map(Journey::lines).collect();
        let of = |page: &str| {
            lines.iter().filter(|line| line.page == page).map(|line| line.when).collect::<Vec<_>>()
        };
        assert_eq!(of("solid"), [When::First, When::Second]);
        assert_eq!(of(BASE), [When::First, When::Second]);
        assert_eq!(of(PORTICO), [When::First, When::Second, When::Prefetched]);
    }
}
