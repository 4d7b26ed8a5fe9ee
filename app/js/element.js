// The element `<portico-auth>`: what a page sees of it.

import { ATTRIBUTES, VIEWS } from "./element/config.js";
import { lifeOf } from "./element/controller.js";
import { accessTokenOf, cartOf } from "./host-inputs.js";
import { session } from "./session.js";

const NAME = "portico-auth";

// Where pages are made on a server there are no elements; the import must do no harm there.
class Element extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  #life = lifeOf(this);
  #cart;
  #accessToken;
  #config = {};

  constructor() {
    super();
    // Set before the script came, they would hide the properties.
    for (const name of ["cart", "accessToken", "config"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        // What is of no use must not keep the element from being made.
        try {
          this[name] = value;
        } catch (error) {
          console.error(error);
        }
      }
    }
  }

  // Svelte sets only what has a setter.
  get cart() {
    return this.#cart;
  }

  set cart(cart) {
    this.#cart = cartOf(cart);
  }

  get accessToken() {
    return this.#accessToken;
  }

  set accessToken(token) {
    this.#accessToken = accessTokenOf(token);
  }

  get config() {
    return this.#config;
  }

  set config(config) {
    this.#config = config ?? {};
    this.#life.change();
  }

  get session() {
    return session.current;
  }

  show(view) {
    this.#life.show(view, true);
  }

  signOut() {
    return this.#life.signOut();
  }

  connectedCallback() {
    this.#life.enter();
  }

  // What is moved by `moveBefore` stays as it is.
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#life.leave();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "view") {
      const isView = VIEWS.includes(now);
      if (now && !isView) console.error(`portico: there is no view "${now}"; there are ${VIEWS.join(", ")}`);
      this.#life.show(isView ? now : VIEWS[0]);
    } else if (name === "email") this.#life.prefill();
    else this.#life.change();
  }
}

const registry = globalThis.customElements;
if (registry && !registry.get(NAME)) registry.define(NAME, Element);

/** The element's class: that of the first script that came, if there are several. */
export const PorticoAuth = registry?.get(NAME) ?? Element;
