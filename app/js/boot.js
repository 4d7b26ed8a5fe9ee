// Stands in for the app of a hosted page until it is there, starts it, and says so when it cannot: a page that stays
// dead helps nobody.

import { keepEarly } from "./early-events.js";
import { dispatch } from "./events.js";
import { hostOf } from "./host.js";
import { begin, end, isInMemory, keepInMemory, session } from "./session.js";
import { compile, onTrap } from "./wasm.js";

// The script is `async`: one that the parser waits for is dropped when a form is posted early. The page may not be there yet.
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

const root = document.getElementById("portico");
const head = (selector) => document.head.querySelector(selector);
// The build names both files, with their hashes, in the preloads of the page's head.
const glue = head("link[rel=modulepreload]");
const wasm = head('link[rel=preload][type="application/wasm"]');

// The code of a hand-off leaves the address bar before anything is loaded. For a reload it has to come back: no history
// keeps it.
const code = /\/hand-off\/?$/.test(location.pathname) && location.hash.match(/^#code=([^&]+)/)?.[1];
const show = (fragment) => history.replaceState(history.state, "", location.pathname + location.search + fragment);
if (code) show("");
const reload = () => {
  if (code) show(`#code=${code}`);
  location.reload();
};

const fail = () => {
  root.hidden = true;
  document.getElementById("portico-failed").hidden = false;
};
onTrap(fail);

// Such a link without script would drop the fragment, and with it the key of a reset link.
addEventListener("click", (event) => {
  if (event.target.closest?.('a[href=""]')) {
    event.preventDefault();
    reload();
  }
});

// Whoever is signed in, or reloads a page in the midst of something, is not shown a form that is about to go.
const audience = root.firstElementChild?.dataset.for;
const isStale =
  audience === (session.current ? "guest" : "customer") ||
  String(history.state).includes('"email"') ||
  // The link of a mail may lead to any page.
  /[?&](token|key)=/.test(location.search);
root.toggleAttribute("data-stale", isStale);

const goOn = keepEarly(root, window);
// The return address goes along to another page, too; nothing else does, such as the key of a reset link.
for (const link of root.querySelectorAll("a")) link.search = location.search.match(/\breturn-to=[^&]*/) ?? "";

// A page from before a deployment asks for files that are gone; the one that is there now names others. It is loaded
// once; where that cannot be remembered, never, so that nothing goes round.
const isOutdated = async () => {
  const page = await (await fetch(location.href, { cache: "reload" })).text();
  const files = [glue, wasm].map((link) => link.getAttribute("href"));
  const kept = sessionStorage;
  if (kept["portico.reloaded"] === String(files) || files.every((file) => page.includes(file))) return false;
  // An answer that is no page of ours, such as a proxy's, is no newer one.
  if (!page.includes("portico-config")) return false;
  kept["portico.reloaded"] = files;
  return true;
};

try {
  const [app, module] = await Promise.all([import(glue.href), compile(wasm.href, wasm.dataset.integrity)]);
  // A task of its own, so that what the shopper types is not kept waiting by both.
  await new Promise((resolve) => setTimeout(resolve));
  if (isStale) root.replaceChildren();
  await app.default({ module_or_path: module });
  await new Promise((ready) => {
    const tell = (name, detail, cancelable) => {
      if (name === "ready") ready();
      return dispatch(root, name, detail, cancelable);
    };
    const config = document.getElementById("portico-config")?.textContent ?? "";
    const host = hostOf({ page: root, sessions: { session, begin, end, isInMemory, keepInMemory }, tell });
    // Where the app begins, where the address does not say so any more.
    const spot = code ? JSON.stringify({ view: "hand-off", key: code }) : undefined;
    const id = app.mount(root, config, spot, host);
    session.addEventListener("change", () => app.session_changed(id));
  });
  root.dataset.ready = "";
  performance.mark("portico-ready");
  goOn();
} catch (error) {
  console.error(error);
  if (await isOutdated().catch(() => false)) reload();
  else fail();
}
