// The calls between the app and the rest of the page: all that the app's wasm is called with passes through here, and its requests.

import { stayed } from "./away.js";

let told = () => {};

/**
 * Calls `act` with the error when a call into the app ends in one. A panic is a trap, and so is an error of a script that the app
 * calls: it leaves the app's memory in the middle of a change. Errors of the page's other scripts and wasm never pass through here.
 */
export const onTrap = (act) => {
  told = act;
};

/** A function of the app's wasm. */
export const guard =
  (call) =>
  (...values) => {
    try {
      return call(...values);
    } catch (error) {
      told(error);
      throw error;
    }
  };

/** The exports of the app's wasm. The script of wasm-bindgen makes every call through them, and no call leads into the later part but by them. */
export const guarded = (exports) => {
  const pairs = Object.entries(exports);
  return Object.fromEntries(pairs.map(([name, it]) => [name, typeof it === "function" ? guard(it) : it]));
};

/** Sends a request of the app. Its answer is there in full. */
export const fetch = async (request) => {
  try {
    // What needs no body, such as a sign-out, is sent even if the page goes away meanwhile.
    const answer = await self.fetch(request, { keepalive: !request.headers.has("content-type") });
    await answer.clone().text();
    return answer;
  } catch (error) {
    // A call that the browser aborts because it leaves hasn't failed as long as it may leave.
    await stayed();
    throw error;
  }
};
