//! Styling: the page's rules don't apply to the element, nor the element's to the page, and a shop can set its own colours.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    API, Engine, Front, Options, Page, assert_accessible, assert_fits, assert_targets, in_a_storefront, until,
};
use serde_json::{Value, json};

/// A page with the element in one part of it, and that part's own text, which the stylesheet must leave alone.
macro_rules! page {
    ($head:literal, $element:expr) => {
        concat!(
            "<!doctype html><html lang=en><title>A shop</title><meta charset=utf-8>",
            "<meta name=viewport content='width=device-width, initial-scale=1'>",
            "<link rel=stylesheet href=frame.css>",
            $head,
            "<body><main><h1>A shop</h1><section id=own><h2>Ours</h2><p>Words <a href='#own'>a link</a></p>",
            "<form><label>Search <input name=q></label><button type=button>Go</button></form>",
            "<ul><li>One</li></ul><table><tr><td>A cell</table></section><div id=place>",
            $element,
            "</div></main>"
        )
    };
    ($head:literal) => {
        page!($head, "<script type=module src={cdn}/embed/portico.js></script>\
            <portico-auth api={api} loading=eager><p slot=footer>Help</p><p slot=heading>Welcome</p><p id=fallback>No script</p></portico-auth>")
    };
}

/// An element for each view whose form is shown from the start.
macro_rules! views {
    () => {
        "<portico-auth loading=eager></portico-auth><portico-auth view=register loading=eager></portico-auth>\
         <portico-auth view=otp loading=eager></portico-auth>\
         <portico-auth view=forgot-password loading=eager></portico-auth>\
         <portico-auth dialect=axim loading=eager></portico-auth>\
         <portico-auth dialect=spurtcommerce loading=eager></portico-auth>\
         <portico-auth dialect=spurtcommerce view=otp loading=eager></portico-auth>\
         <portico-auth dialect=spurtcommerce view=register loading=eager></portico-auth>"
    };
}

