// A browser that goes to another page: until that arrives, this page stays in view, though Firefox and WebKit have aborted what it
// loads. And the other page may never arrive: the shopper stops it, or it turns out to be a download.

// How long another page may take, in milliseconds.
const PATIENCE = 10_000;
// How long to wait before something that was aborted is loaded again, in milliseconds.
const PAUSE = 500;

let left = -PATIENCE;
globalThis.addEventListener?.("beforeunload", () => (left = performance.now()));
const rest = () => left + PATIENCE - performance.now();

/** Waits for so many milliseconds, or as long as for another page. */
export const passed = (time = PATIENCE) => new Promise((over) => setTimeout(over, time));

/** Waits until a page that the browser has left for can't be expected any more. */
export const stayed = () => passed(Math.max(rest(), 0));

// To a request for a file whose preload was aborted, WebKit answers with that failure, without asking again, unless it is to pass the cache.
const AGAIN = { cache: "reload" };

/** Loads something, and loads it again if it fails while the browser leaves. `load(how)` gets what has to be added to a `fetch`. */
export const insist = (load, how) =>
  load(how).catch((error) => {
    if (rest() < 0) throw error;
    return passed(PAUSE).then(() => insist(load, AGAIN));
  });
