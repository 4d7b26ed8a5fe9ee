//! Signing in and out.

use std::pin::Pin;

use leptos::task::spawn_local;

use super::app::App;
use super::carts;
use super::passkeys::{self, Next, Offer};
use crate::api::{CartLine, Customer, SignedIn, connect};
use crate::browser::EndReason;
use crate::config::Config;
use crate::context::Context;
use crate::json::{Object, Value, list};
use crate::router::Page;
use crate::text::Message;

/// How a customer has signed in.
pub enum Way {
    /// With a password.
    Password,
    /// With a mailed code.
    Code,
    /// With the login code of a hand-over.
    HandOff,
    /// With the provider of this id.
    Provider(String),
    /// With a passkey.
    Passkey,
}

impl Way {
    /// Its name in the event.
    const fn name(&self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Code => "code",
            Self::HandOff => "hand-off",
            Self::Provider(_) => "provider",
            Self::Passkey => "passkey",
        }
    }
}

/// Starts the session of a customer who has signed in, and leaves for the return address or the account page, perhaps after an offer to
/// create a passkey. The cart of a login code that had expired, and the host page's cart, move into the customer's.
pub fn complete(
    app: App,
    mut signed_in: SignedIn,
    remember: bool,
    way: Way,
) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        if let Some(code) = app.drafts().expired_code.take() {
            match carts::redeem_into(app, code.clone(), signed_in.token.clone()).await {
                Ok(merged) => signed_in = merged,
                Err(problem) if problem.is_lost() => app.drafts().expired_code.set(Some(code)),
                // The code was for another customer, whose cart stays until they sign in.
                Err(_) => {}
            }
        }
        let mut cart_taken = false;
        let host = app.host().filter(|_| app.capabilities().hands_over);
        if let Some(items) = host.and_then(|host| host.cart()) {
            match carts::move_items(app, &mut signed_in, items).await {
                Ok(()) => cart_taken = true,
                // The host page still has the cart, and the customer is signed in anyway.
                Err(problem) => app.report(&problem),
            }
        }
        // Before the session starts, since the page goes on then.
        let next = match way {
            Way::Password => passkeys::next(app, &signed_in, true).await,
            Way::Code => passkeys::next(app, &signed_in, false).await,
            Way::HandOff | Way::Provider(_) | Way::Passkey => passkeys::wanted(app, &signed_in),
        };
        app.drafts().conclude();
        app.take_notice();
        let sessions = app.sessions();
        // A session that is kept stays where it is stored.
        let is_new = sessions.token().as_ref() != Some(&signed_in.token);
        if is_new && !sessions.start(&signed_in, remember) {
            app.notify_next(Message::NotKept);
        }
        let detail = signed_in_detail(signed_in.customer, cart_taken, &way);
        let detail = if matches!(next, Next::Offer(_)) { detail.with("offersPasskey", true) } else { detail };
        let leaves = app.emit("signed-in", &detail);
        if let Next::Created = next {
            app.notify_next(Message::PasskeyCreated);
        }
        if let Next::Offer(account) = next {
            let offer = Offer { account, session: signed_in.token, leaves };
            passkeys::known(|known| known.offer = Some(offer));
            app.router().replace(Page::Passkey);
        } else if !(leaves && app.router().leave()) {
            app.router().replace(Page::Account);
        }
    })
}

/// Signs out: the session ends here at once, and then at the server. If the server can't be reached, the token stays valid there
/// until it expires; but nobody has it any more.
pub fn sign_out(context: Context, token: &str) {
    tell_server(&context.config(), token);
    context.sessions().end(token, EndReason::SignedOut);
}

/// Ends the session of this token at the server.
pub fn tell_server(config: &Config, token: &str) {
    let answer = connect(config, None).sign_out(token);
    // Even if the app ends in the meantime.
    spawn_local(async move { drop(answer.await) });
}

/// The detail of the event `signed-in`.
fn signed_in_detail(Customer { user, cart }: Customer, cart_taken: bool, way: &Way) -> Object {
    let user = Object::new()
        // Every server that we know counts from one, in 32 bits.
        .with("id", u32::try_from(user.id).unwrap_or_default())
        .with("firstName", user.first_name)
        .with("lastName", user.last_name)
        .with("email", user.email);
    let detail = Object::new().with("user", user).with("cartTaken", cart_taken).with("way", way.name());
    let detail = if let Way::Provider(id) = way { detail.with("provider", id.as_str()) } else { detail };
    match cart {
        Some(lines) => detail.with("cart", list(lines.into_iter().map(cart_line))),
        None => detail,
    }
}

fn cart_line(line: CartLine) -> Value {
    Object::new().with("sku", line.sku).with_filled("unit", &line.unit).with("quantity", line.quantity).into()
}
