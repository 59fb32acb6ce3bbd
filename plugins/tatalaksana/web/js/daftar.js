// A list that is searched, filtered and sorted where it stands. What is chosen stands in the address, so that it can be
// sent to a colleague. Rows that do not fit are hidden, so what prints and what the browser's own search finds is what is
// seen. The table stands in parts, of which a browser lays out only those in sight. A second table holds what is folded away
// until somebody asks for it: it opens by itself where only there is anything found.

import { fold, words } from "./fold.js";
import { part } from "./part.js";

const PART = 50; // as render/situs/daftar.py parts it
const FIRST = 2 * PART; // rows that are there in the next frame
const SLICE = 10 * PART; // rows that follow, slice by slice
const PAUSE = 120; // milliseconds without a key before what is typed is looked for

/** @param {HTMLElement} place where the list stands, with its form */
function begin(place) {
  const form = /** @type {HTMLFormElement | null} */ (place.querySelector("form.sop-penyaring"));
  const tables = [...place.querySelectorAll("table.sop-baris[data-hal]")].map((table) => new Rows(/** @type {HTMLTableElement} */ (table)));
  const sisihan = /** @type {HTMLDetailsElement | null} */ (place.querySelector("details.sop-sisihan"));
  const folded = tables.find(({ table }) => sisihan?.contains(table));
  const names = tables[0].heads.map((head) => head.dataset.kunci);
  const told = form ? words(part(form, "output", HTMLOutputElement)) : "", summary = sisihan ? words(part(sisihan, "summary", HTMLElement)) : "";
  const first = sisihan?.open || false;
  let opened = false; // by what was looked for, not by a hand
  /** @type {{column: number, down: boolean}} */
  let order = { column: -1, down: false };
  let timer = 0;

  for (const { heads } of tables) heads.forEach((head, column) => {
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
    const choices = part(form, "details", HTMLDetailsElement);
    choices.open = !matchMedia("(width < 45rem)").matches || [...new URLSearchParams(location.search)].some(([name]) => names.includes(name));
    choices.classList.add("sop-siap");
    form.addEventListener("focusin", () => tables.forEach((one) => one.prepare()), { once: true });
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
  addEventListener("beforeprint", () => tables.forEach((one) => one.rest(one.rows.length)));
  if (location.search) read();

  /** @param {number} column @param {boolean} down */
  function sort(column, down) {
    order = { column, down };
    for (const one of tables) one.sort(column, down);
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
    /** @param {Row} row */
    const fits = (row) => choices.every(({ column, value }) => row.is(column, value)) && sought.every((word) => row.words.includes(word));
    let found = 0, there = 0;
    for (const one of tables) {
      const fitting = given.length ? one.sorted.filter(fits) : one.sorted;
      one.place(fitting);
      found += fitting.length;
      one.table.hidden = !fitting.length && tables.length > 1;
      if (one === folded) there = fitting.length;
    }
    if (sisihan && folded) {
      part(sisihan, "summary", HTMLElement).textContent = given.length ? `${summary} (${there} cocok)` : summary;
      sisihan.hidden = !there;
      if (given.length && there && there === found && !sisihan.open) sisihan.open = opened = true;
      else if (opened && there !== found) {
        sisihan.open = first;
        opened = false;
      }
    }
    if (form) {
      const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
      const all = `${count} ${tables[0].table.dataset.hal}`;
      part(form, "output", HTMLOutputElement).textContent = !given.length ? told : found ? `${found} dari ${all}` : `Tidak ada yang cocok di antara ${all}`;
      part(form, "button[type=reset]", HTMLButtonElement).toggleAttribute("hidden", !given.length);
    }
    remember(given);
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

/** The rows of a table, in their order. */
class Rows {
  /** @param {HTMLTableElement} table */
  constructor(table) {
    this.table = table;
    this.heads = [...table.rows[0].cells];
    const months = this.heads.map((head) => head.dataset.bulan?.split(" ") ?? []);
    this.rows = [...table.querySelectorAll("tbody tr")].map((row) => new Row(/** @type {HTMLTableRowElement} */ (row), months));
    this.sorted = this.rows;
    this.placing = 0;
    /** @type {(count: number) => void} */
    this.rest = () => undefined;
  }

  /** Know what the rows say before the first key: that many words take longer than a key may. */
  prepare(start = 0) {
    for (const row of this.rows.slice(start, start + SLICE)) void row.words;
    if (start + SLICE < this.rows.length) setTimeout(() => this.prepare(start + SLICE));
  }

  /** @param {number} column @param {boolean} down */
  sort(column, down) {
    this.heads.forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    const keyed = this.rows.map((row) => ({ row, key: row.key(column) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    this.sorted = keyed.map(({ row }) => row);
    if (down) this.sorted.reverse();
  }

  /**
   * Put rows in the place of those that are shown: what fills the screen at once, the rest as there is time. What does
   * not fit stays hidden.
   * @param {Row[]} found
   */
  place(found) {
    const old = [...this.table.tBodies];
    for (const group of old) group.hidden = true;
    let start = 0;
    clearTimeout(this.placing);
    this.rest = (count) => {
      for (const end = Math.min(start + count, found.length); start < end; start += PART) {
        const group = document.createElement("tbody");
        group.setAttribute("role", "rowgroup");
        group.append(...found.slice(start, start + PART).map(({ row }) => row));
        this.table.append(group);
      }
      if (start < found.length) this.placing = setTimeout(this.rest, 0, SLICE);
      else for (const group of old) if (!group.firstElementChild) group.remove();
    };
    this.rest(FIRST);
  }
}

/** A row, with what is asked of it again and again. */
class Row {
  /**
   * @param {HTMLTableRowElement} row
   * @param {string[][]} months the months' names, of each column that has days
   */
  constructor(row, months) {
    this.row = row;
    this.months = months;
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
    const said = words(this.cell(column)).trim();
    const day = this.day(column, said);
    return said === wanted || (day !== said && day.startsWith(`${wanted}-`));
  }

  /**
   * What it is sorted by: words without signs and case, numbers by their size.
   * @param {number} column
   */
  key(column) {
    if (this.keys[column] === undefined) {
      const cell = this.cell(column);
      this.keys[column] = fold(cell.dataset.nilai || this.day(column, words(cell).trim())).replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/\d+/g, (number) => number.padStart(12, "0"));
    }
    return this.keys[column];
  }

  /**
   * A day as it is sorted, «16 Februari 2024» as «2024-02-16» and «Februari 2024» before it, in a column whose head names the months; what else a cell says as it is.
   * @param {number} column
   * @param {string} said
   */
  day(column, said) {
    const [year, month, day = ""] = said.split(" ").reverse();
    const number = this.months[column].indexOf(month) + 1;
    return number ? `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}` : said;
  }

  /** @param {number} column */
  cell(column) {
    return /** @type {HTMLElement} */ (this.row.children[column]);
  }
}

const tables = [...document.querySelectorAll("table.sop-baris[data-hal]")];
const lists = new Set(tables.map((table) => (table.closest("details.sop-sisihan") || table).parentElement));
for (const list of lists) if (list) begin(list);
