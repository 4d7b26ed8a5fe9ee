// The page's side of passkeys: what the browser is asked for (WebAuthn Level 3). Hosted pages load it when they are idle, or at a press.

// The entry in the browser's storage: until when an account isn't asked again whether it wants a passkey, by a digest.
const NAME = "portico.passkeys";
const PAUSE = 30 * 24 * 3600e3;

// In milliseconds: a challenge is renewed this long before it expires, and a browser may take this long to create a passkey by itself.
const EARLY = 60e3;
const PATIENCE = 1500;
// How long a request may take to end once it's stopped. In Firefox one that has just begun doesn't always end.
const ENDING = 2e3;

// What an error of the browser means. It doesn't say whether a shopper has changed their mind or has waited too long, or whether there was no
// passkey to choose, and pages must not find out.
const FAULTS = {
  AbortError: "stopped",
  NotAllowedError: "cancelled",
  SecurityError: "elsewhere",
  InvalidStateError: "exists",
  NotSupportedError: "unsupported",
  ConstraintError: "unsupported",
};

const faultOf = (error) => {
  const { name } = error;
  const fault = FAULTS[name] ?? "failed";
  if (name === "SecurityError") {
    const where = `${location.origin} (${error.message})`;
    console.error(
      `portico: no passkeys on ${where}: the store's rp-id has to be this host or a domain above it, or its passkey-origins have to list this origin, which not every browser asks for. docs/passkeys.md says more.`,
    );
  } else if (fault === "failed") console.error("portico: passkey:", error);
  return { fault };
};

// What the API gets, and what the app needs of it.
const given = (credential) => {
  const json = credential.toJSON();
  return { credential: JSON.stringify(json), id: json.id, user: json.response.userHandle };
};

// The request that the browser is busy with. It takes one at a time, from all elements of a page.
let busy;

// Makes a request in the place of the one before, which ends first. It ends when `outer` does.
const request = async (ask, { page, outer, isModal } = {}) => {
  const before = busy;
  const controller = new AbortController();
  const { signal } = controller;
  const mine = { page, isModal, signal, stop: () => controller.abort() };
  busy = mine;
  outer?.addEventListener("abort", mine.stop);
  before?.stop();
  mine.over = (async () => {
    if (before) await Promise.race([before.over.catch(() => {}), new Promise((late) => setTimeout(late, ENDING))]);
    if (signal.aborted || outer?.aborted) throw signal.reason ?? outer.reason;
    return ask(signal);
  })();
  try {
    return await mine.over;
  } finally {
    outer?.removeEventListener("abort", mine.stop);
    if (busy === mine) busy = undefined;
  }
};

const getting = (options, mediation) => async (signal) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return given(await navigator.credentials.get({ publicKey, signal, ...(mediation && { mediation }) }));
};
const creating = (options, mediation) => async (signal) => {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return given(await navigator.credentials.create({ publicKey, signal, ...(mediation && { mediation }) }));
};

// What ends the wait of each app for a passkey in the autofill.
const waits = new WeakMap();

/** Ends the requests of an app. */
const stop = (_, page) => {
  waits.get(page)?.abort("stopped");
  if (busy?.page === page) busy.stop();
};

/** Whether the autofill can offer passkeys, as soon as the page is idle. */
const ready = async () => {
  await new Promise((idle) => (self.requestIdleCallback ?? setTimeout)(idle));
  return !!(await PublicKeyCredential.isConditionalMediationAvailable?.());
};

const aborted = (signal) => new Promise((end) => signal.addEventListener("abort", end, { once: true }));

// The autofill takes no window away that a shopper has asked for. One that's stopped needn't end.
const windowClosed = async (signal) => {
  while (busy?.isModal && !busy.signal.aborted && !signal.aborted) {
    await Promise.race([busy.over.catch(() => {}), aborted(busy.signal), aborted(signal)]);
  }
};

// Another request has taken the place of this one. It's this app's turn again once a window has been closed, or when the focus is in the
// field that has the autofill. Not at any other focus: one that moves to the button is about to ask for a window.
const turn = (page, signal) =>
  new Promise((resolve) => {
    const over = new AbortController();
    const end = () => {
      over.abort();
      resolve();
    };
    const look = ({ target }) => target.matches("[autocomplete~=webauthn]") && end();
    page.addEventListener("focusin", look, { signal: over.signal });
    if (busy?.isModal) busy.over.then(end, end);
    signal.addEventListener("abort", end, { signal: over.signal });
  });

