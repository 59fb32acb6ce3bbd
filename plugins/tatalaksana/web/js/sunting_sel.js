// A field that opens in a cell of the sheet, and closes there.

import { el, fill } from "./elements.js";
import { isianButir, isianTanggal, isianTeks, sesudahDitinggal } from "./sunting_isian.js";
import { pilihanDari } from "./sunting_langkah.js";

/**
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_isian.js").Isian} Isian
 * @typedef {{
 *   gambar: import("./sunting_lembar.js").LembarSunting,
 *   daftar: import("./sunting_mesin.js").Daftar,
 *   berubah: (isian: Isian) => void,
 *   selesai: (nilai: Json | undefined, batal: boolean) => void,
 * }} Bahan `selesai` is told what shall stand there; undefined where it stays as it was, and whether the writer took it back.
 */

/** Keys that are one text, never a list. */
const TEKS = ["uraian", "teks", "judul", "nomor", "revisi_ke", "id"];

/** @param {import("./sunting_mesin.js").Tempat} tempat @param {import("./sunting_mesin.js").Daftar} daftar What may be chosen there. */
function usulan(tempat, daftar) {
  if (tempat[0] === "dasar_hukum") return daftar.peraturan;
  return tempat[0] === "keterkaitan" ? pilihanDari({ nama: "", di: [], sebutan: "", uraian: "", jenis: "daftar-sop", pilihan: [], kelompok: "", jamak: true }, daftar) : undefined;
}

/**
 * Open a field in a cell.
 * @param {HTMLElement} sel
 * @param {import("./sunting_mesin.js").Tempat} tempat
 * @param {Json} nilai
 * @param {Bahan} bahan
 */
export function bukaSel(sel, tempat, nilai, bahan) {
  const kunci = String(tempat[tempat.length - 1]);
  const sifat = { kata: sel.getAttribute("aria-label") || kunci, pilihan: usulan(tempat, bahan.daftar), berubah: () => bahan.berubah(isian) };
  const butir = !TEKS.includes(kunci) && tempat[0] !== "tanggal";
  const isian = tempat[0] === "tanggal" ? isianTanggal(nilai, sifat) : butir ? isianButir(nilai, sifat) : isianTeks(nilai, sifat);
  const simpul = [...sel.childNodes];
  const wadah = el("div", { class: "sunting-isi" }, isian.elemen);
  fill(sel, wadah);
  sel.classList.add("sunting-terbuka");
  isian.fokus();
  wadah.scrollIntoView({ block: "nearest", inline: "nearest" });
  let selesai = false;
  /** @param {boolean} jadi @param {string} [lanjut] */
  const tutup = (jadi, lanjut = "") => {
    if (selesai) return;
    selesai = true;
    document.removeEventListener("click", diluar, true);
    const baru = isian.nilai();
    sel.classList.remove("sunting-terbuka");
    fill(sel, ...simpul);
    if (lanjut) bahan.gambar.ke(sel);
    const beda = jadi && JSON.stringify(baru) !== JSON.stringify(nilai ?? null);
    if (beda) sel.textContent = Array.isArray(baru) ? baru.map(String).join("; ") : String(baru ?? "");
    bahan.selesai(beda ? baru : undefined, !jadi);
    if (lanjut !== "maju" && lanjut !== "mundur") return;
    const there = bahan.gambar.tetangga(sel, bahan.gambar.barisDari(sel), lanjut === "maju" ? "ArrowRight" : "ArrowLeft");
    if (there && sel.closest("table")) bahan.gambar.ke(there);
  };
  // Before anything that the click does: what was done first is undone last.
  /** @param {Event} event */
  const diluar = ({ target }) => {
    if (!(target instanceof Node && wadah.contains(target))) tutup(true);
  };
  document.addEventListener("click", diluar, true);
  wadah.addEventListener("keydown", (event) => {
    const butirKosong = butir && event.target instanceof HTMLElement && "value" in event.target && !event.target.value;
    if (event.key === "Escape") tutup(false, "di sini");
    else if (event.key === "Enter" && (event.ctrlKey || ((!butir || butirKosong) && !event.shiftKey))) tutup(true, "di sini");
    else if (event.key === "Tab" && sel.closest("table")) tutup(true, event.shiftKey ? "mundur" : "maju");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  sesudahDitinggal(wadah, () => tutup(true));
}
