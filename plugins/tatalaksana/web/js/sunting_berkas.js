// Whole files: a new SOP, another name, a copy, one that is revoked, and a file handed to the writer.

import { el, fill } from "./elements.js";
import { fold } from "./fold.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { dipilih, isianBaris, isianButir, isianPilihan } from "./sunting_isian.js";
import { nilaiDi } from "./sunting_mesin.js";
import { jabatanUntuk } from "./sunting_isi.js";

/**
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_mesin.js").Daftar} Daftar
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {{judul: string, jenis: string, unit: string, lajur: string[], belum: string, salinan: string}} Isi
 * @typedef {{belum?: string, lembar?: Lembar | null, salinan?: string, dibuka?: string, isi?: Isi}} Awal What a new SOP begins with: what others call it, and the one that does; the file that it is a copy of; the one that is open; what was filled in before.
 */

/** @param {Daftar} daftar @returns {{[berkas: string]: string}} */
const semuaSop = (daftar) => Object.fromEntries(daftar.berkas.filter((satu) => satu.jenis === "sop").map((satu) => [satu.berkas, satu.nama]));

/**
 * Ask for what a new SOP begins with.
 * @param {Daftar} daftar
 * @param {Awal} awal
 * @returns {Promise<Isi | null>}
 */
function tanyaSop(daftar, awal) {
  const salah = el("p", { role: "alert" });
  const luar = el("div");
  const sop = semuaSop(daftar);
  const semua = [...daftar.belum];
  const sama = fold(awal.belum || "");
  if (awal.belum && awal.lembar && !semua.some((satu) => fold(satu.sebutan) === sama)) semua.unshift(disebut(awal.belum, awal.lembar));
  const dari = el("select", { "aria-label": "Mulai dari", change: () => susun() }, el("option", { value: "" }, "Lembar kosong"));
  semua.forEach((satu, at) => dari.append(el("option", { value: `belum ${at}` }, `Belum diterbitkan: ${satu.sebutan}`)));
  for (const [berkas, nama] of Object.entries(sop)) dari.append(el("option", { value: `salin ${berkas}` }, `Salinan ${nama}`));
  const ada = semua.findIndex((satu) => fold(satu.sebutan) === sama);
  dari.value = awal.salinan ? `salin ${awal.salinan}` : ada < 0 ? "" : `belum ${ada}`;
  let { isi: terisi } = awal;
  /** @type {() => Isi} */
  let isi;
  function susun() {
    const belum = dari.value.startsWith("belum ") ? semua[Number(dari.value.slice(6))] : null;
    const salinan = dari.value.startsWith("salin ") ? dari.value.slice(6) : "";
    const { judul: namanya, jenis: jenisnya, unit: unitnya, lajur: lajurnya } = terisi || belum || { judul: null, jenis: "mikro", unit: "", lajur: [] };
    terisi = undefined;
    const judul = isianBaris(namanya, { kata: "Judul" });
    const jenis = isianPilihan(jenisnya, { kata: "Jenis", wajib: true, pilihan: { mikro: "mikro", makro: "makro" } });
    const unit = isianPilihan(unitnya || unitSop(daftar, salinan || awal.dibuka || "") || Object.keys(daftar.unit)[0] || null, { kata: "Unit", wajib: true, pilihan: daftar.unit, berubah: () => ubah() });
    const barisJenis = barisIsian("Jenis", jenis.elemen);
    const tanpa = el("small");
    const barisJudul = barisIsian("Judul", judul.elemen);
    barisJudul.append(tanpa);
    // Where SOP are called otherwise, as SPO are, there are no kinds of them.
    const ubah = () => {
      const kata = daftar.kata[String(unit.nilai())] || "";
      barisJenis.hidden = Boolean(kata);
      tanpa.textContent = `Tanpa kata «${kata || "SOP Makro/Mikro"}».`;
    };
    ubah();
    const lajur = isianButir(lajurnya.map((satu) => daftar.jabatan[satu] || satu), { kata: "Lajur", pilihan: daftar.jabatan });
    fill(
      luar,
      belum && el("p", {}, `Disebut oleh ${belum.oleh.join(", ")}.`),
      salinan && el("p", {}, "Isinya disalin; nomor, tanggal, status, dan tanda tangannya tidak."),
      barisJudul,
      barisIsian("Unit", unit.elemen),
      barisJenis,
      !salinan && barisIsian("Lajur, dari kiri ke kanan", lajur.elemen, "Jabatan; Enter untuk yang berikutnya. Yang belum terdaftar ditambahkan ke daftar jabatan."),
    );
    isi = () => {
      const lanes = lajur.nilai();
      return { judul: String(judul.nilai() || ""), jenis: String(jenis.nilai()), unit: String(unit.nilai()), lajur: !salinan && Array.isArray(lanes) ? lanes.map(String) : [], belum: belum ? belum.sebutan : "", salinan };
    };
  }
  susun();
  return dialog("SOP baru", [barisIsian("Mulai dari", dari), luar, salah], [{ kata: "Buat", utama: true, nilai: () => {
    const jadi = isi();
    const lengkap = jadi.judul && (jadi.salinan || jadi.lajur.length);
    if (!lengkap) fill(salah, jadi.salinan ? "Isi judulnya." : "Isi judul dan sekurangnya satu lajur.");
    return lengkap ? jadi : null;
  } }]);
}

