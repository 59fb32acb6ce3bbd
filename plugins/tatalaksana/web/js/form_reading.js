// A filled form's sheet of rows (XLSX, CSV) or JSON back as what somebody typed, and so the blank workbook, filled.
import { SHEET_EDITION, SHEET_ID, SHEET_NAME, SILENT, choiceOf } from "./form_file.js";
import { fixedCell, isTyped } from "./isian.js";
import { numberIn, sayNumber } from "./numbers.js";
import { isEmpty } from "./rumus.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {import("./isian.js").Form} Form
 * @typedef {import("./isian.js").Content} Content
 * @typedef {object} Loaded
 * @property {Content} content
 * @property {string} name Of the copy.
 * @property {string} formulir The form's id.
 * @property {string} versi Its version.
 * @property {string[]} lost The places of what could not be taken.
 */

/** What the blank workbook says of itself. */
const BLANK = /^Formulir (\S+) · versi (\d+)$/;
const TICKED = "☑";
/** 31 December 9999. */
const LAST_DAY = 2_958_466;

/**
 * What a sheet holds, its fields known by their ids wherever they stand in the first column, or by the names of their cells if it
 * is the blank workbook, filled.
 * @param {Form} form
 * @param {(string | number)[][]} rows
 * @param {Map<string, number[]>} [names] of ranges
 * @returns {Loaded}
 */
export function fromRows(form, rows, names = new Map()) {
  const blank = rows.map((row) => BLANK.exec(String(row[0]))).find(Boolean);
  if (blank) rows = [[SHEET_ID, blank[1]], [SHEET_EDITION, blank[2]], ...fromBlank(form, rows, names)];
  const fields = new Map(form.isian.map((field) => [field.name, field]));
  const loaded = { content: /** @type {Content} */ ({}), name: "", formulir: "", versi: "", lost: /** @type {string[]} */ ([]) };
  for (let at = 0; at < rows.length; at++) {
    const [first = "", second = "", third = ""] = rows[at];
    const field = fields.get(String(first).trim());
    if (first === SHEET_ID && !loaded.formulir) loaded.formulir = String(second);
    else if (first === SHEET_EDITION && !loaded.versi && !field) loaded.versi = String(second);
    else if (first === SHEET_NAME && !loaded.name && !field) loaded.name = String(second);
    else if (field && field.columns) at = takeTable(field, rows, at + 1, loaded);
    else if (field) take(loaded.content, field, third, field.label, loaded.lost);
  }
  return loaded;
}

/**
 * The blank workbook's cells as the rows that we write.
 * @param {Form} form
 * @param {(string | number)[][]} rows
 * @param {Map<string, number[]>} names
 * @returns {(string | number)[][]}
 */
function fromBlank(form, rows, names) {
  const cell = (/** @type {number} */ y, /** @type {number} */ x) => (rows[y] || [])[x] ?? "";
  return form.isian.flatMap((field) => {
    // What Excel would take for a cell, it has with a line before.
    const [y, x, end] = names.get(field.name) || names.get(`_${field.name}`) || [0, 0, -1];
    const lines = Array.from({ length: end - y + 1 }, (_, at) => y + at);
    if (!lines.length) return [];
    if (field.is.shape === "many") return [[field.name, "", lines.flatMap((line) => (cell(line, x) === TICKED ? [cell(line, x + 1)] : [])).join("\n")]];
    if (!field.columns) return [[field.name, "", cell(y, x)]];
    const columns = field.columns.flatMap(({ name }) => {
      const [, at] = names.get(`${field.name}.${name}`) || [];
      return at === undefined ? [] : [{ name, at }];
    });
    return [[field.name], ["baris", ...columns.map(({ name }) => name)], [], ...lines.map((line, at) => [at + 1, ...columns.map((column) => cell(line, column.at))])];
  });
}

/**
 * What a JSON value of ours holds.
 * @param {Form} form
 * @param {any} json
 * @returns {Loaded}
 */
export function fromJson(form, json) {
  const isian = (json && typeof json === "object" && json.isian) || {};
  /** @type {Loaded} */
  const loaded = { content: {}, name: String((json && json.salinan) || ""), formulir: String((json && json.formulir) || ""), versi: String((json && json.versi) || ""), lost: [] };
  for (const field of form.isian) {
    if (!field.columns) {
      take(loaded.content, field, isian[field.name], field.label, loaded.lost);
      continue;
    }
    const rows = Array.isArray(isian[field.name]) ? isian[field.name].slice(0, MOST_ROWS) : [];
    takeLines(field, rows.length, (row, column) => (rows[row] || {})[column.name], loaded);
  }
  return loaded;
}

/** The most rows a table takes. */
export const MOST_ROWS = 1000;

/**
 * A table's block: a row of columns' ids, one of labels, then rows until one is empty or a field begins.
 * @param {Field} table
 * @param {(string | number)[][]} rows
 * @param {number} start
 * @param {Loaded} loaded
 * @returns {number} the last row that belongs to it
 */
function takeTable(table, rows, start, loaded) {
  const ids = (rows[start] || []).map((id) => String(id).trim());
  let end = start + 2;
  while (end < rows.length && end - start - 2 < MOST_ROWS && /^\d+$/.test(String(rows[end][0] ?? "").trim())) end++;
  takeLines(table, end - start - 2, (line, column) => (ids.includes(column.name) ? rows[start + 2 + line][ids.indexOf(column.name)] : undefined), loaded);
  return end - 1;
}

