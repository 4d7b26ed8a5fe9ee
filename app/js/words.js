// The words of a language. The build writes them, in the order of the app's messages; plural forms and numbers are the browser's.

import { loadLinked } from "./linked.js";

/** The words of a file as the app reads them: `{lang, dir, words}`, where a text that depends on a number is a list. */
export const wordsOf = ({ lang, words }) => {
  // Its digits are those of the codes and telephone numbers beside them.
  const number = (value) => new Intl.NumberFormat(`${lang}-u-nu-latn`).format(value);
  const of = (message) => words[message] ?? "";
  return {
    number,
    text: of,
    format: (message, ...values) => {
      let text = of(message);
      if (Array.isArray(text)) {
        // The place of the number that decides, and the text for each plural category.
        const [place, forms] = text;
        text = forms[new Intl.PluralRules(lang).select(values[place])] ?? forms.other;
      }
      return text.replace(/{(\d)}/g, (_, place) => number(values[place]));
    },
    // The first two are what the page's own script shows: when nothing answers, and to shoppers who see a page in another language.
    unreachable: words[0],
    offer: words[1],
  };
};

/**
 * The words of a page. It has those that the first screen may show, and names the file with the others: `complete(how, again)` loads
 * them, from another address if there is something to add to it.
 */
export const wordsIn = (page) => {
  const words = JSON.parse(page.getElementById("portico-words").textContent);
  const first = words.length;
  const link = page.querySelector('link[type="application/json"]');
  const complete = async (how, again) => {
    const answer = await loadLinked(link, how, again);
    words.splice(first, words.length, ...(await answer.json()));
  };
  return { ...wordsOf({ lang: page.documentElement.lang, words }), complete };
};
