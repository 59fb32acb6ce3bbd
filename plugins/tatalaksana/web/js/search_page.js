// The page «Cari»: results in full, narrowed by filters. What was asked stands in the page's address.
import { el, fill } from "./elements.js";
import { address, counted, quote } from "./combobox.js";
import { loadFilters, patience, reachable, search, start } from "./engine.js";
import { part } from "./part.js";
import { parts } from "./excerpt.js";

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Filters} Filters
 */

const STEP = 10, PARTS = 3;
/** @type {Object<string, string>} */
const NAMES = { unit: "Unit", jabatan: "Jabatan", jenis: "Jenis", status: "Status", peraturan: "Peraturan", tahun: "Tahun" };

/**
 * Bring the page to life.
 * @param {HTMLElement} page
 */
export function searchPage(page) {
  const one = (/** @type {string} */ name) => part(page, name, HTMLElement);
  const form = part(page, "form", HTMLFormElement), input = part(form, "[name=q]", HTMLInputElement), root = form.dataset.akar || "./";
  const [body, lists, off] = [one(".sop-cari-isi"), one(".sop-cari-lain"), one(".sop-cari-mati")];
  const [count, results, more, narrow] = [one(".sop-cari-jumlah"), one(".sop-cari-daftar"), one(".sop-cari-lagi"), one(".sop-saringan-isi")];
  const filters = (page.dataset.saringan || "").split(" ");
  /** @type {Filters} */
  const chosen = {};
  let turn = 0;
  /** @type {Answer | null} */
  let found = null;

  function read() {
    const asked = new URLSearchParams(location.search);
    input.value = asked.get("q") || "";
    for (const name of filters) {
      const value = asked.get(name);
      if (value) chosen[name] = value;
      else delete chosen[name];
    }
  }

  function remember() {
    const asked = new URLSearchParams();
    if (input.value.trim()) asked.set("q", input.value.slice(0, 500));
    for (const [name, value] of Object.entries(chosen)) asked.set(name, value);
    const text = asked.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
  }

  async function update() {
    const mine = ++turn;
    const idle = !input.value.trim() && !Object.keys(chosen).length;
    body.hidden = idle;
    lists.hidden = !idle;
    if (idle) return fill(count);
    try {
      const now = await search(root, input.value, chosen);
      if (mine !== turn) return;
      found = now;
      count.textContent = counted(found.results.length, found.instead);
      fill(results);
      lists.hidden = found.results.length > 0;
      await show(mine);
      // Filters come after the first results: they are much larger.
      await loadFilters(root);
      const counts = Object.keys(found.filters).length ? found : await search(root, found.instead || input.value, chosen);
      if (mine === turn) offer(counts);
    } catch {
      if (mine === turn) broken();
    }
  }

  /** @param {number} mine */
  async function show(mine) {
    const from = results.children.length;
    const all = found ? found.results : [];
    const pages = await Promise.all(all.slice(from, from + STEP).map((result) => result.data()));
    if (mine !== turn) return;
    results.append(...pages.map((one) => item(root, one)));
    more.hidden = results.children.length >= all.length;
  }

  /** @param {Answer} counts */
  function offer(counts) {
    fill(narrow, ...filters.map((name) => {
      // Another value of the same filter would take the place of the chosen one.
      const there = Object.entries((chosen[name] ? counts.totalFilters : counts.filters)[name] || {}).filter(([value, number]) => number || value === chosen[name]);
      there.sort(name === "tahun" ? (a, b) => b[0].localeCompare(a[0]) : (a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "id"));
      const id = `saring-${name}`;
      const select = el("select", { id, change: () => {
        if (select.value) chosen[name] = select.value;
        else delete chosen[name];
        remember();
        update().then(() => one(`#${id}`).focus());
      } }, el("option", { value: "" }, "Semua"), ...there.map(([value, number]) => el("option", { value, selected: value === chosen[name] }, `${value} (${number})`)));
      return el("p", {}, el("label", { for: id }, NAMES[name]), select);
    }));
  }

  function broken() {
    body.hidden = true;
    off.hidden = lists.hidden = false;
    page.classList.add("sop-cari-gagal");
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    if (!["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    const links = /** @type {HTMLElement[]} */ ([input, ...results.querySelectorAll("h2 a")]);
    const here = links.findIndex((link) => link === document.activeElement);
    if (here < 0) return;
    const next = event.key === "Escape" ? 0 : here + (event.key === "ArrowDown" ? 1 : -1);
    if (event.key === "Escape" && here === 0) {
      input.value = "";
      remember();
      update();
    }
    if (!links[next]) return;
    event.preventDefault();
    links[next].focus();
  }

  if (!reachable) {
    page.classList.add("sop-cari-gagal");
    return read();
  }
  off.hidden = true;
  read();
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("focus", () => start(root).catch(() => {}), { once: true });
  let waiting = 0;
  input.addEventListener("input", () => {
    remember();
    clearTimeout(waiting);
    waiting = setTimeout(update, patience(input.value));
  });
  more.addEventListener("click", async () => {
    const before = results.children.length;
    await show(turn);
    results.children[before]?.querySelector("a")?.focus();
  });
  page.addEventListener("keydown", walk);
  window.addEventListener("popstate", () => {
    read();
    update();
  });
  part(page, "details", HTMLDetailsElement).open = matchMedia("(min-width: 60em)").matches || Object.keys(chosen).length > 0;
  if (!location.search) input.focus();
  update();
}

/**
 * @param {string} root
 * @param {import("./engine.js").Page} page
 */
function item(root, page) {
  const best = parts(page).slice(0, PARTS + 1);
  const whole = best.find((part) => !part.anchor);
  const inside = best.filter((part) => part.anchor).slice(0, PARTS);
  return el(
    "li", {},
    el("h2", {}, el("a", { href: address(root, page) }, page.meta.judul)),
    el("p", { class: "sop-cari-fakta" }, page.meta.fakta),
    whole && whole.words.length > 0 && el("p", {}, ...quote(whole.words)),
    inside.length > 0 && el("ul", {}, ...inside.map((part) => el("li", {}, el("a", { href: address(root, page, part) }, part.title), " ", ...quote(part.words)))),
  );
}
