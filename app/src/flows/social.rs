//! Signing in with a provider, such as Google: the way there, and what happens when the shopper comes back. `social.js` has the browser's
//! side of it: what stays secret until then, and the address at the provider.

use portico_shared::problem::Code;
use portico_shared::wire::{SocialBegun, SocialToken};

use super::app::App;
use super::drafts::{Failure, Return};
use super::sign_in::{self, Way};
use crate::api::{ApiFuture, Identity, Obstacle, Problem, Recognised};
use crate::browser::origin::{absolute, here};
use crate::browser::{EndReason, Host};
use crate::config::Storage;
use crate::json::{Json, Object};
use crate::router::Page;
use crate::text::Message;

/// The name of the page below the base path, where no other is configured.
const PAGE: &str = "social/";

/// Leaves for a provider. It ends when the browser is about to leave, or with a problem. With `links`, the identity there is linked to
/// the account of the customer who is signed in.
pub fn leave_for(app: App, provider: String, links: bool) -> ApiFuture<()> {
    Box::pin(async move {
        let host = app.host().ok_or(Problem::Unreachable)?;
        if let Some(fault) =
            call(&host, "obstacle", &Object::new().with("provider", provider.as_str())).await?.text()
        {
            return Err(obstacle(app, &fault, &provider));
        }
        let begun = app.api().begin_social(&provider).await?;
        let address = call(&host, "begin", &request(app, provider, links, begun)).await?;
        let leaves = address.text().is_some_and(|address| app.router().leave_for(&address));
        if leaves { Ok(()) } else { Err(Problem::unreadable()) }
    })
}

/// What `social.js` needs for the address at the provider, and keeps until the shopper is back.
fn request(app: App, provider: String, links: bool, begun: SocialBegun) -> Object {
    let config = app.config();
    let own = absolute(config.social_page().unwrap_or_else(|| [&config.base_path, PAGE].concat()));
    // A shop's page is where a shopper goes on who comes from there, unless the session would be gone.
    let goes_on_here = config.embedded && config.storage == Storage::Browser;
    let return_to = app.router().return_to().or_else(|| goes_on_here.then(here)).unwrap_or_default();
    Object::new()
        .with("provider", provider)
        .with("authorizeUrl", begun.authorize_url)
        .with("clientId", begun.client_id)
        .with("scope", begun.scope)
        .with("nonce", begun.nonce)
        .with("responseMode", begun.response_mode)
        .with("redirectUri", begun.redirect_uri.unwrap_or(own))
        .with("returnTo", return_to)
        .with("language", config.language())
        .with("remember", app.drafts().remember.get_untracked())
        .with("links", links)
}

/// Goes on with what a provider has sent back, as text. It ends with another page, or with a failure.
pub async fn finish(app: App, answer: String) -> Result<(), Failure> {
    let unknown = |problem| Failure { problem, again: None };
    let host = app.host().ok_or_else(|| unknown(Problem::Unreachable))?;
    let known = call(&host, "finish", &Object::new().with("answer", answer)).await.map_err(unknown)?;
    let Some(provider) = known.get("provider").text() else { return Err(lost(app)) };
    let back = Return { provider, links: known.get("links").is_true() };
    app.router().return_to_instead(known.get("returnTo").text().filter(|address| !address.is_empty()));
    app.drafts().remember.set(known.get("remember").is_true());
    let outcome = match known.get("fault").text() {
        Some(fault) => Err(obstacle(app, &fault, &back.provider)),
        None => enter(app, &back, &known).await,
    };
    outcome.map_err(|problem| Failure { problem, again: Some(back) })
}

/// No one knows what the answer belongs to: it has counted already, or was asked for elsewhere.
pub fn lost(app: App) -> Failure {
    let words = app.text(Message::ProviderElsewhere);
    let problem = Problem::Prevented(Box::new(Obstacle { name: "provider-elsewhere", words }));
    Failure { problem, again: None }
}

/// Exchanges the code, and signs in or links with what it gives.
async fn enter(app: App, back: &Return, known: &Json) -> Result<(), Problem> {
    let text = |name| known.get(name).text();
    let code = SocialToken {
        provider: Some(back.provider.clone()),
        code: text("code"),
        code_verifier: text("codeVerifier"),
        redirect_uri: text("redirectUri"),
    };
    let id_token = app.api().exchange(code).await?;
    if back.links {
        return link(app, back, &id_token).await;
    }
    let name = |name| text(name).unwrap_or_default();
    let identity = Identity { id_token, first_name: name("firstName"), last_name: name("lastName") };
    let remember = app.drafts().remember.get_untracked();
    match app.api().sign_in_with_identity(identity, remember).await? {
        Recognised::Customer(signed_in) => {
            if let Some(host) = app.host() {
                host.provider(&back.provider);
            }
            sign_in::complete(app, signed_in, remember, Way::Provider(back.provider.clone())).await;
        }
        Recognised::Unproven(proof) => {
            app.drafts().ticket.set(Some(proof.ticket));
            if let Some(email) = proof.email {
                app.drafts().prefill(&email);
            }
            app.router().replace(Page::Otp);
        }
    }
    Ok(())
}

async fn link(app: App, back: &Return, id_token: &str) -> Result<(), Problem> {
    let Some(session) = app.sessions().token() else {
        app.notify_next(Message::SessionOver);
        app.router().replace(Page::Login);
        return Ok(());
    };
    if let Err(problem) = app.api().link_identity(&session, id_token).await {
        if problem.code() == Some(Code::Session) {
            app.sessions().end(&session, EndReason::Expired);
        }
        return Err(problem);
    }
    app.drafts().linked.set(Some(back.provider.clone()));
    if !(app.is_embedded() && app.router().leave()) {
        app.router().replace(Page::Account);
    }
    Ok(())
}

/// What to say about a fault that `social.js` has found.
fn obstacle(app: App, fault: &str, provider: &str) -> Problem {
    let (name, message) = match fault {
        "in-app" => ("in-app-browser", Message::ProviderInApp),
        "storage" => ("storage-blocked", Message::ProviderStorage),
        "denied" => ("provider-denied", Message::ProviderDenied),
        _ => ("provider-failed", Message::ProviderFailed),
    };
    let words = app.words().with(message, &app.provider_name(provider));
    Problem::Prevented(Box::new(Obstacle { name, words }))
}

/// Calls a function of `social.js`, which loads at the first call.
async fn call(host: &Host, name: &str, values: &Object) -> Result<Json, Problem> {
    let answer = host.social(name, &values.text()).await.map_err(|_| Problem::Unreachable)?;
    Ok(answer.as_string().and_then(|text| Json::parse(&text)).unwrap_or_default())
}