/**
 * What an open sheet tells of an SOP that it alone names so far.
 * @param {string} sebutan
 * @param {Lembar} lembar
 * @returns {import("./sunting_mesin.js").Belum}
 */
function disebut(sebutan, lembar) {
  const [, jenis, judul] = /^\s*(?:SOP\s+)?(?:(makro|mikro)\b\s*)?(.*)$/i.exec(sebutan) || [];
  const unit = nilaiDi(lembar.isi, ["unit", "unit"]);
  const lain = nilaiDi(lembar.isi, ["jenis"]) === "mikro" ? "makro" : "mikro";
  const lajur = (lembar.tabel ? lembar.tabel.lajur : []).map((satu) => satu.jabatan);
  return { sebutan, oleh: [String(nilaiDi(lembar.isi, ["judul"]) || lembar.berkas)], judul: judul || sebutan, jenis: jenis ? jenis.toLowerCase() : lain, unit: typeof unit === "string" ? unit : "", lajur: [...new Set(lajur)] };
}

/** The id of the unit of an SOP. @param {Daftar} daftar @param {string} berkas @returns {string} */
function unitSop(daftar, berkas) {
  const satu = daftar.berkas.find((lain) => lain.berkas === berkas);
  return (satu && Object.keys(daftar.unit).find((id) => daftar.unit[id] === satu.unit)) || "";
}

/** @param {Halaman} halaman @param {Awal} [awal] */
export async function sopBaru(halaman, awal = {}) {
  await halaman.siap;
  await halaman.ambilDaftar();
  const dibuka = halaman.lembar ? halaman.lembar.berkas : "";
  /** @type {Isi | null | undefined} */
  let isi;
  /** @type {string[] | null} */
  let lajur = null;
  while (!lajur) {
    // Who takes an office back has what was filled in again.
    isi = await tanyaSop(halaman.daftar, isi ? { ...awal, dibuka, belum: isi.belum, salinan: isi.salinan, isi } : { ...awal, dibuka });
    if (!isi) return;
    lajur = await lajurUntuk(halaman, isi);
  }
  /** @type {import("./sunting_mesin.js").Baru} */
  const baru = await halaman.mesin.ask({ minta: "baru", ...isi, lajur, ...halaman.susunan.beda });
  if (baru.tolak) return halaman.pesan(baru.tolak);
  halaman.mulaiBerkas(baru.berkas, baru.teks);
  await halaman.ambilDaftar();
  await halaman.muat(baru.berkas);
  halaman.pesan(baru.sebab);
}

/** The offices of the lanes of a new SOP; null where the writer left the question about one. @param {Halaman} halaman @param {Isi} isi @returns {Promise<string[] | null>} */
async function lajurUntuk(halaman, { lajur, unit }) {
  const semua = [];
  for (const satu of lajur) {
    const id = await jabatanUntuk(halaman, satu, unit);
    if (!id) return null;
    semua.push(id);
  }
  return semua;
}

