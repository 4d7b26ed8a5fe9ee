// Calls from the shop's own code to the shop's API.

import { end, renew, session } from "../session.js";

/**
 * `fetch` with the session token. The token is sent to the page's own origin and to the API's, and nowhere else. An answer of 401 ends
 * the session that the call was made with, and no later one.
 */
export const authorizedFetch = async (input, init) => {
  const request = new Request(input, init);
  const { current } = session;
  if (!current) return fetch(request);
  const { origin } = new URL(request.url);
  if (![self.origin, new URL(current.api).origin].includes(origin)) {
    throw new TypeError(`No token for ${origin}`);
  }
  request.headers.set("Authorization", `Bearer ${current.token}`);
  const response = await fetch(request);
  if (response.ok) renew(current.token);
  if (response.status === 401) end(current.token, "expired");
  return response;
};
