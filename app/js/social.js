// The page's side of a sign-in with a provider: OpenID Connect's authorization code with PKCE (RFC 7636). It is loaded at a press, and on
// the page that providers lead back to.

// The entry in the tab's storage: what was begun last, until the shopper is back.
const NAME = "portico.social";

// Browsers inside of apps, in which Google refuses to sign anyone in.
const IN_APP = /\b(Instagram|FBAN|FBAV|FB_IAB|Messenger|Line|MicroMessenger|musical_ly|BytedanceWebview|Snapchat|Pinterest|LinkedInApp|GSA)\b|; wv\)/;
const REFUSES = "google";

// What a provider calls it when the shopper doesn't want to (OAuth 2.0, OpenID Connect, Apple).
const DENIED = /^(access_denied|user_cancelled_authorize|(login|consent|interaction|account_selection)_required)$/;

const encoded = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const secret = () => encoded(crypto.getRandomValues(new Uint8Array(32)));

/** What keeps this browser from signing in with a provider: `in-app` or `storage`, or nothing. */
export const obstacle = ({ provider }) => {
  if (provider === REFUSES && IN_APP.test(navigator.userAgent)) return "in-app";
  try {
    sessionStorage.setItem(NAME, "");
  } catch {
    return "storage";
  }
};

/**
 * Keeps in this tab what an answer has to be compared with, and what is to be done with it; the result is the address at the provider.
 * The provider gets the hash of the verifier, and the API the verifier: so the answer is of use to this tab alone.
 */
export const begin = async ({ authorizeUrl, clientId, scope, nonce, responseMode, ...flow }) => {
  const url = new URL(authorizeUrl);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`No provider is at ${authorizeUrl}`);
  const [state, codeVerifier] = [secret(), secret()];
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier));
  const parameters = {
    response_type: "code",
    client_id: clientId,
    scope,
    redirect_uri: flow.redirectUri,
    state,
    nonce,
    code_challenge: encoded(new Uint8Array(digest)),
    code_challenge_method: "S256",
    ...(responseMode !== "query" && { response_mode: responseMode }),
  };
  for (const name in parameters) url.searchParams.set(name, parameters[name]);
  sessionStorage.setItem(NAME, JSON.stringify({ ...flow, state, codeVerifier, issuer: url.origin }));
  return url.href;
};

// What was begun with this state. It counts once; an answer that isn't to it leaves it alone.
const taken = (state) => {
  try {
    const flow = JSON.parse(sessionStorage.getItem(NAME));
    if (flow.state !== state) return;
    sessionStorage.removeItem(NAME);
    return flow;
  } catch {}
};

const originOf = (address) => {
  try {
    return new URL(address).origin;
  } catch {}
};

// Apple tells the name in the first answer, and only there.
const nameIn = (user) => {
  try {
    const { firstName, lastName } = JSON.parse(user).name;
    return { firstName, lastName };
  } catch {}
};

/**
 * What was begun, with the provider's code or with the `fault` that there is none; nothing if this tab has not begun it. The issuer of
 * an answer (RFC 9207) has to be where the shopper was sent to. The ID token says the rest, to the API.
 */
export const finish = ({ answer }) => {
  const given = new URLSearchParams(answer);
  const flow = taken(given.get("state"));
  if (!flow) return;
  const [code, error, iss] = ["code", "error", "iss"].map((name) => given.get(name));
  const isOther = iss !== null && originOf(iss) !== flow.issuer;
  const fault = !isOther && DENIED.test(error) ? "denied" : isOther || error || !code ? "failed" : undefined;
  return { ...flow, code, fault, ...nameIn(given.get("user")) };
};

/** Calls one of these functions with the JSON text of its argument, and returns that of its result. */
export const call = async (name, text) => JSON.stringify(await { obstacle, begin, finish }[name](JSON.parse(text)));
