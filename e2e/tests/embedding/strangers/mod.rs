//! Other scripts change the element's nodes: morphs, head managers, translators, password managers.

mod libraries;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    ACCOUNT, CODE_TITLE, CREATE_ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, REMEMBER, SIGN_IN, SIGN_OUT,
    TRY_AGAIN,
};
use portico_e2e::{Front, Options, Page, WASM, forget_console, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, comes_true, hold, let_go, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("light.html", page!("<portico-auth id=one api={api}></portico-auth><p>Below</p>")),
        ("shadow.html", page!("<portico-auth id=one api={api} shadow></portico-auth><p>Below</p>")),
        (
            "bare.html",
            "<!doctype html><html lang=en><title>A shop</title><script src=heard.js></script>
             <script type=module src={cdn}/embed/portico.js crossorigin></script><h1>A shop</h1>
             <portico-auth id=one api={api}></portico-auth>",
        ),
        (
            "dropdown.html",
            page!(
                "<div id=dropdown><portico-auth id=one api={api}></portico-auth></div>
                 <script src=dropdown.js></script>"
            ),
        ),
        ("dropdown.js", include_str!("dropdown.js")),
    ],
    options: Options::DEFAULT,
};

/// The root of the element, and the tree that it is in.
const ROOT: &str = "const tree = one.shadowRoot ?? document, root = tree.querySelector('.portico');";

/// Runs a script that has the element's `root`, and the `tree` that it is in.
async fn in_root(page: &Page, script: &str) -> Result<Value> {
    page.eval(&format!("{ROOT} {script}")).await
}

/// Types half of a sign-in, and leaves the caret in the middle of the password.
async fn half_typed(page: &Page) -> Result<()> {
    page.fill(EMAIL, ADA).await?;
    page.tick(REMEMBER).await?;
    page.fill(PASSWORD_LABEL, "half a password").await?;
    in_root(
        page,
        "self.input = root.querySelector('[type=password]');
         self.shape = root.cloneNode(true);
         input.setSelectionRange(4, 6)",
    )
    .await
    .map(drop)
}

/// Checks that the form is as [`half_typed`] has left it, down to the caret, and that typing goes on there.
async fn is_as_it_was(page: &Page, after: &str) -> Result<()> {
    page.settle().await?;
    let state = in_root(
        page,
        "const box = root.querySelector('[type=checkbox]');
         return [root.querySelector('[type=email]').value, input.value, box.checked, input === tree.activeElement,
           input.selectionStart, input.selectionEnd, input.isConnected, root.isEqualNode(shape) || root.outerHTML]",
    )
    .await?;
    ensure!(state == json!([ADA, "half a password", true, true, 4, 6, true, true]), "{after}: {state:#}");
    let faults =
        in_root(page, "return root.querySelectorAll('.portico-error, .portico-summary').length").await?;
    ensure!(faults == 0, "{after}: it complains");
    Ok(())
}

/// Waits until the form's summary of errors has the focus.
async fn complains(page: &Page) -> Result<()> {
    let script = "const focused = tree.activeElement;
        return !!focused?.matches('.portico-alert') && focused.textContent.startsWith('There is a problem')";
    comes_true(page, "the summary", &format!("{ROOT} {script}")).await
}

