// The words of a language. The build writes them, in the order of the app's messages; plural forms and numbers are the browser's.

import { load } from "./load.js";

/** The words of a file as the app reads them: `{lang, dir, words}`, where a text that depends on a number is a list. */
export const wordsOf = ({ lang, words }) => {
  // Its digits are those of the codes and telephone numbers beside them.
  const number = (value) => new Intl.NumberFormat(`${lang}-u-nu-latn`).format(value);
  return {
    number,
    text: (message) => words[message],
    format: (message, ...values) => {
      let text = words[message];
      if (Array.isArray(text)) {
        // The place of the number that decides, and the text for each plural category.
        const [place, forms] = text;
        text = forms[new Intl.PluralRules(lang).select(values[place])] ?? forms.other;
      }
      return text.replace(/{(\d)}/g, (_, place) => number(values[place]));
    },
    // The last two are what the page's own script says: when nothing answers, and to shoppers who see a page in another language.
    unreachable: words.at(-2),
    offer: words.at(-1),
  };
};

/** The words of a page, which names their file. */
export const wordsIn = async (page, again) => {
  const link = page.querySelector('link[type="application/json"]');
  // As the page preloads it.
  const how = { mode: "no-cors", credentials: "include", ...again };
  return wordsOf(await (await load(link.getAttribute("href"), link.dataset.integrity, how)).json());
};
