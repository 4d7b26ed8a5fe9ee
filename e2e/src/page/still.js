// Records in each frame which headings, fields, buttons and links have moved since the frame before, unless that is in response to an
// input or a resize. Where they are is seen from the top of the document, so scrolling moves nothing.
const LANDMARKS = ":is(h1, h2, h3, label, input, button, summary, a[href])";
const DESPITE = 500; // milliseconds after an input, as for layout shifts
const MIN = 1; // pixels
const still = { frames: 0, seen: 0, moves: [] };
self.porticoStill = still;
let places = new WeakMap();
let lastInput = -Infinity;
for (const type of ["keydown", "pointerdown", "mousedown", "input", "resize"]) {
  addEventListener(type, () => (lastInput = performance.now()), true);
}
const landmarks = () => {
  const roots = [document, ...[...document.querySelectorAll("portico-auth")].map((element) => element.shadowRoot)];
  return roots.flatMap((root) => [...(root?.querySelectorAll(LANDMARKS) ?? [])]);
};
const look = () => {
  requestAnimationFrame(look);
  // To ask where something is before the page has its style would lay it out too early.
  const styles = [...document.querySelectorAll("link[rel=stylesheet]")];
  if (!still.frames && (document.readyState === "loading" || styles.some(({ sheet }) => !sheet))) return;
  still.frames += 1;
  const before = places;
  places = new WeakMap();
  for (const element of landmarks()) {
    if (element.closest(".portico-hidden") || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { left, top } = element.getBoundingClientRect();
    const place = [left + scrollX, top + scrollY];
    places.set(element, place);
    still.seen += 1;
    const was = before.get(element);
    const hasMoved = was && place.some((number, at) => Math.abs(number - was[at]) >= MIN);
    if (hasMoved && performance.now() - lastInput > DESPITE) still.moves.push([element.outerHTML.slice(0, 200), was, place]);
  }
};
requestAnimationFrame(look);
// Chromium knows of everything that moves.
if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      const moved = sources.map(({ node, previousRect, currentRect }) =>
        [(node?.outerHTML ?? node?.textContent ?? "").slice(0, 200), previousRect, currentRect]);
      if (!hadRecentInput) still.moves.push([value, ...moved]);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
