// Problems: at the cells that they are about, and as a list.

import { el, fill } from "./elements.js";
import { nilaiDi } from "./sunting_mesin.js";

/**
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Masalah} Masalah
 * @typedef {import("./sunting_lembar.js").LembarSunting} LembarSunting
 */

/**
 * Mark the cells of a file's problems, those of an error before those of a warning.
 * @param {LembarSunting} gambar
 * @param {Lembar | null} lembar
 */
export function tandaiMasalah(gambar, lembar) {
  for (const sel of gambar.luar.querySelectorAll("[data-masalah]")) {
    sel.removeAttribute("data-masalah");
    sel.removeAttribute("aria-describedby");
    sel.removeAttribute("title");
  }
  if (!lembar) return;
  lembar.masalah.forEach((satu, at) => {
    for (const sel of satu.berkas === lembar.berkas ? semuaSel(gambar, satu) : []) {
      if (sel.getAttribute("data-masalah") === "galat" && !satu.galat) continue;
      sel.setAttribute("data-masalah", satu.galat ? "galat" : "peringatan");
      sel.setAttribute("title", `${satu.pesan} ${satu.saran}`);
      sel.setAttribute("aria-describedby", `masalah-${at}`);
    }
  });
}

/** The cells that a problem is about: those that lack something, else the one in which it is said. @param {LembarSunting} gambar @param {Masalah} masalah @returns {HTMLElement[]} */
function semuaSel(gambar, { sel, tempat }) {
  const kosong = sel.flatMap((satu) => selDi(gambar, satu) || []);
  const ini = kosong.length || !tempat ? null : selDi(gambar, tempat);
  return ini ? [ini] : kosong;
}

/** The first of them. @param {LembarSunting} gambar @param {Masalah} masalah @returns {HTMLElement | null} */
export const selMasalah = (gambar, masalah) => semuaSel(gambar, masalah)[0] || null;

/**
 * The cell of a place, or of what it is in.
 * @param {LembarSunting} gambar
 * @param {import("./sunting_mesin.js").Tempat} tempat
 * @returns {HTMLElement | null}
 */
function selDi(gambar, tempat) {
  for (let panjang = tempat.length; panjang > 0; panjang -= 1) {
    const awal = tempat.slice(0, panjang).join(".");
    const found = gambar.luar.querySelector(["", ".teks", ".0"].map((akhir) => `[data-tempat="${CSS.escape(awal + akhir)}"]`).join(", "));
    if (found instanceof HTMLElement) return found;
  }
  if (tempat[0] === "kegiatan" && typeof tempat[1] === "number") return gambar.sel(`kegiatan.${tempat[1]}.uraian`);
  return null;
}

/**
 * All problems of a file, each with what can be done.
 * @param {HTMLElement} panel
 * @param {Lembar} lembar
 * @param {(satu: Masalah) => void} perbaiki
 * @param {(satu: Masalah) => void} tunjukkan
 * @param {(tempat: import("./sunting_mesin.js").Tempat) => void} diperiksa What is no longer in doubt.
 */
export function daftarMasalah(panel, lembar, perbaiki, tunjukkan, diperiksa) {
  /** @param {string} kata @param {() => void} click */
  const tombol = (kata, click) => el("button", { type: "button", class: "sop-tombol", click }, kata);
  fill(
    panel,
    el("h2", {}, "Masalah"),
    lembar.belum && el("p", {}, lembar.belum),
    !lembar.masalah.length && el("p", {}, "Tidak ada galat dan peringatan."),
    el(
      "ul",
      { class: "sunting-masalah" },
      ...lembar.masalah.map((satu, at) => {
        const ragu = satu.kode === "belum-diperiksa" && satu.berkas === lembar.berkas ? raguDi(lembar) : [];
        // What the warning says of one of them, the list says of all.
        const kata = ragu.length && !satu.galat ? "Masih perlu diperiksa:" : `${satu.pesan} ${satu.saran}`;
        return el(
          "li",
          { class: satu.galat ? "galat" : "peringatan" },
          el("p", { id: `masalah-${at}` }, el("b", {}, `${satu.galat ? "Galat" : "Peringatan"}, baris ${satu.baris}. `), kata),
          ragu.length > 0 && el("ul", {}, ...ragu.map((ini) => el("li", {}, ini.kata, " ", tombol("Sudah diperiksa", () => diperiksa(ini.tempat))))),
          el("p", { class: "sunting-deret" }, satu.perbaikan && tombol("Perbaiki", () => perbaiki(satu)), tombol(satu.berkas === lembar.berkas ? "Tunjukkan" : `Buka ${satu.berkas}`, () => tunjukkan(satu))),
        );
      }),
    ),
  );
}

/** What of a file somebody has still to look at, each with its place. @param {Lembar} lembar @returns {{kata: string, tempat: import("./sunting_mesin.js").Tempat}[]} */
function raguDi(lembar) {
  const isi = nilaiDi(lembar.isi, ["perlu_diperiksa"]);
  if (isi === null) return [];
  return Array.isArray(isi) ? isi.map((satu, at) => ({ kata: String(satu), tempat: ["perlu_diperiksa", at] })) : [{ kata: String(isi), tempat: ["perlu_diperiksa"] }];
}
