// Each library, changing the page as it does by itself.

// What the server has for a part of this page.
self.served = async (selector) =>
  new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html").querySelector(selector).outerHTML;

// The test's pages have our own policy, which these libraries don't meet.
const same = (text) => text;
self.trustedTypes?.createPolicy("default", { createHTML: same, createScript: same, createScriptURL: same });

const once = (target, name) => new Promise((done) => target.addEventListener(name, done, { once: true }));

self.turbo = async () => {
  const rendered = once(document, "turbo:morph");
  Turbo.visit(location.href, { action: "replace" });
  await rendered;
};

self.swup = async (address) => {
  const swup = new Swup({ containers: ["#swup"], animationSelector: false, plugins: [new SwupHeadPlugin()] });
  const viewed = new Promise((done) => swup.hooks.on("page:view", done));
  swup.navigate(address);
  await viewed;
};

self.visit = (address) => htmx.ajax("GET", address, { target: "body", swap: "morph:innerHTML" });

self.astro = async (address) => {
  const { navigate } = await import("./astro/router.js");
  const loaded = once(document, "astro:page-load");
  navigate(address);
  await loaded;
};
