// Records what a shopper can see of the page, frame by frame, and every field, form or heading that is removed from it.
const seen = { texts: [], removed: [], atTakeover: null };
self.porticoSeen = seen;
const look = () => {
  const text = document.body.innerText;
  if (seen.texts.at(-1) !== text) seen.texts.push(text);
  requestAnimationFrame(look);
};
look();
new MutationObserver((records) => {
  for (const { removedNodes, attributeName } of records) {
    for (const node of removedNodes) {
      const watched = node instanceof Element && (node.matches("input, form, h1") || node.querySelector("input, form, h1"));
      if (watched) seen.removed.push(node.outerHTML.slice(0, 200));
    }
    if (attributeName === "data-ready") {
      const { value, selectionStart } = document.activeElement;
      seen.atTakeover = { value, selectionStart };
    }
  }
}).observe(document.body, { subtree: true, childList: true, attributes: true });
