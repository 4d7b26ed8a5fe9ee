//! What every page gets: the services of the app, and what the shopper has entered.

use std::ops::Deref;
use std::rc::Rc;

use portico_view::StoredValue;

use super::drafts::FormDrafts;
use crate::browser::Host;
use crate::config::Config;
use crate::context::Context;
use crate::router::Location;
use crate::text::Words;

/// The app, as pages have it: its services, and the drafts of its forms. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct App {
    context: Context,
    drafts: StoredValue<Rc<FormDrafts>>,
}

impl App {
    /// The app in a browser. `before` is where it was before, if it was on the page before.
    pub fn new(
        config: Config,
        words: Words,
        drafts: Rc<FormDrafts>,
        host: Host,
        before: Option<Location>,
    ) -> Self {
        let context = Context::new(config, words, drafts.root, host, before);
        Self::with_context(context, drafts)
    }

    /// The app as it starts at a location, for a shopper who has just arrived. It needs no browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn at(config: Config, words: Words, drafts: Rc<FormDrafts>, location: Location) -> Self {
        let context = Context::at(config, words, drafts.root, location);
        Self::with_context(context, drafts)
    }

    fn with_context(context: Context, drafts: Rc<FormDrafts>) -> Self {
        drafts.configure(context.words(), context.capabilities().rule);
        Self { context, drafts: StoredValue::new(drafts) }
    }

    /// What the shopper has entered.
    pub fn drafts(self) -> Rc<FormDrafts> {
        self.drafts.get()
    }
}

impl Deref for App {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}
