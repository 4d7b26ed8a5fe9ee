// Loads the app's wasm.

import { load } from "./load.js";

/** Compiles the wasm at an address of the page's own origin, whose bytes must have this digest. `how` is added to the request. */
export const compile = async (url, integrity, how) => {
  // As the page preloads it: WebKit takes what was preloaded, or what is in its cache, only for a request in the same mode.
  return compiled(await load(url, integrity, { mode: "no-cors", credentials: "include", ...how }));
};

/** Compiles the wasm of a response. */
export const compiled = async (code) => {
  // A browser compiles while it loads only what is declared as WebAssembly, which not every host does.
  const isDeclared = code.headers.get("content-type") === "application/wasm";
  return isDeclared ? WebAssembly.compileStreaming(code) : WebAssembly.compile(await code.arrayBuffer());
};
