// The change set of this page: texts that differ, what can be undone, and a draft of it in the browser that outlasts a crash.

/**
 * @typedef {import("./sunting_mesin.js").Naskah} Naskah
 * @typedef {{naskah: Naskah, berkas: string}} Keadaan
 * @typedef {{tempat: import("./sunting_mesin.js").Tempat, nilai: import("./sunting_mesin.js").Json, berkas: string}} Ketikan What is being typed and not yet done.
 * @typedef {{sesi: string, naskah: Naskah, dasar: {[berkas: string]: string}, asli?: {[berkas: string]: string}, ketikan: Ketikan | null, berkas: string}} Draf
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
    this.sesi = sesi;
    /** @type {Naskah} */
    this.naskah = {};
    /** @type {{[berkas: string]: string}} */
    this.dasar = {};
    /** @type {{[berkas: string]: string}} What stood in the folder when a file was opened. */
    this.asli = {};
    /** @type {Keadaan[]} */
    this.lalu = [];
    /** @type {Keadaan[]} */
    this.nanti = [];
    /** @type {Ketikan | null} */
    this.ketikan = null;
    this.berkas = "";
    this.diam = false;
    /** Said when another page writes the same draft. */
    this.didahului = () => {};
    addEventListener("storage", (event) => {
      if (event.key === this.kunci && event.newValue === null && this.diam) {
        // The other has nothing left to lose: what is here is kept again.
        this.diam = false;
        this.simpan();
      }
      if (event.key === this.kunci && event.newValue && parsed(event.newValue)?.sesi !== this.sesi && !this.diam) {
        this.diam = true;
        this.didahului();
      }
    });
  }

  /** How many files differ. @returns {number} */
  get banyak() {
    return Object.keys(this.naskah).length;
  }

  /**
   * Another state, which can be undone.
   * @param {Naskah} naskah
   */
  ganti(naskah) {
    this.lalu.push({ naskah: this.naskah, berkas: this.berkas });
    if (this.lalu.length > MOST) this.lalu.shift();
    this.nanti = [];
    this.naskah = naskah;
    this.simpan();
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
    ke.push({ naskah: this.naskah, berkas: there.berkas });
    this.naskah = there.naskah;
    this.simpan();
    return there.berkas;
  }

  /** Keep the draft; a browser that forbids it keeps nothing, and the page goes on. */
  simpan() {
    if (this.diam) return;
    try {
      if (!this.banyak && !this.ketikan) localStorage.removeItem(this.kunci);
      else localStorage.setItem(this.kunci, JSON.stringify({ sesi: this.sesi, naskah: this.naskah, dasar: this.dasar, asli: this.milik(), ketikan: this.ketikan, berkas: this.berkas }));
    } catch (error) {
      // No room, or no leave.
    }
  }

  /** What stood in the folder, of the files that differ. @returns {{[berkas: string]: string}} */
  milik() {
    return Object.fromEntries(Object.entries(this.asli).filter(([berkas]) => berkas in this.naskah));
  }

  /** The draft that is kept, if one is. @returns {Draf | null} */
  tersimpan() {
    try {
      return parsed(localStorage.getItem(this.kunci));
    } catch (error) {
      return null;
    }
  }

  /** Take over a draft. @param {Draf} draf */
  pakai(draf) {
    this.naskah = draf.naskah;
    this.dasar = draf.dasar;
    this.asli = draf.asli || {};
    this.ketikan = draf.ketikan;
    this.diam = false;
    this.simpan();
  }

  /** Nothing differs any more. */
  kosongkan() {
    this.naskah = {};
    this.dasar = {};
    this.asli = {};
    this.ketikan = null;
    this.lalu = [];
    this.nanti = [];
    this.simpan();
  }
}

/** @param {string | null} written @returns {Draf | null} */
function parsed(written) {
  try {
    const draf = JSON.parse(written || "null");
    return draf && typeof draf.naskah === "object" && draf.naskah && typeof draf.dasar === "object" && draf.dasar ? draf : null;
  } catch (error) {
    return null;
  }
}
