// The element `<portico-auth>`: it has an app in it while it is on a page and has come near the view.

import { keepEarly } from "./early.js";
import { ATTRIBUTES, VIEWS, configOf, firstView, isConfiguration, languageOf } from "./element/config.js";
import { isUsed, messageOf, unwatch, watch } from "./element/failure.js";
import { build } from "./element/form.js";
import { loadApp, loadStyle, loadViews } from "./element/load.js";
import { hostOf } from "./host.js";
import { end, session } from "./session.js";

const NAME = "portico-auth";

let count = 0;

// Where pages are made on a server there are no elements; the import must do no harm there.
class Element extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  #ids = `portico-${++count}-`;
  #root = build(["div", { class: "portico", slot: "form" }]);
  #nearness = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#start(), {
    rootMargin: "200px",
  });
  // Where the root is in the shadow tree.
  #place;
  #cart;
  #config = {};
  // The names of what has changed and is not taken up yet.
  #changed = new Set();
  // A view that was asked for, until the app is there.
  #view;
  #token;
  // The functions of the app and its number there, while it runs; and where the shopper was when it ended.
  #app;
  #number;
  #spot;
  // Does what was done before the app was there.
  #goOn;
  #starting;
  #signingOut;
  #isBroken;

  constructor() {
    super();
    for (const type of ["focusin", "input", "click"]) this.addEventListener(type, () => isUsed(this), true);
    // A framework that empties the element does not know of this part.
    new MutationObserver(() => this.isConnected && this.#arrange()).observe(this, { childList: true });
    // What was set before the script came.
    for (const name of ["cart", "config"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }

  get cart() {
    return this.#cart;
  }

  set cart(cart) {
    this.#cart = cart;
  }

  get config() {
    return this.#config;
  }

  set config(config) {
    this.#config = config ?? {};
    this.#note("config");
  }

  get session() {
    const { current } = session;
    return current && { token: current.token, expiresAt: current.expiresAt };
  }

  show(view) {
    if (!VIEWS.includes(view)) throw new TypeError(`${NAME}: "${view}" is no view; these are: ${VIEWS}`);
    this.#go(view);
    this.#start();
  }

  async signOut() {
    const token = session.current?.token;
    if (!token) return;
    await (this.#signingOut ??= this.#askForEnd());
    this.#signingOut = undefined;
    // Whatever came of it: nobody stays signed in against their will.
    end(token, "signed-out", this);
    this.#leave();
  }

  connectedCallback() {
    this.#arrange();
    this.#token = session.current?.token;
    session.addEventListener("change", this.#follow);
    if (this.#spot || this.getAttribute("loading") === "eager") this.#start();
    else this.#nearness.observe(this);
  }

  // Whoever is moved by `moveBefore` stays as they are.
  connectedMoveCallback() {}

  disconnectedCallback() {
    // Whoever is moved in another way is back by then.
    queueMicrotask(() => this.#leave());
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#note(name);
  }

  #note(name) {
    if (!this.#changed.size) queueMicrotask(() => this.#take());
    this.#changed.add(name);
  }

  // Takes up all that has changed, at once.
  #take() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (this.isConnected) this.#arrange();
    if (changed.some(isConfiguration)) this.#call("configure", this.#configuration());
    if (changed.includes("view")) this.#go(this.getAttribute("view"));
    if (changed.includes("email")) this.#prefill();
    if (changed.includes("loading")) ...
  }
}