const FRONT: Front = Front {
    pages: &[
        (
            "frame.css",
            "body { font: 16px/1.5 sans-serif; margin: 8px } #own, #place { inline-size: 24rem; max-inline-size: 100% } \
             #own input, #own button { block-size: 24px } portico-auth > a { padding: 9px; border: 2px solid }",
        ),
        ("bare.html", page!("<link rel=stylesheet href={cdn}/embed/portico.css>")),
        ("late.html", page!("")),
        ("without.html", page!("", "")),
        (
            "resets.html",
            page!("<link rel=stylesheet href=resets.css><link rel=stylesheet href={cdn}/embed/portico.css>"),
        ),
        ("resets.css", include_str!("resets.css")),
        (
            "hostile.html",
            page!("<link rel=stylesheet href=hostile.css><link rel=stylesheet href={cdn}/embed/portico.css>"),
        ),
        ("hostile.css", include_str!("hostile.css")),
        ("held.html", page!("<link rel=stylesheet href={cdn}/embed/portico.css>", views!())),
        (
            "views.html",
            page!(
                "<link rel=stylesheet href={cdn}/embed/portico.css>",
                concat!(views!(), "<script type=module src={cdn}/embed/portico.js></script>")
            ),
        ),
        ("root.html", page!("<link rel=stylesheet href=root.css>")),
        (
            "root.css",
            ":root { --portico-accent: rgb(1, 2, 3); --portico-radius: 0; --portico-font: monospace }",
        ),
        ("layer.html", page!("<link rel=stylesheet href=layer.css>")),
        (
            "layer.css",
            "@layer shop { portico-auth { --portico-accent: rgb(1, 2, 3); --portico-radius: 0; --portico-font: monospace } }",
        ),
        ("dense.html", page!("<link rel=stylesheet href=dense.css>")),
        (
            "dense.css",
            "portico-auth { --portico-density: 0.25; --portico-space: 8px; --portico-size: 14px; --portico-width: 16rem; --portico-padding: 4px }",
        ),
        ("dark.html", page!("<link rel=stylesheet href=dark.css>")),
        ("dark.css", ":root { color-scheme: light dark }"),
        (
            "shadow.html",
            page!(
                "",
                "<script type=module src={cdn}/embed/portico.js></script><portico-auth shadow api={api} loading=eager><p slot=footer>Help</p><p slot=heading>Welcome</p></portico-auth>"
            ),
        ),
        (
            "hidden.html",
            page!(
                "<link rel=stylesheet href={cdn}/embed/portico.css>",
                "<script type=module src={cdn}/embed/portico.js></script><portico-auth hidden api={api}></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

/// Our accent colour, in light and in dark colours.
const LIGHT: &str = "rgb(37, 73, 199)";
const DARK: &str = "rgb(165, 184, 255)";

/// The computed style and the position of each part of the element; those of the page's own part with `#own`.
async fn computed(page: &Page, of: &str) -> Result<Vec<Value>> {
    let parts = page.eval_with(include_str!("computed.js"), vec![json!(of)]).await?;
    let parts = parts.as_array().cloned().context("a list")?;
    ensure!(parts.len() > 5, "there are {} parts", parts.len());
    Ok(parts)
}

/// Opens a page whose element shows the sign-in form.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.arrive_at(path).await?;
    page.element_ready().await
}

/// Submits without a pointer, which would stay over the button and change its look.
async fn submit(page: &Page) -> Result<()> {
    page.eval("document.querySelector('portico-auth form').requestSubmit()").await.map(drop)
}

fn assert_same(state: &str, expected: &[Value], found: &[Value]) -> Result<()> {
    ensure!(expected.len() == found.len(), "{state}: {} parts, not {}", found.len(), expected.len());
    for (expected, found) in expected.iter().zip(found) {
        let (Some(was), Some(is)) = (expected.as_object(), found.as_object()) else { continue };
        let differs: Vec<_> = is
            .iter()
            .filter(|(name, value)| was.get(*name) != Some(value))
            .map(|(name, value)| format!("{name}: {value}, not {}", was.get(name).unwrap_or(&Value::Null)))
            .collect();
        ensure!(differs.is_empty(), "{state}: {}\n{}", is["part"], differs.join("\n"));
    }
    Ok(())
}

/// Text and background colour of the submit button, and its corners.
async fn button(page: &Page) -> Result<[String; 3]> {
    let script =
        "const button = [...document.querySelectorAll('portico-auth')].map((one) => one.shadowRoot ?? one)[0]
        .querySelector('button[type=submit]');
      const { backgroundColor, borderTopLeftRadius, fontFamily } = getComputedStyle(button);
      return [backgroundColor, borderTopLeftRadius, fontFamily]";
    Ok(serde_json::from_value(page.eval(script).await?)?)
}

#[tokio::test]
async fn no_rule_of_the_page_reaches_the_element() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        open(page, "/bare.html").await?;
        let fresh = computed(page, "element").await?;
        submit(page).await?;
        page.summary().await?;
        let refused = computed(page, "element").await?;
        for host in ["/resets.html", "/hostile.html"] {
            open(page, host).await?;
            assert_same(host, &fresh, &computed(page, "element").await?)?;
            submit(page).await?;
            page.summary().await?;
            assert_same(&format!("{host}, refused"), &refused, &computed(page, "element").await?)?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_element_changes_nothing_of_the_page() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        page.arrive_at("/without.html").await?;
        let alone = computed(page, "#own").await?;
        for host in ["/bare.html", "/late.html"] {
            open(page, host).await?;
            assert_same(host, &alone, &computed(page, "#own").await?)?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_custom_property_counts_wherever_the_shop_sets_it() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        for host in ["/root.html", "/layer.html"] {
            open(page, host).await?;
            ensure!(
                button(page).await? == ["rgb(1, 2, 3)", "0px", "monospace"],
                "{host}: {:?}",
                button(page).await?
            );
        }
        open(page, "/bare.html").await?;
        let plain = button(page).await?;
        ensure!(plain == [LIGHT, "10px", "sans-serif"], "the page's own font, our colour: {plain:?}");
        page.eval(
            "document.querySelector('portico-auth').style.setProperty('--portico-accent', 'rgb(9, 9, 9)')",
        )
        .await?;
        ensure!(button(page).await?[0] == "rgb(9, 9, 9)", "a change applies at once");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_dense_element_stays_easy_to_hit() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        open(page, "/bare.html").await?;
        let height = "return document.querySelector('portico-auth form').getBoundingClientRect().height";
        let roomy = page.eval(height).await?.as_f64().context("a height")?;
        open(page, "/dense.html").await?;
        let dense = page.eval(height).await?.as_f64().context("a height")?;
        ensure!(dense < roomy * 0.8, "{dense} px is hardly less than {roomy}");
        let width =
            page.eval("return document.querySelector('portico-auth').getBoundingClientRect().width").await?;
        ensure!(width == 256, "{width}");
        assert_targets(page, "dense").await
    })
    .await
}

#[tokio::test]
async fn colours_follow_the_attribute_else_the_page() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        // The page, the attribute, and what is shown on a device that prefers light colours, and on one that prefers dark ones.
        for (host, theme, colours) in [
            ("/bare.html", None, [LIGHT, LIGHT]),
            ("/dark.html", None, [LIGHT, DARK]),
            ("/bare.html", Some("auto"), [LIGHT, DARK]),
            ("/dark.html", Some("light"), [LIGHT, LIGHT]),
            ("/bare.html", Some("dark"), [DARK, DARK]),
        ] {
            open(page, host).await?;
            let set = "const [theme] = arguments, element = document.querySelector('portico-auth');
                theme ? element.setAttribute('theme', theme) : element.removeAttribute('theme')";
            page.eval_with(set, vec![json!(theme)]).await?;
            for (is_dark, colour) in [(false, colours[0]), (true, colours[1])] {
                page.dark(is_dark).await?;
                until(&format!("{colour} in {host} with {theme:?}, dark: {is_dark}"), async || {
                    Ok(button(page).await?[0] == colour)
                })
                .await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_shop_puts_in_stays_where_it_is_above_and_below() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        for host in ["/bare.html", "/late.html", "/shadow.html"] {
            open(page, host).await?;
            let script = "const element = document.querySelector('portico-auth');
                const top = (node) => node.getBoundingClientRect().top;
                const [heading, footer] = ['heading', 'footer'].map((name) => element.querySelector(`:scope > [slot=${name}]`));
                const form = (element.shadowRoot ?? element).querySelector('form');
                return [top(heading) < top(form), top(form) < top(footer), document.querySelector('#fallback')?.checkVisibility() ?? false]";
            let seen = page.eval(script).await?;
            ensure!(seen == json!([true, true, false]), "{host}: {seen}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_look_is_the_same_in_a_shadow_tree() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        open(page, "/bare.html").await?;
        let light = computed(page, "element").await?;
        open(page, "/shadow.html").await?;
        assert_same("shadow", &light, &computed(page, "element").await?)
    })
    .await
}

#[tokio::test]
async fn the_place_that_is_held_is_as_high_as_the_form_that_comes() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        page.arrive_at("/held.html").await?;
        let sheet = "return [...document.styleSheets].some((sheet) => sheet.href?.endsWith('portico.css'))";
        until("the style", async || Ok(page.eval(sheet).await? == true)).await?;
        let held = heights(page).await?;
        // The same place, with content for visitors without scripts.
        page.eval(
            "for (const one of document.querySelectorAll('portico-auth')) one.append(document.createElement('a'))",
        )
        .await?;
        let held_by_link = heights(page).await?;
        page.arrive_at("/views.html").await?;
        let ready = "return document.querySelectorAll('.portico[data-ready]').length";
        until("each to be ready", async || Ok(page.eval(ready).await? == 8)).await?;
        // Without the space reserved for the view.
        page.eval("for (const one of document.querySelectorAll('portico-auth')) one.style.minBlockSize = ''")
            .await?;
        let filled = heights(page).await?;
        for (n, settings) in SETTINGS.iter().enumerate() {
            for (how, place) in [("held", &held[n]), ("held by a link", &held_by_link[n])] {
                let most = spare_pixels(settings)?;
                let fits = place.len() == filled[n].len()
                    && place.iter().zip(&filled[n]).all(|(place, form)| (-0.5..most + 0.5).contains(&(place - form)));
                ensure!(fits, "{settings:?}: {how}: {place:?}, filled: {:?}", filled[n]);
            }
        }
        Ok(())
    })
    .await
}

