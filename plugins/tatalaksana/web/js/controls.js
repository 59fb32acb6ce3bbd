// A form's controls on its page: where each stands, what is typed in it, what is said below it, and a table's rows.
import { el } from "./elements.js";
import { pathOf } from "./isian.js";
import { sayNumber } from "./numbers.js";
import { labelOf } from "./form_file.js";
import { part } from "./part.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
const CONTROLS = "input, textarea, select";
const TICKED = /^(check|radio)/;

/** Where a control stands: its field, and its table and row if it is a cell. @typedef {{field: Field, table?: Field, row: number, path: string}} Place */

/** All controls of one form. */
export class Controls {
  /**
   * @param {HTMLElement} root
   * @param {import("./isian.js").Form} form
   * @param {(table: Field, row: number) => void} drop Called to take a row away.
   */
  constructor(root, form, drop) {
    this.root = root;
    this.form = form;
    this.drop = drop;
    this.serial = 0;
    // What stands on paper in the place of a control.
    /** @type {Map<Control, HTMLElement>} */
    this.printed = new Map();
    /** @type {Map<string, HTMLElement>} */
    this.boxes = new Map();
    // Each table's rows, until one comes or goes.
    /** @type {Map<string, HTMLTableRowElement[]>} */
    this.known = new Map();
    for (const box of root.querySelectorAll(".sop-f-lembar > [data-isian]")) if (box instanceof HTMLElement) this.boxes.set(box.dataset.isian || "", box);
    for (const table of form.isian) if (table.columns) for (const row of this.rows(table)) this.dressRow(table, row);
    root.addEventListener("input", ({ target }) => target instanceof HTMLTextAreaElement && fit([target]));
  }

  /**
   * A table's rows.
   * @param {Field} table
   * @returns {HTMLTableRowElement[]}
   */
  rows(table) {
    const known = this.known.get(table.name);
    if (known) return known;
    const rows = /** @type {HTMLTableRowElement[]} */ ([...(this.boxes.get(table.name) || this.root).querySelectorAll("tbody > tr")]);
    this.known.set(table.name, rows);
    return rows;
  }

  /**
   * The element that holds a field: its box, or its cell.
   * @param {Place} place
   * @returns {HTMLElement | null}
   */
  box({ field, table, row }) {
    if (!table) return this.boxes.get(field.name) || null;
    return [...(this.rows(table)[row]?.cells || [])].find((cell) => cell.dataset.isian === field.name) || null;
  }

  /**
   * Where a control stands; null if it is none of a field's.
   * @param {Element} control
   * @returns {Place | null}
   */
  place(control) {
    const inner = /** @type {HTMLElement | null} */ (control.closest("[data-isian]"));
    if (!inner || !this.root.contains(inner)) return null;
    const line = /** @type {HTMLElement} */ (inner.parentNode);
    const outer = /** @type {HTMLElement | null} */ (line.closest("[data-isian]"));
    const top = this.form.isian.find((field) => field.name === (outer || inner).dataset.isian);
    if (!top) return null;
    if (!outer) return { field: top, row: 0, path: top.name };
    const column = (top.columns || []).find((one) => one.name === inner.dataset.isian);
    const row = this.rows(top).findIndex((one) => one === line);
    return column ? { field: column, table: top, row, path: pathOf(column, top, row) } : null;
  }

  /**
   * Every field and cell, from top to bottom.
   * @returns {Generator<Place>}
   */
  *places() {
    for (const field of this.form.isian) {
      yield { field, row: 0, path: field.name };
      for (let row = 0; field.columns && row < this.rows(field).length; row++) for (const column of field.columns) yield { field: column, table: field, row, path: pathOf(column, field, row) };
    }
  }

  /**
   * What is typed in a field.
   * @param {Place} place
   * @returns {string | string[]}
   */
  read(place) {
    const controls = this.controls(place);
    if (place.field.is.shape === "many") return controls.filter(ticked).map((one) => one.value);
    return (controls[0]?.type === "radio" ? controls.find(ticked) : controls[0])?.value || "";
  }

  /**
   * @param {Place} place
   * @param {any} typed
   */
  write(place, typed) {
    for (const control of this.controls(place)) {
      if (control instanceof HTMLInputElement && TICKED.test(control.type)) control.checked = Array.isArray(typed) ? typed.includes(control.value) : control.value === typed;
      else control.value = typeof typed === "string" ? typed : "";
    }
  }

  /** Texts' boxes as high as what was written into them. */
  fit() {
    fit([...this.root.querySelectorAll("textarea")]);
  }

  /**
   * Whether a date or time is begun and not whole: the browser gives no value then.
   * @param {Place} place
   */
  unfinished(place) {
    return this.controls(place).some((control) => control.validity.badInput);
  }

  /**
   * @param {Place} place
   * @returns {Control[]}
   */
  controls(place) {
    const box = this.box(place);
    return box && !place.field.columns ? controlsOf(box) : [];
  }

  /**
   * Make a table as high as its content.
   * @param {Field} table
   * @param {number} height
   */
  resize(table, height) {
    const rows = this.rows(table);
    for (const row of rows.slice(height)) row.remove();
    this.known.delete(table.name);
    for (let at = rows.length; at < height; at++) this.addRow(table);
  }

  /** @param {Field} table */
  addRow(table) {
    const box = this.boxes.get(table.name) || this.root;
    const row = part(/** @type {DocumentFragment} */ (part(box, "template", HTMLTemplateElement).content.cloneNode(true)), "tr", HTMLTableRowElement);
    part(box, "tbody", HTMLElement).append(row);
    this.known.delete(table.name);
    this.dressRow(table, row);
    this.number(table);
  }

