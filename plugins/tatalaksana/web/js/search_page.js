// The page «Cari»: results in full, narrowed by filters. What was asked stands in the page's address.
import { el, fill } from "./elements.js";
import { address, quote, told } from "./combobox.js";
import { held, loadFilters, patience, reachable, search, start } from "./engine.js";
import { part } from "./part.js";
import { parts } from "./excerpt.js";

/**
 * @typedef {import("./engine.js").Answer} Answer
 * @typedef {import("./engine.js").Filters} Filters
 * @typedef {import("./engine.js").Result} Result
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
  const [count, narrow, help] = [one(".sop-cari-jumlah"), one(".sop-saringan-isi"), one(".sop-cari-bantu")];
  const main = new Group(one(".sop-cari-utama"), root), others = new Group(one(".sop-cari-tersisih"), root), guides = new Group(one(".sop-cari-panduan"), root);
  const filters = (page.dataset.saringan || "").split(" ");
  /** @type {Filters} */
  const chosen = {};
  let turn = 0;

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
      const staff = held(now);
      count.textContent = told(now);
      lists.hidden = staff > 0;
      fill(help, ...(staff ? [] : ways(now.near)));
      // What is not in force is folded away, unless there is nothing else or it was asked for.
      part(others.place, "details", HTMLDetailsElement).open = !now.results.length || "status" in chosen;
      // What stands below comes after: else it would be read first, and then be pushed away.
      const first = main.begin(now.results);
      await Promise.all([first, others.begin(now.others, first), guides.begin(now.guides, first)]);
      // Filters come after the first results: they are much larger.
      await loadFilters(root);
      const counts = Object.keys(now.filters).length ? now : await search(root, now.instead || input.value, chosen);
      if (mine === turn) offer(counts);
    } catch {
      if (mine === turn) broken();
    }
  }

  /** Ways on where nothing was found. @param {string[]} near words that may have been meant */
  function ways(near) {
    const words = near.map((word) => el("a", { href: `?q=${encodeURIComponent(word)}` }, word));
    const drop = Object.entries(chosen).map(([name, value]) => el("button", { type: "button", class: "sop-tombol", click: () => {
      delete chosen[name];
      remember();
      update().then(() => input.focus());
    } }, `Tanpa saringan ${NAMES[name]}: ${value}`));
    return [
      ...(words.length ? [el("p", {}, "Mungkin yang dimaksud: ", ...words.flatMap((word) => [", ", word]).slice(1), ".")] : []),
      ...(drop.length ? [el("p", {}, ...drop.flatMap((one) => [" ", one]).slice(1))] : []),
    ];
  }

  /** @param {Answer} counts */
  function offer(counts) {
    const number = Object.keys(chosen).length;
    one(".sop-saringan > summary").textContent = number ? `Saring (${number} dipilih)` : "Saring";
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
    const links = /** @type {HTMLElement[]} */ ([input, ...body.querySelectorAll(".sop-cari-judul a")]).filter((link) => link.offsetParent);
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
  // Not before something is typed: who goes on to a list needs no index.
  input.addEventListener("beforeinput", () => start(root).catch(() => {}), { once: true });
  let waiting = 0;
  input.addEventListener("input", () => {
    remember();
    clearTimeout(waiting);
    waiting = setTimeout(update, patience(input.value));
  });
  page.addEventListener("keydown", walk);
  window.addEventListener("popstate", () => {
    read();
    update();
  });
  part(page, ".sop-saringan", HTMLDetailsElement).open = matchMedia("(min-width: 60em)").matches;
  if (!location.search) input.focus();
  update();
}

/** Results of one kind: some at first, more when asked for. */
class Group {
  /**
   * @param {HTMLElement} place with the list and its button; hidden while there is nothing
   * @param {string} root
   */
  constructor(place, root) {
    this.place = place;
    this.root = root;
    this.list = part(place, ".sop-cari-daftar", HTMLElement);
    this.more = part(place, ".sop-cari-lagi", HTMLButtonElement);
    /** @type {Result[]} */
    this.results = [];
    this.more.addEventListener("click", async () => {
      const before = this.list.children.length;
      await this.show();
      this.list.children[before]?.querySelector("a")?.focus();
    });
  }

  /** @param {Result[]} results @param {Promise<void>} [after] what is shown before */
  begin(results, after) {
    this.results = results;
    const count = this.place.querySelector(".sop-cari-banyak");
    if (count) count.textContent = String(results.length);
    fill(this.list);
    this.place.hidden = !results.length;
    return this.show(after);
  }

  /** @param {Promise<void>} [after] */
  async show(after) {
    const { results } = this;
    const from = this.list.children.length;
    const pages = await Promise.all(results.slice(from, from + STEP).map((result) => result.data()));
    await after;
    if (results !== this.results || from !== this.list.children.length) return; // something else was asked meanwhile, or the same twice
    this.list.append(...pages.map((one) => item(this.root, one, this.place.dataset.judul ? "h3" : "h2")));
    this.more.hidden = this.list.children.length >= results.length;
  }
}

/**
 * @param {string} root
 * @param {import("./engine.js").Page} page
 * @param {"h2" | "h3"} heading
 */
function item(root, page, heading) {
  const best = parts(page).slice(0, PARTS + 1);
  const whole = best.find((part) => !part.anchor);
  const inside = best.filter((part) => part.anchor).slice(0, PARTS);
  return el(
    "li", {},
    el(heading, { class: "sop-cari-judul" }, el("a", { href: address(root, page) }, page.meta.judul)),
    el("p", { class: "sop-cari-fakta" }, page.meta.fakta),
    whole && whole.words.length > 0 && el("p", {}, ...quote(whole.words)),
    inside.length > 0 && el("ul", {}, ...inside.map((part) => el("li", {}, el("a", { href: address(root, page, part) }, part.title), " ", ...quote(part.words)))),
  );
}
