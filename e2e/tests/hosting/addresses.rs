//! Every page can be opened by its own address.

use anyhow::{Result, ensure};
use portico_e2e::words::{NOT_FOUND, SIGN_IN, heading_of};
use portico_e2e::{Api, Host, Page, Place, forget_console, on_nginx};
use portico_shared::pages;

async fn opens(host: &Host, page: &Page, name: &str, heading: &str) -> Result<()> {
    page.open(&host.path(name)).await?;
    page.heading(heading).await?;
    let navigation = page.eval("return performance.getEntriesByType('navigation')[0].redirectCount").await?;
    ensure!(navigation == 0, "{name} is redirected {navigation} times");
    Ok(())
}

async fn each_page_opens(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        opens(host, page, "", SIGN_IN).await?;
        for known in pages::Page::ALL {
            let (name, heading) = (known.name(), heading_of(known));
            opens(host, page, name, heading).await?;
            opens(host, page, &format!("{name}/"), heading).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_page_opens_at_its_address_with_and_without_a_slash() -> Result<()> {
    each_page_opens(Place::Root).await
}

#[tokio::test]
async fn each_page_opens_at_its_address_below_a_path() -> Result<()> {
    each_page_opens(Place::Below).await
}

#[tokio::test]
async fn the_path_itself_is_the_sign_in_page_also_without_a_slash() -> Result<()> {
    on_nginx(Place::Below, Api::Elsewhere, async |_, page| {
        page.open("/account").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

async fn what_is_not_there_says_so(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        for name in ["nowhere", "a/b/c", "assets/portico-app-0123456789abcdef.js"] {
            page.open(&host.path(name)).await?;
            page.heading(NOT_FOUND).await?;
            let requests = host.requests()?;
            let asked = |path: &str| requests.iter().find(|request| request.path == path);
            ensure!(asked(&host.path(name)).is_some_and(|request| request.status == 404), "{requests:#?}");
            let styled =
                "return getComputedStyle(document.querySelector('.portico-card')).maxWidth !== 'none'";
            ensure!(page.eval(styled).await? == true, "at {name} the page has no style");
        }
        // Chromium reports the page's own 404 response.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_address_that_is_not_there_is_a_page_that_says_so() -> Result<()> {
    what_is_not_there_says_so(Place::Root).await
}

#[tokio::test]
async fn an_address_that_is_not_there_below_a_path_is_a_page_that_says_so() -> Result<()> {
    what_is_not_there_says_so(Place::Below).await
}
