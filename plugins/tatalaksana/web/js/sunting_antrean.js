// What is asked of the draft, one after the other: edits of a file, of several as one change, and whatever must not come between.

import { siapkanBerkas } from "./sunting_isi.js";
import { dilepas } from "./sunting_tekan.js";
import { tanyaGanti } from "./sunting_tindakan.js";

/** @typedef {import("./sunting.js").Halaman} Halaman */
/** @typedef {import("./sunting_mesin.js").Lembar} Lembar */
/** @typedef {import("./sunting_naskah.js").Belum} Belum */

/** Whether edits can wait until somebody answers: rows that are moved unseen would have others edited then than are meant. @param {Belum} satu @returns {boolean} */
function tertunda({ suntingan }) {
  return /** @type {{aksi: string, tempat?: (string | number)[], nilai?: unknown}[]} */ (suntingan).every(({ aksi, tempat = [], nilai }) => ["lajur", "jalan", "teks"].includes(aksi) || (aksi === "isi" && !(nilai === null && typeof tempat[tempat.length - 1] === "number")));
}

export class Antrean {
  /** @param {Halaman} halaman */
  constructor(halaman) {
    this.halaman = halaman;
    /** @type {Promise<unknown>} Until all that was asked so far is done. */
    this.selesai = Promise.resolve();
    /** How much of that is to be done still. */
    this.banyak = 0;
    /** Whether what the page shows is older than what was done. */
    this.tertinggal = false;
  }

  /**
   * Do something once what was asked before is done, and no button is being pressed.
   * @template Hasil
   * @param {() => Promise<Hasil>} lakukan
   * @returns {Promise<Hasil>}
   */
  antre(lakukan) {
    this.banyak += 1;
    const jadi = this.selesai.then(dilepas).then(lakukan);
    this.selesai = jadi.catch(() => undefined).then(() => this.tuntas());
    return jadi;
  }

  /** One more is done; after the last the page shows what came of all. */
  tuntas() {
    this.banyak -= 1;
    const { lembar } = this.halaman;
    if (!this.banyak && this.tertinggal && lembar) this.perlihatkan(lembar);
  }

  /** What was done is shown, unless more is to be done: what was filled in last would be gone from sight until then. @param {Lembar} lembar */
  perlihatkan(lembar) {
    this.tertinggal = this.banyak > 1;
    if (!this.tertinggal) return void this.halaman.perlihatkanLembar(lembar);
    this.halaman.lembar = lembar;
    this.halaman.perbarui();
  }

  /**
   * Have edits made, one set after the other.
   * @param {object[]} dimaksud
   * @param {string} [kata] What is said of it, for those who listen.
   * @param {string} [berkas]
   * @returns {Promise<boolean | null>} whether it was made; null where nobody answered
   */
  ubah(dimaksud, kata = "", berkas = this.halaman.lembar ? this.halaman.lembar.berkas : "") {
    /** @type {Belum} */
    const satu = { berkas, suntingan: dimaksud, kata };
    this.halaman.susunan.tunda(satu);
    this.diketik(dimaksud, berkas);
    const { dihentikan } = this.halaman.mesin;
    return this.antre(() => this.sampai(satu, dihentikan));
  }

  /** Have all made that nobody has answered. @returns {Promise<boolean>} Whether somebody did. */
  lanjut() {
    return this.antre(async () => (await this.sampai(null)) !== null);
  }

  /** What was asked before goes first, though nobody answered it then. @param {Belum | null} akhir All where it is none. @param {number} [dihentikan] How often nobody would wait any longer by then: who stopped since waits for this neither. @returns {Promise<boolean | null>} As of `ubah`. */
  async sampai(akhir, dihentikan = this.halaman.mesin.dihentikan) {
    const { mesin, susunan } = this.halaman;
    while (susunan.belum.length && (!akhir || susunan.belum.includes(akhir))) {
      const satu = susunan.belum[0];
      const jadi = dihentikan === mesin.dihentikan ? await this.dibuat(satu) : null;
      if (jadi === null && akhir && !tertunda(akhir)) susunan.lepas(akhir);
      if (jadi === null || satu === akhir) return jadi;
    }
    return true;
  }

