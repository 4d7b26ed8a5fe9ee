//! Tests of the product in a real browser: Chromium, Firefox or WebKit with the built app, the real server, a `SQLite` file, and
//! emails read from the server's mail folder.
//!
//! A test calls [`in_a_shop`], which gives it a server with its own database and a page in its own browsing context, and
//! finds things on the page the way a shopper does: by label and role, never by class or position.

pub mod account;
mod api;
mod axe;
mod browser;
mod certificates;
mod clock;
mod console;
mod fault_proxy;
mod fixtures;
mod framework;
mod layout;
mod nginx;
mod page;
mod provider;
mod related;
pub mod scenes;
mod shop;
mod site;
mod storefront;
mod tools;
mod translated;
pub mod words;

pub use api::{call, client};
pub use axe::{assert_accessible, assert_accessible_words};
pub use browser::{Browser, Engine, Entry, Level};
pub use clock::pass_time;
pub use console::forget_console;
pub use fault_proxy::{API, FaultProxy, LATER, RawRequest, SCRIPTS, WASM, WASM_AND_API};
pub use fixtures::{in_a_shop, through_a_proxy, with_a_browser, with_passkeys};
pub use framework::in_a_framework;
pub use layout::{assert_apart, assert_fits, assert_spaced, assert_targets};

pub use nginx::{Api, Host, Place, Request, on_nginx, on_nginx_through_a_proxy};
pub use page::{Authenticator, Page, Passkey, Role, Watched};
pub use portico_test_support::{Mail, Mailbox, eventually, until};
pub use provider::{Plays, Provider, in_a_storefront_with_a_provider, with_a_provider};
pub use related::{
    ACCOUNT_ORIGIN, RELATED_ORIGIN, RP_ID, Related, SHOP_ORIGIN, UNRELATED_ORIGIN, on_related_origins,
};
pub use shop::{Backend, Limits, Options, Shop};
pub use site::Site;
pub use storefront::{Front, Storefront, in_a_built_shop, in_a_storefront};
pub use tools::{element, example, strangers, unit_tests};
