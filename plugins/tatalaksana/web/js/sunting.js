// The page of the editor. It holds the texts that differ; what they mean, the engine says.

import { el, fill } from "./elements.js";
import { part } from "./part.js";
import { MesinPekerja } from "./mesin_pekerja.js";
import { Mesin, nilaiDi, tempatDari } from "./sunting_mesin.js";
import { Susunan } from "./sunting_naskah.js";
import { LembarSunting } from "./sunting_lembar.js";
import { berkasIni, sopBaru } from "./sunting_berkas.js";
import { barisIsian, Bidang, dialog, tanyaYa } from "./sunting_dialog.js";
import { isianTanggal } from "./sunting_isian.js";
import { jalanLain } from "./sunting_darurat.js";
import { isiKartu } from "./sunting_kartu.js";
import { isianUntuk, panelLangkah, tanyaLangkah, tanyaTujuan } from "./sunting_langkah.js";
import { idDari, jabatanDari, lembarDaftar, lembarKunci, panelData, tanyaJabatan } from "./sunting_data.js";
import { selesaiMasuk, tempatKirim } from "./sunting_kirim.js";
import { tanyaLajur } from "./sunting_lajur.js";
import { daftarMasalah, selMasalah, tandaiMasalah } from "./sunting_masalah.js";
import { rincianKunci } from "./sunting_kelompok.js";
import { perlihatkan, satukanFolder } from "./sunting_hasil.js";
import { bukaSel } from "./sunting_sel.js";
import { KotakNaskah } from "./sunting_teks.js";
import { dilepas } from "./sunting_tekan.js";
import { pasangTombol } from "./sunting_tombol.js";
import { DaftarTerkirim } from "./sunting_terkirim.js";
import { mintaTempel, tempelkan } from "./sunting_tempel.js";

/**
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Tempat} Tempat
 * @typedef {import("./sunting_mesin.js").Masalah} Masalah
 * @typedef {[string, (() => void) | string]} Tombol What it says, and what it does or where it leads.
 */

/** Milliseconds after a keystroke in which another one may come. */
const REST = 250;

/** What the page holds, and what can be done on it. */
export class Halaman {
  /** @param {HTMLElement} badan */
  constructor(badan) {
    const { pekerja } = badan.dataset;
    this.mesin = pekerja ? new MesinPekerja(JSON.parse(pekerja), (kata) => this.pesan(kata)) : new Mesin(badan.dataset.mesin || "");
    const sesi = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    this.susunan = new Susunan(`sunting:${badan.dataset.kumpulan || location.pathname}`, sesi);
    this.diminta = decodeURIComponent(location.hash.slice(1));
    this.awal = this.diminta || badan.dataset.berkas || "";
    this.forge = tempatKirim(badan.dataset.forge);
    /** @type {import("./sunting_mesin.js").Daftar} */
    this.daftar = { folder: "", berkas: [], unit: {}, jabatan: {}, singkatan: {}, peraturan: {}, formulir: {}, profil: [], belum: [] };
    /** @type {Lembar | null} */
    this.lembar = null;
    /** @type {Lembar | null} The last that had a drawing. */
    this.baik = null;
    /** The file that was open before this one. */
    this.sebelumnya = "";
    this.baris = 0;
    this.panel = "langkah";
    this.teks = false;
    /** @type {Promise<unknown>} */
    this.antrean = Promise.resolve();
    this.tunggu = 0;
    /** Whether the sheet waits to be drawn. */
    this.tertunda = false;
    /** @type {Promise<unknown>} Until it has its first file. */
    this.siap = Promise.resolve();
    this.susunan.didahului = () => this.didahului();
    /** @param {string} kata @param {() => void} lakukan @param {string} [kelas] */
    const tombol = (kata, lakukan, kelas = "") => el("button", { type: "button", class: `sop-tombol ${kelas}`, click: lakukan }, kata);
    /** @param {string} tanda @param {string} kata @param {() => void} click Of which a phone shows the sign alone. */
    const bertanda = (tanda, kata, click) => el("button", { type: "button", class: "sop-tombol", "aria-label": kata, click }, tanda, el("span", { class: "luas" }, kata));
    this.tombolUrung = bertanda("↶", "Urungkan", () => this.balik(true));
    this.tombolUlang = bertanda("↷", "Ulangi", () => this.balik(false));
    this.tombolTeks = tombol("Teks", () => this.gantiTampilan());
    this.tombolPanel = tombol("Panel", () => this.bukaPanel("langkah"), "buka-panel");
    this.tombolMasalah = tombol("Masalah", () => this.bukaPanel("masalah"));
    this.tombolPerubahan = tombol("Perubahan", () => perlihatkan(this));
    this.tombolSimpan = tombol("Simpan", () => this.simpan(), "utama");
    this.tombolSimpan.hidden = !this.mesin.menyimpan;
    this.judul = el("h1", {}, "Sunting");
    this.pilihBerkas = el("select", { "aria-label": "Berkas", change: () => this.muat(this.pilihBerkas.value) });
    this.kabar = el("div", { class: "sunting-kabar", role: "status" });
    this.luarTerkirim = el("div", { class: "sunting-terkirim", role: "status" });
    this.terkirim = this.forge && new DaftarTerkirim(this.luarTerkirim, `sunting:terkirim:${this.forge.address}`, this.forge);
    this.suara = el("div", { class: "baca", "aria-live": "assertive" });
    this.luarLembar = el("div", { class: "sunting-lembar" });
    this.usang = el("p", { class: "sunting-ingat", role: "status", hidden: true });
    this.kartu = el("ol", { class: "sunting-kartu", "aria-label": "Langkah" });
    this.naskah = new KotakNaskah(() => this.nanti(() => this.ubah([{ aksi: "teks", teks: this.naskah.kotak.value }])));
    this.luarDaftar = el("div", { class: "sunting-daftar", hidden: true });
    this.isiPanel = el("div", { class: "isi" });
    this.bidangPanel = new Bidang(this.isiPanel);
    this.bidangDaftar = new Bidang(this.luarDaftar);
    /** @param {string} nama @param {string} kata */
    const tab = (nama, kata) => el("button", { type: "button", "data-panel": nama, "aria-pressed": "false", click: () => this.bukaPanel(nama) }, kata);
    this.tab = el("div", { class: "sunting-tab" }, tab("langkah", "Langkah"), tab("masalah", "Masalah"), tab("data", "Data SOP"), el("button", { type: "button", class: "tutup", "aria-label": "Tutup panel", click: () => this.tutupPanel() }, "×"));
    this.samping = el("aside", { class: "sunting-panel", "aria-label": "Panel" }, this.tab, this.isiPanel);
    fill(
      badan,
      el("header", { class: "sunting-bilah" }, el("div", { class: "nama" }, ...(badan.dataset.pekerja ? [el("a", { href: "index.html" }, "‹ Situs")] : []), this.judul, this.pilihBerkas, tombol("+ SOP baru", () => sopBaru(this)), el("button", { type: "button", class: "sop-tombol", "aria-label": "Tentang berkas ini", title: "Tentang berkas ini: ganti nama, salin, cabut, hapus", click: () => berkasIni(this) }, "…")), el("div", { class: "sunting-deret" }, this.tombolUrung, this.tombolUlang, this.tombolTeks, this.tombolPanel, this.tombolMasalah, this.tombolPerubahan, this.tombolSimpan)),
      this.kabar,
      this.suara,
      this.luarTerkirim,
      el("main", { class: "sunting-badan" }, el("div", { class: "sunting-kiri" }, this.usang, this.kartu, this.luarLembar, this.naskah.luar, this.luarDaftar), this.samping),
    );
    const bilah = part(badan, ".sunting-bilah", HTMLElement);
    const deret = part(bilah, ".sunting-deret", HTMLElement);
    // On a phone what is done stays, and what is called rolls away.
    const tinggi = new ResizeObserver(() => badan.style.setProperty("--bilah", `${bilah.offsetHeight || deret.offsetHeight}px`));
    for (const satu of [bilah, deret]) tinggi.observe(satu);
    this.gambar = new LembarSunting(this.luarLembar, {
      buka: (sel) => this.bukaIsian(sel),
      lajur: (baris, lajur, cara, ada) => this.taruhSimbol(baris, lajur, cara, ada),
      pindah: (baris, ke) => this.pindahkan(baris, ke),
      tambah: (baris) => this.tambahLangkah(baris),
      hapus: (baris) => this.hapusLangkah(baris),
      pilih: (baris) => { this.baris = baris; if (this.panel === "langkah") this.gambarPanel(); },
    });
    fill(this.gambar.gambar, el("p", { role: "status" }, "Memuat…"));
    this.perbarui();
    pasangTombol(this);
  }

