// Two keys: "/" goes to the search box, Escape closes what was opened from the table. Closing leaves nothing behind to
// go back to: Back leads to where one was before opening. All else works without this.
const search = document.getElementById("zoek");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea") !== null;
  if (event.key === "/" && !typing && search !== null) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "Escape") {
    document.querySelector(":target")?.closest(".panel")?.querySelector(".close a")?.click();
  }
});

document.addEventListener("click", (event) => {
  const close = event.target instanceof Element ? event.target.closest(".panel .close a") : null;
  if (close === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  location.replace(close.href);
});
