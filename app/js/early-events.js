// Records what a shopper does with a static form before the app is ready, and replays it then.

import { hasPasskeys } from "./webauthn.js";

/**
 * Enables the forms in `root`, and records the submits and clicks that reach `target`. The function that it returns stops that and
 * replays them: call it once the app is ready.
 */
export const recordEarly = (root, target) => {
  const done = [];
  const keep = (event) => {
    const button = event.target.closest?.("button[type=button]");
    if (event.type === "submit") {
      event.preventDefault();
      const form = event.target;
      // Safari before 16 can't submit a form as a press does.
      done.push(() => (form.requestSubmit ? form.requestSubmit() : event.submitter.click()));
      const submit = form.querySelector("[data-pending]");
      if (!submit) return;
      submit.textContent = submit.dataset.pending;
      submit.setAttribute("aria-disabled", true);
    } else if (button) {
      done.push(() => button.click());
      if (button.matches(".portico-provider")) button.ariaDisabled = true;
    }
  };
  target.addEventListener("submit", keep);
  target.addEventListener("click", keep);
  if (!hasPasskeys) root.querySelector(".portico-passkey")?.remove();
  for (const button of root.querySelectorAll("[disabled]")) button.disabled = false;
  return () => {
    target.removeEventListener("submit", keep);
    target.removeEventListener("click", keep);
    // The app has read what was typed, but needs an event for a checked box.
    for (const box of root.querySelectorAll(":checked")) box.dispatchEvent(new Event("change"));
    for (const act of done) act();
  };
};
