// Saves steps on pages that all work without it: evidence opens beside the list, keys move through it.
"use strict";
(() => {
  const all = (what, where = document) => [...where.querySelectorAll(what)];
  const one = (what, where = document) => where.querySelector(what);
  const rows = () => all(".lines > .entry");
  const current = () => rows().findIndex((row) => row.hasAttribute("aria-current"));
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = (words) => { status.textContent = words; };

  // Takes the evidence out of the page that the link leads to, and puts it beside the list.
  let asked = 0;
  async function show(row, push) {
    const beside = one("aside.evidence");
    if (!row || !beside) return false;
    const turn = ++asked;
    rows().forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    try {
      const answer = await fetch(row.dataset.href, { headers: { accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = one("#evidence", page);
      if (turn !== asked) return true;
      if (!answer.ok || !fresh) { location.href = row.dataset.href; return true; }
      beside.replaceChildren(...fresh.childNodes);
      all("[data-copy]", beside).forEach((button) => { button.hidden = false; });
      beside.scrollTop = 0;
      if (push) history.replaceState(null, "", row.dataset.href);
      say("Evidence: " + (one("h2", beside)?.textContent ?? ""));
    } catch { location.href = row.dataset.href; }
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".three .entry a.open");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (matchMedia("(max-width: 64rem)").matches) return;
    event.preventDefault();
    show(link.closest(".entry"), true);
  });

  function step(by) {
    const list = rows();
    if (!list.length) return;
    const at = current();
    const row = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + by))];
    rows().forEach((other) => other.removeAttribute("aria-current"));
    row.setAttribute("aria-current", "true");
    row.scrollIntoView({ block: "nearest" });
    one("a.open", row)?.focus({ preventScroll: true });
  }

  const PLACES = { t: "/timeline", d: "/documents", x: "/disputes", w: "/actors", s: "/sources", r: "/review", l: "/log", e: "/export", g: "/graph", m: "/map" };
  let before = "";
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select");
    if (event.key === "Escape") {
      if (writing) writing.blur();
      one("dialog[open]")?.close();
      all("details.correct[open]").forEach((open) => { open.open = false; });
      return;
    }
    if (writing || one("dialog[open]")) return;
    const key = event.key;
    if (before === "g" && PLACES[key]) { event.preventDefault(); location.href = PLACES[key]; before = ""; return; }
    before = key === "g" ? "g" : "";
    const row = rows()[current()];
    const open = (name) => {
      const box = one(`details.correct[data-key="${name}"]`);
      if (!box) return false;
      box.open = true;
      one("input:not([type=hidden]), textarea, select, button", box)?.focus();
      return true;
    };
    const acts = {
      j: () => step(1),
      k: () => step(-1),
      o: () => show(row, true).then((done) => { if (!done && row) location.href = row.dataset.href; }),
      v: () => { const link = one("#evidence a.original") ?? (row && one("a.open", row)); if (link) location.href = link.href; },
      "/": () => one(".top input[type=search]").focus(),
      y: () => open("confirm"),
      n: () => open("wrong"),
      h: () => open("hide"),
      e: () => open("edit"),
      m: () => open("merge"),
      u: () => { location.href = "/log"; },
      c: () => one("#evidence [data-copy], .page [data-copy]")?.click(),
      "?": help,
    };
    if (acts[key] && acts[key]() !== false) event.preventDefault();
  });

  function help() {
    let box = one("dialog.keys");
    if (!box) {
      box = document.createElement("dialog");
      box.className = "keys";
      const list = [
        ["j k", "next and previous line"], ["o", "evidence of the line"], ["v", "the passage in its document"],
        ["/", "search"], ["y n", "right, wrong"], ["h e m", "hide, edit, merge"], ["u", "the log, to undo"], ["c", "copy the citation"],
        ["g then t d x w s", "timeline, documents, disagreements, who, sources"],
        ["g then r l e g m", "review, log, export, graph, map"], ["Esc", "close"], ["?", "these keys"],
      ];
      const table = document.createElement("table");
      for (const [keys, what] of list) {
        const row = table.insertRow();
        row.insertCell().append(Object.assign(document.createElement("kbd"), { textContent: keys }));
        row.insertCell().textContent = what;
      }
      const title = Object.assign(document.createElement("h2"), { textContent: "Keys", id: "keys-title" });
      const close = Object.assign(document.createElement("button"), { textContent: "Close" });
      close.addEventListener("click", () => box.close());
      box.setAttribute("aria-labelledby", "keys-title");
      box.append(title, table, close);
      document.body.append(box);
    }
    box.showModal();
  }

  // Copying a citation: buttons that only a script can work are shown by it.
  all("[data-copy]").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    try { await navigator.clipboard.writeText(button.dataset.copy); say("Copied."); button.classList.add("done"); }
    catch { say("The browser does not let this page copy."); }
  });

  // Files that are dropped on the page go into its form.
  const files = one("form.add input[type=file]");
  if (files) {
    const area = files.closest("form.add");
    for (const name of ["dragenter", "dragover"]) document.addEventListener(name, (event) => { event.preventDefault(); area.classList.add("over"); });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) area.classList.remove("over"); });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      area.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      area.requestSubmit();
    });
    area.addEventListener("submit", () => { say("Reading…"); area.classList.add("busy"); });
  }

  // What is latest is in sight.
  all(".density ol").forEach((strip) => { strip.scrollLeft = strip.scrollWidth; });

  // On a narrow screen the filters begin folded.
  if (matchMedia("(max-width: 44rem)").matches) all("details.filters").forEach((box) => { box.open = false; });
})();
