// Loads what all elements of a page share, once: style, static views, and the app.

import { script, style, wasm } from "../files.js";
import { load } from "../load.js";

let failures = 0;

// Runs `act` once for each key, as long as its work `isThere`. After a failure it can be tried again.
const once = (act, isThere = () => true) => {
  // Weak, so that a shadow tree can be collected.
  const done = new WeakMap();
  return (key = done) => {
    if (!done.has(key) || !isThere(key)) done.set(key, act(key));
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
const insert = (tree, file, tag, attributes) => {
  const element = document.createElement(tag);
  let tries = 9;
  // A router may take it away before it has loaded, with the head.
  const put = () => element.isConnected || (tries-- && (tree.head ?? tree).append(element));
  const observer = new MutationObserver(put);
  return new Promise((onload, onerror) => {
    Object.assign(element, attributes, { crossOrigin: "", integrity: integrityOf(file), onload, onerror });
    observer.observe(tree, { childList: true, subtree: true });
    put();
  }).finally(() => observer.disconnect());
};

// With Trusted Types, a script's address has to come from a policy.
let policy;
const trusted = (url) =>
  (policy ??= self.trustedTypes?.createPolicy("portico", { createScriptURL: String }))?.createScriptURL(url) ?? url;

/** Fetches a file of the element. */
export const fetched = (file) =>
  load(addressOf(file), integrityOf(file)).catch((error) => {
    failures++;
    throw error;
  });

/** Loads the script that puts the app into elements: `app.js`. */
export const loadScript = once(async () => {
  const url = addressOf(script);
  // `import` takes no digest, but gets the module that an element with one has loaded. A preload would not hold in WebKit.
  if (integrityOf(script)) await insert(document, script, "script", { type: "module", src: trusted(url) });
  return import(url);
});

/** Starts the one instance of the app on this page. */
export const loadApp = once(async () => {
  const [app, code] = await Promise.all([loadScript(), fetched(wasm)]);
  await app.start(code);
});

/** Loads the style into a document or shadow tree, unless it is there. */
export const loadStyle = once(
  (tree) => insert(tree, style, "link", { rel: "stylesheet", href: addressOf(style) }),
  (tree) => tree.querySelector(`[href^="${style.url}"]`),
);
