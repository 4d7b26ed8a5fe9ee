// Loading the app, and noticing its end.

/** Compiles the wasm at an address whose bytes have this digest. */
export const compile = async (url, integrity) => {
  const code = await fetch(url, { integrity });
  if (!code.ok) throw new Error(`${url}: ${code.status}`);
  // A browser compiles while it loads only what is declared as WebAssembly, which not every host does.
  const isDeclared = code.headers.get("content-type") === "application/wasm";
  return isDeclared ? WebAssembly.compileStreaming(code) : WebAssembly.compile(await code.arrayBuffer());
};

/** Calls `act` when the app panics: it ends in a trap, in an event's handler or in a promise. */
export const onTrap = (act) => {
  const listen = (event) => {
    const error = event.error ?? event.reason;
    if ("WebAssembly" in self && error instanceof WebAssembly.RuntimeError) act();
  };
  addEventListener("error", listen);
  addEventListener("unhandledrejection", listen);
};
