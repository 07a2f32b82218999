// Walking through a picture by keys: arrows follow the lines of one name, the middle. The pattern is that of Data
// Navigator and Olli: siblings by arrows, one step in and out by a key of its own. Focus itself speaks the names.
export function walkable(frame, picture, told) {
  const nodes = new Map([...picture.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
  const lines = [...picture.querySelectorAll("[data-from]")];
  const beside = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const { dataset: { from, to } } of lines) {
    join(from, to);
    join(to, from);
  }
  const trail = [];
  let middle = null;
  let walking = false;

  function join(one, other) {
    if (nodes.has(one) && nodes.has(other) && !beside.get(one).includes(other)) beside.get(one).push(other);
  }

  const show = (here) => {
    frame.classList.toggle("is-tracing", middle !== null);
    for (const line of lines) line.classList.toggle("is-lit", [line.dataset.from, line.dataset.to].includes(middle));
    for (const [id, node] of nodes) {
      node.classList.toggle("is-lit", id === middle || (middle !== null && beside.get(middle).includes(id)));
    }
    if (told !== null) told.textContent = along(here);
  };
  const along = (here) => {
    if (middle === null || here === middle) return "";
    const said = lines
      .filter(({ dataset: { from, to } }) => [from, to].includes(middle) && [from, to].includes(here))
      .map((line) => line.querySelector("title").textContent);
    const around = beside.get(middle);
    return `${said.join("; ")} (${around.indexOf(here) + 1} ${frame.dataset.of} ${around.length})`;
  };
  const go = (id) => {
    walking = true;
    nodes.get(id).focus({ preventScroll: true });
    nodes.get(id).scrollIntoView({ block: "nearest", inline: "nearest" });
    walking = false;
  };
  const step = (here, by) => {
    const around = beside.get(middle);
    if (around.length === 0) return;
    const at = around.indexOf(here);
    go(around[at === -1 ? (by > 0 ? 0 : around.length - 1) : (at + by + around.length) % around.length]);
  };
  const inward = (here) => {
    if (here === middle) return;
    trail.push(middle);
    middle = here;
    show(here);
  };
  const back = (here) => {
    if (here === middle && trail.length === 0) return false;
    if (here === middle) middle = trail.pop();
    go(middle);
    return true;
  };

  // On the frame: a picture that listens for focus itself is a stop of the Tab key.
  frame.addEventListener("focusin", (event) => {
    const id = event.target.dataset.node;
    if (id === undefined) return;
    if (!walking) {
      middle = id;
      trail.length = 0;
    }
    show(id);
  });
  frame.addEventListener("focusout", (event) => {
    if (walking || picture.contains(event.relatedTarget)) return;
    middle = null;
    trail.length = 0;
    show(null);
  });
  picture.addEventListener("keydown", (event) => {
    const here = event.target.dataset.node;
    if (here === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const doing = {
      ArrowRight: () => step(here, 1), ArrowDown: () => step(here, 1),
      ArrowLeft: () => step(here, -1), ArrowUp: () => step(here, -1),
      " ": () => inward(here), Escape: () => back(here),
    }[event.key];
    if (doing === undefined || doing() === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
