//! The session and the shop's own code: shared by all elements and tabs, and `authorizedFetch`.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, PASSWORD, submit_sign_in};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{Engine, Front, Options, Page, eventually, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, comes_true, each_hears, forget, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "two.html",
            page!(
                "<script type=module src=code.js></script>
                 <portico-auth id=one api={api} loading=eager></portico-auth>
                 <portico-auth id=two api={api} loading=eager view=register></portico-auth>"
            ),
        ),
        (
            "apis.html",
            page!(
                "<portico-auth id=one api={api} loading=eager></portico-auth>
                 <portico-auth id=two api={cdn} loading=eager view=account></portico-auth>"
            ),
        ),
        (
            "code.js",
            "import { authorizedFetch, session } from '{cdn}/embed/portico.js';
             Object.assign(self, {session, cdn: '{cdn}', api: '{api}', changes: 0});
             session.addEventListener('change', () => changes++);
             self.ask = async (...request) => {
               try { return (await authorizedFetch(...request)).status } catch (error) { return String(error) }
             };",
        ),
    ],
    options: Options::DEFAULT,
};

/// A shop whose service worker stores every answer to a `GET`, and answers with what it has stored, for working offline.
const OFFLINE: Front = Front {
    pages: &[
        SCRIPT,
        ("offline.html", page!("<portico-auth api={api} loading=eager></portico-auth>")),
        (
            "worker.js",
            "self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
             const stored = async (request) => {
               const cache = await caches.open('everything');
               const known = await cache.match(request);
               if (known) return known;
               const response = await fetch(request);
               await cache.put(request, response.clone());
               return response;
             };
             self.addEventListener('fetch', (event) => {
               if (event.request.method === 'GET') event.respondWith(stored(event.request));
             });",
        ),
    ],
    options: Options::DEFAULT,
};

/// Reloads the page as it would itself, and waits until it's ready: a reload by Firefox's driver passes the service worker by.
async fn reload_itself(page: &Page) -> Result<()> {
    page.eval("document.body.id = 'left'; setTimeout(() => location.reload())").await?;
    eventually("the page to come again", async || {
        let is_left =
            page.eval("return document.body?.id !== 'left' && !!navigator.serviceWorker.controller").await?;
        ensure!(is_left == true, "it is the old one");
        Ok(())
    })
    .await?;
    page.element_ready().await
}

/// The stored answers to `get-profile`.
async fn stored_profiles(page: &Page) -> Result<Value> {
    let script = "return caches.open('everything').then((cache) => cache.keys()).then((requests) =>
        requests.filter(({ url }) => new URL(url).pathname === '/customer/get-profile').length)";
    page.eval(script).await
}

#[tokio::test]
async fn a_service_worker_that_stores_everything_shows_no_customer_the_account_of_another() -> Result<()> {
    in_a_storefront(OFFLINE, async |front, page| {
        account::create(front.shop(), ADA).await?;
        account::create(front.shop(), BORIS).await?;
        open(page, "/offline.html").await?;
        // The shop's policy demands trusted types.
        let register =
            "const policy = self.trustedTypes?.createPolicy('worker', { createScriptURL: (url) => url });
            const address = policy?.createScriptURL('worker.js') ?? 'worker.js';
            return navigator.serviceWorker.register(address).then(() => true)";
        page.eval(register).await?;
        comes_true(page, "the service worker", "return !!navigator.serviceWorker.controller").await?;
        for (email, other) in [(ADA, BORIS), (BORIS, ADA)] {
            submit_sign_in(page, email, PASSWORD).await?;
            page.account().await?;
            for _ in 0..2 {
                // Not by way of another site: Chromium may then give the page the session storage that an earlier page has read, if a
                // service worker has kept that page's process alive.
                reload_itself(page).await?;
                page.account().await?;
                page.says(email).await?;
                let text = page.text().await?;
                ensure!(!text.contains(other), "{email} sees the account of {other}: {text}");
                // Firefox shows no worker a request with `keepalive`, which every call without a body has.
                let is_seen = Engine::current()? != Engine::Firefox;
                ensure!(
                    !is_seen || stored_profiles(page).await?.as_u64() >= Some(1),
                    "the worker stores the answers"
                );
            }
            account::sign_out(page).await?;
        }
        Ok(())
    })
    .await
}

/// Opens the page, and waits until both elements are ready.
async fn open_both(page: &Page) -> Result<()> {
    open(page, "/two.html").await?;
    let script =
        "return document.querySelectorAll('portico-auth > .portico[data-ready]').length === 2 && !!self.ask";
    comes_true(page, "both elements", script).await
}

/// Signs in with the first element.
async fn sign_in(page: &Page) -> Result<()> {
    page.eval("one.scrollIntoView()").await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await
}

/// Runs `ask(…)` in the page: returns a status, or an error message.
async fn ask(page: &Page, request: &str) -> Result<Value> {
    page.eval(&format!("return ask({request})")).await
}

