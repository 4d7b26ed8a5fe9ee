// Builds elements from the trees of `views.json`: the form before the app is ready. No HTML is parsed, so a page's Trusted Types don't
// object.

/** Builds the element of a tree: `[tag, attributes, ...children]`, where a child is a tree or a text. */
export const build = ([tag, attributes, ...children]) => {
  const element = document.createElement(tag);
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  element.append(...children.map((child) => (typeof child === "string" ? child : build(child))));
  return element;
};
