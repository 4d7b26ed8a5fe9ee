//! Tickets: an identity whose email address a mailed code has to prove first.

use portico_shared::problem::Code;
use portico_shared::wire::SocialProof;

use super::verified::Request;
use crate::api::extract::StoreContext;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::base::client::Client;
use crate::db::Connection;
use crate::store::customers::Customer;
use crate::store::social_identities::Identity;
use crate::store::social_tickets::{self, LIFETIME};

impl Request<'_> {
    /// Issues the ticket of an identity, for a code that is mailed to `email`.
    ///
    /// # Errors
    /// When the database fails.
    pub(super) async fn ticket(
        &self,
        tx: &mut Connection,
        identity: &Identity,
        email: Option<String>,
    ) -> sqlx::Result<SocialProof> {
        let ticket = self.state.random.token();
        social_tickets::insert(tx, &ticket, identity, self.state.clock.now()).await?;
        let expires_in = u32::try_from(LIFETIME.as_secs()).unwrap_or(u32::MAX);
        Ok(SocialProof { ticket, email, expires_in })
    }
}

/// Uses a ticket up in the transaction in which a code has proved the email address of a customer: its identity is linked. One that
/// doesn't work fails the transaction, so that the code can be used without it.
///
/// # Errors
/// `ticket_expired`; `social_taken` if the identity is another customer's by now.
pub async fn redeem(
    tx: &mut Connection,
    (state, context, client): (&ApiState, &StoreContext, &Client),
    ticket: &str,
    customer: &Customer,
    is_older: bool,
) -> Result<(), Problem> {
    let found = social_tickets::use_up(tx, &customer.store, ticket, state.clock.now()).await?;
    let identity = found.ok_or(Code::TicketExpired)?;
    Request { state, context, client }.link(tx, &identity, customer, is_older).await
}
