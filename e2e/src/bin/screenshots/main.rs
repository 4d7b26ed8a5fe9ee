//! Takes a screenshot of every page in every state, or only of the named ones: `screenshots FOLDER [NAME…]`; at more widths, with large
//! text and with high contrast: `screenshots FOLDER --looks [NAME…]`; in several languages, each in a folder of its own, with the mails:
//! `screenshots FOLDER --languages [NAME…]`. The environment names the browser, as for the tests.
//!
//! `cargo xtask screenshots` builds what it needs and runs it.

mod camera;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use portico_e2e::scenes::{
    OPTIONS, arabic, axim, element, older, passkeys, shop, social, spurtcommerce, visit_all,
};
use portico_e2e::{
    Engine, Options, Page, Plays, in_a_shop, in_a_storefront_with_a_provider, through_a_proxy,
    with_a_provider, with_passkeys,
};

use self::camera::{Camera, WINDOWS};

/// The languages that are looked at in every state: a short one, one with long words, one from right to left, and one without spaces.
const LANGUAGES: [&str; 4] = ["en", "de", "ar", "ja"];
/// The states from right to left.
const ARABIC: [&str; 5] =
    ["sign-in-ar", "sign-in-invalid-ar", "register-invalid-ar", "hand-off-ar", "account-with-cart-ar"];
/// What the names of states begin with that have shops of their own.
const GROUPS: [&str; 7] = ["axim-", "element-", "older-", "passkeys-", "shop-", "social-", "spurtcommerce-"];

/// Why states with passkeys aren't shown in WebKit.
const NO_PASSKEYS: &str = "WebKitGTK has no passkeys";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("usage: screenshots FOLDER [NAME…]")?);
    let (options, wanted): (Vec<_>, Vec<_>) = arguments.partition(|argument| argument.starts_with("--"));
    let has = |option: &str| options.iter().any(|given| given == option);
    if has("--languages") {
        return in_languages(&folder, &wanted).await;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let camera = Camera { folder, wanted, has_looks: has("--looks") };
    of_the_pages(&camera).await?;
    of_backends(&camera).await?;
    of_ways_to_sign_in(&camera).await?;
    of_shops(&camera).await?;
    of_older_browsers(&camera).await
}

/// The pages with our own server, in English and in Arabic.
async fn of_the_pages(camera: &Camera) -> Result<()> {
    let is_other =
        |name: &String| !ARABIC.contains(&&**name) && !GROUPS.iter().any(|group| name.starts_with(group));
    if camera.wanted.is_empty() || camera.wanted.iter().any(is_other) {
        through_a_proxy(OPTIONS, async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            visit_all(shop, page, proxy, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    if camera.wants(&ARABIC) {
        in_a_shop(Options::DEFAULT, async |shop, page| {
            hide_scrollbars(page).await?;
            arabic::visit(shop, page, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

/// The pages with the servers of others.
async fn of_backends(camera: &Camera) -> Result<()> {
    if camera.wants(&["spurtcommerce-"]) {
        through_a_proxy(spurtcommerce::OPTIONS, async |shop, page, _| {
            hide_scrollbars(page).await?;
            spurtcommerce::visit(shop, page, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    if camera.wants(&["axim-"]) {
        in_a_shop(axim::OPTIONS, async |shop, page| {
            hide_scrollbars(page).await?;
            axim::visit(shop, page, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

/// The pages with passkeys, and with providers to sign in with.
async fn of_ways_to_sign_in(camera: &Camera) -> Result<()> {
    if Engine::current()? == Engine::WebKit {
        camera.skip("passkeys-", NO_PASSKEYS);
    } else if camera.wants(&["passkeys-"]) {
        with_passkeys(async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            passkeys::visit(shop, page, proxy, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    if camera.wants(&["social-"]) {
        with_a_provider(Plays::Example, async |shop, page, provider| {
            hide_scrollbars(page).await?;
            social::visit(shop, page, provider, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

/// The element: in the example shop, and in the pages of another.
async fn of_shops(camera: &Camera) -> Result<()> {
    if camera.wants(&["shop-"]) {
        in_a_shop(shop::OPTIONS, async |shop, page| {
            hide_scrollbars(page).await?;
            shop::visit(shop, page, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    if camera.wants(&["element-"]) {
        in_a_storefront_with_a_provider(element::FRONT, async |front, page, provider| {
            hide_scrollbars(page).await?;
            element::visit(front, page, provider, async |state| camera.take(page, state).await).await?;
            if Engine::current()? == Engine::WebKit {
                camera.skip("element-passkeys", NO_PASSKEYS);
                return Ok(());
            }
            element::with_passkeys(front, page, async |state| camera.take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

/// The pages in browsers that lack something.
async fn of_older_browsers(camera: &Camera) -> Result<()> {
    if !camera.wants(&["older-"]) {
        return Ok(());
    }
    in_a_shop(older::WITHOUT_LAYERS, async |_, page| {
        hide_scrollbars(page).await?;
        older::without_layers(page, async |state| camera.take(page, state).await).await
    })
    .await?;
    in_a_shop(older::WITHOUT_RECENT_CSS, async |_, page| {
        hide_scrollbars(page).await?;
        older::without_recent_css(page, async |state| camera.take(page, state).await).await
    })
    .await?;
    in_a_shop(Options::DEFAULT, async |_, page| {
        hide_scrollbars(page).await?;
        older::without_wasm(page, async |state| camera.take(page, state).await).await?;
        if Engine::current()? != Engine::Chromium {
            camera.skip("older-javascript", "the driver turns off its own scripts, too");
            return Ok(());
        }
        older::without_javascript(page, async |state| camera.take(page, state).await).await
    })
    .await
}

/// In light colours alone, since the words are the same in the dark.
async fn in_languages(folder: &Path, wanted: &[String]) -> Result<()> {
    for tag in LANGUAGES {
        let folder = folder.join(tag);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let take = async |page: &Page, state: &str| {
            if !wanted.is_empty() && !wanted.iter().any(|name| name == state) {
                return Ok(());
            }
            for (width, height) in WINDOWS {
                page.resize(width, height).await?;
                page.screenshot(&folder.join(format!("{state}-{width}.png"))).await?;
            }
            println!("{tag} {state}");
            Ok(())
        };
        through_a_proxy(OPTIONS, async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            page.speaks(tag).await?;
            visit_all(shop, page, proxy, async |state| take(page, state).await).await?;
            for (number, mail) in shop.mailbox().mails()?.into_iter().enumerate() {
                let state = format!("mail-{number}");
                let file = folder.join(&state).with_extension("html");
                fs::write(&file, mail.html)?;
                page.driver().goto(format!("file://{}", fs::canonicalize(&file)?.display())).await?;
                take(page, &state).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// In Chromium, where a screenshot of a headless browser has them; the others' lie over the page, and go by themselves.
async fn hide_scrollbars(page: &Page) -> Result<()> {
    if Engine::current()? == Engine::Chromium {
        let hidden = serde_json::json!({"hidden": true});
        page.devtools("scrollbars that can be hidden")?
            .send_raw("Emulation.setScrollbarsHidden", hidden)
            .await?;
    }
    Ok(())
}
