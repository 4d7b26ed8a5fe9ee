// Starts the app on a hosted page. Until the app is ready it keeps early events, and it shows an error when the app can't start.

import init, * as app from "./glue.js";
import { insist, stayed } from "./away.js";
import { onTrap } from "./calls.js";
import { CHOICE, stored } from "./choice.js";
import { checked } from "./configuration.js";
import { recordEarly } from "./early-events.js";
import { dispatch } from "./events.js";
import { clear, keepUsable } from "./forms.js";
import { hostOf } from "./host.js";
import { later, loadedBy } from "./later.js";
import { loadLinked } from "./linked.js";
import { loadPart } from "./part.js";
import { keeper, languages as languagesPart, passkey, social } from "./parts.js";
import { remember } from "./remember.js";
import { begin, end, isInMemory, keepInMemory, renew, session } from "./session.js";
import { compiled } from "./wasm.js";
import { hasPasskeys } from "./webauthn.js";
import { wordsIn } from "./words.js";

// The script is `async`, since one that the parser waits for is dropped when the browser begins to leave, even if it stays. So the
// page may not be parsed yet.
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

const root = document.getElementById("portico");
// The build names the files, with their hashes, in the page's head: the app, and its part that comes later. A page that needs that at once
// preloads it.
const [wasm, rest] = document.head.querySelectorAll('link[type="application/wasm"]');
// The store's settings, as a page has them. A typing mistake in them must not take the sign-in away.
const settingsIn = (page) => {
  try {
    return JSON.parse(page.getElementById("portico-config")?.textContent);
  } catch (error) {
    console.error("portico: portico-config isn't JSON", error);
    return {};
  }
};
// Read before another script may take it away.
const settings = settingsIn(document);
const own = wordsIn(document);

