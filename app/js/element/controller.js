// The life of one element: it has an app in it from when it comes near the view until it goes from the page.

import { dispatch } from "../events.js";
import { begin, end, isInMemory, keepInMemory, session } from "../session.js";
import { VIEWS, configOf, firstView } from "./config.js";
import { messageOf } from "./error-view.js";
import { build } from "./tree.js";
import { loadApp, loadStage, loadStyle, loadViews } from "./loader.js";

// Of a position that a node has to another one (Node.DOCUMENT_POSITION_FOLLOWING).
const FOLLOWS = 4;

// How long a server may take to sign somebody out, in milliseconds, before that is done without it.
const PATIENCE = 20_000;

const sessions = { session, begin, end, isInMemory, keepInMemory };
let count = 0;

/** What happens in an element, as its callbacks and methods say. */
export const lifeOf = (element) => {
  const ids = `portico-${++count}-`;
  const root = build(["div", { class: "portico", slot: "form" }]);
  // What the root stands before in a shadow tree; it shows the root when that is in the light one again.
  let place;
  // What there is of the app, once its script is there.
  let stage;
  // The view that was asked for before the app was there.
  let asked;
  let message;
  let hasTrapped;
  let hasChanged;
  let starting;
  let signingOut;
  let token;

  const config = () => configOf(element, asked);
  const view = () => firstView(config(), session.current);
  const emit = (name, detail, cancelable) => dispatch(element, name, detail, cancelable);

  const fail = (code, error) => {
    console.error(error);
    hasTrapped = code === "panic";
    message = messageOf(code, () => (hasTrapped ? location.reload() : start()));
    root.prepend(message);
    element.style.minBlockSize = "";
    emit("error", { code });
  };

  const follow = () => {
    if (token === (token = session.current?.token)) return;
    stage?.call("session_changed");
    const here = session.source === element;
    if (!token) emit("signed-out", { reason: session.ending ?? "expired", here });
    // The app says more of its own doing.
    else if (!here) emit("signed-in", { here });
  };

  // Loads the style, and shows the static form of the view until the app is there.
  const draw = async () => {
    const tree = root.getRootNode();
    const hasStyle = tree !== element.shadowRoot && getComputedStyle(element).getPropertyValue("--portico-style");
    const [{ stageOf }, text] = await Promise.all([
      loadStage(),
      loadViews(config().language),
      hasStyle || !element.isConnected || loadStyle(tree),
    ]);
    stage ??= stageOf({ element, root, ids, sessions, config, emit, fail });
    stage.draw(text, view());
  };

  const run = async () => {
    await Promise.all([loadApp(), draw()]);
    // It may be gone by now.
    if (!element.isConnected && !signingOut) return;
    stage.begin(asked);
    asked = undefined;
  };

  const start = async () => {
    nearness.disconnect();
    if (hasTrapped) return;
    message?.remove();
    starting ??= run()
      .catch((error) => fail("load", error))
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
    root.dataset.view = view();
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
    stage?.configure();
  };

  const prefill = () => stage?.prefill();

  const show = (view, atOnce) => {
    if (!VIEWS.includes(view)) throw new TypeError(`No view "${view}"`);
    if (stage?.isRunning()) return stage.call("show", view);
    // An attribute that the element begins with is none that changes.
    if (hasTrapped || (!atOnce && !root.parentNode)) return;
    asked = view;
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
    // What the shopper has asked for is done at the API, whether the answer is heard or not.
    if (stage?.isBusy()) return setTimeout(leave, 20);
    nearness.disconnect();
    session.removeEventListener("change", follow);
    stage?.end();
  };

  const signOut = async () => {
    const { token } = session.current ?? {};
    if (!token) return;
    signingOut = true;
    await new Promise((resolve) => {
      session.addEventListener("change", resolve, { once: true });
      // Whatever comes of it: nobody stays signed in against their will.
      setTimeout(resolve, PATIENCE);
      // The app has nothing to end where the session is of another API.
      start().then(() => session.current?.token === token && stage?.call("sign_out") || resolve());
    });
    signingOut = false;
    end(token, "signed-out", element);
    leave();
  };

  // A framework that empties the element does not know of the root.
  new MutationObserver(() => element.isConnected && arrange()).observe(element, { childList: true });

  return { enter, leave, change, show, prefill, signOut };
};
