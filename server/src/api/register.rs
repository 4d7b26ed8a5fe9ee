//! Registration: with a code that verifies the email at once, or without one, as in the Spurtcommerce customer API.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{self, Body};
use portico_shared::{forms, paths};
use serde_json::json;

use crate::api::extract::{EmptyBody, Industry, JsonBytes, StoreContext};
use crate::api::messages::{Mail, SuccessMessage};
use crate::api::openapi::call::{CODE_REFUSALS, Call};
use crate::api::openapi::examples::{EMAIL, PASSWORD};
use crate::api::problem::{FieldProblem, Problem};
use crate::api::state::ApiState;
use crate::api::validate::{Checks, field_of};
use crate::api::{otp, social};
use crate::base::client::Client;
use crate::db::{Connection, LockKey};
use crate::limits::Limiter;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, AccountKey, NewAccount};
use crate::store::otp_codes::{self, Attempt};
use crate::store::verification;

/// `POST /customer/register`.
///
/// # Errors
/// `invalid`, `too_many`, `unavailable`; with a code also `code_wrong`, `code_expired`, `code_used`, `code_exhausted` and
/// `account_exists`; with a ticket also `ticket_expired` and `social_taken`.
pub async fn register(
    State(state): State<ApiState>,
    context: StoreContext,
    Industry(industry): Industry,
    client: Client,
    body: JsonBytes,
) -> Result<impl IntoResponse, Problem> {
    let Body::<forms::Register>(form) = body.parse()?;
    let (wire::DeviceToken { device }, wire::Ticket { ticket }) = (body.parse()?, body.parse()?);
    let mut checks = Checks::default();
    let form = checks.form(form);
    if ticket.is_some() && form.otp.is_none() {
        // It waits for a code that proves the address.
        checks.add(FieldProblem::at(field_of::<forms::Register>("otp"), FieldCode::Required));
    }
    checks.not_common(field_of::<forms::Register>("password"), &form.password);
    checks.done()?;

    let code = form.otp.clone();
    let account = AccountKey::new(&context.store.key, form.email_id.clone());
    let request = Request {
        state: &state,
        context: &context,
        client: &client,
        account,
        form,
        industry,
        device,
        ticket,
    };
    let message = match code {
        Some(code) => request.with_code(&code).await?,
        None => request.without_code().await?,
    };
    Ok(context.done(message, EmptyBody {}))
}

struct Request<'a> {
    state: &'a ApiState,
    context: &'a StoreContext,
    client: &'a Client,
    account: AccountKey,
    form: forms::Register,
    industry: String,
    device: Option<String>,
    ticket: Option<String>,
}

