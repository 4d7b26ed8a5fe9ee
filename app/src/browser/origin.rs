//! The origin of the page, and whether another page shows it in a frame.

use leptos::prelude::window;

/// An address with the page's own origin before a path: a `<base>` of the shop's page may point elsewhere. An address with an
/// origin of its own stays as it is. The origin of a page in a frame without an address is that of the page around it.
pub fn absolute(address: String) -> String {
    if address.starts_with('/') { window().origin() + &address } else { address }
}

/// The address of the page on its own origin: path, query and fragment.
pub fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].map(Result::unwrap_or_default).concat()
}

/// Whether another page shows this one in a frame.
pub fn is_framed() -> bool {
    // All that can be read of a page of another origin is which window it is.
    let window = window();
    window.top().ok().flatten().is_some_and(|top| top != window)
}