/** What concerns the file as a whole. @param {Halaman} halaman */
export async function berkasIni(halaman) {
  await halaman.siap;
  await halaman.antrean.selesai;
  const { lembar } = halaman;
  if (!lembar) return;
  const sop = lembar.jenis === "sop";
  const bernama = sop || ["profil", "formulir"].includes(lembar.jenis);
  const pilihan = await dialog("Berkas ini", [el("p", {}, lembar.berkas)], [
    ...(bernama ? [{ kata: "Ganti nama…", nilai: () => "nama" }, { kata: "Buat salinan…", nilai: () => "salin" }] : []),
    ...(sop ? [{ kata: "Tempel tabel dari Word atau Excel…", nilai: () => "tempel" }] : []),
    ...(sop ? [{ kata: "Cabut SOP…", nilai: () => "cabut" }] : []),
    ...(bernama ? [{ kata: "Hapus berkas…", nilai: () => "hapus" }] : []),
    ...(lembar.berkas in halaman.susunan.naskah ? [{ kata: "Buang perubahan berkas ini…", nilai: () => "buang" }] : []),
  ]);
  if (pilihan === "tempel") await halaman.mintaTabel();
  else if (pilihan === "cabut") await cabut(halaman, lembar);
  else if (pilihan === "salin" && sop) await sopBaru(halaman, { salinan: lembar.berkas });
  else if (pilihan === "nama" && sop) await gantiNama(halaman, lembar);
  else if (pilihan === "nama" || pilihan === "salin") await namaLain(halaman, lembar, pilihan === "nama");
  else if (pilihan === "hapus") await hapus(halaman, lembar);
  else if (pilihan === "buang") await buang(halaman, lembar);
}

/** Show a file, or where it is gone the one before, else another of its folder, and say so. @param {Halaman} halaman @param {string} berkas @param {string} [kata] */
async function lalu(halaman, berkas, kata = "") {
  await halaman.ambilDaftar();
  const { berkas: semua } = halaman.daftar;
  const ada = semua.some((satu) => satu.berkas === berkas);
  const sebelah = semua.find((satu) => satu.jenis === "sop" && satu.berkas.startsWith(berkas.slice(0, berkas.lastIndexOf("/") + 1)));
  const tadi = semua.some((satu) => satu.berkas === halaman.sebelumnya) ? halaman.sebelumnya : "";
  const ke = ada ? berkas : tadi || (sebelah ? sebelah.berkas : halaman.berkasPertama());
  await halaman.muat(ke);
  if (kata) halaman.pesan(ada ? kata : `${kata} Yang tampak sekarang: ${halaman.namaBerkas(ke)}.`);
}

/** What the draft has of a file goes, after a question. @param {Halaman} halaman @param {Lembar} lembar */
async function buang(halaman, lembar) {
  const { susunan, daftar, mesin } = halaman;
  const { berkas } = lembar;
  const baru = !susunan.dasar[berkas];
  const { [berkas]: ini, ...sisa } = susunan.naskah;
  const register = `${daftar.folder}/jabatan.yaml`;
  const jabatan = baru && register in sisa ? await jabatanSendiri(halaman, register, String(ini), sisa) : [];
  const ikut = el("input", { type: "checkbox", checked: true });
  const jadi = await dialog(
    baru ? "Buang SOP baru ini?" : "Buang perubahan berkas ini?",
    [
      el("p", {}, baru ? `«${halaman.namaBerkas(berkas)}» belum pernah disimpan: seluruh isinya hilang.` : `«${halaman.namaBerkas(berkas)}» kembali seperti sebelum disunting di sini.`),
      jabatan.length ? el("p", {}, el("label", {}, ikut, ` Buang juga jabatan baru yang hanya dipakai di sini: ${jabatan.map((id) => daftar.jabatan[id]).join(", ")}`)) : "",
      el("p", {}, "Perubahan berkas lain tetap. «Urungkan» mengembalikannya."),
    ],
    [{ kata: "Buang", utama: true, nilai: () => (ikut.checked ? "semua" : "berkas") }],
  );
  if (!jadi) return;
  /** @type {Lembar | null} */
  const daftarnya = jadi === "semua" && jabatan.length ? await mesin.ask({ minta: "berkas", berkas: register, ...susunan.beda, suntingan: jabatan.map((id) => ({ aksi: "isi", tempat: [id], nilai: null })) }) : null;
  if (daftarnya && daftarnya.berkas && !daftarnya.tolak) {
    if (daftarnya.teks === susunan.asli[register]) delete sisa[register];
    else sisa[register] = daftarnya.teks;
  }
  susunan.ganti(sisa);
  delete susunan.dasar[berkas];
  delete susunan.asli[berkas];
  await lalu(halaman, berkas, baru ? "SOP baru itu dibuang." : "Perubahannya dibuang.");
}

