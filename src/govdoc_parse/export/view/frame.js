// What the pages of the view share: the words of both languages, light and dark, and what the reader chose.
const frame = (() => {
  "use strict";
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const held = (id) => JSON.parse(byId(id).textContent);
  const words = held("words");
  root.classList.add("js");

  const kept = (name) => { try { return localStorage.getItem(`govdoc-${name}`); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(`govdoc-${name}`, value); } catch { /* private, or a file */ } };

  let language = 0;
  const said = (key) => (words[key] || [key.replaceAll("_", " "), key.replaceAll("_", " ")])[language];

  function speak(index) {
    language = index;
    root.lang = index ? "zh-Hans" : "en";
    for (const element of all("[data-k]")) {
      const count = element.dataset.n ? ` (${element.dataset.n})` : "";
      element.textContent = said(element.dataset.k) + count;
    }
    for (const name of ["aria-label", "placeholder"]) {
      for (const element of all(`[data-k-${name}]`)) element.setAttribute(name, said(element.getAttribute(`data-k-${name}`)));
    }
    byId("language").lang = index ? "en" : "zh-Hans";
    document.dispatchEvent(new Event("spoken"));
  }

  function paint(theme) {
    if (theme) root.dataset.theme = theme;
  }

  function element(name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // history.pushState or history.replaceState to #HASH, or to no hash
  function address(how, hash) {
    try { history[how](null, "", hash ? `#${hash}` : location.href.split("#")[0]); } catch { /* a frame without a history */ }
  }

  function start() {
    byId("language").addEventListener("click", () => { speak(1 - language); keep("language", String(language)); });
    byId("theme").addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      paint(dark ? "light" : "dark");
      keep("theme", root.dataset.theme);
    });
    byId("keys-on").checked = kept("keys") !== "off";
    byId("keys-on").addEventListener("change", (event) => keep("keys", event.target.checked ? "on" : "off"));
    paint(kept("theme"));
    const stated = root.dataset.language || (navigator.language.startsWith("zh") ? "zh" : "en");
    if ((kept("language") || (stated === "zh" ? "1" : "0")) === "1") speak(1);
  }

  return { root, byId, all, held, said, element, address, start };
})();

