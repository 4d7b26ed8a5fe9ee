// What a page gives the app besides its configuration: properties of the element that the app is in, and never attributes,
// so that nothing of it stands in HTML.

const refuse = (words) => {
  throw new TypeError(words);
};

/** The cart, if it can be one. */
export const cartOf = (cart) =>
  cart == null || Array.isArray(cart) ? cart : refuse("cart has to be a list of {sku, unit?, quantity}");

/** The access token, or what gives it, if it can be one. */
export const accessTokenOf = (token) =>
  token == null || /string|function/.test(typeof token) ? token : refuse("accessToken has to be a string, or a function that returns one");
