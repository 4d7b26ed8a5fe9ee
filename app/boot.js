// Stands in for the app until it is there, starts it, and says so when it cannot: a page that stays dead helps nobody.

// The script is `async`: one that the parser waits for is dropped when a form is posted early. The page may not be there yet.
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

const root = document.getElementById("portico");
const head = (selector) => document.head.querySelector(selector);
// The build names both files, with their hashes, in the preloads of the page's head.
const glue = head("link[rel=modulepreload]");
const wasm = head('link[rel=preload][type="application/wasm"]');

const fail = () => {
  root.hidden = true;
  document.getElementById("portico-failed").hidden = false;
};

// A panic of the app ends in a trap, in an event's handler or in a promise.
const hasTrapped = (error) => "WebAssembly" in self && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => hasTrapped(event.error) && fail());
addEventListener("unhandledrejection", (event) => hasTrapped(event.reason) && fail());

// Such a link without script would drop the fragment, and with it the key of a reset link.
addEventListener("click", (event) => {
  if (event.target.closest?.('a[href=""]')) {
    event.preventDefault();
    location.reload();
  }
});

// The browser may forbid its stores, by throwing.
const store = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};

// Whoever is signed in, or reloads a page in the midst of something, is not shown a form that is about to go.
const audience = root.firstElementChild?.dataset.for;
const signedIn = store(() => [sessionStorage, localStorage].some((kept) => kept["portico.session"]));
const isStale = audience === (signedIn ? "guest" : "customer") || String(history.state).includes('"email"');
root.toggleAttribute("data-stale", isStale);

// What is done before the app is there is kept, and done when it is.
const done = [];
const keep = (event) => {
  const button = event.target.closest?.("button[type=button]");
  if (event.type === "submit") {
    event.preventDefault();
    done.push(() => event.target.requestSubmit());
    const submit = event.target.querySelector("[data-pending]");
    submit.textContent = submit.dataset.pending;
    submit.ariaDisabled = true;
  } else if (button) {
    done.push(() => button.click());
  }
};
addEventListener("submit", keep);
addEventListener("click", keep);
for (const button of root.querySelectorAll("[disabled]")) button.disabled = false;
// The return address goes along to another page, too.
for (const link of root.querySelectorAll("a")) link.search = location.search;

// A page from before a deployment asks for files that are gone; the one that is there now names others. It is loaded
// once; where that cannot be remembered, never, so that nothing goes round.
const isOutdated = async () => {
  const page = await (await fetch(location.href, { cache: "reload" })).text();
  const files = [glue, wasm].map((link) => link.getAttribute("href"));
  const kept = store(() => sessionStorage);
  if (!kept || kept["portico.reloaded"] === String(files) || files.every((file) => page.includes(file))) return false;
  // An answer that is no page of ours, such as a proxy's, is no newer one.
  if (!page.includes("portico-config")) return false;
  kept["portico.reloaded"] = files;
  return true;
};

// A browser compiles while it loads only what is declared as WebAssembly, which not every host does.
const compile = async () => {
  const code = await fetch(wasm.href, { integrity: wasm.dataset.integrity });
  if (!code.ok) throw new Error(`${wasm.href}: ${code.status}`);
  const isDeclared = code.headers.get("content-type") === "application/wasm";
  return isDeclared ? WebAssembly.compileStreaming(code) : WebAssembly.compile(await code.arrayBuffer());
};

try {
  const [{ default: start }, module] = await Promise.all([import(glue.href), compile()]);
  // A task of its own, so that what the shopper types is not kept waiting by both.
  await new Promise((resolve) => setTimeout(resolve));
  if (isStale) root.replaceChildren();
  await start({ module_or_path: module });
  await new Promise((resolve) => root.addEventListener("portico-ready", resolve, { once: true }));
  removeEventListener("submit", keep);
  removeEventListener("click", keep);
  root.dataset.ready = "";
  performance.mark("portico-ready");
  // The app has read what was typed; a tick it hears of.
  for (const box of root.querySelectorAll(":checked")) box.dispatchEvent(new Event("change"));
  for (const act of done) act();
} catch (error) {
  console.error(error);
  if (await isOutdated().catch(() => false)) location.reload();
  else fail();
}