// The login code of a hand-over, and what a provider has sent back in the query or in the fragment, are removed from the address bar
// before anything is loaded. The history never stores them, so a reload has to put them back.
const [, view] = location.pathname.match(/([^/]*)\/?$/);
const pattern = { "hand-off": /^#code=([^&]+)/, social: /^.(.*\bstate=.*)/ }[view];
const isBack = view === "social";
const [, key] = ((isBack && location.search) || location.hash).match(pattern) ?? [];
const show = (rest) => {
  // A browser that is asked too often refuses.
  try {
    history.replaceState(history.state, "", location.pathname + rest);
  } catch {}
};
if (key) show(isBack ? "" : location.search);
// WebKit answers a request from its cache even if that is what has failed, also for a page that is loaded again.
const AGAIN = "portico.again";
const passing = stored(() => sessionStorage[AGAIN]) ? { cache: "reload" } : {};
stored(() => sessionStorage.removeItem(AGAIN));
const reload = () => {
  stored(() => (sessionStorage[AGAIN] = 1));
  if (key) show(`${location.search}#${isBack ? "" : "code="}${key}`);
  location.reload();
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

// Firefox 97 has cascade layers, so that it shows the form, but no dialogs: what is typed could get into an address.
if (!self.HTMLDialogElement) {
  document.querySelector(".portico-older").hidden = false;
  throw new Error("This browser has no dialogs");
}

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

// The configuration, with the path of the page's language, if the address names it.
const query = new URLSearchParams(location.search);
const html = document.documentElement;
const configured = (page) => {
  const destination = query.get("return-to");
  return checked({ ...(page ? settingsIn(page) : settings), language: html.lang, destination });
};
let config = configured();
const { basePath = "/" } = config;
const isNamed = location.pathname.startsWith(`${basePath}${html.lang}/`);
const configuration = () =>
  JSON.stringify({
    ...config,
    passkeys: config.passkeys && hasPasskeys,
    socialPage: `${basePath}social/`,
    basePath: isNamed ? `${basePath}${html.lang}/` : basePath,
  });

// Links keep the return address, and nothing else, such as the key of a reset link. They name the language only if the address does: the
// host may have chosen it.
for (const link of root.querySelectorAll("a")) {
  link.search = location.search.match(/\breturn-to=[^&]*/) ?? "";
  if (!isNamed) link.pathname = link.pathname.replace(`${basePath}${html.lang}/`, basePath);
}

// What the shopper has asked for comes before what the page was chosen by, but never under what is being typed.
// One who comes back from a provider goes on in the language of the page before.
const before = isBack && stored(() => JSON.parse(sessionStorage["portico.social"]).language);
const asked = isNamed ? [] : [...(query.get("ui_locales")?.split(" ") ?? []), before, stored((store) => store[CHOICE])].filter(Boolean);
let part;
const loadLanguages = async () => {
  try {
    const { languagesOf } = await loadPart(languagesPart);
    return languagesOf({ basePath, isNamed, asked });
  } catch (error) {
    // The next time it may load.
    part = undefined;
    throw error;
  }
};
const languages = () => (part ??= loadLanguages());
// A reload brings back what was typed; that is not in use yet.
const isInUse = () => root.matches(":focus-within");
const isFilled = ({ type, value, checked, defaultChecked }) => (type === "checkbox" ? checked !== defaultChecked : value);
const isTouched = () => isInUse() || [...root.querySelectorAll("input")].some(isFilled);
const firstWords = async () => {
  try {
    const other = asked.length && asked[0] !== html.lang && !isInUse() && (await (await languages()).begin(isInUse));
    if (other) return other;
  } catch (error) {
    console.error(error);
  }
  return [undefined, own];
};

// The browser may keep the page when it goes to another one, and show it again later: to the next person, perhaps.
let wasSignedIn;
let comeBack = () => {};
let change;
// What is cleared on purpose must not be put back.
let byUs = (act) => act();
addEventListener("pagehide", ({ persisted }) => {
  if (persisted) byUs(() => clear(root, (wasSignedIn = !!session.current)));
});
addEventListener("pageshow", ({ persisted }) => persisted && comeBack(true, wasSignedIn));
addEventListener("beforeunload", () => stayed().then(() => comeBack()));

// A page from before a deployment names a file that is gone, and the current page names another. It is reloaded once, or never where
// that can't be remembered, so that there is no loop.
const isOutdated = async () => {
  const page = await (await fetch(location.href, { cache: "reload" })).text();
  const files = [...document.head.querySelectorAll("link[data-integrity]")].map((link) => link.getAttribute("href"));
  const kept = sessionStorage;
  if (kept["portico.reloaded"] === `${files}` || files.every((file) => page.includes(file))) return false;
  // An answer that is not our page, such as a proxy's, is not a newer one.
  if (!page.includes("portico-config")) return false;
  kept["portico.reloaded"] = files;
  return true;
};

const compile = async (...file) => compiled(await loadLinked(...file));

loadedBy(async (failures, how) => {
  try {
    // A browser caches what it got from an address for a year, even if it is not what was built.
    const again = failures ? `?${failures}` : "";
    how = { ...passing, ...how };
    const [code] = await Promise.all([compile(rest, how, again), own.complete(how, again)]);
    return code;
  } catch (error) {
    const isReady = "ready" in root.dataset;
    // At a press there is something to lose, but an outdated page can't go on. The shopper may reload it.
    if (isReady && (failures || !isTouched()) && (await isOutdated().catch(() => false))) isTouched() ? fail() : reload();
    throw error;
  }
});

try {
  const loaded = [insist((how) => compile(wasm, { ...passing, ...how })), firstWords()];
  if (isStale || rest.relList.contains("preload")) loaded.push(later());
  let [module, [page, words]] = await Promise.all(loaded);
  if (page) config = configured(page);
  // In a task of its own, so that typing is not delayed by both.
  await new Promise((resolve) => setTimeout(resolve));
  if (isStale) root.replaceChildren();
  await init(module);
  await new Promise((ready) => {
    const tell = (name, detail, cancelable) => {
      if (name === "ready") ready();
      return dispatch(root, name, detail, cancelable);
    };
    const callOf = (part) => async (...values) => (await loadPart(part)).call(...values);
    const sessions = { session, begin, renew, end, isInMemory, keepInMemory };
    const host = hostOf({ page: root, sessions, tell, social: callOf(social), passkey: callOf(passkey) });
    // Where the app starts, if the address no longer says so.
    const spot = key ? JSON.stringify({ view, key }) : undefined;
    const id = app.mount(root, configuration(), words, spot, host);
    session.addEventListener("change", () => app.session_changed(id));
    comeBack = (...how) => app.restore(id, configuration(), words, ...how);
    // A pending answer is awaited first.
    const apply = () => app.configure(id, configuration(), words) || setTimeout(apply, 20);
    change = (page, inLanguage) => {
      config = configured(page);
      words = inLanguage;
      apply();
    };
  });
  root.dataset.ready = "";
  performance.mark("portico-ready");
  replay();
  // What other scripts take is put back. Without that part the form works, as long as they leave it alone.
  const protect = async () => {
    const memory = remember(root);
    byUs = memory.own;
    app.watch(memory);
    try {
      const { keepPage } = await loadPart(keeper);
      byUs = keepPage(root, app.watch, memory);
      performance.mark("portico-kept");
    } catch (error) {
      console.error(error);
      memory.stop();
      root.addEventListener("focusin", protect, { once: true });
    }
  };
  protect();
  const excuse = document.createElement("p");
  excuse.className = "portico-error";
  excuse.setAttribute("role", "alert");
  const changeTo = async (link) => {
    // A screen reader reads it when it is put into the page, each time.
    excuse.remove();
    try {
      await (await languages()).changeTo(link, change);
    } catch (error) {
      // Following the link would lose what was typed, and without a connection also the page.
      if (!isTouched() && navigator.onLine) return location.assign(link.href);
      console.error(error);
      excuse.textContent = words.unreachable;
      link.closest("details, .portico-offer").append(excuse);
    }
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.(".portico-languages a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    changeTo(link);
  });
  // Its links may be opened elsewhere, too.
  addEventListener("toggle", ({ target }) => target.closest(".portico-languages") && languages().catch(console.error), true);
  if (!isNamed && !asked.length && navigator.language.slice(0, 2) !== html.lang.slice(0, 2)) {
    languages().then(({ offer }) => offer(), console.error);
  }
} catch (error) {
  console.error(error);
  if (await isOutdated().catch(() => false)) reload();
  else fail();
}
