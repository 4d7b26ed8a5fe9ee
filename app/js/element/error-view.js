// What an element shows after an error.

import { build } from "./tree.js";

/** The view of an error: these words, and a button that calls `act`. */
export const messageOf = ([words, label], act) => {
  const message = build([
    "div",
    { class: "portico-card", role: "alert" },
    ["p", { class: "portico-intro" }, words],
    ["button", { class: "portico-button", type: "button" }, label],
  ]);
  message.lastChild.onclick = act;
  return message;
};
