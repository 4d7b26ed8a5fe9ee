// A shop's unit test: it renders the element in a document without a browser, with what such documents lack. Its arguments are the
// library of the document, and the URL of the element's script.

import assert from "node:assert/strict";

const [library, script] = process.argv.slice(2);
const errors = [];
console.error = (...words) => errors.push(words.join(" "));

// Where pages are rendered on a server, the import does nothing.
if (library === "none") {
  const { PorticoAuth, session } = await import(script);
  assert.equal(typeof PorticoAuth, "function");
  assert.equal(session.current, null);
} else {
  const { Window, JSDOM } = await import(library);
  const window = Window ? new Window({ url: "https://shop.example/" }) : new JSDOM("", { url: "https://shop.example/" }).window;
  // As test runners do.
  globalThis.window = window;
  globalThis.self = window;
  const names = Object.getOwnPropertyNames(window).filter((name) => !(name in globalThis) || /^(Event|EventTarget|CustomEvent)$/.test(name));
  for (const name of names) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name], set: () => {} });
  }
  const { authorizedFetch, session } = await import(script);
  let changes = 0;
  session.addEventListener("change", () => changes++);

  document.body.innerHTML = `
    <portico-auth id="light" api="https://api.shop.example"><h2 slot="heading">Account</h2><a href="/login">Sign in</a></portico-auth>
    <portico-auth id="shadow" shadow view="register" email="ada@shop.example"><a href="/login">Sign in</a></portico-auth>`;
  for (const element of document.querySelectorAll("portico-auth")) {
    assert.equal(element.querySelector("a").textContent, "Sign in", "the fallback is there");
    assert.equal(element.session, null);
    element.cart = [{ sku: "lamp", quantity: 2 }];
    assert.deepEqual(element.cart, [{ sku: "lamp", quantity: 2 }]);
    assert.throws(() => (element.cart = "lamp"), /cart is not a list/);
    element.accessToken = () => "token";
    element.config = { timeout: 5 };
    element.setAttribute("theme", "dark");
    await element.signOut();
    assert.throws(() => element.show("nowhere"), /No view/);
  }
  assert.deepEqual([session.current, changes, typeof authorizedFetch], [null, 0, "function"]);
  // Its callbacks and observers run, also when it goes, moves and comes back.
  const element = document.getElementById("light");
  element.append(document.createElement("p"));
  await new Promise((resolve) => setTimeout(resolve));
  element.remove();
  await new Promise((resolve) => setTimeout(resolve));
  document.body.append(element);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(errors, []);

  // Asked to load, it says that it can't, and keeps its fallback.
  const failed = new Promise((resolve) => element.addEventListener("portico-error", resolve, { once: true }));
  element.show("login");
  assert.equal((await failed).detail.code, "load");
  assert.equal(element.hasAttribute("failed"), true);
  assert.match(element.textContent, /Sign-in didn’t load/);
  window.close?.();
}
console.log("passed");
