// What a shop's page loads: the element, and what the shop's own code may ask.

export { PorticoAuth } from "./element.js";
export { authorizedFetch } from "./element/authorized-fetch.js";
export { session } from "./session.js";
