// What is done with the steps of the open sheet: symbols, rows, tables that are pasted, and the SOP that a step leads to.

import { sopBaru } from "./sunting_berkas.js";
import { dialog } from "./sunting_dialog.js";
import { tanyaLangkah, tanyaTujuan } from "./sunting_langkah.js";
import { mintaTempel, tempelkan } from "./sunting_tempel.js";

/**
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 */

/** @param {Halaman} halaman @param {number} baris @param {string} lajur @param {"pindah" | "tambah" | "cabut"} cara @param {boolean} ada */
export function taruhSimbol(halaman, baris, lajur, cara, ada) {
  const kepala = (halaman.lembar && halaman.lembar.tabel ? halaman.lembar.tabel.lajur : []).find((satu) => satu.nama === lajur);
  const nama = kepala ? kepala.kepala : lajur;
  if (ada && cara !== "cabut") {
    halaman.baris = baris;
    halaman.bukaPanel("langkah");
    const jalan = halaman.isiPanel.querySelector(".sunting-jalan select, .sunting-jalan button");
    if (jalan instanceof HTMLElement) jalan.focus();
    return;
  }
  if (!ada && cara === "cabut") return;
  halaman.antrean.ubah([{ aksi: "lajur", baris, lajur, cara }], cara === "cabut" ? `Simbol di lajur ${nama} dihapus` : `Simbol di lajur ${nama}`);
}

/** @param {Halaman} halaman @param {number} baris @param {number} ke */
export function pindahkan(halaman, baris, ke) {
  halaman.baris = ke;
  halaman.gambar.baris = ke;
  halaman.antrean.ubah([{ aksi: "pindah", baris, ke }], `Langkah dipindahkan ke baris ${ke + 1}`);
}

/** @param {Halaman} halaman @param {number} baris */
export async function tambahLangkah(halaman, baris) {
  const tabel = halaman.lembar ? halaman.lembar.tabel : null;
  if (!tabel) return halaman.pesan("Perbaiki dahulu galatnya.");
  const suntingan = await tanyaLangkah(tabel, baris);
  if (!suntingan) return;
  halaman.baris = baris;
  halaman.gambar.baris = baris;
  halaman.gambar.di = `kegiatan.${baris}.kelengkapan`;
  await halaman.antrean.ubah(suntingan, `Langkah ditambahkan di baris ${baris + 1}`);
  halaman.isiPanel.scrollTop = 0;
  const sel = halaman.gambar.sel(`kegiatan.${baris}.uraian`);
  if (sel) halaman.gambar.ke(sel);
}

/** The same for who looks for a place to paste into. @param {Halaman} halaman */
export async function mintaTabel(halaman) {
  await tempelTabel(halaman, await mintaTempel(), halaman.lembar && halaman.lembar.tabel ? halaman.lembar.tabel.langkah.length : 0);
}

/** Rows of a table that was copied elsewhere. @param {Halaman} halaman @param {string[][] | null} tabel @param {number} baris Where they shall stand. */
export async function tempelTabel(halaman, tabel, baris) {
  if (!tabel || !halaman.lembar) return;
  if (!halaman.lembar.tabel) return halaman.pesan("Perbaiki dahulu galatnya.");
  await tempelkan(halaman, tabel, baris);
}

/** @param {Halaman} halaman @param {number} baris */
export function hapusLangkah(halaman, baris) {
  halaman.antrean.ubah([{ aksi: "hapus", baris }], "Langkah dihapus");
}

/** Where shall lead what led to a step that goes? @param {Halaman} halaman @param {Lembar} lembar @param {object[]} suntingan */
export async function tanyaGanti(halaman, lembar, suntingan) {
  const hapus = /** @type {{aksi: string, baris: number} | undefined} */ (suntingan.find((satu) => /** @type {{aksi: string}} */ (satu).aksi === "hapus"));
  if (!hapus || !lembar.tabel) return;
  // Not awaited: the dialog asks for another edit, which waits for halaman one.
  tanyaTujuan(lembar.tabel, hapus.baris, lembar.tanya || []).then((ganti) => {
    if (ganti !== null) halaman.antrean.ubah([{ ...hapus, ganti }], "Langkah dihapus");
  });
}

/** Go to an SOP by what it is called; one that nobody has written yet is begun. @param {Halaman} halaman @param {string} nama */
export async function bukaSop(halaman, nama) {
  await halaman.antrean.selesai;
  await halaman.ambilDaftar();
  const ada = halaman.daftar.berkas.find((satu) => satu.jenis === "sop" && (satu.nama === nama || satu.id === nama));
  if (ada) await halaman.muat(ada.berkas);
  else await sopBaru(halaman, { belum: nama, lembar: halaman.lembar });
}
