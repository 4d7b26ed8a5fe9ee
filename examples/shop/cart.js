// The shop's own cart. It knows nothing of signing in.

const KEY = "volta.cart";

/** What is in the cart: a list of `{sku, name, price, quantity}`. It says `change` when that changes. */
class Cart extends EventTarget {
  #lines = read();

  get lines() {
    return this.#lines;
  }

  get total() {
    return this.#lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  }

  add(item) {
    const line = this.#lines.find(({ sku }) => sku === item.sku);
    if (line) line.quantity += 1;
    else this.#lines.push({ ...item, quantity: 1 });
    this.#changed();
  }

  remove(sku) {
    this.#lines = this.#lines.filter((line) => line.sku !== sku);
    this.#changed();
  }

  #changed() {
    write(this.#lines);
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
