// What asks the engine, wherever it is: one question at a time, and of several that only look, the newest.

/**
 * @typedef {null | string | number | boolean | Json[] | {[key: string]: Json}} Json
 * @typedef {(string | number)[]} Tempat A place in a file: keys and, from 0, items.
 * @typedef {{[berkas: string]: string | null}} Naskah The texts that differ; null for a file that would be gone.
 * @typedef {{berkas: string, baris: number, kolom: number, galat: boolean, kode: string, pesan: string, saran: string, tempat: Tempat | null, sel: Tempat[], perbaikan: boolean, lama?: boolean}} Masalah `sel`: the cells where something is lacking; `lama`: it was there before the changes.
 * @typedef {{kata: string, ke: (number | string)[]}} Jalan
 * @typedef {{pelaksana: string, keputusan: boolean, jalan: Jalan[]}} Simbol
 * @typedef {{nomor: string, baris: number, sebutan: string, sebutan_panjang: string, uraian: string, pelaksana: string[], judul: boolean, simbol: Simbol[], banyak: boolean}} Langkah `baris`: where it begins in the file.
 * @typedef {{lajur: {nama: string, jabatan: string, kepala: string}[], langkah: Langkah[]}} Tabel
 * @typedef {{nama: string, di: string[], sebutan: string, uraian: string, jenis: string, pilihan: string[], kelompok: string, jamak: boolean}} Kunci A key: how it is called and asked for; the name of the group that it holds, if it holds one.
 * @typedef {{berkas: string, jenis: string, id: string, dasar: string, teks: string, isi: Json, html: string | null, tabel: Tabel | null, masalah: Masalah[], belum: string, penyebut: {berkas: string, nama: string, di: string[]}[], kunci: {[kelompok: string]: Kunci[]}, tolak?: string, mati?: boolean, rinci?: string, tanya?: string[], tergambar?: Json}} Lembar `tergambar`: what `html` shows, where it does not show all that was filled in.
 * @typedef {{kelas: string, tempat: string, perihal: string, isi: [string, string][]}} Kalimat
 * @typedef {{berkas: string, nama: string, keadaan: string, dihitung: string, revisi: string, kalimat: Kalimat[], lembar: string, revisi_ke: number | null}} PerubahanSop `revisi_ke`: the number that its next revision has, where one is due.
 * @typedef {{sop: PerubahanSop[], daftar: string[], berkas: {berkas: string, keadaan: string, dasar: string}[], masalah: Masalah[], tolak?: string}} Perubahan
 * @typedef {{berkas: string, jenis: string, id: string, nama: string, unit: string, status: string, galat: boolean}} Baris
 * @typedef {{[id: string]: string}} Sebutan
 * @typedef {{sebutan: string, oleh: string[], judul: string, jenis: string, unit: string, lajur: string[]}} Belum An SOP that others name and nobody has written.
 * @typedef {{folder: string, berkas: Baris[], unit: Sebutan, kata: Sebutan, jabatan: Sebutan, singkatan: Sebutan, peraturan: Sebutan, formulir: Sebutan, profil: string[], belum: Belum[], tolak?: string, mati?: boolean, rinci?: string}} Daftar `kata`: what units call their SOP where that is another word; `singkatan`: of offices; `mati`: that the engine does not run; `rinci`: what the browser says of it.
 * @typedef {{berkas: string, teks: string, sebab: string, tolak?: string}} Baru
 * @typedef {{berkas: {berkas: string, teks: string | null, dasar: string, asli: string}[], tolak?: string}} Berganti
 * @typedef {{tersimpan?: string[], dasar?: {[berkas: string]: string}, bentrok?: string[], tolak?: string}} Simpanan
 */

/** Milliseconds after which who waits is told so, and between two looks whether the engine is there. */
const LAMBAT = 5_000;
const DENYUT = 10_000;
const HILANG = "«sop sunting» tidak menjawab; mungkin sudah dihentikan. Jalankan lagi: draf di peramban ini tetap ada.";

/** Asks the engine behind an address. */
export class Mesin {
  /** @param {string} alamat Where it answers, with a slash at its end. @param {(kata: string, tombol?: [string, () => void][]) => void} kabar Told what is waited for, and what may be done; empty when nothing is. */
  constructor(alamat, kabar) {
    this.alamat = alamat;
    this.kabar = kabar;
    /** Whether it answered when it was last asked. */
    this.ada = true;
    /** @type {Promise<unknown>} */
    this.giliran = Promise.resolve();
    this.terbaru = 0;
    /** How often somebody would wait no longer. */
    this.dihentikan = 0;
  }

  /** Whether what is edited can be saved where it comes from. @returns {boolean} */
  get menyimpan() {
    return true;
  }

