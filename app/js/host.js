// What the app asks of the page around it.

import { begin, end, keepInMemory, session } from "./session.js";

/**
 * The functions that the wasm calls. `source` is whoever stands for the app in `session.source`; `tell(name, detail)`
 * lets the page know of something, and says whether the page lets it go on.
 */
export const hostOf = ({ source, tell, cart, accessToken }) => ({
  token: () => session.current?.token,
  ending: () => session.ending,
  cart: () => cart?.(),
  access_token: () => accessToken?.(),
  begin: (text) => begin(text, source),
  end: (token, why) => end(token, why, source),
  keep_in_memory: keepInMemory,
  tell: (name, detail) => tell(name, JSON.parse(detail)),
});
