//! Choosing a new password with the key of a mailed link. Opening the page does not use the key up: mail programs
//! open links, too.

use leptos::prelude::*;
use leptos::task::spawn_local;
use portico_shared::problem::Code;

use crate::api::Problem;
use crate::app::App;
use crate::form::{FormView, request_id, words_for};
use crate::page::{Entry, Page, link};

pub(super) fn view(app: App, entry: Entry) -> AnyView {
    let Some(key) = entry.key else { return broken(app, app.language.code(Code::LinkInvalid).to_owned()) };
    let checked = RwSignal::new(None);
    let key = StoredValue::new(key);
    let check = move || {
        checked.set(None);
        spawn_local(async move {
            let outcome = app.api().check_reset_key(&key.get_value()).await;
            // The page may be gone by now.
            let _ = checked.try_set(Some(outcome));
        });
    };
    check();
    let content = move || match checked.get() {
        None => waiting(app),
        Some(Ok(())) => choose(app),
        Some(Err(problem)) if is_of_link(&problem) => broken(app, words_for(app, &problem)),
        Some(Err(problem)) => unchecked(app, &problem, check),
    };
    view! { {content} }.into_any()
}

fn is_of_link(problem: &Problem) -> bool {
    matches!(problem.code(), Some(Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired | Code::Invalid))
}

fn waiting(app: App) -> AnyView {
    view! {
        {app.heading(app.words.reset_title)}
        <p class="portico-intro" role="status">{app.words.checking_link}</p>
    }
    .into_any()
}

fn choose(app: App) -> AnyView {
    let words = app.words;
    // So that a password manager knows whose password it is.
    let username = view! {
        <input
            class="portico-hidden"
            type="text"
            name="username"
            autocomplete="username"
            tabindex="-1"
            aria-hidden="true"
            readonly
            value=app.journey.email()
        />
    };
    let form = FormView {
        form: app.journey.reset_password.state(),
        submit: words.save_password,
        pending: words.saving_password,
        send: |app| Box::pin(send(app)),
        advice: Some(advice),
        extra: Some(username.into_any()),
    };
    view! {
        {app.heading(words.reset_title)}
        <p class="portico-intro">{words.reset_intro}</p>
        {form.view(app)}
    }
    .into_any()
}

/// The link does not work, for good.
fn broken(app: App, why: String) -> AnyView {
    view! {
        {app.heading(app.words.link_broken_title)}
        <p class="portico-intro" role="status">{why}</p>
        <nav class="portico-ways">
            <p>{link(app.router, Page::ForgotPassword, app.words.ask_new_link)}</p>
            <p>{link(app.router, Page::Login, app.words.go_to_sign_in)}</p>
        </nav>
    }
    .into_any()
}

/// Whether the link works could not be found out.
fn unchecked(app: App, problem: &Problem, check: impl Fn() + 'static) -> AnyView {
    view! {
        {app.heading(app.words.reset_title)}
        <div class="portico-summary" role="alert">
            <p>{words_for(app, problem)}</p>
            {request_id(app, problem)}
        </div>
        <button type="button" class="portico-button" on:click=move |_| check()>{app.words.try_again}</button>
    }
    .into_any()
}

fn advice(app: App, code: Code) -> Option<AnyView> {
    matches!(code, Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired)
        .then(|| link(app.router, Page::ForgotPassword, app.words.ask_new_link))
}

async fn send(app: App) -> Result<(), Problem> {
    let key = app.router.entry().key.unwrap_or_default();
    app.api().reset_password(&key, app.journey.reset_password.filled()).await?;
    app.journey.forget_secrets();
    app.say_next(app.words.password_saved);
    app.router.replace(Page::Login, Entry::default());
    Ok(())
}
