//! A device's clock that is set while the page counts seconds down.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{CHECK_MAIL, EMAIL, RESEND, SEND_CODE};
use portico_e2e::{Limits, Options, Page, Role, in_a_shop, until};

/// The seconds that the page shows; 0 once it no longer counts.
async fn shown(page: &Page) -> Result<u64> {
    let script =
        "const [seconds, minutes = 0] = document.querySelector('[role=timer]')?.innerText.match(/[\\d:]+/)[0]
            .split(':').reverse() ?? [0];
        return 60 * minutes + Number(seconds)";
    page.eval(script).await?.as_u64().context("a number of seconds")
}

#[tokio::test]
async fn a_wait_is_never_longer_than_it_was_whatever_is_done_to_the_clock() -> Result<()> {
    let options = Options { limits: Limits::On, ..Options::configured("[lifetimes]\nresend = 20\n") };
    in_a_shop(options, async |_, page| {
        page.open("/otp/").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.heading(CHECK_MAIL).await?;
        let first = shown(page).await?;
        ensure!((1..=20).contains(&first), "{first}");
        page.eval("self.timer = document.querySelector('[role=timer]')").await?;
        page.eval("self.shift = -3600000; const now = Date.now; Date.now = () => now() + shift").await?;
        until("two seconds less", async || {
            let now = shown(page).await?;
            ensure!(now <= first, "{first} seconds have become {now}");
            Ok(now + 2 <= first)
        })
        .await?;
        let kept =
            page.eval("return timer.isConnected && timer === document.querySelector('[role=timer]')").await?;
        ensure!(kept == true, "a screen reader that reads the sentence has lost its place");
        // An hour ahead looks like a device that has slept: the wait is over, and the server has the last word.
        page.eval("shift = 3600000").await?;
        until("the end", async || Ok(shown(page).await? == 0)).await?;
        page.find(Role::Button, RESEND).await?;
        Ok(())
    })
    .await
}
