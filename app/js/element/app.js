// The app in an element: its static form before it is there, its beginning, what is asked of it, and its end. This module
// comes in one file with the app's own script once an element is near the view, and shares nothing with the entry but what
// that gives it.

import init, * as app from "../glue.js";
import { keepEarly } from "../early-events.js";
import { hostOf } from "../host.js";
import { onTrap } from "../wasm.js";
import { build } from "./tree.js";

// wasm-bindgen's own, for whoever looks into the app.
export default init;

// What to do for each element whose app traps. The one that was used last is the last one here: a trap does not say whose
// it is.
const running = new Map();
// Whose answers still come is not known any more when one has trapped.
let isSound = true;

/** Starts the one instance of the app that runs on a page, with the answer that its code is in. */
export const start = async (code) => {
  await init({ module_or_path: code });
  // Other wasm of the page is none of ours.
  onTrap((error) => {
    if (![import.meta.url, code.url].some((url) => error.stack?.includes(url))) return;
    isSound = false;
    [...running.values()].at(-1)?.(error);
  });
};

/**
 * What happens in the root of an element. `ids` is what each id begins with there, `config` gives the configuration, `emit`
 * lets the page know of something, and `fail` shows that the app has trapped.
 */
export const stageOf = ({ element, root, ids, sessions, config, emit, fail }) => {
  // The app's number while it runs, and where the shopper was when it ended.
  let number;
  let spot;
  // Does what was done before the app was there.
  let goOn;
  let configured;
  let hasTrapped;

  const isRunning = () => number !== undefined;

  // The view is gone to, and is no other configuration.
  const configuration = (view) => JSON.stringify({ ...config(), ids, view });

  const trapped = (error) => {
    if (hasTrapped) return;
    hasTrapped = true;
    end();
    root.replaceChildren();
    fail("panic", error);
  };

  const attempt = (act) => {
    try {
      return act();
    } catch (error) {
      trapped(error);
    }
  };

  // Calls a function of the app, where it runs.
  const call = (name, ...values) => isRunning() && attempt(() => app[name](number, ...values));

  const note = () => {
    running.delete(element);
    running.set(element, trapped);
  };

  // What the app lets the page know. Gives whether the app goes on as it would.
  const tell = (name, detail, cancelable) => {
    if (name === "view-change") element.style.minBlockSize = "";
    if (name === "signed-in") detail.here = true;
    if (name === "ready") {
      root.dataset.ready = "";
      queueMicrotask(goOn);
      goOn = undefined;
    }
    // Whoever has gone on in the page is not taken elsewhere.
    return emit(name, detail, cancelable) && element.isConnected;
  };

  const prefill = () => {
    const email = element.getAttribute("email");
    const input = root.querySelector("[type=email]");
    if (!email) return;
    if (isRunning()) call("prefill", email);
    else if (input) input.value = email;
  };

  /** Shows the static form of a view, from the text of `views-LANG.json`, until the app is there. */
  const draw = (text, view) => {
    if (isRunning() || root.firstChild) return;
    const { lang, dir, views } = JSON.parse(text.replaceAll("~", ids));
    // What is below must not move up before the shopper has done something.
    element.style.minBlockSize = getComputedStyle(element).blockSize;
    Object.assign(root, { lang, dir });
    root.append(build(views[view]));
    prefill();
    goOn?.();
    goOn = keepEarly(root, root);
  };

  /** Begins the app on what stands in the root, at the view that was asked for meanwhile, or where it was before. */
  const begin = (asked) => {
    if (isRunning() || hasTrapped) return;
    goOn ??= keepEarly(root, root);
    note();
    configured = configuration();
    const host = hostOf({ page: element, sessions, tell });
    number = attempt(() => app.mount(root, configuration(config().view), asked ? undefined : spot, host));
    spot = undefined;
    if (asked) call("show", asked);
    if (!root.querySelector("[type=email]")) prefill();
  };

  /** Whether an answer is awaited that would be lost with the app. */
  const isBusy = () => isSound && call("is_busy");

  // What is the same leaves the app alone, and an answer that is on its way comes first.
  const configure = () => {
    const next = configuration();
    if (isRunning() && configured !== next && !call("configure", next)) setTimeout(configure, 20);
    else configured = next;
  };

  /** Ends the app; what it has drawn stays. */
  const end = () => {
    running.delete(element);
    if (isRunning()) spot = call("unmount");
    number = undefined;
  };

  for (const type of ["focusin", "click"]) element.addEventListener(type, () => isRunning() && note(), true);

  return { draw, begin, configure, prefill, call, end, isRunning, isBusy };
};