#[tokio::test]
async fn every_element_and_every_tab_has_the_session_and_hears_of_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open_both(page).await?;
        let first = page.driver().window().await?;
        let second = page.new_tab().await?;
        page.go_to_tab(second.clone()).await?;
        open_both(page).await?;
        forget(page).await?;
        page.go_to_tab(first.clone()).await?;
        forget(page).await?;
        sign_in(page).await?;
        let user = json!({"id": 1, "firstName": "Ada", "lastName": "Lovelace", "email": ADA});
        each_hears(
            page,
            json!([
                ["two", "signed-in", {"version": 1, "here": false}, false],
                ["one", "signed-in", {"version": 1, "user": user, "cart": [], "cartTaken": false, "way": "password", "here": true}, true],
                ["one", "view-change", {"version": 1, "view": "account"}, false],
                ["two", "view-change", {"version": 1, "view": "account"}, false],
            ]),
        )
        .await?;
        let token = page.eval("return session.current.token").await?;
        ensure!(
            page.eval("return [one.session.token, two.session.token, Object.isFrozen(session.current)]")
                .await?
                == json!([token, token, true])
        );

        page.go_to_tab(second).await?;
        comes_true(page, "the session of the second tab", "return !!session.current").await?;
        ensure!(page.eval("return two.session.token").await? == token);
        page.eval("two.signOut()").await?;
        comes_true(page, "the end", "return !session.current && changes === 2").await?;
        each_hears(
            page,
            json!([
                ["one", "signed-in", {"version": 1, "here": false}, false],
                ["two", "signed-in", {"version": 1, "here": false}, false],
                ["one", "view-change", {"version": 1, "view": "account"}, false],
                ["two", "view-change", {"version": 1, "view": "account"}, false],
                ["one", "signed-out", {"version": 1, "reason": "signed-out", "here": false}, false],
                ["two", "signed-out", {"version": 1, "reason": "signed-out", "here": true}, false],
                ["one", "view-change", {"version": 1, "view": "login"}, false],
                ["two", "view-change", {"version": 1, "view": "login"}, false],
            ]),
        )
        .await?;
        page.go_to_tab(first).await?;
        page.heading(SIGN_IN).await?;
        comes_true(page, "the end in the first tab", "return !session.current && one.session === null").await
    })
    .await
}

#[tokio::test]
async fn an_authorized_fetch_has_the_token_and_takes_it_to_nobody_else() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open_both(page).await?;
        forget(page).await?;
        ensure!(
            ask(page, "api + '/customer/get-profile'").await? == 401,
            "without a session there is no header"
        );
        ensure!(page.eval("return calls[0].headers.authorization ?? null").await?.is_null());

        sign_in(page).await?;
        forget(page).await?;
        ensure!(ask(page, "api + '/customer/get-profile', {headers: {industry: 'books'}}").await? == 200);
        ensure!(ask(page, "new Request(api + '/customer/get-profile')").await? == 200);
        ensure!(ask(page, "new URL('/heard.js', location)").await? == 200, "the page's own origin");
        let bearer = page.eval("return 'Bearer ' + session.current.token").await?;
        let sent = page.eval("return calls.map(({ headers }) => headers.authorization)").await?;
        ensure!(sent == json!([bearer, bearer, bearer]), "{sent}");

        forget(page).await?;
        let refused = ask(page, "cdn + '/embed/portico.css'").await?;
        ensure!(refused.as_str().is_some_and(|error| error.starts_with("TypeError: ")), "{refused}");
        ensure!(page.eval("return calls").await? == json!([]), "nothing is sent");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_of_401_ends_the_session_of_its_call_and_no_later_one() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open_both(page).await?;
        sign_in(page).await?;
        // The shopper signs out and in again while the call is pending: its response is about the earlier session.
        page.eval(
            "self.held = new Promise((go) => self.letGo = go);
             self.late = ask(api + '/customer/get-profile'); self.held = undefined; one.signOut()",
        )
        .await?;
        page.heading(SIGN_IN).await?;
        sign_in(page).await?;
        let status = page.eval("letGo(); return self.late").await?;
        ensure!(status == 401, "{status}");
        let token = page.eval("return session.current?.token ?? null").await?;
        let token = token.as_str().context("the later session continues")?.to_owned();

        // The API ends the session by itself.
        forget(page).await?;
        let script = "const headers = {authorization: 'Bearer ' + arguments[0]};
            return fetch(api + '/customer/logout', {method: 'POST', headers}).then(({ status }) => status)";
        ensure!(page.eval_with(script, vec![json!(token)]).await? == 200);
        ensure!(ask(page, "api + '/customer/get-profile'").await? == 401);
        page.heading(SIGN_IN).await?;
        page.says("Your session has ended. Please sign in again.").await?;
        let ended = json!({"version": 1, "reason": "expired", "here": false});
        hears(
            page,
            json!([
                ["one", "signed-out", ended, false],
                ["two", "signed-out", ended, false],
                ["one", "view-change", {"version": 1, "view": "login"}, false],
                ["two", "view-change", {"version": 1, "view": "login"}, false],
            ]),
        )
        .await
    })
    .await
}

#[tokio::test]
async fn the_token_of_one_api_is_never_sent_to_another() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.arrive_at("/empty.html").await?;
        let keep =
            "const session = {token: 'not-for-here', expiresAt: '2100-01-01T00:00:00Z', remember: false,
              api: 'https://other.example'};
            sessionStorage.setItem('portico.session', JSON.stringify(session))";
        page.eval(keep).await?;
        open(page, "/apis.html").await?;
        page.heading(SIGN_IN).await?;
        sign_in(page).await?;
        page.says(ADA).await?;
        let token = page.eval("return one.session.token").await?;
        let token = token.as_str().context("a customer is signed in")?.to_owned();
        let form =
            "return two.querySelector('[type=email]') !== null && !two.querySelector('.portico-facts')";
        comes_true(page, "the form of the other API", form).await?;
        // Neither API got the other's token.
        for request in front.api().requests() {
            ensure!(!request.head.contains("not-for-here"), "{}", request.head);
        }
        for request in front.requests() {
            ensure!(
                !request.head.contains("not-for-here") && !request.head.contains(&token),
                "{}",
                request.head
            );
        }
        // Signing out there works at once, without the ten seconds for a response that can't arrive: no script may take as long.
        let session = page.eval("return two.signOut().then(() => one.session)").await?;
        ensure!(session.is_null(), "{session}");
        Ok(())
    })
    .await
}
