//! The libraries themselves, as npm has them: what was typed, the focus, the caret and the style are there after each.

use std::fs;

use anyhow::{Context, Result, ensure};
use portico_e2e::{Front, Options, Page, forget_console, in_a_storefront, strangers};

use super::{half_typed, in_root, is_as_it_was};
use crate::document::sample;
use crate::heard::{comes_true, open};

/// The libraries' files that pages load as they are, by their names in the shop.
const FILES: [(&str, &str); 9] = [
    ("morphdom.js", "morphdom/dist/morphdom-umd.js"),
    ("alpine-morph.js", "@alpinejs/morph/dist/cdn.js"),
    ("alpine.js", "alpinejs/dist/cdn.js"),
    ("turbo.js", "@hotwired/turbo/dist/turbo.es2017-umd.js"),
    ("htmx.js", "htmx.org/dist/htmx.js"),
    ("idiomorph-ext.js", "idiomorph/dist/idiomorph-ext.js"),
    ("htmx-head.js", "htmx-ext-head-support/head-support.js"),
    ("swup.js", "swup/dist/Swup.umd.js"),
    ("swup-head.js", "@swup/head-plugin/dist/index.umd.js"),
];

/// Astro's client router: modules that Vite would bundle, which only replaces these two expressions.
const ASTRO: [&str; 4] = ["router.js", "events.js", "swap-functions.js", "types.js"];

/// A page with what a library needs in its head, its body, and the element.
fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>A shop</title><script src=strangers.js></script>\
         <script type=module src={{cdn}}/embed/portico.js crossorigin></script>{head}</head><body>{body}</body></html>"
    )
}

fn element(attributes: &str) -> String {
    format!(
        "<portico-auth id=one api={{api}}{attributes}><a href=/empty.html>Sign in</a>\
         <p slot=footer>Help</p></portico-auth>"
    )
}

fn scripts(names: &[&str]) -> String {
    let tags: Vec<_> = names.iter().map(|name| format!("<script src={name} defer></script>")).collect();
    tags.concat()
}

/// The shop: a page for each library, and a second one for those that go from page to page.
fn shop() -> Result<Front> {
    let folder = strangers()?;
    let read = |path: &str| {
        let file = folder.join(path);
        fs::read_to_string(&file).with_context(|| file.display().to_string())
    };
    let mut files = vec![("strangers.js".to_owned(), include_str!("strangers.js").to_owned())];
    for (name, path) in FILES {
        files.push((name.to_owned(), read(path)?));
    }
    for name in ASTRO {
        let text = read(&format!("astro/dist/transitions/{name}"))?;
        let text = text.replace("import.meta.env.SSR", "false").replace("import.meta.env.DEV", "false");
        files.push((format!("astro/{name}"), text));
    }
    let main = |attributes: &str| {
        format!("<h1>A shop</h1><main id=main><p>Before</p>{}<p>After</p></main>", element(attributes))
    };
    let morphs = scripts(&["morphdom.js", "htmx.js", "idiomorph-ext.js", "alpine-morph.js", "alpine.js"]);
    let no_styles = "<meta name=htmx-config content='{\"includeIndicatorStyles\": false}'>";
    for (shape, attributes) in [("light", ""), ("shadow", " shadow")] {
        let body = main(attributes);
        files.push((format!("morphs-{shape}.html"), page(&format!("{no_styles}{morphs}"), &body)));
        let turbo = format!(
            "<meta name=turbo-refresh-method content=morph><meta name=turbo-refresh-scroll content=preserve>{}",
            scripts(&["turbo.js"])
        );
        files.push((format!("turbo-{shape}.html"), page(&turbo, &body)));
        for number in [1, 2] {
            let swup = scripts(&["swup.js", "swup-head.js"]);
            let body = format!("{body}<div id=swup><h2>Page {number}</h2></div>");
            files.push((format!("swup-{shape}-{number}.html"), page(&swup, &body)));
            // Of the head, it keeps what the next page has, too.
            let htmx = page(
                &format!("{no_styles}{}", scripts(&["htmx.js", "idiomorph-ext.js", "htmx-head.js"])),
                &format!("<h2>Page {number}</h2>{}", main(attributes)),
            );
            let htmx = htmx.replace("<head>", "<head hx-head=merge>");
            let htmx = htmx.replace("<body>", "<body hx-ext=\"morph,head-support\">");
            files.push((format!("htmx-{shape}-{number}.html"), htmx));
            let astro = "<meta name=astro-view-transitions-enabled content=true>\
                <meta name=astro-view-transitions-fallback content=swap>";
            let kept = format!("{attributes} data-astro-transition-persist=sign-in");
            let body = format!("<h2>Page {number}</h2>{}", main(&kept));
            files.push((format!("astro-{shape}-{number}.html"), page(astro, &body)));
        }
    }
    // Leaked: a front is a constant elsewhere, and a test process is short-lived.
    let files = files.into_iter().map(|(name, text)| (&*name.leak(), &*text.leak()));
    let files: Vec<(&'static str, &'static str)> = files.collect();
    Ok(Front { pages: files.leak(), options: Options::DEFAULT })
}

