// Loads the app, and notices when it panics.

/** Fetches a file, whose bytes must have this digest if one is given. */
export const load = async (url, integrity) => {
  const answer = await fetch(url, { integrity });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
};

/** Compiles the wasm at an address, whose bytes must have this digest. */
export const compile = async (url, integrity) => {
  const code = await load(url, integrity);
  // A browser compiles while it loads only what is declared as WebAssembly, which not every host does.
  const isDeclared = code.headers.get("content-type") === "application/wasm";
  return isDeclared ? WebAssembly.compileStreaming(code) : WebAssembly.compile(await code.arrayBuffer());
};

/** Calls `act` with the error when a wasm of the page panics: it ends in a trap, in an event's handler or in a promise. */
export const onTrap = (act) => {
  const listen = (event) => {
    const error = event.error ?? event.reason;
    if (error?.name === "RuntimeError") act(error);
  };
  addEventListener("error", listen);
  addEventListener("unhandledrejection", listen);
};
