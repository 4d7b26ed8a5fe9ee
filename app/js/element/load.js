// Loads what the elements of a page share, once for all of them: style, static views, and the app.

import { glue, style, views, wasm } from "../files.js";
import { compile } from "../wasm.js";

// What failed may be tried again.
const once = (act) => {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) {
      const making = act(key);
      made.set(key, making);
      making.catch(() => made.delete(key));
    }
    return made.get(key);
  };
};

// From another origin a file has to be the one that was built. What a bundler has renamed it may have changed, too, and
// a page's own development server does so under the same name.
const integrityOf = ({ url, integrity }) =>
  url.origin !== location.origin && /-[0-9a-f]{16}(_bg)?\.\w+$/.test(url.pathname) ? integrity : "";

const link = (parent, rel, href, integrity) =>
  new Promise((resolve, reject) => {
    const fail = () => {
      element.remove();
      reject(new Error(`portico: ${href} does not load`));
    };
    const element = document.createElement("link");
    Object.assign(element, { rel, crossOrigin: "", integrity, onload: resolve, onerror: fail, href });
    parent.append(element);
  });

let tries = 0;

/** The app's functions, of the one instance that runs on this page. */
export const loadApp = once(async () => {
  // Browsers remember what could not be imported; another fragment is another try.
  const url = `${glue.url}${tries++ ? `#${tries}` : ""}`;
  const load = async () => {
    // `import` takes no digest; it takes what was preloaded with one.
    if (document.createElement("link").relList.supports("modulepreload")) {
      await link(document.head, "modulepreload", url, integrityOf(glue));
    }
    return import(/* @vite-ignore */ /* webpackIgnore: true */ url);
  };
  const [app, module] = await Promise.all([load(), compile(wasm.url, integrityOf(wasm))]);
  // A task of its own, so that on a slow phone what the shopper types is not kept waiting by both.
  await new Promise((resolve) => setTimeout(resolve));
  await app.default({ module_or_path: module });
  return app;
});

const loadText = once(async (file) => {
  const answer = await fetch(file.url, { integrity: integrityOf(file) });
  if (!answer.ok) throw new Error(`portico: ${file.url}: ${answer.status}`);
  return answer.text();
});

/** The static views of a language, or of English: `{language, direction, views}`. Every id begins with `ids`. */
export const loadViews = async (language, ids) => {
  const text = await loadText(views[language.split("-")[0]] ?? views.en);
  return JSON.parse(text.replaceAll("~", ids));
};

// Until the style is there.
const holdPlace = (tree) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@layer portico{portico-auth,:host{display:block;min-block-size:32rem}}");
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  return () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((other) => other !== sheet);
  };
};

/** The style, for what is in a document or shadow tree. */
export const loadStyle = once(async (tree) => {
  const letGo = holdPlace(tree);
  await link(tree.head ?? tree, "stylesheet", style.url, integrityOf(style)).finally(letGo);
});
