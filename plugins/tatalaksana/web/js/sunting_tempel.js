// Rows of a table that was copied elsewhere, looked at before they become steps.

import { el, fill } from "./elements.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { kolomDari, langkahDari, tabelDari } from "./sunting_tabel.js";

/**
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_tabel.js").Terbaca} Terbaca
 */

/** What a column may be. @type {{[jenis: string]: string}} */
const JENIS = { "": "(lewati)", no: "No.", uraian: "Kegiatan", pelaksana: "Pelaksana (nama)", kelengkapan: "Kelengkapan", waktu: "Waktu", output: "Output", ket: "Keterangan" };
/** How the first words of a draft's steps begin, which nobody has written yet. */
const CONTOH = /^Tuliskan kegiatan \d+/;
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
 * Show what was read of a table; the edits for it.
 * @param {Lembar} lembar
 * @param {string[][]} tabel
 * @param {{[id: string]: string}} jabatan
 * @param {number} baris Where the steps shall stand.
 * @returns {Promise<object[] | null>}
 */
export async function tanyaTempel(lembar, tabel, jabatan, baris) {
  const lajur = (lembar.tabel ? lembar.tabel.lajur : []).map((satu) => ({ nama: satu.nama, kepala: satu.kepala, jabatan: jabatan[satu.jabatan] || satu.jabatan }));
  const { kolom, kepala } = kolomDari(tabel, lajur);
  const luar = el("div", { class: "sop-gulir sunting-tempel", tabindex: 0, role: "region", "aria-label": "Langkah yang terbaca" });
  const kata = el("p", { role: "status" });
  /** @type {Terbaca[]} */
  let langkah = [];
  const lama = lembar.tabel ? lembar.tabel.langkah : [];
  const ganti = el("input", { type: "checkbox", checked: lama.length > 0 && lama.every((satu) => CONTOH.test(satu.uraian)) });
  const pilihKolom = kolom.map((jenis, x) => {
    const pilihan = { ...JENIS, ...Object.fromEntries(lajur.map((satu) => [`lajur:${satu.nama}`, `Lajur ${satu.kepala}`])) };
    const kotak = el("select", { "aria-label": `Kolom ${x + 1}`, change: () => { kolom[x] = kotak.value; baca(); } }, ...Object.entries(pilihan).map(([nilai, sebutan]) => el("option", { value: nilai }, sebutan)));
    kotak.value = jenis;
    return kotak;
  });
  /** @param {Terbaca} satu @param {number} at @returns {HTMLElement} */
  const pelaku = (satu, at) => {
    const kotak = el("select", { "aria-label": `Pelaksana langkah ${at + 1}`, change: () => { satu.pelaksana = kotak.value ? kotak.value.split("\n") : []; satu.ragu = satu.ragu.filter((ragu) => ragu !== "pelaksananya tidak terbaca"); tulis(); } }, el("option", { value: "" }, "?"), ...lajur.map((ini) => el("option", { value: ini.nama }, ini.kepala)));
    if (satu.pelaksana.length > 1) kotak.append(el("option", { value: satu.pelaksana.join("\n") }, satu.pelaksana.map((nama) => (lajur.find((ini) => ini.nama === nama) || { kepala: nama }).kepala).join(" + ")));
    kotak.value = satu.pelaksana.join("\n");
    return kotak;
  };
  const tulis = () => {
    const ragu = langkah.filter((satu) => satu.ragu.length).length;
    fill(kata, `${langkah.length} langkah terbaca${ragu ? `, ${ragu} di antaranya diragukan` : ""}. Panah dan keputusan tidak ikut dari gambar: periksa sesudahnya.`);
    fill(
      luar,
      el("table", {}, el("thead", {}, el("tr", {}, ...["No.", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Ket", "Yang diragukan"].map((satu) => el("th", { scope: "col" }, satu)))), el("tbody", {}, ...langkah.map((satu, at) => el("tr", { "data-ragu": satu.ragu.length ? "ya" : null }, el("td", {}, at + 1), el("td", {}, satu.uraian.slice(0, TAMPAK)), el("td", {}, pelaku(satu, at)), ...[satu.kelengkapan.join("; "), satu.waktu, satu.output.join("; "), satu.ket.join("; ")].map((isi) => el("td", {}, isi.slice(0, TAMPAK))), el("td", {}, satu.ragu.join("; ")))))),
    );
  };
  const baca = () => {
    langkah = langkahDari(tabel.slice(kepala), kolom, lajur);
    tulis();
  };
  baca();
  return dialog(
    "Langkah dari tabel",
    [
      kata,
      el("details", { class: "sunting-lipatan", open: !kolom.includes("uraian") }, el("summary", {}, "Kolom"), ...pilihKolom.map((kotak, x) => barisIsian(`Kolom ${x + 1}: ${contohKolom(tabel, x)}`, kotak))),
      luar,
      lama.length ? el("p", {}, el("label", {}, ganti, ` Ganti ${lama.length} langkah yang ada`)) : "",
    ],
    [{ kata: "Tambahkan", utama: true, nilai: () => (langkah.length ? suntinganTempel(lembar, langkah, lajur[0] ? lajur[0].nama : "", ganti.checked ? lama.length : baris, ganti.checked ? lama.length : 0) : null) }],
    "lebar",
  );
}

/** @param {string[][]} tabel @param {number} x @returns {string} */
const contohKolom = (tabel, x) => (tabel.map((satu) => satu[x] || "").find(Boolean) || "kosong").slice(0, 40);

/** @param {string[]} butir @returns {string | string[] | null} */
const satuAtauBanyak = (butir) => (butir.length > 1 ? butir : butir[0] || null);

/**
 * The edits: new steps from a row on, those that they replace away, and what is in doubt told in the file.
 * @param {Lembar} lembar
 * @param {Terbaca[]} langkah
 * @param {string} pertama The lane of a step whose own is not known.
 * @param {number} baris
 * @param {number} diganti
 * @returns {object[]}
 */
function suntinganTempel(lembar, langkah, pertama, baris, diganti) {
  let lajur = pertama;
  const baru = langkah.map((satu, at) => {
    lajur = satu.pelaksana[0] || lajur;
    const { uraian, waktu } = satu;
    return { aksi: "tambah", baris: baris + at, isi: { uraian, pelaksana: satuAtauBanyak(satu.pelaksana) || lajur, kelengkapan: satuAtauBanyak(satu.kelengkapan), waktu: waktu || null, output: satuAtauBanyak(satu.output), ket: satuAtauBanyak(satu.ket) } };
  });
  const isi = lembar.isi && typeof lembar.isi === "object" && !Array.isArray(lembar.isi) ? lembar.isi.perlu_diperiksa : null;
  const lalu = Array.isArray(isi) ? isi : isi == null ? [] : [isi];
  const ragu = langkah.flatMap((satu) => satu.ragu.map((kata) => `Langkah «${satu.uraian.slice(0, TAMPAK)}» dari tabel yang ditempel: ${kata}.`));
  return [
    ...baru,
    ...Array.from({ length: diganti }, () => ({ aksi: "hapus", baris: 0 })),
    ...(ragu.length ? [{ aksi: "isi", tempat: ["perlu_diperiksa"], nilai: [...lalu, ...ragu] }] : []),
  ];
}