  async mulai() {
    const masuk = await selesaiMasuk(this.forge);
    if (masuk && this.terkirim) this.terkirim.ikuti();
    this.diminta = decodeURIComponent(location.hash.slice(1));
    const draf = this.susunan.tersimpan();
    const ada = draf && Object.keys(draf.naskah).length + Number(Boolean(draf.ketikan));
    // Kept before the engine is asked: where it does not run, nothing that is done then writes over it.
    if (draf && ada) {
      this.susunan.berkas = draf.berkas;
      this.susunan.pakai(draf);
    }
    if (!(await this.ambilDaftar())) return void fill(this.gambar.gambar);
    if (draf && ada) {
      this.pesan(`Draf yang belum disimpan dibuka lagi.${masuk}`, [["Buang draf", async () => { if (await tanyaYa("Buang draf?", "Semua perubahan yang belum disimpan hilang.", "Buang")) { this.susunan.kosongkan(); this.muat(this.awal || this.berkasPertama()); } }]]);
    }
    else if (masuk) this.pesan(masuk.trim());
    const ketikan = this.susunan.ketikan;
    await this.muat((ketikan && ketikan.berkas) || this.diminta || (draf && draf.berkas) || this.awal || this.berkasPertama());
    if (ketikan) {
      this.susunan.ketikan = null;
      // Nobody has done anything yet: what the page has said stays.
      const dikatakan = [...this.kabar.childNodes];
      await this.ubah([{ aksi: "isi", tempat: ketikan.tempat, nilai: ketikan.nilai }], "Ketikan terakhir dipulihkan");
      if (!this.kabar.hasChildNodes()) this.kabar.append(...dikatakan);
    }
  }

  /** @returns {string} */
  berkasPertama() {
    const sop = this.daftar.berkas.find((satu) => satu.jenis === "sop") || this.daftar.berkas[0];
    return sop ? sop.berkas : "";
  }

