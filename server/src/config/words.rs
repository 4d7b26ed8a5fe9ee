//! The texts of a store: those of `locales/`, with the store's own in the place of some.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use portico_locales::{Fault, OwnTexts, Translations, is_sent_by_server};
use serde::Deserialize;

/// The texts of every store that has none of its own.
static SHARED: LazyLock<Arc<Translations>> = LazyLock::new(Arc::default);

/// The texts of a store.
#[derive(Clone, Deserialize)]
#[serde(try_from = "OwnTexts")]
pub struct Words(Arc<Translations>);

impl Default for Words {
    fn default() -> Self {
        Self(Arc::clone(&SHARED))
    }
}

impl Deref for Words {
    type Target = Translations;

    fn deref(&self) -> &Translations {
        &self.0
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Words").finish_non_exhaustive()
    }
}

impl TryFrom<OwnTexts> for Words {
    type Error = String;

    fn try_from(own: OwnTexts) -> Result<Self, String> {
        let ids = own.iter().flat_map(|(tag, texts)| texts.keys().map(move |id| (tag, id)));
        let unused: Vec<_> = ids
            .filter(|(_, id)| !is_sent_by_server(id))
            .map(|(tag, id)| format!("words.{tag}.{id}: the server sends no such text"))
            .collect();
        if !unused.is_empty() {
            return Err(unused.join("; "));
        }
        let translations = Translations::with_own(own).map_err(|faults| named(&faults))?;
        Ok(Self(Arc::new(translations)))
    }
}

/// What is wrong, each with its place in the configuration.
fn named(faults: &[Fault]) -> String {
    let place = |fault: &Fault| match fault.message.as_str() {
        "" => fault.file.clone(),
        id => format!("{}.{id}", fault.file),
    };
    faults.iter().map(|fault| format!("{}: {}", place(fault), fault.why)).collect::<Vec<_>>().join("; ")
}
