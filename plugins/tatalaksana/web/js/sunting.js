// The page of the editor. It holds the texts that differ; what they mean, the engine says.

import { el, fill } from "./elements.js";
import { part } from "./part.js";
import { MesinPekerja } from "./mesin_pekerja.js";
import { Antrean } from "./sunting_antrean.js";
import { dengan, Mesin, nilaiDi } from "./sunting_mesin.js";
import { Susunan } from "./sunting_naskah.js";
import { LembarSunting } from "./sunting_lembar.js";
import { berkasIni, sopBaru } from "./sunting_berkas.js";
import { Bidang, tanyaYa } from "./sunting_dialog.js";
import { jalanLain } from "./sunting_darurat.js";
import { lembarDaftar, lembarKunci } from "./sunting_data.js";
import { selesaiMasuk, tempatKirim } from "./sunting_kirim.js";
import { tandaiMasalah } from "./sunting_masalah.js";
import { perlihatkan, satukanFolder } from "./sunting_hasil.js";
import { ikutiJudul } from "./sunting_judul.js";
import { KotakNaskah } from "./sunting_teks.js";
import { pasangTombol } from "./sunting_tombol.js";
import { DaftarTerkirim } from "./sunting_terkirim.js";
import { bukaIsian, ikutiKetikan } from "./sunting_isi.js";
import { bukaPanel, gambarKartu, gambarPanel, keMasalah, pilihLangkah, tutupPanel } from "./sunting_panel.js";
import { didahului, tersendat } from "./sunting_tab.js";
import { hapusLangkah, mintaTabel, pindahkan, tambahLangkah, taruhSimbol } from "./sunting_tindakan.js";

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
    /** @param {string} kata @param {[string, () => void][]} [tombol] */
    const kabar = (kata, tombol) => this.pesan(kata, tombol);
    this.mesin = pekerja ? new MesinPekerja(JSON.parse(pekerja), kabar) : new Mesin(badan.dataset.mesin || "", kabar);
    const sesi = `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    this.susunan = new Susunan(`sunting:${badan.dataset.kumpulan || location.pathname}`, sesi);
    this.diminta = decodeURIComponent(location.hash.slice(1));
    this.awal = this.diminta || badan.dataset.berkas || "";
    this.forge = tempatKirim(badan.dataset.forge);
    /** @type {import("./sunting_mesin.js").Daftar} */
    this.daftar = { folder: "", berkas: [], unit: {}, kata: {}, jabatan: {}, singkatan: {}, peraturan: {}, formulir: {}, profil: [], belum: [] };
    /** @type {Lembar | null} */
    this.lembar = null;
    /** @type {Lembar | null} The last that had a drawing. */
    this.baik = null;
    /** The file that was open before this one. */
    this.sebelumnya = "";
    this.baris = 0;
    this.panel = "langkah";
    this.teks = false;
    this.antrean = new Antrean(this);
    this.tunggu = 0;
    /** Whether the sheet waits to be drawn. */
    this.tertunda = false;
    /** @type {Promise<unknown>} Until it has its first file. */
    this.siap = Promise.resolve();
    this.susunan.didahului = () => didahului(this);
    this.susunan.tersendat = () => tersendat(this);
    /** @param {string} kata @param {() => void} lakukan @param {string} [kelas] */
    const tombol = (kata, lakukan, kelas = "") => el("button", { type: "button", class: `sop-tombol ${kelas}`, click: lakukan }, kata);
    /** @param {string} tanda @param {string} kata @param {() => void} click Of which a phone shows the sign alone. */
    const bertanda = (tanda, kata, click) => el("button", { type: "button", class: "sop-tombol", "aria-label": kata, click }, tanda, el("span", { class: "luas" }, kata));
    this.tombolUrung = bertanda("↶", "Urungkan", () => this.balik(true));
    this.tombolUlang = bertanda("↷", "Ulangi", () => this.balik(false));
    this.tombolTeks = tombol("Teks", () => this.gantiTampilan());
    this.tombolPanel = tombol("Panel", () => bukaPanel(this, "langkah"), "buka-panel");
    this.tombolMasalah = tombol("Masalah", () => bukaPanel(this, "masalah"));
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
    this.naskah = new KotakNaskah(() => this.ketikTeks(), () => this.lembar, (dulu) => { this.ubahTeks(); ikutiJudul(this, dulu); });
    this.luarDaftar = el("div", { class: "sunting-daftar", hidden: true });
    this.isiPanel = el("div", { class: "isi" });
    const menunggu = () => this.antrean.banyak > 0;
    this.bidangPanel = new Bidang(this.isiPanel, menunggu);
    this.bidangDaftar = new Bidang(this.luarDaftar, menunggu);
    ikutiKetikan(this);
    /** @param {string} nama @param {string} kata */
    const tab = (nama, kata) => el("button", { type: "button", "data-panel": nama, "aria-pressed": "false", click: () => bukaPanel(this, nama) }, kata);
    this.tab = el("div", { class: "sunting-tab" }, tab("langkah", "Langkah"), tab("masalah", "Masalah"), tab("data", "Data SOP"), el("button", { type: "button", class: "tutup", "aria-label": "Tutup panel", click: () => tutupPanel(this) }, "×"));
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
      buka: (sel) => bukaIsian(this, sel),
      lajur: (baris, lajur, cara, ada) => taruhSimbol(this, baris, lajur, cara, ada),
      pindah: (baris, ke) => pindahkan(this, baris, ke),
      tambah: (baris) => tambahLangkah(this, baris),
      hapus: (baris) => hapusLangkah(this, baris),
      pilih: (baris) => { this.baris = baris; if (this.panel === "langkah") gambarPanel(this); },
    });
    fill(this.gambar.gambar, el("p", { role: "status" }, "Memuat…"));
    this.perbarui();
    pasangTombol(this);
    if (this.mesin.menyimpan) {
      this.mesin.awasi(() => {
        this.pesan("«sop sunting» menjawab lagi.");
        if (this.lembar) this.antrean.lanjut();
        else this.siap = this.mulai();
      });
    }
  }

  async mulai() {
    const masuk = await selesaiMasuk(this.forge);
    if (masuk && this.terkirim) this.terkirim.ikuti();
    this.diminta = decodeURIComponent(location.hash.slice(1));
    const draf = this.susunan.tersimpan();
    const ada = draf && Object.keys(draf.naskah).length + Number(Boolean(draf.ketikan)) + (draf.belum || []).length;
    // Kept before the engine is asked: where it does not run, nothing that is done then writes over it.
    if (draf && ada) {
      this.susunan.berkas = draf.berkas;
      this.susunan.pakai(draf);
    }
    this.susunan.ingatLangkah();
    if (!(await this.ambilDaftar())) return void fill(this.gambar.gambar);
    if (draf && ada) {
      this.pesan(`Draf yang belum disimpan dibuka lagi.${masuk}`, [["Buang draf", async () => { if (await tanyaYa("Buang draf?", "Semua perubahan yang belum disimpan hilang.", "Buang")) { this.susunan.kosongkan(); this.muat(this.awal || this.berkasPertama()); } }]]);
    }
    else if (masuk) this.pesan(masuk.trim());
    const { ketikan, belum } = this.susunan;
    await this.muat((ketikan && ketikan.berkas) || this.diminta || (draf && draf.berkas) || this.awal || this.berkasPertama());
    if (ketikan || belum.length) {
      this.susunan.ketikan = null;
      // Nobody has done anything yet: what the page has said stays.
      const dikatakan = [...this.kabar.childNodes];
      if (!ketikan) await this.antrean.lanjut();
      else await this.antrean.ubah([ketikan.tempat.length ? { aksi: "isi", tempat: ketikan.tempat, nilai: ketikan.nilai } : { aksi: "teks", teks: ketikan.nilai }], "Ketikan terakhir dipulihkan");
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

  /** Each keystroke in the text is kept; it is looked at once the fingers rest. */
  ketikTeks() {
    if (this.lembar) this.susunan.ketik({ tempat: [], nilai: this.naskah.kotak.value, berkas: this.lembar.berkas });
    this.nanti(() => this.ubahTeks());
  }

  /** What is written in the text, with nothing waited for. */
  ubahTeks() {
    clearTimeout(this.tunggu);
    this.antrean.ubah([{ aksi: "teks", teks: this.naskah.kotak.value }]);
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
    if (this.baik && (!lembar.html || lembar.tergambar !== undefined)) this.gambar.samakan(this.baik.tergambar === undefined ? this.baik.isi : this.baik.tergambar, lembar.isi);
    this.usang.hidden = teks || !sop || Boolean(lembar.html) || !this.baik;
    fill(this.usang, !this.usang.hidden && `Masih ada galat, jadi lembar ini keadaan terakhir yang masih baik${this.gambar.terkunci ? " dan selnya belum dapat disunting: perbaiki lewat «Masalah» atau «Teks»" : "; gambarnya menyusul setelah galatnya diperbaiki"}.`);
    this.luarLembar.hidden = teks || !sop;
    this.kartu.hidden = teks || !sop;
    this.naskah.luar.hidden = !teks;
    this.luarDaftar.hidden = teks || !daftar;
    this.samping.classList.toggle("bukan-sop", !sop);
    this.naskah.isi(lembar);
    if (daftar && !teks) this.bidangDaftar.gambar(() => (lembar.jenis === "profil" || lembar.jenis === "formulir" ? lembarKunci : lembarDaftar)(this.luarDaftar, lembar, this.daftar, (suntingan, kata) => this.antrean.ubah([suntingan], kata).then(() => this.ambilDaftar())));
    this.tombolTeks.textContent = teks ? "Lembar" : "Teks";
    gambarKartu(this);
    this.tandaiMasalah();
    gambarPanel(this);
    this.perbarui();
  }

  /** Edits that nobody answers: what was filled in stays in sight. */
  perlihatkanBelum() {
    const { lembar, susunan } = this;
    if (!lembar) return;
    const tergambar = lembar.tergambar === undefined ? lembar.isi : lembar.tergambar;
    const belum = susunan.belum.flatMap(({ berkas, suntingan }) => (berkas === lembar.berkas ? suntingan : []));
    this.perlihatkanLembar({ ...lembar, tergambar, isi: belum.reduce(dengan, tergambar) });
  }

  perbarui() {
    const masalah = this.lembar ? this.lembar.masalah : [];
    const galat = masalah.filter((satu) => satu.galat).length;
    for (const satu of [this.tombolTeks, this.tombolMasalah]) satu.disabled = !this.lembar;
    this.tombolMasalah.textContent = !this.lembar ? "Masalah" : masalah.length ? `${galat} galat, ${masalah.length - galat} peringatan` : "Tanpa masalah";
    this.tombolMasalah.classList.toggle("galat", galat > 0);
    this.tombolUrung.disabled = !this.susunan.lalu.length && !this.susunan.belum.length;
    this.tombolUlang.disabled = !this.susunan.nanti.length;
    this.tombolPerubahan.textContent = `Perubahan (${this.susunan.banyak} berkas${this.susunan.gagal && ", draf belum tersimpan"})`;
    this.tombolPerubahan.classList.toggle("galat", Boolean(this.susunan.gagal));
    for (const satu of [this.tombolPerubahan, this.tombolSimpan]) satu.disabled = !this.susunan.banyak && !this.susunan.belum.length;
  }

  // Problems at their cells

  tandaiMasalah() {
    tandaiMasalah(this.gambar, this.lembar);
  }

  /** @param {() => void} lakukan Once nobody has typed for a moment. */
  nanti(lakukan) {
    clearTimeout(this.tunggu);
    this.tunggu = setTimeout(lakukan, REST);
  }

  // What is done elsewhere

  /** The same for who looks for a place to paste into. */
  mintaTabel() {
    return mintaTabel(this);
  }

  /** @param {string} nama */
  bukaPanel(nama) {
    return bukaPanel(this, nama);
  }

  gambarPanel() {
    return gambarPanel(this);
  }

  /** @param {number} baris */
  pilihLangkah(baris) {
    return pilihLangkah(this, baris);
  }

  /** @param {Masalah} satu */
  keMasalah(satu) {
    return keMasalah(this, satu);
  }

  // Whole page

  /** @param {boolean} urung */
  async balik(urung) {
    await this.antrean.selesai;
    const { belum } = this.susunan;
    if (urung && belum.length) {
      this.susunan.lepas(belum[belum.length - 1]);
      this.ujar("Diurungkan");
      return this.perlihatkanBelum();
    }
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
    await perlihatkan(this);
  }

  /** @param {string} berkas @param {string} teks */
  mulaiBerkas(berkas, teks) {
    this.susunan.terapkan([{ berkas, teks, dasar: "", asli: "" }]);
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