/** New offices that nothing else of the draft names. @param {Halaman} halaman @param {string} register @param {string} teks @param {import("./sunting_mesin.js").Naskah} sisa @returns {Promise<string[]>} */
async function jabatanSendiri(halaman, register, teks, sisa) {
  const { [register]: _, ...lain } = sisa;
  /** @type {Lembar} */
  const dulu = await halaman.mesin.ask({ minta: "berkas", berkas: register, ...halaman.susunan.beda, naskah: lain });
  /** @param {string | null} isi @param {string} id */
  const menyebut = (isi, id) => (isi || "").split(/[^a-z0-9-]+/).includes(id);
  return Object.keys(halaman.daftar.jabatan).filter((id) => nilaiDi(dulu.isi, [id]) === null && menyebut(teks, id) && !Object.values(lain).some((isi) => menyebut(isi, id)));
}

/** Another title or file's name; who names the SOP names it so too. @param {Halaman} halaman @param {Lembar} lembar */
async function gantiNama(halaman, lembar) {
  const judul = isianBaris(nilaiDi(lembar.isi, ["judul"]), { kata: "Judul" });
  const nama = isianBaris(lembar.berkas, { kata: "Nama berkas" });
  const asked = await dialog(
    "Ganti nama SOP",
    [el("p", {}, "Semua yang menyebut SOP ini ikut diubah. Nama berkas menentukan alamat halamannya: tautan dari luar ke alamat lama tidak ikut."), barisIsian("Judul", judul.elemen), barisIsian("Nama berkas", nama.elemen, "Folder dan nama: huruf kecil, angka, tanda hubung.")],
    [{ kata: "Ganti", utama: true, nilai: () => (judul.nilai() && nama.nilai() ? { judul: String(judul.nilai()), ke: String(nama.nilai()) } : null) }],
  );
  if (!asked) return;
  /** @type {import("./sunting_mesin.js").Berganti} */
  const jadi = await halaman.mesin.ask({ minta: "nama", berkas: lembar.berkas, ...asked, ...halaman.susunan.beda });
  if (jadi.tolak) return halaman.pesan(jadi.tolak);
  halaman.susunan.terapkan(jadi.berkas);
  await lalu(halaman, asked.ke);
  const lain = jadi.berkas.filter((satu) => satu.teks !== null && satu.berkas !== asked.ke).length;
  halaman.pesan(lain ? `Nama diganti; ${lain} berkas lain yang menyebutnya ikut diubah.` : "Nama diganti.");
}

/** Another name for a file that no other names by it, or a copy. @param {Halaman} halaman @param {Lembar} lembar @param {boolean} pindah */
async function namaLain(halaman, lembar, pindah) {
  const nama = isianBaris(lembar.berkas, { kata: "Nama berkas" });
  const ke = await dialog(pindah ? "Ganti nama berkas" : "Salin berkas", [barisIsian("Nama berkas", nama.elemen, "Huruf kecil, angka, tanda hubung.")], [{ kata: pindah ? "Ganti" : "Salin", utama: true, nilai: () => String(nama.nilai() || "") || null }]);
  if (!ke) return;
  if (!/^[^/].*\/[a-z0-9-]+\.yaml$/.test(ke) || halaman.daftar.berkas.some((satu) => satu.berkas === ke)) return halaman.pesan(`«${ke}» bukan nama berkas baru.`);
  halaman.susunan.terapkan([{ berkas: ke, teks: lembar.teks, dasar: "", asli: "" }, ...(pindah ? [{ berkas: lembar.berkas, teks: null, dasar: lembar.dasar, asli: lembar.teks }] : [])]);
  await lalu(halaman, ke);
}

