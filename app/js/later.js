// Loads the part of the app's wasm that comes after the first screen. A page that needs it loads it at once; otherwise the app asks for it
// as soon as it runs, and again at a press after a failure.

import { insist } from "./away.js";
import { guard } from "./calls.js";

let get;
let imports;
let code;
let failures = 0;

/** Says how the part is loaded: `compile(failures, how)` compiles it, from another address after each failure. */
export const loadedBy = (compile) => {
  get = compile;
};

/** The part, compiled. After a failure the next call loads it again. */
export const later = () =>
  (code ??= insist((how) => get(failures, how)).catch((error) => {
    code = undefined;
    failures++;
    throw error;
  }));

/** What the part imports: the app's memory, and the table of its functions. */
export const link = (shared) => {
  imports = shared;
};

/** The app calls this to get the part; `callback(data, isThere)` answers it. */
export const load = async (callback, data) => {
  let isThere = true;
  try {
    await WebAssembly.instantiate(await later(), imports);
  } catch (error) {
    console.error(error);
    code = undefined;
    isThere = false;
  }
  guard(callback)(data, isThere);
};
