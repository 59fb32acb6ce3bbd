// Tables as CSV: for Excel with its byte order mark, safe against cells that would be run as formulas or taken for numbers.
// render/csv.py says why, and does the same; tests hold both to one table of cases.

import { FileError } from "./file_error.js";

/** @typedef {import("./files.js").Cell} Cell */

/** The most cells that are read: a form at its fullest has a tenth of it, and a page is not to stand still over more. */
const MOST_CELLS = 500_000;

/** What some program parts cells or lines by. */
const PARTS = String.raw`,;|\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029`;
/** What programs, or eyes, pass over before a formula: apostrophes, blanks, letters that nobody sees. */
const SKIPPED = String.raw`' \xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u2800\u3000\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff`;
/** How texts begin that programs take for a formula, and those that would be read back as guarded. A lone «-» or a number is none. */
const BEGINS = new RegExp(String.raw`^[${SKIPPED}]*(?:[=+@＝＋－＠\t\r\n]|-(?!$|(?:0|[1-9][0-9]{0,10})(?:[.,][0-9]+)*$))`);
/** What a sign has to have behind it to be more than a number, the end of a sum in rupiah or the mark of an item. */
const OPERAND = String.raw`(?![0-9][0-9.]*(?:[${PARTS}]|$))(?![ \xa0)\]}:/*%!?<>&^’”»…${PARTS}]|\.(?![0-9])|$)|[ \xa0]+(?=[^${PARTS}]*(?:[A-Za-z0-9_.]\(|!['$A-Za-z0-9]|\|))`;
const RUNS = String.raw`[=@＝＠]|[-+－＋](?:${OPERAND})`;
const PIECE = new RegExp(String.raw`([${PARTS}][${SKIPPED}"]*)(?=${RUNS})`, "g");
const GUARDED_PIECE = new RegExp(String.raw`([${PARTS}][${SKIPPED}"]*)'(?=${RUNS})`, "g");
/** Texts of digits that are no numbers, such as those of telephones and of civil servants. */
const NO_NUMBER = /^(?:[+0][0-9][0-9 ().-]*|[0-9]{12,})$/;
const WRAPPED = /^="(.*)"$/s;

/** A text that no spreadsheet takes for a formula, or for a number that it is not. @param {string} text */
export function guarded(text) {
  if (NO_NUMBER.test(text)) return `="${text}"`;
  return `${BEGINS.test(text) ? "'" : ""}${text.replace(PIECE, "$1'")}`;
}

/** The text that `guarded` made this of. @param {string} text */
export function restored(text) {
  const [, inner = ""] = WRAPPED.exec(text) ?? [];
  if (NO_NUMBER.test(inner)) return inner;
  const safe = text[0] === "'" && BEGINS.test(text.slice(1)) ? text.slice(1) : text;
  return safe.replace(GUARDED_PIECE, "$1");
}

/**
 * A table as CSV text, whose texts `readCsv` gives back.
 * @param {Cell[][]} rows
 * @param {string} separator `;` as Indonesian Excel wants it, or `,`
 * @returns {string} with byte order mark and CRLF
 */
export function writeCsv(rows, separator = ";") {
  const field = (/** @type {Cell} */ cell) => {
    const text = typeof cell === "number" ? String(cell) : typeof cell === "string" ? guarded(cell) : cell.iso.replace("T", " ");
    return `"${text.replace(/"/g, '""')}"`;
  };
  return `\ufeff${rows.map((row) => `${row.map(field).join(separator)}\r\n`).join("")}`;
}

/**
 * The cells of a CSV text, whether separated by `;`, `,` or tabs.
 * @param {string} text
 * @returns {string[][]}
 * @throws {FileError} where it has more cells than any file of ours
 */
export function readCsv(text) {
  text = text.replace(/^\ufeff/, "");
  // The separator is what stands most often in the first line, outside of quotes.
  const first = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0];
  const count = (/** @type {string} */ mark) => first.split(mark).length;
  const separator = [";", ",", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const rows = [[""]];
  let cells = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows[rows.length - 1];
    const char = text[at];
    if (quoted) {
      if (char !== '"') row[row.length - 1] += char;
      else if (text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = false;
    } else if (cells > MOST_CELLS) throw new FileError("Tabel di berkas ini terlalu besar: hapus baris dan kolom kosongnya, lalu simpan lagi.");
    else if (char === '"' && !row[row.length - 1]) quoted = true;
    else if (char === separator) {
      cells++;
      row.push("");
    }
    else if (char === "\n" || char === "\r") {
      cells++;
      if (char === "\r" && text[at + 1] === "\n") at++;
      rows.push([""]);
    } else row[row.length - 1] += char;
  }
  if (rows[rows.length - 1].join("") === "") rows.pop();
  return rows.map((row) => row.map(restored));
}
