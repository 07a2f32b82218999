import { walkable } from "./walk.js";

// A still picture made larger and smaller, and moved in its frame: by mouse and keys. What a frame does by itself
// (scrolling by touch, wheel and arrows) stays as it is. The picture and its table work without this.
const STEP = 1.25;
const CLOSEST = 4;

for (const frame of document.querySelectorAll("[data-zoom]")) {
  const picture = frame.querySelector("svg");
  if (picture !== null) enliven(frame, picture);
}

function enliven(frame, picture) {
  const named = frame.dataset;
  const { width, height } = picture.viewBox.baseVal;
  let scale = 1;
  let moved = false;

  // All of it at once; never larger than it was drawn.
  const whole = () => Math.min(1, frame.clientWidth / width, (window.innerHeight * 0.9) / height);
  const mark = () => {
    frame.classList.toggle("is-large", frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight);
  };
  const size = (to, x, y) => {
    const seen = frame.getBoundingClientRect();
    const [atX, atY] = [x ?? seen.left + seen.width / 2, y ?? seen.top + seen.height / 2];
    const before = picture.getBoundingClientRect();
    const [partX, partY] = [(atX - before.left) / before.width, (atY - before.top) / before.height];
    scale = Math.min(CLOSEST, Math.max(Math.min(whole(), 1), to));
    picture.setAttribute("width", width * scale);
    picture.setAttribute("height", height * scale);
    const after = picture.getBoundingClientRect();
    frame.scrollLeft += after.left + partX * after.width - atX;
    frame.scrollTop += after.top + partY * after.height - atY;
    mark();
  };
  const larger = () => size(scale * STEP);
  const smaller = () => size(scale / STEP);
  const all = () => size(whole());

  const row = buttons([[named.closer, larger], [named.farther, smaller], [named.all, all]]);
  const tools = document.querySelector("[data-tools]");
  if (tools === null) frame.before(row);
  else tools.append(row);
  // Only so do screen readers leave the arrow keys to the picture; the same stands in a table below it.
  frame.setAttribute("role", "application");
  const keys = document.getElementById("toetsen");
  if (keys !== null) keys.hidden = false;
  walkable(frame, picture, document.querySelector(".travelled"));
  frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  mark();

  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const doing = { "+": larger, "=": larger, "-": smaller, 0: all }[event.key];
    if (doing === undefined) return;
    event.preventDefault();
    doing();
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    size(event.deltaY < 0 ? scale * STEP : scale / STEP, event.clientX, event.clientY);
  }, { passive: false });

  picture.addEventListener("pointerdown", () => { moved = false; });
  picture.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || (event.buttons & 1) === 0) return;
    frame.scrollBy({ left: -event.movementX, top: -event.movementY, behavior: "instant" });
    if (Math.abs(event.movementX) + Math.abs(event.movementY) > 2) moved = true;
  });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
    moved = false;
  }, true);
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
