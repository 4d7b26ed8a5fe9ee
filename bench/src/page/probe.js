// Runs before the page's scripts, and records when the page is painted, can be typed into and is ready to be used.
((mark) => {
  if (self !== top) return;
  // As `../report.rs` explains it to readers, ready is the latest of these: a field for the email address is visible; it has a handler, or
  // something around it has; the page has set its mark; and the main thread was idle for this long from then on.
  const IDLE = 50;
  // How often to look, and how late that may be on an idle main thread.
  const STEP = 16;
  const FIELD = "input[type=email], input[name*=email i], input[name=identifier], input[autocomplete~=username]";
  const HANDLED = new Set(["submit", "click", "input", "change", "keydown", "keyup", "beforeinput"]);

  const seen = { paint: null, typable: null, ready: null };
  const tasks = [];
  let shift = 0;
  // The press that opened the form, if the page has one.
  let pressed = 0;
  let marked = !mark;
  let isReady;
  const ready = new Promise((resolve) => (isReady = resolve));

  const roots = new Set([document]);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    roots.add(root);
    return root;
  };
  const handling = new WeakSet();
  const { addEventListener: listen } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (HANDLED.has(type) && listener) handling.add(this ?? self);
    return listen.call(this, type, listener, options);
  };
  const isHandled = (field) => {
    for (let node = field; node; node = node.parentNode ?? node.host) {
      if (handling.has(node)) return true;
      for (const type of HANDLED) if (typeof node[`on${type}`] === "function") return true;
    }
    return false;
  };

  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
  });
  watch("longtask", (entry) => tasks.push(entry));
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) shift += entry.value;
  });
  watch("mark", (entry) => {
    if (entry.name === mark) marked = true;
  });
  // The element sets no mark.
  listen.call(self, mark ?? "", () => (marked = true), true);
  listen.call(self, "click", (event) => (pressed = event.timeStamp), true);

  const isVisible = (field) => {
    const { width, height } = field.getBoundingClientRect();
    return width > 0 && height > 0 && field.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const visibleField = () => {
    for (const root of roots) {
      const field = [...root.querySelectorAll(FIELD)].find(isVisible);
      if (field) return field;
    }
  };

  let last = performance.now();
  let idleSince = last;
  let complete = null;
  const step = () => {
    const now = performance.now();
    if (now - last > 2 * STEP) idleSince = now;
    last = now;
    const field = visibleField();
    if (!field || !marked || !isHandled(field)) complete = null;
    else {
      complete ??= now;
      const since = Math.max(idleSince, complete);
      if (now - since >= IDLE) {
        seen.ready = since;
        isReady();
        return;
      }
    }
    setTimeout(step, STEP);
  };
  setTimeout(step);

  const canBeTypedInto = (field) => {
    if (!field?.matches(":enabled:read-write") || field.closest("[inert]")) return false;
    const { left, top, width, height } = field.getBoundingClientRect();
    return field.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === field;
  };
  // A frame's callbacks run before it is painted; a message sent from one arrives afterwards.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => (seen.typable = performance.now());
  const look = () => {
    if (canBeTypedInto(visibleField())) painted.port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // Its records, in milliseconds from the press or the start of the navigation, once the page is ready or the time has run out.
  self.porticoBench = async (patience) => {
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patience))]);
    await new Promise((resolve) => setTimeout(resolve, 300)); // The last entries come late.
    const from = (time) => time && time - pressed;
    const long = tasks.filter(({ startTime, duration }) => startTime + duration > pressed).map(({ duration }) => duration);
    return {
      // A paint before the press was of something else.
      paint: pressed ? null : seen.paint,
      typable: from(seen.typable),
      ready: from(seen.ready),
      longest: Math.max(0, ...long),
      blocking: long.reduce((sum, duration) => sum + duration - 50, 0),
      shift,
    };
  };
})
