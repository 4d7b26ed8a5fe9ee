// Keeps what the app has rendered, whatever other scripts on the page do to it.
//
// Morphs and routers remove and change nodes that they didn't make. What they have taken is put back: the same nodes, with what was
// typed, the focus and the caret. Wrappers, classes and data that password managers add meanwhile stay, and so do the words of a
// translator: if nothing but words is different, nothing is repaired.

// After this many repairs of a root within so many milliseconds, another script insists. Then it wins.
const TRIES = 20;
const WHILE = 1000;

// Node.DOCUMENT_POSITION_FOLLOWING.
const FOLLOWS = 4;

// What other scripts put among ours: with attributes, but none that ours have.
const FOREIGN = ":is([style],[class],[id]):not([class*=portico],[id*=portico],[for],[role])";
// What the element says when it fails is not the app's.
const MESSAGE = ".portico-card[role=alert]";

const isElement = ({ nodeType }) => nodeType === 1;
const isText = ({ nodeType }) => nodeType === 3;
const isOurs = (node) => isText(node) || (isElement(node) && !node.matches(`${FOREIGN},${MESSAGE}`));

// Other scripts have data and styles of their own.
const isKept = (name) => !/^(data-(?!ready|theme|view|pending)|style$)/.test(name);
const partsOf = (text) => text?.split(" ").filter((part) => part.startsWith("portico")) ?? [];

// Whether an attribute is as it was: of a class the part that is ours counts.
const isSame = (node, name, value) => {
  const now = node.getAttribute(name);
  if (name === "class") return partsOf(value).every((part) => node.classList.contains(part));
  // The element sets these two anew.
  return now === value || (/^data-(theme|view)$/.test(name) && now !== null);
};

/**
 * Keeps any number of roots. `keep(root)` starts with what a root holds now, or with what `remember.js` has seen there. `turn()` is called before and after each change of the
 * app's own, and `own(act, root)` makes such a change, in a root whose inputs may hold something else then. `refocus(root)` gives the focus back to what has just lost it by a move.
 * `drop(root)` leaves a root to others, and `stop()` all of them.
 */
