// Compiles the app's wasm.

/** Compiles the wasm of a response. */
export const compiled = async (code) => {
  // A browser compiles while it loads only what is declared as WebAssembly, which not every host does.
  const isDeclared = code.headers.get("content-type") === "application/wasm";
  return isDeclared ? WebAssembly.compileStreaming(code) : WebAssembly.compile(await code.arrayBuffer());
};
