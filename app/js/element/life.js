// The life of one element: it has an app in it from when it comes near the view until it goes from the page.

import { keepEarly } from "../early.js";
import { hostOf } from "../host.js";
import { end, keepInMemory, session } from "../session.js";
import { VIEWS, configOf, firstView } from "./config.js";
import { isOver, isUsed, messageOf } from "./failure.js";
import { build } from "./form.js";
import { loadApp, loadStyle, loadViews } from "./load.js";

// Of a position that a node has to another one (Node.DOCUMENT_POSITION_FOLLOWING).
const FOLLOWS = 4;

// How long a server may take to sign somebody out, in milliseconds, before that is done without it.
const PATIENCE = 20_000;

let count = 0;

/** What happens in an element, as its callbacks and methods say. */
export const lifeOf = (element) => {
  const ids = `portico-${++count}-`;
  const root = build(["div", { class: "portico", slot: "form" }]);
  // What the root stands before in a shadow tree; it shows the root when that is in the light one again.
  let place;
  // The functions of the app and its number there, while it runs; where the shopper was when it ended.
  let app;
  let number;
  let spot;
  // The view that was asked for before the app was there.
  let asked;
  // Does what was done before the app was there.
  let goOn;
  let message;
  let hasTrapped;
  let hasChanged;
  let configured;
  let starting;
  let signingOut;
  let token;

  const config = () => configOf(element, asked);
  // The view is gone to, and is no other configuration.
  const configuration = (view) => JSON.stringify({ ...config(), ids, view });

  const emit = (name, detail, cancelable) => {
    const init = { bubbles: true, composed: true, cancelable, detail: { version: 1, ...detail } };
    return element.dispatchEvent(new CustomEvent(`portico-${name}`, init));
  };

  const fail = (code, error) => {
    console.error(error);
    message = messageOf(code, () => (hasTrapped ? location.reload() : start()));
    root.prepend(message);
    element.style.minBlockSize = "";
    emit("error", { code });
  };

  const trapped = (error) => {
    if (hasTrapped) return;
    hasTrapped = true;
    finish();
    root.replaceChildren();
    fail("panic", error);
  };

  // Calls a function of the app, where it runs.
  const call = (name, ...values) => {
    try {
      return app?.[name](number, ...values);
    } catch (error) {
      trapped(error);
    }
  };

  const finish = () => {
    isOver(element);
    if (app) spot = call("unmount");
    app = undefined;
  };

  const note = () => isUsed(element, trapped);

  // What the app lets the page know. Gives whether the app goes on as it would.
  const tell = (name, detail) => {
    if (name === "signed-in") return emit(name, { ...detail, cart: element.cart, here: true }, true);
    if (name === "view-change") element.style.minBlockSize = "";
    if (name === "ready") {
      root.dataset.ready = "";
      queueMicrotask(goOn);
      goOn = undefined;
    }
    return emit(name, detail);
  };

  const follow = () => {
    if (token === (token = session.current?.token)) return;
    call("session_changed");
    const here = session.source === element;
    if (!token) emit("signed-out", { reason: session.ending ?? "expired", here });
    // The app says more of its own doing.
    else if (!here) emit("signed-in", { here });
  };

  const prefill = () => {
    const email = element.getAttribute("email");
    const input = root.querySelector("[type=email]");
    if (!email) return;
    if (app) call("prefill", email);
    else if (input) input.value = email;
  };

  // Loads the style, and shows the static form of the view until the app is there.
  const draw = async () => {
    const tree = root.getRootNode();
    const hasStyle = tree !== element.shadowRoot && getComputedStyle(element).getPropertyValue("--portico-style");
    const [text] = await Promise.all([
      loadViews(config().language),
      hasStyle || !element.isConnected || loadStyle(tree),
    ]);
    if (app || root.firstChild) return;
    const { lang, dir, views } = JSON.parse(text.replaceAll("~", ids));
    // What is below must not move up before the shopper has done something.
    element.style.minBlockSize = getComputedStyle(element).blockSize;
    Object.assign(root, { lang, dir });
    root.append(build(views[firstView(config(), session.current)]));
    prefill();
    goOn?.();
    goOn = keepEarly(root, root);
  };

  const run = async () => {
    const [loaded] = await Promise.all([loadApp(), draw()]);
    // It may be gone by now.
    if (app || !(element.isConnected || signingOut)) return;
    goOn ??= keepEarly(root, root);
    app = loaded;
    note();
    configured = configuration();
    number = app.mount(root, configuration(config().view), spot, hostOf({ source: element, tell }));
    if (asked) show(asked);
    if (!root.querySelector("[type=email]")) prefill();
    spot = asked = undefined;
  };

  const start = async () => {
    nearness.disconnect();
    if (hasTrapped) return;
    message?.remove();
    starting ??= run()
      .catch((error) => (app ? trapped(error) : fail("load", error)))
      .finally(() => (starting = undefined));
    await starting;
  };

  const nearness = new IntersectionObserver((seen) => seen.at(-1).isIntersecting && start(), {
    rootMargin: "200px",
  });

  // Puts the root where it belongs.
  const arrange = () => {
    // Without one the page around decides.
    root.dataset.theme = element.getAttribute("theme") ?? "";
    // The style holds as much height as this view has.
    root.dataset.view = firstView(config(), session.current);
    const inShadow = element.hasAttribute("shadow");
    if (inShadow && !place) {
      const slots = ["heading", "form", "footer"].map((name) => build(["slot", { name }]));
      element.attachShadow({ mode: "open" }).append(...slots);
      place = slots[1];
    }
    const home = inShadow ? element.shadowRoot : element;
    // In the order in which it is seen, which is that of the keyboard, too.
    const next = inShadow ? place : element.querySelector(":scope > [slot=footer]");
    const isLate = next?.compareDocumentPosition(root) & FOLLOWS;
    if (root.parentNode !== home || (isLate && !root.matches(":focus-within"))) {
      // That of the element that this one is a copy of.
      element.querySelector(":scope > .portico")?.remove();
      home.insertBefore(root, next);
    }
    if (config().storage === "memory") keepInMemory();
    // There is nothing to wait for where it has been near before. Who is told of a failure says when to try again.
    if (!message?.isConnected && (root.firstChild || element.getAttribute("loading") === "eager")) start();
  };

  // Takes up all that changes in a task, at once.
  const change = async () => {
    if (hasChanged) return;
    hasChanged = true;
    await undefined;
    hasChanged = false;
    if (element.isConnected) arrange();
    configure();
  };

  // What is the same leaves the app alone, and an answer that is on its way comes first.
  const configure = () => {
    const next = configuration();
    if (app && configured !== next && !call("configure", next)) setTimeout(configure, 20);
    else configured = next;
  };

  const show = (view, atOnce) => {
    if (!VIEWS.includes(view)) throw new TypeError(`No view "${view}"`);
    if (app) return call("show", view);
    // An attribute that the element begins with is none that changes.
    if (!atOnce && !root.parentNode) return;
    asked = view;
    spot = undefined;
    if (root.firstChild) {
      root.replaceChildren();
      draw().catch((error) => fail("load", error));
    }
    if (atOnce) start();
  };

  const enter = () => {
    arrange();
    token = session.current?.token;
    session.addEventListener("change", follow);
    if (!starting) nearness.observe(element);
  };

  const leave = async () => {
    // Who is only moved is back by the next microtask.
    await undefined;
    if (element.isConnected || signingOut) return;
    nearness.disconnect();
    session.removeEventListener("change", follow);
    finish();
  };

  const signOut = async () => {
    const { token } = session.current ?? {};
    if (!token) return;
    signingOut = true;
    const isOver = new Promise((resolve) => {
      session.addEventListener("change", resolve, { once: true });
      // Whatever comes of it: nobody stays signed in against their will.
      setTimeout(resolve, PATIENCE);
    });
    start().then(() => session.current?.token === token && call("sign_out"));
    await isOver;
    signingOut = false;
    end(token, "signed-out", element);
    leave();
  };

  for (const type of ["focusin", "click"]) element.addEventListener(type, () => app && note(), true);
  // A framework that empties the element does not know of the root.
  new MutationObserver(() => element.isConnected && arrange()).observe(element, { childList: true });

  return { enter, leave, change, show, prefill, signOut };
};
