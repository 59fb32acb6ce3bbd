// The SOP as its page shows it: the steps are read from the table's cells, so that no text stands in the page twice.

/** @param {Element | null | undefined} cell */
const words = (cell) => (cell?.textContent ?? "").replace(/\s+/g, " ").trim();

/** What a box holds: the items of its list, or its one text; a dash is nothing. @param {Element | null} cell */
function items(cell) {
  const list = [...(cell?.querySelectorAll("li") ?? [])].map(words);
  return (list.length ? list : [words(cell)]).filter((item) => !/^[-–—]?$/.test(item));
}

/**
 * The steps of a table of activities. A row says in `data-keluar` the exits of a decision (label, then rows), in `data-lanjut`
 * the rows that follow where that is not just the next, in `data-menit` the planned minutes, in `data-awal` that it may be the first.
 * @param {HTMLTableElement} table
 * @returns {import("./pelaksanaan.js").Step[]}
 */
export function stepsOf(table) {
  const lanes = [...table.querySelectorAll("thead .lajur")].map(words);
  const rows = [...table.tBodies[0].rows];
  const name = (/** @type {number} */ at) => words(rows[at]?.querySelector(":scope > .no") ?? null) || `baris ke-${at + 1}`;
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
      no: words(cell("no")), kegiatan: words(text),
      pelaksana: [...new Set([...row.querySelectorAll(":scope > .j")].flatMap((lane, index) => (lane.querySelector(".s") ? [lanes[index]] : [])))],
      kelengkapan: items(cell("kelengkapan")), waktu, menit: data("menit", null), output: items(cell("output")), ket: words(cell("ket")),
      keluar: data("keluar", []), lanjut: data("lanjut", at + 1 < rows.length ? [at + 1] : []), awal: data("awal", at === 0),
    };
  });
}
