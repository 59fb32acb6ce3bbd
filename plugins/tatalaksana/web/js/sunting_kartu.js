// The steps as cards, for narrow screens: a list, each leading to its own panel.

import { el, fill } from "./elements.js";

/**
 * @param {HTMLElement} luar
 * @param {import("./sunting_mesin.js").Tabel} tabel
 * @param {(baris: number) => void} pilih
 * @param {(baris: number) => void} tambah
 */
export function isiKartu(luar, tabel, pilih, tambah) {
  /** @param {string} nama */
  const kepala = (nama) => (tabel.lajur.find((lajur) => lajur.nama === nama) || { kepala: nama }).kepala;
  fill(
    luar,
    ...tabel.langkah.map((satu, at) => el("li", {}, el("button", { type: "button", click: () => pilih(at) }, el("b", {}, satu.nomor ? `${satu.nomor}. ` : ""), satu.uraian, el("small", {}, satu.pelaksana.map(kepala).join(", "))))),
    el("li", {}, el("button", { type: "button", click: () => tambah(tabel.langkah.length) }, "+ Langkah baru")),
  );
}
