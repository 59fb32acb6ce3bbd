// A table from the clipboard, of Word or of Excel, read as steps: which column is what, by its head; what is in doubt is said.

import { fold } from "./fold.js";

/**
 * @typedef {{teks: string, ragu: string[]}} Isi
 * @typedef {{uraian: string, pelaksana: string[], kelengkapan: string[], waktu: string, output: string[], ket: string[], ragu: string[]}} Terbaca One step; `ragu`: what is in doubt, in words.
 * @typedef {{nama: string, kepala: string, jabatan: string}} Lajur
 * @typedef {{x: number, kata: string}} Calon A column of marks whose head names no lane that is there.
 */

/** The columns of the form by the words of their heads. @type {[string, RegExp][]} */
const KEPALA = [
  ["no", /^(no|nomor|nomer)\b\.?$/],
  ["kelengkapan", /kelengkapan|persyaratan|perlengkapan/],
  ["waktu", /^waktu|durasi|jangka waktu/],
  ["output", /output|keluaran|^hasil/],
  ["ket", /^ket(erangan)?\b/],
  ["uraian", /kegiatan|uraian|aktivitas|prosedur|^langkah|tahapan/],
  ["pelaksana", /^pelaksana$|^pelaku|penanggung ?jawab|^oleh$/],
];
/** What is said of a step whose lane is not known. */
export const TANPA_PELAKSANA = "pelaksananya tidak terbaca";
/** Signs of a list's item at the begin of a line. */
const BUTIR = /^\s*(?:[-•·▪*–]|\(?[0-9a-z][.)])\s+/i;
/** What stands in a lane where a symbol is: one sign, or one letter. */
const TANDA = /^(?:[^\p{L}\p{N}\s]{1,3}|[vxoy]|ya)$/iu;
/** What stands there where none is: nothing, a dash, an arrow that passes. */
const TANPA = /^[-–—←-⇿─-╿|\s]*$/u;
/** A row that numbers the columns, or says nothing. */
const PENOMORAN = /^\(?\d{1,2}\)?$/;
/** The most rows and columns that a table of steps has. */
const [MOST_ROWS, MOST_COLUMNS] = [500, 40];

/**
 * The cells of a table in a clipboard, those that are one cell repeated where they reach; none where there is no table.
 * @param {string} html
 * @param {string} teks
 * @returns {string[][]}
 */
export function tabelDari(html, teks) {
  // Styles would be refused by the page's policy, and say nothing here.
  const polos = html.replace(/<style[^]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, "");
  const tabel = polos ? new DOMParser().parseFromString(polos, "text/html").querySelector("table") : null;
  const baris = tabel ? selTabel(tabel) : selTeks(teks);
  return baris.length && baris.some((satu) => satu.length > 1) ? baris : [];
}

/** @param {HTMLTableElement} tabel @returns {string[][]} */
function selTabel(tabel) {
  /** @type {string[][]} */
  const baris = [];
  [...tabel.rows].slice(0, MOST_ROWS).forEach((tr, at) => {
    baris[at] = baris[at] || [];
    let kolom = 0;
    for (const td of tr.cells) {
      while (baris[at][kolom] !== undefined) kolom += 1;
      const kata = isiSel(td);
      for (let y = at; y < Math.min(at + td.rowSpan, tabel.rows.length, MOST_ROWS); y += 1) {
        baris[y] = baris[y] || [];
        for (let x = kolom; x < Math.min(kolom + td.colSpan, MOST_COLUMNS); x += 1) baris[y][x] = kata;
      }
      kolom += td.colSpan;
    }
  });
  return baris.map((satu) => Array.from(satu, (kata) => kata || ""));
}

/** A cell's lines: paragraphs, items and breaks each on its own. @param {HTMLTableCellElement} td @returns {string} */
function isiSel(td) {
  /** @type {string[]} */
  const potong = [];
  /** @param {Node} simpul */
  const jalan = (simpul) => {
    if (simpul.nodeType === Node.TEXT_NODE) potong.push((simpul.textContent || "").replace(/\s+/g, " "));
    else if (simpul instanceof Element || simpul.nodeType === Node.ELEMENT_NODE) {
      const nama = /** @type {Element} */ (simpul).tagName;
      if (["STYLE", "SCRIPT", "TITLE"].includes(nama)) return;
      const sendiri = ["P", "DIV", "LI", "BR", "TR"].includes(nama);
      if (sendiri) potong.push("\n");
      if (nama === "LI") potong.push("- ");
      if (nama === "IMG" || nama.endsWith("SHAPE")) potong.push("■");
      simpul.childNodes.forEach(jalan);
      if (sendiri) potong.push("\n");
    }
  };
  td.childNodes.forEach(jalan);
  return potong.join("").split("\n").map((satu) => satu.trim()).filter(Boolean).join("\n");
}

