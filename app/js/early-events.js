// Stands in for the app on a form of static HTML, until the app has taken it over.

/**
 * Makes the forms below `root` usable, and keeps the submits and presses that `target` hears of. The function that it
 * gives stops that, and does what was kept: it is for when the app is there.
 */
export const keepEarly = (root, target) => {
  const done = [];
  const keep = (event) => {
    const button = event.target.closest?.("button[type=button]");
    if (event.type === "submit") {
      event.preventDefault();
      done.push(() => event.target.requestSubmit());
      const submit = event.target.querySelector("[data-pending]");
      if (submit) Object.assign(submit, { textContent: submit.dataset.pending, ariaDisabled: true });
    } else if (button) {
      done.push(() => button.click());
    }
  };
  target.addEventListener("submit", keep);
  target.addEventListener("click", keep);
  for (const button of root.querySelectorAll("[disabled]")) button.disabled = false;
  return () => {
    target.removeEventListener("submit", keep);
    target.removeEventListener("click", keep);
    // The app has read what was typed; a tick it hears of.
    for (const box of root.querySelectorAll(":checked")) box.dispatchEvent(new Event("change"));
    for (const act of done) act();
  };
};
