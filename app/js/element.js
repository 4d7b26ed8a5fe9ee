// The element `<portico-auth>`: its attributes, properties and methods.

import { ATTRIBUTES, VIEWS } from "./element/config.js";
import { controllerOf } from "./element/controller.js";
import { accessTokenOf, cartOf } from "./host-inputs.js";
import { session } from "./session.js";

const NAME = "portico-auth";

// Where pages are rendered on a server there are no elements; the import must do no harm there.
class Element extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  #controller = controllerOf(this);
  #cart;
  #accessToken;
  #config = {};

  constructor() {
    super();
    // If they were set before the script was loaded, they would hide the properties.
    for (const name of ["cart", "accessToken", "config"]) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        // An invalid value must not keep the element from being created.
        try {
          this[name] = value;
        } catch (error) {
          console.error(error);
        }
      }
    }
  }

  // Svelte sets only properties that have a setter.
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
    this.#controller.change();
  }

  get session() {
    return session.current;
  }

  show(view) {
    this.#controller.show(view, true);
  }

  signOut() {
    return this.#controller.signOut();
  }

  connectedCallback() {
    this.#controller.enter();
  }

  // An element that is moved by `moveBefore` stays as it is.
  connectedMoveCallback() {}

  disconnectedCallback() {
    this.#controller.leave();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "view") {
      const isView = VIEWS.includes(now);
      if (now && !isView) console.error(`No view "${now}"`);
      this.#controller.show(isView ? now : VIEWS[0]);
    } else if (name === "email") this.#controller.prefill();
    else this.#controller.change();
  }
}

const registry = globalThis.customElements;

/** The element's class: that of the first script, if the page loads several. */
export const PorticoAuth = registry?.get(NAME) ?? (registry?.define(NAME, Element), Element);
