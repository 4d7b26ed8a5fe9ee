// Makes of what a page has configured what the app relies on: canonical addresses, and numbers within their bounds. The console names
// what can't be used.

// The seconds that a request may take.
const SECONDS = [1, 3600];
// The settings that are one of several texts.
const CHOICES = {
  storage: ["browser", "memory"],
  dialect: ["portico", "axim", "spurtcommerce"],
  routing: ["none", "hash", "path"],
};

const refuse = (name, value, wanted) => console.error(`portico: ${name} can't be "${value}", only ${wanted}`);

// The URL of a web server, or of a path on the page's own origin. Any other address would depend on the page that it is on. A page
// without an origin, such as one in a sandboxed frame, has no paths. A `<base>` doesn't count.
const urlOf = (address) => {
  const text = `${address}`.trim();
  try {
    const url = new URL(text[0] === "/" ? self.origin + text : text);
    // Some servers decode a path, and redirect to the host that it then seems to begin with.
    return /^https?:\/\/[^/*@%]+\/(?!\/|%2f|%5c)/i.test(url) ? url : {};
  } catch {
    return {};
  }
};

// Without a slash at the end, since the API's paths begin with one.
const apiOf = (address) => {
  const { origin, pathname, search, hash } = urlOf(address);
  if (origin && !search && !hash) return origin + pathname.replace(/\/+$/, "");
  refuse("api", address, "a URL, or a path on a page that has an origin");
};

const originOf = (address) => {
  const { origin, href } = urlOf(address);
  if (href === `${origin}/`) return origin;
  refuse("returnTo", address, "origins");
};

// With a slash at both ends.
const basePathOf = (path) => {
  if (!/^\s*\/\/|[?#:\\]/.test(path)) return new URL(`http://x/${path.trim()}/`).pathname.replace(/\/+/g, "/");
  refuse("basePath", path, "a path");
};

// An address to leave for. One on this origin becomes a path again, so that links that hold it stay short.
const destinationOf = (name, address, origins) => {
  const { origin, href, hash } = urlOf(address);
  // The code needs the fragment for itself.
  if (![self.origin, ...origins].includes(origin) || (hash && name !== "return-to")) {
    refuse(name, address, "a path, or a URL on an origin in returnTo; code-to without a fragment");
  } else return origin === self.origin ? href.slice(origin.length) : href;
};

const secondsOf = (seconds) => {
  const [least, most] = SECONDS;
  const clamped = Math.min(Math.max(seconds, least), most);
  if (clamped !== Number(seconds)) refuse("timeout", seconds, `${least} to ${most} seconds`);
  return clamped || undefined;
};

// The id of a language for the API, which knows one for English alone. Portico's own server reads the tag of any other, so that no id
// has to be invented.
const idOf = (language = "en", languages, dialect) => {
  const [id] = Object.entries(Array.isArray(languages) ? {} : (languages ?? {})).find(([, tag]) => tag === language) ?? [];
  return id ?? (language === "en" || (dialect ?? "portico") !== "portico" ? "57" : "");
};

/** A configuration as the app reads it: without `api`, nothing is sent. */
export const checked = (config) => {
  const known = { ...config };
  // In JSON, an id may be a number.
  for (const name in known) if (typeof known[name] === "number") known[name] = `${known[name]}`;
  for (const name in CHOICES) if (known[name] && !CHOICES[name].includes(known[name])) refuse(name, known[name], CHOICES[name]);
  const { api, basePath, codeTo, destination, timeout } = known;
  const origins = [known.returnTo ?? []].flat().map(originOf);
  return {
    ...known,
    api: apiOf(api || "/"),
    languageKey: known.languageKey || idOf(known.language, known.languages, known.dialect),
    basePath: basePath && basePathOf(basePath),
    codeTo: codeTo && destinationOf("code-to", codeTo, origins),
    destination: destination && destinationOf("return-to", destination, origins),
    timeout: timeout && secondsOf(timeout),
  };
};
