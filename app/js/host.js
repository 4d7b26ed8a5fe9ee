// What the app asks of the page around it.

import { cartOf } from "./host-inputs.js";

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
  const itemOf = ({ sku, unit, uom, quantity }) => ({ sku, uom: unit || uom || undefined, quantity: numberOf(quantity) });
  const items = cartOf(cart)?.map(itemOf);
  return items?.length ? JSON.stringify(items) : undefined;
};

// Whether two addresses of APIs, as configurations write them, are of the same one.
const hrefOf = (api) => new URL(api || "/", location).href;
const isSame = (...apis) => new Set(apis.map(hrefOf)).size === 1;

// What an API knows this browser by that has signed in to it: its address, a space, and the token of the device. It opens
// nothing, and outlives the session: with it, strangers who try passwords do not hold the customer up. The browser may forbid its
// stores, by throwing.
const DEVICE = "portico.device";
const device = (act) => {
  try {
    return act(localStorage);
  } catch {}
};

// The text of an access token, which goes into a header. What is refused is not shown: it may be a good one, cut badly.
const textOf = (token) => {
  if (token == null) return undefined;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token.trim())) {
    throw new TypeError("accessToken has to give text: visible ASCII characters without spaces");
  }
  return token.trim();
};

/**
 * The functions that the wasm calls. `page` is the element that the app is in: it has the properties `cart` and
 * `accessToken`, and stands for the app in `session.source`. `sessions` are the functions of `session.js`.
 * `tell(name, detail, cancelable)` lets the page know of something, and says whether the page lets it go on.
 */
export const hostOf = ({ page, sessions: { session, begin, end, isInMemory, keepInMemory }, tell }) => {
  const items = () => attempt(() => itemsOf(page.cart));
  // What has gone along, as the API has it, and as the page gave it; the page may change its list in place.
  let sent;
  let taken;
  return {
    // A token goes to the API that it is of, and to no other one.
    token: (api) => attempt(() => (session.current && isSame(session.current.api, api) ? session.current.token : undefined)),
    ending: () => session.ending,
    device: (api) =>
      device((store) => {
        const [of, token] = store[DEVICE]?.split(" ") ?? [];
        return isSame(of, api) ? token : undefined;
      }),
    keep_device: (api, token) => isInMemory() || device((store) => (store[DEVICE] = `${hrefOf(api)} ${token}`)),
    cart: () => {
      sent = items();
      taken = sent && page.cart.map((item) => ({ ...item }));
      return sent;
    },
    access_token: () =>
      attempt(() => {
        const { accessToken } = page;
        return textOf(typeof accessToken === "function" ? accessToken() : accessToken);
      }),
    begin: (text) => begin(text, page),
    end: (token, why) => end(token, why, page),
    keep_in_memory: () => {
      device((store) => store.removeItem(DEVICE));
      keepInMemory();
    },
    tell: (name, text) => {
      const detail = JSON.parse(text);
      if (detail.cartTaken) {
        detail.taken = taken;
        // It is the customer's now, and must not go along again; unless the shop has set another one meanwhile.
        if (items() === sent) page.cart = undefined;
      }
      return tell(name, detail, /^(signed-in|code)$/.test(name));
    },
  };
};
