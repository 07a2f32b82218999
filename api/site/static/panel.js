// What lies behind a cell, a name or a line has a page of its own. Its part "paneel" is fetched and shown beside what it
// was opened from, at the address of that page: who reloads or shares it sees the same. Without this the link leads
// to that page.
const frame = document.querySelector("[data-panels]");
if (frame !== null) enliven(frame);
// Loaded at an address that was opened beside another page: who goes back from here goes to that page.
else if (history.state?.panel === true) window.addEventListener("popstate", () => location.reload());

function enliven(frame) {
  const before = { address: location.href, title: document.title };
  let opener = null;
  let turn = 0;
  let closing = false;

  const isOpen = () => frame.childElementCount > 0;
  const close = () => {
    turn += 1;
    closing = false;
    document.title = before.title;
    if (!isOpen()) return;
    frame.replaceChildren();
    opener?.focus({ preventScroll: true });
  };
  // Going back takes a moment: who asks twice goes back once.
  const back = () => {
    if (closing) return;
    closing = true;
    history.back();
  };
  const closer = () => {
    const row = document.createElement("p");
    const link = document.createElement("a");
    row.className = "close";
    link.href = before.address;
    link.textContent = frame.dataset.panels;
    row.append(link);
    return row;
  };
  const show = async (address) => {
    turn += 1;
    const mine = turn;
    const found = await part(address);
    if (mine !== turn) return;
    if (found === null) {
      location.assign(address);
      return;
    }
    const { panel, title } = found;
    panel.classList.add("panel", "is-open");
    const seen = opener?.getBoundingClientRect();
    const right = seen !== undefined && seen.left + seen.width / 2 > window.innerWidth / 2;
    panel.classList.toggle("left", right && "sides" in frame.dataset);
    panel.prepend(closer());
    panel.append(closer());
    frame.replaceChildren(panel);
    document.title = title;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link === null || event.defaultPrevented || !plain) return;
    const target = link.getAttribute("href") ?? "";
    if (frame.contains(link) && link.closest(".close") !== null) {
      event.preventDefault();
      back();
    } else if (link.hasAttribute("data-panel") || (frame.contains(link) && link.closest(".pager") !== null)) {
      event.preventDefault();
      const address = new URL(target, before.address).href;
      if (!frame.contains(link)) opener = link;
      if (isOpen()) history.replaceState({ panel: true }, "", address);
      else history.pushState({ panel: true }, "", address);
      show(address);
    } else if (target.startsWith("#") && history.state?.panel === true) {
      // A place on the page itself has the address of that page.
      history.replaceState(null, "", before.address.split("#")[0]);
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && isOpen()) back();
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
    const panel = page.getElementById("paneel");
    return panel === null ? null : { panel: document.adoptNode(panel), title: page.title };
  } catch {
    return null;
  }
}
