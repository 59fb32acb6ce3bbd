// What can be undone, as it is kept beside the draft: each text once, and no more of the oldest than has room.

/**
 * @typedef {import("./sunting_naskah.js").Keadaan} Keadaan
 * @typedef {import("./sunting_mesin.js").Naskah} Naskah
 * @typedef {{naskah: Naskah, lalu: Keadaan[], nanti: Keadaan[]}} Riwayat `naskah`: the change set that these steps lead away from.
 * @typedef {{[berkas: string]: number | null}} Nomor Texts by their numbers.
 */

/** How many steps are kept of each direction, and how many characters their texts may have. */
const MOST = 50;
const ROOM = 500_000;

/** @param {Riwayat} riwayat @returns {string} */
export function dikemas({ naskah, lalu, nanti }) {
  for (let most = MOST; ; most = Math.floor(most / 2)) {
    /** @type {Map<string, number>} */
    const teks = new Map();
    /** @param {Naskah} semua @returns {Nomor} */
    const nomor = (semua) =>
      Object.fromEntries(
        Object.entries(semua).map(([berkas, satu]) => {
          if (satu !== null && !teks.has(satu)) teks.set(satu, teks.size);
          return [berkas, satu === null ? null : teks.get(satu) ?? null];
        }),
      );
    /** @param {Keadaan} satu */
    const ringkas = (satu) => ({ ...satu, naskah: nomor(satu.naskah), dasar: milik(satu.dasar, satu.naskah), asli: nomor(milik(satu.asli, satu.naskah)), asal: nomor(satu.asal) });
    const isi = { naskah: nomor(naskah), lalu: most ? lalu.slice(-most).map(ringkas) : [], nanti: most ? nanti.slice(-most).map(ringkas) : [] };
    const panjang = [...teks.keys()].reduce((jumlah, satu) => jumlah + satu.length, 0);
    if (panjang <= ROOM || !most) return isi.lalu.length + isi.nanti.length ? JSON.stringify({ ...isi, teks: [...teks.keys()] }) : "";
  }
}

/**
 * The same from there, where it leads away from this change set.
 * @param {string | null} written
 * @param {Naskah} naskah
 * @returns {{lalu: Keadaan[], nanti: Keadaan[]}}
 */
export function dibuka(written, naskah) {
  try {
    const { teks, ...isi } = JSON.parse(written || "null");
    /** @param {Nomor} nomor @returns {any} */
    const semua = (nomor) => Object.fromEntries(Object.entries(nomor).map(([berkas, satu]) => [berkas, satu === null ? null : teks[satu]]));
    /** @param {any} satu @returns {Keadaan} */
    const utuh = (satu) => ({ ...satu, naskah: semua(satu.naskah), asli: semua(satu.asli), asal: semua(satu.asal) });
    if (JSON.stringify(semua(isi.naskah)) === JSON.stringify(naskah)) return { lalu: isi.lalu.map(utuh), nanti: isi.nanti.map(utuh) };
  } catch (error) {
    // None, or of another kind.
  }
  return { lalu: [], nanti: [] };
}

/**
 * A state before the folder was written, as what then differs from the folder as it is now.
 * @param {Keadaan} satu
 * @param {Naskah} naskah What was written.
 * @param {{[berkas: string]: string}} asli What stood there before; nothing of a file that was new.
 * @param {{[berkas: string]: string}} dasar By what the files are told apart now.
 * @returns {Keadaan}
 */
export function sesudahTersimpan(satu, naskah, asli, dasar) {
  const jadi = { ...satu, naskah: { ...satu.naskah }, dasar: { ...satu.dasar }, asli: { ...satu.asli } };
  for (const [berkas, ditulis] of Object.entries(naskah)) {
    const dulu = berkas in satu.naskah ? satu.naskah[berkas] : asli[berkas] ?? null;
    if (dulu === ditulis) delete jadi.naskah[berkas];
    else jadi.naskah[berkas] = dulu;
    jadi.dasar[berkas] = dasar[berkas] ?? "";
    jadi.asli[berkas] = ditulis ?? "";
  }
  return jadi;
}

/**
 * What is said of the files that differ.
 * @template Isi
 * @param {{[berkas: string]: Isi}} semua
 * @param {Naskah} naskah
 * @returns {{[berkas: string]: Isi}}
 */
export const milik = (semua, naskah) => Object.fromEntries(Object.entries(semua).filter(([berkas]) => berkas in naskah));
