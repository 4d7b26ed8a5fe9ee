// Loads what the entry has no digests for: the static views, the words of each language, and the part of the app that comes later. The
// entry has their URLs, as bundlers need them, and this module the digests, since the entry is in every page of a shop.

import { digests } from "../digests.js";
import { tagFor } from "../readers.js";

// In the order of the URLs.
const NAMES = Object.keys(digests);
const VIEWS = "views";
const LATER = "later";

/** The tags of the languages. */
export const TAGS = NAMES.filter((name) => name !== VIEWS && name !== LATER);

const known = new Map();

const fetch = ({ urls, fetched }, name) => fetched({ url: urls[NAMES.indexOf(name)], integrity: digests[name] });

// Loads a text once. After a failure it can be tried again.
const load = (texts, name) => {
  if (!known.has(name)) {
    const text = fetch(texts, name).then((answer) => answer.text());
    known.set(name, text);
    text.catch(() => known.delete(name));
  }
  return known.get(name);
};

/** Loads the static views: the text of `{view: tree}`, with `~` before each id, and a reference for each text. */
export const loadViews = (texts) => load(texts, VIEWS);

/** Fetches the part of the app that comes later. */
export const fetchLater = (texts) => fetch(texts, LATER);

/** Loads the words of a language, or else the English ones: `{lang, dir, words, failures}`. */
export const loadWords = async (texts, language) => JSON.parse(await load(texts, tagFor(language, TAGS) ?? "en"));
