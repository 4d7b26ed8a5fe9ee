// Controls one element: the app runs in it from when it comes near the viewport until it is removed from the page.

import { dispatch } from "../events.js";
import { failure, texts } from "../files.js";
import { begin, end, isInMemory, keepInMemory, renew, session } from "../session.js";
import { VIEWS, configOf, firstView } from "./config.js";
import { messageOf } from "./error-view.js";
import { build } from "./tree.js";
import { fetched, loadApp, loadScript, loadStyle } from "./loader.js";

// In milliseconds: how long another page may take, and a sign-out waits for the app, which sends its call.
const PATIENCE = 10_000;

const sessions = { session, begin, renew, end, isInMemory, keepInMemory };
let count = 0;

// While the browser goes to another page, Firefox and WebKit abort what this one loads. Then it's loaded again, since the other page
// may never arrive. `away.js` says more.
let isLeft;
globalThis.addEventListener?.("beforeunload", () => {
  isLeft = true;
  setTimeout(() => (isLeft = false), PATIENCE);
});

/** The controller of an element, for its callbacks and methods. */
export const controllerOf = (element) => {
  const ids = `portico-${++count}-`;
  const root = build(["div", { class: "portico", slot: "form" }]);
  // The slot in a shadow tree before which the root is put. It shows the root when that is in the light tree again.
  let slot;
  // The app in the element, once its script is loaded.
  let app;
  // The view that was asked for before the app was ready.
  let asked;
  let message;
  let hasFailed;
  let hasChanged;
  let starting;
  let signingOut;
  let token;

  const config = () => configOf(element, asked);
  const view = () => firstView(config(), session.current);
  const emit = (name, detail, cancelable) => dispatch(element, name, detail, cancelable);

  // With the words for what the app has failed at; without any, it didn't load.
  const fail = (code, error, words) => {
    console.error(error);
    hasFailed = words;
    const old = message;
    message = messageOf(words ?? app?.failure() ?? failure, () => (words ? location.reload() : start()));
    root.prepend(message);
    if (old?.matches(":focus-within")) message.lastChild.focus();
    old?.remove();
    // Shows what the page has put into the element for this case.
    element.setAttribute("failed", "");
    element.style.minBlockSize = "";
    emit("error", { code });
  };
  // Half a second later it may be known whether the page is left.
  const failToLoad = (error) => (isLeft ? setTimeout(start, 500) : fail("load", error));

  const follow = () => {
    if (token === (token = session.current?.token)) return;
    app?.call("session_changed");
    const here = session.source === element;
    if (!token) emit("signed-out", { reason: session.ending ?? "expired", here });
    // The app itself emits a detailed event for its own sign-ins.
    else if (!here) emit("signed-in", { here });
  };

  // Loads the style, unless the element has it.
  const dress = async () => {
    const tree = root.getRootNode();
    const hasStyle = tree !== element.shadowRoot && getComputedStyle(element).getPropertyValue("--portico-style");
    if (!hasStyle && element.isConnected) await loadStyle(tree);
  };

  // Shows the static form of the view, with the style, until the app is ready.
  const draw = async () => {
    const [{ appIn }] = await Promise.all([loadScript(), dress()]);
    app ??= appIn({ element, root, ids, sessions, config, emit, fail, dress, change, urls: texts, fetched });
    await app.draw(view, asked);
  };

  const run = async () => {
    await Promise.all([loadApp(), draw()]);
    // The element may have been removed.
    if (!element.isConnected && !signingOut) return;
    app.begin(asked);
    asked = undefined;
  };

  const start = async () => {
    nearness?.disconnect();
    if (hasFailed) return;
    element.removeAttribute("failed");
    starting ??= run()
      .catch(failToLoad)
      .finally(() => (starting = undefined));
    await starting;
  };

  // A shop's unit tests run without layout, as in jsdom. There the element stays as it is, unless it's asked to load.
  const nearness = globalThis.IntersectionObserver && new IntersectionObserver((seen) => seen.pop().isIntersecting && start(), {
    rootMargin: "200px",
  });

  // Puts the root in its place.
  const arrange = () => {
    // Without a theme the page around decides.
    root.dataset.theme = element.getAttribute("theme") ?? "";
    // The style reserves the height of this view.
    root.dataset.view = view();
    const inShadow = element.hasAttribute("shadow");
    if (inShadow && !slot) {
      const slots = ["heading", "form", "", "footer"].map((name) => build(["slot", { name }]));
      element.attachShadow({ mode: "open" }).append(...slots);
      slot = slots[1];
    }
    const home = inShadow ? element.shadowRoot : element;
    // In visual order, which is the keyboard's order, too.
    const next = inShadow ? slot : element.querySelector(":scope > [slot=footer]");
    // 4 is Node.DOCUMENT_POSITION_FOLLOWING.
    const isLate = next?.compareDocumentPosition(root) & 4;
    if (root.parentNode !== home || (isLate && !root.matches(":focus-within"))) {
      // The root of the element that this one is a clone of.
      element.querySelector(":scope > .portico")?.remove();
      home.insertBefore(root, next);
    }
    if (config().storage === "memory") keepInMemory();
    // No need to wait if it was near the viewport before. After an error the shopper decides when to try again.
    if (!message?.isConnected && (root.firstChild || element.getAttribute("loading") === "eager")) start();
  };

  // Applies all changes of a task at once.
  const change = async () => {
    if (hasChanged) return;
    hasChanged = true;
    await undefined;
    hasChanged = false;
    if (element.isConnected) arrange();
    app?.configure();
  };

  const prefill = () => app?.prefill();

  const show = (view, atOnce) => {
    if (!VIEWS.includes(view)) throw new TypeError(`No view "${view}"`);
    if (app?.isRunning()) return app.call("show", view);
    // An attribute that the element starts with is not a change.
    if (hasFailed || (!atOnce && !root.parentNode)) return;
    asked = view;
    if (root.firstChild) draw().catch(failToLoad);
    if (atOnce) start();
  };

  const enter = () => {
    arrange();
    token = session.current?.token;
    session.addEventListener("change", follow);
    if (!starting) nearness?.observe(element);
  };

  const leave = async () => {
    // An element that is only moved is back by the next microtask.
    await undefined;
    if (element.isConnected || signingOut) return app?.refocus();
    // The API carries out what the shopper has asked for, whether or not its answer is read. So it is awaited.
    if (app?.isBusy()) return setTimeout(leave, 20);
    nearness?.disconnect();
    session.removeEventListener("change", follow);
    app?.end();
  };

  const signOut = async () => {
    const { current } = session;
    if (!current) return;
    signingOut = true;
    end(current.token, "signed-out", element);
    // The app sends the call to the API.
    await Promise.race([start(), new Promise((over) => setTimeout(over, PATIENCE))]);
    app?.signOut(current);
    signingOut = false;
    leave();
  };

  // A framework may empty the element without knowing of the root.
  new MutationObserver(() => element.isConnected && arrange()).observe(element, { childList: true });

  return { enter, leave, change, show, prefill, signOut };
};
