// The search of a portal: the indexes of its sites, merged by Pagefind as each site made its own, and tables that can be narrowed.
import { el, fill } from "./elements.js";
import { address, counted, quote } from "./combobox.js";
import { parts } from "./excerpt.js";
import { part } from "./part.js";
import { RANKING, asked } from "./query.js";

const STEP = 10, PARTS = 3;

/**
 * @typedef {{folder: string, alamat: string, nama: string}} Site
 * @typedef {import("./engine.js").Page & {url: string}} Page
 * @typedef {{data: () => Promise<Page>}} Result
 */

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-portal]"));
if (form) begin(form);

/** @param {HTMLFormElement} form */
function begin(form) {
  const input = part(form, "[name=q]", HTMLInputElement);
  const [said, list, more] = [part(document, ".sop-portal-jumlah", HTMLElement), part(document, ".sop-cari-daftar", HTMLElement), part(document, ".sop-cari-lagi", HTMLButtonElement)];
  /** @type {Promise<{runtime: any, sites: Site[]}> | null} */
  let loading = null;
  /** @type {Result[]} */
  let results = [];
  let turn = 0, waiting = 0;

  const at = (/** @type {string} */ name) => new URL(`pagefind/${name}`, location.href).href;

  async function load() {
    const { SITUS } = await import(at("situs.js"));
    const [first, ...others] = /** @type {Site[]} */ (SITUS);
    if (!first) throw new TypeError("no index");
    const runtime = await import(at(`${first.folder}pagefind.js`));
    await runtime.options({ noWorker: true, baseUrl: first.alamat, ranking: RANKING });
    await runtime.init();
    await Promise.all(others.map((one) => runtime.mergeIndex(at(one.folder), { baseUrl: one.alamat, ranking: RANKING })));
    return { runtime, sites: SITUS };
  }

  const start = () => {
    loading = loading || load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };

  async function update() {
    const mine = ++turn;
    const query = asked(input.value);
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", input.value.slice(0, 500));
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    if (!query) {
      results = [];
      said.textContent = "";
      fill(list);
      more.hidden = true;
      return;
    }
    try {
      const { runtime, sites } = await start();
      const found = await runtime.search(query);
      if (mine !== turn) return;
      results = found.results;
      const pages = await read(0);
      if (mine !== turn) return;
      said.textContent = counted(results.length, "");
      fill(list, ...pages.map((page) => item(page, sites)));
      more.hidden = results.length <= STEP;
    } catch {
      if (mine === turn) said.textContent = "Pencarian tidak dapat dimuat. Cari lewat situs tiap instansi di bawah.";
    }
  }

  /** @param {number} from */
  const read = (from) => Promise.all(results.slice(from, from + STEP).map((one) => one.data()));

  more.addEventListener("click", async () => {
    const from = list.children.length, { sites } = await start(), shown = results;
    const pages = await read(from);
    if (shown !== results || from !== list.children.length) return; // something else was asked meanwhile, or the same twice
    list.append(...pages.map((page) => item(page, sites)));
    more.hidden = list.children.length >= results.length;
    list.children[from]?.querySelector("a")?.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  input.addEventListener("focus", () => start().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 100);
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) update();
}

/** @param {Page} page @param {Site[]} sites */
function item(page, sites) {
  const site = sites.find((one) => page.url.startsWith(one.alamat));
  const root = site ? site.alamat : "./";
  const best = parts(page).slice(0, PARTS + 1);
  const inside = best.filter((one) => one.anchor).slice(0, PARTS);
  return el(
    "li", {},
    el("h2", { class: "sop-cari-judul" }, el("a", { href: address(root, page) }, page.meta.judul)),
    el("p", { class: "sop-cari-fakta" }, site ? `${site.nama} · ` : "", page.meta.fakta),
    inside.length > 0 && el("ul", {}, ...inside.map((one) => el("li", {}, el("a", { href: address(root, page, one) }, one.title), " ", ...quote(one.words)))),
  );
}