/// Lets a library change the page, and waits until it has.
async fn change(page: &Page, script: &str) -> Result<()> {
    page.eval("self.isChanged = false").await?;
    page.eval(&format!("Promise.resolve().then(async () => {{ {script}; isChanged = true }}).catch((error) => isChanged = String(error))")).await?;
    comes_true(page, script, "if (typeof isChanged === 'string') throw isChanged; return isChanged").await
}

/// Checks the form, and that it has its style.
async fn is_whole(page: &Page, after: &str) -> Result<()> {
    comes_true(
        page,
        &format!("the style after {after}"),
        "const tree = one.shadowRoot ?? document;
         return getComputedStyle(tree.querySelector('.portico [type=submit]')).borderTopStyle === 'solid'
           && !!tree.querySelector('link[href*=\"portico-\"]')",
    )
    .await?;
    is_as_it_was(page, after).await
}

#[tokio::test]
async fn a_form_outlives_each_library_that_changes_pages_in_place() -> Result<()> {
    in_a_storefront(shop()?, async |_, page| {
        for shape in ["light", "shadow"] {
            open(page, &format!("/morphs-{shape}.html")).await?;
            half_typed(page).await?;
            for morph in [
                "morphdom(main, await served('main'))",
                "Idiomorph.morph(main, await served('main'))",
                "Alpine.morph(main, await served('main'))",
                "Idiomorph.morph(document.body, await served('body'))",
            ] {
                change(page, morph).await?;
                is_whole(page, &format!("{shape}, {morph}")).await?;
            }
            // As the document has it, the form isn't even touched.
            let skip = sample("js", "onBeforeElUpdated")?;
            in_root(
                page,
                "self.seen = 0;
                 new MutationObserver((records) => (seen += records.length))
                   .observe(root, { subtree: true, childList: true, attributes: true })",
            )
            .await?;
            change(page, &format!("const html = await served('main'); {skip}")).await?;
            is_whole(page, &format!("{shape}, the sample")).await?;
            ensure!(page.eval("return seen").await? == 0, "{shape}: the form was touched");
            for (path, script) in [
                ("turbo", "await turbo()"),
                ("swup", "await swup('/swup-SHAPE-2.html')"),
                ("htmx", "await visit('/htmx-SHAPE-2.html')"),
                ("astro", "await astro('/astro-SHAPE-2.html')"),
            ] {
                let first = if path == "turbo" { "" } else { "-1" };
                open(page, &format!("/{path}-{shape}{first}.html")).await?;
                half_typed(page).await?;
                change(page, &script.replace("SHAPE", shape)).await?;
                if !first.is_empty() {
                    page.heading("Page 2").await?;
                }
                is_whole(page, &format!("{path}, {shape}")).await?;
                ensure!(in_root(page, "return one.isConnected").await? == true);
            }
            // Turbo styles its progress bar with a style of its own, which the shop's policy forbids.
            forget_console(page).await?;
        }
        Ok(())
    })
    .await
}
