// Loads the texts of the elements: the static views, and the words of each language. The entry has their URLs, as bundlers need them, and
// this module the digests, since the entry is in every page of a shop.

import { digests } from "../digests.js";
import { tagFor } from "../readers.js";

// In the order of the URLs.
const NAMES = Object.keys(digests);
const VIEWS = "views";

/** The tags of the languages. */
export const TAGS = NAMES.filter((name) => name !== VIEWS);

const known = new Map();

// Loads a text once. After a failure it can be tried again.
const load = ({ urls, fetched }, name) => {
  if (!known.has(name)) {
    const file = { url: urls[NAMES.indexOf(name)], integrity: digests[name] };
    const text = fetched(file).then((answer) => answer.text());
    known.set(name, text);
    text.catch(() => known.delete(name));
  }
  return known.get(name);
};

/** Loads the static views: the text of `{view: tree}`, with `~` before each id, and a reference for each text. */
export const loadViews = (texts) => load(texts, VIEWS);

/** Loads the words of a language, or else the English ones: `{lang, dir, words, failures}`. */
export const loadWords = async (texts, language) => JSON.parse(await load(texts, tagFor(language, TAGS) ?? "en"));
