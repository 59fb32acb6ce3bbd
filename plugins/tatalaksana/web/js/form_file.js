// A filled form as a sheet of rows (XLSX, CSV) and as JSON. Fields have the same ids in both; `form_reading.js` takes them back.
import { sayNumber } from "./numbers.js";
import { isEmpty } from "./rumus.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {import("./isian.js").Form} Form
 * @typedef {import("./isian.js").Judgement} Judgement
 * @typedef {import("./files.js").Cell} Cell
 */

/** What has no value, so that files have none either. */
export const SILENT = new Set(["words", "space"]);
export const SHEET_ID = "id formulir";
export const SHEET_EDITION = "versi";
export const SHEET_NAME = "salinan";

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
    if (!table.columns) continue;
    const columns = table.columns || [];
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
 * How many rows there are up to the last with something in it.
 * @param {Judgement} judged
 * @param {Field} table
 */
function lastFilled(judged, table) {
  const filled = judged.filled(table);
  return filled.length ? filled[filled.length - 1] + 1 : 0;
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
 * @param {Field} field
 * @param {string} value
 */
export function labelOf(field, value) {
  const choice = (field.choices || []).find(([one]) => one === value);
  return choice ? choice[1] : value;
}

/**
 * The choice that a text means: its name, or its label where only one has it.
 * @param {Field} field
 * @param {string} text
 * @returns {string | null}
 */
export function choiceOf(field, text) {
  const choices = field.choices || [];
  if (choices.some(([value]) => value === text)) return text;
  const fitting = choices.filter(([, label]) => label.trim() === text && !label.includes("\n"));
  return fitting.length === 1 ? fitting[0][0] : null;
}
