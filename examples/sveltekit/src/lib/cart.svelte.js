/** The guest's cart, which all pages share. Only the browser changes it, so customers on the server don't share it. */
export const cart = $state({ lamps: 0 });
