// The events that a page gets from the app.

/** Dispatches `portico-NAME` on an element; returns `false` when the page prevents the default. */
export const dispatch = (element, name, detail, cancelable) => {
  const init = { bubbles: true, composed: true, cancelable, detail: { version: 1, ...detail } };
  return element.dispatchEvent(new CustomEvent(`portico-${name}`, init));
};