#[tokio::test]
async fn what_is_taken_from_a_form_is_put_back_with_what_was_typed_the_focus_and_the_caret() -> Result<()> {
    let ways = [
        "root.remove()",
        "root.remove(); root.querySelectorAll('[id]').forEach((node) => node.remove())",
        "root.replaceChildren()",
        "root.replaceChildren('Sign in'); root.append(document.createElement('p'))",
        "input.remove()",
        "input.replaceWith(document.createElement('input'))",
        "root.querySelectorAll('*').forEach((node) => node.removeAttribute('id'))",
        "root.querySelectorAll('*').forEach((node) => node.removeAttribute('class'))",
        "for (const node of [root, ...root.querySelectorAll('*')])
           for (const name of node.getAttributeNames()) if (name !== 'slot') node.removeAttribute(name)",
        "input.type = 'text'; input.value = ''; root.querySelector('[type=email]').value = ''",
        "root.querySelector('[type=submit]').disabled = true; root.querySelector('form').hidden = true",
        "root.querySelectorAll('form, .portico-field').forEach((node) => node.append(...[...node.childNodes].reverse()))",
        "root.normalize(); root.querySelectorAll('form *').forEach((node) => node.childNodes.length || node.remove())",
    ];
    in_a_storefront(SHOP, async |_, page| {
        for path in ["/light.html", "/shadow.html"] {
            open(page, path).await?;
            half_typed(page).await?;
            for way in ways {
                in_root(page, way).await?;
                is_as_it_was(page, &format!("{path}, {way}")).await?;
            }
            // The app still runs in it.
            page.press("Show password").await?;
            page.find(portico_e2e::Role::Button, "Hide password").await?;
            page.fill(PASSWORD_LABEL, "").await?;
            page.press(SIGN_IN).await?;
            complains(page).await?;
            let summary = "return root.querySelector('.portico-summary')?.textContent ?? null";
            let before = in_root(page, summary).await?;
            in_root(page, "root.querySelector('.portico-summary').remove()").await?;
            page.settle().await?;
            ensure!(before.is_string() && in_root(page, summary).await? == before, "{path}: {before}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_that_insists_wins_in_the_end_and_the_console_says_so() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/light.html").await?;
        in_root(
            page,
            "self.taken = 0;
             const take = () => root.querySelector('form') && ++taken && root.querySelector('form').remove();
             new MutationObserver(take).observe(root, { childList: true, subtree: true });
             take()",
        )
        .await?;
        page.settle().await?;
        let taken = page.eval("return [taken, !one.querySelector('form')]").await?;
        ensure!(taken[0].as_u64().is_some_and(|taken| taken < 40) && taken[1] == true, "{taken}");
        let log = page.console().await?;
        ensure!(log.iter().any(|entry| entry.text.contains("another script keeps changing")), "{log:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_words_follow_the_state_on_a_translated_page() -> Result<()> {
    let translate = "const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
        for (const text of texts) {
          const font = document.createElement('font');
          font.style.verticalAlign = 'inherit';
          font.append(text.data.toUpperCase());
          text.replaceWith(font);
        }";
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/light.html").await?;
        in_root(page, translate).await?;
        page.settle().await?;
        let words = "return [...root.querySelectorAll('button')].map((button) => button.textContent)";
        let shown = in_root(page, words).await?;
        ensure!(shown[0] == "SHOW" && shown[1] == "SIGN IN", "the translation stays: {shown}");
        page.press("Show password").await?;
        comes_true(
            page,
            "Hide",
            &format!("{ROOT} return root.querySelector('.portico-reveal').textContent === 'Hide'"),
        )
        .await?;
        page.eval("one.querySelector('[type=email]').labels[0].replaceChildren('Email address')").await?;
        page.eval("one.querySelector('[autocomplete*=password]').labels[0].replaceChildren('Password')")
            .await?;
        hold(page).await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(thirtyfour::Key::Enter).await?;
        page.submit_button_says("Signing in…").await?;
        in_root(page, translate).await?;
        let_go(page).await?;
        page.account().await?;
        page.says(ADA).await?;
        // The account is loaded again once the session changes, so its words change under the translation.
        in_root(page, translate).await?;
        page.press("SIGN OUT").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn loading_ends_on_a_page_that_is_translated_meanwhile() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/light.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.says(ADA).await?;
        open(page, "/light.html").await?;
        page.says(ADA).await?;
        let loading = "return root.querySelector('.portico-loading').textContent";
        ensure!(in_root(page, loading).await? == "");
        front.api().hold(portico_e2e::API);
        page.arrive_at("/light.html").await?;
        page.element_ready().await?;
        in_root(
            page,
            "const text = root.querySelector('.portico-loading').firstChild;
             const font = document.createElement('font');
             font.append('Chargement');
             text.replaceWith(font)",
        )
        .await?;
        front.api().release();
        page.says(ADA).await?;
        ensure!(in_root(page, loading).await? == "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_password_managers_change_before_the_app_is_there_costs_nothing() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        for path in ["/light.html", "/shadow.html"] {
            page.arrive_at("/empty.html").await?;
            page.empty_cache().await?;
            front.hold(WASM);
            page.arrive_at(path).await?;
            page.fill(EMAIL, ADA).await?;
            page.tick(REMEMBER).await?;
            page.fill(PASSWORD_LABEL, "half a password").await?;
            in_root(
                page,
                "self.input = root.querySelector('[type=password]');
                 self.email = root.querySelector('[type=email]');
                 for (const node of root.querySelectorAll('input, form, label, button, .portico-field')) {
                   node.classList.add('com-bitwarden-browser-animated-fill');
                   node.style.backgroundImage = 'none';
                   node.setAttribute('data-com.bitwarden.browser.user-edited', 'yes');
                   node.setAttribute('data-1p-ignore', '');
                   node.setAttribute('data-gramm', 'false');
                 }
                 const icon = (tag) => Object.assign(document.createElement(tag), { className: 'foreign' });
                 input.before(icon('nordpass-icon'));
                 input.after(icon('div'));
                 root.querySelector('form').prepend(icon('div'));
                 root.querySelector('form').append(icon('grammarly-extension'));
                 input.focus();
                 input.setSelectionRange(4, 6)",
            )
            .await?;
            front.release();
            page.element_ready().await?;
            let state = in_root(
                page,
                "return [email.value, input.value, root.querySelector('[type=checkbox]').checked,
                   [email, input].every((node) => node.isConnected), root.querySelectorAll('input').length,
                   tree.activeElement === input, input.selectionStart,                    root.querySelectorAll('.com-bitwarden-browser-animated-fill').length > 8]",
            )
            .await?;
            ensure!(
                state == json!([ADA, "half a password", true, true, 3, true, 4, true]),
                "{path}: {state}"
            );
            // They are still the app's.
            page.press(SIGN_IN).await?;
            complains(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_menu_that_closes_on_a_click_or_a_focus_outside_stays_open() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/dropdown.html").await?;
        for (press, heading) in [
            (CREATE_ACCOUNT, CREATE_ACCOUNT),
            (SIGN_IN, SIGN_IN),
            ("Email me a code instead", CODE_TITLE),
            ("Use my password instead", SIGN_IN),
        ] {
            page.press(press).await?;
            page.has_focus(heading).await?;
        }
        page.press("Show password").await?;
        page.press(SIGN_IN).await?;
        page.summary_has_focus().await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.has_focus(ACCOUNT).await?;
        page.press(SIGN_OUT).await?;
        page.has_focus(SIGN_IN).await?;
        ensure!(page.eval("return outside").await? == json!([]), "{}", page.eval("return outside").await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_menu_stays_open_when_the_shopper_tries_again() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let parts = &["words-en-"];
        let mut built = Vec::new();
        front.change_file(parts, |content| {
            built.clone_from(content);
            content.push(b' ');
        })?;
        page.empty_cache().await?;
        page.arrive_at("/dropdown.html").await?;
        page.press(TRY_AGAIN).await?;
        comes_true(
            page,
            "the second failure",
            "return heard.filter(([, name]) => name === 'error').length === 2",
        )
        .await?;
        page.has_focus(TRY_AGAIN).await?;
        front.change_file(parts, |content| *content = built)?;
        page.press(TRY_AGAIN).await?;
        page.element_ready().await?;
        page.has_focus(SIGN_IN).await?;
        ensure!(page.eval("return outside").await? == json!([]), "{}", page.eval("return outside").await?);
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn the_style_comes_back_when_a_head_manager_takes_it_away() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/bare.html").await?;
        let is_styled = "const button = document.querySelector('portico-auth [type=submit]');
            return !!button && getComputedStyle(button).getPropertyValue('--p-height') !== ''
              && getComputedStyle(document.querySelector('portico-auth')).getPropertyValue('--portico-style') !== ''";
        comes_true(page, "the style", is_styled).await?;
        for way in [
            "document.querySelector('link[href*=\"portico-\"]').remove(); one.replaceWith(Object.assign(document.createElement('portico-auth'), {id: 'one'}))",
            "document.querySelectorAll('link[href*=\"portico-\"]').forEach((link) => link.remove())",
            "document.head.replaceWith(document.createElement('head'))",
            "document.head.replaceChildren()",
        ] {
            page.eval(way).await?;
            comes_true(page, way, is_styled).await?;
        }
        Ok(())
    })
    .await
}
