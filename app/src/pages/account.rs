//! The signed-in customer.

use leptos::prelude::*;
use leptos::task::spawn_local;
use portico_shared::problem::Code;
use portico_shared::wire::User;

use crate::api::Problem;
use crate::app::App;
use crate::form::{request_id, words_for};
use crate::session::Ending;

pub(super) fn view(app: App) -> AnyView {
    let loaded = RwSignal::new(None);
    let load = move || {
        let Some(token) = app.sessions.token() else { return };
        loaded.set(None);
        spawn_local(async move {
            let outcome = app.api().profile(&token).await;
            match outcome {
                Err(problem) if problem.code() == Some(Code::Session) => app.sessions.end(Ending::Expired),
                // Somebody who came for the shop and is signed in already goes on to it.
                Ok(_) if app.router.leave() => {}
                // The page may be gone by now.
                outcome => drop(loaded.try_set(Some(outcome))),
            }
        });
    };
    load();
    let content = move || match loaded.get() {
        None => view! { <p class="portico-intro" role="status">{app.words.account_loading}</p> }.into_any(),
        Some(Ok(user)) => customer(app, user),
        Some(Err(problem)) => failed(app, &problem, load),
    };
    view! {
        {app.heading(app.words.account_title)}
        {content}
        {sign_out(app)}
    }
    .into_any()
}

fn customer(app: App, user: User) -> AnyView {
    let words = app.words;
    let name = [user.first_name, user.last_name].join(" ").trim().to_owned();
    let unverified = (!user.email_verified)
        .then(|| view! { <span class="portico-badge">{words.account_unverified}</span> });
    let phone = (!user.mobile_number.is_empty())
        .then(|| view! { <div><dt>{words.account_phone}</dt><dd>{user.mobile_number}</dd></div> });
    view! {
        <dl class="portico-facts">
            <div><dt>{words.account_name}</dt><dd>{name}</dd></div>
            <div><dt>{words.email}</dt><dd class="portico-address">{user.email} " " {unverified}</dd></div>
            {phone}
        </dl>
    }
    .into_any()
}

fn failed(app: App, problem: &Problem, load: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="portico-summary" role="alert">
            <p>{words_for(app, problem)}</p>
            {request_id(app, problem)}
        </div>
        <button type="button" class="portico-button" on:click=move |_| load()>{app.words.try_again}</button>
    }
    .into_any()
}

fn sign_out(app: App) -> AnyView {
    let pending = RwSignal::new(false);
    let act = move |_| {
        let Some(token) = app.sessions.token() else { return };
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        spawn_local(async move {
            // Whatever the server answers: nobody stays signed in here against their will.
            let _ = app.api().sign_out(&token).await;
            app.sessions.end(Ending::SignedOut);
        });
    };
    let words = move || if pending.get() { app.words.signing_out } else { app.words.sign_out };
    view! {
        <button
            type="button"
            class="portico-button portico-second"
            aria-disabled=move || pending.get().then_some("true")
            on:click=act
        >
            {words}
        </button>
    }
    .into_any()
}
