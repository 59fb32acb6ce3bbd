// Rows of a table that was copied elsewhere, looked at before they become steps.

import { el, fill } from "./elements.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { idDari, jabatanDari, tanyaJabatan } from "./sunting_data.js";
import { nilaiDi } from "./sunting_mesin.js";
import { kolomDari, langkahDari, tabelDari, TANPA_PELAKSANA, terlewat } from "./sunting_tabel.js";

/**
 * @typedef {import("./sunting_mesin.js").Daftar} Daftar
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_tabel.js").Terbaca} Terbaca
 * @typedef {{nama: string, kepala: string, id: string, jabatan: string, baru: boolean}} LajurTabel A lane of the SOP or of the table alone; `jabatan` is empty where no register has it.
 * @typedef {{langkah: Terbaca[], kolom: string[], lajur: LajurTabel[], diganti: number}} Dibaca `diganti`: how many steps that are there go.
 */

/** What a column may be. @type {{[jenis: string]: string}} */
const JENIS = { "": "(lewati)", no: "No.", uraian: "Kegiatan", pelaksana: "Pelaksana (nama)", kelengkapan: "Kelengkapan", waktu: "Waktu", output: "Output", ket: "Keterangan" };
/** How the first words of a draft's steps begin, which nobody has written yet. */
const CONTOH = /^Tuliskan kegiatan \d+/;
/** How what is in doubt says where a step comes from. */
const DITEMPEL = " dari tabel yang ditempel: ";
/** Letters of a cell that are shown. */
const TAMPAK = 90;

/** Whether a paste is a table. @param {DataTransfer | null} papan @returns {string[][]} */
export function tabelDiPapan(papan) {
  return papan ? tabelDari(papan.getData("text/html"), papan.getData("text/plain")) : [];
}

/** A place to paste into, for who looks for one. @returns {Promise<string[][] | null>} */
export function mintaTempel() {
  return new Promise((jawab) => {
    /** @type {string[][] | null} */
    let tabel = null;
    const kotak = el("textarea", { rows: 3, "aria-label": "Tempat menempel" });
    const salah = el("p", { role: "alert" });
    kotak.addEventListener("paste", (event) => {
      event.preventDefault();
      tabel = tabelDiPapan(event.clipboardData);
      const kini = kotak.closest("dialog");
      if (tabel.length && kini) kini.close();
      else fill(salah, "Itu bukan tabel. Pilih seluruh tabelnya di Word atau Excel, lalu salin.");
    });
    dialog("Tempel tabel langkah", [el("p", {}, "Salin tabel langkah dari Word atau Excel, lalu tempel di sini (Ctrl+V)."), barisIsian("Tempel di sini", kotak), salah], []).then(() => jawab(tabel && tabel.length ? tabel : null));
  });
}

/**
 * Steps of a table that was copied elsewhere, with the lanes and offices that they need, as one change.
 * @param {import("./sunting.js").Halaman} halaman
 * @param {string[][]} tabel
 * @param {number} baris Where the steps shall stand.
 */
export async function tempelkan(halaman, tabel, baris) {
  const { lembar, daftar } = halaman;
  if (!lembar) return;
  /** @type {Dibaca | null} */
  let dibaca = null;
  /** @type {{[kata: string]: {id: string, nilai: Json}} | null} */
  let baru = null;
  while (!baru) {
    // Who takes an office back sees the table again, as it was left.
    dibaca = await tanyaTempel(lembar, tabel, daftar, baris, dibaca);
    if (!dibaca) return;
    baru = await tanyaJabatanBaru(lembar, daftar, dibaca.lajur);
  }
  const { langkah, lajur, diganti } = /** @type {Dibaca} */ (dibaca);
  const id = Object.fromEntries(Object.entries(baru).map(([kata, satu]) => [kata, satu.id]));
  const jabatan = Object.values(baru).map((satu) => ({ aksi: "isi", tempat: [satu.id], nilai: satu.nilai }));
  await halaman.antrean.ubahBersama([
    ...(jabatan.length ? [{ berkas: `${daftar.folder}/jabatan.yaml`, suntingan: jabatan }] : []),
    { berkas: lembar.berkas, suntingan: suntinganTempel(lembar, langkah, lajur, id, diganti ? diganti : baris, diganti) },
  ], `${langkah.length} langkah dari tabel ditambahkan.`);
}