impl Request<'_> {
    fn new_account<'a>(&'a self, password_hash: &'a str) -> NewAccount<'a> {
        NewAccount {
            account: &self.account,
            form: &self.form,
            industry: &self.industry,
            password_hash: Some(password_hash),
            verified_at: None,
        }
    }

    /// Creates an unverified account and mails a code to verify it. If the email has an account, its owner gets a notice and the caller
    /// learns nothing: a code is issued either way, so that no later request can tell the two apart.
    async fn without_code(&self) -> Result<SuccessMessage, Problem> {
        let Self { state, context, account, .. } = self;
        let permit = state.hasher.acquire()?;
        let mut connection = state.database.read().await?;
        self.limiter(&mut connection).await?.code_mails(&mut connection, account).await?;
        drop(connection);
        let hash = permit.hash(self.form.password.clone()).await?;

        let now = state.clock.now();
        let client = LockKey::Client(self.client.limit_key());
        let mut tx = state.database.begin_locked([account.lock_key(), client]).await?;
        let limiter = self.limiter(&mut tx).await?;
        limiter.code_mails(&mut tx, account).await?;
        limiter.code_mailed(&mut tx, account).await?;
        let code = otp::issue(&mut tx, state, account).await?;
        let made = customers::insert(&mut tx, &self.new_account(&hash), now).await?;
        let entry = self.entry(&mut tx).await?;
        audit_log::record(&mut tx, now, if made { entry } else { entry.refused(Code::AccountExists) })
            .await?;
        let mail = if made { state.code_mail(&code) } else { Mail::AccountExists { code: &code } };
        let recipient = customers::mail_address(&mut tx, account).await?;
        state.enqueue(&mut tx, context, Some(&recipient), &mail).await?;
        tx.commit().await?;
        state.outbox.wake();
        Ok(SuccessMessage::Registered)
    }

    /// The rate limits for the device or the client of the request.
    async fn limiter(&self, connection: &mut Connection) -> sqlx::Result<Limiter<'_>> {
        let device = self.state.known_device(connection, &self.account, self.device.as_deref()).await?;
        Ok(self.state.limiter(self.client.limit_key()).of_device(device))
    }

    /// An entry of the audit log, with the customer if there is one by now.
    async fn entry(&self, tx: &mut Connection) -> sqlx::Result<Entry<'_>> {
        let customer = customers::find(tx, &self.account).await?.map(|customer| customer.id);
        Ok(Entry::of(Event::Register, &self.account.store, Some(self.client)).customer(customer))
    }

    /// Creates a verified account, or takes an unverified one over.
    async fn with_code(&self, code: &str) -> Result<SuccessMessage, Problem> {
        let Self { state, account, .. } = self;
        let permit = state.hasher.acquire()?;
        let mut connection = state.database.read().await?;
        self.limiter(&mut connection).await?.code_tries(&mut connection, account).await?;
        drop(connection);
        let hash = permit.hash(self.form.password.clone()).await?;

        let now = state.clock.now();
        let new = NewAccount { verified_at: Some(now), ..self.new_account(&hash) };
        let client = LockKey::Client(self.client.limit_key());
        let mut tx = state.database.begin_locked([account.lock_key(), client]).await?;
        let limiter = self.limiter(&mut tx).await?;
        limiter.code_tries(&mut tx, account).await?;
        let id = match otp::attempt(&mut tx, state, account, code).await? {
            Attempt::Right(id) => id,
            Attempt::Wrong(code) => {
                limiter.wrong_code(&mut tx, account).await?;
                let entry = self.entry(&mut tx).await?.refused(code);
                audit_log::record(&mut tx, now, entry).await?;
                tx.commit().await?;
                return Err(code.into());
            }
            Attempt::Invalid(code) => return Err(code.into()),
        };
        match customers::find(&mut tx, account).await? {
            Some(customer) if customer.is_verified() => return Err(Code::AccountExists.into()),
            Some(customer) => {
                verification::verify(&mut tx, &customer, now).await?;
                customers::overwrite(&mut tx, customer.id, &new).await?;
            }
            None => {
                customers::insert(&mut tx, &new, now).await?;
            }
        }
        if !otp_codes::use_up(&mut tx, id, now).await? {
            return Err(Code::CodeUsed.into());
        }
        let entry = self.entry(&mut tx).await?;
        audit_log::record(&mut tx, now, entry).await?;
        audit_log::record(&mut tx, now, entry.event(Event::Proof)).await?;
        if let Some(ticket) = &self.ticket {
            let customer = customers::find(&mut tx, account).await?.ok_or(sqlx::Error::RowNotFound)?;
            let redeemer = (*state, self.context, self.client);
            social::redeem(&mut tx, redeemer, ticket, &customer, false).await?;
        }
        tx.commit().await?;
        Ok(SuccessMessage::RegisteredVerified)
    }
}

/// Describes [`register`].
pub(super) fn register_call() -> Call {
    Call::post(paths::REGISTER, "register", "Create an account")
        .about(
            "With `otp`: a verified account, or 409 if the address has one. Without: an unverified one, and a code is mailed; if \
             the address has an account, its owner gets a notice instead, and the answer is the same. `ticket` links the identity of \
             a sign-in with a provider.",
        )
        .industry()
        .body(&[(
            "Register",
            json!({
                "firstName": "Ada",
                "lastName": "Lovelace",
                "emailId": EMAIL,
                "phoneNumber": "+44 20 7946 0018",
                "password": PASSWORD,
            }),
        )])
        .returns("Nothing", SuccessMessage::Registered, json!({}))
        .links(json!({ "signIn": {
            "operationId": "login",
            "description": "The new account can sign in.",
            "requestBody": { "emailId": "$request.body#/emailId", "password": "$request.body#/password" },
        } }))
        .refused(&CODE_REFUSALS)
        .refused(&[Code::AccountExists, Code::SocialTaken, Code::TicketExpired, Code::TooMany])
}