/// By how many pixels a place may be higher than its form. `WebKit`'s lines are whole pixels high, and a line is half a pixel lower then at
/// some sizes of text. Nothing moves for it: the element stays as high as its place.
fn spare_pixels(settings: &[(&str, &str)]) -> Result<f64> {
    let has_size = settings.iter().any(|(name, _)| *name == "--portico-size");
    Ok(if has_size && Engine::current()? == Engine::WebKit { 4.0 } else { 0.0 })
}

/// Settings of a shop that change heights, except those that make text wrap.
const SETTINGS: [&[(&str, &str)]; 6] = [
    &[],
    &[("--portico-density", "1.25")],
    &[("--portico-density", "0.25"), ("--portico-size", "14px")],
    &[("--portico-space", "1.5em")],
    &[("--portico-space", "20px"), ("--portico-size", "15px")],
    &[("--portico-padding", "4px 2px 12px")],
];

/// The heights of the page's elements with each of the settings. Half a pixel doesn't count: Firefox measures in sixtieths.
async fn heights(page: &Page) -> Result<Vec<Vec<f64>>> {
    let script = "const [settings] = arguments, { style } = document.documentElement;
        for (const [name, value] of settings) style.setProperty(name, value);
        const heights = [...document.querySelectorAll('portico-auth')].map((one) => one.getBoundingClientRect().height);
        for (const [name] of settings) style.removeProperty(name);
        return heights";
    let mut heights = Vec::new();
    for settings in SETTINGS {
        heights.push(serde_json::from_value(page.eval_with(script, vec![json!(settings)]).await?)?);
    }
    Ok(heights)
}