  /** Rows are counted anew, in their heads and in the names of their controls. @param {Field} table */
  number(table) {
    this.rows(table).forEach((row, at) => {
      row.cells[0].textContent = String(at + 1);
      for (const named of row.querySelectorAll("[aria-label]")) named.setAttribute("aria-label", (named.getAttribute("aria-label") || "").replace(/baris \d+$/, `baris ${at + 1}`));
    });
  }

  /**
   * A button that takes the row away, unless the table's rows are for good.
   * @param {Field} table
   * @param {HTMLTableRowElement} row
   */
  dressRow(table, row) {
    row.dataset.nomor = String(++this.serial);
    // What stands in it for good, where the form leaves it to the page to say.
    for (const told of row.querySelectorAll(".sop-f-tetap")) {
      const values = table.values?.[row.rowIndex - 1], name = /** @type {any} */ (told.parentNode).dataset.isian;
      if (values && !values[name]) values[name] = String(told.textContent);
    }
    if (table.values?.length) return;
    const button = el("button", { type: "button", class: "sop-f-buang", "aria-label": `Hapus ${table.label}, baris ${row.rowIndex}`, click: () => this.drop(table, this.rows(table).indexOf(row)) }, "×");
    row.append(el("td", { class: "sop-f-sisi" }, button));
  }

  /**
   * Say below a field what is wrong with it; nothing for "".
   * @param {Place} place
   * @param {string} message
   */
  fault(place, message) {
    const box = this.box(place);
    if (!box) return;
    const words = /** @type {HTMLElement | null} */ (box.querySelector(place.table ? ".sop-f-galat" : ":scope > .sop-f-galat")) || (message ? this.newWords(place, box) : null);
    if (!words || words.textContent === message) return;
    words.textContent = message;
    words.hidden = !message;
    box.classList.toggle("sop-f-salah", Boolean(message));
    const group = box.getAttribute("role") === "radiogroup" ? box : box.querySelector("[role=radiogroup]");
    for (const control of group ? [group] : this.controls(place)) {
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      if (place.table) control.setAttribute("aria-describedby", words.id);
    }
  }

  /**
   * A cell's own place for what is wrong with it.
   * @param {Place} place
   * @param {HTMLElement} cell
   * @returns {HTMLElement}
   */
  newWords({ field, table }, cell) {
    const row = /** @type {HTMLElement} */ (cell.parentNode);
    const words = el("p", { class: "sop-f-galat", id: `${this.boxes.get(table ? table.name : "")?.id}-${row.dataset.nomor}-${field.name}-galat` });
    cell.append(words);
    return words;
  }

  /**
   * @param {Place} place
   * @param {boolean} shown
   */
  show(place, shown) {
    const box = this.box(place);
    if (!box) return;
    if (place.table) box.classList.toggle("sop-f-tanpa", !shown);
    else box.hidden = !shown;
  }

  /**
   * What is worked out.
   * @param {Place} place
   * @param {import("./rumus.js").Value} value
   */
  say(place, value) {
    const output = /** @type {HTMLElement} */ (this.box(place)).querySelector("output");
    const text = typeof value === "number" ? sayNumber(value) : typeof value === "boolean" ? (value ? "Ya" : "Tidak") : String(value ?? "");
    if (output && output.textContent !== text) output.textContent = text;
  }

  /** @param {Place} place */
  focus(place) {
    const box = this.box(place), controls = this.controls(place);
    const target = controls.find(ticked) || controls[0] || (box && (/** @type {HTMLElement | null} */ (box.querySelector("input, textarea, select, button")) || box));
    if (!target) return;
    /** @type {HTMLElement} */ (box).scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  /** On paper stands what is typed, not the boxes it is typed in, which cut long texts. */
  print() {
    for (const place of this.places()) {
      for (const control of this.controls(place)) {
        if (TICKED.test(control.type)) continue;
        const copy = this.printed.get(control) || el("span", { class: `sop-f-tercetak sop-f-${control.type}` });
        this.printed.set(control, copy);
        control.after(copy);
        copy.textContent = printed(place.field, control.value);
      }
    }
  }
}

/** @param {Element} box */
const controlsOf = (box) => /** @type {Control[]} */ ([...box.querySelectorAll(CONTROLS)]);

/** @param {Control} control */
const ticked = (control) => control instanceof HTMLInputElement && control.checked;

/** Whether the browser itself lets a text's box grow with the text. */
const GROW = CSS.supports("field-sizing", "content");

/** Texts' boxes as high as their texts: all are measured before one is changed, or the page would be laid out again for each. @param {HTMLTextAreaElement[]} boxes */
function fit(boxes) {
  if (GROW) return;
  for (const box of boxes) box.style.height = "";
  const heights = boxes.map((box) => box.value && `${box.scrollHeight + 4}px`); // to measure many empty ones takes longer than all else on the page
  for (const box of boxes) box.style.height = heights.shift() || "";
}

/**
 * @param {Field} field
 * @param {string} typed
 */
function printed(field, typed) {
  if (field.choices) return typed && labelOf(field, typed);
  if (field.is.value === "day" && typed) {
    const [year, month, day] = typed.split("-").map(Number);
    return `${day} ${MONTHS[month - 1]} ${year}`;
  }
  return field.is.value === "time" ? typed.replace(":", ".") : typed;
}
