//! Sessions in a browser whose storage is full or forbidden, and stored sessions that are none.

use std::time::Duration;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{ACCOUNT, REMEMBER, SIGN_IN};
use portico_e2e::{Front, Options, Page, forget_console, in_a_storefront, pass_time};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, comes_true, forget, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api} loading=eager></portico-auth>")),
        ("below.html", page!("<div id=above></div><portico-auth id=one api={api}></portico-auth>")),
    ],
    options: Options::DEFAULT,
};

/// What the shopper is told.
const NOT_KEPT: &str = "Your browser couldn’t save your sign-in. You’ll need to sign in again next time.";

/// Fills storage to the last character, or makes each way of access throw, as browsers do that forbid it.
const TROUBLES: [(&str, &str); 4] = [
    ("fill", "let size = 1 << 23;
        for (const store of arguments[0].map((name) => self[name])) {
          for (let text = 'x'.repeat(size), key = 0; text; key++) {
            try { store.setItem(`filler ${key}`, text) } catch { text = text.slice(1 + text.length / 2) }
          }
        }"),
    ("refuse", "for (const name of arguments[0]) {
          const store = self[name];
          const refuse = () => { throw new DOMException('full', 'QuotaExceededError') };
          const get = (_, key) => { const it = key === 'setItem' ? refuse : store[key]; return it?.bind?.(store) ?? it };
          Object.defineProperty(self, name, { value: new Proxy(store, { get, set: refuse }) });
        }"),
    ("forbid", "for (const name of arguments[0]) {
          Object.defineProperty(self, name, { get() { throw new DOMException('forbidden', 'SecurityError') } });
        }"),
    ("break", "for (const name of ['localStorage', 'sessionStorage']) {
          const store = self[name];
          const refuse = () => { throw new DOMException('broken', 'InvalidStateError') };
          const get = (_, key) => {
            const it = ['setItem', 'removeItem'].includes(key) ? refuse : store[key];
            return it?.bind?.(store) ?? it;
          };
          Object.defineProperty(self, name, { value: new Proxy(store, { get, set: refuse, deleteProperty: refuse }) });
        }"),
];

async fn sign_in(page: &Page, remembers: bool) -> Result<()> {
    if remembers {
        page.tick(REMEMBER).await?;
    }
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await?;
    page.says(ADA).await
}

/// Where the session is: which stores have it, and whether it says that it's remembered or in memory.
async fn places(page: &Page) -> Result<Value> {
    page.eval(
        "const has = (name) => { try { return !!self[name]['portico.session'] } catch { return null } };
         const { token } = one.session;
         return [has('localStorage'), has('sessionStorage'), one.session.remember, one.session.inMemory, token.length > 9]",
    )
    .await
}

#[tokio::test]
async fn a_session_that_cannot_be_kept_lasts_as_long_as_it_can_and_the_shopper_is_told() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for (name, trouble) in TROUBLES {
            for stores in [json!(["localStorage"]), json!(["localStorage", "sessionStorage"])] {
                let is_total = stores[1] != Value::Null || name == "break";
                open(page, "/plain.html").await?;
                page.eval_with(trouble, vec![stores.clone()]).await?;
                sign_in(page, true).await.map_err(|error| error.context(format!("{name} {stores}")))?;
                page.says(NOT_KEPT).await?;
                let kept = places(page).await?;
                let expected = json!([kept[0], !is_total, false, is_total, true]);
                let expected = if is_total { json!([kept[0], kept[1], false, true, true]) } else { expected };
                ensure!(kept == expected && kept[0] != true, "{name} {stores}: {kept}");
                // At the next page the store is as it is; only what is written to it stays.
                open(page, "/plain.html").await?;
                page.heading(if is_total { SIGN_IN } else { ACCOUNT }).await?;
                page.eval("one.signOut(); localStorage.clear(); sessionStorage.clear()").await?;
                comes_true(page, "the end", "return !one.session").await?;
            }
        }
        // With room there is no such notice.
        open(page, "/plain.html").await?;
        sign_in(page, true).await?;
        ensure!(places(page).await? == json!([true, false, true, false, true]), "{}", places(page).await?);
        ensure!(!page.text().await?.contains(NOT_KEPT));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_stored_and_no_longer_valid_is_no_session() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/plain.html").await?;
        let api = front.api().origin();
        let session = |expires_at: Value| json!({"token": "t", "expiresAt": expires_at, "remember": true, "api": api}).to_string();
        let not_sessions = [
            session(json!("2024-11-28T00:00:00Z")),
            session(json!("soon")),
            session(json!("2026-13-45T99:00:00Z")),
            // Seconds, and a number where a text is expected.
            session(json!(1_732_752_000)),
            session(json!({"at": "2100-01-01T00:00:00Z"})),
            json!({"token": 7, "api": api}).to_string(),
            json!({"token": null}).to_string(),
            "{".to_owned(),
            "null".to_owned(),
            "[]".to_owned(),
            "\"2100\"".to_owned(),
            String::new(),
        ];
        for text in &not_sessions {
            for store in ["localStorage", "sessionStorage"] {
                let keep = "self[arguments[0]].setItem('portico.session', arguments[1])";
                page.eval_with(keep, vec![json!(store), json!(text)]).await?;
            }
            page.arrive_at("/below.html").await?;
            comes_true(page, "the element", "return 'session' in window.one").await?;
            ensure!(page.eval("return one.session").await?.is_null(), "{text}");
        }
        // Nor is it in a message from another tab.
        open(page, "/plain.html").await?;
        // Where the style came late, the element was in view for a moment, and loaded until the page was left.
        forget_console(page).await?;
        let tell = "const other = new BroadcastChannel('portico.session'); other.postMessage(arguments[0]); other.close()";
        for text in &not_sessions {
            page.eval_with(tell, vec![json!(text)]).await?;
        }
        page.settle().await?;
        page.heading(SIGN_IN).await?;
        hears(page, json!([["one", "ready", {"version": 1, "view": "login"}, false]])).await?;

        // A valid one is one, until it expires while the page is open.
        forget(page).await?;
        let later = "arguments[0].expiresAt = new Date(Date.now() + 700).toISOString();
            const other = new BroadcastChannel('portico.session');
            other.postMessage(JSON.stringify(arguments[0])); other.close()";
        page.eval_with(later, vec![json!({"token": "t", "remember": false, "api": "https://other.example"})]).await?;
        hears(
            page,
            json!([
                ["one", "signed-in", {"version": 1, "here": false}, false],
                ["one", "signed-out", {"version": 1, "reason": "expired", "here": false}, false],
            ]),
        )
        .await?;
        ensure!(page.eval("return one.session").await?.is_null());
        open(page, "/plain.html").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn a_session_that_is_used_is_extended_here_as_at_the_server() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/plain.html").await?;
        sign_in(page, false).await?;
        let left = "return Math.round((Date.parse(one.session.expiresAt) - Date.now()) / 3600000)";
        ensure!(page.eval(left).await? == 8, "{}", page.eval(left).await?);
        // Seven hours later, and used again: then it has its eight hours again.
        pass_time(front.shop(), Duration::from_hours(7)).await?;
        page.eval(
            "const session = JSON.parse(sessionStorage['portico.session']);
             session.expiresAt = new Date(Date.parse(session.expiresAt) - 7 * 3600000).toISOString();
             sessionStorage['portico.session'] = JSON.stringify(session)",
        )
        .await?;
        open(page, "/plain.html").await?;
        page.says(ADA).await?;
        comes_true(page, "the new end", &format!("const left = () => {{ {left} }}; return left() === 8"))
            .await?;
        // A device whose clock is wrong by a year can sign in all the same.
        page.eval("one.signOut()").await?;
        page.heading(SIGN_IN).await?;
        page.eval("const now = Date.now; Date.now = () => now() + 365 * 86400000").await?;
        sign_in(page, false).await?;
        ensure!(page.eval("return one.session.expiresAt").await? == "");
        open(page, "/plain.html").await?;
        page.account().await
    })
    .await
}
