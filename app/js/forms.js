// Forms in a page whose other scripts treat them like forms that lead to another page.

// How long after a submit such a script may disable something, in milliseconds.
const MOMENT = 1000;
// What a shopper types into these is secret, even while it is shown.
const SECRETS = "[autocomplete$=password],[autocomplete=one-time-code]";

/** Keeps the forms in `root` usable, whatever another script does at a submit. */
export const keepUsable = (root) => {
  let submitted = -MOMENT;
  // What another script has disabled in this task, perhaps because it heard of a submit before we do.
  let disabled = [];
  // It wants nothing to be sent twice, which the app sees to, and expects another page, which doesn't come.
  const enable = () => {
    if (performance.now() - submitted > MOMENT) return;
    for (const { target, attributeName } of disabled) target.removeAttribute(attributeName);
    disabled = [];
  };
  const follow = (changes) => {
    // Without an event, the browser would do what is written at the form: close the dialog around it.
    for (const form of root.querySelectorAll("form")) form.submit = () => form.requestSubmit?.();
    disabled.push(...changes.filter(({ attributeName, oldValue }) => attributeName && oldValue === null));
    setTimeout(() => (disabled = []));
    enable();
  };
  root.addEventListener(
    "submit",
    () => {
      submitted = performance.now();
      enable();
    },
    true,
  );
  new MutationObserver(follow).observe(root, {
    childList: true,
    subtree: true,
    attributeOldValue: true,
    attributeFilter: ["disabled", "readonly", "inert", "aria-busy"],
  });
  follow([]);
};

/** Removes what the browser must not keep with the page: everything about a customer who is signed in, else what is secret. */
export const clear = (root, isSignedIn) => {
  if (isSignedIn) root.replaceChildren();
  for (const input of root.querySelectorAll(SECRETS)) input.value = "";
};
