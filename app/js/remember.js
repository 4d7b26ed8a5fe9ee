// What a hosted page is like as the app leaves it, and what happens to it, until `keeper.js` has loaded, which puts back what other scripts
// have taken meanwhile.

/**
 * Remembers what is in `root`, for `keepPage`. `turn()` is called before and after each change of the app's own, and `own(act)` makes such
 * a change. `stop()` ends it.
 */
export const remember = (root) => {
  // Each node with the properties that the keeper reads.
  const seen = new Map();
  // The records of what others have changed.
  const foreign = [];
  let isOwn = false;

  const see = (node, inner = node.childNodes) => {
    const { childNodes, attributes = [], data } = node;
    const pairs = [...attributes].map(({ name, value }) => ({ name, value }));
    seen.set(node, { childNodes: [...childNodes], attributes: pairs, data });
    for (const node of inner) see(node);
  };

  const observer = new MutationObserver((records) => foreign.push(...records));
  const turn = () => {
    const records = observer.takeRecords();
    if (isOwn) for (const { target, addedNodes } of records) see(target, addedNodes);
    else foreign.push(...records);
    isOwn = !isOwn;
  };
  const own = (act) => {
    turn();
    act();
    turn();
  };
  const focus = ({ target }) => (memory.focused = target);
  // What another script has hidden or removed loses the focus, too. Otherwise the shopper has moved on.
  const blur = ({ target }) =>
    setTimeout(() => {
      const isThere = target.getClientRects().length;
      if (memory.focused === target && isThere && !target.matches(":focus")) memory.focused = undefined;
    });
  const stop = () => {
    foreign.push(...observer.takeRecords());
    observer.disconnect();
    root.removeEventListener("focusin", focus);
    root.removeEventListener("focusout", blur);
  };

  // Another script may have taken it before the app was ready.
  if (!root.parentNode) document.body.prepend(root);
  const { parentNode: home, nextSibling: next } = root;
  see(root);
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  observer.observe(home, { childList: true });
  root.addEventListener("focusin", focus);
  root.addEventListener("focusout", blur);
  const memory = { home, next, focused: root.querySelector(":focus"), seen, foreign, turn, own, stop };
  return memory;
};
