// The change set of this page: texts that differ, what can be undone, and a draft of it in the browser that outlasts a crash.

import { dibuka, dikemas, milik, sesudahTersimpan } from "./sunting_riwayat.js";

/**
 * @typedef {import("./sunting_mesin.js").Naskah} Naskah
 * @typedef {{[berkas: string]: string}} Teks
 * @typedef {{[berkas: string]: import("./kirim.js").Hashes}} Hulu
 * @typedef {{naskah: Naskah, berkas: string, dasar: Teks, asli: Teks, hulu: Hulu, asal: Naskah}} Keadaan
 * @typedef {{berkas: string, teks: string | null | undefined, dasar?: string, asli?: string, cabang?: string, hash?: string | null, asal?: string | null}} Bertemu A file of both: its text, none where it differs no more; what the folder has, or a branch; what is published now.
 * @typedef {{tempat: import("./sunting_mesin.js").Tempat, nilai: import("./sunting_mesin.js").Json, berkas: string}} Ketikan What is being typed and not yet done; without a place the file's whole text.
 * @typedef {{berkas: string, suntingan: object[], kata: string}} Belum Edits that the engine has not answered yet.
 * @typedef {{sesi: string, naskah: Naskah, dasar: Teks, asli?: Teks, hulu?: Hulu, asal?: Naskah, ketikan: Ketikan | null, belum?: Belum[], berkas: string}} Draf
 */

/** How many states can be undone. */
const MOST = 200;

/** The texts that differ, their history and their draft. */
export class Susunan {
  /**
   * @param {string} kunci The name of the draft in the browser's store.
   * @param {string} sesi This page's own name.
   */
  constructor(kunci, sesi) {
    this.kunci = kunci;
    this.kunciLangkah = `${kunci}:langkah`;
    this.sesi = sesi;
    /** @type {Naskah} */
    this.naskah = {};
    /** @type {{[berkas: string]: string}} */
    this.dasar = {};
    /** @type {{[berkas: string]: string}} What stood in the folder when a file was opened. */
    this.asli = {};
    /** @type {Hulu} What branches of the repository had, of a file that was put together with it. */
    this.hulu = {};
    /** @type {Naskah} What the published branch had of such files, where that is not what the site was built from. */
    this.asal = {};
    /** @type {Keadaan[]} */
    this.lalu = [];
    /** @type {Keadaan[]} */
    this.nanti = [];
    /** Whether the steps are other than those that are kept. */
    this.melangkah = false;
    /** @type {Ketikan | null} */
    this.ketikan = null;
    /** @type {Belum[]} In turn. */
    this.belum = [];
    this.berkas = "";
    /** Whether another page has written the same draft while something stood open here: until one of both is chosen nothing is kept. */
    this.diam = false;
    /** @type {string | null} What the browser's store had when it was last looked at. */
    this.terlihat = null;
    /** Why the browser does not keep what is here; nothing where it does. */
    this.gagal = "";
    /** Said when it begins not to, and when it does again. */
    this.tersendat = () => {};
    /** Said when another page has written the same draft. */
    this.didahului = () => {};
    addEventListener("storage", (event) => {
      const lain = parsed(event.newValue);
      // What is only being typed there is nothing yet.
      if (event.key !== this.kunci || lain?.sesi === this.sesi || isiDraf(lain) === isiDraf(parsed(this.terlihat))) return;
      if (this.diam && event.newValue === null) {
        // The other has nothing left to lose: what is here is kept again.
        this.terlihat = null;
        this.diam = false;
        this.simpan();
      } else if (!this.diam) this.didahului();
    });
    addEventListener("beforeunload", (event) => {
      if (this.diam || (this.gagal && (this.banyak || this.ketikan || this.belum.length))) event.preventDefault();
    });
  }

  /** How many files differ. @returns {number} */
  get banyak() {
    return Object.keys(this.naskah).length;
  }

  /** What the engine is told with each question. @returns {{naskah: Naskah, asal: Naskah}} */
  get beda() {
    return { naskah: this.naskah, asal: this.asal };
  }

  /** Which files come and go, to be compared. @returns {string} */
  get berpindah() {
    return JSON.stringify(Object.entries(this.naskah).flatMap(([berkas, teks]) => (teks === null || !this.dasar[berkas] ? [[berkas, teks === null]] : [])));
  }

  /**
   * Another state, which can be undone.
   * @param {Naskah} naskah
   */
  ganti(naskah) {
    this.catat();
    if (this.lalu.length > MOST) this.lalu.shift();
    this.naskah = naskah;
    this.simpan();
  }

  /** From here another step is made, to which one can come back. */
  catat() {
    this.lalu.push(this.kini(this.berkas));
    this.nanti = [];
    this.melangkah = true;
  }

