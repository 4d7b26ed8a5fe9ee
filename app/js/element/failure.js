// What an element shows when it cannot go on, and which one that is.

import { glue, wasm } from "../files.js";
import { onTrap } from "../wasm.js";
import { build } from "./form.js";

const MESSAGES = {
  load: ["Sign-in did not load", "Check your connection, then try again.", "Try again"],
  panic: ["Sign-in stopped working", "Reload the page to start again.", "Reload the page"],
};

/** What to show for a failure with this code; its button does `act`. */
export const messageOf = (code, act) => {
  const [title, words, button] = MESSAGES[code];
  const card = build([
    "div",
    { class: "portico-card", role: "alert" },
    ["h2", { class: "portico-title" }, title],
    ["p", { class: "portico-intro" }, words],
    ["button", { class: "portico-button", type: "button" }, button],
  ]);
  card.lastChild.addEventListener("click", act);
  const frame = build(["div", { class: "portico-frame" }]);
  frame.append(card);
  return frame;
};

// What to do about each element whose app runs, and the one that was used last. A trap does not say whose it is.
const running = new Map();
let last;

/** Takes note that somebody uses this element, or that its app begins. */
export const isUsed = (element) => {
  last = element;
};

/** Calls `fail` when the app traps in this element. */
export const watch = (element, fail) => {
  running.set(element, fail);
  isUsed(element);
};

/** Forgets an element. */
export const unwatch = (element) => {
  running.delete(element);
  if (last === element) last = undefined;
};

/** Begins to look for traps of the app. The page may have other wasm, whose traps are none of ours. */
export const watchTraps = () =>
  onTrap((error) => {
    if (![glue, wasm].some(({ url }) => error.stack?.includes(url))) return;
    for (const [element, fail] of [...running]) if (!last || element === last) fail(error);
  });