/** An SOP that is not in force any more stays readable, and leads to what takes its place. @param {Halaman} halaman @param {Lembar} lembar */
async function cabut(halaman, lembar) {
  const { [lembar.berkas]: _, ...lain } = semuaSop(halaman.daftar);
  const pilihan = Object.fromEntries(Object.values(lain).map((nama) => [nama, nama]));
  const pengganti = isianBaris(nilaiDi(lembar.isi, ["digantikan_oleh", "teks"]), { kata: "SOP penggantinya", pilihan });
  const salah = el("div", { role: "alert" });
  let ditanya = "";
  /** @param {string} nama */
  const pilih = (nama) => {
    const kotak = pengganti.elemen.querySelector("input");
    if (kotak) kotak.value = nama;
    fill(salah);
    pengganti.fokus();
  };
  const jadi = await dialog(
    "Cabut SOP ini",
    [el("p", {}, "SOP yang dicabut tetap dapat dibaca, bertanda «dicabut», dan menunjuk ke penggantinya."), barisIsian("SOP penggantinya", pengganti.elemen, "Pilih dari daftar; kosong bila tidak ada penggantinya."), salah],
    [{ kata: "Cabut", utama: true, nilai: () => {
      const oleh = dipilih(String(pengganti.nilai() || ""), pilihan);
      if (!oleh || oleh in pilihan || oleh === ditanya) return { oleh };
      ditanya = oleh;
      const dekat = terdekat(oleh, Object.keys(pilihan));
      fill(salah, el("p", {}, `«${oleh}» tidak ada di kumpulan ini. ${dekat.length ? "Maksudnya salah satu di bawah ini?" : "Pilih dari daftarnya."} Bila SOP itu memang masih akan dibuat, tekan «Cabut» sekali lagi.`), el("p", { class: "sunting-deret" }, ...dekat.map((nama) => el("button", { type: "button", class: "sop-tombol", click: () => pilih(nama) }, nama))));
      return null;
    } }],
  );
  if (!jadi) return;
  await halaman.antrean.ubah([{ aksi: "isi", tempat: ["status"], nilai: "dicabut" }, { aksi: "isi", tempat: ["digantikan_oleh"], nilai: jadi.oleh || null }], "SOP dicabut");
}

/** The names that share most words with what was written, at most three. @param {string} kata @param {string[]} nama @returns {string[]} */
function terdekat(kata, nama) {
  const dicari = fold(kata).split(" ").filter((satu) => satu.length > 3 && !["makro", "mikro"].includes(satu));
  const nilai = nama.map((satu) => ({ satu, sama: dicari.filter((potong) => fold(satu).includes(potong.slice(0, 5))).length }));
  return nilai.filter(({ sama }) => sama > 0).sort((a, z) => z.sama - a.sama).slice(0, 3).map(({ satu }) => satu);
}

/** @param {Halaman} halaman @param {Lembar} lembar */
async function hapus(halaman, lembar) {
  const sop = lembar.jenis === "sop";
  const { berkas } = lembar;
  const nama = halaman.namaBerkas(berkas);
  /** @type {Lembar} */
  const { penyebut = [] } = sop ? lembar : await halaman.mesin.ask({ minta: "penyebut", berkas, ...halaman.susunan.beda });
  /** @type {string} */
  let buka = "";
  const jadi = await dialog(
    "Hapus berkas?",
    [
      el("p", {}, `«${berkas}» hilang dari kumpulan ini.${sop ? " SOP yang pernah berlaku sebaiknya dicabut, bukan dihapus." : ""} Penghapusan dapat diurungkan sebelum disimpan.`),
      penyebut.length ? el("p", {}, "Masih disebut di bawah ini; sesudah dihapus, sebutan itu tidak menuju ke mana pun:") : "",
      penyebut.length ? el("ul", {}, ...penyebut.map((satu) => el("li", {}, satu.berkas ? el("button", { type: "button", class: "sop-tombol", click: (event) => { buka = satu.berkas; /** @type {HTMLElement} */ (event.target).closest("dialog")?.close(); } }, satu.nama) : satu.nama, ` (${satu.di.join(", ")})`))) : "",
    ],
    [{ kata: "Hapus", utama: true, nilai: () => true }],
  );
  if (buka) return void (await halaman.muat(buka));
  if (!jadi) return;
  halaman.susunan.terapkan([{ berkas, teks: null, dasar: lembar.dasar, asli: lembar.teks }]);
  const [pertama] = penyebut;
  await lalu(halaman, berkas, pertama ? `«${nama}» dihapus, dan masih disebut oleh ${penyebut.map((satu) => satu.nama).join(", ")}: lihat «Perubahan».` : `«${nama}» dihapus.`);
}

/** Hand a file to the writer. @param {string} nama @param {string} teks */
export function unduh(nama, teks) {
  const tautan = el("a", { href: URL.createObjectURL(new Blob([teks], { type: "text/yaml" })), download: nama });
  tautan.click();
  setTimeout(() => URL.revokeObjectURL(tautan.href), 60_000);
}
