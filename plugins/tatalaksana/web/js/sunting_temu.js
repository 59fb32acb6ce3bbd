// What others wrote meanwhile, into the folder or into a branch of the repository, put together with the change set: one's own
// kept, theirs taken, or of each what collides with nothing and what the writer chooses, step by step.

import { el } from "./elements.js";
import { barisIsian, dialog } from "./sunting_dialog.js";

/**
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_naskah.js").Bertemu} Bertemu
 * @typedef {Bertemu & {ikut: number}} Ikut With how many of the others' changes come in.
 * @typedef {{cabang: string, terbit: boolean, isi: (berkas: string) => Promise<import("./kirim.js").Content | null>}} Cabang A branch that has something else; whether it is the one that is published.
 * @typedef {{teks: string, dasar: string, asli: string, benturan: {kunci: string, kata: string}[], masuk: string[], tolak?: string}} Temu
 */

/** The collision that stands for the whole file. */
const SELURUHNYA = "";

/**
 * Put files together; all of them or, where the writer leaves it, none.
 * @param {Halaman} halaman
 * @param {string[]} berkas
 * @param {Cabang | null} [cabang] Where they were written; nothing for the folder.
 * @returns {Promise<string>} what became of it, in a sentence; empty where nothing did
 */
export async function satukan(halaman, berkas, cabang = null) {
  const jadi = [];
  let ikut = 0;
  for (const satu of berkas) {
    const temu = cabang ? await diCabang(halaman, satu, cabang) : await diFolder(halaman, satu);
    if (typeof temu === "string") halaman.pesan(temu);
    if (!temu || typeof temu === "string") return "";
    jadi.push(temu);
    ikut += temu.ikut;
  }
  halaman.susunan.bertemu(jadi);
  await halaman.ambilDaftar();
  await halaman.muatUlang();
  return `Perubahan orang lain dan draf Anda disatukan${ikut ? `; ${ikut} perubahan orang lain ikut` : ""}.`;
}

/** @param {Halaman} halaman @param {string} berkas @returns {Promise<Ikut | string | null>} why not, null where the writer left it */
async function diFolder({ mesin, susunan }, berkas) {
  const asked = { minta: "temu", ...susunan.beda, berkas, dasar: susunan.asli[berkas] ?? "" };
  /** @type {Temu} */
  const temu = await mesin.ask(asked);
  const { dasar, asli } = temu;
  if (dasar !== undefined && temu.tolak) {
    const teks = susunan.naskah[berkas];
    const tetap = dasar || teks !== null ? await tanyaHapus(berkas, !dasar) : false;
    return tetap === null ? null : { berkas, teks: tetap ? teks : undefined, dasar, asli, ikut: 0 };
  }
  if (temu.tolak) return temu.tolak;
  const ambil = temu.benturan.length ? await tanyaTemu(berkas, temu, "folder") : [];
  if (!ambil) return null;
  const teks = await teksTemu(mesin, asked, temu, ambil);
  return { berkas, teks: teks === temu.asli ? undefined : teks, dasar, asli, ikut: banyakIkut(temu, ambil) };
}

/** @param {Halaman} halaman @param {string} berkas @param {Cabang} cabang @returns {Promise<Ikut | string | null>} */
async function diCabang({ mesin, susunan }, berkas, { cabang, terbit, isi }) {
  const ada = await isi(berkas);
  const teks = susunan.naskah[berkas];
  const bertemu = { berkas, cabang, hash: ada && ada.hash, ikut: 0, ...(terbit ? { asal: ada && ada.text, asli: ada ? ada.text : "" } : {}) };
  if (!ada || teks === null) {
    if (!ada && teks === null) return { ...bertemu, teks: undefined };
    const tetap = await tanyaHapus(berkas, !ada);
    return tetap === null ? null : { ...bertemu, teks: tetap ? teks : undefined };
  }
  const asked = { minta: "temu", ...susunan.beda, berkas, dasar: susunan.asli[berkas] ?? "", terbitan: ada.text };
  /** @type {Temu} */
  const temu = await mesin.ask(asked);
  if (temu.tolak) return temu.tolak;
  const ambil = await tanyaTemu(berkas, temu, "repositori");
  if (!ambil) return null;
  const jadi = await teksTemu(mesin, asked, temu, ambil);
  // What is as it is published is no change; what is as it is on another branch still is one.
  return { ...bertemu, teks: terbit && jadi === ada.text ? undefined : jadi, ikut: banyakIkut(temu, ambil) };
}

/** Of what others changed, how much comes in. @param {Temu} temu @param {(string | null)[]} ambil @returns {number} */
function banyakIkut({ masuk, benturan }, ambil) {
  if (ambil.includes(null)) return masuk.length + benturan.length;
  return ambil.includes(SELURUHNYA) ? 0 : masuk.length + benturan.length - ambil.length;
}

/** The text of what was chosen. @param {import("./sunting_mesin.js").Mesin} mesin @param {object} asked @param {Temu} temu @param {(string | null)[]} ambil @returns {Promise<string>} */
async function teksTemu(mesin, asked, temu, ambil) {
  if (ambil.includes(null)) return temu.asli;
  return ambil.length ? (await mesin.ask({ ...asked, ambil })).teks : temu.teks;
}

/**
 * What shall become of a file that both changed.
 * @param {string} berkas
 * @param {Temu} temu
 * @param {string} mereka Where the others' is.
 * @returns {Promise<(string | null)[] | null>} the collisions in which one's own is taken; null among them for nothing of it
 */
function tanyaTemu(berkas, temu, mereka) {
  const pilihan = temu.benturan.map(({ kunci, kata }) => {
    const kotak = el("select", { "aria-label": kata }, el("option", { value: "" }, `Pakai yang di ${mereka}`), el("option", { value: "1" }, "Pakai draf saya"));
    return { kunci, kotak, baris: barisIsian(kata, kotak) };
  });
  /** @type {() => (string | null)[]} */
  const dipilih = () => pilihan.filter((satu) => satu.kotak.value).map((satu) => satu.kunci);
  return dialog(
    `Satukan ${berkas}`,
    [
      el("p", {}, `Orang lain lebih dahulu mengubah berkas ini. ${pilihan.length ? "Yang tidak berbenturan disatukan; pilih untuk yang lain." : "Tidak ada yang berbenturan dengan perubahan Anda."}`),
      ...pilihan.map((satu) => satu.baris),
      temu.masuk.length ? el("div", {}, el("b", {}, "Yang ikut masuk dari orang lain"), el("ul", {}, ...temu.masuk.map((kata) => el("li", {}, kata)))) : "",
    ],
    [
      { kata: "Satukan", nilai: dipilih, utama: true },
      { kata: "Hanya draf saya", nilai: () => [SELURUHNYA] },
      { kata: `Hanya yang di ${mereka}`, nilai: () => [null] },
    ],
    "lebar",
  );
}

/** A file that one of both took away. @param {string} berkas @param {boolean} mereka Whether the others did. @returns {Promise<boolean | null>} whether one's own stays */
function tanyaHapus(berkas, mereka) {
  return dialog(
    `Satukan ${berkas}`,
    [el("p", {}, mereka ? "Orang lain menghapus berkas yang Anda ubah ini." : "Orang lain mengubah berkas yang Anda hapus ini.")],
    [
      { kata: mereka ? "Tetap usulkan berkas saya" : "Tetap hapus", nilai: () => true },
      { kata: mereka ? "Buang perubahan saya" : "Jangan hapus", nilai: () => false },
    ],
  );
}
