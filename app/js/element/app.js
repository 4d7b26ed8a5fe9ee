// The app in an element: its static form, its start, its calls and its end. This module is loaded in one file with the app's own script
// once an element is near the viewport, and shares nothing with the entry but what the entry passes to it.

import init, * as wasm from "../glue.js";
import { stayed } from "../away.js";
import { onTrap } from "../calls.js";
import { checked } from "../configuration.js";
import { recordEarly } from "../early-events.js";
import { clear, keepUsable } from "../forms.js";
import { hostOf } from "../host.js";
import { keeperOf } from "../keeper.js";
import { later, loadedBy } from "../later.js";
import { call as passkey } from "../passkey.js";
import { tagFor } from "../readers.js";
import { call as social } from "../social.js";
import { compiled } from "../wasm.js";
import { hasPasskeys } from "../webauthn.js";
import { wordsOf } from "../words.js";
import { takeAnswer } from "./answer.js";
import { providersOf, withProviders } from "./providers.js";
import { TAGS, fetchLater, loadViews, loadWords } from "./texts.js";
import { build } from "./tree.js";

// wasm-bindgen's own, for debugging.
export default init;

// What concerns all elements with a form: traps, and the page's going and coming. The element that was used last comes last: a trap
// does not say which app it is from.
const present = new Map();
// After a panic it is no longer known which answers are pending.
let isSound = true;

// Whether the browser runs these bytes of a module. What a page's policy forbids, WebKit still compiles.
const runs = async (...section) => {
  try {
    return await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...section));
  } catch {}
};
// A table of references: of all that the app's wasm needs, browsers had these last.
const REFERENCES = [4, 4, 1, 111, 0, 0];

// Whether the browser has what the app needs besides. Without dialogs, what is typed could get into an address. The form's style is in
// cascade layers, and the keyword came with them.
const hasTheRest = () => WebAssembly.compileStreaming && self.HTMLDialogElement && CSS.supports("display", "revert-layer");

// What the shopper reads if no app can begin in this browser. Lockdown Mode takes WebAssembly away, and a page's policy may forbid it; an
// older browser lacks a part of it, or something else.
const obstacleNow = async () => {
  if (!(await runs())) return "unsupported";
  if (!(await runs(...REFERENCES)) || !hasTheRest()) return "older";
};

// Why no app can begin: what the shopper reads, and the error.
let obstacle;

const keeper = keeperOf();

/** Starts the one instance of the app on a page, from the response with its code. */
export const start = async (code) => {
  try {
    if (!hasTheRest()) throw new Error("This browser is too old");
    await init(await compiled(code));
    wasm.watch(keeper);
  } catch (error) {
    const words = await obstacleNow();
    if (!words) throw error;
    // Loading it again wouldn't help.
    obstacle = [error, words];
  }
};

onTrap((error) => {
  isSound = false;
  keeper.stop();
  [...present.values()].pop()?.trapped(error);
});
// The browser may keep the page when it goes to another one, and show it again later: to the next person, perhaps.
const all = (act, ...values) => [...present.values()].forEach((acts) => acts[act](...values));
addEventListener("pagehide", ({ persisted }) => persisted && all("clear"));
addEventListener("pageshow", ({ persisted }) => persisted && all("comeBack", true));
addEventListener("beforeunload", () => stayed().then(() => all("comeBack")));

// Whether customers may sign in with passkeys. The attribute is there or not; frameworks also write its value as text.
const offersPasskeys = ({ passkeys = false }) => hasPasskeys && `${passkeys}` !== "false";

/**
 * The app in the root of an element. `ids` is the prefix of its ids, `config` returns the configuration, `emit` emits an event to the
 * page, `fail` shows that the app can't begin or has panicked, `dress` loads the style if it is gone, and `change` looks at the
 * configuration again. `urls` are those of the files with texts, and `fetched` fetches one.
 */
