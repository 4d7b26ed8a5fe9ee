//! An element's life on a page: early and late, moved, removed and put back, beside others, and its end.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{
    CODE_TITLE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, PASSWORD as PASSWORD_LABEL, REMEMBER, SIGN_IN,
};
use portico_e2e::{Front, Options, Page, Role, WASM, eventually, forget_console, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, comes_true, forget, heard, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth><p>Below</p>")),
        ("register.html", page!("<portico-auth id=one api={api} view=register></portico-auth><p>Below</p>")),
        (
            "slots.html",
            page!(
                "<portico-auth id=one api={api}><h2 slot=heading>Welcome</h2><p>Sign in elsewhere</p>
                 <p slot=footer>Help</p></portico-auth><p>Below</p>"
            ),
        ),
        (
            "two.html",
            page!(
                "<div id=left><portico-auth id=one api={api} loading=eager></portico-auth></div><div id=right></div>
                 <portico-auth id=two api={api} loading=eager view=register></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

const BOTH: &str = "return document.querySelectorAll('portico-auth > .portico[data-ready]').length === 2";

/// Imports the app's own script, which the page has already loaded, as `app`, and runs `script` with it.
pub(crate) async fn with_app(page: &Page, script: &str) -> Result<Value> {
    let script = format!(
        "const files = performance.getEntriesByType('resource').map((entry) => entry.name);
         return import(files.find((name) => /portico-app-[0-9a-f]+\\.js/.test(name)))
           .then(async (app) => {{ {script} }}).catch(String)"
    );
    page.eval(&script).await
}

#[tokio::test]
async fn what_is_typed_and_pressed_before_the_app_is_there_is_not_lost() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.empty_cache().await?;
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.tick(REMEMBER).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.eval("self.input = one.querySelector('[type=password]')").await?;
        page.press(SIGN_IN).await?;
        page.submit_button_says("Signing in…").await?;
        ensure!(heard(page).await? == json!([]), "the app hasn't loaded");
        front.release();
        page.account().await?;
        ensure!(page.stored().await?.0.contains("portico.session"), "the checkbox counts");
        let events = heard(page).await?;
        ensure!(events[0] == json!(["one", "ready", {"version": 1, "view": "login"}, false]), "{events}");
        ensure!(page.is_at("/plain.html").await.is_ok());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_around_does_not_move_while_an_element_loads() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.record_moves().await?;
        for path in ["/plain.html", "/register.html", "/slots.html"] {
            page.arrive_at("/empty.html").await?;
            page.empty_cache().await?;
            front.hold(&["views-", ".wasm"]);
            page.arrive_at(path).await?;
            comes_true(
                page,
                "a frame",
                "return new Promise((seen) => requestAnimationFrame(() => seen(true)))",
            )
            .await?;
            front.hold(WASM);
            comes_true(page, "the static form", "return !!one.querySelector('form')").await?;
            comes_true(
                page,
                "a frame",
                "return new Promise((seen) => requestAnimationFrame(() => seen(true)))",
            )
            .await?;
            front.release();
            page.element_ready().await?;
            page.assert_still(path).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moved_or_removed_and_put_back_it_keeps_what_was_typed_and_where_the_shopper_was() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/two.html").await?;
        comes_true(page, "both", BOTH).await?;
        page.eval("self.kept = one; two.remove(); one.scrollIntoView()").await?;
        forget(page).await?;
        page.press("Email me a code instead").await?;
        page.heading(CODE_TITLE).await?;
        page.fill(EMAIL, ADA).await?;
        page.eval("self.input = one.querySelector('[type=email]'); right.append(one)").await?;
        page.heading(CODE_TITLE).await?;
        let view = json!({"version": 1, "view": "otp"});
        hears(page, json!([["one", "view-change", view, false]])).await?;
        page.eval("one.remove()").await?;
        comes_true(page, "a moment", "return new Promise((over) => setTimeout(() => over(true), 50))")
            .await?;
        page.eval("left.append(kept)").await?;
        hears(page, json!([["one", "view-change", view, false], ["one", "ready", view, false]])).await?;
        page.heading(CODE_TITLE).await?;
        ensure!(page.eval("return input.isConnected && input.value").await? == ADA, "the very same input");
        page.fill(EMAIL, "nobody").await?;
        page.press("Email me a code").await?;
        page.summary_has_focus().await?;

        // A view requested in the meantime is then shown.
        page.eval("one.remove(); kept.setAttribute('view', 'register')").await?;
        comes_true(page, "a moment", "return new Promise((over) => setTimeout(() => over(true), 50))")
            .await?;
        page.eval("left.append(kept)").await?;
        page.heading(CREATE_ACCOUNT).await
    })
    .await
}

#[tokio::test]
async fn whatever_a_framework_does_to_its_children_the_form_is_there() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/plain.html").await?;
        page.fill(EMAIL, ADA).await?;
        for emptied in ["one.textContent = ''", "one.replaceChildren(document.createElement('b'))"] {
            page.eval(emptied).await?;
            ensure!(page.value(EMAIL).await? == ADA, "{emptied}");
        }
        // A clone, as frameworks keep of a page that they leave, has its own form.
        page.eval("const copy = one.cloneNode(true); copy.id = 'two'; one.before(copy)").await?;
        comes_true(page, "the copy's form", BOTH).await?;
        let ids = "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
            return [ids.length, new Set(ids).size, document.querySelectorAll('portico-auth form').length]";
        let ids = page.eval(ids).await?;
        ensure!(ids[0] == ids[1] && ids[2] == 2, "unique ids, and one form each: {ids}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_on_a_page_are_apart_and_one_that_breaks_says_so_while_the_other_works_on() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/two.html").await?;
        comes_true(page, "both", BOTH).await?;
        let ids = "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id); return [ids.length, new Set(ids).size]";
        let ids = page.eval(ids).await?;
        ensure!(ids[0] == ids[1], "unique ids: {ids}");
        page.fill(FIRST_NAME, "Ada").await?;
        forget(page).await?;

        // The page's own wasm, which isn't ours, may trap: this one is nothing but `unreachable`.
        page.eval(
            "const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
             const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code)));
             one.addEventListener('click', exports.t, {once: true});
             one.querySelector('h2').click()",
        )
        .await?;
        ensure!(heard(page).await? == json!([]), "{:#}", heard(page).await?);

        // Ours traps when it gets addresses that don't exist.
        let trap = "const wasm = await app.default();
            const calls = Object.values(wasm).filter((value) => typeof value === 'function');
            one.addEventListener('click', () => calls.forEach((call) => call(-1, -1, -1, -1, -1, -1)), {once: true});";
        let set = with_app(page, trap).await?;
        ensure!(set.is_null(), "{set}");
        page.eval("one.querySelector('h2').click()").await?;
        page.says("Sign-in has stopped working.").await?;
        page.find(Role::Button, "Reload the page").await?;
        hears(page, json!([["one", "error", {"version": 1, "code": "panic"}, false]])).await?;
        ensure!(page.eval("return one.querySelector('form')").await?.is_null());

        ensure!(page.value(FIRST_NAME).await? == "Ada", "the other element is unchanged");
        page.press(CREATE_ACCOUNT).await?;
        page.summary_has_focus().await?;
        page.press("Reload the page").await?;
        comes_true(page, "both again", &format!("return heard.length === 2 && (() => {{ {BOTH} }})()")).await?;
        page.heading(SIGN_IN).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn the_script_can_come_twice() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/plain.html").await?;
        let script = "return import(arguments[0]).then(({ PorticoAuth, session }) =>
            [PorticoAuth === customElements.get('portico-auth'), session.current])";
        let again = format!("{}/embed/portico.js?again", front.cdn_origin());
        let same = page.eval_with(script, vec![json!(again)]).await?;
        ensure!(same == json!([true, null]), "{same}");
        eventually("the form", async || page.look_for(Role::Heading, SIGN_IN).await?.context("it is gone"))
            .await?;
        Ok(())
    })
    .await
}