export const keeperOf = () => {
  // What each of our nodes is like: its root, and either its words or its attributes and nodes, and what an input holds.
  const pictures = new WeakMap();
  // The place of each root, what has the focus in it, and how often it was repaired.
  const roots = new WeakMap();
  let isOwn = false;

  // The closest node of ours around a node.
  const around = (node) => {
    do node = node.parentNode;
    while (node && !pictures.has(node));
    return node;
  };

  // The nodes of ours in a node, some of them in wrappers.
  const within = (parent, isInside, seen) =>
    [...(seen?.get(parent) ?? parent).childNodes].flatMap((node) => {
      if (isInside(node)) return [node];
      return pictures.has(node) ? [] : within(node, (inner) => isElement(inner) && isInside(inner), seen);
    });

  // Takes the picture of a node as it is, or as it was seen.
  const draw = (node, root, seen) => {
    const { attributes, data } = seen?.get(node) ?? node;
    const picture = { root };
    pictures.set(node, picture);
    if (isText(node)) {
      picture.words = data;
      return;
    }
    // None of our controls is disabled or hidden once a script is there.
    picture.attributes = new Map(node === root ? [] : ["disabled", "hidden"].map((name) => [name, null]));
    for (const { name, value } of attributes) if (isKept(name)) picture.attributes.set(name, value);
    picture.nodes = within(node, isOurs, seen);
    for (const inner of picture.nodes) draw(inner, root, seen);
  };

  const isInput = (node) => node.localName === "input" && pictures.has(node);
  const inputsOf = (root) => [...root.querySelectorAll("input")].filter(isInput);

  // Remembers what the inputs hold, and the caret. An email's caret is the browser's secret.
  const read = (root, inputs = inputsOf(root)) => {
    for (const input of inputs) {
      const { value, checked, selectionStart, selectionEnd, selectionDirection } = input;
      const caret = selectionStart === null ? undefined : [selectionStart, selectionEnd, selectionDirection];
      Object.assign(pictures.get(input), { value, checked, caret });
    }
  };

  // Takes over what the app has changed.
  const accept = (records) => {
    const added = new Map();
    const changed = new Set();
    for (const { type, target, attributeName, addedNodes } of records) {
      const picture = pictures.get(target);
      if (!picture) continue;
      changed.add(picture.root);
      if (type === "characterData") picture.words = target.data;
      else if (type === "childList") added.set(target, [...(added.get(target) ?? []), ...addedNodes]);
      else if (isKept(attributeName)) picture.attributes.set(attributeName, target.getAttribute(attributeName));
    }
    for (const [parent, nodes] of added) {
      const picture = pictures.get(parent);
      const before = picture.nodes;
      picture.nodes = within(parent, (node) => before.includes(node) || nodes.includes(node));
      for (const node of picture.nodes) if (!before.includes(node)) draw(node, picture.root);
    }
    for (const root of changed) read(root);
  };

  // Goes through the nodes of ours in a node. `visit` gets each with whether it is in its place, and the node before it.
  const walk = (node, visit) => {
    let last = null;
    return pictures.get(node).nodes.every((inner) => {
      const isPlaced = around(inner) === node && !(last && !(last.compareDocumentPosition(inner) & FOLLOWS));
      // A translator takes texts away, except empty ones.
      if (!isPlaced && !inner.isConnected && pictures.get(inner).words && !visit.takesWords) return true;
      const goesOn = visit(inner, isPlaced, last);
      last = inner;
      return goesOn;
    });
  };

  const isWhole = (node) => {
    const { attributes } = pictures.get(node);
    if (!attributes) return true;
    return [...attributes].every(([name, value]) => isSame(node, name, value)) && walk(node, (inner, isPlaced) => isPlaced && isWhole(inner));
  };

  const mend = (node) => {
    const { attributes, words } = pictures.get(node);
    if (!attributes) {
      if (node.data !== words) node.data = words;
      return;
    }
    for (const [name, value] of attributes) {
      if (isSame(node, name, value)) continue;
      if (name === "class") node.classList.add(...partsOf(value));
      else if (value === null) node.removeAttribute(name);
      else node.setAttribute(name, value);
    }
    const visit = (inner, isPlaced, last) => {
      // What is around the one before, as a child of the node.
      while (last && last.parentNode !== node) last = last.parentNode;
      if (!isPlaced) node.insertBefore(inner, last ? last.nextSibling : node.firstChild);
      mend(inner);
      return true;
    };
    walk(node, Object.assign(visit, { takesWords: true }));
  };

  const repair = (root, added) => {
    const kept = roots.get(root);
    if (++kept.repairs > TRIES) {
      console.error("portico: another script keeps changing what is in this element, which is therefore left as it is", root);
      roots.delete(root);
      return;
    }
    setTimeout(() => kept.repairs--, WHILE);
    if (!root.parentNode) kept.home.insertBefore(root, kept.next?.parentNode === kept.home ? kept.next : null);
    mend(root);
    for (const node of added) {
      const isLeft = !pictures.has(node) && root.contains(node) && !within(node, (inner) => pictures.has(inner)).length;
      if (isLeft) node.remove();
    }
    for (const input of inputsOf(root)) {
      const { value, checked, caret } = pictures.get(input);
      if (input.checked !== checked) input.checked = checked;
      // What a checkbox sends is an attribute.
      if (input.value === value || input.type === "checkbox") continue;
      input.value = value;
      if (caret && kept.focused === input) input.setSelectionRange(...caret);
    }
  };

  // Repairs what others have changed.
  const judge = (records) => {
    const changed = new Map();
    const replaced = new Set();
    for (const { target, addedNodes, removedNodes } of records) {
      const node = pictures.has(target) ? target : around(target);
      const root = node ? pictures.get(node).root : [...removedNodes].find((removed) => roots.has(removed));
      if (node) changed.set(root, [...(changed.get(root) ?? []), ...addedNodes]);
      else if (root && !changed.has(root)) changed.set(root, []);
      if (!node && addedNodes.length) replaced.add(target);
    }
    for (const [root, added] of changed) {
      const { home } = roots.get(root) ?? {};
      if (!home) continue;
      // Where its place got other content, the page has moved on.
      const isTaken = !root.parentNode && home.isConnected && !replaced.has(home);
      if (isTaken || !isWhole(root)) repair(root, added);
      refocus(root);
    }
    observer.takeRecords();
  };

  const observer = new MutationObserver(judge);

  const turn = () => {
    isOwn = !isOwn;
    (isOwn ? judge : accept)(observer.takeRecords());
  };

  const own = (act, root) => {
    const isPart = isOwn;
    if (!isPart) turn();
    act();
    if (!isPart) turn();
    // A value is set without a record.
    if (root) read(root);
  };

  const refocus = (root) => {
    const { focused } = roots.get(root) ?? {};
    if (!focused?.isConnected || !/^(body|html)$/.test(document.activeElement?.localName ?? "body")) return;
    focused.focus({ preventScroll: true });
    const { caret } = pictures.get(focused) ?? {};
    if (caret) focused.setSelectionRange(...caret);
  };

  const keep = (root, { home = root.parentNode, next = root.nextSibling, focused = root.querySelector(":focus"), seen, foreign = [] } = {}) => {
    const kept = roots.get(root) ?? { repairs: 0, focused };
    Object.assign(kept, { home, next });
    draw(root, root, seen);
    // An input that was taken still holds what was typed.
    read(root, seen && [...seen.keys(), ...root.querySelectorAll("input")].filter(isInput));
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    observer.observe(kept.home, { childList: true });
    if (roots.has(root)) return;
    roots.set(root, kept);
    for (const type of ["input", "change", "selectionchange"]) root.addEventListener(type, () => read(root));
    root.addEventListener("focusin", ({ target }) => (kept.focused = target));
    // A script that takes the node away does so within this task. Otherwise the shopper has moved on.
    root.addEventListener("focusout", ({ target }) =>
      setTimeout(() => {
        if (kept.focused === target && !target.matches(":focus")) kept.focused = undefined;
      }),
    );
    if (foreign.length) judge(foreign);
  };

  const drop = (root) => roots.delete(root);

  const stop = () => {
    observer.disconnect();
    isOwn = true;
  };

  return { keep, turn, own, refocus, drop, stop };
};

/**
 * Keeps the root of a page that is all ours, of which `remember.js` has the memory; `watch` is the app's function of this name. Returns
 * `own` for it.
 */
export const keepPage = (root, watch, memory) => {
  memory.stop();
  const keeper = keeperOf();
  keeper.keep(root, memory);
  watch(keeper);
  return (act) => keeper.own(act, root);
};
