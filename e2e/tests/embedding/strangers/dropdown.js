// A menu that would close, as many do: on a click outside of it, and when the focus leaves it.
self.outside = [];
addEventListener("click", ({ target }) => {
  if (!dropdown.contains(target)) outside.push(["click", target.outerHTML]);
});
dropdown.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!dropdown.contains(relatedTarget)) outside.push(["focus", target.outerHTML, relatedTarget?.outerHTML]);
});
