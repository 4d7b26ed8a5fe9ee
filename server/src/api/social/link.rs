//! Links an identity to a customer.

use portico_shared::problem::Code;

use super::verified::Request;
use crate::api::messages::Mail;
use crate::api::problem::Problem;
use crate::db::Connection;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::Customer;
use crate::store::social_identities::{self, Identity};

impl Request<'_> {
    /// Links an identity to a customer, which changes nothing if it's linked already. A customer whose account is older than this
    /// request gets a notice.
    ///
    /// # Errors
    /// `social_taken` if the identity is another customer's.
    pub(super) async fn link(
        &self,
        tx: &mut Connection,
        identity: &Identity,
        customer: &Customer,
        is_older: bool,
    ) -> Result<(), Problem> {
        let Self { state, context, client } = self;
        let now = state.clock.now();
        if !social_identities::insert(tx, identity, customer.id, now).await? {
            let owner = social_identities::customer(tx, identity).await?;
            let is_own = owner.is_some_and(|owner| owner.id == customer.id);
            return if is_own { Ok(()) } else { Err(Code::SocialTaken.into()) };
        }
        let entry = Entry::of(Event::SocialLinked, &identity.store, Some(client)).customer(customer.id);
        audit_log::record(tx, now, entry).await?;
        if is_older {
            let provider = state.provider_name(&identity.store, &identity.provider);
            let mail = Mail::SocialLinked { provider };
            state.enqueue(tx, context, Some(&customer.email), &mail).await?;
        }
        Ok(())
    }
}
