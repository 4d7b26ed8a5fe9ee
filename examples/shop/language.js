// The shopper's language: that of `?lang=`, or the first of the browser's that the shop has. The page takes it on, and <portico-auth> follows
// the page.

import { words } from "./words.js";

// The same for all regions of a language, but not for its scripts.
const readersOf = (tag) => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return language + script;
  } catch {}
};

const tags = Object.keys(words);
const asked = [new URLSearchParams(location.search).get("lang"), ...navigator.languages].filter(Boolean);
const tag = asked.map((one) => tags.find((tag) => readersOf(tag) === readersOf(one))).find(Boolean) ?? "en";

const { documentElement: html } = document;
html.lang = tag;
html.dir = words[tag].dir;

/** A text in the shopper's language, with the members of `values` in their places. */
export const text = (id, values = {}) => words[tag][id].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Writes a text of the language `lang` into an element. */
export const write = (element, text, lang = tag) => {
  element.textContent = text;
  element.lang = lang;
};
