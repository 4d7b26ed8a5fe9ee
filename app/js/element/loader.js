// Loads what the elements of a page share, once for all of them: style, static views, and the app.

import { script, style, views, wasm } from "../files.js";
import { load } from "../wasm.js";

let failures = 0;

// Does an act once for each key, unless it fails: then it may be tried again.
const once = (act) => {
  // A shadow tree goes when nobody else needs it.
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

// Another one after a failure: a browser keeps what it has got at the first, be it not what was built, for a year, and
// remembers what could not be imported.
const addressOf = ({ url }) => url + (failures ? `?${failures}` : "");

// What comes from another origin has to be what was built. A bundler may have changed a file that it has renamed, and a
// development server any file of its own origin.
const integrityOf = ({ url, integrity }) =>
  url.origin !== location.origin && /-[\da-f]{8}(_bg)?\.\w+$/.test(url) ? integrity : "";

const link = (parent, rel, file) =>
  new Promise((onload, onerror) => {
    const link = document.createElement("link");
    // Of what a browser does not know, it never says that it is there.
    if (!link.relList.supports(rel)) return onload();
    const integrity = integrityOf(file);
    parent.append(Object.assign(link, { rel, href: addressOf(file), crossOrigin: "", integrity, onload, onerror }));
  });

const fetched = (file) => load(addressOf(file), integrityOf(file));

/** The script that puts the app into elements: `stage.js`. */
export const loadStage = once(async () => {
  const url = addressOf(script);
  // `import` takes no digest, but what was preloaded with one.
  await link(document.head, "modulepreload", script);
  return import(url);
});

/** Starts the one instance of the app that runs on this page. */
export const loadApp = once(async () => {
  const [stage, code] = await Promise.all([loadStage(), fetched(wasm)]);
  await stage.start(code);
});

const loadText = once(async (file) => (await fetched(file)).text());

/** The static views of a language, or of English, as text: `{lang, dir, views}`, with `~` before each id. */
export const loadViews = (language = "") => loadText(views[language.split("-")[0]] ?? views.en);

/** The style, for what is in a document or shadow tree. */
export const loadStyle = once((tree) => link(tree.head ?? tree, "stylesheet", style));
