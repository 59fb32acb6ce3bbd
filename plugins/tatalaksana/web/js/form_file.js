// A filled form as a sheet of rows (XLSX, CSV) and as JSON, and back. Fields have the same ids in all.
import { dayOf, momentOf, numberIn, sayNumber, timeOf } from "./numbers.js";
import { fixedCell, isTyped } from "./isian.js";
import { isEmpty } from "./rumus.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {import("./isian.js").Form} Form
 * @typedef {import("./isian.js").Content} Content
 * @typedef {import("./isian.js").Judgement} Judgement
 * @typedef {import("./files.js").Cell} Cell
 * @typedef {object} Loaded
 * @property {Content} content
 * @property {string} name Of the copy.
 * @property {string} formulir The form's id.
 * @property {string} versi Its version.
 * @property {string[]} lost The places of what could not be taken.
 */

/** What has no value, so that files have none either. */
const SILENT = new Set(["words", "space"]);
/** What a sheet calls the form's id, its edition and the copy's name. */
const [SHEET_ID, SHEET_EDITION, SHEET_NAME] = ["id formulir", "versi", "salinan"];
/** What the blank workbook says of itself. */
const BLANK = /^Formulir (\S+) · versi (\d+)$/;
const TICKED = "☑";

/**
 * The rows: the form's id and edition, a row a field (id, label, value), and each table as a block of its own.
 * @param {Judgement} judged
 * @param {string} name of the copy
 * @param {boolean} typed Whether numbers and dates become such cells (XLSX) or text as people write it (CSV).
 * @returns {Cell[][]}
 */
export function rowsOf(judged, name, typed) {
  const { form } = judged;
  /** @type {Cell[][]} */
  const rows = [["Formulir", form.judul], [SHEET_ID, form.id], [SHEET_EDITION, form.versi], [SHEET_NAME, name], [], ["Isian", "Label", "Isi"]];
  const cell = (/** @type {Field} */ field, /** @type {Field | undefined} */ table, /** @type {number} */ row) =>
    SILENT.has(field.is.shape) ? "" : cellOf(field, judged.value(field, table, row), judged.typed(field, table, row), judged.shown(field, table, row), typed);
  for (const field of form.isian) {
    if (!field.columns && field.is.shape !== "words") rows.push([field.name, field.label, cell(field, undefined, 0)]);
  }
  for (const table of form.isian) {
    const { columns } = table;
    if (!columns) continue;
    rows.push([], [table.name, table.label], ["baris", ...columns.map((column) => column.name)], ["No", ...columns.map((column) => column.label)]);
    for (let row = 0; row < lastFilled(judged, table); row++) rows.push([row + 1, ...columns.map((column) => cell(column, table, row))]);
  }
  return rows;
}

/**
 * The JSON value: what the form is, and by id what is filled in, numbers as numbers.
 * @param {Judgement} judged
 * @param {string} name of the copy
 */
export function jsonOf(judged, name) {
  const { form } = judged;
  const value = (/** @type {Field} */ field, /** @type {Field | undefined} */ table, /** @type {number} */ row) => {
    const known = judged.value(field, table, row);
    // What cannot be read as what it should be is still what someone typed.
    return isEmpty(known) && judged.shown(field, table, row) ? judged.typed(field, table, row) || known : known;
  };
  /** @type {Object<string, any>} */
  const isian = {};
  for (const field of form.isian) {
    if (!field.columns) {
      if (!SILENT.has(field.is.shape)) isian[field.name] = value(field, undefined, 0);
      continue;
    }
    const columns = field.columns.filter((column) => !SILENT.has(column.is.shape));
    isian[field.name] = Array.from({ length: lastFilled(judged, field) }, (_, row) =>
      Object.fromEntries(columns.map((column) => [column.name, value(column, field, row)])),
    );
  }
  return { formulir: form.id, versi: form.versi, judul: form.judul, salinan: name, isian };
}

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
    else if (field?.columns) at = takeTable(field, rows, at + 1, loaded);
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
  const isian = json?.isian || {};
  /** @type {Loaded} */
  const loaded = { content: {}, name: String(json?.salinan || ""), formulir: String(json?.formulir || ""), versi: String(json?.versi || ""), lost: [] };
  for (const field of form.isian) {
    if (!field.columns) {
      take(loaded.content, field, isian[field.name], field.label, loaded.lost);
      continue;
    }
    const rows = Array.isArray(isian[field.name]) ? isian[field.name].slice(0, MOST_ROWS) : [];
    takeLines(field, rows.length, (row, column) => rows[row]?.[column.name], loaded);
  }
  return loaded;
}

/** The most rows a table takes. */
export const MOST_ROWS = 1000;

/** How many rows there are up to the last with something in it. @param {Judgement} judged @param {Field} table */
function lastFilled(judged, table) {
  return Math.max(-1, ...judged.filled(table)) + 1;
}

/**
 * @param {Field} field
 * @param {import("./rumus.js").Value} value
 * @param {any} typed
 * @param {boolean} shown
 * @param {boolean} kinds
 * @returns {Cell}
 */
function cellOf(field, value, typed, shown, kinds) {
  if (isEmpty(value)) return shown && typeof typed === "string" ? typed : "";
  if (typeof value === "number") return kinds ? value : sayNumber(value);
  if (typeof value === "boolean") return value ? "Ya" : "Tidak";
  if (field.is.value === "day" || field.is.value === "time") return kinds ? { iso: String(value) } : String(value);
  if (!field.choices) return String(value);
  const chosen = Array.isArray(value) ? value : [String(value)];
  const labels = chosen.map((one) => labelOf(field, one));
  // Labels are for people; where they would not lead back to the choices, the choices' own names stand.
  return (labels.every((label, at) => choiceOf(field, label) === chosen[at]) ? labels : chosen).join("\n");
}

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
  const come = table.values?.length ?? 0;
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
  const open = columns.filter((column) => !SILENT.has(column.is.shape) && !table.values?.some((_, row) => fixedCell(table, row, column) !== undefined));
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
  if (!isTyped(field) || value == null || value === "") return;
  const typed = typedOf(field, value);
  if (typed === null || (Array.isArray(typed) && typed.includes(null))) lost.push(where);
  const kept = Array.isArray(typed) ? typed.filter((one) => one !== null) : typed;
  if (!isEmpty(kept)) into[field.name] = kept;
}

/** @param {Field} field @param {string} value */
export function labelOf(field, value) {
  return field.choices?.find(([one]) => one === value)?.[1] ?? value;
}

/**
 * The choice that a text means: its name, or its label where only one has it.
 * @param {Field} field
 * @param {string} text
 * @returns {string | null}
 */
function choiceOf(field, text) {
  const choices = field.choices || [];
  if (choices.some(([value]) => value === text)) return text;
  const [fitting, other] = choices.filter(([, label]) => label.trim() === text && !label.includes("\n"));
  return fitting && !other ? fitting[0] : null;
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
  const moment = typeof value === "number" ? momentOf(value) : "";
  if (kind === "day") return dayOf(moment.slice(0, 10) || text);
  if (kind === "time") return timeOf(moment.slice(11) || text);
  if (typeof value === "number") return sayNumber(value);
  if (kind !== "number") return String(value);
  const number = numberIn(text);
  return number === null || Number.isNaN(number) ? text : sayNumber(number);
}
