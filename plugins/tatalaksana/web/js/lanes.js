// The lanes over the chart: their heads stay in sight where the whole table is, and the reader's own lane is tinted; among cards
// their own are marked, and led to from above.
import { chosen } from "./jabatan_saya.js";

/** A box that scrolls keeps heads to itself, and is scrolled by key; it need not where its table fits. @param {HTMLTableElement} table */
export function keepHeads(table) {
  const box = /** @type {HTMLElement} */ (table.parentElement);
  const measure = () => {
    const fits = box.classList.toggle("sop-muat", table.offsetWidth <= box.offsetWidth + 1);
    box.tabIndex = fits ? -1 : 0;
  };
  new ResizeObserver(measure).observe(box);
  // Cards fit where the sheet does not: told when it is chosen, not a frame later, in which the whole page would be as wide.
  box.parentElement?.addEventListener("change", measure);
}

/** @param {HTMLTableElement} table */
export function tintOwn(table) {
  const office = chosen();
  const heads = [...table.querySelectorAll("thead .lajur")];
  const own = new Set();
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(":scope > .j")]);
  heads.forEach((head, lane) => {
    if (!office || head.getAttribute("data-jabatan") !== office.id) return;
    for (const cell of [head, ...rows.map((cells) => cells[lane])]) if (cell) cell.classList.add("sop-milik");
    rows.forEach((cells, at) => cells[lane] && cells[lane].querySelector(".s") && own.add(table.tBodies[0].rows[at]));
    const said = document.createElement("span");
    said.className = "baca";
    said.textContent = " (jabatan Anda)";
    head.append(said);
  });
  leadTo([...table.tBodies[0].rows].filter((row) => own.has(row)), table);
}

/** The steps of the reader's office, marked, and all of them as links above. @param {HTMLTableRowElement[]} rows @param {HTMLTableElement} table */
function leadTo(rows, table) {
  if (!rows.length) return;
  const line = document.createElement("p");
  line.className = "sop-langkah-saya";
  line.append("Langkah Anda:");
  for (const row of rows) {
    row.classList.add("sop-giliran");
    const link = document.createElement("a");
    link.href = `#${row.id}`;
    link.textContent = row.querySelector(".no")?.textContent?.trim() || `baris ke-${row.sectionRowIndex + 1}`;
    line.append(" ", link);
    const mark = document.createElement("small");
    mark.className = "sop-punya-saya";
    mark.textContent = "jabatan Anda";
    row.querySelector(".siapa")?.append(mark);
  }
  table.parentElement?.before(line);
}
