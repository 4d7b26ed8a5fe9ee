//! The pages, one file each.

mod account;
mod cart;
mod customer_code;
mod forgot_password;
mod hand_off;
mod linked;
mod login;
mod not_found;
mod otp;
mod part;
mod parts;
mod passkey;
mod passkey_button;
mod passkeys;
mod providers;
mod redirect;
mod register;
mod reset_password;
mod social;
mod waiting;

use portico_view::El;

use crate::flows::App;
use crate::flows::later;
use crate::router::Location;

pub use part::provide;
pub use redirect::{is_first, replacement};

/// Adds the page at a location to `card`: the sign-in page, or one that comes [later].
pub fn add(app: App, location: Location, card: El) -> El {
    if is_first(app, &location) {
        return card.child(login::view(app));
    }
    match later::loaded() {
        Some(later) => card.child((later.view)(app, location)),
        None => card.child(waiting::view(app, location)),
    }
}
