// A search field that answers while one types: a combobox with the best pages. Without it the field is a form that leads to «Cari».
import { el, fill } from "./elements.js";
import { held, patience, search, start } from "./engine.js";
import { parts } from "./excerpt.js";

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Page} Page
 * @typedef {import("./excerpt.js").Part} Part
 * @typedef {import("./excerpt.js").Word} Word
 */

const MOST = 5;
const PAUSE = 250, SHORT = 150; // milliseconds without a key, after which all of a large site is searched: with something to show, and without

/**
 * Make a combobox of a form's field.
 * @param {HTMLFormElement} form
 */
export function box(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const root = form.dataset.akar || "./";
  const said = el("p", { role: "status" });
  const list = el("div", { role: "listbox", id: `${input.id}-hasil`, "aria-label": "Hasil pencarian" });
  const panel = el("div", { class: "sop-cari-usulan" }, said, list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) input.setAttribute(name, value);
  let turn = 0;
  let at = -1;
  let waiting = 0;

  function close() {
    turn++;
    clearTimeout(waiting);
    open(false);
    choose(-1);
  }

  /** @param {boolean} wanted */
  function open(wanted) {
    panel.classList.toggle("sop-cari-terbuka", wanted);
    input.setAttribute("aria-expanded", String(wanted));
  }

  const closed = () => input.getAttribute("aria-expanded") !== "true";

  /** @param {number} index -1 for none */
  function choose(index) {
    const options = list.children;
    if (options[at]) options[at].setAttribute("aria-selected", "false");
    at = index;
    if (!options[at]) return input.removeAttribute("aria-activedescendant");
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  }

  /** @param {boolean} soon */
  async function update(soon) {
    const mine = ++turn;
    const typed = input.value;
    try {
      const found = await search(root, typed, {}, soon);
      const pages = await Promise.all(all(found).slice(0, MOST).map((result) => result.data()));
      if (mine !== turn) return;
      // What was found before stays until something else is.
      if (pages.length || !found.partly) show(found, pages);
      // A key typed meanwhile has its own search waiting.
      if (found.partly && typed === input.value) waiting = setTimeout(() => update(false), found.results.length ? PAUSE : SHORT);
    } catch {
      if (mine !== turn) return;
      fill(list);
      said.textContent = "Pencarian tidak dapat dimuat. Tekan Enter untuk mencari lewat daftar.";
      open(true);
    }
  }

  /** @param {Answer} found @param {Page[]} pages */
  function show(found, pages) {
    const count = all(found).length;
    const options = pages.map((page) => option(root, page));
    if (found.partly || count > pages.length) options.push(el("a", { class: "sop-cari-semua", href: `${form.action}?q=${encodeURIComponent(input.value)}` }, found.partly ? "Semua hasil" : `Semua ${count} hasil`));
    if (found.query && !count) options.push(el("a", { class: "sop-cari-semua", href: form.action }, "Cari lewat daftar"));
    options.forEach((one, index) => {
      one.id = `${list.id}-${index}`;
      for (const [name, value] of [["role", "option"], ["aria-selected", "false"], ["tabindex", "-1"]]) one.setAttribute(name, value);
    });
    fill(list, ...options);
    at = -1;
    input.removeAttribute("aria-activedescendant");
    open(options.length > 0);
    said.textContent = found.partly ? "Hasil pertama" : found.query ? told(found) : "";
  }

  input.addEventListener("focus", () => {
    form.append(panel);
    start(root).catch(() => {});
  }, { once: true });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => update(true), patience(input.value));
  });
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape") {
      if (closed()) input.value = "";
      close();
      event.preventDefault();
    } else if (event.key === "Enter" && !closed() && list.children[at]) {
      event.preventDefault();
      /** @type {HTMLElement} */ (list.children[at]).click();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && last >= 0) {
      event.preventDefault();
      // Who walks takes what stands there: no answer that is still awaited, not even that to the last key, may take its place.
      turn++;
      clearTimeout(waiting);
      if (closed()) open(true);
      choose(event.key === "ArrowDown" ? (at < last ? at + 1 : -1) : at < 0 ? last : at - 1);
    }
  });
  // A press on a result must not take the focus first, for then the list would close beneath it.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", close);
  list.addEventListener("click", close);
}

/** What is found, what is not in force and guides last. @param {Answer} found */
const all = (found) => [...found.results, ...found.others, ...found.guides];

/**
 * @param {string} root
 * @param {Page} page
 */
function option(root, page) {
  const [best] = parts(page);
  return el(
    "a", { href: address(root, page, best) },
    el("span", { class: "sop-cari-nama" }, page.meta.judul),
    el("span", { class: "sop-cari-fakta" }, page.meta.fakta),
    best && best.title && el("span", { class: "sop-cari-bagian" }, el("b", {}, best.title), " ", ...quote(best.words)),
  );
}

/**
 * A page's address, or that of one of its parts.
 * @param {string} root
 * @param {Page} page
 * @param {Part} [part]
 */
export function address(root, page, part) {
  return `${root}${page.raw_url.replace(/^\//, "").replace(/\.d$/, "/")}${part && part.anchor ? `#${encodeURIComponent(part.anchor)}` : ""}` || "./";
}

/** Words, with those that were met marked. @param {Word[]} words */
export function quote(words) {
  return words.flatMap((word) => [" ", word.found ? el("mark", {}, word.text) : word.text]).slice(1);
}

/** How much was found, and where. @param {Answer} found */
export function told(found) {
  const count = all(found).length;
  // What only the editors' guides have is no answer to who looks for a procedure.
  return count && !held(found) ? `Tidak ada di SOP; ${count} hasil di panduan.` : counted(count, found.instead);
}

/** «3 hasil», and what was answered instead. @param {number} count @param {string} instead */
export function counted(count, instead) {
  if (!count) return "Tidak ada hasil.";
  return instead ? `${count} hasil untuk «${instead}», sebab tidak ada yang memuat semua yang diketik.` : `${count} hasil`;
}
