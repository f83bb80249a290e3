// The page of a document. It works without this script; with it, there are cards, filters, sorting, keys, and a choice of language.
(() => {
  "use strict";
  const { root, byId, all, held, said, element, address, start } = frame;
  const { facts, remarks, name } = held("data");
  const sheet = document.querySelector(".sheet");
  const table = byId("table");
  const card = byId("card");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const lines = all(".row", sheet);
  const marks = all("a.f", sheet);
  const rows = table ? all("tbody tr", table) : [];
  // --- places: an offset into the document is an offset into the lines of the page

  const starts = lines.map((line) => Number(line.dataset.o));
  let characters = null;
  const textOf = ([start, end]) => {
    characters = characters || [...all(".tx", sheet).map((line) => line.textContent).join("")];
    return characters.slice(start, end).join("");
  };
  const length = (text) => { let n = 0; for (const _ of text) n += 1; return n; };

  function lastAtMost(count, valueAt, limit) {
    let low = 0, high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(middle) <= limit) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  function point(offset) {
    const at = Math.max(lastAtMost(starts.length, (i) => starts[i], offset), 0);
    const walker = document.createTreeWalker(lines[at].firstChild, NodeFilter.SHOW_TEXT);
    let left = offset - starts[at], last = [lines[at].firstChild, 0];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const size = length(node.data);
      if (left < size) return [node, [...node.data].slice(0, left).join("").length];
      left -= size;
      last = [node, node.data.length];
    }
    return last;
  }

  function rangeOf([start, end]) {
    const range = document.createRange();
    range.setStart(...point(start));
    range.setEnd(...point(end));
    return range;
  }

  // what a card rests on is lit while it is shown ("basis"), the sentence of a link until the next jump ("at")
  function glow(spans, layer = "basis") {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete(layer);
    const ranges = spans.filter(([start, end]) => start < end).map(rangeOf);
    if (ranges.length) CSS.highlights.set(layer, new Highlight(...ranges));
  }

  // --- the one card

  let shown = null, timer = 0;

  function heading(path) {
    const link = document.querySelector(`.tree a[data-path="${path}"] > span`);
    return link ? `${path} · ${link.firstChild.textContent} ${link.childNodes[1] ? link.childNodes[1].textContent.trim() : ""}` : path;
  }

  function describe(number) {
    const fact = facts[number - 1];
    const article = element("article", undefined, fact.r);
    const list = element("dl");
    for (const [key, parts] of Object.entries(fact.c)) {
      const line = element("div");
      const text = parts.map((part) => (typeof part === "string" ? part : said(part.k))).join(" · ");
      line.append(element("dt", said(key)), element("dd", key === "section" ? heading(text) : text));
      list.append(line);
    }
    const copies = element("div", undefined, "copies");
    for (const [key, made] of [["link", linkOf], ["correct", correction]]) {
      const button = element("button", said(key));
      button.type = "button";
      button.addEventListener("click", () => copy(key, made(number)));
      copies.append(button);
    }
    article.append(element("h3", fact.n), element("p", fact.v, "v"), list, copies);
    return article;
  }

  // --- what can be taken along: a link to a sentence, a row for corrections.csv, the facts that are shown as CSV

  const fileName = () => name || decodeURIComponent(location.pathname.split("/").pop() || "").replace(/\.html?$/, "");
  const csvRow = (cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
  const linkOf = (number) => `${location.href.split("#")[0]}#at=${facts[number - 1].s.join("-")}`;
  const correction = (number) => csvRow([fileName(), ...facts[number - 1].q.map(String), "", "", "", ""]); // field and value are to be filled in

  let saying = 0;
  function copy(key, text) {
    const ask = () => prompt(said(key), text); // where the browser keeps pages from the clipboard
    const done = () => {
      byId("said").textContent = said("copied");
      clearTimeout(saying);
      saying = setTimeout(() => { byId("said").textContent = ""; }, 2000);
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, ask); else ask();
  }

  function save() {
    const { columns, cells } = held("sheet");
    const cell = ([kept, which], row) => { const found = kept[which.length ? which[row] : 0]; return typeof found === "string" ? found : textOf(found); };
    const written = all("tbody tr:not([hidden])", table).map((row) => {
      const found = cells.map((column) => cell(column, row.id.slice(1) - 1));
      return csvRow(found.map((text, at) => (columns[at] === "document" ? text || fileName() : text)));
    });
    const link = element("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", [csvRow(columns), ...written, ""].join("\r\n")], { type: "text/csv" }));
    link.download = `${fileName()}.facts.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function place() {
    if (!shown) return;
    const boxes = shown.getClientRects();
    const box = boxes[boxes.length - 1];
    if (!box || box.bottom < 0 || box.top > innerHeight) return hide();
    const below = box.bottom + 8, under = innerHeight - below - 8, over = box.top - 16;
    card.style.setProperty("--room", `${Math.max(under, over)}px`); // so that it never lies on the mark that a click is for
    card.style.top = `${card.offsetHeight <= under || under >= over ? below : box.top - card.offsetHeight - 8}px`;
    card.style.left = `${Math.max(8, Math.min(box.left - 16, innerWidth - card.offsetWidth - 16))}px`;
  }

  function show(mark) {
    clearTimeout(timer);
    if (shown === mark) return;
    hide();
    shown = mark;
    const numbers = mark.dataset.f.split(" ").map(Number);
    card.replaceChildren(...numbers.map(describe));
    card.className = facts[numbers[0] - 1].r;
    card.hidden = false;
    mark.classList.add("on");
    mark.setAttribute("aria-describedby", "card");
    glow(numbers.flatMap((number) => facts[number - 1].m));
    place();
    const [box, over] = [mark.getBoundingClientRect(), card.getBoundingClientRect()];
    const covered = box.bottom > over.top && box.top < over.bottom && box.right > over.left && box.left < over.right;
    if (covered) scrollBy({ top: box.bottom - over.top + 24, behavior: "instant" }); // the sheet of a telephone
  }

  function hide() {
    clearTimeout(timer);
    if (!shown) return;
    shown.classList.remove("on");
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
    glow([]);
  }

  const soon = (action, wait) => { clearTimeout(timer); timer = setTimeout(action, wait); };
  const markOf = (target) => target.closest && target.closest("a.f");
  const settle = () => { const held = markOf(document.activeElement || document.body); if (held && held.matches(":focus-visible")) show(held); else hide(); };

  sheet.addEventListener("pointerover", (event) => {
    const mark = markOf(event.target);
    if (mark && event.pointerType === "mouse") soon(() => show(mark), 90);
  });
  sheet.addEventListener("pointerout", (event) => {
    if (markOf(event.target) && event.pointerType === "mouse") soon(settle, 160);
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", () => soon(settle, 160));
  sheet.addEventListener("focusin", (event) => {
    const mark = markOf(event.target);
    if (mark) { rove(marks, mark); show(mark); }
  });
  sheet.addEventListener("focusout", (event) => { if (markOf(event.target)) soon(hide, 0); });

  for (const part of [sheet, byId("remarks")]) {
    part.addEventListener("pointerover", (event) => {
      const link = event.target.closest("[data-d]");
      if (link) glow([remarks[link.dataset.d - 1]]);
    });
    part.addEventListener("pointerout", (event) => { if (event.target.closest("[data-d]")) glow([]); });
  }

  // --- jumps: each ends at the middle of the window, flashes, and takes the focus along

  let tapped = null;
  document.addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "mouse" ? null : { mark: markOf(event.target), open: shown };
    if (root.classList.contains("drawer") && !event.target.closest("#outline")) drawer(false);
  });

  function flash(target) {
    target.classList.remove("flash");
    void target.offsetWidth;
    target.classList.add("flash");
    setTimeout(() => target.classList.remove("flash"), 1900);
  }

  function jump(id, arrived) {
    const target = byId(id);
    if (!target) return false;
    if (target.hidden) choose({ q: "", role: "", status: "", section: "" });
    const landed = id[0] === "f" ? target.closest("a") || target : target;
    const part = landed.matches("section");
    const focused = landed.matches("tr") ? landed.querySelector("a") : landed;
    glow([], "at");
    if (!arrived) go(id);
    const scroll = () => landed.scrollIntoView({ block: part || landed.matches(".h") ? "start" : "center", behavior: "instant" });
    scroll();
    if (focused.matches("a, [tabindex]")) focused.focus({ preventScroll: true });
    requestAnimationFrame(() => { scroll(); place(); }); // lines that were not laid out before may have moved it
    if (!part) flash(landed);
    return true;
  }

  // START-END, offsets into the text: the address of a sentence, whatever the parser finds in it
  function jumpTo(spot, arrived) {
    const [start, end] = spot.split("-").map(Number);
    if (!(start >= 0 && end > start)) return;
    const line = lines[Math.max(lastAtMost(starts.length, (i) => starts[i], start), 0)];
    if (!arrived) go(`at=${spot}`);
    glow([[start, end]], "at");
    line.tabIndex = -1;
    line.scrollIntoView({ block: "center", behavior: "instant" });
    line.focus({ preventScroll: true });
    requestAnimationFrame(() => scrollBy({ top: rangeOf([start, end]).getBoundingClientRect().top - innerHeight / 3, behavior: "instant" }));
  }

  // --- the address, #PLACE&q=…&role=…: where the reader is, by an id or at=START-END, and the filter

  const FILTER = ["q", "role", "status", "section"];
  let here = "", writing = 0;

  function go(where) {
    here = where;
    note("pushState");
  }

  function note(how) {
    clearTimeout(writing);
    const parts = [here, ...FILTER.filter((key) => wanted[key]).map((key) => `${key}=${encodeURIComponent(wanted[key])}`)];
    address(how, parts.filter(Boolean).join("&"));
  }

  function arrive() {
    const given = new URLSearchParams(location.hash.slice(1));
    const at = given.get("at");
    here = at ? `at=${at}` : [...given.keys()].find((key) => !given.get(key)) || "";
    if (table) {
      const known = (key) => key === "q" || all("option", byId(`by-${key}`)).some((option) => option.value === given.get(key));
      choose(Object.fromEntries(FILTER.map((key) => [key, given.has(key) && known(key) ? given.get(key) : ""])), true);
    }
    if (at) jumpTo(at, true); else if (here) jump(here, true);
  }
  addEventListener("popstate", arrive);

  document.addEventListener("click", (event) => {
    const row = event.target.closest("#table tbody tr");
    const link = event.target.closest('a[href^="#"]') || (row && row.querySelector("a"));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || (row && String(getSelection()))) return;
    const mark = markOf(link);
    if (mark && tapped && tapped.mark === mark && tapped.open !== mark) { event.preventDefault(); show(mark); return; }
    drawer(false);
    if (link.dataset.at) { event.preventDefault(); jumpTo(link.dataset.at); return; }
    if (jump(decodeURIComponent(link.hash.slice(1)))) event.preventDefault();
  });

  // --- the facts: one filter for the table and the text

  const searched = new Map();
  const wanted = { q: "", role: "", status: "", section: "" };

  function haystack(row) {
    if (!searched.has(row)) {
      const fact = facts[row.id.slice(1) - 1];
      const more = [...(fact.c.indicator || []), ...(fact.c.period || []).slice(0, 1), textOf(fact.s).replace(/\s/g, "")];
      searched.set(row, `${row.textContent} ${more.join(" ")}`.toLowerCase());
    }
    return searched.get(row);
  }

  function matches(row) {
    const path = row.dataset.p;
    return (!wanted.role || row.dataset.r === wanted.role)
      && (!wanted.status || row.dataset.s === wanted.status)
      && (!wanted.section || path === wanted.section || path.startsWith(`${wanted.section}.`))
      && wanted.q.split(/\s+/).every((word) => haystack(row).includes(word));
  }

  function choose(change, arrived) {
    Object.assign(wanted, change);
    wanted.q = wanted.q.toLowerCase().trim();
    clearTimeout(writing);
    if (!arrived) writing = setTimeout(() => note("replaceState"), 200); // browsers limit how often an address may change
    const found = new Set();
    for (const row of rows) {
      row.hidden = !matches(row);
      if (!row.hidden) found.add(row.id.slice(1));
    }
    for (const mark of marks) mark.classList.toggle("off", !mark.dataset.f.split(" ").some((number) => found.has(number)));
    byId("shown").textContent = found.size;
    for (const name of ["role", "status", "section"]) byId(`by-${name}`).value = wanted[name];
    if (byId("q").value.toLowerCase().trim() !== wanted.q) byId("q").value = wanted.q;
    for (const key of all(".key")) {
      key.setAttribute("aria-pressed", String((key.dataset.role || "-") === wanted.role || (key.dataset.status || "-") === wanted.status));
    }
    const first = all("tbody tr:not([hidden]) a", table)[0];
    if (first && !all('tbody tr:not([hidden]) a[tabindex="0"]', table).length) rove(links(), first);
  }

  const collator = new Intl.Collator(["zh-Hans", "en"], { numeric: true });

  function sort(th) {
    const next = { none: "ascending", ascending: "descending", descending: "none" }[th.getAttribute("aria-sort")];
    for (const other of all("th", table)) other.setAttribute("aria-sort", other === th ? next : "none");
    const column = th.cellIndex;
    const numeric = th.matches(".c-nr, .c-value, .c-growth");
    const value = (row) => { const cell = row.cells[column]; return cell.dataset.v || (numeric ? "" : cell.textContent); };
    const turn = next === "descending" ? -1 : 1;
    const order = rows.map((row, at) => [row, value(row), at]);
    if (next !== "none") {
      order.sort(([, a, i], [, b, j]) => {
        if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1) || i - j;
        return turn * (numeric ? a - b : collator.compare(a, b)) || i - j;
      });
    }
    table.tBodies[0].append(...order.map(([row]) => row));
  }

  if (table) {
    byId("q").addEventListener("input", (event) => choose({ q: event.target.value }));
    for (const name of ["role", "status", "section"]) {
      byId(`by-${name}`).addEventListener("change", (event) => choose({ [name]: event.target.value }));
    }
    byId("csv").addEventListener("click", save);
    byId("clear").addEventListener("click", () => choose({ q: "", role: "", status: "", section: "" }));
    table.tHead.addEventListener("click", (event) => { const th = event.target.closest("th"); if (th) sort(th); });
    document.querySelector(".legend").addEventListener("click", (event) => {
      const key = event.target.closest(".key");
      if (!key) return;
      const name = key.dataset.role ? "role" : "status";
      choose({ [name]: wanted[name] === key.dataset[name] ? "" : key.dataset[name] });
    });
    table.addEventListener("focusin", (event) => { if (event.target.matches("tbody a")) rove(links(), event.target); });
  }

  // --- the outline

  const headings = all(".h[id]", sheet);
  let current = null;

  function follow() {
    const at = lastAtMost(headings.length, (i) => headings[i].getBoundingClientRect().top, 120);
    const path = at < 0 ? "" : headings[at].id.slice(2).replaceAll("-", ".");
    let link = path && document.querySelector(`.tree a[data-path="${path}"]`);
    for (let list = link && link.closest("ol[hidden]"); list; list = link.closest("ol[hidden]")) link = list.parentElement.querySelector("a");
    if (link === current) return;
    if (current) current.removeAttribute("aria-current");
    current = link || null;
    if (!current) return;
    current.setAttribute("aria-current", "true");
    const tree = document.querySelector(".tree");
    const top = current.getBoundingClientRect().top - tree.getBoundingClientRect().top;
    if (top < 0 || top > tree.clientHeight - 40) tree.scrollTop += top - tree.clientHeight / 2;
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; place(); follow(); });
  }, { passive: true });
  addEventListener("resize", () => { place(); follow(); });

  byId("outline").addEventListener("click", (event) => {
    const fold = event.target.closest(".fold");
    if (!fold) return;
    const open = fold.getAttribute("aria-expanded") !== "true";
    fold.setAttribute("aria-expanded", String(open));
    fold.parentElement.querySelector("ol").hidden = !open;
    follow();
  });

  function drawer(open) {
    if (open === root.classList.contains("drawer")) return;
    root.classList.toggle("drawer", open);
    byId("menu").setAttribute("aria-expanded", String(open));
    for (const other of all(".bar, .skip, .hero, .headline, .meta, #text, .part, footer")) other.inert = open;
    byId(open ? "shut" : "menu").focus();
  }
  byId("menu").addEventListener("click", () => drawer(true));
  byId("shut").addEventListener("click", () => drawer(false));

  // --- keys

  const links = () => rows.length ? all("tbody a", table) : [];

  function rove(group, chosen) {
    for (const link of group) if (link.tabIndex === 0 && link !== chosen) link.tabIndex = -1;
    chosen.tabIndex = 0;
  }

  function step(by) {
    const held = document.activeElement;
    const inTable = Boolean(held && held.closest("#table tbody"));
    const group = inTable ? all("tbody tr:not([hidden]) a", table) : marks.filter((mark) => !mark.classList.contains("off"));
    if (!group.length) return;
    let at = group.indexOf(held);
    if (at >= 0) at += by;
    else at = lastAtMost(group.length, (i) => group[i].getBoundingClientRect().top, 64) + (by > 0 ? 1 : 0);
    const next = group[Math.max(0, Math.min(at, group.length - 1))];
    next.scrollIntoView({ block: "nearest", behavior: "instant" });
    const box = next.getBoundingClientRect();
    if (box.top < 110 || box.bottom > innerHeight - 24) next.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "auto" });
    next.focus({ preventScroll: true });
  }

  const MOVES = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, j: 1, k: -1 };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const held = event.target;
    if (event.key === "Escape") {
      if (shown) hide();
      else if (root.classList.contains("drawer")) drawer(false);
      else if (held.id === "q") { choose({ q: "" }); held.blur(); }
      else document.querySelector(".keys").open = false;
      return;
    }
    if (held.matches("input:not([type=checkbox]), select, textarea")) return;
    const single = event.key.length === 1;
    if (single && !byId("keys-on").checked) return;
    if (event.key === "/" && table) {
      byId("q").scrollIntoView({ block: "center", behavior: "instant" });
      byId("q").focus();
      event.preventDefault();
    } else if (event.key === "l" && held.matches("a.f, #table tbody a")) {
      copy("link", linkOf(held.matches("a.f") ? held.dataset.f.split(" ")[0] : held.closest("tr").id.slice(1)));
      event.preventDefault();
    } else if (event.key in MOVES && (single || held.matches("a.f, #table tbody a"))) {
      step(MOVES[event.key]);
      event.preventDefault();
    }
  });

  // --- the start

  document.addEventListener("spoken", () => searched.clear());
  start();
  if (location.hash) addEventListener("load", () => setTimeout(arrive)); // after the browser's own jump, which puts a mark below the bar
  requestAnimationFrame(follow);
})();
