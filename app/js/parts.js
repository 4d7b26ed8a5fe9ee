// Where the parts are that are loaded when they are needed. The build names them by their content, with their digests.

export const keeper = { url: new URL("./keeper.js", import.meta.url).href };
export const languages = { url: new URL("./languages.js", import.meta.url).href };
export const passkey = { url: new URL("./passkey.js", import.meta.url).href };
export const social = { url: new URL("./social.js", import.meta.url).href };
