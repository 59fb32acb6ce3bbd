// Groups of keys, lists of groups, and texts by names of their own: every key of a file, however deep, as a field.

import { el, fill } from "./elements.js";
import { barisIsian, barisRingkas, dialog } from "./sunting_dialog.js";
import { isianBaris, kataButir } from "./sunting_isian.js";
import { isianKunci, isianUntuk } from "./sunting_langkah.js";
import { nilaiDi } from "./sunting_mesin.js";

/**
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Kunci} Kunci
 * @typedef {import("./sunting_mesin.js").Tempat} Tempat
 * @typedef {{lembar: import("./sunting_mesin.js").Lembar, daftar: import("./sunting_mesin.js").Daftar, ubah: (suntingan: object, kata?: string) => void}} Bahan
 */

/** Which parts are unfolded, by their places: they stay so when the file changes. @type {Set<string>} */
const terbuka = new Set();

/**
 * One row a key of a group.
 * @param {Kunci[]} kunci
 * @param {Tempat} tempat
 * @param {Bahan} bahan
 * @returns {HTMLElement[]}
 */
export function isianKelompok(kunci, tempat, bahan) {
  return kunci.filter((satu) => satu.jenis !== "tersendiri").flatMap((satu) => {
    const baris = satu.jenis === "kelompok" || satu.jenis === "peta" ? [] : [isianSatu(satu, tempat, bahan)];
    const rincian = satu.jenis === "peta" ? peta(satu, [...tempat, satu.nama], bahan) : rincianKunci(satu, tempat, bahan);
    return rincian ? [...baris, rincian] : baris;
  });
}

/** @param {Kunci} satu @param {Tempat} tempat @param {Bahan} bahan @returns {HTMLElement} */
function isianSatu(satu, tempat, bahan) {
  const di = [...tempat, ...satu.di];
  return barisRingkas(satu.sebutan, isianKunci(satu, nilaiDi(bahan.lembar.isi, di), di, bahan), satu.uraian);
}

/** The keys of the group that a key holds; null where one field says all. @param {Kunci} satu @param {Tempat} tempat @param {Bahan} bahan @returns {HTMLElement | null} */
export function rincianKunci(satu, tempat, bahan) {
  const kunci = bahan.lembar.kunci[satu.kelompok];
  if (!kunci) return null;
  const di = [...tempat, satu.nama];
  const kata = satu.jenis === "kelompok" ? satu.sebutan : `${satu.sebutan}, selengkapnya`;
  const uraian = satu.jenis === "kelompok" && satu.uraian ? [el("p", {}, el("small", {}, satu.uraian))] : [];
  if (!satu.jamak) return lipatan(di, kata, () => [...uraian, ...isianKelompok(kunci, di, bahan)]);
  return lipatan(di, kata, () => [...uraian, ...butirKelompok(satu, kunci, di, bahan)], jumlah(nilaiDi(bahan.lembar.isi, di)));
}

/** @param {Json} isi @returns {string} */
const jumlah = (isi) => (Array.isArray(isi) ? String(isi.length) : isi == null ? "0" : "1");

/**
 * What unfolds, and is drawn only then.
 * @param {Tempat} tempat
 * @param {string} kata
 * @param {() => (HTMLElement | null)[]} isi
 * @param {string} [banyak]
 * @returns {HTMLElement}
 */
function lipatan(tempat, kata, isi, banyak = "") {
  const nama = tempat.join(".");
  const wadah = el("div");
  const bagian = el("details", { class: "sunting-lipatan", "data-id": nama, open: terbuka.has(nama), toggle: () => {
    if (bagian.open === terbuka.has(nama)) return;
    if (bagian.open) terbuka.add(nama);
    else terbuka.delete(nama);
    fill(wadah, ...(bagian.open ? isi() : []));
  } }, el("summary", {}, kata, banyak && ` (${banyak})`), wadah);
  if (bagian.open) fill(wadah, ...isi());
  return bagian;
}

/**
 * The items of a list of groups.
 * @param {Kunci} satu
 * @param {Kunci[]} kunci
 * @param {Tempat} tempat
 * @param {Bahan} bahan
 * @returns {HTMLElement[]}
 */
