// Loads what all elements of a page share, once: style, static views, and the app.

import { script, style, views, wasm } from "../files.js";
import { load } from "../wasm.js";

let failures = 0;

// Runs `act` once for each key. After a failure it can be tried again.
const once = (act) => {
  // Weak, so that a shadow tree can be collected.
  const done = new WeakMap();
  return (key = done) => {
    if (!done.has(key)) done.set(key, act(key));
    done.get(key).catch(() => {
      done.delete(key);
      failures++;
    });
    return done.get(key);
  };
};

// The address differs after a failure: a browser caches what it got from the first one for a year, even if it is not what was built,
// and remembers a failed import.
const addressOf = ({ url }) => url + (failures ? `?${failures}` : "");

// A file from another origin has to be what was built. A bundler may have changed a file that it has renamed, and a development server
// any file of its own origin.
const integrityOf = ({ url, integrity }) =>
  url.origin !== self.origin && /-[\da-f]{8}(_bg)?\.\w+$/.test(url) ? integrity : "";

// Puts an element into the page, and waits until it has loaded its file.
const insert = (parent, file, tag, attributes) =>
  new Promise((onload, onerror) => {
    const all = { ...attributes, crossOrigin: "", integrity: integrityOf(file), onload, onerror };
    parent.append(Object.assign(document.createElement(tag), all));
  });

// With Trusted Types, a script's address has to come from a policy.
let policy;
const trusted = (url) =>
  (policy ??= self.trustedTypes?.createPolicy("portico", { createScriptURL: String }))?.createScriptURL(url) ?? url;

const fetched = (file) => load(addressOf(file), integrityOf(file));

/** Loads the script that puts the app into elements: `app.js`. */
export const loadScript = once(async () => {
  const url = addressOf(script);
  // `import` takes no digest, but gets the module that an element with one has loaded. A preload would not hold in WebKit.
  if (integrityOf(script)) await insert(document.head, script, "script", { type: "module", src: trusted(url) });
  return import(url);
});

/** Starts the one instance of the app on this page. */
export const loadApp = once(async () => {
  const [app, code] = await Promise.all([loadScript(), fetched(wasm)]);
  await app.start(code);
});

const loadText = once(async (file) => (await fetched(file)).text());

/** The member of a table by language, else the English one. */
export const inLanguage = (table, language = "") => table[language.split("-")[0]] ?? table.en;

/** Loads the static views of a language, as text: `{lang, dir, views}`, with `~` before each id. */
export const loadViews = (language) => loadText(inLanguage(views, language));

/** Loads the style into a document or shadow tree. */
export const loadStyle = once((tree) =>
  insert(tree.head ?? tree, style, "link", { rel: "stylesheet", href: addressOf(style) }),
);