  /** @returns {Promise<boolean>} Whether the engine runs. */
  async ambilDaftar() {
    /** @type {import("./sunting_mesin.js").Daftar} */
    const daftar = await this.mesin.ask({ minta: "daftar", ...this.susunan.beda });
    if (daftar.mati) {
      this.tanpaMesin(daftar, this.diminta || this.susunan.berkas || this.awal);
      return false;
    }
    if (daftar.tolak) this.pesan(daftar.tolak);
    else this.daftar = daftar;
    const kelompok = [["sop", "SOP"], ["", "Daftar, profil, dan formulir"]];
    fill(this.pilihBerkas, ...kelompok.map(([jenis, kata]) => el("optgroup", { label: kata }, ...this.daftar.berkas.filter((satu) => (satu.jenis === "sop") === (jenis === "sop")).map((satu) => el("option", { value: satu.berkas }, satu.jenis === "sop" ? `${satu.nama}${satu.unit ? ` · ${satu.unit}` : ""}` : satu.nama === satu.id ? satu.berkas.replace(`${this.daftar.folder}/`, "") : `${satu.jenis}: ${satu.nama}`)))));
    if (this.lembar) this.pilihBerkas.value = this.lembar.berkas;
    return true;
  }

  /** @param {{tolak?: string, rinci?: string}} jawaban @param {string} berkas @param {() => void} [lagi] */
  tanpaMesin({ tolak, rinci }, berkas, lagi = () => { if (this.lembar) this.muat(berkas); else this.siap = this.mulai(); }) {
    this.pesan(tolak || "", jalanLain(this, berkas, lagi));
    if (rinci) this.kabar.append(el("details", {}, el("summary", {}, "Rincian teknis"), el("code", { lang: "en" }, rinci)));
  }

