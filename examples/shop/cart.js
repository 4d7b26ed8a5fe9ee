// The shop's own cart. It knows nothing of signing in.

const KEY = "volta.cart";

/**
 * What is in the cart: that of a guest, kept in this browser, and that of a customer, kept by the API; each a list of
 * `{sku, quantity}`. It says `change` when that changes.
 */
class Cart extends EventTarget {
  #guest = read();
  #customer = [];

  constructor() {
    super();
    // Another tab has put something in, or has taken it along.
    addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      this.#guest = read();
      this.dispatchEvent(new Event("change"));
    });
  }

  /** What the guest has put in, since somebody has last signed in. */
  get guest() {
    return this.#guest;
  }

  /** What the customer has, as the API says it. */
  set customer(lines) {
    this.#customer = lines;
    this.#changed();
  }

  /** All of it: each product once. */
  get lines() {
    const quantities = new Map();
    for (const { sku, quantity } of [...this.#customer, ...this.#guest]) {
      quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
    }
    return [...quantities].map(([sku, quantity]) => ({ sku, quantity }));
  }

  add(sku) {
    const line = this.#guest.find((line) => line.sku === sku);
    if (line) line.quantity += 1;
    else this.#guest.push({ sku, quantity: 1 });
    this.#changed();
  }

  /** Takes out what the guest has put in of a product. What the API keeps is for the checkout to change. */
  remove(sku) {
    this.#guest = this.#guest.filter((line) => line.sku !== sku);
    this.#changed();
  }

  /** Takes out of the guest's what is the customer's by now. What was put in meanwhile stays. */
  subtract(taken) {
    for (const { sku, quantity } of taken) {
      const line = this.#guest.find((line) => line.sku === sku);
      if (line) line.quantity -= quantity;
    }
    this.#guest = this.#guest.filter(({ quantity }) => quantity > 0);
    this.#changed();
  }

  #changed() {
    write(this.#guest);
    this.dispatchEvent(new Event("change"));
  }
}

// A browser may forbid its stores, by throwing.
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function write(lines) {
  try {
    localStorage.setItem(KEY, JSON.stringify(lines));
  } catch {
    // The cart lives as long as the page, then.
  }
}

export const cart = new Cart();
