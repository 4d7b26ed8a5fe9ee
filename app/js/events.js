// What a page hears of the app.

/** Dispatches `portico-NAME` on an element; gives whether the page lets it go on. */
export const dispatch = (element, name, detail, cancelable) => {
  const init = { bubbles: true, composed: true, cancelable, detail: { version: 1, ...detail } };
  return element.dispatchEvent(new CustomEvent(`portico-${name}`, init));
};
