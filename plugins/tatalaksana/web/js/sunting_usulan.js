// A change set that leaves the page as a file to be sent.

import { el } from "./elements.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { isianBaris, isianTeks } from "./sunting_isian.js";

/**
 * @typedef {import("./sunting_mesin.js").Mesin} Mesin
 * @typedef {import("./sunting_mesin.js").Naskah} Naskah
 * @typedef {import("./sunting_mesin.js").Perubahan} Perubahan
 * @typedef {{nama: string, isi: string, tolak?: string}} BerkasJadi
 */

/** Who sends, as it was said last: for the next proposal of this page. */
const pengirim = { nama: "", surel: "" };

/**
 * What a proposal may be called, by its changes.
 * @param {Perubahan} perubahan
 * @returns {{judul: string, teks: string}}
 */
export function sebutan(perubahan) {
  const [satu, ...lain] = perubahan.sop;
  const kalimat = satu ? satu.kalimat : [];
  const rinci = !lain.length && kalimat.length === 1 ? `: ${kalimat[0].tempat}, ${kalimat[0].perihal}` : "";
  return {
    judul: satu ? `${satu.nama}${rinci}${lain.length ? ` dan ${lain.length} SOP lain` : ""}` : "",
    teks: perubahan.sop.map((sop) => `${sop.nama}\n${(sop.keadaan === "berubah" ? sop.kalimat.map((satu) => `- ${satu.tempat}: ${satu.perihal}`) : [`- SOP ${sop.keadaan}`]).join("\n")}`).join("\n\n"),
  };
}

/** @param {string} isi @returns {Uint8Array<ArrayBuffer>} */
export const byte = (isi) => Uint8Array.from(atob(isi), (huruf) => huruf.charCodeAt(0));

/**
 * Ask who sends what, and hand the file out.
 * @param {Mesin} mesin
 * @param {{naskah: Naskah, asal: Naskah}} beda
 * @param {Perubahan} perubahan
 * @returns {Promise<string>} what is to be said; empty where the writer left it
 */
export async function unduhUsulan(mesin, beda, perubahan) {
  const usul = sebutan(perubahan);
  const judul = isianBaris(usul.judul, { kata: "Judul" });
  const teks = isianTeks(usul.teks, { kata: "Penjelasan" });
  const nama = isianBaris(pengirim.nama, { kata: "Nama Anda" });
  const surel = isianBaris(pengirim.surel, { kata: "Surel Anda" });
  const galat = perubahan.masalah.filter((satu) => satu.galat).length;
  /** @param {"zip" | "patch"} bentuk */
  const isi = (bentuk) => ({ bentuk, judul: String(judul.nilai() || ""), teks: String(teks.nilai() || ""), nama: String(nama.nilai() || ""), surel: String(surel.nilai() || "") });
  const asked = await dialog(
    "Unduh usulan",
    [
      el("p", {}, "Usulan ini menjadi satu berkas. Kirim kepada pengelola, misalnya lewat surel; dengan «sop terima» ia menjadi cabang atas nama Anda."),
      galat ? el("p", { class: "sunting-ingat" }, `Masih ada ${galat} galat: usulannya tidak dapat digabungkan sebelum itu diperbaiki.`) : "",
      barisIsian("Judul", judul.elemen),
      barisIsian("Penjelasan", teks.elemen, "Apa yang berubah dan mengapa."),
      barisIsian("Nama Anda", nama.elemen),
      barisIsian("Surel Anda", surel.elemen),
    ],
    [
      { kata: "Unduh .zip", nilai: () => isi("zip"), utama: true },
      { kata: "Unduh .patch", nilai: () => isi("patch") },
    ],
  );
  if (!asked) return "";
  Object.assign(pengirim, { nama: asked.nama, surel: asked.surel });
  /** @type {BerkasJadi} */
  const jadi = await mesin.ask({ minta: "usulan", ...beda, ...asked });
  if (jadi.tolak) return jadi.tolak;
  const tautan = el("a", { href: URL.createObjectURL(new Blob([byte(jadi.isi)])), download: jadi.nama });
  tautan.click();
  setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
  return `«${jadi.nama}» diunduh. Draf Anda tetap ada di sini.`;
}
