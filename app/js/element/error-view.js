// What an element shows after an error.

import { build } from "./tree.js";

const MESSAGES = {
  load: ["Sign-in didn't load. Check your connection and try again.", "Try again"],
  panic: ["Sign-in has stopped working.", "Reload the page"],
};

/** The view for an error with this code. Its button calls `act`. */
export const messageOf = (code, act) => {
  const [words, label] = MESSAGES[code];
  const message = build([
    "div",
    { class: "portico-card", role: "alert" },
    ["p", { class: "portico-intro" }, words],
    ["button", { class: "portico-button", type: "button" }, label],
  ]);
  message.lastChild.addEventListener("click", act);
  return message;
};
