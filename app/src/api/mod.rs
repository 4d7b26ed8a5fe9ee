//! What the pages know of a backend: one trait, one type for everything that can go wrong, and what a backend can do.
//!
//! A dialect is one file behind the trait; `docs/backends.md` says how to write one.

mod api_future;
mod axim;
mod bodies;
mod capabilities;
mod customer_api;
// The example of `docs/backends.md`.
#[cfg(test)]
#[path = "../../../examples/backend/members.rs"]
mod members;
mod portico;
mod problem;
mod read;
mod spurtcommerce;
mod transport;

use std::rc::Rc;

use crate::config::{Config, Dialect};

pub use api_future::ApiFuture;
pub use capabilities::{Capabilities, Rule};
pub use customer_api::{
    CartLine, Customer, CustomerApi, DeviceStore, Identity, PasskeyBegun, Recognised, SignedIn,
};
pub use problem::{Obstacle, Problem, Refusal};

/// What the backend of a dialect can do. It's known before the rest of the dialect is loaded.
pub fn capabilities(dialect: Dialect) -> &'static Capabilities {
    match dialect {
        Dialect::Portico => &portico::CAPABILITIES,
        Dialect::Axim => &axim::CAPABILITIES,
        Dialect::Spurtcommerce => &spurtcommerce::CAPABILITIES,
    }
}

/// The backend that a configuration names. `devices` keeps its device token; `None` where the site is built.
pub fn connect(config: &Config, devices: Option<Rc<dyn DeviceStore>>) -> Rc<dyn CustomerApi> {
    let server = transport::Server::new(config);
    match config.dialect {
        Dialect::Portico => Rc::new(portico::Portico::new(server, devices)),
        Dialect::Axim => Rc::new(axim::Axim::new(server)),
        Dialect::Spurtcommerce => Rc::new(spurtcommerce::Spurtcommerce::new(server)),
    }
}