#[tokio::test]
async fn the_ring_of_a_pending_button_turns() -> Result<()> {
    in_a_storefront(FRONT, async |front, page| {
        open(page, "/bare.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        front.api().hold(API);
        page.press(SIGN_IN).await?;
        let angle = "const button = document.querySelector('.portico-button[aria-disabled]');
            return button && getComputedStyle(button, '::before').rotate";
        until("the ring", async || Ok(page.eval(angle).await?.is_string())).await?;
        let first = page.eval(angle).await?;
        until("another angle", async || {
            let now = page.eval(angle).await?;
            Ok(now.is_string() && now != first)
        })
        .await
    })
    .await
}

#[tokio::test]
async fn a_shop_can_hide_the_element() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        page.arrive_at("/hidden.html").await?;
        let is_seen = "return document.querySelector('portico-auth').checkVisibility()";
        until("the script", async || {
            Ok(page.eval("return !!customElements.get('portico-auth')").await? == true)
        })
        .await?;
        ensure!(page.eval(is_seen).await? == false, "it is hidden");
        page.eval("document.querySelector('portico-auth').hidden = false").await?;
        page.element_ready().await?;
        ensure!(page.eval(is_seen).await? == true, "it is shown");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_view_violates_a_rule_of_axe_or_is_too_wide_or_too_small_to_hit() -> Result<()> {
    in_a_storefront(FRONT, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/late.html").await?;
        check(page, "sign-in").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        check(page, "sign-in, refused").await?;
        for view in ["register", "otp", "forgot-password", "reset-password"] {
            page.eval_with("document.querySelector('portico-auth').show(arguments[0])", vec![json!(view)])
                .await?;
            if view == "register" {
                page.heading(CREATE_ACCOUNT).await?;
            }
            check(page, view).await?;
        }
        page.eval("document.querySelector('portico-auth').show('login')").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.account().await?;
        page.says("Lovelace").await?;
        check(page, "account").await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        check(page, "signed out").await
    })
    .await
}

async fn check(page: &Page, state: &str) -> Result<()> {
    for is_dark in [false, true] {
        page.dark(is_dark).await?;
        page.eval("document.querySelector('portico-auth').setAttribute('theme', 'auto')").await?;
        for width in [320, 1280] {
            page.resize(width, 800).await?;
            assert_fits(page, state).await?;
            assert_targets(page, state).await?;
        }
        assert_accessible(page, state).await?;
    }
    page.resize(360, 800).await?;
    page.eval("document.body.style.fontSize = '32px'").await?;
    assert_fits(page, &format!("{state}, with large text")).await?;
    page.eval("document.body.style.fontSize = ''").await.map(drop)
}

#[tokio::test]
async fn links_are_underlined_whether_they_are_links_or_buttons() -> Result<()> {
    in_a_storefront(FRONT, async |_, page| {
        for host in ["/bare.html", "/shadow.html"] {
            open(page, host).await?;
            page.eval("document.querySelector('portico-auth').setAttribute('theme', 'auto')").await?;
            for (is_dark, colour) in [(false, LIGHT), (true, DARK)] {
                page.dark(is_dark).await?;
                let script = "const element = document.querySelector('portico-auth');
                    const links = [...(element.shadowRoot ?? element).querySelectorAll('.portico-link')].map((it) => getComputedStyle(it));
                    return links.map((it) => [it.textDecorationLine, it.textDecorationThickness, it.color])";
                let link = json!(["underline", "1px", colour]);
                let lines = page.eval(script).await?;
                ensure!(lines == json!([link, link, link]), "{host}, dark: {is_dark}: {lines}");
            }
        }
        Ok(())
    })
    .await
}
