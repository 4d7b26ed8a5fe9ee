//! Carts that move into the customer's: the host page's at a sign-in, and the one of a login code.

use portico_shared::problem::Code;

use super::app::App;
use super::drafts::HandedOver;
use crate::api::{ApiFuture, Problem, SignedIn};

/// Moves the cart of a login code into that of the customer who has just signed in, and keeps their session. If the answer is lost,
/// it is asked for once more.
pub fn redeem_into(app: App, code: String, token: String) -> ApiFuture<SignedIn> {
    Box::pin(async move {
        let mut is_retry = false;
        loop {
            match app.api().redeem(&code, Some(&token)).await {
                Err(problem) if problem.is_lost() && !is_retry => is_retry = true,
                outcome => return outcome,
            }
        }
    })
}

/// Moves the host page's cart, the JSON of its items, into the customer's.
pub async fn move_items(app: App, signed_in: &mut SignedIn, items: String) -> Result<(), Problem> {
    let (email, token) = (signed_in.customer.user.email.clone(), signed_in.token.clone());
    // A cart whose answers were all lost is not handed over again: it may have arrived.
    let unsure = app.drafts().unsure.take();
    let code = match unsure.filter(|cart| cart.email == email && cart.items == items) {
        Some(cart) => cart.code,
        None => app.api().hand_over(&token, &email, &items).await?,
    };
    match redeem_into(app, code.clone(), token).await {
        Ok(merged) => *signed_in = merged,
        // No one else has the code, so we have used it: only the answer was lost, and with it the cart's current contents.
        Err(problem) if problem.code() == Some(Code::LoginCodeUsed) => signed_in.customer.cart = None,
        Err(problem) => {
            if problem.is_lost() {
                app.drafts().unsure.set(Some(HandedOver { email, items, code }));
            }
            return Err(problem);
        }
    }
    Ok(())
}
