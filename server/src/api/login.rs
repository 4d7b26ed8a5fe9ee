//! Signing in: with a password, a one-time code, an identity provider, a passkey, or the login code of a hand-over.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{self, login_type};
use portico_shared::{forms, paths, wire::Login};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;

use crate::api::access_token::PresentedToken;
use crate::api::extract::{Industry, JsonBytes, StoreContext, bearer};
use crate::api::login_code::{self, Redemption};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::{CODE_REFUSALS, Call, ID_TOKEN_REFUSALS, LOGIN_CODE_REFUSALS};
use crate::api::openapi::examples::{self, ASSERTION, DEVICE, EMAIL, ID_TOKEN, PASSWORD, TOKEN};
use crate::api::openapi::security::{ACCESS_TOKEN, SESSION};
use crate::api::problem::{FieldProblem, Problem};
use crate::api::session::{self, Opened};
use crate::api::state::ApiState;
use crate::api::validate::{Checks, valid};
use crate::api::{cart, hand_over, otp, passkeys, social};
use crate::base::client::Client;
use crate::password::Verified;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, AccountKey, Customer};
use crate::store::otp_codes::{self, Attempt};
use crate::store::verification;

/// What tells the bodies of the Spurtcommerce customer API and of the AXIM customer login apart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    email: Option<IgnoredAny>,
    email_id: Option<IgnoredAny>,
}

/// `POST /customer/login`. With an access token it is a hand-over of the AXIM customer login; a body of a hand-over without one is
/// refused.
///
/// # Errors
/// `invalid`, `credentials`, `too_many`, `unavailable`; by code also `code_wrong`, `code_expired`, `code_used`,
/// `code_exhausted` and `account_missing`, with a ticket `ticket_expired` and `social_taken`; `access_token`; and those of
/// [`hand_over::hand_over`], [`login_code::redeem`], [`social::SignIn::run`] and [`passkeys::SignIn::run`].
pub async fn login(
    State(state): State<ApiState>,
    presented: Option<PresentedToken>,
    // The store of a hand-over is that of its token, whatever store the request names.
    context: Result<StoreContext, Problem>,
    Industry(industry): Industry,
    client: Client,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    if let Some(presented) = presented {
        let handed_over = hand_over::hand_over(&state, &presented, &client, &body).await;
        state.metrics.hand_over(Problem::outcome(&handed_over));
        return handed_over.map(IntoResponse::into_response);
    }
    let names: Names = body.parse()?;
    if names.email.is_some() && names.email_id.is_none() {
        return Err(Code::AccessToken.into());
    }
    let context = context?;
    let Login { email_id, password, kind, token, remember, device, ticket, first_name, last_name } =
        body.parse()?;
    let (device, remember) = (device.as_deref(), remember.unwrap_or(false));
    let request = Request { state: &state, context: &context, client: &client, device, remember };
    let (by, signed_in) = match kind.as_deref().unwrap_or(login_type::NORMAL) {
        login_type::NORMAL => ("password", request.by_password(email_id, password).await),
        login_type::OTP => ("code", request.by_code(email_id, token, ticket).await),
        login_type::CODE => {
            let bearer = bearer(&headers);
            let redemption = Redemption { context: &context, client: &client, token, bearer, remember };
            ("login_code", login_code::redeem(&state, redemption).await)
        }
        login_type::SOCIAL => {
            let names = [first_name, last_name];
            let (state, context, client, industry) = (&state, &context, &client, industry.as_str());
            let sign_in = social::SignIn { state, context, client, industry, token, names, remember };
            ("social", sign_in.run().await)
        }
        login_type::PASSKEY => {
            let (state, context, client) = (&state, &context, &client);
            ("passkey", passkeys::SignIn { state, context, client, token, device, remember }.run().await)
        }
        _ => return Err(Problem::invalid(vec![FieldProblem::of("type", Kind::Machine, FieldCode::Choice)])),
    };
    state.metrics.sign_in(by, Problem::outcome(&signed_in));
    let (customer, session) = signed_in?;
    let cart = cart::find(&mut *state.database.read().await?, customer.id).await?;
    let of = wire::SignedIn {
        token: session.token,
        expires_at: session.expires_at.rfc3339(),
        device: state.devices().issue(&customer, device),
        user: customer.into(),
    };
    Ok(context.done(SuccessMessage::SignedIn, wire::WithCart { of, cart }).into_response())
}

struct Request<'a> {
    state: &'a ApiState,
    context: &'a StoreContext,
    client: &'a Client,
    /// The device token of the request.
    device: Option<&'a str>,
    remember: bool,
}

