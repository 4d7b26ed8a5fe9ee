//! The one-time code: asking for one, and entering it, to sign in or to finish creating an account.

use portico_shared::field::Kind;
use portico_shared::forms::{Login, SendOtp};
use portico_shared::problem::Code;
use portico_view::{El, RwSignal, el};

use super::parts::{about_address, intro, link, links, page, question, remember_box};
use crate::api::{Problem, Refusal};
use crate::context::Say;
use crate::flows::sign_in::Way;
use crate::flows::{App, Purpose, one_time_code, sign_in};
use crate::form::{FormView, countdown};
use crate::router::{HistoryState, Page};
use crate::text::Message;

/// The page.
pub fn view(app: App, state: HistoryState) -> El {
    match state.email {
        Some(email) => enter_code(app, email),
        None => ask(app),
    }
}

/// Asking for a code to sign in with.
fn ask(app: App) -> El {
    app.drafts().carry_email();
    let form = FormView {
        form: app.drafts().send_otp.state(),
        submit: Message::SendCode,
        pending: Message::SendingCode,
        send: Box::new(move || {
            app.drafts().purpose.set(Purpose::SignIn);
            Box::pin(one_time_code::request(app, app.drafts().send_otp.filled().email_id))
        }),
        lead: None,
        advice: None,
        extra: None,
    };
    let is_proof = app.drafts().ticket.with(Option::is_some);
    let introduction = if is_proof { Message::ProviderProof } else { Message::CodeIntro };
    page(app, Message::CodeTitle).child(intro(app, introduction)).child(form.view(*app)).child(links([
        link(app, Page::Login, Message::PasswordInstead),
        question(app, Message::NewHere, Page::Register, Message::CreateAccount),
    ]))
}

/// Entering the code that was mailed to `email`.
fn enter_code(app: App, email: String) -> El {
    let registering = app.drafts().is_registering(&email);
    let form = FormView {
        form: app.drafts().otp.state(),
        submit: Message::ConfirmCode,
        pending: Message::CheckingCode,
        send: Box::new(move || Box::pin(send(app))),
        lead: None,
        advice: Some(Box::new(move |code| advice(app, code))),
        extra: if registering { None } else { remember_box(app) },
    };
    let origin = if registering { Page::Register } else { Page::Otp };
    page(app, Message::CheckMailTitle)
        .child(about_address(app, Message::CodeSentTo, email.clone(), origin))
        .child(registering.then(|| intro(app, Message::CodeProves)))
        .child(form.view(*app))
        .child(resend_view(app, email))
}

/// What the code is for. After a reload the register form is empty: then the code signs in, and if there is no account yet, the page
/// leads back to creating one.
fn purpose(app: App, email: &str) -> Purpose {
    if app.drafts().is_registering(email) { Purpose::Register } else { Purpose::SignIn }
}

async fn send(app: App) -> Result<(), Problem> {
    let email = app.router().location_untracked().state.email.unwrap_or_default();
    let otp = app.drafts().otp.filled().otp;
    let outcome = match purpose(app, &email) {
        Purpose::Register => register(app, &otp).await,
        Purpose::SignIn => sign_in(app, &email, &otp).await,
    };
    if let Err(Problem::Refused(refusal)) = &outcome
        && matches!(refusal.code, Some(Code::CodeExpired | Code::CodeUsed | Code::CodeExhausted))
    {
        app.drafts().discard_code();
    }
    if outcome.as_ref().is_err_and(|problem| problem.code() == Some(Code::TicketExpired)) {
        // The code still works, and signs in without the provider.
        app.drafts().ticket.set(None);
    }
    outcome
}

async fn sign_in(app: App, email: &str, otp: &str) -> Result<(), Problem> {
    let remember = app.drafts().remember.get_untracked();
    let ticket = app.drafts().ticket.get();
    let signed_in = app.api().sign_in_with_code(email, otp, remember, ticket.as_deref()).await?;
    sign_in::complete(app, signed_in, remember, Way::Code).await;
    Ok(())
}

