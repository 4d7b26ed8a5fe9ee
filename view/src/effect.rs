//! Effects, on leptos' own.

use leptos::prelude::{RenderEffect, on_cleanup};

/// Runs `act` now, and again whenever a signal that it reads changes, until the current owner is cleaned up. In the browser only:
/// while the site is built nothing changes, so there it never runs.
pub fn effect(act: impl FnMut() + 'static) {
    effect_boxed(Box::new(act));
}

/// Not generic, so that leptos' effect is compiled once for all of ours.
fn effect_boxed(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_| act());
    on_cleanup(move || drop(effect));
}
