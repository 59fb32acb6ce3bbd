// A list that is searched, filtered and sorted where it stands. What is chosen stands in the address, so that it can be
// sent to a colleague. Rows that do not fit are hidden, so what prints and what the browser's own search finds is what is
// seen. The table stands in parts, of which a browser lays out only those in sight.

import { fold, words } from "./fold.js";
import { part } from "./part.js";

const PART = 50; // as render/situs/daftar.py parts it
const FIRST = 4 * PART; // rows that are there in the next frame
const SLICE = 10 * PART; // rows that follow, slice by slice
const PAUSE = 120; // milliseconds without a key before what is typed is looked for

/** @param {HTMLTableElement} table */
function begin(table) {
  const form = /** @type {HTMLFormElement | null} */ (/** @type {HTMLElement} */ (table.parentElement).querySelector("form.sop-penyaring"));
  const heads = [...table.rows[0].cells];
  const names = heads.map((head) => head.dataset.kunci);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => new Row(/** @type {HTMLTableRowElement} */ (row)));
  /** @type {{column: number, down: boolean}} */
  let order = { column: -1, down: false };
  let sorted = rows;
  let timer = 0;
  let placing = 0;
  /** @type {(count: number) => void} */
  let rest = () => undefined;

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      sort(column, order.column === column && !order.down);
      show();
    });
  });
  if (form) {
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    form.addEventListener("reset", () => {
      setTimeout(() => {
        show();
        part(form, "[name=teks]", HTMLInputElement).focus(); // the button is gone with what it took away
      });
    });
    part(form, "button[type=button]", HTMLButtonElement).addEventListener("click", () => print());
  }
  addEventListener("beforeprint", () => rest(rows.length));
  if (location.search) read();

  /** @param {number} column @param {boolean} down */
  function sort(column, down) {
    order = { column, down };
    heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const keyed = rows.map((row) => ({ row, key: row.key(column) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    sorted = keyed.map(({ row }) => row);
    if (down) sorted.reverse();
  }

  /** What the address asks for. */
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const input of form ? form.elements : []) {
      const wanted = asked.get(input.getAttribute("name") || "") || "";
      if (input instanceof HTMLInputElement || (input instanceof HTMLSelectElement && [...input.options].some((option) => option.value === wanted))) input.value = wanted;
    }
    const by = asked.get("urut") || "";
    const column = names.indexOf(by.replace(/^-/, ""));
    if (column >= 0) sort(column, by.startsWith("-"));
    show();
  }

  /** Show the rows that fit, in order, and say how many there are. */
  function show() {
    clearTimeout(timer);
    const given = form ? [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value) : [];
    const sought = fold(given.filter(([name]) => name === "teks").map(([, value]) => value).join(" ")).split(" ").filter(Boolean);
    const choices = given.filter(([name]) => name !== "teks").map(([name, value]) => ({ column: names.indexOf(name), value }));
    const found = given.length ? sorted.filter((row) => choices.every(({ column, value }) => row.is(column, value)) && sought.every((word) => row.words.includes(word))) : sorted;
    place(found);
    if (form) {
      const things = table.dataset.hal;
      const all = `${rows.length} ${things}`;
      part(form, "output", HTMLOutputElement).textContent = !given.length ? all : found.length ? `${found.length} dari ${all}` : `Tidak ada yang cocok di antara ${all}`;
      part(form, "button[type=reset]", HTMLButtonElement).toggleAttribute("hidden", !given.length);
    }
    remember(given);
  }

  /**
   * Put rows in the place of those that are shown: what fills the screen at once, the rest as there is time. What does
   * not fit stays hidden.
   * @param {Row[]} found
   */
  function place(found) {
    const old = [...table.tBodies];
    for (const group of old) group.hidden = true;
    let start = 0;
    clearTimeout(placing);
    rest = (count) => {
      for (const end = Math.min(start + count, found.length); start < end; start += PART) {
        const group = document.createElement("tbody");
        group.setAttribute("role", "rowgroup");
        group.append(...found.slice(start, start + PART).map(({ row }) => row));
        table.append(group);
      }
      if (start < found.length) placing = setTimeout(rest, 0, SLICE);
      else for (const group of old) if (!group.firstElementChild) group.remove();
    };
    rest(FIRST);
  }

  /** @param {string[][]} given */
  function remember(given) {
    const asked = new URLSearchParams(given);
    if (order.column >= 0) asked.set("urut", (order.down ? "-" : "") + names[order.column]);
    const search = asked.toString() && `?${asked}`;
    if (search === location.search) return;
    try {
      history.replaceState(history.state, "", location.pathname + search + location.hash);
    } catch (_) {
      // In a folder (file://) browsers let no page change its address.
    }
  }
}

/** A row, with what is asked of it again and again. */
class Row {
  /** @param {HTMLTableRowElement} row */
  constructor(row) {
    this.row = row;
    /** @type {string[]} */
    this.keys = [];
  }

  /** All its words, for searching. */
  get words() {
    if (this.found === undefined) this.found = fold(words(this.row));
    return this.found;
  }

  /**
   * Whether its cell says this, or is a date of that year.
   * @param {number} column
   * @param {string} wanted
   */
  is(column, wanted) {
    const cell = this.cell(column);
    return words(cell).trim() === wanted || (cell.dataset.nilai || "").startsWith(`${wanted}-`);
  }

  /**
   * What it is sorted by: words without signs and case, numbers by their size.
   * @param {number} column
   */
  key(column) {
    if (this.keys[column] === undefined) {
      const cell = this.cell(column);
      this.keys[column] = fold(cell.dataset.nilai || words(cell)).replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/\d+/g, (number) => number.padStart(12, "0"));
    }
    return this.keys[column];
  }

  /** @param {number} column */
  cell(column) {
    return /** @type {HTMLElement} */ (this.row.children[column]);
  }
}

for (const table of document.querySelectorAll("table.sop-baris[data-hal]")) if (table instanceof HTMLTableElement) begin(table);
