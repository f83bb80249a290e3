// The page of serve: files and texts go to this machine's own server, and what comes back is shown and never kept.
(() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const stated = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const words = JSON.parse(byId("words").textContent);
  const SLOTS = ["this", "last"];
  const TABS = ["this", "last", "targets", "findings"];
  const limit = Number(stated("limit"));

  // --- language and theme, kept under the names that the view uses, so that both look alike

  const kept = (name) => { try { return localStorage.getItem(`govdoc-${name}`); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(`govdoc-${name}`, value); } catch { /* private */ } };
  let language = 0;
  let answer = null;
  const said = (key) => words[key][language];

  function speak(index) {
    language = index;
    root.lang = index ? "zh-Hans" : "en";
    for (const element of all("[data-k]")) element.textContent = said(element.dataset.k);
    for (const element of all("[data-label]")) element.setAttribute("aria-label", said(element.dataset.label));
    byId("language").textContent = said("language");
    byId("language").lang = index ? "en" : "zh-Hans";
    if (answer) fill(answer);
  }

  const inFrames = (id) => { for (const slot of SLOTS) byId(`view-${slot}`).contentDocument?.getElementById(id)?.click(); };
  byId("language").addEventListener("click", () => { keep("language", String(1 - language)); inFrames("language"); speak(1 - language); });
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    inFrames("theme");
    root.dataset.theme = dark ? "light" : "dark";
    keep("theme", root.dataset.theme);
  });

  // --- the documents: a file or a text for each year

  const dropped = {};

  function source(slot) {
    if (dropped[slot]) return dropped[slot];
    const text = byId(`text-${slot}`).value;
    if (!text.trim()) return null;
    const name = slot === "this" ? said("pasted") : `${said("tab_last")} ${said("pasted")}`;
    return new File([text], name);
  }

  function choose(slot, file) {
    dropped[slot] = file || null;
    document.querySelector(`[data-slot="${slot}"] output`).textContent = file ? file.name : "";
  }

  for (const slot of SLOTS) {
    const field = document.querySelector(`[data-slot="${slot}"]`);
    const drop = field.querySelector(".drop");
    byId(`file-${slot}`).addEventListener("change", (event) => choose(slot, event.target.files[0]));
    for (const kind of ["dragenter", "dragover"]) {
      field.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    field.addEventListener("dragleave", (event) => { if (!field.contains(event.relatedTarget)) drop.classList.remove("over"); });
    field.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) choose(slot, event.dataTransfer.files[0]);
      else if (event.dataTransfer.getData("text")) byId(`text-${slot}`).value = event.dataTransfer.getData("text");
    });
    field.querySelector(".empty").addEventListener("click", () => { choose(slot, null); byId(`file-${slot}`).value = byId(`text-${slot}`).value = ""; });
  }
  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault()); // else a file beside the field would replace the page

  // --- asking

  let asked = null; // what can be stopped

  const tell = (state, trouble = "") => { byId("state").textContent = state; byId("trouble").textContent = trouble; };

  class Refusal extends Error {}

  async function ask(save) {
    const sources = SLOTS.map(source).filter(Boolean);
    if (!source("this")) throw new Refusal(said("nothing"));
    const large = sources.find((each) => each.size > limit);
    if (large) throw new Refusal(`${said("too_large")} ${large.name} (> ${Math.floor(limit / 1e6)} MB)`);
    const parts = sources.map(({ name, size }) => ({ name, size }));
    asked = new AbortController();
    const response = await fetch("read", {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream", "X-Govdoc-Token": stated("token") },
      body: new Blob([`${JSON.stringify({ save: save || null, chinese: language === 1, parts })}\n`, ...sources]),
      signal: asked.signal,
    });
    if (response.ok) return response;
    const { error, said: why } = await response.json();
    throw new Refusal([words[error] ? said(error) : error, why].filter(Boolean).join(" "));
  }

  async function working(save, use) {
    if (asked) return;
    tell(said("reading"));
    byId("read").disabled = true;
    byId("stop").hidden = false;
    try {
      await use(await ask(save));
    } catch (error) {
      if (error.name === "AbortError") tell(said("stopped"));
      else tell("", error instanceof Refusal ? error.message : said("unreachable"));
    } finally {
      asked = null;
      byId("read").disabled = false;
      byId("stop").hidden = true;
    }
  }

  byId("stop").addEventListener("click", () => asked && asked.abort());
  byId("ask").addEventListener("submit", (event) => { event.preventDefault(); working(null, async (response) => show(await response.json())); });
  byId("example").addEventListener("click", async () => {
    try {
      for (const slot of SLOTS) {
        choose(slot, null);
        byId(`text-${slot}`).value = await (await fetch(`example/${slot}`)).text();
      }
      byId("ask").requestSubmit();
    } catch { tell("", said("unreachable")); }
  });

  document.querySelector(".saves").addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (!button) return;
    document.querySelector(".saves").open = false;
    working(button.dataset.save, async (response) => {
      const name = decodeURIComponent(response.headers.get("Content-Disposition").split("''")[1]);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      tell(`${said("saved")} ${name}`);
    });
  });

  // --- showing

  function show(found) {
    answer = found;
    SLOTS.forEach((slot, at) => frame(slot, found.documents[at]));
    byId("tab-last").hidden = byId("tab-targets").hidden = found.documents.length < 2;
    const targets = document.querySelector('[data-save="targets"]');
    if (targets) targets.hidden = found.documents.length < 2;
    fill(found);
    byId("ask").hidden = true;
    byId("shown").hidden = byId("another").hidden = false;
    root.classList.add("read");
    tell("");
    select("this");
    byId("tab-this").focus();
  }

  function frame(slot, document_) {
    const view = byId(`view-${slot}`);
    if (view.src) URL.revokeObjectURL(view.src);
    view.removeAttribute("src");
    if (document_) view.src = URL.createObjectURL(new Blob([document_.view], { type: "text/html" }));
  }

  function fill(found) {
    byId("tab-targets").querySelector("small").textContent = found.targets.length;
    byId("tab-findings").querySelector("small").textContent = found.findings.length;
    const findings = found.findings.map((each) => [
      cell("chip", said(each.severity), each.severity), cell("", each.code), cell("", language ? each.zh : each.en, "", "message"),
      linked("this", `L${each.line}`, `${said("line")} ${each.line}`),
    ]);
    byId("part-findings").replaceChildren(tableOf(["result", "code", "message", "line"], findings, "no_findings"));
    const targets = found.targets.map((each) => [
      cell("name", [each.region, each.indicator].filter(Boolean).join(" · ")), cell("", `${each.year} ${said(each.measure)}`),
      quoted("last", "target", each.target), quoted("this", "outcome", each.outcome),
      cell("n", each.difference, "", each.difference && "difference"), cell("chip", said(each.result), each.result),
    ]);
    byId("part-targets").replaceChildren(tableOf(["indicator", "year", "target", "outcome", "difference", "result"], targets, "no_targets"));
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function cell(kind, text, className, head) {
    const made = element("td");
    if (kind === "chip") made.append(element("span", text, `chip ${className}`));
    else { made.textContent = text; made.className = kind; }
    if (head) made.dataset.head = said(head);
    return made;
  }

  function linked(slot, mark, text) {
    const made = element("td");
    const button = element("button", text);
    button.type = "button";
    button.addEventListener("click", () => jump(slot, mark));
    made.append(button);
    return made;
  }

  function quoted(slot, head, place) {
    if (!place) return cell("", "–", "", head);
    const made = linked(slot, place.mark, place.quote);
    made.dataset.head = said(head);
    made.lang = "zh-Hans";
    made.append(element("small", place.sentence));
    return made;
  }

  function tableOf(heads, rows, none) {
    if (!rows.length) return element("p", said(none), "none");
    const table = element("table"), head = element("tr"), body = element("tbody");
    for (const key of heads) { const th = element("th", said(key)); th.scope = "col"; head.append(th); }
    for (const cells of rows) { const tr = element("tr"); tr.append(...cells); body.append(tr); }
    const top = element("thead");
    top.append(head);
    table.append(top, body);
    return table;
  }

  function jump(slot, mark) {
    select(slot);
    const inside = byId(`view-${slot}`).contentDocument;
    if (!inside || !inside.getElementById(mark)) return;
    const link = inside.createElement("a"); // the view follows its own links: it unfolds, lights and focuses the place
    link.href = `#${mark}`;
    inside.body.append(link);
    byId(`view-${slot}`).focus();
    link.click();
    link.remove();
  }

  // --- tabs

  function select(name) {
    for (const each of TABS) {
      byId(`tab-${each}`).setAttribute("aria-selected", String(each === name));
      byId(`tab-${each}`).tabIndex = each === name ? 0 : -1;
      byId(`part-${each}`).hidden = each !== name;
    }
  }

  for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => select(name));
  document.querySelector('[role="tablist"]').addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const open = TABS.filter((name) => !byId(`tab-${name}`).hidden);
    const at = open.findIndex((name) => byId(`tab-${name}`) === document.activeElement);
    const next = open[(at + by + open.length) % open.length];
    select(next);
    byId(`tab-${next}`).focus();
  });

  addEventListener("keydown", (event) => { if (event.key === "Escape") document.querySelector(".saves").open = false; });
  byId("another").addEventListener("click", () => {
    answer = null;
    for (const slot of SLOTS) frame(slot, null);
    byId("part-targets").replaceChildren();
    byId("part-findings").replaceChildren();
    byId("shown").hidden = byId("another").hidden = true;
    byId("ask").hidden = false;
    root.classList.remove("read");
    tell("");
    byId("file-this").focus();
  });

  // --- the start

  if (kept("theme")) root.dataset.theme = kept("theme");
  if ((kept("language") || (navigator.language.startsWith("zh") ? "1" : "0")) === "1") speak(1);
})();