/** What is asked of offices that no register has; null where the writer left it. @param {Lembar} lembar @param {Daftar} daftar @param {LajurTabel[]} lajur @returns {Promise<{[kata: string]: {id: string, nilai: Json}} | null>} */
async function tanyaJabatanBaru(lembar, daftar, lajur) {
  const unit = nilaiDi(lembar.isi, ["unit", "unit"]);
  /** @type {{[kata: string]: {id: string, nilai: Json}}} */
  const jadi = {};
  for (const { nama, kepala } of lajur.filter((satu) => satu.baru && !satu.jabatan)) {
    const nilai = await tanyaJabatan(kepala, typeof unit === "string" ? unit : null, daftar.unit);
    if (!nilai) return null;
    jadi[nama] = { id: idDari(kepala, { ...daftar.jabatan, ...Object.fromEntries(Object.values(jadi).map((satu) => [satu.id, ""])) }), nilai };
  }
  return jadi;
}

/**
 * The lanes of an SOP with those that a table has besides; in its columns, each by its name.
 * @param {Lembar} lembar
 * @param {Daftar} daftar
 * @param {string[]} kolom
 * @param {import("./sunting_tabel.js").Calon[]} calon
 * @param {string[]} disebut Who else is named as the one who does a step.
 * @returns {LajurTabel[]}
 */
function lajurTabel(lembar, daftar, kolom, calon, disebut) {
  /** @type {LajurTabel[]} */
  const lajur = (lembar.tabel ? lembar.tabel.lajur : []).map((satu) => ({ nama: satu.nama, kepala: satu.kepala, id: satu.jabatan, jabatan: daftar.jabatan[satu.jabatan] || satu.jabatan, baru: false }));
  /** @type {LajurTabel | undefined} */
  let lalu;
  /** @param {string} kata @returns {LajurTabel} */
  const untuk = (kata) => {
    const id = jabatanDari(kata, daftar, lembar);
    const ada = lajur.filter((satu) => (id ? satu.id === id : satu.nama === kata));
    if (ada.length) return ada[0];
    const satu = { nama: id || kata, kepala: kata, id, jabatan: id ? daftar.jabatan[id] : "", baru: true };
    // It stands where the table has it: behind the lane of the column before.
    lajur.splice(lalu ? lajur.indexOf(lalu) + 1 : lajur.some((lain) => kolom.includes(`lajur:${lain.nama}`)) ? 0 : lajur.length, 0, satu);
    return satu;
  };
  kolom.forEach((jenis, x) => {
    const baru = calon.find((satu) => satu.x === x);
    if (baru) {
      lalu = untuk(baru.kata);
      kolom[x] = `lajur:${lalu.nama}`;
    } else if (jenis.startsWith("lajur:")) lalu = lajur.find((satu) => `lajur:${satu.nama}` === jenis) || lalu;
  });
  for (const kata of disebut) if (jabatanDari(kata, daftar, lembar)) lalu = untuk(kata);
  return lajur;
}

/**
 * Show what was read of a table; what becomes of it.
 * @param {Lembar} lembar
 * @param {string[][]} tabel
 * @param {Daftar} daftar
 * @param {number} baris Where the steps shall stand.
 * @param {Dibaca | null} lalu What was made of it before.
 * @returns {Promise<Dibaca | null>}
 */
