// The browser's computed style for each part below a node and for its pseudo-elements, and the part's position.
const [of] = arguments;
const element = document.querySelector("portico-auth");
const root = of === "element" ? (element.shadowRoot ?? element).querySelector(".portico") : document.querySelector(of);
const origin = root.getBoundingClientRect();
const styleOf = (node, pseudo) => {
  const style = getComputedStyle(node, pseudo);
  if (pseudo && style.content === "none") return {};
  // Ids are numbered, and custom properties have no effect by themselves.
  const names = [...style].filter((name) => !name.startsWith("--"));
  return Object.fromEntries(names.map((name) => [`${pseudo}${name}`, style.getPropertyValue(name)]));
};
document.activeElement?.blur();
return [root, ...root.querySelectorAll("*")].map((node) => {
  const box = node.getBoundingClientRect();
  const isSeen = node.checkVisibility();
  return {
    part: node.outerHTML.slice(0, 80).replace(/portico-\d+-/g, ""),
    place: isSeen && [box.x - origin.x, box.y - origin.y, box.width, box.height].map((size) => Math.round(size * 10)).join(" "),
    ...styleOf(node, ""),
    ...styleOf(node, "::before"),
    ...styleOf(node, "::after"),
  };
});
