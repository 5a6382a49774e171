// How an axis is moved: mouse, fingers and keys. The page keeps what is its own: moving up and down.

const DRAG_START = 4; // pixels that a press may move and still be one
const KEY_STEP = 0.2; // share of the view that an arrow key moves
const WHEEL_PIXELS = 240; // of turning that halve the view

/**
 * Listens on `area`. `axis`: {zoom(factor, x, smooth), pan(pixels, smooth), whole(), press(x, y), mirrored}; x in pixels
 * from the left edge of the area, a factor below 1 shows less.
 */
export function listenTo(area, axis) {
  const fingers = new Map();
  let moved = 0;
  const across = (event) => event.clientX - area.getBoundingClientRect().left;

  area.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    if (!fingers.size) moved = 0;
    fingers.set(event.pointerId, across(event));
  });
  area.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, across(event));
    const now = [...fingers.values()];
    moved += Math.abs(middleOf(now) - middleOf(before)) + Math.abs(spreadOf(now) - spreadOf(before));
    if (moved < DRAG_START) return;
    area.setPointerCapture(event.pointerId);
    if (now.length > 1) axis.zoom(spreadOf(before) / Math.max(spreadOf(now), 1), middleOf(now), false);
    axis.pan(middleOf(before) - middleOf(now), false);
  });
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
    area.addEventListener(name, (event) => {
      if (name !== "pointerleave" || !area.hasPointerCapture(event.pointerId)) fingers.delete(event.pointerId);
    });
  }
  area.addEventListener("click", (event) => {
    if (moved < DRAG_START) axis.press(across(event), event.clientY - area.getBoundingClientRect().top);
  });
  area.addEventListener("dblclick", (event) => axis.zoom(0.5, across(event), true));
  area.addEventListener(
    "wheel",
    (event) => {
      const aside = Math.abs(event.deltaX) > Math.abs(event.deltaY); // two fingers on a touchpad
      if (!event.ctrlKey && !aside) return; // with Ctrl, as browsers tell of a pinch on a touchpad, too
      event.preventDefault();
      if (aside) return axis.pan(event.deltaX, false);
      const pixels = event.deltaMode ? event.deltaY * 40 : event.deltaY;
      axis.zoom(2 ** Math.min(1, Math.max(-1, pixels / WHEEL_PIXELS)), across(event), false);
    },
    { passive: false },
  );
}

/** Moves the axis by a key; true when it was one for it. */
export function keyed(event, axis, width) {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const acts = {
    ArrowLeft: () => axis.pan(-KEY_STEP * width, true),
    ArrowRight: () => axis.pan(KEY_STEP * width, true),
    "+": () => axis.zoom(0.5, width / 2, true),
    "-": () => axis.zoom(2, width / 2, true),
    Home: () => axis.whole(),
  };
  const act = acts[{ "=": "+", _: "-", 0: "Home" }[event.key] ?? event.key];
  act?.();
  return Boolean(act);
}

function middleOf(places) {
  return places.reduce((sum, x) => sum + x, 0) / places.length;
}

function spreadOf(places) {
  return places.length > 1 ? Math.abs(places[0] - places[1]) : 1;
}
