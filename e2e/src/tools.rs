//! Finds the built product and the browser: through the environment, as `cargo xtask test` sets it, or in the usual
//! places.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// What to do when something is missing.
const ADVICE: &str = "`cargo xtask test` builds and sets up everything, then runs these tests";

/// The folder of the built site.
pub(crate) fn dist() -> Result<PathBuf> {
    find("PORTICO_DIST", "the built site", &[workspace().join("target/site")])
}

/// The folder of the element.
///
/// # Errors
/// If it is missing.
pub fn element() -> Result<PathBuf> {
    let folder = dist()?.join("embed");
    if folder.is_dir() { Ok(folder) } else { bail!("{} is missing; {ADVICE}", folder.display()) }
}

/// The folder of the site built for `/account/`.
pub(crate) fn dist_below() -> Result<PathBuf> {
    find("PORTICO_DIST_SUBPATH", "the site below a path", &[workspace().join("target/e2e/account")])
}

/// The folder of the site built for a backend that only has the AXIM customer login.
pub(crate) fn dist_axim() -> Result<PathBuf> {
    find("PORTICO_DIST_AXIM", "the site for AXIM", &[workspace().join("target/e2e/axim")])
}

/// The folder of the site built for a Spurtcommerce server.
pub(crate) fn dist_spurtcommerce() -> Result<PathBuf> {
    let usual = workspace().join("target/e2e/spurtcommerce");
    find("PORTICO_DIST_SPURTCOMMERCE", "the site for Spurtcommerce", &[usual])
}

/// The folder of the site built in the pseudo-languages.
pub(crate) fn dist_pseudo() -> Result<PathBuf> {
    find("PORTICO_DIST_PSEUDO", "the site in pseudo-languages", &[workspace().join("target/e2e/pseudo")])
}

/// The folder of an example built with Vite, such as `react`.
///
/// # Errors
/// If it is missing.
pub fn example(name: &str) -> Result<PathBuf> {
    let variable = format!("PORTICO_EXAMPLE_{}", name.to_uppercase());
    let usual = workspace().join("target/e2e/checkout/examples").join(name).join("dist");
    find(&variable, &format!("the example {name}"), &[usual])
}

/// The npm packages of a shop's unit tests.
///
/// # Errors
/// If they are missing.
pub fn unit_tests() -> Result<PathBuf> {
    find(
        "PORTICO_UNIT_TESTS",
        "the packages of unit tests",
        &[workspace().join("e2e/unit-tests/node_modules")],
    )
}

/// The folder of an example with a framework that renders on a server, such as `next`, built and ready to start.
pub(crate) fn framework(name: &str) -> Result<PathBuf> {
    let variable = format!("PORTICO_EXAMPLE_{}", name.to_uppercase());
    let usual = workspace().join("target/e2e/checkout/examples").join(name);
    find(&variable, &format!("the example {name}"), &[usual])
}

/// The Node.js that runs those.
pub(crate) fn node() -> Result<PathBuf> {
    find("PORTICO_NODE", "Node.js", &[PathBuf::from("/usr/bin/node")])
}

/// The folder of the libraries from npm that change pages in place.
///
/// # Errors
/// If it is missing.
pub fn strangers() -> Result<PathBuf> {
    find(
        "PORTICO_STRANGERS",
        "the libraries that change pages",
        &[workspace().join("e2e/strangers/node_modules")],
    )
}

/// The folder of the site built with providers to sign in with.
pub(crate) fn dist_social() -> Result<PathBuf> {
    find("PORTICO_DIST_SOCIAL", "the site with providers", &[workspace().join("target/e2e/social")])
}

/// The folder of the site built for customers with passkeys.
pub(crate) fn dist_passkeys() -> Result<PathBuf> {
    find("PORTICO_DIST_PASSKEYS", "the site with passkeys", &[workspace().join("target/e2e/passkeys")])
}

/// The folder of the site built for a shop at `https://shop.example`.
pub(crate) fn dist_returning() -> Result<PathBuf> {
    find("PORTICO_DIST_RETURNING", "the site for a shop", &[workspace().join("target/e2e/returning")])
}

/// The npm packages of the provider that the tests sign in with.
pub(crate) fn provider() -> Result<PathBuf> {
    let usual = workspace().join("e2e/provider/node_modules");
    find("PORTICO_PROVIDER", "the packages of the OpenID provider", &[usual])
}

/// The folder that contains nginx, laid out as Debian installs it.
pub(crate) fn nginx() -> Result<PathBuf> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    find("PORTICO_NGINX", "nginx", &[home.join(".cache/portico/nginx")])
}

/// The server's binary.
pub(crate) fn server() -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    let name = format!("portico-server{}", env::consts::EXE_SUFFIX);
    find(
        "PORTICO_SERVER",
        "the server",
        &[target.join("debug").join(&name), target.join("release").join(&name)],
    )
}

/// Chromium.
pub(crate) fn chromium() -> Result<PathBuf> {
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    find("CHROMIUM", "Chromium", &usual.map(PathBuf::from))
}

/// Chromium's `WebDriver` server.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    let usual =
        ["/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];
    find("CHROMEDRIVER", "chromedriver", &usual.map(PathBuf::from))
}

/// Firefox.
pub(crate) fn firefox() -> Result<PathBuf> {
    find("FIREFOX", "Firefox", &["/usr/bin/firefox-esr", "/usr/bin/firefox"].map(PathBuf::from))
}

/// Firefox's `WebDriver` server.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    find("GECKODRIVER", "geckodriver", &["/usr/bin/geckodriver"].map(PathBuf::from))
}

/// WebKitGTK's `WebDriver` server.
pub(crate) fn webkit_driver() -> Result<PathBuf> {
    find("WEBKIT_DRIVER", "WebKitGTK's driver", &["/usr/bin/WebKitWebDriver"].map(PathBuf::from))
}

/// The X server that shows nothing.
pub(crate) fn xvfb() -> Result<PathBuf> {
    find("XVFB", "Xvfb", &["/usr/bin/Xvfb"].map(PathBuf::from))
}

/// Debian's Python, for which Debian has the bindings of WebKitGTK.
pub(crate) fn python() -> Result<PathBuf> {
    find("PORTICO_PYTHON", "Python", &["/usr/bin/python3"].map(PathBuf::from))
}

/// The script of axe-core.
pub(crate) fn axe() -> Result<PathBuf> {
    find("PORTICO_AXE", "axe-core", &[workspace().join("node_modules/axe-core/axe.min.js")])
}

/// The root of the checkout.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

fn find(variable: &str, what: &str, usual: &[PathBuf]) -> Result<PathBuf> {
    if let Some(path) = env::var_os(variable).map(PathBuf::from) {
        if path.exists() {
            return Ok(path);
        }
        bail!("{variable} names {} for {what}, but it isn't there; {ADVICE}", path.display());
    }
    if let Some(path) = usual.iter().find(|path| path.exists()) {
        return Ok(path.clone());
    }
    let places: Vec<_> = usual.iter().map(|path| path.display().to_string()).collect();
    bail!("{what} is missing: {variable} isn't set, and {} doesn't exist; {ADVICE}", places.join(" or "))
}
