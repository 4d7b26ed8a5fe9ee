// The language that the shopper has chosen on this device.

/** Its name in the browser's store. */
export const CHOICE = "portico.language";

/** Uses the browser's store, which may be forbidden. */
export const stored = (act) => {
  try {
    return act(localStorage);
  } catch {}
};