impl Request<'_> {
    async fn by_password(
        &self,
        email_id: Option<String>,
        password: Option<String>,
    ) -> Result<(Customer, Opened), Problem> {
        let forms::Login { email_id, password } = valid(forms::Login {
            email_id: email_id.unwrap_or_default(),
            password: password.unwrap_or_default(),
        })?;
        let account = AccountKey::new(&self.context.store.key, email_id);
        let state = self.state;
        let limiter = state.limiter(self.client.limit_key());

        let now = state.clock.now();
        let permit = state.hasher.acquire()?;
        let mut tx = state.database.begin_locked([account.lock_key(), limiter.lock_key()]).await?;
        let customer = customers::find(&mut tx, &account).await?;
        let limiter = limiter.of_device(state.devices().find(customer.as_ref(), self.device));
        limiter.sign_in(&mut tx, &account).await?;
        let entry = self.entry(Event::SignInPassword).customer(customer.as_ref().map(|customer| customer.id));
        let recorded = audit_log::record(&mut tx, now, entry.refused(Code::Credentials)).await?;
        tx.commit().await?;

        let stored = customer.as_ref().and_then(|customer| customer.password_hash.clone());
        let verified = permit.verify(password, stored).await?;
        let (Some(seen), Verified::Right | Verified::Rehashed(_)) = (customer, &verified) else {
            return Err(Code::Credentials.into());
        };

        let mut tx = state.database.begin_locked([account.lock_key()]).await?;
        let customer = customers::get(&mut tx, seen.id).await?;
        if customer.password_hash != seen.password_hash {
            // The password was changed while the old one was being verified.
            return Err(Code::Credentials.into());
        }
        if let Verified::Rehashed(hash) = verified {
            customers::rehash(&mut tx, customer.id, &hash).await?;
        }
        let session = session::open(&mut tx, state, customer.id, self.remember).await?;
        limiter.signed_in(&mut tx, &account).await?;
        recorded.done(&mut tx).await?;
        tx.commit().await?;
        Ok((customer, session))
    }

    /// An entry of the audit log.
    fn entry(&self, event: Event) -> Entry<'_> {
        Entry::of(event, &self.context.store.key, Some(self.client))
    }

    async fn by_code(
        &self,
        email_id: Option<String>,
        token: Option<String>,
        ticket: Option<String>,
    ) -> Result<(Customer, Opened), Problem> {
        let mut checks = Checks::default();
        let forms::SendOtp { email_id } =
            checks.form(forms::SendOtp { email_id: email_id.unwrap_or_default() });
        let code = checks.code("token", token);
        checks.done()?;
        let account = AccountKey::new(&self.context.store.key, email_id);
        let state = self.state;
        let limiter = state.limiter(self.client.limit_key());

        let now = state.clock.now();
        let mut tx = state.database.begin_locked([account.lock_key(), limiter.lock_key()]).await?;
        let customer = customers::find(&mut tx, &account).await?;
        let limiter = limiter.of_device(state.devices().find(customer.as_ref(), self.device));
        limiter.code_tries(&mut tx, &account).await?;
        let id = match otp::attempt(&mut tx, state, &account, &code).await? {
            Attempt::Right(id) => id,
            Attempt::Wrong(code) => {
                limiter.wrong_code(&mut tx, &account).await?;
                let customer = customer.map(|customer| customer.id);
                let entry = self.entry(Event::SignInCode).customer(customer).refused(code);
                audit_log::record(&mut tx, now, entry).await?;
                tx.commit().await?;
                return Err(code.into());
            }
            Attempt::Invalid(code) => return Err(code.into()),
        };
        let customer = customer.ok_or(Code::AccountMissing)?;
        if !otp_codes::use_up(&mut tx, id, now).await? {
            return Err(Code::CodeUsed.into());
        }
        audit_log::record(&mut tx, now, self.entry(Event::SignInCode).customer(customer.id)).await?;
        if !customer.is_verified() {
            audit_log::record(&mut tx, now, self.entry(Event::Proof).customer(customer.id)).await?;
        }
        verification::verify(&mut tx, &customer, now).await?;
        if let Some(ticket) = &ticket {
            let redeemer = (state, self.context, self.client);
            social::redeem(&mut tx, redeemer, ticket, &customer, customer.is_verified()).await?;
        }
        let customer = customers::get(&mut tx, customer.id).await?;
        let session = session::open(&mut tx, state, customer.id, self.remember).await?;
        limiter.signed_in(&mut tx, &account).await?;
        tx.commit().await?;
        if ticket.is_some() {
            // The owner may get a notice of the link.
            state.outbox.wake();
        }
        Ok((customer, session))
    }
}

/// Describes [`login`].
pub(super) fn login_call() -> Call {
    Call::post(paths::LOGIN, "login", "Sign in, or hand a customer over")
        .about(
            "A shopper signs in with a password, a mailed code, an ID token of an identity provider, a passkey, or the login code of a hand-over; with the session token of the \
             same customer, a login code adds its cart to that session. A request with `accessToken` is always a hand-over; one \
             without it that has `email` and no `emailId` is refused with 401.",
        )
        .body(&[
            ("PasswordLogin", json!({ "emailId": EMAIL, "password": PASSWORD, "type": "normal", "remember": true, "device": DEVICE })),
            ("MailedCodeLogin", json!({ "emailId": EMAIL, "token": "123 456", "type": "otp" })),
            ("LoginCodeLogin", json!({ "token": TOKEN, "type": "code" })),
            ("SocialLogin", json!({ "token": ID_TOKEN, "type": "social" })),
            ("PasskeyLogin", json!({ "token": ASSERTION, "type": "passkey" })),
            ("HandOver", json!({ "email": EMAIL, "cart": examples::cart(&json!("2.5")) })),
        ])
        .accepts(&[SESSION, ACCESS_TOKEN])
        .returns(
            "SignedIn",
            SuccessMessage::SignedIn,
            json!({ "token": TOKEN, "expiresAt": "2026-11-22T09:18:35Z", "device": DEVICE, "user": examples::user(), "cart": examples::cart(&json!(2.5)) }),
        )
        .or_returns(json!({ "success": true, "code": TOKEN }))
        .industry()
        .refused(&[Code::AccessToken, Code::Credentials])
        .refused(&ID_TOKEN_REFUSALS)
        .refused(&[Code::SocialTaken, Code::TicketExpired])
        .refused(&CODE_REFUSALS)
        .refused(&LOGIN_CODE_REFUSALS)
        .refused(&[Code::PasskeyRefused, Code::PasskeyUnknown, Code::PasskeyExpired, Code::Unproven, Code::NotFound])
        .refused(&[Code::AccountMissing, Code::CustomerUnknown, Code::TooMany])
}