/**
 * A file's lines as a table's rows. A row that comes with something takes the line that says the same, wherever it stands:
 * in another edition rows may have moved.
 * @param {Field} table
 * @param {number} count of lines
 * @param {(line: number, column: Field) => any} cell
 * @param {Loaded} loaded
 */
function takeLines(table, count, cell, loaded) {
  const columns = table.columns || [];
  const come = (table.values || []).length;
  const left = new Set(Array.from({ length: count }, (_, line) => line));
  const meant = (/** @type {Field} */ column, /** @type {any} */ value) => JSON.stringify(typedOf(column, String(value).replace(/\s+/g, " ").trim()));
  const fits = (/** @type {number} */ line, /** @type {number} */ row) =>
    columns.every((column) => {
      const fixed = fixedCell(table, row, column);
      const found = cell(line, column) ?? "";
      return fixed === undefined || found === "" || (column.is.value === "number" && fixed.includes(".")) || meant(column, fixed) === meant(column, found);
    });
  /** @type {Content[]} */
  const rows = [];
  for (let row = 0; row < Math.max(count, come); row++) {
    const line = row < come ? [...left].find((one) => fits(one, row)) : left.has(row) ? row : undefined;
    if (line !== undefined) left.delete(line);
    rows.push(line === undefined ? {} : takeRow(table, row, (column) => cell(line, column), loaded.lost));
  }
  const open = columns.filter((column) => !SILENT.has(column.is.shape) && !(table.values || []).some((_, row) => fixedCell(table, row, column) !== undefined));
  for (const line of left) {
    if (open.some((column) => !isEmpty(cell(line, column)))) loaded.lost.push(`${table.label}, baris ${line + 1} di berkas itu, yang tidak ada di formulir ini`);
  }
  while (rows.length && !Object.keys(rows[rows.length - 1]).length) rows.pop();
  // A table without rows is left out, and begins with its empty ones.
  if (rows.length) loaded.content[table.name] = rows;
}

/**
 * @param {Field} table
 * @param {number} at
 * @param {(column: Field) => any} cell
 * @param {string[]} lost
 */
function takeRow(table, at, cell, lost) {
  /** @type {Content} */
  const row = {};
  for (const column of table.columns || []) {
    if (fixedCell(table, at, column) === undefined) take(row, column, cell(column), `${table.label}, baris ${at + 1}: ${column.label}`, lost);
  }
  return row;
}

/**
 * Take a value of a file as what would be typed.
 * @param {Content} into
 * @param {Field} field
 * @param {any} value
 * @param {string} where
 * @param {string[]} lost
 */
function take(into, field, value, where, lost) {
  if (!isTyped(field) || value === undefined || value === null || value === "") return;
  const typed = typedOf(field, value);
  if (typed === null || (Array.isArray(typed) && typed.includes(null))) lost.push(where);
  const kept = Array.isArray(typed) ? typed.filter((one) => one !== null) : typed;
  if (!isEmpty(kept)) into[field.name] = kept;
}

/**
 * @param {Field} field
 * @param {any} value
 * @returns {any} null for what cannot be taken; in an array for single choices
 */
function typedOf(field, value) {
  const { shape, value: kind, means } = field.is;
  if (shape === "many") {
    const parts = Array.isArray(value) ? value : String(value).split("\n");
    // Excel's cells have them beside each other.
    return parts.flatMap((part) => (choiceOf(field, String(part).trim()) ? [part] : String(part).split(";"))).map((part) => choiceOf(field, String(part).trim()));
  }
  if (typeof value === "object") return null;
  const text = String(value).trim();
  if (shape === "one") return means?.[text.toLowerCase()] ?? choiceOf(field, text) ?? (kind === "number" ? choiceOf(field, String(numberIn(text))) : null);
  if (kind === "number") return typeof value === "number" ? sayNumber(value) : numberOrText(text);
  const moment = typeof value === "number" && value >= 0 && value < LAST_DAY ? momentOf(value) : "";
  if (kind === "day") return dayOf(moment.slice(0, 10) || text);
  if (kind === "time") return timeOf(moment.slice(11) || text);
  return typeof value === "number" ? sayNumber(value) : String(value);
}

/** @param {string} text */
function numberOrText(text) {
  const number = numberIn(text);
  return number === null || Number.isNaN(number) ? text : sayNumber(number);
}

/** What Excel counts in days, where a cell has lost its look. @param {number} days */
const momentOf = (days) => new Date(Date.UTC(1899, 11, 30) + Math.round(days * 1440) * 60_000).toISOString().slice(0, 16);

/** @param {string} text A day as we write it, or as 1/5/2024. */
function dayOf(text) {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]00:00)?$/.exec(text);
  if (iso) return iso[1];
  const local = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/.exec(text);
  return local ? `${local[3]}-${local[2].padStart(2, "0")}-${local[1].padStart(2, "0")}` : null;
}

/** @param {string} text A time as 8:05, 08.05 or 08:05:00. */
function timeOf(text) {
  const found = /^(\d\d?)[:.](\d\d)(?:[:.]\d\d)?$/.exec(text);
  return found ? `${found[1].padStart(2, "0")}:${found[2]}` : null;
}
