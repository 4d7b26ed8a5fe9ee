// Brings what the sign-in loads into the browser's cache before a shopper asks for it. It's a script of its own, for the pages of a shop
// that lead to the sign-in; docs/embedding.md describes its attributes.

const { src, dataset } = document.querySelector('script[src*="prefetch.js"]');
const { page, on } = dataset;

const get = async (address, mode) => {
  const answer = await fetch(address, { priority: "low", ...mode });
  if (!answer.ok) throw `${answer.status} ${address}`;
  return [await answer.text(), answer.url];
};

let begun;
const begin = async () => {
  const { saveData, effectiveType } = navigator.connection ?? {};
  if (begun || saveData || /2g/.test(effectiveType)) return;
  begun = true;
  try {
    // A hosted page, or the lines for a page with the element: those are relative to the folder of this script.
    const lines = `./prefetch/${document.documentElement.lang.split("-")[0] || "en"}.txt`;
    const [text, base] = await get(page ?? new URL(lines, src));
    const files = new Set(text.match(/[^="]*assets\/[^" >]+/g));
    if (!files.size) throw `no files in ${base}`;
    // As a hosted page loads it: WebKit's cache is for requests in the same mode.
    const modeOf = (file) => page && !/js$/.test(file) && { mode: "no-cors", credentials: "include" };
    await Promise.all([...files].map((file) => get(new URL(file, page ? base : src), modeOf(file))));
  } catch (error) {
    console.warn("portico: no prefetch:", error);
  }
};

const whenIdle = () => (self.requestIdleCallback ?? setTimeout)(begin);

if (on) ["pointerover", "focusin"].map((type) => addEventListener(type, ({ target }) => target.closest?.(on) && begin()));
else if (document.readyState === "complete") whenIdle();
else addEventListener("load", whenIdle);
