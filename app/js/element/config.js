// The configuration of an element: its attributes, over its `config`.

import { dialectViews } from "../files.js";

/** The views. Those that are of no use to a customer who is signed in come first. */
export const VIEWS = "login register otp forgot-password reset-password account passkey hand-off social".split(" ");
const ENTRANCES = 4;

// The attributes that stand for a member of the configuration, and the names of those members that differ. React and Vue reserve
// `key`.
const MEMBERS = "api key store-key industry language-key lang storage dialect passkeys code-to return-to routing view".split(" ");
const CALLED = {
  "store-key": "key",
  "language-key": "languageKey",
  lang: "language",
  "code-to": "codeTo",
  "return-to": "destination",
};

/** The attributes that the element observes. */
export const ATTRIBUTES = [...MEMBERS, "email", "theme", "shadow", "loading"];

/** The configuration of an element, with the view that was last asked for, if any. */
export const configOf = (element, view) => {
  const config = { routing: "none", ...element.config, embedded: true };
  for (const name of MEMBERS) {
    const value = element.getAttribute(name);
    if (value !== null) config[CALLED[name] ?? name] = value;
  }
  if (view) config.view = view;
  return config;
};

/**
 * The static view of the page that the app will start with: the one in the address bar, if it has one, unless the shopper's session
 * rules it out. A customer who is signed in is not shown a form to sign in, and one who isn't has no account to see. A dialect may have
 * other views, in the order of the pages.
 */
export const firstView = ({ view, routing, dialect }, isSignedIn) => {
  const address = `${{ hash: location.hash, path: location.pathname }[routing]}`;
  const asked = [...address.split("/").reverse(), view].find((name) => VIEWS.includes(name)) ?? "login";
  const isEntrance = VIEWS.indexOf(asked) < ENTRANCES;
  const first = isSignedIn && isEntrance ? "account" : asked === "account" && !isSignedIn ? "login" : asked;
  return dialectViews[dialect]?.[VIEWS.indexOf(first)] ?? first;
};
