// Another language on a hosted page. Each page has a list of links to itself in every language, which works without the app; with it,
// such a link changes the words, and what was typed stays. This part is loaded when a shopper may need it.

import { CHOICE, stored } from "./choice.js";
import { load } from "./load.js";
import { tagFor } from "./readers.js";
import { wordsIn } from "./words.js";

// What has words in a page, and is not the app's.
const AROUND = [".portico-stale", ".portico-late", "#portico-failed", ".portico-languages"];

const { documentElement: html } = document;
const links = () => [...document.querySelectorAll(".portico-languages a")];

// The link to the first of these languages that there is.
const linkTo = (tags) => {
  const all = links();
  const known = all.map(({ lang }) => lang);
  const found = tags.map((tag) => tagFor(tag, known)).find(Boolean);
  return all.find(({ lang }) => lang === found);
};

// No HTML becomes part of this page; it is only read.
const parsed = (text) => {
  const policy = self.trustedTypes?.createPolicy("portico-page", { createHTML: String });
  return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, "text/html");
};

// The page in another language, and its words. All pages of a language have the same ones, and this one is always there.
const pageOf = async (basePath, { lang }) => {
  const href = `${basePath}${lang}/login/`;
  const page = parsed(await (await load(href)).text());
  const app = (page) => page.querySelector('link[type="application/wasm"]').getAttribute("href");
  // Another build has its words in another order.
  if (app(page) !== app(document)) throw new Error(`${href} is of another build`);
  return [page, wordsIn(page)];
};

/**
 * The languages of a page below `basePath`. `isNamed` says whether its path names its language: only then do the links of the page.
 * `asked` are the languages that the shopper has asked for.
 */
export const languagesOf = ({ basePath, isNamed, asked }) => {
  // An entry of the history may have another language.
  const rest = () => location.pathname.slice(basePath.length).replace(isNamed ? /^[^/]*\// : "", "");

  /** Keeps the links on the page that the app shows. */
  const follow = () => {
    const search = location.search.match(/\breturn-to=[^&]*/);
    for (const link of links()) link.href = `${basePath}${link.lang}/${rest()}${search ? `?${search}` : ""}`;
  };

  // The app knows the pages below one path.
  const name = () => {
    const address = `${basePath}${html.lang}/${rest()}${location.search}${location.hash}`;
    if (isNamed) history.replaceState(history.state, "", address);
    follow();
  };

  const show = (page) => {
    html.lang = page.documentElement.lang;
    html.dir = page.documentElement.dir;
    for (const part of AROUND) document.querySelector(part).replaceWith(page.querySelector(part));
    name();
  };

  /** The page and the words that the shopper has asked for, if they aren't those of this page and it is not in use yet. */
  const begin = async (isInUse) => {
    const link = linkTo(asked);
    if (!link || link.lang === html.lang) return;
    const [page, words] = await pageOf(basePath, link);
    await words.complete();
    if (isInUse()) return;
    show(page);
    return [page, words];
  };

  /** Goes on in the language of a link: `change(page, words)` gives the app other words. */
  const changeTo = async (link, change) => {
    const [page, words] = await pageOf(basePath, link);
    await words.complete();
    stored((store) => (store[CHOICE] = link.lang));
    document.querySelector(".portico-offer")?.remove();
    show(page);
    change(page, words);
    document.querySelector(".portico-languages summary").focus();
  };

  /** Offers a shopper the language of the browser, in that language. */
  const offer = async () => {
    const link = linkTo(navigator.languages);
    if (!link || link.lang === html.lang) return;
    const [, words] = await pageOf(basePath, link);
    const line = document.createElement("aside");
    line.className = "portico portico-languages portico-offer";
    line.append(link.cloneNode());
    line.firstChild.textContent = words.offer;
    document.body.prepend(line);
  };

  for (const type of ["focusin", "pointerdown"]) addEventListener(type, follow);
  // Before the app reads the address.
  addEventListener("popstate", name, true);
  follow();
  return { begin, changeTo, offer };
};
