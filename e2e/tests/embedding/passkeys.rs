//! Passkeys over https, on the pages and on two hosts of a shop, with the element.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{
    Authenticator, Engine, Page, RELATED_ORIGIN, RP_ID, Role, SHOP_ORIGIN, UNRELATED_ORIGIN,
    on_related_origins, until,
};
use serde_json::json;

use crate::heard::{SCRIPT, heard, page};

/// The shop's pages. The second counts the requests of passkeys that the browser waits for.
const PAGES: &[(&str, &str)] = &[
    SCRIPT,
    ("one.html", page!("<portico-auth id=one api={api} passkeys></portico-auth>")),
    ("frame.html", "<!doctype html><iframe width=600 height=800 src=https://shop.example/framed.html></iframe>"),
    ("framed.html", page!("<portico-auth id=one api={api} passkeys></portico-auth>")),
    (
        "two.html",
        page!(
            "<script src=pending.js></script><portico-auth id=one api={api} passkeys loading=eager></portico-auth>
             <portico-auth id=two api={api} passkeys loading=eager></portico-auth>"
        ),
    ),
    (
        "pending.js",
        "self.pending = self.most = self.asked = 0;
         const { get } = CredentialsContainer.prototype;
         CredentialsContainer.prototype.get = function (options) {
           asked += 1;
           pending += 1;
           most = Math.max(most, pending);
           const request = get.call(this, options);
           request.catch(() => {}).finally(() => (pending -= 1));
           return request;
         };",
    ),
];

const BUTTON: &str = "Sign in with a passkey";

/// Goes to a page of the shop, and waits until its element is ready.
async fn go(page: &Page, origin: &str, name: &str) -> Result<()> {
    page.driver().goto(format!("{origin}/{name}")).await?;
    page.element_ready().await
}

#[tokio::test]
async fn a_passkey_of_the_pages_signs_in_on_the_shop_s_own_hosts_and_on_no_other() -> Result<()> {
    on_related_origins(PAGES, async |related, page| {
        let authenticator = page.authenticator().await?;
        account::create(related.shop(), ADA).await?;
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.press("Create a passkey").await?;
        page.account().await?;
        let passkeys = authenticator.passkeys().await?;
        ensure!(passkeys.len() == 1 && passkeys[0].rp_id == RP_ID, "{passkeys:?}");

        // At the host that the passkey is for, and at another that it names, if the browser asks for these names. Older ones don't.
        let capabilities = "return PublicKeyCredential.getClientCapabilities()";
        let asks = page.eval(capabilities).await?["relatedOrigins"] == true;
        for origin in [SHOP_ORIGIN, RELATED_ORIGIN] {
            if origin == RELATED_ORIGIN && !asks {
                continue;
            }
            go(page, origin, "one.html").await?;
            // Chromium's autofill takes it without a press here, and Firefox' waits for one.
            if Engine::current()? == Engine::Firefox {
                page.press(BUTTON).await?;
            }
            page.account().await?;
            page.says(ADA).await?;
            let events = heard(page).await?;
            let all = events.as_array().map(Vec::as_slice).unwrap_or_default();
            let way = all.iter().find(|event| event[1] == "signed-in").map(|event| &event[2]["way"]);
            ensure!(way == Some(&json!("passkey")), "{origin}: {events}");
            page.eval("one.signOut()").await?;
        }
        let has_asked = related.requests()?.contains("GET /.well-known/webauthn 200");
        ensure!(has_asked == asks, "{}", related.requests()?);

        go(page, UNRELATED_ORIGIN, "one.html").await?;
        page.press(BUTTON).await?;
        page.says("Passkeys don’t work on this site at the moment. Sign in another way.").await?;
        // Whoever looks after the shop reads why.
        let said = page.console().await?;
        let why = format!("portico: no passkeys on {UNRELATED_ORIGIN}");
        ensure!(!said.is_empty() && said.iter().all(|entry| entry.text.contains(&why)), "{said:?}");
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;

        of_two_elements_one_waits(page, &authenticator).await?;
        a_frame_has_none(page).await
    })
    .await
}

/// In a page of another origin, the shop's page shows no trace of passkeys, which the API would refuse.
async fn a_frame_has_none(page: &Page) -> Result<()> {
    page.driver().goto(format!("{UNRELATED_ORIGIN}/frame.html")).await?;
    page.enter_frame().await?;
    page.element_ready().await?;
    page.find(Role::Button, SIGN_IN).await?;
    ensure!(page.look_for(Role::Button, BUTTON).await?.is_none(), "there is no button");
    ensure!(!page.text().await?.to_lowercase().contains("passkey"), "no word of passkeys");
    Ok(())
}

/// Of two elements on a page, one waits for a passkey, until a press takes its place: browsers refuse a second request.
async fn of_two_elements_one_waits(page: &Page, authenticator: &Authenticator<'_>) -> Result<()> {
    authenticator.let_autofill_wait(true).await?;
    go(page, SHOP_ORIGIN, "two.html").await?;
    let waits =
        "return asked > 0 && document.querySelectorAll('portico-auth > .portico[data-ready]').length === 2";
    until("a request for a passkey", async || Ok(page.eval(waits).await? == true)).await?;
    page.settle().await?;
    let counted = page.eval("return [pending, most]").await?;
    ensure!(counted == json!([1, 1]), "{counted}");
    authenticator.let_autofill_wait(false).await?;
    page.press(BUTTON).await?;
    page.account().await?;
    let most = page.eval("return most").await?;
    ensure!(most == 1, "{most} at a time");
    Ok(())
}
