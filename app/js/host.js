// The functions of the page around the app that the app calls.

import { cartOf } from "./host-inputs.js";

// An error in the shop's own code must not break the app.
const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    console.error(error);
  }
};

// A decimal in a string, as in shops that use no floats, becomes a number. The server refuses anything else.
const numberOf = (quantity) => (/^\d{1,9}(\.\d{1,3})?$/.test(quantity) ? Number(quantity) : quantity);

// The items of a cart, with the API's names.
const itemsOf = (cart) => {
  const itemOf = ({ sku, unit, uom, quantity }) => ({ sku, uom: unit || uom || undefined, quantity: numberOf(quantity) });
  const items = cartOf(cart)?.map(itemOf);
  return items?.length ? JSON.stringify(items) : undefined;
};

// The device token of the API that a customer has signed in to in this browser, after the API's address and a space. It grants
// nothing and outlives the session: with it, strangers who try passwords do not lock the customer out. The browser may forbid its
// stores, by throwing.
const DEVICE = "portico.device";
// The provider that was used last, by its id.
const PROVIDER = "portico.provider";
// The accounts that aren't asked whether they want a passkey: `passkey.js` keeps it.
const PASSKEYS = "portico.passkeys";
const hrefOf = (api) => new URL(api).href;
const device = (act) => {
  try {
    return act(localStorage);
  } catch {}
};

// The text of an access token, which is put into a header. A refused one is not shown: it may be a valid one with a typing mistake.
const textOf = (token) => {
  if (token == null) return undefined;
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token.trim())) {
    throw new TypeError("accessToken has to give text: visible ASCII characters without spaces");
  }
  return token.trim();
};

/**
 * The functions that the wasm calls. `page` is the element that the app is in: it has the properties `cart` and `accessToken`, and is
 * the app's `session.source`. `sessions` are the functions of `session.js`. `tell(name, detail, cancelable)` emits an event to the page,
 * and returns `false` when the page prevents the default. `social(name, values)` calls a function of `social.js`, `passkey(name, values, page)` one of `passkey.js`.
 */
export const hostOf = ({ page, sessions: { session, begin, renew, end, isInMemory, keepInMemory }, tell, social, passkey }) => {
  const items = () => attempt(() => itemsOf(page.cart));
  // The cart that was sent, as the API gets it, and as the page had it; the page may change its list in place.
  let sent;
  let taken;
  return {
    // A token is sent to its own API and no other.
    token: (api) => (session.current?.api === api ? session.current.token : undefined),
    ending: () => session.ending,
    device: (api) =>
      device((store) => {
        const [of, token] = store[DEVICE]?.split(" ") ?? [];
        return of === hrefOf(api) ? token : undefined;
      }),
    keep_device: (api, token) => isInMemory() || device((store) => (store[DEVICE] = `${hrefOf(api)} ${token}`)),
    provider: (used) => {
      if (used && !isInMemory()) device((store) => (store[PROVIDER] = used));
      return device((store) => store[PROVIDER]);
    },
    social,
    passkey: async (name, values) => (name === "wait" && isInMemory() ? "" : passkey(name, values, page)),
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
    begin: (token, expiresAt, remember, api) => {
      const lifetime = Date.parse(expiresAt) - Date.now();
      // The API has just opened it. So a time that isn't after this device's is no time, or this device's clock is wrong.
      const end = lifetime > 0 ? expiresAt : "";
      const next = { token, expiresAt: end, remember, api, inMemory: isInMemory(), lifetime, id: Math.random() };
      const inTab = { ...next, remember: false };
      // For as long as the shopper has asked for, or else for as long as the browser has room.
      const tries = [next, inTab, { ...inTab, inMemory: true }];
      return !tries.findIndex((session) => begin(JSON.stringify(session), page));
    },
    renew,
    end: (token, why) => end(token, why, page),
    keep_in_memory: () => {
      device((store) => [DEVICE, PROVIDER, PASSKEYS].forEach((name) => store.removeItem(name)));
      keepInMemory();
    },
    tell: (name, text) => {
      const detail = JSON.parse(text);
      if (detail.cartTaken) {
        detail.taken = taken;
        // It is the customer's now and must not be sent again, unless the shop has set another cart meanwhile.
        if (items() === sent) page.cart = undefined;
      }
      return tell(name, detail, /^(signed-in|code)$/.test(name));
    },
  };
};