/** Cells parted by tabs; one with a break stands in quotes. @param {string} teks @returns {string[][]} */
function selTeks(teks) {
  /** @type {string[][]} */
  const baris = [[]];
  const pola = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r|$)/g;
  while (pola.lastIndex < teks.length && baris.length <= MOST_ROWS) {
    const found = pola.exec(teks);
    if (!found) break;
    baris[baris.length - 1].push((found[1] === undefined ? found[2] : found[1].replace(/""/g, '"')).trim());
    if (found[3] !== "\t") baris.push([]);
  }
  return baris.filter((satu) => satu.some(Boolean));
}

/**
 * What each column is: a key of a step, «lajur:» with a lane's name, or nothing; how many rows are heads; and the columns
 * of marks that are no lane yet, as «lajur:» with what is over them.
 * @param {string[][]} baris
 * @param {Lajur[]} lajur
 * @returns {{kolom: string[], kepala: number, calon: Calon[]}}
 */
export function kolomDari(baris, lajur) {
  const banyak = Math.max(...baris.map((satu) => satu.length));
  /** @type {string[]} */
  const kolom = Array(banyak).fill("");
  let kepala = 0;
  baris.slice(0, 4).forEach((satu, at) => {
    const kini = Array.from({ length: banyak }, (_, x) => jenisKepala(satu[x] || "", lajur));
    const dikenal = kini.filter(Boolean).length;
    // A head's second row has under «Kegiatan» what reaches down from the first, or nothing, and no number.
    const lanjutan = kepala === at && satu.every((kata, x) => !/^\d+\.?$/.test(kata) && (kolom[x] !== "uraian" || !kata || kata === baris[at - 1][x]));
    if (kepala ? !(lanjutan && (dikenal || diBawahPelaksana(satu, baris[at - 1]))) : dikenal < 2) return;
    kini.forEach((jenis, x) => {
      if (jenis && (!kolom[x] || jenis.startsWith("lajur:") || kolom[x] === "pelaksana")) kolom[x] = jenis;
    });
    kepala = at + 1;
  });
  if (!kepala) tanpaKepala(baris, kolom);
  mutuTanpaRincian(baris.slice(0, kepala), kolom);
  return { kolom, kepala, calon: calonLajur(baris, kepala, kolom) };
}

/** Whether a row has nothing but names below «Pelaksana». @param {string[]} satu @param {string[]} atas @returns {boolean} */
function diBawahPelaksana(satu, atas) {
  const mulai = atas.findIndex((kata) => fold(kata) === "pelaksana");
  const terisi = satu.map((kata, x) => (kata && kata !== atas[x] ? x : -1)).filter((x) => x >= 0);
  return mulai >= 0 && terisi.length > 0 && terisi.every((x) => x >= mulai && (!atas[x] || fold(atas[x]) === "pelaksana") && !TANDA.test(satu[x]));
}

/** «Mutu Baku» over three columns that nobody has named: they stand in the form's order. @param {string[][]} kepala @param {string[]} kolom */
function mutuTanpaRincian(kepala, kolom) {
  for (const satu of kepala) {
    const x = satu.findIndex((kata) => /^mutu baku/.test(fold(kata)));
    const tanpa = [x, x + 1, x + 2].every((at) => kolom[at] === "" && kepala.every((lain) => !lain[at] || lain[at] === satu[x]));
    if (x >= 0 && tanpa) ["kelengkapan", "waktu", "output"].forEach((jenis, at) => { kolom[x + at] = jenis; });
  }
}

/** Columns with nothing but marks, by what is over them. @param {string[][]} baris @param {number} kepala @param {string[]} kolom @returns {Calon[]} */
function calonLajur(baris, kepala, kolom) {
  const isi = baris.slice(kepala).filter((satu) => !satu.every((kata) => !kata || PENOMORAN.test(kata)));
  const uraian = kolom.indexOf("uraian");
  /** @type {Calon[]} */
  const calon = [];
  kolom.forEach((jenis, x) => {
    if (!["", "pelaksana"].includes(jenis) && (jenis !== "uraian" || x === uraian)) return;
    const sel = isi.map((satu) => satu[x] || "").filter((kata) => !TANPA.test(kata));
    const atas = baris.slice(0, kepala).map((satu) => (satu[x] || "").replace(/\s+/g, " ").trim());
    const kata = atas.reverse().find((satu) => satu && fold(satu) !== "pelaksana") || "";
    const digolongkan = jenis === "pelaksana" && kata !== "" && !sel.length;
    if (kata && (digolongkan || (sel.length && sel.every((satu) => TANDA.test(satu))))) calon.push({ x, kata });
  });
  for (const { x, kata } of calon) kolom[x] = `lajur:${kata}`;
  return calon;
}