  /**
   * The answer to a question, after those that were asked before.
   * @template Answer
   * @param {object} question
   * @param {string} [where]
   * @param {number} [dihentikan] How often nobody would wait any longer when it was first asked.
   * @returns {Promise<Answer>}
   */
  ask(question, where = "tanya", dihentikan = this.dihentikan) {
    // Who waits no longer waits for nothing that was asked before.
    const answer = this.giliran.then(() => (dihentikan === this.dihentikan ? this.sent(question, where) : { mati: true, tolak: HILANG }));
    this.giliran = answer.catch(() => undefined);
    return /** @type {Promise<Answer>} */ (answer);
  }

  /**
   * The answer to a question that only looks; null where a newer one was asked meanwhile.
   * @template Answer
   * @param {object} question
   * @returns {Promise<Answer | null>}
   */
  async look(question) {
    const mine = (this.terbaru += 1);
    const { dihentikan } = this;
    await this.giliran;
    if (mine !== this.terbaru) return null;
    const answer = await this.ask(question, "tanya", dihentikan);
    return mine === this.terbaru ? /** @type {Answer} */ (answer) : null;
  }

  /** @param {object} question @param {string} where @returns {Promise<unknown>} */
  async sent(question, where) {
    const batal = new AbortController();
    let lambat = false;
    const pengingat = setTimeout(() => {
      lambat = true;
      this.kabar("«sop sunting» belum menjawab. Tunggu, atau lihat di terminalnya apakah ia masih berjalan; draf di peramban ini tetap ada.", [["Berhenti menunggu", () => {
        this.dihentikan += 1;
        batal.abort();
      }]]);
    }, LAMBAT);
    try {
      const answer = await this.diminta(question, where, batal.signal);
      if (answer.ok) return await answer.json();
      return { mati: ![400, 413].includes(answer.status), tolak: `Permintaan ditolak (${answer.status}). Muat ulang halaman ini; draf tetap ada.` };
    } catch (error) {
      this.ada = false;
      return { mati: true, tolak: HILANG };
    } finally {
      clearTimeout(pengingat);
      if (lambat) this.kabar("");
    }
  }

  /** @param {object} question @param {string} where @param {AbortSignal} signal @returns {Promise<Response>} */
  diminta(question, where, signal) {
    return fetch(this.alamat + where, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question), signal });
  }

  /** Look now and then whether it is there, and say when it is not: who only reads asks nothing. @param {() => void} kembali What is done when it is there again. */
  awasi(kembali) {
    const lihat = async () => {
      const dulu = this.ada;
      const batal = new AbortController();
      const batas = setTimeout(() => batal.abort(), LAMBAT);
      this.ada = await this.diminta({}, "ada", batal.signal).then(({ ok }) => ok, () => false);
      clearTimeout(batas);
      if (dulu && !this.ada) this.kabar(HILANG);
      if (!dulu && this.ada) kembali();
    };
    setInterval(() => document.hidden || lihat(), DENYUT);
    addEventListener("focus", lihat);
  }
}

/**
 * What stands at a place. What is written as one text or one item stands for its group and its list.
 * @param {Json} isi
 * @param {Tempat} tempat
 * @returns {Json}
 */
export function nilaiDi(isi, tempat) {
  let here = isi;
  for (const langkah of tempat) {
    if (Array.isArray(here)) here = typeof langkah === "number" && langkah < here.length ? here[langkah] : null;
    else if (here && typeof here === "object") here = langkah === 0 ? here : here[String(langkah)] ?? null;
    else if (typeof here !== "string") return null;
  }
  return here;
}

/** What a file says once an edit is made that puts something at a place; as it was with any other. @param {Json} isi @param {object} suntingan @returns {Json} */
export function dengan(isi, suntingan) {
  const { aksi, tempat, nilai } = /** @type {{aksi: string, tempat: Tempat, nilai: Json}} */ (suntingan);
  return aksi === "isi" && tempat ? ditaruh(isi, tempat, nilai) : isi;
}

/** @param {Json} isi @param {Tempat} tempat @param {Json} nilai @returns {Json} */
function ditaruh(isi, tempat, nilai) {
  if (!tempat.length) return nilai;
  const [kunci, ...rest] = tempat;
  if (Array.isArray(isi)) return isi.map((satu, at) => (at === kunci ? ditaruh(satu, rest, nilai) : satu));
  if (kunci === 0) return ditaruh(isi, rest, nilai);
  const ada = isi && typeof isi === "object" ? isi : {};
  return { ...ada, [kunci]: ditaruh(ada[kunci] ?? null, rest, nilai) };
}

/** @param {string} written «kegiatan.2.waktu» @returns {Tempat} */
export function tempatDari(written) {
  return written.split(".").map((one) => (/^[0-9]+$/.test(one) ? Number(one) : one));
}
