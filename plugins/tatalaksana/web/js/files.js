// Files of tables and values that the browser hands out and takes in: XLSX, CSV and JSON. Nothing goes to a server.

import { readCsv, writeCsv } from "./csv.js";
import { FileError } from "./file_error.js";
import { readXlsx, writeXlsx } from "./xlsx.js";

/**
 * A cell to be written: a text, a number, or a moment as `2024-05-01`, `08:30` or `2024-05-01T08:30`.
 * @typedef {string | number | {iso: string}} Cell
 */
/**
 * A sheet to be written; widths in characters, `head` the place of the row that is bold and stays in sight.
 * @typedef {{name: string, rows: Cell[][], widths?: number[], head?: number}} Sheet
 */

/** The largest file that is read, in bytes. */
const LIMIT = 20_000_000;
const TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv;charset=utf-8",
  json: "application/json",
};

/**
 * Hand a file to the reader.
 * @param {string} name without ending
 * @param {keyof typeof TYPES} kind
 * @param {BlobPart} content
 */
function save(name, kind, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: TYPES[kind] }));
  link.download = `${name.replace(/[^\p{L}\p{N}._ ()-]+/gu, "-").replace(/^[-. ]+|[-. ]+$/g, "").slice(0, 120) || "berkas"}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} name @param {Sheet[]} sheets */
export const saveXlsx = (name, sheets) => save(name, "xlsx", writeXlsx(sheets));

/** @param {string} name @param {Cell[][]} rows @param {string} [separator] */
export const saveCsv = (name, rows, separator) => save(name, "csv", writeCsv(rows, separator));

/** @param {string} name @param {unknown} value */
export const saveJson = (name, value) => save(name, "json", `${JSON.stringify(value, null, 1)}\n`);

/**
 * A file that someone chose: a value from JSON, or the first sheet's rows, from XLSX with the names of its ranges.
 * @param {File} file
 * @returns {Promise<{json: unknown} | {rows: (string | number)[][], names?: Map<string, number[]>}>}
 * @throws {FileError} when it cannot be read, in words for the reader
 */
export async function readFile(file) {
  if (file.size > LIMIT) throw new FileError("Berkas ini terlalu besar.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await readXlsx(bytes))[0];
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError("Berkas ini bukan XLSX, CSV atau JSON dalam UTF-8.");
  }
  try {
    if (/^\s*[{[]/.test(text)) return { json: JSON.parse(text) };
  } catch {
    if (/\.json$/i.test(file.name)) throw new FileError("Berkas JSON ini rusak.");
  }
  return { rows: readCsv(text) };
}
