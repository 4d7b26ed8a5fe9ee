// The session: its token, where it is stored, and how the tabs of an origin agree on it. The hosted pages, all elements of a page and
// the shop's own code share the one session of this module.

// The name of the entry in web storage, and of the channel between tabs.
const NAME = "portico.session";
// The messages between tabs, besides the text of a session that has started. `ended` is followed by the reason and the token.
const ASK = "ask";
const ENDED = "ended";

// In milliseconds: about the longest time of a timer, and the least by which a session is extended.
const LONGEST = 2e9;
const BRIEF = 60_000;

let current = null;
let inMemory = false;
// Ends the session when it expires.
let timer;

// The browser may forbid its stores and channels, by throwing.
const attempt = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};
const STORES = ["sessionStorage", "localStorage"];
// Where pages are rendered on a server there is no document, and a channel would keep the server running.
const channel = attempt(() => document && new BroadcastChannel(NAME));
const tell = (message) => channel?.postMessage(message);

// Until when a session is valid, in milliseconds since 1970. Not every API says so.
const endOf = ({ expiresAt }) => (expiresAt ? Date.parse(expiresAt) : Infinity);
const isValid = (session) => endOf(session) > Date.now();

// The session in a text. One that has expired is none, and neither is anything else that another script may have written.
const parse = (text) => {
  const session = attempt(() => JSON.parse(text));
  return typeof session?.token === "string" && isValid(session) ? session : null;
};
const sessionIn = (store) => parse(attempt(() => self[store][NAME]));
const stored = () => (inMemory ? null : STORES.map(sessionIn).find(Boolean));

// Removes stored sessions that are `isOld`, and entries that are not a session.
const forget = (isOld = () => true) => {
  for (const store of STORES) {
    const session = sessionIn(store);
    if (!session || isOld(session)) attempt(() => delete self[store][NAME]);
  }
};

// Its `ending` is why the last session ended: `signed-out` or `expired`; undefined while there is one. Its `source` is the element of this page
// that caused the last change; undefined when it came from another tab.
class Session extends EventTarget {
  /** `{token, expiresAt, remember, api, inMemory}`, frozen; `null` without a session. */
  get current() {
    return current && isValid(current) ? current : null;
  }
}

/** The session of this origin. It emits `change` when it starts, ends, or is replaced. */
export const session = new Session();

const change = (to, from) => {
  const isSame = to?.token === current?.token;
  if (to) delete session.ending;
  current = to && Object.freeze(to);
  clearTimeout(timer);
  timer = current && setTimeout(expire, Math.min(endOf(current) - Date.now(), LONGEST));
  if (isSame) return;
  session.source = from;
  session.dispatchEvent(new Event("change"));
};

// Returns whether the session is stored, unless it isn't to be: a store may be full. Where all tabs read it is at least which session it is.
const adopt = (next, from) => {
  const isKept =
    inMemory ||
    next.inMemory ||
    attempt(() => {
      forget();
      next.id &&= attempt(() => (localStorage[NAME] = next.id));
      self[STORES[next.remember | 0]][NAME] = JSON.stringify(next);
      return true;
    });
  change(next, from);
  return isKept;
};

// Ends the session when its time is up. Another tab may have extended it since.
const expire = () => {
  if (session.current) change(current);
  else read();
};

const drop = (token, why, from) => {
  if (current?.token !== token) return;
  forget((kept) => why !== "expired" || kept.token === token);
  session.ending = why;
  // A restored tab may have had an old session while a newer one is stored for all tabs.
  change(stored(), from);
};

/**
 * Starts the session of this text in every tab: `{token, expiresAt, remember, api, inMemory, lifetime}`. With `inMemory` no tab stores
 * it. `lifetime` is how long each use extends it, in milliseconds. Returns whether it could be stored.
 */
export const begin = (text, from) => {
  tell(text);
  return adopt(parse(text), from);
};

/** Notes that an API has just accepted this token: each use extends a session. */
export const renew = (token) => {
  const end = Date.now() + current?.lifetime;
  // Not at every use, since it is stored.
  if (current?.token === token && end > endOf(current) + BRIEF) adopt({ ...current, expiresAt: new Date(end).toJSON() });
};

/** Ends the session of this token in every tab that has it. A tab that has another one by now keeps it. */
export const end = (token, why, from) => {
  tell(`${ENDED} ${why} ${token}`);
  drop(token, why, from);
};

/** Whether web storage is unused: one element that asks for it decides for its page. */
export const isInMemory = () => inMemory;

/** Stores sessions in memory only from now on: a reload signs out. What was stored is removed. */
export const keepInMemory = () => {
  const was = stored();
  inMemory = true;
  // Without a stored session here, the mark is another tab's.
  if (!was) return;
  forget();
  change(null);
};

if (channel) {
  // Node.js has channels, too, and a shop's unit tests there have to end.
  channel.unref?.();
  channel.onmessage = ({ data }) => {
    const [what, why, token] = String(data).split(" ");
    if (what === ASK) {
      if (current) tell(JSON.stringify(current));
    } else if (what === ENDED) {
      drop(token, why);
    } else {
      const next = parse(data);
      if (next && data !== JSON.stringify(current)) adopt(next);
    }
  };
}

// A tab that has no session when it is opened asks the others for theirs. Its own counts while its mark is where all tabs read it, since
// another may have followed: Firefox gives a page that it has kept the tab's storage as the page has left it, and Chromium may give an
// earlier one to a page of a site with a service worker.
const read = () => {
  attempt(() => sessionIn(STORES[0]).id == localStorage[NAME] || delete sessionStorage[NAME]);
  if (current && !stored()) session.ending = isValid(current) ? "signed-out" : "expired";
  change(stored());
  if (!current) tell(ASK);
};
read();

// A page that the browser keeps hears nothing.
globalThis.addEventListener?.("pageshow", (event) => event.persisted && read());
