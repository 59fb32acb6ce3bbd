// Tables as CSV: for Excel with its byte order mark, safe against cells that would be run as formulas.

/** @typedef {import("./berkas.js").Cell} Cell */

/** What programs take for a formula at the start of a cell. */
const FORMULA = /^'*[=+\-@\t\r\n]/;

/**
 * A table as CSV text. Texts that begin like a formula get an apostrophe before them, which `readCsv` takes away.
 * @param {Cell[][]} rows
 * @param {string} separator `;` as Indonesian Excel wants it, or `,`
 * @returns {string} with byte order mark and CRLF
 */
export function writeCsv(rows, separator = ";") {
  const field = (/** @type {Cell} */ cell) => {
    if (typeof cell === "number") return String(cell);
    const text = typeof cell === "string" ? (FORMULA.test(cell) ? `'${cell}` : cell) : cell.iso.replace("T", " ");
    return /[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => `${row.map(field).join(separator)}\r\n`).join("")}`;
}

/**
 * The cells of a CSV text, whether separated by `;`, `,` or tabs.
 * @param {string} text
 * @returns {string[][]}
 */
export function readCsv(text) {
  text = text.replace(/^\ufeff/, "");
  // The separator is what stands most often in the first line, outside of quotes.
  const first = text.replace(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0];
  const count = (/** @type {string} */ mark) => first.split(mark).length;
  const separator = [";", ",", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows[rows.length - 1];
    const char = text[at];
    if (quoted) {
      if (char !== '"') row[row.length - 1] += char;
      else if (text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = false;
    } else if (char === '"' && !row[row.length - 1]) quoted = true;
    else if (char === separator) row.push("");
    else if (char === "\n" || char === "\r") {
      if (char === "\r" && text[at + 1] === "\n") at++;
      rows.push([""]);
    } else row[row.length - 1] += char;
  }
  if (rows[rows.length - 1].join("") === "") rows.pop();
  return rows.map((row) => row.map((cell) => (cell[0] === "'" && FORMULA.test(cell) ? cell.slice(1) : cell)));
}
