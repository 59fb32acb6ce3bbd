// The panel beside the sheet: a step, the problems, or what has no cell; and the cards of a phone, which lead to it.

import { panelData } from "./sunting_data.js";
import { siapkanBerkas } from "./sunting_isi.js";
import { isiKartu } from "./sunting_kartu.js";
import { rincianKunci } from "./sunting_kelompok.js";
import { panelLangkah } from "./sunting_langkah.js";
import { daftarMasalah, selMasalah } from "./sunting_masalah.js";
import { bukaSop, hapusLangkah, tambahLangkah } from "./sunting_tindakan.js";

/**
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Masalah} Masalah
 */

/** @param {Halaman} halaman @param {string} nama */
export function bukaPanel(halaman, nama) {
  halaman.panel = nama;
  document.body.classList.add("panel-terbuka");
  document.body.classList.remove("tanpa-panel");
  gambarPanel(halaman);
}

/** From the sheet to the panel beside it, and back. @param {Halaman} halaman */
export function seberang(halaman) {
  if (halaman.samping.contains(document.activeElement)) {
    const sel = halaman.gambar.sel(halaman.gambar.di) || halaman.gambar.sel("kegiatan.0.uraian");
    if (sel) halaman.gambar.ke(sel);
    return;
  }
  bukaPanel(halaman, halaman.panel);
  const awal = halaman.isiPanel.querySelector("button:not(:disabled), input, select, textarea");
  if (awal instanceof HTMLElement) awal.focus();
}

/** @param {Halaman} halaman */
export function tutupPanel(halaman) {
  document.body.classList.remove("panel-terbuka");
  document.body.classList.add("tanpa-panel");
  if (halaman.tombolPanel.offsetParent) halaman.tombolPanel.focus();
  const kartu = halaman.kartu.querySelectorAll("button")[halaman.baris];
  if (kartu && kartu.offsetParent) kartu.focus();
}

/** @param {Halaman} halaman */
export function gambarPanel(halaman) {
  const lembar = halaman.lembar;
  if (!lembar) return;
  if (lembar.jenis !== "sop") halaman.panel = "masalah";
  for (const satu of halaman.tab.querySelectorAll("[data-panel]")) satu.setAttribute("aria-pressed", String(satu.getAttribute("data-panel") === halaman.panel));
  halaman.bidangPanel.gambar(() => isikanPanel(halaman, lembar));
}

/** @param {Halaman} halaman @param {Lembar} lembar */
function isikanPanel(halaman, lembar) {
  if (halaman.panel === "langkah" && lembar.tabel)
    panelLangkah(halaman.isiPanel, halaman.baris, {
      lembar,
      kini: () => halaman.lembar || lembar,
      belum: () => halaman.susunan.belum.flatMap((satu) => (satu.berkas === lembar.berkas ? satu.suntingan : [])),
      daftar: halaman.daftar,
      ubah: (suntingan, kata) => halaman.antrean.ubah([suntingan], kata),
      pilih: (baris) => pilihLangkah(halaman, baris),
      hapus: (baris) => hapusLangkah(halaman, baris),
      tambah: (baris) => tambahLangkah(halaman, baris),
      bukaSop: (nama) => bukaSop(halaman, nama),
      lainnya: (baris) => (lembar.kunci.kegiatan || []).map((satu) => satu.jenis === "tersendiri" ? null : rincianKunci(satu, ["kegiatan", baris], { lembar, daftar: halaman.daftar, ubah: (suntingan, kata) => halaman.antrean.ubah([suntingan], kata) })),
    });
  else if (halaman.panel === "data") panelData(halaman.isiPanel, lembar, halaman.daftar, (suntingan, kata) => halaman.antrean.ubah([suntingan], kata));
  else daftarMasalah(halaman.isiPanel, lembar, (satu) => perbaiki(halaman, satu), (satu) => keMasalah(halaman, satu), (tempat) => halaman.antrean.ubah([{ aksi: "isi", tempat, nilai: null }], "Sudah diperiksa"));
}

/** @param {Halaman} halaman @param {number} baris */
export function pilihLangkah(halaman, baris) {
  halaman.baris = baris;
  halaman.gambar.baris = baris;
  halaman.gambar.tandai();
  gambarPanel(halaman);
}

/** @param {Halaman} halaman @param {Masalah} satu */
async function perbaiki(halaman, satu) {
  await siapkanBerkas(halaman, satu.berkas);
  await halaman.antrean.ubah([{ aksi: "perbaiki", baris: satu.baris, kolom: satu.kolom, kode: satu.kode }], "Diperbaiki", satu.berkas);
  if (halaman.lembar && satu.berkas !== halaman.lembar.berkas) halaman.muatUlang();
}

/** @param {Halaman} halaman @param {Masalah} satu */
export async function keMasalah(halaman, satu) {
  if (!halaman.lembar) return;
  if (satu.berkas !== halaman.lembar.berkas) await halaman.muat(satu.berkas);
  const sel = halaman.teks ? null : selMasalah(halaman.gambar, satu);
  const baris = halaman.gambar.barisDari(sel);
  if (sel && baris >= 0 && !sel.getClientRects().length) {
    // A list of steps, and a phone, show no such cell: its step's fields have it.
    pilihLangkah(halaman, baris);
    bukaPanel(halaman, "langkah");
    const isian = halaman.isiPanel.querySelector("textarea");
    if (isian) isian.focus();
    return;
  }
  if (sel) {
    document.body.classList.remove("panel-terbuka");
    sel.scrollIntoView({ block: "center" });
    halaman.gambar.ke(sel);
    return;
  }
  if (!halaman.teks) halaman.gantiTampilan();
  halaman.naskah.ke(satu.baris, satu.kolom);
}

/** @param {Halaman} halaman */
export function gambarKartu(halaman) {
  const tabel = halaman.lembar ? halaman.lembar.tabel : null;
  if (tabel) isiKartu(halaman.kartu, tabel, (baris) => { pilihLangkah(halaman, baris); bukaPanel(halaman, "langkah"); halaman.isiPanel.scrollTop = 0; }, (baris) => tambahLangkah(halaman, baris));
}
