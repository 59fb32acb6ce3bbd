// Tables as XLSX, both ways. What is written is small and plain: texts stand in their cells as texts, never as formulas.

import { FileError } from "./file_error.js";
import { readZip, writeZip } from "./zip.js";

/**
 * @typedef {import("./files.js").Cell} Cell
 * @typedef {import("./files.js").Sheet} Sheet
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** The longest text that a cell may hold. */
const LONGEST = 32767;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 500;
const DAY = 86_400_000;
/** Day 0 of Excel's calendar, as it is from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);

/** The styles of cells, by their place in STYLES. */
const PLAIN = 0;
const BOLD = 1;
const KINDS = { date: 2, time: 3, both: 4 };

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="hh:mm"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFECECEC"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  [[0, 0, 0], [0, 1, 2], [164, 0, 0], [165, 0, 0], [166, 0, 0]]
    .map(
      ([format, font, fill]) =>
        `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" ` +
        'applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    )
    .join("") +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/**
 * A text as XML. What XML cannot hold is written as Excel writes it, `_x0001_`.
 * @param {string} text
 */
const escape = (text) =>
  text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"\r]/g, (char) => `&#${char.charCodeAt(0)};`);

/** @param {string} text */
const unescape = (text) => text.replace(/_x([0-9a-f]{4})_/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));

/** @param {number} column from 0 @returns {string} */
const letters = (column) => (column > 25 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/**
 * A date, a time or both as Excel counts them, and the style that shows it.
 * @param {string} iso `2024-05-01`, `08:30` or `2024-05-01T08:30`
 * @returns {[number, number] | undefined} (days, style); undefined where Excel knows no such day
 */
function serial(iso) {
  const time = /^\d\d:\d\d$/.test(iso);
  const days = (Date.parse(`${time ? `1899-12-30T${iso}` : iso.length > 10 ? iso : `${iso}T00:00`}Z`) - EPOCH) / DAY;
  if (!(days >= (time ? 0 : 61))) return undefined;
  return [days, time ? KINDS.time : iso.length > 10 ? KINDS.both : KINDS.date];
}

/**
 * @param {Cell} cell
 * @param {string} place `B3`
 * @param {number} style
 */
function cellXml(cell, place, style) {
  const number = typeof cell === "object" ? serial(cell.iso) : typeof cell === "number" && Number.isFinite(cell) ? [cell, style] : undefined;
  if (number) return `<c r="${place}" s="${number[1]}"><v>${number[0]}</v></c>`;
  const text = (typeof cell === "object" ? cell.iso : String(cell)).slice(0, LONGEST);
  return text ? `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>` : "";
}

/**
 * Points that a row needs: LibreOffice, unlike Excel, does not look for itself.
 * @param {Cell[]} row
 * @param {number[]} widths
 */
function height(row, widths) {
  const lines = row.map((cell, x) => (typeof cell !== "string" ? 1 : cell.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / (widths[x] || 9)), 0)));
  return Math.min(15 * Math.max(1, ...lines), 409);
}

/** @param {Sheet} sheet */
function sheetXml({ rows, widths = [], head = 0 }) {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  const body = rows
    .map((row, y) => {
      const cells = row.map((cell, x) => cellXml(cell, letters(x) + (y + 1), y === head ? BOLD : PLAIN));
      return `<row r="${y + 1}" ht="${height(row, widths)}">${cells.join("")}</row>`;
    })
    .join("");
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    `<pane ySplit="${head + 1}" topLeftCell="A${head + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `${columns && `<cols>${columns}</cols>`}<sheetData>${body}</sheetData>` +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

/**
 * Names that Excel takes: short, without its special characters, each once.
 * @param {Sheet[]} sheets
 */
function sheetNames(sheets) {
  /** @type {string[]} */
  const names = [];
  for (const { name } of sheets) {
    const clean = name.replace(/[[\]:*?/\\\0-\x1f]/g, " ").replace(/^'|'$/g, " ").trim().slice(0, 31) || "Lembar";
    let free = clean;
    for (let count = 2; names.some((other) => other.toLowerCase() === free.toLowerCase()); count++) free = `${clean.slice(0, 26)} (${count})`;
    names.push(free);
  }
  return names;
}

/**
 * Sheets as an XLSX file.
 * @param {Sheet[]} sheets
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function writeXlsx(sheets) {
  const numbers = sheets.map((_, at) => at + 1);
  const names = sheetNames(sheets).map((name, at) => `<sheet name="${escape(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const relation = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {string} */ target) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (/** @type {string[]} */ all) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  const part = (/** @type {string} */ name, /** @type {string} */ kind) => `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  return writeZip([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("styles", "styles")}` +
        `${numbers.map((number) => part(`worksheets/sheet${number}`, "worksheet")).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([relation("rId1", "officeDocument", "xl/workbook.xml")])],
    ["xl/workbook.xml", `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.join("")}</sheets></workbook>`],
    [
      "xl/_rels/workbook.xml.rels",
      relations([...numbers.map((number) => relation(`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`)), relation("rIdS", "styles", "styles.xml")]),
    ],
    ["xl/styles.xml", STYLES],
    ...sheets.map((sheet, at) => /** @type {[string, string]} */ ([`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)])),
  ]);
}

/**
 * The sheets of an XLSX file. Dates come as `2024-05-01`, times as `08:30`, both as `2024-05-01T08:30`; formulas as what they gave.
 * With each the names of its ranges: first row, first column, last row, last column.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<{name: string, rows: (string | number)[][], names: Map<string, number[]>}[]>}
 * @throws {FileError} when it cannot be read
 */
