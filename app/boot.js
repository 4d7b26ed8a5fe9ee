// Starts the app, and says so when it cannot: a page that stays blank helps nobody.

const fail = () => {
  document.getElementById("portico").hidden = true;
  document.getElementById("portico-failed").hidden = false;
};

// A panic of the app ends in a trap, in an event's handler or in a promise.
const hasTrapped = (error) => "WebAssembly" in self && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => hasTrapped(event.error) && fail());
addEventListener("unhandledrejection", (event) => hasTrapped(event.reason) && fail());

// Such a link without script would drop the fragment, and with it the key of a reset link.
addEventListener("click", (event) => {
  if (event.target.closest?.('a[href=""]')) {
    event.preventDefault();
    location.reload();
  }
});

// The build names both files, with their hashes, in the preloads of the page's head.
const glue = document.querySelector("link[rel=modulepreload]");
const wasm = document.querySelector('link[rel=preload][type="application/wasm"]');
try {
  const { default: start } = await import(glue.href);
  await start({ module_or_path: fetch(wasm.href, { integrity: wasm.dataset.integrity }) });
} catch (error) {
  console.error(error);
  fail();
}
