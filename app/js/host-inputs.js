// What a page gives the app besides its configuration: properties of the element that the app is in. They are never attributes, so
// that HTML holds none of it.

const refuse = (words) => {
  throw new TypeError(words);
};

/** The cart, or an error if it is not one. */
export const cartOf = (cart) =>
  cart == null || Array.isArray(cart) ? cart : refuse("cart is not a list");

/** The access token, or the function that returns it, or an error if it is neither. */
export const accessTokenOf = (token) =>
  token == null || /string|function/.test(typeof token) ? token : refuse("accessToken is no string or function");
