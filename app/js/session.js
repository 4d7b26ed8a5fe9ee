// The session: its token, where it is stored, and how the tabs of an origin agree on it. The hosted pages, all elements of a page and
// the shop's own code share the one session of this module.

// The name of the entry in web storage, and of the channel between tabs.
const NAME = "portico.session";
// The messages between tabs, besides the text of a session that has started. `ended` is followed by the reason and the token.
const ASK = "ask";
const ENDED = "ended";

let current = null;
let inMemory = false;

// The browser may forbid its stores and channels, by throwing.
const attempt = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};
const stores = () => ["sessionStorage", "localStorage"].map((name) => attempt(() => self[name])).filter(Boolean);
// Where pages are rendered on a server there is no document, and a channel would keep the server running.
const channel = attempt(() => document && new BroadcastChannel(NAME));
const tell = (message) => channel?.postMessage(message);

const parse = (text) => {
  const session = attempt(() => JSON.parse(text));
  return typeof session?.token === "string" ? Object.freeze(session) : null;
};
const stored = () => (inMemory ? null : (stores().map((store) => parse(store[NAME])).find(Boolean) ?? null));

// Removes stored sessions that are `isOld`, and entries that are not a session.
const forget = (isOld) => {
  for (const store of stores()) {
    const session = parse(store[NAME]);
    if (!session || isOld(session)) store.removeItem(NAME);
  }
};

class Session extends EventTarget {
  /** `{token, expiresAt, remember, api}`, frozen; `null` without a session. */
  get current() {
    return current;
  }

  /** Why the last session ended: `signed-out` or `expired`; undefined while there is one. */
  ending;

  /** The element of this page that caused the last change; undefined when it came from another tab. */
  source;
}

/** The session of this origin. It emits `change` when it starts, ends, or is replaced. */
export const session = new Session();

const change = (to, from) => {
  current = to;
  session.source = from;
  session.dispatchEvent(new Event("change"));
};

const adopt = (next, from) => {
  if (!inMemory && !next.inMemory) {
    forget(() => true);
    // A store may be full.
    attempt(() => (next.remember ? localStorage : sessionStorage).setItem(NAME, JSON.stringify(next)));
  }
  session.ending = undefined;
  change(next, from);
};

const drop = (token, why, from) => {
  if (current?.token !== token) return;
  forget((kept) => why === "signed-out" || kept.token === token);
  session.ending = why;
  // A restored tab may have had an old session while a newer one is stored for all tabs.
  change(stored(), from);
};

/**
 * Starts the session of this text in every tab: `{token, expiresAt, remember, api, inMemory}`. With `inMemory` no tab stores it.
 */
export const begin = (text, from) => {
  tell(text);
  adopt(parse(text), from);
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
  if (inMemory) return;
  inMemory = true;
  const was = stores().some((store) => store[NAME]);
  forget(() => true);
  if (was && current) change(null);
};

if (channel) {
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
current = stored();
// A tab that was just opened asks the others for their session.
if (!current) tell(ASK);
