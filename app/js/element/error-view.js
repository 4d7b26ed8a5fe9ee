// What an element shows after an error.

import { failures } from "../files.js";
import { inLanguage } from "./loader.js";
import { build } from "./tree.js";

/** The view for an error with this code, in a language. Its button calls `act`. */
export const messageOf = (code, language, act) => {
  const [words, label] = inLanguage(failures, language)[code];
  const message = build([
    "div",
    { class: "portico-card", role: "alert" },
    ["p", { class: "portico-intro" }, words],
    ["button", { class: "portico-button", type: "button" }, label],
  ]);
  message.lastChild.addEventListener("click", act);
  return message;
};