function butirKelompok(satu, kunci, tempat, bahan) {
  const isi = nilaiDi(bahan.lembar.isi, tempat);
  const semua = Array.isArray(isi) ? isi : isi == null ? [] : [isi];
  /** @param {Json} nilai @param {string} kata */
  const seluruhnya = (nilai, kata) => bahan.ubah({ aksi: "isi", tempat, nilai }, kata);
  /** @param {string} kata @param {() => void} click @param {boolean} [mati] */
  const tombol = (kata, click, mati = false) => el("button", { type: "button", class: "sop-tombol", click, disabled: mati }, kata);
  return [
    ...semua.map((butir, at) => {
      // One alone may stand without a list; then its keys stand where the list would.
      const di = Array.isArray(isi) ? [...tempat, at] : tempat;
      const hapus = () => bahan.ubah({ aksi: "isi", tempat: di, nilai: null }, `Butir ${at + 1} dihapus`);
      const naik = () => seluruhnya([...semua.slice(0, at - 1), butir, semua[at - 1], ...semua.slice(at + 1)], `Butir ${at + 1} dinaikkan`);
      return lipatan([...tempat, at], `${at + 1}. ${kataButir(butir).slice(0, 60) || satu.sebutan}`, () => [...isianKelompok(kunci, di, bahan), el("p", { class: "sunting-deret" }, tombol("↑ Naikkan", naik, at === 0), tombol("Hapus butir", hapus))]);
    }),
    el("p", {}, tombol(`+ ${satu.sebutan}`, async () => {
      const baru = await tanyaButir(satu.sebutan, kunci, bahan.daftar);
      if (baru === null) return;
      terbuka.add([...tempat, semua.length].join("."));
      seluruhnya([...semua, baru], `${satu.sebutan} ditambahkan`);
    })),
  ];
}

/** Ask for what a new item says. @param {string} kata @param {Kunci[]} kunci @param {import("./sunting_mesin.js").Daftar} daftar @returns {Promise<Json>} */
async function tanyaButir(kata, kunci, daftar) {
  const isian = kunci.filter((satu) => !["tersendiri", "kelompok", "peta"].includes(satu.jenis)).map((satu) => ({ satu, isian: isianUntuk(satu, null, daftar) }));
  const salah = el("p", { role: "alert" });
  return dialog(`${kata} baru`, [...isian.map(({ satu, isian: kotak }) => barisIsian(satu.sebutan, kotak.elemen, satu.uraian)), salah], [{ kata: "Tambah", utama: true, nilai: () => {
    const isi = isian.filter((satu) => satu.isian.nilai() !== null);
    if (!isi.length) fill(salah, "Isi sekurangnya satu.");
    return isi.length ? Object.fromEntries(isi.map(({ satu, isian: kotak }) => [satu.nama, kotak.nilai()])) : null;
  } }]);
}

/**
 * Texts by names of their own: choices of a question, exits of a decision.
 * @param {Kunci} satu
 * @param {Tempat} tempat
 * @param {Bahan} bahan
 * @returns {HTMLElement}
 */
function peta(satu, tempat, bahan) {
  const isi = nilaiDi(bahan.lembar.isi, tempat);
  const semua = isi && typeof isi === "object" && !Array.isArray(isi) ? isi : {};
  return lipatan(tempat, satu.sebutan, () => [
    el("p", {}, el("small", {}, satu.uraian)),
    ...Object.entries(semua).map(([nama, nilai]) => {
      const kunci = { ...satu, nama, sebutan: nama, jenis: Array.isArray(nilai) ? "daftar" : "teks" };
      const di = [...tempat, nama];
      return el("div", { class: "sunting-baris-isian" }, el("b", {}, nama), isianKunci(kunci, nilai, di, bahan), el("button", { type: "button", class: "sop-tombol", "aria-label": `Hapus ${nama}`, click: () => bahan.ubah({ aksi: "isi", tempat: di, nilai: null }, `${nama} dihapus`) }, "Hapus"));
    }),
    el("p", {}, el("button", { type: "button", class: "sop-tombol", click: async () => {
      const nama = isianBaris(null, { kata: "Nama" });
      const nilai = isianBaris(null, { kata: "Isi" });
      const jadi = await dialog(`${satu.sebutan} baru`, [barisIsian("Nama", nama.elemen), barisIsian("Isi", nilai.elemen)], [{ kata: "Tambah", utama: true, nilai: () => (nama.nilai() && nilai.nilai() ? { nama: String(nama.nilai()), nilai: nilai.nilai() } : null) }]);
      if (jadi) bahan.ubah({ aksi: "isi", tempat: [...tempat, jadi.nama], nilai: jadi.nilai }, `${jadi.nama} ditambahkan`);
    } }, `+ ${satu.sebutan}`)),
  ], String(Object.keys(semua).length));
}