async fn register(app: App, otp: &str) -> Result<(), Problem> {
    let form = app.drafts().register.filled();
    let login = Login { email_id: form.email_id.clone(), password: form.password.clone() };
    let visit = app.router().visit();
    let unsure = app.drafts().unsure_account;
    // The last attempt may have created the account, and used the code up with it.
    let mut may_exist = unsure.take().as_ref() == Some(&login.email_id);
    let mut used = None;
    loop {
        if !may_exist {
            let ticket = app.drafts().ticket.get();
            match app.api().register(form.clone(), otp, ticket.as_deref()).await {
                Err(Problem::Refused(refusal)) if speaks_of_the_form(&refusal) && visit.is_current() => {
                    // Such as a common password, which only the server knows. The code stays valid.
                    app.drafts().register.state().refuse_later(Problem::Refused(refusal));
                    app.router().go(Page::Register);
                    return Ok(());
                }
                // Browsers send a request again if the connection breaks off before its answer. Then the first one has created the
                // account.
                Err(problem) if problem.code() == Some(Code::CodeUsed) => {
                    used = Some(problem);
                    may_exist = true;
                }
                outcome => outcome.inspect_err(|problem| {
                    if problem.is_lost() || problem.code() == Some(Code::Internal) {
                        unsure.set(Some(login.email_id.clone()));
                    }
                })?,
            }
        }
        match app.api().sign_in(login.clone(), false).await {
            Ok(signed_in) => sign_in::complete(app, signed_in, false, Way::Password).await,
            Err(problem) if may_exist => {
                if problem.code() != Some(Code::Credentials) {
                    unsure.set(Some(login.email_id));
                    return Err(problem);
                }
                if let Some(used) = used {
                    return Err(used);
                }
                may_exist = false;
                continue;
            }
            Err(_) => {
                app.drafts().conclude();
                if visit.is_current() {
                    app.notify_next(Message::AccountReady);
                    app.router().go(Page::Login);
                }
            }
        }
        return Ok(());
    }
}

fn speaks_of_the_form(refusal: &Refusal) -> bool {
    refusal.fields.iter().any(|field| field.name != "otp")
}

/// How to continue when the code is right but the account is not as expected. The code stays valid in both cases.
fn advice(app: App, code: Code) -> Option<El> {
    match code {
        Code::AccountExists if !app.capabilities().signs_in_with_code => {
            Some(link(app, Page::Login, Message::GoToSignIn))
        }
        Code::AccountExists => {
            let sign_in = move |_| {
                app.drafts().purpose.set(Purpose::SignIn);
                // The button goes with the refusal.
                app.root().focus(&app.drafts().otp.state().summary_id());
                app.drafts().otp.state().submit(*app, &|| Box::pin(send(app)));
            };
            let button = el("button", "portico-button portico-second").attr("type", "button");
            Some(button.on("click", sign_in).say(*app, Message::SignInWithCode))
        }
        Code::AccountMissing => Some(link(app, Page::Register, Message::RegisterWithEmail)),
        Code::TicketExpired => Some(link(app, Page::Login, Message::GoToSignIn)),
        _ => None,
    }
}

/// The button that requests another code, once the cooldown is over.
fn resend_view(app: App, email: String) -> El {
    let form = app.drafts().otp.state();
    let cooldown = app.drafts().resend;
    let pending = RwSignal::new(false);
    let said = RwSignal::new(None::<Message>);
    let resend = move |_| {
        if pending.get_untracked() || cooldown.is_running_untracked() {
            return;
        }
        pending.set(true);
        said.set(None);
        form.reset();
        let email = email.clone();
        app.spawn(async move {
            match app.api().send_otp(SendOtp { email_id: email.clone() }).await {
                Ok(sent) => {
                    app.drafts().code_sent(&email, sent);
                    form.set(Kind::OneTimeCode, "");
                    said.set(Some(Message::Resent));
                }
                Err(problem) => {
                    if let Problem::Refused(refusal) = &problem
                        && let Some(seconds) = refusal.retry_after
                    {
                        cooldown.start(seconds);
                    }
                    app.report(&problem);
                    form.show(problem);
                }
            }
            pending.set(false);
        });
    };
    form.asks_to_wait_for(cooldown);
    let waiting = move || cooldown.is_running() || pending.get();
    let wait = countdown::view(cooldown, "span", "portico-hint", move || app.text(Message::ResendWait));
    let button = el("button", "portico-plain")
        .attr("type", "button")
        .attr("aria-disabled", move || waiting().then(|| "true".to_owned()))
        .on("click", resend)
        .say(*app, Message::Resend);
    let status = el("p", "")
        .attr("role", "status")
        .text(move || said.get().map(|message| app.text(message)).unwrap_or_default());
    el("div", "portico-resend").child(button).child(wait).child(status)
}
