// What the browser computes for each part below a node and what stands before and behind it, and where the part lies.
const [of] = arguments;
const element = document.querySelector("portico-auth");
const root = of === "element" ? (element.shadowRoot ?? element).querySelector(".portico") : document.querySelector(of);
const origin = root.getBoundingClientRect();
const styleOf = (node, pseudo) => {
  const style = getComputedStyle(node, pseudo);
  if (pseudo && style.content === "none") return {};
  // Ids count up, and custom properties say nothing by themselves.
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
