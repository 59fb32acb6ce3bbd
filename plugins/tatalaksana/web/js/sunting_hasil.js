// Where a change set goes once it was looked at: into the folder, to the forge, or out as a file.

import { unduh } from "./sunting_berkas.js";
import { kirimUsulan } from "./sunting_kirim.js";
import { tanyaPerubahan } from "./sunting_perubahan.js";
import { satukan } from "./sunting_temu.js";
import { unduhUsulan } from "./sunting_usulan.js";

/** @typedef {import("./sunting.js").Halaman} Halaman */
/** @typedef {import("./sunting_mesin.js").Perubahan} Perubahan */

/** Show what changed, and do with it what the writer wants. @param {Halaman} halaman */
export async function perlihatkan(halaman) {
  await halaman.antrean;
  const { mesin, susunan, forge, terkirim } = halaman;
  /** @type {Perubahan} */
  const perubahan = await mesin.ask({ minta: "perubahan", naskah: susunan.naskah });
  if (perubahan.tolak) return halaman.pesan(perubahan.tolak);
  const jawaban = await tanyaPerubahan(perubahan, { folder: mesin.menyimpan, forge: Boolean(forge) }, (berkas, nomor, tanggal) => revisi(halaman, berkas, nomor, tanggal));
  if (!jawaban) return;
  const { lalu } = jawaban;
  if (lalu === "simpan") await tulis(halaman);
  else if (lalu === "kirim" && forge && terkirim) await kirimUsulan(halaman, jawaban.perubahan, forge, terkirim);
  else {
    const kata = await unduhUsulan(mesin, susunan.naskah, jawaban.perubahan);
    if (kata) halaman.pesan(kata);
  }
}

/** Another revision of an SOP. @param {Halaman} halaman @param {string} berkas @param {string} nomor @param {string} tanggal @returns {Promise<Perubahan>} */
async function revisi(halaman, berkas, nomor, tanggal) {
  await halaman.siapkanBerkas(berkas);
  await halaman.ubah([{ aksi: "isi", tempat: ["revisi_ke"], nilai: nomor }, { aksi: "isi", tempat: ["tanggal", "revisi"], nilai: tanggal }], "Revisi diperbarui", berkas);
  return halaman.mesin.ask({ minta: "perubahan", naskah: halaman.susunan.naskah });
}

/** @param {Halaman} halaman */
async function tulis(halaman) {
  const { mesin, susunan } = halaman;
  /** @type {import("./sunting_mesin.js").Simpanan} */
  const jawaban = await mesin.ask({ naskah: susunan.naskah, dasar: susunan.dasar }, "simpan");
  if (jawaban.bentrok) {
    const kata = jawaban.bentrok.join(", ");
    return halaman.pesan(`Belum disimpan: ${kata} diubah orang atau program lain sejak dibuka di sini. Draf Anda tetap ada.`, [["Satukan…", () => satukanFolder(halaman, jawaban.bentrok || [])], ["Unduh draf saya", () => { for (const [nama, teks] of Object.entries(susunan.naskah)) if (teks !== null) unduh(nama.split("/").pop() || nama, teks); }]]);
  }
  if (jawaban.tolak) return halaman.pesan(jawaban.tolak);
  const kini = halaman.lembar ? halaman.lembar.berkas : "";
  const banyak = (jawaban.tersimpan || []).length;
  susunan.kosongkan();
  await halaman.ambilDaftar();
  await halaman.muat(halaman.daftar.berkas.some((satu) => satu.berkas === kini) ? kini : halaman.berkasPertama());
  halaman.pesan(`${banyak} berkas disimpan.`);
}

/** What others wrote into the folder meanwhile and this draft, in one text each. @param {Halaman} halaman @param {string[]} berkas */
export async function satukanFolder(halaman, berkas) {
  if (await satukan(halaman, berkas)) halaman.pesan("Perubahan orang lain dan draf Anda disatukan. Periksa hasilnya, lalu simpan.");
}