  /** Several files at once, as one change. @param {{berkas: string, teks: string | null, dasar: string, asli: string}[]} semua */
  terapkan(semua) {
    const naskah = { ...this.naskah };
    for (const { berkas, teks, dasar, asli } of semua) {
      if (this.dasar[berkas] === undefined) this.dasar[berkas] = dasar;
      if (this.asli[berkas] === undefined) this.asli[berkas] = asli;
      // What was never in the folder, and shall not be there, is no change.
      if ((teks === null && !this.dasar[berkas]) || (teks !== null && this.dasar[berkas] && teks === this.asli[berkas])) delete naskah[berkas];
      else naskah[berkas] = teks;
    }
    this.ganti(naskah);
  }

  /**
   * A file's text, as it would be.
   * @param {string} berkas
   * @param {string | null} teks
   * @param {string} asli What stands in the folder: who comes back to that changed nothing.
   * @returns {boolean} Whether anything changed.
   */
  tulis(berkas, teks, asli) {
    if ((berkas in this.naskah ? this.naskah[berkas] : asli) === teks) return false;
    const rest = { ...this.naskah };
    delete rest[berkas];
    this.ganti(teks === asli && this.dasar[berkas] ? rest : { ...rest, [berkas]: teks });
    return true;
  }

  /** One state back; the file that was changed then. @returns {string | null} */
  urung() {
    return this.pindah(this.lalu, this.nanti);
  }

  /** One state forth. @returns {string | null} */
  ulang() {
    return this.pindah(this.nanti, this.lalu);
  }

  /** @param {Keadaan[]} dari @param {Keadaan[]} ke @returns {string | null} */
  pindah(dari, ke) {
    const there = dari.pop();
    if (!there) return null;
    ke.push(this.kini(there.berkas));
    this.naskah = there.naskah;
    // Who goes back behind what others wrote is not taken for one who has seen it.
    this.dasar = { ...this.dasar, ...milik(there.dasar, there.naskah) };
    this.asli = { ...this.asli, ...milik(there.asli, there.naskah) };
    this.hulu = there.hulu;
    this.asal = there.asal;
    this.melangkah = true;
    this.simpan();
    return there.berkas;
  }

  /** What can be come back to. @param {string} berkas @returns {Keadaan} */
  kini(berkas) {
    return { naskah: this.naskah, berkas, dasar: { ...this.dasar }, asli: { ...this.asli }, hulu: this.hulu, asal: this.asal };
  }

  /** Files that were put together with what others wrote, as one change. @param {Bertemu[]} semua */
  bertemu(semua) {
    const naskah = { ...this.naskah };
    const hulu = { ...this.hulu };
    const diSana = { ...this.asal };
    for (const { berkas, teks, cabang, hash, asal } of semua) {
      if (teks === undefined) delete naskah[berkas];
      else naskah[berkas] = teks;
      if (cabang) hulu[berkas] = { ...hulu[berkas], [cabang]: hash ?? null };
      else delete hulu[berkas];
      if (asal !== undefined) diSana[berkas] = asal;
      else if (!cabang) delete diSana[berkas];
    }
    this.ganti(naskah);
    this.hulu = hulu;
    this.asal = diSana;
    for (const { berkas, dasar, asli } of semua) {
      if (dasar !== undefined) this.dasar[berkas] = dasar;
      if (asli !== undefined) this.asli[berkas] = asli;
    }
    this.simpan();
  }

  /** What is being typed is kept too. @param {Ketikan | null} ketikan */
  ketik(ketikan) {
    this.ketikan = ketikan;
    this.simpan();
  }

  /** What was typed is done, or refused. @param {Ketikan} ketikan */
  selesai(ketikan) {
    if (this.ketikan === ketikan) this.ketik(null);
  }

  /** Edits are kept until they are made, or refused. @param {Belum} satu */
  tunda(satu) {
    this.belum = [...this.belum, satu];
    this.simpan();
  }

  /** @param {Belum | undefined} satu */
  lepas(satu) {
    this.belum = this.belum.filter((lain) => lain !== satu);
    this.simpan();
  }

  /** Keep the draft; where the browser has no room for it, or forbids it, the page goes on and says so. */
  simpan() {
    if (this.diam) return;
    let gagal = "";
    try {
      const { sesi, naskah, dasar, ketikan, belum, berkas } = this;
      const ada = parsed(localStorage.getItem(this.kunci));
      if (ada && ada.sesi !== sesi && isiDraf(ada) !== isiDraf(parsed(this.terlihat))) {
        // A page that slept hears of nothing.
        this.diam = true;
        return void this.didahului();
      }
      const milikku = { ...Object.fromEntries([...belum, ...(ketikan ? [ketikan] : [])].map((satu) => [satu.berkas, null])), ...naskah };
      const isi = this.banyak || ketikan || belum.length ? JSON.stringify({ sesi, naskah, dasar, asli: milik(this.asli, milikku), hulu: milik(this.hulu, milikku), asal: milik(this.asal, milikku), ketikan, belum, berkas }) : null;
      if (isi === null) localStorage.removeItem(this.kunci);
      else this.taruh(this.kunci, isi);
      this.terlihat = isi;
      if (this.melangkah) this.simpanLangkah();
    } catch (error) {
      gagal = /quota/i.test(/** @type {Error} */ (error).name) ? "Tempat simpan di peramban ini penuh" : "Peramban ini tidak mengizinkan penyimpanan, misalnya karena mode penyamaran";
    }
    if (gagal === this.gagal) return;
    this.gagal = gagal;
    this.tersendat();
  }

