// Starts the app on a hosted page. Until the app is ready it keeps early events, and it shows an error when the app can't start.

import init, * as app from "./glue.js";
import { insist, stayed } from "./away.js";
import { onTrap } from "./calls.js";
import { checked } from "./configuration.js";
import { recordEarly } from "./early-events.js";
import { dispatch } from "./events.js";
import { clear, keepUsable } from "./forms.js";
import { hostOf } from "./host.js";
import { keepPage } from "./keeper.js";
import { begin, end, isInMemory, keepInMemory, renew, session } from "./session.js";
import { compile } from "./wasm.js";

// The script is `async`, since one that the parser waits for is dropped when the browser begins to leave, even if it stays. So the
// page may not be parsed yet.
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

const root = document.getElementById("portico");
// The build names the file, with its hash, in a preload of the page's head.
const wasm = document.head.querySelector('link[type="application/wasm"]');
// Read before another script may take it away.
const settings = document.getElementById("portico-config")?.textContent;

// The login code of a hand-over is removed from the address bar before anything is loaded. The history never stores it, so a reload
// has to put it back.
const code = /\/hand-off\/?$/.test(location.pathname) && location.hash.match(/^#code=([^&]+)/)?.[1];
const show = (fragment) => {
  // A browser that is asked too often refuses.
  try {
    history.replaceState(history.state, "", location.pathname + location.search + fragment);
  } catch {}
};
if (code) show("");
const reload = () => {
  if (code) show(`#code=${code}`);
  location.reload();
};

// The store's configuration. A typing mistake in it must not take the sign-in away.
const configuration = () => {
  let config = {};
  try {
    config = JSON.parse(settings);
  } catch (error) {
    console.error("portico: portico-config isn't JSON", error);
  }
  return { ...config, destination: new URLSearchParams(location.search).get("return-to") };
};

const fail = () => {
  root.hidden = true;
  document.getElementById("portico-failed").hidden = false;
};
onTrap(fail);

// Without script, such a link would drop the fragment, and with it the key of a reset link.
addEventListener("click", (event) => {
  if (event.target.closest?.('a[href=""]')) {
    event.preventDefault();
    reload();
  }
});

// A customer who is signed in, or reloads a page in the middle of something, is not shown a form that is about to be replaced.
const audience = root.firstElementChild?.dataset.for;
const isStale =
  audience === (session.current ? "guest" : "customer") ||
  String(history.state).includes('"email"') ||
  // A mailed link may lead to any page.
  /[?&](token|key)=/.test(location.search) ||
  (audience === "guest" && /[#?&](token|key)=/.test(location.hash));
root.toggleAttribute("data-stale", isStale);

keepUsable(root);
const replay = recordEarly(root, window);
// Links keep the return address, and nothing else, such as the key of a reset link.
for (const link of root.querySelectorAll("a")) link.search = location.search.match(/\breturn-to=[^&]*/) ?? "";

// The browser may keep the page when it goes to another one, and show it again later: to the next person, perhaps.
let wasSignedIn;
let comeBack = () => {};
// What is cleared on purpose must not be put back.
let own = (act) => act();
addEventListener("pagehide", ({ persisted }) => {
  if (persisted) own(() => clear(root, (wasSignedIn = !!session.current)));
});
addEventListener("pageshow", ({ persisted }) => persisted && comeBack(true, wasSignedIn));
addEventListener("beforeunload", () => stayed().then(() => comeBack()));

// A page from before a deployment names a file that is gone, and the current page names another. It is reloaded once, or never where
// that can't be remembered, so that there is no loop.
const isOutdated = async () => {
  const page = await (await fetch(location.href, { cache: "reload" })).text();
  const file = wasm.getAttribute("href");
  const kept = sessionStorage;
  if (kept["portico.reloaded"] === file || page.includes(file)) return false;
  // An answer that is not our page, such as a proxy's, is not a newer one.
  if (!page.includes("portico-config")) return false;
  kept["portico.reloaded"] = file;
  return true;
};

try {
  const module = await insist(() => compile(wasm.href, wasm.dataset.integrity));
  // In a task of its own, so that typing is not delayed by both.
  await new Promise((resolve) => setTimeout(resolve));
  if (isStale) root.replaceChildren();
  await init({ module_or_path: module });
  await new Promise((ready) => {
    const tell = (name, detail, cancelable) => {
      if (name === "ready") ready();
      return dispatch(root, name, detail, cancelable);
    };
    const host = hostOf({ page: root, sessions: { session, begin, renew, end, isInMemory, keepInMemory }, tell });
    // Where the app starts, if the address no longer says so.
    const spot = code ? JSON.stringify({ view: "hand-off", key: code }) : undefined;
    const config = JSON.stringify(checked(configuration()));
    const id = app.mount(root, config, spot, host);
    session.addEventListener("change", () => app.session_changed(id));
    comeBack = (...how) => app.restore(id, config, ...how);
  });
  root.dataset.ready = "";
  performance.mark("portico-ready");
  replay();
  own = keepPage(root, app.watch);
} catch (error) {
  console.error(error);
  if (await isOutdated().catch(() => false)) reload();
  else fail();
}
