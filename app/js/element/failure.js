// What an element shows when it cannot go on, and which one that is.

import { glue, wasm } from "../files.js";
import { onTrap } from "../wasm.js";
import { build } from "./form.js";

const MESSAGES = {
  load: ["Sign-in did not load. Check your connection.", "Try again"],
  panic: ["Sign-in stopped working.", "Reload the page"],
};

/** What to show for a failure with this code. Its button does `act`. */
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

// What to do for each element whose app traps. The one that was used last is the last one here: a trap does not say whose
// it is.
const running = new Map();

/** Takes note that an app begins in this element, or that somebody uses it. `fail` is called when it traps. */
export const isUsed = (element, fail) => {
  running.delete(element);
  running.set(element, fail);
};

/** Takes note that the app in this element has ended. */
export const isOver = (element) => running.delete(element);

/** Begins to look for traps of the app. Other wasm of the page is none of ours. */
export const watch = () =>
  onTrap((error) => {
    if ([glue, wasm].some(({ url }) => error.stack?.includes(url))) [...running.values()].at(-1)?.(error);
  });
