// What befalls a draft in the browser's store: another page writes the same one, or there is no room for it.

import { perlihatkan } from "./sunting_hasil.js";

/** @typedef {import("./sunting.js").Halaman} Halaman */

/** Another page has written the same draft: what it made comes here too, unless something stands open whose place it may have moved. @param {Halaman} halaman */
export function didahului(halaman) {
  const terbuka = document.activeElement;
  const mengetik = terbuka && terbuka.matches("input, textarea") && (terbuka === halaman.naskah.kotak || halaman.samping.contains(terbuka) || halaman.luarDaftar.contains(terbuka));
  if (!halaman.susunan.diam && !mengetik && !document.querySelector("dialog[open], .sunting-terbuka")) {
    if (halaman.susunan.ikuti()) dariTabLain(halaman);
    return;
  }
  halaman.susunan.diam = true;
  halaman.pesan("Draf ini juga disunting di tab lain, dan keduanya kini berbeda. Pilih salah satu; yang lain masih dapat dikembalikan dengan «Urungkan». Sebelum dipilih, perubahan di tab ini belum tersimpan.", [
    ["Pakai yang di tab lain", async () => { await halaman.antrean.selesai; if (halaman.susunan.ikuti()) dariTabLain(halaman); }],
    ["Pakai yang di sini", async () => { await halaman.antrean.selesai; halaman.susunan.tetap(); halaman.perbarui(); }],
  ]);
}

/** @param {Halaman} halaman */
function dariTabLain(halaman) {
  halaman.pesan("Perubahan dari tab lain sudah masuk ke sini.");
  halaman.antrean.antre(async () => { await halaman.ambilDaftar(); await halaman.muatUlang(); }).catch(() => undefined);
}

/** The browser keeps the draft no more, or again. @param {Halaman} halaman */
export function tersendat(halaman) {
  const { gagal } = halaman.susunan;
  if (gagal) halaman.pesan(`${gagal}: draf ini belum tersimpan, dan hilang bila halaman ini ditutup. Simpan atau unduh perubahannya sekarang.`, [["Perubahan…", () => void perlihatkan(halaman)]]);
  else halaman.pesan("Draf ini tersimpan lagi di peramban.");
  halaman.perbarui();
}
