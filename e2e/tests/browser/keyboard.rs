//! Everything works without a pointer.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, path_of, reset_link};
use portico_e2e::words::{
    ACCOUNT, CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD,
    PASSWORD as PASSWORD_LABEL, RESET_TITLE, SAVE_PASSWORD, SEND_CODE, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Options, Page, in_a_shop};
use thirtyfour::Key;

/// Presses Tab until the element with this name has the focus. Every element on the way must show that it has the focus.
async fn tab_to(page: &Page, name: &str) -> Result<()> {
    for _ in 0..30 {
        page.keys(Key::Tab).await?;
        let focused = page.focused().await?;
        if !focused.is_empty() {
            assert_focus_shows(page, &focused).await?;
        }
        if focused == name {
            return Ok(());
        }
    }
    ensure!(page.focused().await? == name, "Tab doesn't lead to {name:?}");
    Ok(())
}

/// Checks that an element looks different with the focus than without: an outline, a shadow or another border.
async fn assert_focus_shows(page: &Page, name: &str) -> Result<()> {
    let script = "const look = (element) => {
          const style = getComputedStyle(element);
          const outline = style.outlineStyle !== 'none' && style.outlineWidth;
          return [outline, style.boxShadow, style.borderColor].join();
        };
        const focused = document.activeElement;
        const with_focus = look(focused);
        focused.blur();
        const without = look(focused);
        focused.focus({focusVisible: true});
        return [with_focus, without]";
    let looks = page.eval(script).await?;
    ensure!(looks[0] != looks[1], "{name:?} looks the same with the focus: {}", looks[0]);
    Ok(())
}

#[tokio::test]
async fn a_shopper_registers_signs_out_and_signs_in_by_keyboard_alone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        page.open("/login/").await?;
        tab_to(page, CREATE_ACCOUNT).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(CREATE_ACCOUNT).await?;
        page.is_at("/register/").await?;
        tab_to(page, FIRST_NAME).await?;
        page.keys("Ada").await?;
        tab_to(page, EMAIL).await?;
        page.keys(ADA).await?;
        tab_to(page, NEW_PASSWORD).await?;
        page.keys(PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(CHECK_MAIL).await?;
        tab_to(page, CODE).await?;
        page.keys(shop.mailbox().mail_to(ADA).await?.code()?).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(ACCOUNT).await?;
        tab_to(page, SIGN_OUT).await?;
        page.keys(Key::Space).await?;
        page.has_focus(SIGN_IN).await?;
        tab_to(page, EMAIL).await?;
        page.keys(ADA).await?;
        tab_to(page, PASSWORD_LABEL).await?;
        page.keys(PASSWORD).await?;
        tab_to(page, SIGN_IN).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(ACCOUNT).await
    })
    .await
}

#[tokio::test]
async fn an_error_is_reached_and_put_right_by_keyboard_alone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        tab_to(page, SIGN_IN).await?;
        page.keys(Key::Enter).await?;
        page.summary().await?;
        page.summary_has_focus().await?;
        tab_to(page, "Enter your email address").await?;
        page.keys(Key::Enter).await?;
        page.has_focus(EMAIL).await?;
        page.keys(ADA).await?;
        page.keys(Key::Tab).await?;
        ensure!(!page.is_invalid(EMAIL).await?);
        Ok(())
    })
    .await
    .context("by keyboard")
}

#[tokio::test]
async fn a_code_and_a_reset_need_no_pointer() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/otp/").await?;
        tab_to(page, EMAIL).await?;
        page.keys(ADA).await?;
        tab_to(page, SEND_CODE).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(CHECK_MAIL).await?;
        tab_to(page, CODE).await?;
        page.keys(shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
        tab_to(page, CONTINUE).await?;
        page.keys(Key::Enter).await?;
        page.has_focus(ACCOUNT).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        page.has_focus(RESET_TITLE).await?;
        tab_to(page, NEW_PASSWORD).await?;
        page.keys("A new one, 1852").await?;
        tab_to(page, SAVE_PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.says("Your password has been changed").await?;
        page.has_focus(SIGN_IN).await
    })
    .await
}