async function tanyaTempel(lembar, tabel, daftar, baris, lalu) {
  const { kolom: terbaca, kepala, calon } = kolomDari(tabel, (lembar.tabel ? lembar.tabel.lajur : []).map((satu) => ({ nama: satu.nama, kepala: satu.kepala, jabatan: daftar.jabatan[satu.jabatan] || satu.jabatan })));
  const isi = tabel.slice(kepala);
  const semua = lajurTabel(lembar, daftar, terbaca, calon, [...new Set(isi.flatMap((satu) => satu.filter((kata, x) => kata && terbaca[x] === "pelaksana")))]);
  const kolom = lalu ? lalu.kolom : terbaca;
  const luar = el("div", { class: "sop-gulir sunting-tempel", tabindex: 0, role: "region", "aria-label": "Langkah yang terbaca" });
  const kata = el("p", { role: "status" });
  const tentang = el("div");
  /** @type {Terbaca[]} */
  let langkah = lalu ? lalu.langkah : [];
  const lama = lembar.tabel ? lembar.tabel.langkah : [];
  const ganti = el("input", { type: "checkbox", checked: lalu ? lalu.diganti > 0 : lama.length > 0 && lama.every((satu) => CONTOH.test(satu.uraian)) });
  const sebutan = (/** @type {LajurTabel} */ satu) => `${satu.kepala}${satu.baru ? (satu.jabatan ? " (lajur baru)" : " (lajur dan jabatan baru)") : ""}`;
  const pilihKolom = kolom.map((jenis, x) => {
    const pilihan = { ...JENIS, ...Object.fromEntries(semua.map((satu) => [`lajur:${satu.nama}`, `Lajur ${sebutan(satu)}`])) };
    const kotak = el("select", { "aria-label": `Kolom ${x + 1}`, change: () => { kolom[x] = kotak.value; baca(); } }, ...Object.entries(pilihan).map(([nilai, kata]) => el("option", { value: nilai }, kata)));
    kotak.value = jenis;
    return kotak;
  });
  const dipakai = () => semua.filter((satu) => !satu.baru || kolom.includes(`lajur:${satu.nama}`) || langkah.some((ini) => ini.pelaksana.includes(satu.nama)));
  /** @param {Terbaca} satu @param {number} at @returns {HTMLElement} */
  const pelaku = (satu, at) => {
    const kotak = el("select", { "aria-label": `Pelaksana langkah ${at + 1}`, change: () => { satu.pelaksana = kotak.value ? kotak.value.split("\n") : []; satu.ragu = satu.ragu.filter((ragu) => ragu !== TANPA_PELAKSANA); tulis(); } }, el("option", { value: "" }, "?"), ...semua.map((ini) => el("option", { value: ini.nama }, sebutan(ini))));
    if (satu.pelaksana.length > 1) kotak.append(el("option", { value: satu.pelaksana.join("\n") }, satu.pelaksana.map((nama) => (semua.find((ini) => ini.nama === nama) || { kepala: nama }).kepala).join(" + ")));
    kotak.value = satu.pelaksana.join("\n");
    return kotak;
  };
  const tulis = () => {
    const ragu = langkah.filter((satu) => satu.ragu.length).length;
    const baru = dipakai().filter((satu) => satu.baru).map(sebutan);
    const lewat = terlewat(isi, kolom).map((x) => `${x + 1} («${contohKolom(tabel, x)}»)`);
    fill(kata, `${langkah.length} langkah terbaca${ragu ? `, ${ragu} di antaranya diragukan` : ""}. Panah dan keputusan tidak ikut dari gambar: periksa sesudahnya.`);
    fill(tentang, baru.length > 0 && el("p", {}, `Ditambahkan juga: ${baru.join(", ")}.`), lewat.length > 0 && el("p", {}, `Yang tidak ikut: kolom ${lewat.join(", ")}. Pilih isinya di «Kolom» bila perlu.`));
    fill(
      luar,
      el("table", {}, el("thead", {}, el("tr", {}, ...["No.", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Ket", "Yang diragukan"].map((satu) => el("th", { scope: "col" }, satu)))), el("tbody", {}, ...langkah.map((satu, at) => el("tr", { "data-ragu": satu.ragu.length ? "ya" : null }, el("td", {}, at + 1), el("td", {}, satu.uraian.slice(0, TAMPAK)), el("td", {}, pelaku(satu, at)), ...[satu.kelengkapan.join("; "), satu.waktu, satu.output.join("; "), satu.ket.join("; ")].map((kata) => el("td", {}, kata.slice(0, TAMPAK))), el("td", {}, satu.ragu.join("; ")))))),
    );
  };
  const baca = () => {
    langkah = langkahDari(isi, kolom, semua);
    tulis();
  };
  if (lalu) tulis();
  else baca();
  return dialog(
    "Langkah dari tabel",
    [
      kata,
      tentang,
      luar,
      el("details", { class: "sunting-lipatan", open: !kolom.includes("uraian") || terlewat(isi, kolom).length > 0 }, el("summary", {}, "Kolom"), ...pilihKolom.map((kotak, x) => barisIsian(`Kolom ${x + 1}: ${contohKolom(tabel, x)}`, kotak))),
      lama.length ? el("p", {}, el("label", {}, ganti, ` Ganti ${lama.length} langkah yang ada`)) : "",
    ],
    [{ kata: "Tambahkan", utama: true, nilai: () => (langkah.length ? { langkah, kolom, lajur: dipakai(), diganti: ganti.checked ? lama.length : 0 } : null) }],
    "lebar",
  );
}

/** @param {string[][]} tabel @param {number} x @returns {string} */
const contohKolom = (tabel, x) => (tabel.map((satu) => satu[x] || "").find(Boolean) || "kosong").slice(0, 40);

/** @param {string[]} butir @returns {string | string[] | null} */
const satuAtauBanyak = (butir) => (butir.length > 1 ? butir : butir[0] || null);

/**
 * The edits: lanes that are new, steps from a row on, those that they replace away, and what is in doubt told in the file.
 * @param {Lembar} lembar
 * @param {Terbaca[]} langkah
 * @param {LajurTabel[]} lajur
 * @param {{[kata: string]: string}} id Of offices that are new themselves.
 * @param {number} baris
 * @param {number} diganti
 * @returns {object[]}
 */
function suntinganTempel(lembar, langkah, lajur, id, baris, diganti) {
  /** @param {string} nama */
  const bernama = (nama) => id[nama] || nama;
  const ada = daftarDi(lembar, "pelaksana");
  const urut = (lembar.tabel ? lembar.tabel.lajur : []).map((satu) => satu.nama);
  const pelaksana = lajur.map((satu) => (satu.baru ? bernama(satu.nama) : ada[urut.indexOf(satu.nama)]));
  const dulu = daftarDi(lembar, "perlu_diperiksa");
  // What was in doubt of steps that go is in doubt no more.
  const lalu = diganti ? dulu.filter((satu) => !String(satu).includes(DITEMPEL)) : dulu;
  let kini = lajur[0];
  /** @type {string[]} */
  const ragu = [];
  const baru = langkah.map((satu, at) => {
    const { uraian, waktu } = satu;
    kini = lajur.find((ini) => ini.nama === satu.pelaksana[0]) || kini;
    for (const kata of satu.ragu) ragu.push(`Langkah «${uraian.slice(0, TAMPAK)}»${DITEMPEL}${kata}${kata === TANPA_PELAKSANA && kini ? `, ditaruh di lajur ${kini.kepala}` : ""}.`);
    return { aksi: "tambah", baris: baris + at, isi: { uraian, pelaksana: satuAtauBanyak((satu.pelaksana.length || !kini ? satu.pelaksana : [kini.nama]).map(bernama)), kelengkapan: satuAtauBanyak(satu.kelengkapan), waktu: waktu || null, output: satuAtauBanyak(satu.output), ket: satuAtauBanyak(satu.ket) } };
  });
  return [
    ...(lajur.some((satu) => satu.baru) ? [{ aksi: "isi", tempat: ["pelaksana"], nilai: pelaksana }] : []),
    ...baru,
    ...Array.from({ length: diganti }, () => ({ aksi: "hapus", baris: 0 })),
    ...(ragu.length || lalu.length < dulu.length ? [{ aksi: "isi", tempat: ["perlu_diperiksa"], nilai: [...lalu, ...ragu] }] : []),
  ];
}

/** What stands at a key as a list. @param {Lembar} lembar @param {string} kunci @returns {Json[]} */
function daftarDi(lembar, kunci) {
  const isi = nilaiDi(lembar.isi, [kunci]);
  return Array.isArray(isi) ? isi : isi === null ? [] : [isi];
}
