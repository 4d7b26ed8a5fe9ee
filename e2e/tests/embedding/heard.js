// Records the events that a page gets from its elements, and the API calls that they make.
self.heard = [];
for (const name of ["ready", "view-change", "signed-in", "signed-out", "code", "error"]) {
  addEventListener(`portico-${name}`, ({ target, detail, cancelable }) => {
    heard.push([target.id, name, JSON.parse(JSON.stringify(detail)), cancelable]);
  });
}
self.calls = [];
const real = self.fetch;
self.fetch = async (input, init) => {
  const { url, method, headers } = new Request(input instanceof Request ? input.clone() : input, init);
  // The element's own files aren't API calls.
  if (!url.includes("/embed/")) calls.push({ url, method, headers: Object.fromEntries(headers) });
  await self.held;
  return real(input, init);
};
