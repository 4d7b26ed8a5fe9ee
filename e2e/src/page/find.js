// Finds the first visible element with a role and one of these accessible names, the way a sighted or blind shopper would.
// Other tests prove with axe that the names that this script reads are those that the browser computes.
const [role, names] = arguments;
const selectors = {
  textbox: "input:not([type=checkbox], [type=hidden])",
  checkbox: "input[type=checkbox]",
  button: "button",
  link: "a[href]",
  heading: "h1, h2",
};
const text = (node) => node.textContent.replace(/\s+/g, " ").trim();
const nameOf = (element) => {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return ids.split(" ").map((id) => text(element.getRootNode().getElementById(id))).join(" ");
  if (element.ariaLabel) return element.ariaLabel;
  return element.labels?.length ? [...element.labels].map(text).join(" ") : text(element);
};
// With the attribute `shadow`, our element has its parts in a shadow tree.
const roots = [document, ...[...document.querySelectorAll("portico-auth")].map((element) => element.shadowRoot)];
return roots.flatMap((root) => [...(root?.querySelectorAll(selectors[role]) ?? [])])
  .find((element) => element.checkVisibility({ visibilityProperty: true }) && names.includes(nameOf(element))) ?? null;
