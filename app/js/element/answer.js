// What a provider has sent back in the address of a shop's page.

// The parameters of such an answer: of OAuth 2.0, OpenID Connect and RFC 9207, and what Google and Apple add.
const NAMES = "code state iss error error_description error_uri session_state scope user authuser hd prompt".split(" ");

/**
 * Takes it out of the address, so that it's neither copied nor sent anywhere with the address, and returns it: the text of its
 * parameters, which are in the query or in the fragment. Nothing if there is none. What else is in the query is the shop's.
 */
export const takeAnswer = () => {
  const { pathname, search, hash } = location;
  const isInQuery = /[?&]state=/.test(search);
  if (!isInQuery && !/[#&]state=/.test(hash)) return;
  const query = new URLSearchParams(search);
  if (isInQuery) NAMES.forEach((name) => query.delete(name));
  const rest = query.toString();
  // A browser that is asked too often refuses.
  try {
    history.replaceState(history.state, "", pathname + (rest && `?${rest}`) + (isInQuery ? hash : ""));
  } catch {}
  return (isInQuery ? search : hash).slice(1);
};