/** Columns that would be left out though something stands in them. @param {string[][]} baris Without heads. @param {string[]} kolom @returns {number[]} */
export function terlewat(baris, kolom) {
  return kolom.flatMap((jenis, x) => (jenis === "" && baris.some((satu) => satu[x] && !PENOMORAN.test(satu[x])) ? [x] : []));
}

/** @param {string} kata @param {Lajur[]} lajur @returns {string} */
function jenisKepala(kata, lajur) {
  const rata = fold(kata);
  if (!rata) return "";
  const milik = lajur.find((satu) => [satu.kepala, satu.jabatan, satu.nama].some((nama) => fold(nama) === rata));
  if (milik) return `lajur:${milik.nama}`;
  const found = KEPALA.find(([, pola]) => pola.test(rata));
  return found ? found[0] : "";
}

/** Without heads: a column of numbers, then the longest texts. @param {string[][]} baris @param {string[]} kolom */
function tanpaKepala(baris, kolom) {
  const panjang = kolom.map((_, x) => baris.reduce((jumlah, satu) => jumlah + (satu[x] || "").length, 0));
  if (baris.every((satu) => /^\d*\.?$/.test(satu[0] || ""))) kolom[0] = "no";
  const terpanjang = panjang.indexOf(Math.max(...panjang));
  kolom[terpanjang] = "uraian";
}

/**
 * The rows as steps.
 * @param {string[][]} baris Without heads.
 * @param {string[]} kolom
 * @param {Lajur[]} lajur
 * @returns {Terbaca[]}
 */
export function langkahDari(baris, kolom, lajur) {
  /** @type {Terbaca[]} */
  const langkah = [];
  /** @param {string[]} satu @param {string} jenis */
  const sel = (satu, jenis) => satu.filter((_, x) => kolom[x] === jenis).join("\n").trim();
  for (const satu of baris) {
    if (satu.every((kata) => !kata || PENOMORAN.test(kata))) continue; // numbers of columns, or nothing
    const uraian = sel(satu, "uraian").replace(/\s*\n\s*/g, " ").replace(/^\d+[.)]\s+/, "");
    const lalu = langkah[langkah.length - 1];
    const [kelengkapan, output, ket] = ["kelengkapan", "output", "ket"].map((jenis) => butirDari(sel(satu, jenis)));
    const waktu = sel(satu, "waktu").replace(/\s+/g, " ");
    if (!uraian) {
      // What a page cut goes on in the next row.
      if (!lalu) continue;
      lalu.kelengkapan.push(...kelengkapan);
      lalu.output.push(...output);
      lalu.ket.push(...ket);
      lalu.waktu = lalu.waktu || waktu;
      if (kelengkapan.length + output.length + ket.length) lalu.ragu.push("isinya disambung dari baris tanpa kegiatan");
      continue;
    }
    const pelaksana = pelaku(satu, kolom, lajur);
    langkah.push({ uraian, pelaksana, kelengkapan, waktu, output, ket, ragu: pelaksana.length ? [] : [TANPA_PELAKSANA] });
  }
  return langkah;
}

/** Whose step it is: the lanes with something in them, or whom the cell names. @param {string[]} satu @param {string[]} kolom @param {Lajur[]} lajur @returns {string[]} */
function pelaku(satu, kolom, lajur) {
  const bertanda = lajur.filter(({ nama }) => satu.some((kata, x) => kolom[x] === `lajur:${nama}` && !TANPA.test(kata))).map(({ nama }) => nama);
  if (bertanda.length) return bertanda;
  const disebut = satu.filter((kata, x) => kolom[x] === "pelaksana" && kata).map(fold);
  return lajur.filter((ini) => disebut.some((kata) => [ini.kepala, ini.jabatan, ini.nama].some((nama) => fold(nama) === kata))).map(({ nama }) => nama);
}

/** A cell's items: each line with a sign of its own; without signs it is one text. @param {string} kata @returns {string[]} */
function butirDari(kata) {
  const baris = kata.split("\n").filter(Boolean);
  if (!baris.length) return [];
  if (!baris.every((satu) => BUTIR.test(satu))) return [baris.join("\n")];
  return baris.map((satu) => satu.replace(BUTIR, ""));
}
