// Loads what a link in the page's head names, with its digest.

import { passed } from "./away.js";
import { load } from "./load.js";

// To a fetch with a digest Firefox gives nothing that the page preloads: it loads the file once more beside the preload, but takes it
// from its cache once that is there. No feature shows it.
const isApart = /* @__PURE__ */ globalThis.CSS?.supports("-moz-appearance", "none");

// Waits until a link has preloaded its file, or has failed, but not for ever. Another link with the same address hears of it even if it's
// late.
const preloaded = (link) => {
  const { relList, ownerDocument } = link;
  if (!isApart || ownerDocument !== document || !relList.contains("preload") || !relList.supports("preload")) return;
  const witness = link.cloneNode();
  delete witness.dataset.integrity;
  const told = new Promise((over) => {
    witness.onload = witness.onerror = over;
    document.head.append(witness);
  });
  return Promise.race([told, passed()]).finally(() => witness.remove());
};

/** Fetches the file of a link. `again` is added to its address, and `how` to the request. */
export const loadLinked = async (link, how, again = "") => {
  // A request that is to pass the cache has no use for it.
  if (!again && !how?.cache) await preloaded(link);
  // As the page preloads it: WebKit takes what was preloaded, or what is in its cache, only for a request in the same mode.
  const mode = { mode: "no-cors", credentials: "include" };
  return load(link.getAttribute("href") + again, link.dataset.integrity, { ...mode, ...how });
};
