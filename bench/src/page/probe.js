// Runs before the page's scripts, and records when the page is painted, can be typed into and reports that it is ready.
((mark) => {
  if (self !== top) return;
  const seen = { paint: null, typable: null, ready: null, blocking: 0, shift: 0 };

  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
  });
  watch("longtask", (entry) => (seen.blocking += Math.max(0, entry.duration - 50)));
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shift += entry.value;
  });
  const ready = new Promise((resolve) =>
    watch("mark", (entry) => {
      if (entry.name !== mark || seen.ready !== null) return;
      seen.ready = entry.startTime;
      resolve();
    }),
  );

  const canBeTypedInto = (field) => {
    if (!field?.matches(":enabled:read-write") || field.closest("[inert]")) return false;
    const { left, top, width, height } = field.getBoundingClientRect();
    return (
      field.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      document.elementFromPoint(left + width / 2, top + height / 2) === field
    );
  };
  // A frame's callbacks run before it is painted; a message sent from one arrives afterwards.
  const painted = new MessageChannel();
  painted.port1.onmessage = () => (seen.typable = performance.now());
  const look = () => {
    if (canBeTypedInto(document.querySelector('input[autocomplete~="username"]'))) painted.port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  // Its records, once the page is ready or the time has run out.
  self.porticoBench = async (patience) => {
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patience))]);
    await new Promise((resolve) => setTimeout(resolve, 300)); // The last entries come late.
    return seen;
  };
})
