// Where a change set goes once it was looked at: into the folder, to the forge, or out as a file.

import { unduh } from "./sunting_berkas.js";
import { kirimUsulan } from "./sunting_kirim.js";
import { tanyaPerubahan } from "./sunting_perubahan.js";
import { satukan } from "./sunting_temu.js";
import { unduhUsulan } from "./sunting_usulan.js";
import { siapkanBerkas } from "./sunting_isi.js";

/** @typedef {import("./sunting.js").Halaman} Halaman */
/** @typedef {import("./sunting_mesin.js").Perubahan} Perubahan */

/** Show what changed, and do with it what the writer wants. @param {Halaman} halaman */
export async function perlihatkan(halaman) {
  if (!(await halaman.antrean.lanjut()) || !halaman.susunan.banyak) return;
  const { mesin, susunan, forge, terkirim } = halaman;
  /** @type {Perubahan} */
  const perubahan = await mesin.ask({ minta: "perubahan", ...susunan.beda });
  if (perubahan.tolak) return halaman.pesan(perubahan.tolak);
  // Beside what stands in the folder now, another's changes would be shown as one's own, turned round.
  const dahulu = berubahDiLuar(susunan, perubahan);
  if (dahulu.length) return didahului(halaman, `${dahulu.join(", ")} sudah diubah orang atau program lain sejak dibuka di sini.`, dahulu);
  const jawaban = await tanyaPerubahan(perubahan, { folder: mesin.menyimpan, forge: Boolean(forge) }, (berkas, nomor, tanggal) => revisi(halaman, berkas, nomor, tanggal), (berkas) => halaman.namaBerkas(berkas));
  if (!jawaban) return;
  if (!("lalu" in jawaban)) return halaman.keMasalah(jawaban);
  const { lalu } = jawaban;
  const lain = berubahDiLuar(susunan, jawaban.perubahan);
  if (lalu === "simpan") await tulis(halaman);
  else if (lain.length) didahului(halaman, `Belum dikirim: ${lain.join(", ")} sudah diubah orang lain sejak draf ini dimulai.`, lain);
  else if (lalu === "kirim" && forge && terkirim) await kirimUsulan(halaman, jawaban.perubahan, forge, terkirim);
  else {
    const kata = await unduhUsulan(mesin, susunan.beda, jawaban.perubahan);
    if (kata) halaman.pesan(kata);
  }
}

/** The files that are others in the folder than when they were opened. @param {Halaman["susunan"]} susunan @param {Perubahan} perubahan @returns {string[]} */
function berubahDiLuar(susunan, perubahan) {
  return perubahan.berkas.filter((satu) => satu.dasar !== (susunan.dasar[satu.berkas] ?? satu.dasar)).map((satu) => satu.berkas);
}

/** Another revision of an SOP. @param {Halaman} halaman @param {string} berkas @param {string} nomor @param {string} tanggal @returns {Promise<Perubahan>} */
async function revisi(halaman, berkas, nomor, tanggal) {
  await siapkanBerkas(halaman, berkas);
  await halaman.antrean.ubah([{ aksi: "isi", tempat: ["revisi_ke"], nilai: nomor }, { aksi: "isi", tempat: ["tanggal", "revisi"], nilai: tanggal }], "Revisi diperbarui", berkas);
  return halaman.mesin.ask({ minta: "perubahan", ...halaman.susunan.beda });
}

/** @param {Halaman} halaman */
async function tulis(halaman) {
  const { mesin, susunan } = halaman;
  /** @type {import("./sunting_mesin.js").Simpanan} */
  const jawaban = await mesin.ask({ naskah: susunan.naskah, dasar: susunan.dasar }, "simpan");
  if (jawaban.bentrok) {
    return didahului(halaman, `Belum disimpan: ${jawaban.bentrok.join(", ")} diubah orang atau program lain sejak dibuka di sini.`, jawaban.bentrok);
  }
  if (jawaban.tolak) return halaman.pesan(jawaban.tolak);
  const kini = halaman.lembar ? halaman.lembar.berkas : "";
  const { baris } = halaman;
  const { di } = halaman.gambar;
  const banyak = (jawaban.tersimpan || []).length;
  susunan.tersimpanDi(jawaban.dasar || {});
  await halaman.ambilDaftar();
  await halaman.muat(halaman.daftar.berkas.some((satu) => satu.berkas === kini) ? kini : halaman.berkasPertama());
  if (halaman.lembar && halaman.lembar.berkas === kini) {
    halaman.gambar.di = di;
    halaman.pilihLangkah(baris);
  }
  halaman.pesan(`${banyak} berkas disimpan.`);
}

/** Somebody was first. @param {Halaman} halaman @param {string} kata @param {string[]} berkas */
function didahului(halaman, kata, berkas) {
  const draf = () => Object.entries(halaman.susunan.naskah).forEach(([nama, teks]) => teks !== null && unduh(nama.split("/").pop() || nama, teks));
  halaman.pesan(`${kata} Draf Anda tetap ada.`, [["Satukan…", () => satukanFolder(halaman, berkas)], ["Unduh draf saya", draf]]);
}

/** What others wrote into the folder meanwhile and this draft, in one text each. @param {Halaman} halaman @param {string[]} berkas */
export async function satukanFolder(halaman, berkas) {
  const jadi = await satukan(halaman, berkas);
  if (jadi) halaman.pesan(`${jadi} Periksa hasilnya, lalu ${halaman.mesin.menyimpan ? "simpan" : "kirim lagi"}.`);
}
