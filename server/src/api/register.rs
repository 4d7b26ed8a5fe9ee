//! Making an account, as document A has it, or with the proof of the email at once.

use std::sync::Arc;

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::{forms, wire};

use crate::api::extract::{Industry, Json, Nothing, Shop};
use crate::api::messages::Mail;
use crate::api::messages::Said;
use crate::api::problem::Problem;
use crate::api::state::App;
use crate::api::validate::{Checks, field_of};
use crate::db::Connection;
use crate::http::client_ip::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, Account, NewAccount};
use crate::store::otp_codes::{self, Tried};

/// `POST /customer/register`.
///
/// # Errors
/// `invalid`, `too_many`, `unavailable`; with a code also `code_wrong`, `code_expired`, `code_used`, `code_exhausted` and
/// `account_exists`.
pub async fn register(
    State(app): State<Arc<App>>,
    shop: Shop,
    Industry(industry): Industry,
    client: Client,
    Json(mut body): Json<wire::Register>,
) -> Result<impl IntoResponse, Problem> {
    let otp = body.otp.take();
    let mut checks = Checks::default();
    let form: forms::Register = checks.form(body);
    checks.not_common(field_of::<forms::Register>("password"), &form.password);
    let code = otp.map(|typed| checks.code("otp", Some(typed)));
    checks.done()?;

    let account = Account::new(&shop.store.key, form.email_id.clone());
    let request = Request { app: &app, shop: &shop, client: &client, account, form, industry };
    let said = match code {
        Some(code) => request.with_code(&code).await?,
        None => request.without_code().await?,
    };
    Ok(shop.done(said, Nothing {}))
}

struct Request<'a> {
    app: &'a App,
    shop: &'a Shop,
    client: &'a Client,
    account: Account,
    form: forms::Register,
    industry: String,
}

impl Request<'_> {
    fn new_account<'a>(&'a self, password_hash: &'a str) -> NewAccount<'a> {
        NewAccount {
            account: &self.account,
            form: &self.form,
            industry: &self.industry,
            password_hash,
            verified_at: None,
        }
    }

    /// An account that is not verified, and a code to verify it. When the email is taken, its owner gets a notice and the
    /// caller learns nothing: a code is made all the same, so that nothing that the caller can try tells the two apart.
    async fn without_code(&self) -> Result<Said, Problem> {
        let Self { app, shop, account, .. } = self;
        let limiter = app.limiter(self.client.counted_as());
        let place = app.hasher.place()?;
        limiter.code_mails(&mut *app.database.read().await?, account).await?;
        let hash = place.hash(self.form.password.clone()).await?;

        let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
        limiter.code_mails(&mut tx, account).await?;
        limiter.code_mailed(&mut tx, account).await?;
        let code = otp_codes::issue(&mut tx, app, account).await?;
        let made = customers::insert(&mut tx, &self.new_account(&hash), app.clock.now()).await?;
        let entry = self.event(&mut tx).await?;
        audit_log::record(&mut tx, app, if made { entry } else { entry.refused(Code::AccountExists) })
            .await?;
        let mail = if made { app.code_mail(&code) } else { Mail::AccountExists { code: &code } };
        app.mail(&mut tx, shop, Some(&account.email), &mail).await?;
        tx.commit().await?;
        app.outbox.wake();
        Ok(Said::Registered)
    }

    /// What the audit trail is told of the account, as it is by now.
    async fn event(&self, tx: &mut Connection) -> sqlx::Result<Entry<'_>> {
        let customer = customers::find(tx, &self.account).await?.map(|customer| customer.id);
        Ok(Entry::of(Event::Register, &self.account.store, Some(self.client)).customer(customer))
    }

    /// A verified account. One that somebody opened before without proof is taken over.
    async fn with_code(&self, code: &str) -> Result<Said, Problem> {
        let Self { app, account, .. } = self;
        let limiter = app.limiter(self.client.counted_as());
        let place = app.hasher.place()?;
        limiter.code_tries(&mut *app.database.read().await?, account).await?;
        let hash = place.hash(self.form.password.clone()).await?;

        let now = app.clock.now();
        let new = NewAccount { verified_at: Some(now), ..self.new_account(&hash) };
        let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
        limiter.code_tries(&mut tx, account).await?;
        let id = match otp_codes::attempt(&mut tx, app, account, code).await? {
            Tried::Right(id) => id,
            Tried::Wrong(code) => {
                limiter.wrong_code(&mut tx, account).await?;
                let entry = self.event(&mut tx).await?.refused(code);
                audit_log::record(&mut tx, app, entry).await?;
                tx.commit().await?;
                return Err(code.into());
            }
            Tried::Dead(code) => return Err(code.into()),
        };
        match customers::find(&mut tx, account).await? {
            Some(customer) if customer.is_verified() => return Err(Code::AccountExists.into()),
            Some(customer) => {
                customers::prove(&mut tx, &customer, now).await?;
                customers::overwrite(&mut tx, customer.id, &new).await?;
            }
            None => {
                customers::insert(&mut tx, &new, now).await?;
            }
        }
        if !otp_codes::use_up(&mut tx, id, now).await? {
            return Err(Code::CodeUsed.into());
        }
        let entry = self.event(&mut tx).await?;
        audit_log::record(&mut tx, app, entry).await?;
        audit_log::record(&mut tx, app, entry.instead(Event::Proof)).await?;
        tx.commit().await?;
        Ok(Said::RegisteredVerified)
    }
}
