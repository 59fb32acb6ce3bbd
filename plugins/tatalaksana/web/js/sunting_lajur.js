// A lane: whose it is, what is printed over it, and where it stands.

import { nilaiDi } from "./sunting_mesin.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { isianBaris } from "./sunting_isian.js";

/**
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 */

/**
 * Ask what becomes of a lane; the edits for it.
 * @param {Lembar} lembar
 * @param {number} nomor From the left.
 * @param {{[id: string]: string}} daftar The offices.
 * @param {(kata: string) => Promise<string>} jabatanUntuk The id of an office, which may be a new one.
 * @param {{jabatan: Json, label: Json, baru: Json}} [terisi] What was filled in before a question about an office was left.
 * @returns {Promise<object[]>}
 */
export async function tanyaLajur(lembar, nomor, daftar, jabatanUntuk, terisi) {
  const semua = nilaiDi(lembar.isi, ["pelaksana"]);
  if (!Array.isArray(semua)) return [];
  const ini = semua[nomor];
  const jabatan = isianBaris(terisi ? terisi.jabatan : typeof ini === "string" ? ini : nilaiDi(ini, ["jabatan"]), { kata: "Jabatan", pilihan: daftar });
  const label = isianBaris(terisi ? terisi.label : typeof ini === "string" ? null : nilaiDi(ini, ["label"]), { kata: "Label tercetak" });
  const baru = isianBaris(terisi ? terisi.baru : null, { kata: "Lajur baru di kanannya", pilihan: daftar });
  const jawaban = await dialog(
    `Lajur ${nomor + 1}`,
    [barisIsian("Jabatan", jabatan.elemen, "Cari dengan nama; nama yang belum ada ditambahkan ke daftar jabatan."), barisIsian("Label tercetak", label.elemen, "Bila lain daripada nama jabatan."), barisIsian("Lajur baru di kanannya", baru.elemen, "Jabatan yang ada, atau nama jabatan baru.")],
    [{ kata: "Simpan", nilai: () => "ya", utama: true }, { kata: "← Geser", nilai: () => "kiri" }, { kata: "Geser →", nilai: () => "kanan" }, { kata: "Hapus lajur", nilai: () => "hapus" }],
  );
  if (!jawaban) return [];
  const susunan = [...semua];
  if (jawaban === "ya") {
    const id = await jabatanUntuk(String(jabatan.nilai() || ""));
    const kata = label.nilai();
    const lama = typeof ini === "string" || !ini || typeof ini !== "object" || Array.isArray(ini) ? {} : ini;
    const { label: _, ...tanpa } = /** @type {{[kunci: string]: Json}} */ (lama);
    if (id) susunan[nomor] = kata ? { ...tanpa, jabatan: id, label: kata } : Object.keys(tanpa).length > 1 ? { ...tanpa, jabatan: id } : id;
    const tambahan = (id || !jabatan.nilai()) && (await jabatanUntuk(String(baru.nilai() || "")));
    if ((jabatan.nilai() && !id) || (baru.nilai() && !tambahan)) return tanyaLajur(lembar, nomor, daftar, jabatanUntuk, { jabatan: jabatan.nilai(), label: kata, baru: baru.nilai() });
    if (tambahan) susunan.splice(nomor + 1, 0, tambahan);
    const dulu = lembar.tabel ? lembar.tabel.lajur[nomor].nama : "";
    const pindah = id && dulu && dulu !== id && !("id" in lama) ? langkahDiLajur(lembar, dulu, id) : [];
    return [{ aksi: "isi", tempat: ["pelaksana"], nilai: susunan }, ...pindah];
  }
  if (jawaban === "hapus") susunan.splice(nomor, 1);
  else {
    const ke = nomor + (jawaban === "kiri" ? -1 : 1);
    if (ke < 0 || ke >= susunan.length) return [];
    [susunan[nomor], susunan[ke]] = [susunan[ke], susunan[nomor]];
  }
  return [{ aksi: "isi", tempat: ["pelaksana"], nilai: susunan }];
}

/** Steps that name a lane, with its new name. @param {Lembar} lembar @param {string} dulu @param {string} kini @returns {object[]} */
function langkahDiLajur(lembar, dulu, kini) {
  /** @type {object[]} */
  const suntingan = [];
  const semua = nilaiDi(lembar.isi, ["kegiatan"]);
  (Array.isArray(semua) ? semua : []).forEach((langkah, baris) => {
    const nama = nilaiDi(langkah, ["pelaksana"]);
    const beda = Array.isArray(nama) ? nama.map((satu) => (satu === dulu ? kini : satu)) : nama === dulu ? kini : nama;
    if (JSON.stringify(beda) !== JSON.stringify(nama)) suntingan.push({ aksi: "isi", tempat: ["kegiatan", baris, "pelaksana"], nilai: beda });
    const simbol = nilaiDi(langkah, ["simbol"]);
    (Array.isArray(simbol) ? simbol : []).forEach((satu, at) => {
      if (nilaiDi(satu, ["pelaksana"]) === dulu) suntingan.push({ aksi: "isi", tempat: ["kegiatan", baris, "simbol", at, "pelaksana"], nilai: kini });
    });
  });
  return suntingan;
}