export const appIn = ({ element, root, ids, sessions, config, emit, fail, dress, change, urls, fetched }) => {
  const texts = { urls, fetched };
  loadedBy(async () => compiled(await fetchLater(texts)));
  // The app's number while it runs, and the shopper's location when it ended.
  let number;
  let location;
  // Replays what was done before the app was ready.
  let replay;
  let configured;
  // The configurations so far, as the app reads them.
  const configurations = new Map();
  let hasTrapped;
  // The language that was asked for last, and its words, as their file has them and as the app reads them. The file has what to say after
  // a failure, by its code: a message, and the words of a button.
  let asked;
  let spoken;
  let words;
  let wasSignedIn;
  // The view of the static form that the root holds; empty once it is the app's.
  let drawn;
  // What a provider has sent back.
  let answer;

  const isRunning = () => number !== undefined;

  // The app navigates to a view; another view is not another configuration. The console says once what is wrong with one.
  const configuration = (view) => {
    const passkeys = offersPasskeys(config());
    const all = { ...config(), passkeys, providers: providersOf(config()), language: spoken?.lang, ids, view };
    const key = JSON.stringify(all);
    if (!configurations.has(key)) configurations.set(key, JSON.stringify(checked(all)));
    return configurations.get(key);
  };

  // Shows why there is no form, instead of it.
  const giveUp = (code, error, words = code) => {
    const rest = [...root.childNodes];
    const hasFocus = root.matches(":focus-within");
    keeper.drop(root);
    fail(code, error, spoken.failures[words]);
    if (hasFocus) root.querySelector("button").focus();
    for (const node of rest) node.hidden = true;
    // An event that made it fail still finds its target in the page.
    setTimeout(() => rest.forEach((node) => node.remove()));
  };

  const trapped = (error) => {
    if (hasTrapped) return;
    hasTrapped = true;
    end();
    giveUp("panic", error);
  };

  const attempt = (act) => {
    try {
      return act();
    } catch (error) {
      trapped(error);
    }
  };

  // Calls a function of the app, if it runs.
  const call = (name, ...values) => isRunning() && attempt(() => wasm[name](number, ...values));

  const acts = {
    trapped,
    clear: () => keeper.own(() => clear(root, (wasSignedIn = !!sessions.session.current)), root),
    comeBack: (wasKept) => call("restore", configuration(), words, wasKept, wasSignedIn),
  };
  const note = () => {
    present.delete(element);
    present.set(element, acts);
  };

  // Emits an event of the app to the page. Returns `false` when the app must not do what it does by default.
  const tell = (name, detail, cancelable) => {
    if (name === "view-change") element.style.minBlockSize = "";
    if (name === "signed-in") detail.here = true;
    if (name === "ready") {
      keeper.own(() => (root.dataset.ready = ""));
      queueMicrotask(replay);
      replay = undefined;
    }
    // If the element was removed, the shopper has moved on in the page and must not be taken elsewhere.
    return emit(name, detail, cancelable) && element.isConnected;
  };

  const prefill = () => {
    const email = element.getAttribute("email");
    const input = root.querySelector("[type=email]");
    if (!email) return;
    if (isRunning()) call("prefill", email);
    else if (input) input.value = email;
  };

  // Removes nodes from the root. If one of them has the focus, it moves on to the heading.
  const discard = (nodes) => {
    if (nodes.some((node) => node.matches?.(":focus-within"))) root.lastChild.querySelector?.("[tabindex]")?.focus();
    keeper.own(() => nodes.forEach((node) => node.remove()));
  };

  // A router may take the style from the head, or the head from the page.
  const style = new MutationObserver((records) => {
    if (!element.isConnected || !records.some(({ removedNodes }) => removedNodes.length)) return;
    watchStyle();
    dress().catch(console.error);
  });
  const watchStyle = () => {
    const tree = root.getRootNode();
    style.disconnect();
    for (const parent of [tree.documentElement ?? tree, tree.head ?? tree]) style.observe(parent, { childList: true });
  };

  // The page around the element may change its language.
  const languages = new MutationObserver(change);

  const label = () => keeper.own(() => Object.assign(root, { lang: spoken.lang, dir: spoken.dir }));

  // Goes on in the element's language, or else in English.
  const language = () => config().language || (element.closest("[lang]") ?? document.documentElement).lang || "en";
  const speak = async () => {
    const wanted = language();
    if (wanted === asked) return;
    const next = await loadWords(texts, wanted);
    // It may have changed again meanwhile.
    if (wanted !== language()) return speak();
    // A change may be told twice.
    if (wanted === asked) return;
    if (!tagFor(wanted, TAGS)) console.error(`portico: there is no language "${wanted}", only ${TAGS.join(", ")}`);
    asked = wanted;
    spoken = next;
    words = wordsOf(spoken);
    if (root.firstChild) label();
  };

  /** Shows the static form of a view until the app is ready, and waits for what the app needs to begin there. What the root holds is replaced if another view is `wanted`. */
  const draw = async (firstView, wanted) => {
    // Only a customer who is signed in can create a passkey.
    const viewOf = () => (firstView() === "passkey" && !sessions.session.current ? "login" : firstView());
    if (viewOf() === "social") answer ??= takeAnswer();
    // The sign-in page can begin without the rest of the app.
    const whole = viewOf().endsWith("login") ? undefined : later();
    whole?.catch(() => {});
    const [text] = await Promise.all([loadViews(texts), speak()]);
    const view = viewOf();
    watchStyle();
    languages.observe(document, { attributeFilter: ["lang"], subtree: true });
    if (isRunning() || (drawn !== undefined && (!wanted || drawn === view))) return whole;
    drawn = view;
    // What says that the app could not be loaded stays until it is.
    const rest = [...root.childNodes].filter((node) => !node.matches?.("[role=alert]"));
    // Content below must not move up before the shopper has done something.
    element.style.minBlockSize = getComputedStyle(element).blockSize;
    const said = (_, message) => JSON.stringify(words.text(message)).slice(1, -1);
    const hasThem = offersPasskeys(config());
    const known = hasThem ? text : text.replaceAll(" webauthn", "");
    const views = JSON.parse(known.replaceAll("~", ids).replace(/\ue000(\d+);/g, said));
    label();
    const form = build(withProviders(views[view], views[`${view}-providers`], providersOf(config())));
    if (!hasThem) form.querySelector(".portico-passkey")?.remove();
    keeper.own(() => root.append(form));
    discard(rest);
    prefill();
    if (element.isConnected) note();
    replay?.();
    replay = recordEarly(root, root);
    keeper.keep(root);
    return whole;
  };

  /** Starts the app on what the root holds, at the view that was asked for meanwhile, or where it was before. */
  const begin = (wanted) => {
    if (isRunning() || hasTrapped) return;
    if (obstacle) return giveUp("unsupported", ...obstacle);
    drawn = "";
    // What said that the app could not be loaded.
    discard([...root.querySelectorAll(":scope > [role=alert]")]);
    replay ??= recordEarly(root, root);
    note();
    configured = configuration();
    const host = hostOf({ page: element, sessions, tell, social, passkey });
    if (answer) location = JSON.stringify({ view: "social", key: answer });
    answer = undefined;
    number = attempt(() => wasm.mount(root, configuration(config().view), words, wanted ? undefined : location, host));
    location = undefined;
    if (wanted) call("show", wanted);
    if (!root.querySelector("[type=email]")) prefill();
  };

  /** Whether an answer is pending, which would be lost with the app. */
  const isBusy = () => isSound && call("is_busy");

  // An unchanged configuration leaves the app alone, and a pending answer is awaited first.
  const apply = () => {
    const next = configuration();
    if (isRunning() && configured !== next && !call("configure", next, words)) setTimeout(apply, 20);
    else configured = next;
  };

  /** Applies what has changed in the configuration. */
  const configure = () => speak().catch(console.error).then(apply);

  /** What to say if the app doesn't load, once the words are there. */
  const failure = () => spoken?.failures.load;

  /** Sends the call that ends a session, if it belongs to the app's API. */
  const signOut = ({ api, token }) => JSON.parse(configuration()).api === api && call("sign_out", token);

  /** Ends the app; what it has rendered stays. */
  const end = () => {
    present.delete(element);
    // The head would keep the element alive.
    style.disconnect();
    languages.disconnect();
    if (isRunning()) location = call("unmount");
    number = undefined;
  };

  keepUsable(root);
  for (const type of ["focusin", "click"]) element.addEventListener(type, () => isRunning() && note(), true);

  const refocus = () => keeper.refocus(root);

  return { draw, begin, configure, failure, prefill, call, signOut, end, isRunning, isBusy, refocus };
};
