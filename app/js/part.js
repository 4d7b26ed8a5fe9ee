// Loads a part of the page's script that no shopper needs before the app is ready.

// With Trusted Types, a script's address has to come from a policy.
let policy;
const trusted = (url) =>
  (policy ??= self.trustedTypes?.createPolicy("portico", { createScriptURL: String }))?.createScriptURL(url) ?? url;

let failures = 0;

/** Loads the module at an address, whose bytes must have this digest. `import` takes none, but gets what an element with one has loaded. */
export const loadPart = async ({ url, integrity = "" }) => {
  const script = document.createElement("script");
  // A browser remembers a failed import.
  const address = failures ? `${url}?${failures}` : url;
  await new Promise((onload, fail) => {
    const onerror = () => fail(new Error(`${address} didn't load`));
    Object.assign(script, { type: "module", src: trusted(address), integrity, onload, onerror });
    document.head.append(script);
  }).catch((error) => {
    failures++;
    throw error;
  });
  return import(address);
};