  /** Keep what can be undone. */
  simpanLangkah() {
    this.melangkah = false;
    const langkah = dikemas(this);
    if (langkah) this.taruh(this.kunciLangkah, langkah);
    else localStorage.removeItem(this.kunciLangkah);
  }

  /** Keep a text; what can be undone makes room for it. @param {string} kunci @param {string} isi */
  taruh(kunci, isi) {
    try {
      localStorage.setItem(kunci, isi);
    } catch (error) {
      localStorage.removeItem(this.kunciLangkah);
      if (kunci !== this.kunciLangkah) localStorage.setItem(kunci, isi);
    }
  }

  /** Take over the steps of the page before, where they lead away from what is here. */
  ingatLangkah() {
    try {
      const { lalu, nanti } = dibuka(localStorage.getItem(this.kunciLangkah), this.naskah);
      this.lalu = lalu;
      this.nanti = nanti;
    } catch (error) {
      // No leave.
    }
  }

  /** The draft that is kept, if one is. @returns {Draf | null} */
  tersimpan() {
    try {
      this.terlihat = localStorage.getItem(this.kunci);
      return parsed(this.terlihat);
    } catch (error) {
      return null;
    }
  }

  /** Take over the draft of the page before. @param {Draf} draf */
  pakai(draf) {
    this.isi(draf);
    this.ketikan = draf.ketikan;
    this.belum = draf.belum || [];
    this.simpan();
  }

  /** Take over what another page of the same draft has made by now; that can be undone here. @returns {boolean} Whether it is other than what is here. */
  ikuti() {
    const draf = this.tersimpan();
    this.diam = false;
    if (isiDraf(draf) === JSON.stringify(this.naskah)) return false;
    this.catat();
    this.isi({ ...draf, naskah: draf ? draf.naskah : {}, dasar: { ...this.dasar, ...(draf ? draf.dasar : {}) } });
    return true;
  }

  /** Stay with what is here, though another page has written the same draft; that can be undone here. */
  tetap() {
    const { naskah, dasar, asli, hulu, asal } = this;
    this.ikuti();
    this.ganti(naskah);
    this.isi({ naskah, dasar, asli, hulu, asal });
    this.simpan();
  }

  /** @param {{naskah: Naskah, dasar: Teks, asli?: Teks, hulu?: Hulu, asal?: Naskah}} draf */
  isi({ naskah, dasar, asli, hulu, asal }) {
    this.naskah = naskah;
    this.dasar = dasar;
    this.asli = asli || {};
    this.hulu = hulu || {};
    this.asal = asal || {};
  }

  /** Nothing differs any more. */
  kosongkan() {
    this.isi({ naskah: {}, dasar: {} });
    this.ketikan = null;
    this.belum = [];
    this.lalu = [];
    this.nanti = [];
    this.melangkah = true;
    this.simpan();
  }

  /** The folder has what is here; what was before can be come back to, and then differs from it. @param {Teks} dasar By what its files are told apart now. */
  tersimpanDi(dasar) {
    const { naskah, asli } = this;
    const tahu = Object.keys(naskah).every((berkas) => !this.dasar[berkas] || asli[berkas] !== undefined);
    /** @param {Keadaan[]} semua */
    const sesudah = (semua) => (tahu ? semua.map((satu) => sesudahTersimpan(satu, naskah, asli, dasar)) : []);
    const [lalu, nanti] = [this.lalu, this.nanti].map(sesudah);
    this.kosongkan();
    this.lalu = lalu;
    this.nanti = nanti;
    this.melangkah = true;
    this.simpan();
  }
}

/** What a draft holds, to be compared; what is only being typed is nothing yet. @param {Draf | null} draf @returns {string} */
const isiDraf = (draf) => JSON.stringify(draf ? draf.naskah : {});

/** @param {string | null} written @returns {Draf | null} */
function parsed(written) {
  try {
    const draf = JSON.parse(written || "null");
    return draf && typeof draf.naskah === "object" && draf.naskah && typeof draf.dasar === "object" && draf.dasar ? draf : null;
  } catch (error) {
    return null;
  }
}
