//! A page that comes later, while it's on its way.

use portico_view::{El, RwSignal, el};

use super::parts::page;
use crate::context::Say;
use crate::flows::{App, later};
use crate::form::trouble_view;
use crate::router::Location;
use crate::text::Message;

/// The view of the page at a location, once it's there. Until then the page says that it's loading; if it doesn't load, it says that, and
/// tries again on a press.
///
/// Nothing is around the view: an app with another configuration, in which the page needn't wait, adopts it.
pub fn view(app: App, location: Location) -> impl Fn() -> Option<El> {
    let outcome = RwSignal::new(None);
    let load = move || {
        outcome.set(None);
        app.spawn(async move {
            let loaded = later::load().await;
            let has_focus = app.has_focus();
            // The page may have been left.
            if outcome.try_set(Some(loaded)) && has_focus {
                // The heading that had the focus is gone.
                app.focus_later(app.heading_id());
            }
        });
    };
    load();
    move || {
        Some(match outcome.get() {
            None => page(app, Message::Loading)
                .child(el("p", "portico-hidden").attr("role", "status").say(*app, Message::Loading)),
            Some(Ok(later)) => (later.view)(app, location.clone()),
            Some(Err(problem)) => {
                page(app, Message::ThereIsAProblem).child(trouble_view(*app, &problem, load))
            }
        })
    }
}