/** Waits for a passkey in the autofill. The fault is `renew` once the challenge has expired and the page is in view. */
const autofill = async ({ publicKey, expiresIn }, page) => {
  waits.get(page)?.abort("stopped");
  const own = new AbortController();
  const { signal } = own;
  waits.set(page, own);
  const expiry = Date.now() + expiresIn * 1000 - EARLY;
  const look = () => !document.hidden && Date.now() >= expiry && own.abort("renew");
  document.addEventListener("visibilitychange", look, { signal });
  const timer = setTimeout(look, expiry - Date.now());
  try {
    for (;;) {
      await windowClosed(signal);
      if (signal.aborted) return { fault: signal.reason };
      try {
        return await request(getting(publicKey, "conditional"), { page, outer: signal });
      } catch (error) {
        if (signal.aborted) return { fault: signal.reason };
        // A press may work here all the same: Firefox asks only then whether a passkey is for this origin, too. It says so if it isn't.
        if (error.name === "SecurityError") return { fault: FAULTS.SecurityError };
        if (error.name !== "AbortError") return faultOf(error);
      }
      await turn(page, signal);
    }
  } finally {
    clearTimeout(timer);
    if (!signal.aborted) own.abort("stopped");
  }
};

const inWindow = (ask, page) => request(ask, { page, isModal: true }).catch(faultOf);

/** Asks for a passkey in a window of the browser. */
const ask = ({ publicKey }, page) => inWindow(getting(publicKey), page);

/** Asks for the passkey with this id again, for a challenge that hasn't expired. */
const again = ({ begun, id }, page) => {
  const { publicKey } = JSON.parse(begun);
  return inWindow(getting({ ...publicKey, allowCredentials: [{ type: "public-key", id }] }), page);
};

/** Creates a passkey in a window of the browser. */
const create = ({ publicKey }, page) => inWindow(creating(publicKey), page);

/** Lets the browser create a passkey by itself, if it has just filled in the customer's password. */
const upgrade = async ({ publicKey }, page) => {
  const timer = setTimeout(() => stop(undefined, page), PATIENCE);
  try {
    return await request(creating(publicKey, "conditional"), { page });
  } catch (error) {
    return { fault: FAULTS[error.name] ?? "failed" };
  } finally {
    clearTimeout(timer);
  }
};

const digestOf = async (account) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(account)));
  return btoa(String.fromCharCode(...bytes.subarray(0, 12)));
};

// The accounts that aren't asked, without those whose time is over. The browser may forbid its storage, by throwing.
const paused = () => {
  try {
    const all = Object.entries(JSON.parse(localStorage[NAME]));
    return Object.fromEntries(all.filter(([, until]) => until > Date.now()));
  } catch {
    return {};
  }
};

/** Whether the customer may be asked if they want a passkey, and whether the browser can create one by itself. */
const due = async ({ account }) => ({
  due: !paused()[await digestOf(account)],
  upgrades: !!(await PublicKeyCredential.getClientCapabilities?.())?.conditionalCreate,
});

/** Doesn't ask the customer of this account again for a while. */
const wait = async ({ account }) => {
  const until = Date.now() + PAUSE;
  try {
    localStorage[NAME] = JSON.stringify({ ...paused(), [await digestOf(account)]: until });
  } catch {}
};

// Tells the browser what the API knows about its passkeys, if it listens (Signal API). That's a request, too: the autofill goes on after it.
const signalled = (name) => async (values) => {
  if (!PublicKeyCredential[name]) return;
  try {
    while (busy?.isModal) await busy.over.catch(() => {});
    await request(() => PublicKeyCredential[name](values), { isModal: true });
  } catch (error) {
    // A page of another site has nothing to tell. A press on the button says so.
    if (error.name !== "SecurityError") console.warn("portico: passkey:", error);
  }
};

const functions = {
  ready,
  autofill,
  ask,
  again,
  create,
  upgrade,
  stop,
  due,
  wait,
  forget: signalled("signalUnknownCredential"),
  accept: signalled("signalAllAcceptedCredentials"),
  name: signalled("signalCurrentUserDetails"),
};

/** Calls one of these functions for the app in `page`, with the JSON text of its argument, and returns that of its result. */
export const call = async (name, text, page) => JSON.stringify(await functions[name](JSON.parse(text), page));
