// What the app is told of an element: its attributes, over its `config`.

/** The views; those first that are of no use to somebody who is signed in. */
export const VIEWS = "login register otp forgot-password reset-password account hand-off".split(" ");
const ENTRANCES = 4;

// The attributes that stand for a member of the configuration, and those members that are called otherwise. React and Vue
// keep `key` for themselves.
const MEMBERS = "api key store-key industry language-key lang storage dialect code-to return-to routing view".split(" ");
const CALLED = {
  "store-key": "key",
  "language-key": "languageKey",
  lang: "language",
  "code-to": "codeTo",
  "return-to": "destination",
};

/** The attributes whose changes are heard. */
export const ATTRIBUTES = [...MEMBERS, "email", "theme", "shadow", "loading"];

/** The configuration of an element, with the view that was asked for last, if one was. */
export const configOf = (element, view) => {
  const language = element.closest("[lang]")?.lang;
  const config = { routing: "none", language, ...element.config, embedded: true };
  for (const name of MEMBERS) {
    const value = element.getAttribute(name);
    if (value !== null) config[CALLED[name] ?? name] = value;
  }
  if (view) config.view = view;
  return config;
};

/**
 * The view that the app is going to begin with: that of the address bar, where it has one, unless the shopper has no
 * business there. Nobody signs in twice, and nobody has an account to see before. A backend that speaks document B alone
 * has but one; Spurtcommerce's knows passwords and nothing else.
 */
export const firstView = ({ view, routing, dialect }, isSignedIn) => {
  if (dialect === "axim") return "customer-code";
  const address = routing === "hash" ? location.hash : routing === "path" ? location.pathname : "";
  const asked = [view, ...address.split("/")].findLast((name) => VIEWS.includes(name)) ?? VIEWS[0];
  if (isSignedIn && VIEWS.indexOf(asked) < ENTRANCES) return "account";
  const first = asked === "account" && !isSignedIn ? "login" : asked;
  if (dialect !== "spurtcommerce") return first;
  return /^(login|otp|hand-off)$/.test(first) ? "plain-login" : first.replace("register", "plain-register");
};
