// Whole files: a new SOP, another name, a copy, and a file handed to the writer.

import { el, fill } from "./elements.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { isianBaris, isianButir, isianPilihan } from "./sunting_isian.js";

/**
 * Ask for what a new SOP begins with.
 * @param {import("./sunting_mesin.js").Daftar} daftar
 */
export function tanyaSop(daftar) {
  const judul = isianBaris(null, { kata: "Judul" });
  const jenis = isianPilihan("mikro", { kata: "Jenis", wajib: true, pilihan: { mikro: "mikro", makro: "makro" } });
  const unit = isianPilihan(Object.keys(daftar.unit)[0] || null, { kata: "Unit", wajib: true, pilihan: daftar.unit });
  const lajur = isianButir([], { kata: "Lajur", pilihan: daftar.jabatan });
  const salah = el("p", { role: "alert" });
  const isian = [barisIsian("Judul", judul.elemen, "Tanpa kata «SOP Makro/Mikro»."), barisIsian("Jenis", jenis.elemen), barisIsian("Unit", unit.elemen), barisIsian("Lajur, dari kiri ke kanan", lajur.elemen, "Jabatan; Enter untuk yang berikutnya."), salah];
  return dialog("SOP baru", isian, [{ kata: "Buat", utama: true, nilai: () => {
    const lanes = lajur.nilai();
    const lengkap = judul.nilai() && Array.isArray(lanes) && lanes.length;
    if (!lengkap) fill(salah, "Isi judul dan sekurangnya satu lajur.");
    return lengkap ? { judul: judul.nilai(), jenis: jenis.nilai(), unit: unit.nilai(), lajur: /** @type {string[]} */ (lanes) } : null;
  } }]);
}

/**
 * Ask what becomes of a file, and by what name.
 * @param {string} berkas
 * @returns {Promise<{pilihan: string, ke: string} | null>}
 */
export async function tanyaBerkas(berkas) {
  const nama = isianBaris(berkas, { kata: "Nama berkas" });
  const pilihan = await dialog("Berkas ini", [barisIsian("Nama berkas", nama.elemen, "Folder dan nama: huruf kecil, angka, tanda hubung.")], [
    { kata: "Ganti nama", nilai: () => "nama" },
    { kata: "Buat salinan", nilai: () => "salin" },
    { kata: "Hapus berkas", nilai: () => "hapus" },
    { kata: "Buang perubahan berkas ini", nilai: () => "buang" },
  ]);
  return pilihan ? { pilihan, ke: String(nama.nilai() || "") } : null;
}

/** Hand a file to the writer. @param {string} nama @param {string} teks */
export function unduh(nama, teks) {
  const tautan = el("a", { href: URL.createObjectURL(new Blob([teks], { type: "text/yaml" })), download: nama });
  tautan.click();
  setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
}
