// The shop's own cart. It doesn't depend on the sign-in.

const KEY = "volta.cart";

/**
 * The guest's cart, stored in this browser, and the customer's, stored by the API: two lists of `{sku, quantity}`. It
 * dispatches `change` when either changes.
 */
class Cart extends EventTarget {
  #guest = read();
  #customer = [];

  constructor() {
    super();
    // Another tab has added something, or has merged the cart.
    addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      this.#guest = read();
      this.dispatchEvent(new Event("change"));
    });
  }

  /** What the guest has added since the last sign-in. */
  get guest() {
    return this.#guest;
  }

  /** The customer's cart, as the API returns it. */
  set customer(lines) {
    this.#customer = lines;
    this.#changed();
  }

  /** Both carts together, each product once. */
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

  /** Removes a product from the guest's cart. The customer's cart is for the checkout to change. */
  remove(sku) {
    this.#guest = this.#guest.filter((line) => line.sku !== sku);
    this.#changed();
  }

  /** Removes what has been merged into the customer's cart from the guest's. What was added since stays. */
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

// Storage throws if the browser blocks it.
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
    // The cart then lasts as long as the page.
  }
}

export const cart = new Cart();
