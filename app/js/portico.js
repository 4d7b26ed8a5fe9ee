// The entry that a shop's page loads: the element, and the functions for the shop's own code.

export { PorticoAuth } from "./element.js";
export { authorizedFetch } from "./element/authorized-fetch.js";
export { session } from "./session.js";
