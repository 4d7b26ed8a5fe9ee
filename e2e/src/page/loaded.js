// Whether the account page has the response to its request. With the attribute `shadow`, our element has its parts in a shadow tree.
const roots = [document, ...[...document.querySelectorAll("portico-auth")].map((element) => element.shadowRoot)];
return roots.every((root) => !root?.querySelector(".portico-loading")?.textContent);
