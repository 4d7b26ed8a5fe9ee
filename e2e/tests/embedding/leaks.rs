//! Elements are added and removed many times: none of them stays in the page's memory.

use anyhow::{Result, ensure};
use portico_e2e::{Front, Options, Page, in_a_storefront};
use serde_json::json;

use crate::heard::{SCRIPT, comes_true, page};
use crate::lifecycle::with_app;

const SHOP: Front =
    Front { pages: &[SCRIPT, ("cycles.html", page!("<div id=place></div>"))], options: Options::DEFAULT };

/// How many elements come and go before the first measurement, and in total. By the first, the browser's caches are full.
const CYCLES: [usize; 2] = [1400, 2400];
/// The same for elements with a shadow tree. One that leaks is some thirty nodes.
const SHADOW_CYCLES: [usize; 2] = [200, 300];
/// How much the JavaScript heap may grow in between, in bytes: the browser itself keeps about ten per element.
const GROWTH: u64 = 100_000;

/// The bytes of the JavaScript heap after a garbage collection, the nodes and listeners of the documents, and the bytes of
/// the app's own memory.
async fn heap(page: &Page) -> Result<[u64; 4]> {
    let devtools = page.devtools("a count of nodes and listeners")?;
    for _ in 0..2 {
        devtools.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    }
    let heap = devtools.send_raw("Runtime.getHeapUsage", json!({})).await?;
    let counts = devtools.send_raw("Memory.getDOMCounters", json!({})).await?;
    let memory = "const wasm = await app.default();
        return Object.values(wasm).find((value) => value instanceof WebAssembly.Memory).buffer.byteLength";
    let memory = with_app(page, memory).await?;
    let numbers = [&heap["usedSize"], &counts["nodes"], &counts["jsEventListeners"], &memory];
    let numbers: Vec<_> = numbers.iter().filter_map(|number| number.as_f64()).collect();
    let [heap, nodes, listeners, memory] = numbers[..] else { anyhow::bail!("{heap} {counts} {memory}") };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes and counts are integers"
    )]
    Ok([heap, nodes, listeners, memory].map(|number| number as u64))
}

/// This many times, adds an element with this attribute to the page, waits until it is ready, and removes it; new elements
/// alternate with an old one.
async fn come_and_go(page: &Page, attribute: &str, times: usize) -> Result<()> {
    let script = "const [times, attribute] = arguments;
        self.areGone = false;
        (async () => {
          for (let left = times; left; left--) {
            const element = left % 2 && self.old ? old : document.createElement('portico-auth');
            self.old = element;
            element.setAttribute('loading', 'eager');
            element.setAttribute(attribute, '');
            const ready = new Promise((resolve) => element.addEventListener('portico-ready', resolve, {once: true}));
            place.append(element);
            await ready;
            element.remove();
            await new Promise((resolve) => setTimeout(resolve));
          }
          heard.length = calls.length = 0;
          self.areGone = true;
        })()";
    // All at once could take longer than we wait, and even fifty longer than a script may.
    for _ in 0..times / 50 {
        page.eval_with(script, vec![json!(50), json!(attribute)]).await?;
        comes_true(page, "the last of them to go", "return areGone").await?;
    }
    Ok(())
}

/// Checks that the page's memory doesn't grow between the first and the last number of elements with this attribute that
/// were added and removed.
async fn leave_nothing_behind(attribute: &str, [first, last]: [usize; 2]) -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        // Before the elements come and go, which takes a while.
        page.devtools("a count of nodes and listeners")?;
        page.arrive_at("/cycles.html").await?;
        comes_true(page, "the script", "return !!customElements.get('portico-auth')").await?;
        come_and_go(page, attribute, first).await?;
        let before = heap(page).await?;
        come_and_go(page, attribute, last - first).await?;
        let after = heap(page).await?;
        eprintln!(
            "heap, nodes, listeners and wasm memory after {first} and {last} cycles: {before:?}, {after:?}"
        );
        let [heap, nodes, listeners, memory] = [0, 1, 2, 3].map(|at| (before[at], after[at]));
        ensure!(heap.1 < heap.0 + GROWTH, "the heap grows: {heap:?}");
        ensure!(
            nodes.1 <= nodes.0 + 10 && listeners.1 <= listeners.0 + 10,
            "nodes {nodes:?}, listeners {listeners:?}"
        );
        ensure!(memory.1 == memory.0, "the app's memory grows: {memory:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_thousand_elements_that_come_and_go_leave_nothing_behind() -> Result<()> {
    leave_nothing_behind("class", CYCLES).await
}

#[tokio::test]
async fn elements_with_shadow_trees_that_come_and_go_leave_nothing_behind() -> Result<()> {
    leave_nothing_behind("shadow", SHADOW_CYCLES).await
}
