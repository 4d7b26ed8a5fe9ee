// What the app is told of an element: its attributes, over its `config`.

/** The views, those first that are of no use to somebody who is signed in. */
export const VIEWS = ["login", "register", "otp", "forgot-password", "reset-password", "account"];
const ENTRANCES = 4;

// Each attribute that stands for a member of the configuration of the same meaning.
const MEMBERS = {
  api: "api",
  key: "key",
  industry: "industry",
  "language-key": "languageKey",
  storage: "storage",
  routing: "routing",
  "return-to": "destination",
};

/** Whether a change of this attribute is one of the configuration. */
export const isConfiguration = (name) => name in MEMBERS || name === "lang" || name === "config";

/** Every attribute that is looked at. */
export const ATTRIBUTES = [...Object.keys(MEMBERS), "lang", "view", "email", "theme", "shadow", "loading"];

/** The language to speak: the element's own, the configured one, or that of the text around. */
export const languageOf = (element) =>
  element.getAttribute("lang") || element.config.language || element.closest("[lang]")?.lang || "en";

/** The configuration of an element, as text. */
export const configOf = (element, view, ids) => {
  const config = { routing: "none", ...element.config, embedded: true, language: languageOf(element), view, ids };
  for (const [name, member] of Object.entries(MEMBERS)) {
    if (element.hasAttribute(name)) config[member] = element.getAttribute(name);
  }
  return JSON.stringify(config);
};

/** Where somebody gets to who asks for this view: nobody signs in twice, and nobody has an account to see before. */
export const admitted = (view, isSignedIn) => {
  const at = VIEWS.indexOf(view);
  if (isSignedIn) return at < ENTRANCES ? "account" : view;
  return at < 0 || view === "account" ? "login" : view;
};
