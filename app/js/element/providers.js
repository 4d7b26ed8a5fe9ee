// The providers of an element, whose buttons its static form has.

// The name and the mark of those that are ours.
const PRESETS = {
  google: ["Google", "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'%3E%3Cpath fill='%23EA4335' d='M24 9.5c3.5 0 6.7 1.2 9.2 3.6l6.8-6.8C35.9 2.4 30.5 0 24 0 14.6 0 6.5 5.4 2.6 13.2l8 6.2C12.4 13.7 17.7 9.5 24 9.5z'/%3E%3Cpath fill='%234285F4' d='M47 24.6c0-1.6-.1-3.1-.4-4.5H24v9h12.9c-.6 3-2.3 5.5-4.8 7.2l7.7 6c4.5-4.2 7.1-10.4 7.1-17.6z'/%3E%3Cpath fill='%23FBBC05' d='M10.5 28.6c-.5-1.4-.8-3-.8-4.6s.3-3.1.8-4.6l-8-6.2C.9 16.5 0 20.1 0 24c0 3.9.9 7.5 2.6 10.8l8-6.2z'/%3E%3Cpath fill='%2334A853' d='M24 48c6.5 0 11.9-2.1 15.9-5.8l-7.7-6c-2.1 1.4-4.9 2.3-8.2 2.3-6.3 0-11.6-4.2-13.5-9.9l-8 6.2C6.5 42.6 14.6 48 24 48z'/%3E%3C/svg%3E"],
  apple: ["Apple", "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'%3E%3Cpath d='M24.3 13.8c-1.9 0-4.8-2.2-7.9-2.1-4.1.1-7.8 2.4-9.9 6-4.2 7.3-1.1 18.2 3 24.2 2 2.9 4.4 6.2 7.6 6.1 3-.1 4.2-2 7.9-2 3.7 0 4.7 2 7.9 1.9 3.3-.1 5.4-3 7.4-5.9 2.3-3.4 3.3-6.7 3.3-6.8-.1 0-6.4-2.4-6.4-9.7-.1-6.1 5-9 5.2-9.1-2.9-4.2-7.2-4.6-8.8-4.8-4-.3-7.3 2.2-9.2 2.2zM31.1 7.7c1.7-2 2.8-4.9 2.5-7.7-2.4.1-5.3 1.6-7.1 3.6-1.6 1.8-2.9 4.7-2.5 7.4 2.7.2 5.4-1.4 7.1-3.4'/%3E%3C/svg%3E"],
  microsoft: ["Microsoft", "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 21 21'%3E%3Cpath fill='%23f25022' d='M0 0h10v10H0z'/%3E%3Cpath fill='%237fba00' d='M11 0h10v10H11z'/%3E%3Cpath fill='%2300a4ef' d='M0 11h10v10H0z'/%3E%3Cpath fill='%23ffb900' d='M11 11h10v10H11z'/%3E%3C/svg%3E"],
};

/** The providers of a configuration, each with its name, and with its mark if it has one. */
export const providersOf = ({ providers }) =>
  [providers ?? []].flat().map((provider) => {
    const [name, mark] = PRESETS[provider.id] ?? [];
    return { name, mark, ...provider };
  });

/**
 * Puts the buttons of these providers into the tree of a form. `list` is the tree of their list, with one button that has neither name
 * nor mark; it comes before the links to other views.
 */
export const withProviders = (form, list, providers) => {
  if (!list || !providers.length) return form;
  const [tag, attributes, or, [button, of, [img, as], [span, none, words]], status] = list;
  const buttons = providers.map(({ id, name, mark }) => {
    const image = mark ? [[img, { ...as, src: mark }]] : [];
    return [button, { ...of, id: of.id + id, value: id }, ...image, [span, none, words.replace("{0}", () => name ?? id)]];
  });
  return insertedBefore(form, "portico-ways", [tag, attributes, or, ...buttons, status]);
};

// The tree with another one before that of this class, wherever that is.
const insertedBefore = ([tag, attributes, ...children], name, tree) => {
  const inserted = children.flatMap((child) => {
    if (typeof child === "string") return [child];
    return child[1].class === name ? [tree, child] : [insertedBefore(child, name, tree)];
  });
  return [tag, attributes, ...inserted];
};
