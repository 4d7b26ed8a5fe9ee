//! Views and the shop's address bar: without addresses, in the fragment, in the path; reset links, return addresses, and
//! what is kept when the shop changes the element midway.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CODE, CODE_TITLE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, FORGOT_TITLE, LINK_BROKEN,
    NEW_PASSWORD, RESET_TITLE, SAVE_PASSWORD, SEND_LINK, SIGN_IN,
};
use portico_e2e::{Front, Options, Page, forget_console, in_a_storefront, until};
use serde_json::{Value, json};

use crate::heard::reload;

/// A shop's page with an element with these attributes.
macro_rules! page {
    ($attributes:literal) => {
        concat!(
            "<!doctype html><html lang=en><title>A shop</title><script type=module src={cdn}/embed/portico.js></script>",
            "<h1>A shop</h1><portico-auth api={api} loading=eager ",
            $attributes,
            "></portico-auth>"
        )
    };
}

/// A shop's page that is served for every path below `/account/`.
const BELOW: &str = concat!(
    "<!doctype html><html lang=en><title>A shop</title><script type=module src={cdn}/embed/portico.js></script>",
    "<script type=module src=/account.js></script>",
    "<h1>A shop</h1><portico-auth api={api} loading=eager routing=path></portico-auth>"
);

const SHOP: Front = Front {
    pages: &[
        ("alone.html", page!("")),
        ("hash.html", page!("routing=hash")),
        ("account/index.html", BELOW),
        ("account/login/index.html", BELOW),
        ("account/register/index.html", BELOW),
        ("account.js", "document.querySelector('portico-auth').config = { basePath: '/account/' }"),
        ("reset-password/index.html", page!("view=reset-password")),
        ("basket.html", "<!doctype html><html lang=en><title>Basket</title><h1>Your basket</h1>"),
        ("buy.html", page!("return-to=/basket.html?step=2")),
        ("evil.html", page!("return-to=https://evil.example/")),
        ("based.html", concat!(page!("return-to=/basket.html"), "<base href={cdn}/>")),
        ("based-reset.html", concat!(page!("view=reset-password"), "<base href={cdn}/>")),
    ],
    options: Options::DEFAULT,
};

/// Opens a page and waits until its element is ready.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.arrive_at(path).await?;
    page.element_ready().await
}

/// The browser's history.
async fn history(page: &Page) -> Result<Value> {
    page.eval("return [history.length, JSON.stringify(history.state)]").await
}

#[tokio::test]
async fn without_routing_the_address_bar_and_the_history_are_the_shops_alone() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/alone.html").await?;
        page.eval("history.replaceState({ours: 1}, '', '#offers')").await?;
        let before = history(page).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.has_focus(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        page.fill(CODE, &front.shop().mailbox().mail_to(ADA).await?.code()?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        ensure!(page.address().await? == "/alone.html#offers", "{}", page.address().await?);
        ensure!(history(page).await? == before, "{:?}, not {before:?}", history(page).await?);
        ensure!(page.title().await? == "A shop", "the title is the shop's, too");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn by_fragment_each_view_has_an_address_and_back_leads_back() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/hash.html?a=b").await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.is_at("/hash.html?a=b#/register").await?;
        page.driver().back().await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/hash.html?a=b").await?;
        open(page, "/hash.html#/otp").await?;
        page.heading(CODE_TITLE).await?;
        reload(page).await?;
        page.heading(CODE_TITLE).await?;
        page.eval("location.hash = '#/forgot-password'").await?;
        page.heading(FORGOT_TITLE).await?;
        page.eval("location.hash = '#offers'").await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/hash.html#offers").await
    })
    .await
}

#[tokio::test]
async fn by_path_the_views_have_addresses_below_the_base_path() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/account/").await?;
        page.heading(SIGN_IN).await?;
        page.follow(CREATE_ACCOUNT).await?;
        page.is_at("/account/register/").await?;
        reload(page).await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.driver().back().await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/account/").await
    })
    .await
}

#[tokio::test]
async fn a_mailed_link_leads_to_the_shops_page_where_the_key_goes_out_of_sight() -> Result<()> {
    const CHOSEN: &str = "Note G, Bernoulli 1843";
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/alone.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.press("Forgot your password?").await?;
        page.heading(FORGOT_TITLE).await?;
        page.press(SEND_LINK).await?;
        page.heading(CHECK_MAIL).await?;
        let link = front.shop().mailbox().nth_mail_to(ADA, 2).await?.link()?;
        let path = link.strip_prefix(front.page_origin()).expect("the link leads to the shop");
        // As where a query says which page it is. It is the shop's, and stays.
        open(page, &path.replace('#', "?page_id=4#")).await?;
        page.heading(RESET_TITLE).await?;
        page.is_at("/reset-password/?page_id=4").await?;
        page.fill(NEW_PASSWORD, CHOSEN).await?;
        page.press(SAVE_PASSWORD).await?;
        page.says("Your password has been changed. Sign in with your new password.").await?;
        submit_sign_in(page, ADA, CHOSEN).await?;
        page.account().await?;
        // With `hash` routing the key is removed from the address as well, and the used link is refused with a message.
        let key = path.split_once('#').expect("a fragment").1;
        open(page, &format!("/hash.html#{key}")).await?;
        page.heading(LINK_BROKEN).await?;
        page.is_at("/hash.html#/reset-password").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn after_signing_in_the_shopper_goes_where_the_shop_says_and_nowhere_else() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/buy.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/basket.html?step=2").await?;
        page.heading("Your basket").await?;
        // Not by the driver, since WebKit's loses a page that comes back.
        page.eval("history.back()").await?;
        page.element_ready().await?;
        page.is_at("/buy.html").await?;
        page.eval("localStorage.clear(); sessionStorage.clear()").await?;
        open(page, "/evil.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.is_at("/evil.html").await?;
        // The console names the attribute.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_base_of_another_origin_leads_nobody_there() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/based-reset.html#token=used").await?;
        page.heading(LINK_BROKEN).await?;
        page.is_at("/based-reset.html").await?;
        open(page, "/based.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/basket.html").await
    })
    .await
}

#[tokio::test]
async fn what_the_shop_changes_under_way_costs_the_shopper_nothing() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let change = async |value: &str| {
            let script = "window.input = document.querySelector('portico-auth input');
                document.querySelector('portico-auth').setAttribute('industry', arguments[0])";
            page.eval_with(script, vec![json!(value)]).await
        };
        let is_same = "return window.input === document.querySelector('portico-auth input') && window.input.isConnected";
        open(page, "/alone.html").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        change("toys").await?;
        until("the same input", async || Ok(page.eval(is_same).await? == true)).await?;
        ensure!(page.value(FIRST_NAME).await? == "Ada");
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        change("books").await?;
        page.heading(CHECK_MAIL).await?;
        page.fill(CODE, &front.shop().mailbox().mail_to(ADA).await?.code()?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        // The previous view's form was kept as well: the account has its name.
        page.says("Ada").await
    })
    .await
}

#[tokio::test]
async fn an_element_that_goes_while_it_waits_for_an_answer_does_what_was_asked() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/alone.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill("Password", PASSWORD).await?;
        let script = "window.kept = document.querySelector('portico-auth');
            kept.querySelector('form').requestSubmit(); kept.remove()";
        page.eval(script).await?;
        until("the server's answer", async || Ok(front.shop().log().contains("/customer/login"))).await?;
        page.eval("document.body.append(kept)").await?;
        page.account().await?;
        page.says(ADA).await
    })
    .await
}
