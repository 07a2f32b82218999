import { walkable } from "./walk.js";

// Zoom and pan of a still picture: by mouse, touch and keys. The picture and its table work without this.
const STEP = 1.25;
const CLOSEST = 8;

for (const frame of document.querySelectorAll("[data-zoom]")) {
  const picture = frame.querySelector("svg");
  if (picture !== null) enliven(frame, picture);
}

function enliven(frame, picture) {
  const named = frame.dataset;
  const whole = { ...box(picture) };
  const view = { ...whole };
  const touching = new Map();
  let moved = false;

  const show = () => {
    view.width = Math.min(whole.width, Math.max(whole.width / CLOSEST, view.width));
    view.height = (view.width * whole.height) / whole.width;
    view.x = Math.min(whole.x + whole.width - view.width, Math.max(whole.x, view.x));
    view.y = Math.min(whole.y + whole.height - view.height, Math.max(whole.y, view.y));
    picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    frame.classList.toggle("is-zoomed", view.width < whole.width);
  };
  const scale = () => view.width / picture.getBoundingClientRect().width;
  const zoom = (times, atX, atY) => {
    const seen = picture.getBoundingClientRect();
    const partX = atX === undefined ? 0.5 : (atX - seen.left) / seen.width;
    const partY = atY === undefined ? 0.5 : (atY - seen.top) / seen.height;
    const before = { width: view.width, height: view.height };
    view.width = Math.min(whole.width, Math.max(whole.width / CLOSEST, view.width / times));
    view.height = (view.width * whole.height) / whole.width;
    view.x += (before.width - view.width) * partX;
    view.y += (before.height - view.height) * partY;
    show();
  };
  const pan = (across, down) => {
    view.x += across;
    view.y += down;
    show();
  };
  const reset = () => {
    Object.assign(view, whole);
    show();
  };

  const row = buttons([[named.closer, () => zoom(STEP)], [named.farther, () => zoom(1 / STEP)], [named.all, reset]]);
  const tools = document.querySelector("[data-tools]");
  if (tools === null) frame.before(row);
  else tools.append(row);
  frame.classList.add("is-live");
  // Only so do screen readers leave the arrow keys to the picture; the same stands in a table below it.
  frame.setAttribute("role", "application");
  const keys = document.getElementById("toetsen");
  if (keys !== null) keys.hidden = false;
  walkable(frame, picture, document.querySelector(".travelled"));
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = view.width / 10;
    const doing = {
      "+": () => zoom(STEP), "=": () => zoom(STEP), "-": () => zoom(1 / STEP), 0: reset,
      ArrowLeft: () => pan(-step, 0), ArrowRight: () => pan(step, 0),
      ArrowUp: () => pan(0, -step), ArrowDown: () => pan(0, step),
    }[event.key];
    // On a name the arrows follow its lines; on the frame they move the picture.
    if (event.key.startsWith("Arrow") && event.target !== frame) return;
    const needsZoom = event.key.startsWith("Arrow") && view.width >= whole.width;
    if (doing === undefined || needsZoom) return;
    event.preventDefault();
    doing();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? STEP : 1 / STEP, event.clientX, event.clientY);
  }, { passive: false });

  picture.addEventListener("pointerdown", (event) => {
    touching.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = false;
  });
  picture.addEventListener("pointermove", (event) => {
    const last = touching.get(event.pointerId);
    if (last === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    if (touching.size === 2) {
      const other = [...touching].find(([id]) => id !== event.pointerId)[1];
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(now.x - other.x, now.y - other.y);
      if (before > 0) zoom(after / before, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else if (view.width < whole.width) {
      pan((last.x - now.x) * scale(), (last.y - now.y) * scale());
    }
    if (Math.hypot(now.x - last.x, now.y - last.y) > 2) moved = true;
    touching.set(event.pointerId, now);
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) {
    picture.addEventListener(kind, (event) => touching.delete(event.pointerId));
  }
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
    moved = false;
  }, true);
  frame.addEventListener("focusin", (event) => {
    if (view.width < whole.width && event.target instanceof SVGGraphicsElement) toMiddle(event.target);
  });

  function toMiddle(item) {
    const there = item.getBBox();
    view.x = there.x + there.width / 2 - view.width / 2;
    view.y = there.y + there.height / 2 - view.height / 2;
    show();
  }
}

function box(picture) {
  const { x, y, width, height } = picture.viewBox.baseVal;
  return { x, y, width, height };
}

function buttons(named) {
  const row = document.createElement("p");
  row.className = "zoom";
  for (const [name, act] of named) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.addEventListener("click", act);
    row.append(button);
  }
  return row;
}