  /** @param {Belum} satu @returns {Promise<boolean | null>} As of `ubah`. */
  async dibuat(satu) {
    const { halaman } = this;
    const { mesin, susunan } = halaman;
    const { berkas, suntingan, kata } = satu;
    /** @type {Lembar} */
    const lembar = await this.dariDraf(async () => {
      const jawaban = await mesin.ask({ minta: "berkas", berkas, ...susunan.beda, suntingan });
      await dilepas();
      return jawaban;
    });
    if (lembar.mati) {
      if (tertunda(satu)) susunan.simpan();
      else susunan.lepas(satu);
      halaman.tanpaMesin(lembar, berkas, () => (susunan.belum.includes(satu) ? this.lanjut() : this.ubah(suntingan, kata, berkas)));
      halaman.perlihatkanBelum();
      return null;
    }
    susunan.lepas(satu);
    if (lembar.tanya) {
      await tanyaGanti(halaman, lembar, suntingan);
      return false;
    }
    if (lembar.tolak || !lembar.berkas) {
      halaman.pesan(lembar.tolak || "Permintaan ditolak.");
      if (halaman.lembar) halaman.perlihatkanLembar(halaman.lembar);
      return false;
    }
    if (susunan.dasar[berkas] === undefined) susunan.dasar[berkas] = lembar.dasar;
    if (susunan.asli[berkas] === undefined && !(berkas in susunan.naskah) && halaman.lembar && halaman.lembar.berkas === berkas) susunan.asli[berkas] = halaman.lembar.teks;
    if (susunan.tulis(berkas, lembar.teks, susunan.asli[berkas] ?? "")) {
      if (!susunan.diam && !susunan.gagal) halaman.pesan("");
      if (kata) halaman.ujar(kata);
    }
    if (!halaman.lembar || halaman.lembar.berkas === berkas) this.perlihatkan(lembar);
    else halaman.perbarui();
    return true;
  }

  /** What was typed is asked for, which is kept likewise. @param {object[]} suntingan @param {string} berkas */
  diketik(suntingan, berkas) {
    const { ketikan } = this.halaman.susunan;
    const isi = JSON.stringify(ketikan && [ketikan.berkas, ketikan.tempat, ketikan.nilai]);
    /** @param {object} satu */
    const kata = (satu) => ("teks" in satu ? [berkas, [], satu.teks] : "tempat" in satu && "nilai" in satu && [berkas, satu.tempat, satu.nilai]);
    if (ketikan && suntingan.some((satu) => JSON.stringify(kata(satu)) === isi)) this.halaman.susunan.selesai(ketikan);
  }

  /** Edits of several files as one change, which is undone as one. @param {{berkas: string, suntingan: object[]}[]} semua @param {string} kata @returns {Promise<boolean>} Whether it was made. */
  ubahBersama(semua, kata) {
    const { halaman } = this;
    return this.antre(async () => {
      const hasil = await this.dariDraf(() => this.hasilBersama(semua));
      if (!hasil) return false;
      halaman.susunan.terapkan(hasil);
      await halaman.ambilDaftar();
      await halaman.muatUlang();
      halaman.pesan(kata);
      return true;
    });
  }

  /** What such edits make, each file with what those before have made; null where one is refused. @param {{berkas: string, suntingan: object[]}[]} semua */
  async hasilBersama(semua) {
    const { mesin, susunan } = this.halaman;
    /** @type {{berkas: string, teks: string | null, dasar: string, asli: string}[]} */
    const hasil = [];
    for (const { berkas, suntingan } of semua) {
      await siapkanBerkas(this.halaman, berkas);
      const naskah = { ...susunan.naskah, ...Object.fromEntries(hasil.map((satu) => [satu.berkas, satu.teks])) };
      /** @type {Lembar} */
      const satu = await mesin.ask({ minta: "berkas", berkas, ...susunan.beda, naskah, suntingan });
      if (satu.tolak || !satu.berkas) {
        this.halaman.pesan(satu.tolak || "Permintaan ditolak.");
        return null;
      }
      hasil.push({ berkas, teks: satu.teks, dasar: satu.dasar, asli: susunan.asli[berkas] ?? "" });
    }
    return hasil;
  }

  /**
   * What the engine makes of the draft; asked anew where another page has written that meanwhile.
   * @template Hasil
   * @param {() => Promise<Hasil>} tanya
   * @returns {Promise<Hasil>}
   */
  async dariDraf(tanya) {
    let dulu;
    let hasil;
    do {
      dulu = this.halaman.susunan.naskah;
      hasil = await tanya();
    } while (this.halaman.susunan.naskah !== dulu);
    return hasil;
  }
}
