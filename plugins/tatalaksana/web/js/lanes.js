// The lanes over the chart: their heads stay in sight where the whole table is, and the reader's own lane is tinted.
import { chosen } from "./jabatan_saya.js";

/** A box that scrolls keeps heads to itself; it need not scroll where its table fits. @param {HTMLTableElement} table */
export function keepHeads(table) {
  const box = /** @type {HTMLElement} */ (table.parentElement);
  new ResizeObserver(() => box.classList.toggle("sop-muat", table.offsetWidth <= box.offsetWidth + 1)).observe(box);
}

/** @param {HTMLTableElement} table */
export function tintOwn(table) {
  const office = chosen();
  const heads = [...table.querySelectorAll("thead .lajur")];
  const rows = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(":scope > .j")]);
  heads.forEach((head, lane) => {
    if (!office || head.getAttribute("data-jabatan") !== office.id) return;
    for (const cell of [head, ...rows.map((cells) => cells[lane])]) if (cell) cell.classList.add("sop-milik");
    rows.forEach((cells, at) => cells[lane] && cells[lane].querySelector(".s") && table.tBodies[0].rows[at].classList.add("sop-giliran"));
    const said = document.createElement("span");
    said.className = "baca";
    said.textContent = " (jabatan Anda)";
    head.append(said);
  });
}
