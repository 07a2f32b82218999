// A file is dropped on its field, and while it is sent and read the page says what it does and can stop. Without this
// the form works as forms do.
const form = document.querySelector("[data-intake]");
if (form !== null) enliven(form);

function enliven(form) {
  const words = form.dataset;
  const field = form.elements.bestand;
  const drop = form.querySelector(".drop");
  const busy = form.querySelector(".busy");
  const said = busy.querySelector(".busy-words");
  const progress = busy.querySelector("progress");
  const fault = document.getElementById("fout");
  const button = form.querySelector("button:not([type])");
  let request = null;
  let clock = null;

  drop.querySelector(".drop-hint").hidden = false;
  const over = (event) => {
    if (request !== null || ![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.add("is-over");
  };
  // On the whole page: a file that is dropped beside the field would else take its place in the window.
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    drop.classList.remove("is-over");
    if (request !== null || event.dataTransfer.files.length === 0) return;
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    field.focus();
  });

  const tell = (lines) => {
    const notice = document.createElement("div");
    notice.className = "notice is-fault";
    notice.setAttribute("role", "alert");
    notice.tabIndex = -1;
    for (const line of lines) {
      const row = document.createElement("p");
      row.textContent = line;
      notice.append(row);
    }
    fault.replaceChildren(notice);
    notice.focus();
  };
  const end = () => {
    clearInterval(clock);
    request = null;
    busy.hidden = true;
    button.disabled = false;
  };
  const stop = () => {
    const asked = request;
    end();
    asked.abort();
    tell([words.stopped]);
  };
  const reading = () => {
    const since = Date.now();
    progress.removeAttribute("value");
    said.textContent = `${words.reading}…`;
    clock = setInterval(() => {
      const seconds = Math.round((Date.now() - since) / 1000);
      // Aloud only now and then: who listens is not read a number each second.
      if (seconds % 10 === 0) said.textContent = `${words.reading}: ${seconds} ${words.seconds}. ${words.slow}`;
    }, 1000);
  };
  const answered = (asked) => {
    end();
    if (asked.status >= 200 && asked.status < 300) {
      location.assign(asked.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(asked.responseText, "text/html");
    const told = page.getElementById("fout");
    const lines = told === null ? [] : [...told.querySelectorAll("p")].map((line) => line.textContent);
    tell(lines.length > 0 ? lines : [words.failed]);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (request !== null || field.files.length === 0) return;
    fault.replaceChildren();
    if (field.files[0].size > Number(words.most)) {
      tell([words.large]);
      return;
    }
    const asked = request = new XMLHttpRequest();
    asked.open("POST", form.action);
    asked.upload.addEventListener("progress", (sent) => {
      if (asked !== request || !sent.lengthComputable) return;
      progress.max = sent.total;
      progress.value = sent.loaded;
    });
    asked.upload.addEventListener("load", () => { if (asked === request) reading(); });
    asked.addEventListener("load", () => { if (asked === request) answered(asked); });
    asked.addEventListener("error", () => {
      if (asked !== request) return;
      end();
      tell([words.failed]);
    });
    said.textContent = `${words.sending}…`;
    progress.value = 0;
    busy.hidden = false;
    button.disabled = true;
    busy.querySelector("button").focus();
    asked.send(new FormData(form));
  });
  busy.querySelector("button").addEventListener("click", stop);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || request === null) return;
    event.preventDefault();
    stop();
  });
  // Who comes back by the Back key finds the form as it was, not as busy.
  window.addEventListener("pageshow", (event) => { if (event.persisted && request === null) end(); });
}
