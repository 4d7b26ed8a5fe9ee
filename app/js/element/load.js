// Loads what the elements of a page share, once for all of them: style, static views, and the app.

import { glue, style, views, wasm } from "../files.js";
import { load } from "../wasm.js";

// Does an act once for each key, unless it fails: then it may be tried again.
const once = (act) => {
  const done = new Map();
  return (key) => {
    if (!done.has(key)) done.set(key, act(key));
    done.get(key).catch(() => done.delete(key));
    return done.get(key);
  };
};

// What comes from another origin has to be what was built. A bundler may have changed a file that it has renamed, and a
// development server any file of its own origin.
const integrityOf = ({ url, integrity }) =>
  url.origin !== location.origin && /-\w{16}(_bg)?\.\w+$/.test(url) ? integrity : "";

const link = (parent, rel, href, file) =>
  new Promise((onload, onerror) => {
    const link = document.createElement("link");
    parent.append(Object.assign(link, { rel, href, crossOrigin: "", integrity: integrityOf(file), onload, onerror }));
  });

let tries = 0;

/** The app's functions, of the one instance that runs on this page. */
export const loadApp = once(async () => {
  // A browser may remember what could not be imported; another fragment is another import.
  const url = `${glue.url}#${tries++}`;
  const start = async () => {
    // `import` takes no digest, but what was preloaded with one.
    if (document.createElement("link").relList.supports("modulepreload")) {
      await link(document.head, "modulepreload", url, glue);
    }
    return import(url);
  };
  const [app, code] = await Promise.all([start(), load(wasm.url, integrityOf(wasm))]);
  await app.default({ module_or_path: code });
  return app;
});

const loadText = once(async (file) => (await load(file.url, integrityOf(file))).text());

/** The static views of a language, or of English, as text: `{language, direction, views}`, with `~` before each id. */
export const loadViews = (language) => loadText(views[language.split("-")[0]] ?? views.en);

/** The style, for what is in a document or shadow tree. */
export const loadStyle = once((tree) => link(tree.head ?? tree, "stylesheet", style.url, style));