export async function readXlsx(bytes) {
  const unpack = readZip(bytes);
  const read = async (/** @type {string} */ name) => parse(await unpack(name));
  const book = await read("xl/workbook.xml");
  const relations = new Map(all(await read("xl/_rels/workbook.xml.rels"), "Relationship").map((one) => [one.getAttribute("Id"), one.getAttribute("Target") ?? ""]));
  const shared = all(await read("xl/sharedStrings.xml"), "si").map(textOf);
  const kinds = kindsOf(await read("xl/styles.xml"));
  const late = /^(1|true)$/.test(all(book, "workbookPr")[0]?.getAttribute("date1904") ?? "") ? 1462 : 0;
  const sheets = [];
  for (const sheet of all(book, "sheet")) {
    const target = relations.get(sheet.getAttributeNS(OFFICE, "id")) ?? "";
    const page = await read(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    const name = unescape(sheet.getAttribute("name") ?? "");
    sheets.push({ name, rows: rowsOf(page, shared, kinds, late), names: namesOf(book, name) });
  }
  if (!sheets.length) throw new FileError("Berkas ini bukan XLSX yang utuh.");
  return sheets;
}

/** @param {string} text */
function parse(text) {
  // No program of good faith puts a DOCTYPE into XLSX.
  const page = new DOMParser().parseFromString(text.includes("<!DOCTYPE") ? "" : text || "<kosong/>", "application/xml");
  if (page.getElementsByTagName("parsererror").length) throw new FileError("Berkas ini bukan XLSX yang utuh.");
  return page;
}

/**
 * @param {Document | Element} within
 * @param {string} name
 */
const all = (within, name) => [...within.getElementsByTagNameNS("*", name)];

/**
 * @param {Document} book
 * @param {string} sheet
 */
function namesOf(book, sheet) {
  /** @type {Map<string, number[]>} */
  const names = new Map();
  for (const one of all(book, "definedName")) {
    const [, of, x, y, right = x, bottom = y] = /^(.+)!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(one.textContent ?? "") ?? [];
    if (of && of.replace(/^'|'$/g, "").replace(/''/g, "'") === sheet) names.set(one.getAttribute("name") ?? "", [Number(y) - 1, columnOf(x), Number(bottom) - 1, columnOf(right)]);
  }
  return names;
}

/** The place of a column by its letters, from 0. @param {string} letters */
const columnOf = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** The text of a string that may have runs of several looks, without how it is pronounced. @param {Element} item */
const textOf = (item) =>
  all(item, "t").filter((part) => /** @type {Element} */ (part.parentNode).localName !== "rPh").map((part) => unescape(part.textContent ?? "")).join("");

/**
 * For each style whether it shows a number as a date, a time, or both.
 * @param {Document} styles
 * @returns {(keyof typeof KINDS | "")[]}
 */
function kindsOf(styles) {
  const own = new Map(all(styles, "numFmt").map((one) => [Number(one.getAttribute("numFmtId")), one.getAttribute("formatCode") ?? ""]));
  const within = all(styles, "cellXfs")[0];
  return (within ? all(within, "xf") : []).map((style) => {
    const id = Number(style.getAttribute("numFmtId"));
    const built = id >= 14 && id <= 17 ? "y" : id === 22 ? "yh" : (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? "h" : "";
    const code = (own.get(id) ?? built).replace(/"[^"]*"|\\.|\[[^\]hms]*\]/gi, "");
    const date = /[yd]/i.test(code);
    const time = /[hs]/i.test(code);
    return date && time ? "both" : date ? "date" : time ? "time" : "";
  });
}

/**
 * @param {Document} page
 * @param {string[]} shared
 * @param {(keyof typeof KINDS | "")[]} kinds
 * @param {number} late days by which a calendar that begins in 1904 is behind
 */
function rowsOf(page, shared, kinds, late) {
  /** @type {(string | number)[][]} */
  const rows = [];
  for (const row of all(page, "row")) {
    const y = Number(row.getAttribute("r") ?? rows.length + 1) - 1;
    if (!(y < MOST_ROWS)) throw new FileError(`Lembar dengan lebih dari ${MOST_ROWS} baris tidak dibaca.`);
    while (rows.length <= y) rows.push([]);
    for (const cell of all(row, "c")) {
      const cells = rows[y];
      const named = /^[A-Z]+/.exec(cell.getAttribute("r") ?? "")?.[0];
      const x = named ? columnOf(named) : cells.length;
      if (x >= MOST_COLUMNS) continue;
      while (cells.length <= x) cells.push("");
      cells[x] = valueOf(cell, shared, kinds[Number(cell.getAttribute("s") ?? 0)] ?? "", late);
    }
  }
  return rows;
}

/**
 * @param {Element} cell
 * @param {string[]} shared
 * @param {keyof typeof KINDS | ""} kind
 * @param {number} late
 * @returns {string | number}
 */
function valueOf(cell, shared, kind, late) {
  const type = cell.getAttribute("t") ?? "n";
  if (type === "inlineStr") return textOf(cell);
  const raw = all(cell, "v")[0]?.textContent ?? "";
  if (type === "s") return shared[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "ya" : "tidak";
  if (type !== "n") return unescape(raw);
  if (raw === "" || !Number.isFinite(Number(raw))) return "";
  if (!kind) return Number(raw);
  const moment = new Date(EPOCH + Math.round((Number(raw) + late) * 1440) * 60_000);
  if (Number.isNaN(moment.getTime())) return Number(raw);
  const iso = moment.toISOString();
  return kind === "date" ? iso.slice(0, 10) : kind === "time" ? iso.slice(11, 16) : iso.slice(0, 16);
}
