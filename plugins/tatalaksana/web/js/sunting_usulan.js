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

/** The name in the browser's store of who sends, as it was said last. */
const PENGIRIM = "sunting:pengirim";

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
    judul: satu ? `${satu.nama}${rinci}${lain.length ? ` dan ${lain.length} SOP lain` : ""}` : perubahan.daftar[0] || "",
    teks: [...perubahan.sop.map((sop) => [sop.nama, ...butir(sop)].join("\n")), perubahan.daftar.map((kata) => `- ${kata}`).join("\n")].filter(Boolean).join("\n\n"),
  };
}

/** What can stand in a commit as one's mail; the engine asks the same. */
const SUREL = /^[^\s<>@]{1,100}@[^\s<>@]{1,150}$/;

/** Who sent last from this browser. @returns {{nama: string, surel: string}} */
function pengirim() {
  try {
    return { nama: "", surel: "", ...JSON.parse(localStorage.getItem(PENGIRIM) || "{}") };
  } catch (error) {
    return { nama: "", surel: "" };
  }
}

/** @param {string} nama @param {string} surel */
function ingatPengirim(nama, surel) {
  try {
    localStorage.setItem(PENGIRIM, JSON.stringify({ nama, surel }));
  } catch (error) {
    // No room, or no leave: it is asked again.
  }
}

/** @param {import("./sunting_mesin.js").PerubahanSop} sop @returns {string[]} */
function butir(sop) {
  if (sop.keadaan === "berubah") return sop.kalimat.map((satu) => `- ${satu.tempat}: ${satu.perihal}`);
  return [`- SOP ${[sop.keadaan, sop.dihitung].filter(Boolean).join(": ")}`];
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
  const { nama: dulu, surel: suratDulu } = pengirim();
  const nama = isianBaris(dulu, { kata: "Nama Anda" });
  const surel = isianBaris(suratDulu, { kata: "Surel Anda" });
  const galat = perubahan.masalah.filter((satu) => satu.galat).length;
  const salah = el("p", { class: "sunting-ingat", role: "alert", hidden: true });
  /** @param {"zip" | "patch"} bentuk */
  const isi = (bentuk) => {
    const isian = { judul: String(judul.nilai() || ""), teks: String(teks.nilai() || ""), nama: String(nama.nilai() || ""), surel: String(surel.nilai() || "") };
    const kurang = !isian.nama ? nama : SUREL.test(isian.surel) ? null : surel;
    salah.hidden = !kurang;
    salah.textContent = kurang === nama ? "Isi nama Anda: dengan nama itu perubahannya dicatat." : "Isi surel Anda selengkapnya, misalnya nama@contoh.go.id.";
    kurang?.fokus();
    return kurang ? null : { bentuk, ...isian };
  };
  const asked = await dialog(
    "Unduh usulan",
    [
      el("p", {}, "Usulan ini menjadi satu berkas. Kirim kepada pengelola, misalnya lewat surel; dengan «sop terima» ia menjadi cabang atas nama Anda."),
      galat ? el("p", { class: "sunting-ingat" }, `Masih ada ${galat} galat: usulannya tidak dapat digabungkan sebelum itu diperbaiki.`) : "",
      barisIsian("Judul", judul.elemen),
      barisIsian("Penjelasan", teks.elemen, "Apa yang berubah dan mengapa."),
      barisIsian("Nama Anda", nama.elemen),
      barisIsian("Surel Anda", surel.elemen),
      salah,
    ],
    [
      { kata: "Unduh .zip", nilai: () => isi("zip"), utama: true },
      { kata: "Unduh .patch", nilai: () => isi("patch") },
    ],
  );
  if (!asked) return "";
  ingatPengirim(asked.nama, asked.surel);
  /** @type {BerkasJadi} */
  const jadi = await mesin.ask({ minta: "usulan", ...beda, ...asked });
  if (jadi.tolak) return jadi.tolak;
  const tautan = el("a", { href: URL.createObjectURL(new Blob([byte(jadi.isi)])), download: jadi.nama });
  tautan.click();
  setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
  return `«${jadi.nama}» diunduh. Sekarang kirim berkas itu kepada pengelola, misalnya lewat surel. Draf Anda tetap ada di sini sampai usulannya digabungkan.`;
}
