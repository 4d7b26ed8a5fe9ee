//! Signing in, by password, by a mailed code, or by the login code of a hand-over.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::{self, login_type};
use portico_shared::{forms, wire::Login};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::api::access_token::Presented;
use crate::api::extract::{JsonBytes, Shop, bearer};
use crate::api::hand_over;
use crate::api::login_code::{self, Redemption};
use crate::api::messages::Said;
use crate::api::problem::{FieldProblem, Problem};
use crate::api::session::{self, Opened};
use crate::api::state::App;
use crate::api::validate::{Checks, valid};
use crate::devices;
use crate::http::client_ip::Client;
use crate::password::Verified;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::carts;
use crate::store::customers::{self, Account, Customer};
use crate::store::otp_codes::{self, Tried};

/// What tells the two documents' bodies apart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    email: Option<IgnoredAny>,
    email_id: Option<IgnoredAny>,
}

/// `POST /customer/login`. It is document B's where an access token is presented; a body that is document B's without one
/// is refused for that.
///
/// # Errors
/// `invalid`, `credentials`, `too_many`, `unavailable`; by code also `code_wrong`, `code_expired`, `code_used`,
/// `code_exhausted` and `account_missing`; `social_unavailable`; `access_token` and what [`hand_over::hand_over`] and
/// [`login_code::redeem`] give.
pub async fn login(
    State(app): State<Arc<App>>,
    presented: Option<Presented>,
    // The store of a hand-over is the token's, whatever else the request names or leaves out.
    shop: Result<Shop, Problem>,
    client: Client,
    headers: HeaderMap,
    body: JsonBytes,
) -> Result<Response, Problem> {
    if let Some(presented) = presented {
        let handed_over = hand_over::hand_over(&app, &presented, &client, &body).await;
        app.metrics.hand_over(&handed_over);
        return handed_over.map(IntoResponse::into_response);
    }
    let names: Names = body.parse()?;
    if names.email.is_some() && names.email_id.is_none() {
        return Err(Code::AccessToken.into());
    }
    let shop = shop?;
    let Login { email_id, password, kind, token, remember, device } = body.parse()?;
    let (device, remember) = (device.as_deref(), remember.unwrap_or(false));
    let request = Request { app: &app, shop: &shop, client: &client, device, remember };
    let (by, signed_in) = match kind.as_deref().unwrap_or(login_type::NORMAL) {
        login_type::NORMAL => ("password", request.by_password(email_id, password).await),
        login_type::OTP => ("code", request.by_code(email_id, token).await),
        login_type::CODE => {
            let bearer = bearer(&headers);
            let redemption = Redemption { shop: &shop, client: &client, token, bearer, remember };
            ("login_code", login_code::redeem(&app, redemption).await)
        }
        login_type::SOCIAL => return Err(Code::SocialUnavailable.into()),
        _ => return Err(Problem::invalid(vec![FieldProblem::of("type", Kind::Machine, FieldCode::Choice)])),
    };
    app.metrics.sign_in(by, &signed_in);
    let (customer, session) = signed_in?;
    let cart = carts::of(&mut *app.database.read().await?, customer.id).await?;
    let of = wire::SignedIn {
        token: session.token,
        expires_at: session.expires_at.rfc3339(),
        device: devices::keep(&app, &customer, device),
        user: customer.into(),
    };
    Ok(shop.done(Said::SignedIn, wire::WithCart { of, cart }).into_response())
}

struct Request<'a> {
    app: &'a App,
    shop: &'a Shop,
    client: &'a Client,
    /// What the device shows.
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
        let account = Account::new(&self.shop.store.key, email_id);
        let app = self.app;
        let limiter = app.limiter(self.client.counted_as());

        let place = app.hasher.place()?;
        let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
        let customer = customers::find(&mut tx, &account).await?;
        let device = devices::known(app, customer.as_ref(), self.device);
        limiter.sign_in(&mut tx, &account, device).await?;
        let entry = self.event(Event::SignInPassword).customer(customer.as_ref().map(|customer| customer.id));
        let recorded = audit_log::record(&mut tx, app, entry.refused(Code::Credentials)).await?;
        tx.commit().await?;

        let stored = customer.as_ref().and_then(|customer| customer.password_hash.clone());
        let verified = place.verify(password, stored).await?;
        let (Some(seen), Verified::Right | Verified::Renewed(_)) = (customer, &verified) else {
            return Err(Code::Credentials.into());
        };

        let mut tx = app.database.write_in_turn([account.turn()]).await?;
        let customer = customers::get(&mut tx, seen.id).await?;
        if customer.password_hash != seen.password_hash {
            // It was changed while the old one was being verified.
            return Err(Code::Credentials.into());
        }
        if let Verified::Renewed(hash) = verified {
            customers::renew_hash(&mut tx, customer.id, &hash).await?;
        }
        let session = session::open(&mut tx, app, customer.id, self.remember).await?;
        limiter.signed_in(&mut tx, &account, device).await?;
        recorded.done(&mut tx).await?;
        tx.commit().await?;
        Ok((customer, session))
    }

    /// What the audit trail is told.
    fn event(&self, event: Event) -> Entry<'_> {
        Entry::of(event, &self.shop.store.key, Some(self.client))
    }

    async fn by_code(
        &self,
        email_id: Option<String>,
        token: Option<String>,
    ) -> Result<(Customer, Opened), Problem> {
        let mut checks = Checks::default();
        let forms::SendOtp { email_id } =
            checks.form(forms::SendOtp { email_id: email_id.unwrap_or_default() });
        let code = checks.code("token", token);
        checks.done()?;
        let account = Account::new(&self.shop.store.key, email_id);
        let app = self.app;
        let limiter = app.limiter(self.client.counted_as());

        let now = app.clock.now();
        let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
        limiter.code_tries(&mut tx, &account).await?;
        let id = match otp_codes::attempt(&mut tx, app, &account, &code).await? {
            Tried::Right(id) => id,
            Tried::Wrong(code) => {
                limiter.wrong_code(&mut tx, &account).await?;
                let customer = customers::find(&mut tx, &account).await?.map(|customer| customer.id);
                let entry = self.event(Event::SignInCode).customer(customer).refused(code);
                audit_log::record(&mut tx, app, entry).await?;
                tx.commit().await?;
                return Err(code.into());
            }
            Tried::Dead(code) => return Err(code.into()),
        };
        let customer = customers::find(&mut tx, &account).await?.ok_or(Code::AccountMissing)?;
        let device = devices::known(app, Some(&customer), self.device);
        if !otp_codes::use_up(&mut tx, id, now).await? {
            return Err(Code::CodeUsed.into());
        }
        audit_log::record(&mut tx, app, self.event(Event::SignInCode).customer(customer.id)).await?;
        if !customer.is_verified() {
            audit_log::record(&mut tx, app, self.event(Event::Proof).customer(customer.id)).await?;
        }
        customers::prove(&mut tx, &customer, now).await?;
        let customer = customers::get(&mut tx, customer.id).await?;
        let session = session::open(&mut tx, app, customer.id, self.remember).await?;
        limiter.signed_in(&mut tx, &account, device).await?;
        tx.commit().await?;
        Ok((customer, session))
    }
}
