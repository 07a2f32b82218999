// What lies behind a cell, a name or a line has a page of its own. Its part "paneel" is fetched and shown beside what
// it was opened from, at the address of that page: who reloads or shares it sees the same. Without this the link leads
// to that page.
const frame = document.querySelector("[data-panels]");
if (frame !== null) enliven(frame);
// Loaded at an address that was opened beside another page: who goes back from here goes to that page.
else if (history.state?.panel === true) window.addEventListener("popstate", () => location.reload());

function enliven(frame) {
  const before = location.href;
  let opener = null;
  let turn = 0;

  const close = () => {
    turn += 1;
    frame.replaceChildren();
    opener?.focus({ preventScroll: true });
  };
  const closing = () => {
    const row = document.createElement("p");
    const link = document.createElement("a");
    row.className = "close";
    link.href = before;
    link.textContent = frame.dataset.panels;
    row.append(link);
    return row;
  };
  const show = async (address) => {
    turn += 1;
    const mine = turn;
    const panel = await part(address);
    if (mine !== turn) return;
    if (panel === null) {
      location.assign(address);
      return;
    }
    panel.classList.add("panel", "is-open");
    const seen = opener?.getBoundingClientRect();
    const right = seen !== undefined && seen.left + seen.width / 2 > window.innerWidth / 2;
    panel.classList.toggle("left", right && "sides" in frame.dataset);
    panel.prepend(closing());
    panel.append(closing());
    frame.replaceChildren(panel);
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || event.defaultPrevented || !plain) return;
    if (frame.contains(link) && link.closest(".close") !== null) {
      event.preventDefault();
      history.back();
    } else if (link.hasAttribute("data-panel") || (frame.contains(link) && link.closest(".pager") !== null)) {
      event.preventDefault();
      const address = new URL(link.getAttribute("href"), location.href).href;
      const open = frame.childElementCount > 0;
      if (!open || !frame.contains(link)) opener = link;
      if (open) history.replaceState({ panel: true }, "", address);
      else history.pushState({ panel: true }, "", address);
      show(address);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && frame.childElementCount > 0) history.back();
  });
  window.addEventListener("popstate", (event) => {
    if (event.state?.panel === true) show(location.href);
    else close();
  });
}

async function part(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return document.adoptNode(page.getElementById("paneel"));
  } catch {
    return null;
  }
}
