// What the whole page listens to: keys, and a table that is pasted.

import { tabelDiPapan } from "./sunting_tempel.js";
import { seberang } from "./sunting_panel.js";
import { tempelTabel } from "./sunting_tindakan.js";

/** @param {import("./sunting.js").Halaman} halaman */
export function pasangTombol(halaman) {
  document.addEventListener("paste", (event) => {
    const di = /** @type {Element} */ (event.target);
    if (di.matches("textarea, input") || !halaman.luarLembar.contains(di)) return;
    const tabel = tabelDiPapan(event.clipboardData);
    if (tabel.length) event.preventDefault();
    tempelTabel(halaman, tabel.length ? tabel : null, halaman.baris + 1);
  });
  document.addEventListener("keydown", (event) => {
    const di = /** @type {Element} */ (event.target);
    if (event.key === "F6" && !document.querySelector("dialog[open]")) return void (event.preventDefault(), seberang(halaman));
    if (!(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    if (event.key === "s") halaman.simpan();
    else if (di.matches("textarea, input, select")) return;
    else if (event.key === "z" && !event.shiftKey) halaman.balik(true);
    else if (event.key === "y" || (event.key === "Z" && event.shiftKey) || (event.key === "z" && event.shiftKey)) halaman.balik(false);
    else return;
    event.preventDefault();
  });
}
