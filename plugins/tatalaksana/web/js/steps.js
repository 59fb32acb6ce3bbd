// The SOP as its page shows it: the steps are read from the table's cells, so that no text stands in the page twice.

/** @param {Element | null | undefined} cell */
const words = (cell) => (cell?.textContent ?? "").replace(/\s+/g, " ").trim();

/** @typedef {{level: number, mark: string, counts: boolean, text: string}} Passage A paragraph (level 0) or an item of a list, as `model/passage.py` reads it; `counts`: its mark does. */

/** The paragraphs and items that a cell shows. @param {Element} cell @returns {Passage[]} */
function passages(cell) {
  /** @type {Passage[]} */
  const found = [];
  const begin = (/** @type {number} */ level) => found.push({ level, mark: "", counts: false, text: "" });
  const read = (/** @type {Node} */ node, /** @type {number} */ level) => {
    for (const child of node.childNodes) {
      if (!(child instanceof Element)) {
        if (!found.length) begin(0);
        found[found.length - 1].text += (child.textContent ?? "").replace(/\s+/g, " ");
      } else if (child.matches(".tanda")) {
        Object.assign(found[found.length - 1], { mark: words(child), counts: !child.hasAttribute("aria-hidden") });
      } else if (child.matches("br")) {
        found[found.length - 1].text += "\n";
      } else {
        const deeper = child.matches(".sop-butir > li") ? level + 1 : level;
        if (child.matches("p") || deeper > level) begin(deeper);
        read(child, deeper);
      }
    }
  };
  read(cell, 0);
  for (const passage of found) passage.text = passage.text.replace(/ *\n */g, "\n").trim();
  return found.filter((passage) => passage.text);
}

/** Passages as `in_lines` says them. @param {Passage[]} found */
function inLines(found) {
  return found.map(({ level, mark, text }, at) => {
    const inset = "  ".repeat(Math.max(level - 1, 0));
    const between = at === 0 ? "" : level || found[at - 1].level ? "\n" : "\n\n";
    return between + inset + (mark && `${mark} `) + text.replace(/\n/g, `\n${inset}`);
  }).join("");
}

/** The things that a text names: the items of one that is a list and nothing else, or itself. @param {Element} cell */
function things(cell) {
  const found = passages(cell);
  if (!found.every((passage) => passage.level)) return [inLines(found)];
  /** @type {string[][]} */
  const said = [];
  for (const { level, mark, counts, text } of found) {
    if (level === 1) said.push([]);
    said[said.length - 1].push((counts || level > 1 ? `${mark} ` : "") + text);
  }
  return said.map((lines) => lines.join("\n"));
}

/** What a box holds, one by one; a dash is nothing. @param {Element | null} cell */
function items(cell) {
  const listed = [...(cell?.querySelectorAll(":scope > ol:not(.sop-butir) > li") ?? [])];
  return (listed.length || !cell ? listed : [cell]).flatMap(things).filter((item) => !/^[-–—]?$/.test(item));
}

/** Who acts in a lane, without what only this reader is told. @param {Element} head */
function laneName(head) {
  const name = /** @type {Element} */ (head.cloneNode(true));
  for (const said of name.querySelectorAll(".baca")) said.remove();
  return words(name);
}

/** What stands over the lanes; of those that read the same, which one it is, as checklists say it. @param {HTMLTableElement} table */
export function laneNames(table) {
  const heads = [...table.querySelectorAll("thead .lajur")].map(laneName);
  return heads.map((head, at) => (heads.indexOf(head) === heads.lastIndexOf(head) ? head : `${head} lajur ke-${at + 1}`));
}

/** The rows of a table of activities that are steps. @param {HTMLTableElement} table */
export const stepRows = (table) => [...table.tBodies[0].rows].filter((row) => !row.classList.contains("judul"));

/**
 * The steps of a table of activities. A row says in `data-keluar` the exits of a decision (label, then rows), in `data-lanjut`
 * the rows that follow where that is not just the next, in `data-menit` the planned minutes, in `data-awal` that it may be the first,
 * in `data-masuk` its ways in where not all of them are always taken (lanes, then places of the ways on). Rows are counted as in the
 * table; those that are no steps, `.judul`, are left out here.
 * @param {HTMLTableElement} table
 * @returns {import("./pelaksanaan.js").Step[]}
 */
export function stepsOf(table) {
  const lanes = laneNames(table);
  const rows = stepRows(table);
  const place = new Map(rows.map((row, at) => [row.sectionRowIndex, at]));
  const at = (/** @type {number} */ row) => place.get(row) ?? -1;
  /** @returns {import("./pelaksanaan.js").Target} */
  const aim = (/** @type {import("./pelaksanaan.js").Target} */ to) => (typeof to === "number" ? at(to) : [at(to[0]), to[1]]);
  const name = (/** @type {number} */ at) => words(rows[at]?.querySelector(":scope > .no") ?? null) || `baris ke-${rows[at]?.sectionRowIndex + 1}`;
  let time = { words: "", left: 0, joint: "" };
  return rows.map((row, at) => {
    const cell = (/** @type {string} */ name) => row.querySelector(`:scope > .${name}`);
    /** @type {<Value>(name: string, fallback: Value) => Value} */
    const data = (name, fallback) => JSON.parse(row.dataset[name] ?? "null") ?? fallback;
    const text = /** @type {Element} */ (cell("kegiatan")?.cloneNode(true));
    for (const detail of text.querySelectorAll(".siapa, .rincian")) detail.remove();
    const planned = /** @type {HTMLTableCellElement | null} */ (cell("waktu"));
    if (planned) {
      const span = planned.rowSpan;
      time = { words: words(planned), left: span, joint: span > 1 ? ` (bersama, langkah ${name(at)} sampai ${name(at + span - 1)})` : "" };
    }
    const waktu = time.left-- > 0 && time.words ? time.words + time.joint : "";
    return {
      no: words(cell("no")), baris: row.sectionRowIndex + 1, kegiatan: inLines(passages(text)),
      pelaksana: [...new Set([...row.querySelectorAll(":scope > .j")].flatMap((lane, index) => (lane.querySelector(".s") ? [lanes[index]] : [])))],
      kelengkapan: items(cell("kelengkapan")), waktu, menit: data("menit", null), output: items(cell("output")), ket: items(cell("ket")).join("\n"),
      keluar: data("keluar", []).map((/** @type {[string, ...number[]]} */ [label, ...to]) => [label, ...to.map(aim)]),
      lanjut: row.dataset.lanjut ? data("lanjut", []).map(aim) : at + 1 < rows.length ? [at + 1] : [], awal: data("awal", at === 0),
      masuk: data("masuk", []).map((/** @type {[number[], number[]]} */ [who, jalan]) => ({ pelaksana: who.map((lane) => lanes[lane]), jalan })),
      sambung: data("sambung", "atau"),
    };
  });
}
