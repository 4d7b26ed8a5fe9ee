// What the app asks of the page around it.

import { accessTokenOf, cartOf } from "./given.js";

// The shop's own code must not tear the app.
const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    console.error(error);
  }
};

// A decimal in a string, as shops have them that keep no floats, is the same number in JSON. Of what may be none, the
// server says so.
const numberOf = (quantity) => (/^\d{1,9}(\.\d{1,3})?$/.test(quantity) ? Number(quantity) : quantity);

// The items of a cart, under the names of the API.
const itemsOf = (cart) => {
  const items = cartOf(cart)?.map(({ sku, unit, quantity }) => ({ sku, uom: unit || undefined, quantity: numberOf(quantity) }));
  return items?.length ? JSON.stringify(items) : undefined;
};

/**
 * The functions that the wasm calls. `page` is the element that the app is in: it has the properties `cart` and
 * `accessToken`, and stands for the app in `session.source`. `sessions` are the functions of `session.js`.
 * `tell(name, detail, cancelable)` lets the page know of something, and says whether the page lets it go on.
 */
export const hostOf = ({ page, sessions: { session, begin, end, keepInMemory }, tell }) => {
  const items = () => attempt(() => itemsOf(page.cart));
  // What has gone along.
  let sent;
  return {
    token: () => session.current?.token,
    ending: () => session.ending,
    cart: () => (sent = items()),
    access_token: () =>
      attempt(() => {
        const { accessToken } = page;
        const token = accessTokenOf(typeof accessToken === "function" ? accessToken() : accessToken);
        return token == null ? undefined : String(token);
      }),
    begin: (text) => begin(text, page),
    end: (token, why) => end(token, why, page),
    keep_in_memory: keepInMemory,
    tell: (name, text) => {
      const detail = JSON.parse(text);
      // It is the customer's now, and must not go along again; unless the shop has set another one meanwhile.
      if (detail.cartTaken && items() === sent) page.cart = undefined;
      return tell(name, detail, /^(signed-in|code)$/.test(name));
    },
  };
};
