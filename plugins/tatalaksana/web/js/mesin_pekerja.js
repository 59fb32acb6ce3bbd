// The engine behind a worker, for a published page: the same questions as behind a server, and a watch over who answers them.

import { Mesin } from "./sunting_mesin.js";

/**
 * @typedef {import("./pekerja.js").Alamat} Alamat
 * @typedef {{kata: string, rinci?: string}} Sebab Why the engine does not run, in words; and what the browser says of it in its own.
 */

/** Milliseconds without a word after which a worker is taken for hung. */
const SABAR = 30_000;
/** Milliseconds after which a worker that has answered before is said to be slow. */
const LAMBAT = 5_000;
const TETAP = "Draf Anda tetap ada di peramban ini.";

/** Asks a worker; one that hangs is put to an end, and another one asked the same once more. */
export class MesinPekerja extends Mesin {
  /** @param {{alamat: Alamat, info: object}} kerja @param {(kata: string, tombol?: [string, () => void][]) => void} kabar Told what is waited for, and what may be done; empty when nothing is. */
  constructor(kerja, kabar) {
    super("", kabar);
    this.info = kerja.info;
    this.alamatnya = { ...kerja.alamat };
    for (const [bagian, where] of Object.entries(kerja.alamat)) this.alamatnya[/** @type {keyof Alamat} */ (bagian)] = new URL(where, document.baseURI).href;
    this.nomor = 0;
    /** @type {Sebab} */
    this.gagal = { kata: "" };
    /** @type {Worker | null} */
    this.pekerja = null;
    /** @type {(jawab: object | null) => void} The one question that waits; null says that nobody will answer. */
    this.selesai = () => undefined;
    this.penjaga = 0;
    this.pengingat = 0;
    /** Whether the worker has said that it is ready. */
    this.siap = false;
    /** Whether it was said to be slow. */
    this.lambat = false;
  }

  /** Nothing can be written here. @returns {boolean} */
  get menyimpan() {
    return false;
  }

  /** A worker at work. */
  bangun() {
    if (this.pekerja) return;
    this.gagal = { kata: "" };
    if (typeof DecompressionStream !== "function") throw new Error("Peramban ini terlalu tua untuk menyunting di halaman; perbarui, atau pakai komputer lain.");
    const pekerja = new Worker(this.alamatnya.pekerja, { type: "module" });
    pekerja.onmessage = ({ data }) => this.diterima(data);
    pekerja.onerror = (event) => {
      event.preventDefault();
      this.berhenti({ kata: "Pekerja halaman ini tidak dapat dijalankan: skripnya tidak dapat dimuat atau ditolak peramban.", rinci: event.message });
    };
    pekerja.postMessage({ alamat: this.alamatnya, info: this.info });
    this.pekerja = pekerja;
    this.kabar("Mesin pemeriksa dimuat; pertama kali sekitar 7 MB, sesudah itu dari simpanan peramban…");
  }

  /** @param {any} data */
  diterima(data) {
    if (data.siap) {
      this.siap = true;
      this.kabar("");
    }
    this.jaga();
    if (data.gagal) this.berhenti(sebab(data.gagal));
    if (data.nomor === this.nomor) this.selesai(data.salah ? mati(terputus(data.salah)) : JSON.parse(data.jawab));
  }

  /** Wait anew. */
  jaga() {
    clearTimeout(this.penjaga);
    clearTimeout(this.pengingat);
    this.penjaga = setTimeout(() => this.berhenti({ kata: "" }), SABAR);
    // While it is loaded, that is what is said.
    if (this.siap) this.pengingat = setTimeout(() => this.ingatkan(), LAMBAT);
  }

  /** Who waits is told so, and may have another worker asked at once. */
  ingatkan() {
    this.lambat = true;
    this.kabar("Mesin pemeriksa belum menjawab. Tunggu, atau jalankan ulang mesinnya; ketikan Anda tersimpan di peramban ini.", [["Jalankan ulang", () => this.berhenti({ kata: "" })]]);
  }

  /** @param {Sebab} gagal Put the worker to an end. */
  berhenti(gagal) {
    this.gagal = gagal;
    if (this.pekerja) this.pekerja.terminate();
    this.pekerja = null;
    this.siap = false;
    this.selesai(null);
  }

  /** @param {object} question @returns {Promise<unknown>} */
  async sent(question) {
    for (const kali of [1, 2]) {
      try {
        this.bangun();
      } catch (error) {
        return mati({ kata: /** @type {Error} */ (error).message });
      }
      const nomor = (this.nomor += 1);
      const jawab = await new Promise((selesai) => {
        this.selesai = selesai;
        this.jaga();
        if (this.pekerja) this.pekerja.postMessage({ nomor, tanya: JSON.stringify(question) });
      });
      clearTimeout(this.penjaga);
      clearTimeout(this.pengingat);
      if (this.lambat) this.kabar("");
      this.lambat = false;
      if (jawab) return jawab;
      if (kali === 1 && !this.gagal.kata) this.kabar("Mesin pemeriksa tidak menjawab dan dijalankan lagi…");
      else break;
    }
    this.kabar("");
    return mati(this.gagal.kata ? this.gagal : { kata: "Mesin pemeriksa tidak menjawab, dua kali berturut-turut. Muat ulang halaman ini." });
  }
}

/** That the engine does not run. @param {Sebab} sebab */
const mati = ({ kata, rinci }) => ({ mati: true, tolak: `${kata} ${TETAP}`, rinci });

/** @param {string} salah What a worker failed at, in words for who may do something about it. @returns {Sebab} */
function sebab(salah) {
  if (/CompileError|wasm|WebAssembly/i.test(salah)) return { kata: "Server situs ini tidak mengizinkan mesin pemeriksa berjalan: kebijakan keamanannya perlu 'wasm-unsafe-eval' (Panduan pengelola).", rinci: salah };
  return terputus(salah);
}

/** @param {string} salah @returns {Sebab} */
function terputus(salah) {
  if (/^TypeError: .*(fetch|network|load)/i.test(salah)) return { kata: "Situs tidak terjangkau. Periksa jaringan, lalu coba lagi." };
  if (/: 404 /.test(salah)) return { kata: "Situs ini baru saja diperbarui. Muat ulang halaman ini." };
  return { kata: "Mesin pemeriksa berhenti. Muat ulang halaman ini; bila terulang, sampaikan rincian ini kepada pengelola.", rinci: salah.slice(0, 400) };
}
