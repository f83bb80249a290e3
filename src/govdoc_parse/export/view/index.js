// The index: facets and words choose documents; the panel sets the figures of those side by side.
(() => {
  "use strict";
  const { byId, all, held, said, element, address, start } = frame;
  const { documents, regions, indicators, figures } = held("data");
  const FACETS = ["region", "year", "genre"];
  const MEASURES = { outcomes: ["level", "growth"], targets: ["target_level", "target_growth"] };
  const LINES = 100; // drawn at once; a thousand would take seconds to lay out
  const COLUMNS = 12; // as many indicators as can be read side by side; words choose others
  const rows = all("#list tbody tr").sort((a, b) => a.dataset.i - b.dataset.i);
  const boxes = Object.fromEntries(FACETS.map((name) => [name, all(`[data-facet="${name}"] input`)]));
  const kind = byId("kind"), q = byId("q"), wanted = byId("wanted");
  const wordsOf = (input) => input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = (name) => boxes[name].filter((box) => box.checked).map((box) => box.value);

  // --- which documents: those with a chosen value of each facet that has any, and with all words

  let haystacks = null;
  function matching() {
    haystacks = haystacks || rows.map((row) => row.textContent.toLowerCase());
    const words = wordsOf(q);
    const sets = FACETS.map((name) => new Set(chosen(name)));
    const passes = documents.map((facts, at) => [
      words.every((word) => haystacks[at].includes(word)),
      ...sets.map((set, place) => !set.size || set.has(facts[place + 1])),
    ]);
    // how many documents a value would have, the other facets as they are
    FACETS.forEach((name, place) => {
      const counts = new Map();
      documents.forEach((facts, at) => {
        if (passes[at].every((passed, other) => passed || other === place + 1)) counts.set(facts[place + 1], (counts.get(facts[place + 1]) || 0) + 1);
      });
      for (const box of boxes[name]) {
        const count = counts.get(box.value) || 0;
        box.parentElement.querySelector("small").textContent = count;
        box.parentElement.hidden = !count && !box.checked;
      }
    });
    return passes.map((passed) => passed.every(Boolean));
  }

  // --- the panel: a row for each region and year, a column for each indicator, the first document that states a figure

  function panel(shown, whole) {
    const measures = MEASURES[kind.value];
    const lines = new Map(), uses = new Map();
    for (const figure of figures) {
      const [at, region, indicator, measure, year] = figure;
      if (!shown[at] || !measures.includes(measure)) continue;
      const key = `${region} ${year}`;
      if (!lines.has(key)) lines.set(key, { region, year, cells: new Map() });
      const cells = lines.get(key).cells;
      if (!cells.has(indicator)) cells.set(indicator, {});
      const cell = cells.get(indicator);
      if (cell[measure]) continue;
      cell[measure] = figure;
      uses.set(indicator, (uses.get(indicator) || 0) + 1);
    }
    const words = wordsOf(wanted);
    const found = [...uses.keys()].filter((indicator) => !words.length || words.some((word) => indicators[indicator].toLowerCase().includes(word)));
    const columns = found.sort((a, b) => uses.get(b) - uses.get(a) || a - b).slice(0, COLUMNS);
    const kept = [...lines.values()].filter((line) => columns.some((column) => line.cells.has(column)));
    const place = (line) => regions[line.region][1] || "9";
    kept.sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : a.region - b.region) || a.year - b.year);
    draw(columns, whole ? kept : kept.slice(0, LINES), measures);
    byId("more").hidden = whole || kept.length <= LINES;
    byId("lines").textContent = kept.length;
    byId("columns").textContent = found.length > columns.length ? `${columns.length} / ${found.length} ${said("indicators")}` : `${found.length} ${said("indicators")}`;
    byId("nothing").hidden = columns.length > 0;
  }

  function draw(columns, lines, measures) {
    const head = element("tr"), body = element("tbody"), top = element("thead");
    for (const text of [said("region"), said("year"), ...columns.map((column) => indicators[column])]) {
      const th = element("th", text);
      th.scope = "col";
      head.append(th);
    }
    for (const line of lines) {
      const row = element("tr"), named = element("th", regions[line.region][0] || said("not_stated"));
      named.scope = "row";
      named.lang = "zh-Hans";
      row.append(named, element("td", line.year));
      for (const column of columns) {
        const cell = element("td");
        for (const measure of measures) if ((line.cells.get(column) || {})[measure]) cell.append(link(line.cells.get(column)[measure]));
        row.append(cell);
      }
      body.append(row);
    }
    if (columns.length) top.append(head);
    byId("side").replaceChildren(...(columns.length ? [top, body] : []));
  }

  function link([at, , , measure, , text, exact, place, approximation, confidence]) {
    const made = element("a", (approximation ? `${said(approximation)} ` : "") + text, `${measure} ${confidence}`);
    made.href = `${documents[at][0]}#${place}`;
    const more = [exact, confidence && said(confidence)].filter(Boolean).join(" · ");
    if (more) made.title = more;
    return made;
  }

  // --- the address keeps what is chosen

  let writing = 0;
  function note() {
    const given = new URLSearchParams();
    for (const [key, input] of [["q", q], ["i", wanted]]) if (wordsOf(input).length) given.set(key, input.value.trim());
    if (kind.selectedIndex) given.set("show", kind.value);
    for (const name of FACETS) for (const value of chosen(name)) given.append(name, value);
    address("replaceState", String(given));
  }

  function arrive() {
    const given = new URLSearchParams(location.hash.slice(1));
    q.value = given.get("q") || "";
    wanted.value = given.get("i") || "";
    kind.selectedIndex = given.get("show") === "targets" ? 1 : 0;
    for (const name of FACETS) for (const box of boxes[name]) box.checked = given.getAll(name).includes(box.value);
    update();
  }

  function update(written) {
    const shown = matching();
    rows.forEach((row, at) => { row.hidden = !shown[at]; });
    byId("shown").textContent = shown.filter(Boolean).length;
    panel(shown);
    clearTimeout(writing);
    if (written) writing = setTimeout(note, 200); // browsers limit how often an address may change
  }

  byId("more").addEventListener("click", () => { panel(matching(), true); byId("side").querySelector(`tbody tr:nth-child(${LINES + 1}) a`).focus(); });
  for (const input of [q, wanted, kind]) input.addEventListener("input", () => update(true));
  document.querySelector(".facets").addEventListener("change", (event) => { if (event.target !== q) update(true); });
  byId("clear").addEventListener("click", () => {
    q.value = "";
    for (const name of FACETS) for (const box of boxes[name]) box.checked = false;
    update(true);
  });
  document.addEventListener("spoken", () => { haystacks = null; update(); });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), select")) return;
    if (event.key !== "/" || !byId("keys-on").checked) return;
    q.focus();
    event.preventDefault();
  });
  document.addEventListener("click", (event) => { // within the page; the address is the facets' own
    const way = event.target.closest('a[href^="#"]');
    const target = way && byId(way.hash.slice(1));
    if (!target) return;
    target.scrollIntoView({ behavior: "instant" });
    target.focus({ preventScroll: true });
    event.preventDefault();
  });
  addEventListener("popstate", arrive);
  if (innerWidth < 960) document.querySelector(".facets").open = false;
  start();
  arrive();
})();