  /** @param {string} berkas Show a file. */
  async muat(berkas) {
    if (!berkas) return;
    /** @type {Lembar} */
    const lembar = await this.mesin.ask({ minta: "berkas", berkas, ...this.susunan.beda });
    if (!lembar.berkas) {
      if (lembar.mati) this.tanpaMesin(lembar, berkas);
      else this.pesan(lembar.tolak || "Berkas itu tidak ada.");
      return;
    }
    for (const terbuka of this.luarLembar.querySelectorAll(".sunting-terbuka")) terbuka.classList.remove("sunting-terbuka");
    this.baik = null;
    this.baris = 0;
    this.gambar.di = "";
    this.gambar.baris = 0;
    this.susunan.berkas = berkas;
    this.susunan.simpan();
    if (!this.mesin.menyimpan) history.replaceState(null, "", `#${berkas}`);
    await this.ingatAsli(lembar);
    const lain = this.lembar !== null && this.lembar.berkas !== berkas;
    if (this.lembar && lain) this.sebelumnya = this.lembar.berkas;
    if (lain && this.isiPanel.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
    this.perlihatkanLembar(lembar);
    if (lain) {
      this.isiPanel.scrollTop = 0;
      scrollTo(0, 0);
      const awal = this.gambar.sel("kegiatan.0.uraian");
      if (awal && awal.offsetParent) this.gambar.ke(awal);
    }
    document.title = `${this.namaBerkas(berkas)} · sunting`;
  }

  /** What stands in the folder, for a file that did not differ so far. @param {Lembar} lembar */
  async ingatAsli(lembar) {
    const { berkas } = lembar;
    if (berkas in this.susunan.naskah && this.susunan.dasar[berkas] !== undefined) {
      if (lembar.dasar !== this.susunan.dasar[berkas]) this.pesan(`«${berkas}» sudah diubah orang lain sejak draf ini dimulai. Satukan dahulu; sebelum itu draf ini tidak dapat disimpan atau dikirim. Atau buang draf berkas ini lewat «…».`, [["Satukan…", () => satukanFolder(this, [berkas])]]);
      return;
    }
    this.susunan.dasar[berkas] = lembar.dasar;
    this.susunan.asli[berkas] = lembar.teks;
  }

  /** @param {string} berkas @returns {string} */
  namaBerkas(berkas) {
    const satu = this.daftar.berkas.find((lain) => lain.berkas === berkas);
    return satu ? satu.nama : berkas;
  }

  /**
   * Have edits made, one set after the other.
   * @param {object[] | (() => object[])} dimaksud Edits, or what tells them once those before are made.
   * @param {string} [kata] What is said of it, for those who listen.
   * @param {string} [berkas]
   * @returns {Promise<boolean | null>} whether it was made; null where nobody answered
   */
  ubah(dimaksud, kata = "", berkas = this.lembar ? this.lembar.berkas : "") {
    const jadi = this.antrean.then(async () => {
      await dilepas();
      const suntingan = typeof dimaksud === "function" ? dimaksud() : dimaksud;
      /** @type {Lembar} */
      let lembar;
      let dulu;
      do {
        dulu = this.susunan.naskah;
        lembar = await this.mesin.ask({ minta: "berkas", berkas, ...this.susunan.beda, suntingan });
        await dilepas();
        // Another page has written the same draft meanwhile: the edit is made in that.
      } while (this.susunan.naskah !== dulu);
      if (lembar.tanya) {
        await this.tanyaGanti(lembar, suntingan);
        return false;
      }
      if (lembar.tolak || !lembar.berkas) {
        if (lembar.mati) this.tanpaMesin(lembar, berkas, () => this.ubah(suntingan, kata, berkas));
        else this.pesan(lembar.tolak || "Permintaan ditolak.");
        if (this.lembar) this.perlihatkanLembar(this.lembar);
        return lembar.mati ? null : false;
      }
      if (this.susunan.dasar[berkas] === undefined) this.susunan.dasar[berkas] = lembar.dasar;
      if (this.susunan.asli[berkas] === undefined && !(berkas in this.susunan.naskah) && this.lembar && this.lembar.berkas === berkas) this.susunan.asli[berkas] = this.lembar.teks;
      if (this.susunan.tulis(berkas, lembar.teks, this.susunan.asli[berkas] ?? "")) {
        if (!this.susunan.diam) this.pesan("");
        if (kata) this.ujar(kata);
      }
      if (!this.lembar || this.lembar.berkas === berkas) this.perlihatkanLembar(lembar);
      else this.perbarui();
      return true;
    });
    this.antrean = jadi.catch(() => undefined);
    return jadi;
  }

  /** Another title; who names the SOP by it follows, in the same change. @param {string} judul @returns {Promise<boolean | null>} As of `ubah`. */
  gantiJudul(judul) {
    const berkas = this.lembar ? this.lembar.berkas : "";
    const jadi = this.antrean.then(async () => {
      await dilepas();
      /** @type {import("./sunting_mesin.js").Berganti} */
      let berganti;
      let dulu;
      do {
        dulu = this.susunan.naskah;
        berganti = await this.mesin.ask({ minta: "nama", berkas, ke: berkas, judul, ...this.susunan.beda });
      } while (this.susunan.naskah !== dulu);
      const lain = berganti.tolak ? 0 : berganti.berkas.filter((satu) => satu.berkas !== berkas).length;
      if (!lain) return false;
      this.terapkan(berganti.berkas);
      await this.ambilDaftar();
      await this.muatUlang();
      this.pesan(`Judul diganti; ${lain} berkas lain yang menyebut judul lama ikut diubah.`);
      return true;
    });
    this.antrean = jadi.catch(() => undefined);
    return jadi.catch(() => false).then(async (sudah) => {
      const hasil = sudah || (await this.ubah([{ aksi: "isi", tempat: ["judul"], nilai: judul }], "", berkas));
      if (hasil && !sudah) await this.ambilDaftar();
      return hasil;
    });
  }

  /** Edits of several files as one change, which is undone as one. @param {{berkas: string, suntingan: object[]}[]} semua @param {string} kata @returns {Promise<boolean>} Whether it was made. */
  ubahBersama(semua, kata) {
    const jadi = this.antrean.then(async () => {
      await dilepas();
      /** @type {{berkas: string, teks: string | null, dasar: string, asli: string}[]} */
      let hasil;
      let dulu;
      do {
        dulu = this.susunan.naskah;
        hasil = [];
        for (const { berkas, suntingan } of semua) {
          await this.siapkanBerkas(berkas);
          const naskah = { ...dulu, ...Object.fromEntries(hasil.map((satu) => [satu.berkas, satu.teks])) };
          /** @type {Lembar} */
          const satu = await this.mesin.ask({ minta: "berkas", berkas, ...this.susunan.beda, naskah, suntingan });
          if (satu.tolak || !satu.berkas) {
            this.pesan(satu.tolak || "Permintaan ditolak.");
            return false;
          }
          hasil.push({ berkas, teks: satu.teks, dasar: satu.dasar, asli: this.susunan.asli[berkas] ?? "" });
        }
      } while (this.susunan.naskah !== dulu);
      this.terapkan(hasil);
      await this.ambilDaftar();
      await this.muatUlang();
      this.pesan(kata);
      return true;
    });
    this.antrean = jadi.catch(() => undefined);
    return jadi;
  }

  /** @param {Lembar} lembar Put it on the page. */
  perlihatkanLembar(lembar) {
    this.lembar = lembar;
    this.tertunda = Boolean(this.luarLembar.querySelector(".sunting-terbuka"));
    if (this.tertunda) {
      // The row with the caret stays where it is: the sheet is drawn once the field is closed.
      this.tandaiMasalah();
      this.perbarui();
      return;
    }
    const sop = lembar.jenis === "sop";
    const daftar = !sop;
    const { teks } = this;
    this.pilihBerkas.value = lembar.berkas;
    fill(this.judul, String(nilaiDi(lembar.isi, ["judul"]) || this.namaBerkas(lembar.berkas)));
    if (lembar.html) {
      this.baik = lembar;
      this.gambar.tampilkan(lembar.html);
    }
    if (!this.baik && sop) {
      fill(this.gambar.gambar, el("p", {}, "Lembarnya belum dapat digambar karena berkas ini masih bergalat. Perbaiki lewat «Masalah» atau tampilan Teks."));
      this.panel = "masalah";
    }
    const barisan = nilaiDi(lembar.isi, ["kegiatan"]);
    this.gambar.terkunci = !lembar.html && !(this.baik && Array.isArray(barisan) && barisan.length === this.gambar.banyak);
    this.luarLembar.classList.toggle("lama", !lembar.html);
    if (!lembar.html && this.baik) this.samakan(lembar);
    this.usang.hidden = teks || !sop || Boolean(lembar.html) || !this.baik;
    fill(this.usang, !this.usang.hidden && `Masih ada galat, jadi lembar ini keadaan terakhir yang masih baik${this.gambar.terkunci ? " dan selnya belum dapat disunting: perbaiki lewat «Masalah» atau «Teks»" : "; gambarnya menyusul setelah galatnya diperbaiki"}.`);
    this.luarLembar.hidden = teks || !sop;
    this.kartu.hidden = teks || !sop;
    this.naskah.luar.hidden = !teks;
    this.luarDaftar.hidden = teks || !daftar;
    this.samping.classList.toggle("bukan-sop", !sop);
    this.naskah.isi(lembar.teks);
    if (daftar && !teks) this.bidangDaftar.gambar(() => (lembar.jenis === "profil" || lembar.jenis === "formulir" ? lembarKunci : lembarDaftar)(this.luarDaftar, lembar, this.daftar, (suntingan, kata) => this.ubah([suntingan], kata).then(() => this.ambilDaftar())));
    this.tombolTeks.textContent = teks ? "Lembar" : "Teks";
    this.gambarKartu();
    this.tandaiMasalah();
    this.gambarPanel();
    this.perbarui();
  }

  /** Cells of an old drawing say what the file says now. @param {Lembar} lembar */
  samakan(lembar) {
    const lama = this.baik;
    if (!lama || this.gambar.terkunci) return;
    for (const sel of this.luarLembar.querySelectorAll("[data-tempat]")) {
      const tempat = tempatDari(sel.getAttribute("data-tempat") || "");
      const [dulu, kini] = [nilaiDi(lama.isi, tempat), nilaiDi(lembar.isi, tempat)];
      if (JSON.stringify(dulu) === JSON.stringify(kini)) {
        this.gambar.pulihkan(sel);
        continue;
      }
      this.gambar.isikan(sel, Array.isArray(kini) ? kini.map((satu) => (typeof satu === "string" ? satu : JSON.stringify(satu))).join("; ") : typeof kini === "string" ? kini : "");
    }
  }

  perbarui() {
    const masalah = this.lembar ? this.lembar.masalah : [];
    const galat = masalah.filter((satu) => satu.galat).length;
    for (const satu of [this.tombolTeks, this.tombolMasalah]) satu.disabled = !this.lembar;
    this.tombolMasalah.textContent = !this.lembar ? "Masalah" : masalah.length ? `${galat} galat, ${masalah.length - galat} peringatan` : "Tanpa masalah";
    this.tombolMasalah.classList.toggle("galat", galat > 0);
    this.tombolUrung.disabled = !this.susunan.lalu.length;
    this.tombolUlang.disabled = !this.susunan.nanti.length;
    this.tombolPerubahan.textContent = `Perubahan (${this.susunan.banyak} berkas)`;
    this.tombolPerubahan.disabled = !this.susunan.banyak;
    this.tombolSimpan.disabled = !this.susunan.banyak;
  }

  // Problems at their cells

  tandaiMasalah() {
    tandaiMasalah(this.gambar, this.lembar);
  }

  // Fields in place

  /** @param {HTMLElement} sel */
  bukaIsian(sel) {
    const lembar = this.lembar;
    if (!lembar || this.gambar.terkunci) return;
    const tempat = tempatDari(sel.getAttribute("data-tempat") || "");
    if (tempat[0] === "pengesahan") return void this.bukaKelompok("Pengesahan", "pengesahan", tempat);
    if (tempat[0] === "pelaksana") return void this.bukaLajur(Number(tempat[1]));
    bukaSel(sel, tempat, nilaiDi(lembar.isi, tempat), {
      gambar: this.gambar,
      daftar: this.daftar,
      berubah: (isian) => this.diketik(tempat, isian),
      selesai: (nilai, batal) => {
        clearTimeout(this.tunggu);
        // Kept until it is done: the page may go away before the engine has answered.
        const ketikan = nilai === undefined ? null : { tempat, nilai, berkas: lembar.berkas };
        this.susunan.ketikan = ketikan;
        if (ketikan) {
          this.susunan.simpan();
          return void (tempat.length === 1 && tempat[0] === "judul" && lembar.jenis === "sop" && nilai ? this.gantiJudul(String(nilai)) : this.ubah([{ aksi: "isi", tempat, nilai }])).then((jadi) => jadi === null || this.susunan.selesai(ketikan));
        }
        this.susunan.simpan();
        // Not under a press that goes elsewhere.
        if (batal || this.tertunda) dilepas().then(() => this.lembar && this.perlihatkanLembar(this.lembar));
      },
    });
  }

  /** Keep what is being typed, and look at it once the fingers rest. @param {Tempat} tempat @param {import("./sunting_isian.js").Isian} isian */
  diketik(tempat, isian) {
    const lembar = this.lembar;
    if (!lembar) return;
    this.nanti(async () => {
      const nilai = isian.nilai();
      this.susunan.ketikan = { tempat, nilai, berkas: lembar.berkas };
      this.susunan.simpan();
      /** @type {Lembar | null} */
      const tampak = await this.mesin.look({ minta: "berkas", berkas: lembar.berkas, ...this.susunan.beda, suntingan: [{ aksi: "isi", tempat, nilai }] });
      if (!tampak || !tampak.masalah || this.lembar !== lembar || !this.susunan.ketikan) return;
      this.lembar = { ...lembar, masalah: tampak.masalah };
      this.tandaiMasalah();
      if (this.panel === "masalah") this.gambarPanel();
      this.perbarui();
      this.lembar = lembar;
    });
  }

  /** @param {() => void} lakukan Once nobody has typed for a moment. */
  nanti(lakukan) {
    clearTimeout(this.tunggu);
    this.tunggu = setTimeout(lakukan, REST);
  }

  /** @param {string} judul @param {string} kunci @param {Tempat} tempat */
  async bukaKelompok(judul, kunci, tempat) {
    const lembar = this.lembar;
    if (!lembar) return;
    const ada = nilaiDi(lembar.isi, tempat) !== null;
    const isian = (lembar.kunci[kunci] || []).map((satu) => {
      const di = [...tempat, ...satu.di];
      const kini = nilaiDi(lembar.isi, di);
      return { satu, di, kini, isian: satu.nama === "tanggal" ? isianTanggal(kini, { kata: satu.sebutan }) : isianUntuk(satu, kini, this.daftar) };
    });
    const jadi = await dialog(judul, isian.map(({ satu, isian: kotak }) => barisIsian(satu.sebutan, kotak.elemen, satu.uraian)), [{ kata: "Simpan", nilai: () => "ya", utama: true }, ...(ada ? [{ kata: "Hapus", nilai: () => "hapus" }] : []), ...(kunci === "pengesahan" && ada ? [{ kata: "+ Penanda tangan", nilai: () => "tambah" }] : [])]);
    const suntingan = isian.filter((satu) => JSON.stringify(satu.isian.nilai()) !== JSON.stringify(satu.kini)).map((satu) => ({ aksi: "isi", tempat: satu.di, nilai: satu.isian.nilai() }));
    const banyak = nilaiDi(lembar.isi, ["pengesahan"]);
    if (jadi === "hapus") this.ubah([{ aksi: "isi", tempat, nilai: null }]);
    else if (jadi && suntingan.length) await this.ubah(suntingan);
    if (jadi === "tambah") this.bukaKelompok(judul, kunci, ["pengesahan", Array.isArray(banyak) ? banyak.length : 1]);
  }

  /** @param {number} nomor A lane, from the left. */
  async bukaLajur(nomor) {
    const suntingan = this.lembar ? await tanyaLajur(this.lembar, nomor, this.daftar.jabatan, (kata) => this.jabatanUntuk(kata)) : [];
    if (suntingan.length) await this.ubah(suntingan);
  }

  /** The id of an office; one that is not there yet is put into the register, in the same change set. @param {string} kata @param {string} [milik] The unit that it may belong to. @returns {Promise<string>} */
  async jabatanUntuk(kata, milik = "") {
    const id = jabatanDari(kata, this.daftar, this.lembar);
    if (id || !kata) return id;
    const berkas = `${this.daftar.folder}/jabatan.yaml`;
    const unit = milik || (this.lembar && nilaiDi(this.lembar.isi, ["unit", "unit"]));
    const nilai = await tanyaJabatan(kata, typeof unit === "string" ? unit : null, this.daftar.unit);
    if (!nilai) return "";
    const baru = idDari(kata, this.daftar.jabatan);
    await this.siapkanBerkas(berkas);
    await this.ubah([{ aksi: "isi", tempat: [baru], nilai }], "", berkas);
    await this.ambilDaftar();
    return baru;
  }

  /** Know what stands in a file before it is changed. @param {string} berkas */
  async siapkanBerkas(berkas) {
    if (berkas in this.susunan.naskah || this.susunan.asli[berkas] !== undefined) return;
    /** @type {Lembar} */
    const lembar = await this.mesin.ask({ minta: "berkas", berkas, ...this.susunan.beda });
    if (lembar.berkas) await this.ingatAsli(lembar);
  }

  // Steps

  /** @param {number} baris @param {string} lajur @param {"pindah" | "tambah" | "cabut"} cara @param {boolean} ada */
  taruhSimbol(baris, lajur, cara, ada) {
    const kepala = (this.lembar && this.lembar.tabel ? this.lembar.tabel.lajur : []).find((satu) => satu.nama === lajur);
    const nama = kepala ? kepala.kepala : lajur;
    if (ada && cara !== "cabut") {
      this.baris = baris;
      this.bukaPanel("langkah");
      const jalan = this.isiPanel.querySelector(".sunting-jalan select, .sunting-jalan button");
      if (jalan instanceof HTMLElement) jalan.focus();
      return;
    }
    if (!ada && cara === "cabut") return;
    this.ubah([{ aksi: "lajur", baris, lajur, cara }], cara === "cabut" ? `Simbol di lajur ${nama} dihapus` : `Simbol di lajur ${nama}`);
  }

  /** @param {number} baris @param {number} ke */
  pindahkan(baris, ke) {
    this.baris = ke;
    this.gambar.baris = ke;
    this.ubah([{ aksi: "pindah", baris, ke }], `Langkah dipindahkan ke baris ${ke + 1}`);
  }

  /** @param {number} baris */
  async tambahLangkah(baris) {
    const tabel = this.lembar ? this.lembar.tabel : null;
    if (!tabel) return this.pesan("Perbaiki dahulu galatnya.");
    const suntingan = await tanyaLangkah(tabel, baris);
    if (!suntingan) return;
    this.baris = baris;
    this.gambar.baris = baris;
    this.gambar.di = `kegiatan.${baris}.kelengkapan`;
    await this.ubah(suntingan, `Langkah ditambahkan di baris ${baris + 1}`);
    const sel = this.gambar.sel(`kegiatan.${baris}.uraian`);
    if (sel) this.gambar.ke(sel);
  }

  /** The same for who looks for a place to paste into. */
  async mintaTabel() {
    await this.tempelTabel(await mintaTempel(), this.lembar && this.lembar.tabel ? this.lembar.tabel.langkah.length : 0);
  }

  /** Rows of a table that was copied elsewhere. @param {string[][] | null} tabel @param {number} baris Where they shall stand. */
  async tempelTabel(tabel, baris) {
    if (!tabel || !this.lembar) return;
    if (!this.lembar.tabel) return this.pesan("Perbaiki dahulu galatnya.");
    await tempelkan(this, tabel, baris);
  }

  /** @param {number} baris */
  hapusLangkah(baris) {
    this.ubah([{ aksi: "hapus", baris }], "Langkah dihapus");
  }

  /** Where shall lead what led to a step that goes? @param {Lembar} lembar @param {object[]} suntingan */
  async tanyaGanti(lembar, suntingan) {
    const hapus = /** @type {{aksi: string, baris: number} | undefined} */ (suntingan.find((satu) => /** @type {{aksi: string}} */ (satu).aksi === "hapus"));
    if (!hapus || !lembar.tabel) return;
    // Not awaited: the dialog asks for another edit, which waits for this one.
    tanyaTujuan(lembar.tabel, hapus.baris, lembar.tanya || []).then((ganti) => {
      if (ganti !== null) this.ubah([{ ...hapus, ganti }], "Langkah dihapus");
    });
  }

  /** Go to an SOP by what it is called; one that nobody has written yet is begun. @param {string} nama */
  async bukaSop(nama) {
    await this.antrean;
    await this.ambilDaftar();
    const ada = this.daftar.berkas.find((satu) => satu.jenis === "sop" && (satu.nama === nama || satu.id === nama));
    if (ada) await this.muat(ada.berkas);
    else await sopBaru(this, { belum: nama, lembar: this.lembar });
  }

  // The panel

  /** @param {string} nama */
  bukaPanel(nama) {
    this.panel = nama;
    document.body.classList.add("panel-terbuka");
    document.body.classList.remove("tanpa-panel");
    this.gambarPanel();
  }

  /** From the sheet to the panel beside it, and back. */
  seberang() {
    if (this.samping.contains(document.activeElement)) {
      const sel = this.gambar.sel(this.gambar.di) || this.gambar.sel("kegiatan.0.uraian");
      if (sel) this.gambar.ke(sel);
      return;
    }
    this.bukaPanel(this.panel);
    const awal = this.isiPanel.querySelector("button:not(:disabled), input, select, textarea");
    if (awal instanceof HTMLElement) awal.focus();
  }

  tutupPanel() {
    document.body.classList.remove("panel-terbuka");
    document.body.classList.add("tanpa-panel");
    if (this.tombolPanel.offsetParent) this.tombolPanel.focus();
    const kartu = this.kartu.querySelectorAll("button")[this.baris];
    if (kartu && kartu.offsetParent) kartu.focus();
  }

  gambarPanel() {
    const lembar = this.lembar;
    if (!lembar) return;
    if (lembar.jenis !== "sop") this.panel = "masalah";
    for (const satu of this.tab.querySelectorAll("[data-panel]")) satu.setAttribute("aria-pressed", String(satu.getAttribute("data-panel") === this.panel));
    this.bidangPanel.gambar(() => this.isikanPanel(lembar));
  }

  /** @param {Lembar} lembar */
  isikanPanel(lembar) {
    if (this.panel === "langkah" && lembar.tabel)
      panelLangkah(this.isiPanel, this.baris, {
        lembar,
        kini: () => this.lembar || lembar,
        daftar: this.daftar,
        ubah: (suntingan, kata) => this.ubah(typeof suntingan === "function" ? () => [suntingan()] : [suntingan], kata),
        pilih: (baris) => this.pilihLangkah(baris),
        hapus: (baris) => this.hapusLangkah(baris),
        tambah: (baris) => this.tambahLangkah(baris),
        bukaSop: (nama) => this.bukaSop(nama),
        lainnya: (baris) => (lembar.kunci.kegiatan || []).map((satu) => satu.jenis === "tersendiri" ? null : rincianKunci(satu, ["kegiatan", baris], { lembar, daftar: this.daftar, ubah: (suntingan, kata) => this.ubah([suntingan], kata) })),
      });
    else if (this.panel === "data") panelData(this.isiPanel, lembar, this.daftar, (suntingan, kata) => this.ubah([suntingan], kata));
    else daftarMasalah(this.isiPanel, lembar, (satu) => this.perbaiki(satu), (satu) => this.keMasalah(satu), (tempat) => this.ubah([{ aksi: "isi", tempat, nilai: null }], "Sudah diperiksa"));
  }

  /** @param {number} baris */
  pilihLangkah(baris) {
    this.baris = baris;
    this.gambar.baris = baris;
    this.gambar.tandai();
    this.gambarPanel();
  }

  /** @param {Masalah} satu */
  async perbaiki(satu) {
    await this.siapkanBerkas(satu.berkas);
    await this.ubah([{ aksi: "perbaiki", baris: satu.baris, kolom: satu.kolom, kode: satu.kode }], "Diperbaiki", satu.berkas);
    if (this.lembar && satu.berkas !== this.lembar.berkas) this.muatUlang();
  }

  /** @param {Masalah} satu */
  async keMasalah(satu) {
    if (!this.lembar) return;
    if (satu.berkas !== this.lembar.berkas) await this.muat(satu.berkas);
    const sel = this.teks ? null : selMasalah(this.gambar, satu);
    if (sel) {
      document.body.classList.remove("panel-terbuka");
      sel.scrollIntoView({ block: "center" });
      this.gambar.ke(sel);
      return;
    }
    if (!this.teks) this.gantiTampilan();
    this.naskah.ke(satu.baris, satu.kolom);
  }

  gambarKartu() {
    const tabel = this.lembar ? this.lembar.tabel : null;
    if (tabel) isiKartu(this.kartu, tabel, (baris) => { this.pilihLangkah(baris); this.bukaPanel("langkah"); this.isiPanel.scrollTop = 0; }, (baris) => this.tambahLangkah(baris));
  }

  // Whole page

  /** @param {boolean} urung */
  async balik(urung) {
    await this.antrean;
    const dulu = this.susunan.berpindah;
    const berkas = urung ? this.susunan.urung() : this.susunan.ulang();
    if (berkas === null) return;
    if (dulu !== this.susunan.berpindah) await this.ambilDaftar();
    this.ujar(urung ? "Diurungkan" : "Diulangi");
    const kini = this.lembar ? this.lembar.berkas : "";
    const judul = () => (this.lembar ? nilaiDi(this.lembar.isi, ["judul"]) : null);
    const lama = judul();
    if (berkas && berkas !== kini) await this.muat(berkas);
    else await this.muatUlang();
    if (berkas === kini && lama !== judul()) await this.ambilDaftar();
  }

  async muatUlang() {
    /** @type {Lembar} */
    const lembar = await this.mesin.ask({ minta: "berkas", berkas: this.susunan.berkas, ...this.susunan.beda });
    if (lembar.berkas) this.perlihatkanLembar(lembar);
    else await this.muat(this.berkasPertama());
  }

  /** Another page has written the same draft: what it made comes here too, unless something stands open whose place it may have moved. */
  didahului() {
    const terbuka = document.activeElement;
    const mengetik = terbuka && terbuka.matches("input, textarea") && (terbuka === this.naskah.kotak || this.samping.contains(terbuka) || this.luarDaftar.contains(terbuka));
    if (!this.susunan.diam && !mengetik && !document.querySelector("dialog[open], .sunting-terbuka")) {
      if (this.susunan.ikuti()) this.dariTabLain();
      return;
    }
    this.susunan.diam = true;
    this.pesan("Draf ini juga disunting di tab lain, dan keduanya kini berbeda. Pilih salah satu; yang lain masih dapat dikembalikan dengan «Urungkan». Sebelum dipilih, perubahan di tab ini belum tersimpan.", [
      ["Pakai yang di tab lain", async () => { await this.antrean; if (this.susunan.ikuti()) this.dariTabLain(); }],
      ["Pakai yang di sini", async () => { await this.antrean; this.susunan.tetap(); this.perbarui(); }],
    ]);
  }

  dariTabLain() {
    this.pesan("Perubahan dari tab lain sudah masuk ke sini.");
    this.antrean = this.antrean.then(() => this.ambilDaftar()).then(() => this.muatUlang()).catch(() => undefined);
  }

  gantiTampilan() {
    this.teks = !this.teks;
    if (this.lembar) this.perlihatkanLembar(this.lembar);
    if (!this.teks) {
      const sel = this.gambar.sel(this.gambar.di);
      if (sel) sel.scrollIntoView({ block: "center" });
      return;
    }
    scrollTo(0, 0);
    // At the step that is chosen, else at the top.
    const langkah = this.lembar && this.lembar.tabel && this.baris ? this.lembar.tabel.langkah[this.baris] : null;
    this.naskah.ke(langkah ? langkah.baris : 1);
  }

  async simpan() {
    await this.antrean;
    if (this.susunan.banyak) await perlihatkan(this);
  }

  /** @param {string} berkas @param {string} teks */
  mulaiBerkas(berkas, teks) {
    this.terapkan([{ berkas, teks, dasar: "", asli: "" }]);
  }

  /** Several files at once, as one change. @param {{berkas: string, teks: string | null, dasar: string, asli: string}[]} semua */
  terapkan(semua) {
    const naskah = { ...this.susunan.naskah };
    for (const { berkas, teks, dasar, asli } of semua) {
      if (this.susunan.dasar[berkas] === undefined) this.susunan.dasar[berkas] = dasar;
      if (this.susunan.asli[berkas] === undefined) this.susunan.asli[berkas] = asli;
      // What was never in the folder, and shall not be there, is no change.
      if ((teks === null && !this.susunan.dasar[berkas]) || (teks !== null && this.susunan.dasar[berkas] && teks === this.susunan.asli[berkas])) delete naskah[berkas];
      else naskah[berkas] = teks;
    }
    this.susunan.ganti(naskah);
  }

  /** @param {string} kata @param {Tombol[]} [tombol] */
  pesan(kata, tombol = []) {
    fill(this.kabar, kata && el("p", {}, kata), ...tombol.map(([satu, lakukan]) => typeof lakukan === "string" ? el("a", { class: "sop-tombol", href: lakukan, target: "_blank", rel: "noopener" }, satu) : el("button", { type: "button", class: "sop-tombol", click: () => { fill(this.kabar); lakukan(); } }, satu)), kata && el("button", { type: "button", class: "sop-tombol", "aria-label": "Tutup pesan", click: () => fill(this.kabar) }, "×"));
  }

  /** @param {string} kata Said to those who listen. */
  ujar(kata) {
    fill(this.suara, kata);
  }
}

if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.setAttribute("data-md-color-scheme", "slate");
const halaman = new Halaman(part(document, "body", HTMLBodyElement));
halaman.siap = halaman.mulai();
