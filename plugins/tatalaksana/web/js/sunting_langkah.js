// One step: the panel of who does it, where it leads and every key that has no cell; and what is asked when one comes or goes.

import { el, fill } from "./elements.js";
import { isianBaris, isianButir, isianPilihan, isianTeks } from "./sunting_isian.js";
import { barisIsian, barisRingkas, dialog } from "./sunting_dialog.js";
import { nilaiDi } from "./sunting_mesin.js";

/**
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Kunci} Kunci
 * @typedef {import("./sunting_mesin.js").Daftar} Daftar
 * @typedef {import("./sunting_mesin.js").Tabel} Tabel
 * @typedef {{lembar: Lembar, kini: () => Lembar, belum: () => object[], daftar: Daftar, ubah: (suntingan: object, kata?: string) => void, pilih: (baris: number) => void, hapus: (baris: number) => void, tambah: (baris: number) => void, bukaSop: (nama: string) => void, lainnya: (baris: number) => (HTMLElement | null)[]}} Bahan `belum`: edits of this file that nobody has answered yet; `lainnya`: what else a step says, in groups of keys.
 */

/** The keys of a step that have a cell, and what stands in one. */
const SEL = ["kelengkapan", "waktu", "output", "ket", "rincian", "formulir"];

/** What else may be named by an id. @param {Kunci} kunci @param {Daftar} daftar @returns {{[id: string]: string} | undefined} */
export function pilihanDari(kunci, daftar) {
  if (kunci.jenis === "pilihan") return Object.fromEntries(kunci.pilihan.map((satu) => [satu, satu]));
  if (kunci.jenis === "ya") return { ya: "ya" };
  if (kunci.jenis === "profil") return Object.fromEntries(daftar.profil.map((satu) => [satu, satu]));
  if (kunci.jenis === "sop" || kunci.jenis === "daftar-sop") return Object.fromEntries(daftar.berkas.filter((satu) => satu.jenis === "sop").map((satu) => [satu.nama, satu.nama]));
  const register = /** @type {{[jenis: string]: {[id: string]: string}}} */ (/** @type {unknown} */ (daftar));
  const nama = kunci.jenis.replace("daftar-", "");
  return ["unit", "jabatan", "peraturan", "formulir"].includes(nama) ? register[nama] : undefined;
}

/**
 * The field of a key.
 * @param {Kunci} kunci
 * @param {Json} nilai
 * @param {Daftar} daftar
 * @param {(nilai: Json) => void} [dipilih] What a choice does at once.
 * @returns {import("./sunting_isian.js").Isian}
 */
export function isianUntuk(kunci, nilai, daftar, dipilih) {
  const pilihan = pilihanDari(kunci, daftar);
  const sifat = { kata: kunci.sebutan, pilihan };
  const tertutup = ["pilihan", "ya", "unit", "jabatan", "profil"].includes(kunci.jenis);
  /** @type {import("./sunting_isian.js").Isian} */
  const isian =
    tertutup && Object.keys(pilihan || {}).length < 60 ? isianPilihan(nilai, { ...sifat, berubah: () => dipilih && dipilih(isian.nilai()) })
    : kunci.jenis.startsWith("daftar") ? isianButir(nilai, sifat)
    : pilihan ? isianBaris(nilai, sifat)
    : isianTeks(nilai, sifat);
  return isian;
}

/** Said where a field is typed in, and where it is left. */
export const DIKETIK = "sunting-diketik";

/**
 * The same, which is changed when it is left.
 * @param {Kunci} kunci
 * @param {Json} nilai
 * @param {import("./sunting_mesin.js").Tempat} tempat
 * @param {{daftar: Daftar, ubah: (suntingan: object) => void}} bahan
 * @returns {HTMLElement}
 */
export function isianKunci(kunci, nilai, tempat, { daftar, ubah }) {
  /** @param {Json} baru */
  const simpan = (baru) => ubah({ aksi: "isi", tempat, nilai: baru });
  const isian = isianUntuk(kunci, nilai, daftar, simpan);
  const semula = JSON.stringify(isian.nilai());
  /** @param {"terus" | "selesai" | "batal"} kini */
  const kabarkan = (kini) => isian.elemen.dispatchEvent(new CustomEvent(DIKETIK, { bubbles: true, detail: { tempat, isian, kini } }));
  let diketik = false;
  isian.elemen.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLSelectElement) return;
    diketik = true;
    kabarkan("terus");
  });
  const ditinggal = () => {
    const beda = JSON.stringify(isian.nilai()) !== semula;
    if (diketik) kabarkan(beda ? "selesai" : "batal");
    diketik = false;
    if (beda) simpan(isian.nilai());
  };
  isian.elemen.addEventListener("focusout", () => setTimeout(() => {
    if (!isian.elemen.contains(document.activeElement)) ditinggal();
  }));
  isian.elemen.addEventListener("keydown", (event) => {
    const satu = /** @type {KeyboardEvent} */ (event);
    if (satu.key === "Enter" && (satu.ctrlKey || (satu.target instanceof HTMLInputElement && !kunci.jenis.startsWith("daftar"))) && document.activeElement instanceof HTMLElement) {
      satu.preventDefault();
      document.activeElement.blur();
    }
  });
  return isian.elemen;
}

/**
 * Draw the panel.
 * @param {HTMLElement} luar
 * @param {number} baris
 * @param {Bahan} bahan
 */
export function panelLangkah(luar, baris, bahan) {
  const { lembar } = bahan;
  const langkah = lembar.tabel ? lembar.tabel.langkah[baris] : null;
  if (!lembar.tabel || !langkah) {
    fill(luar, el("p", {}, lembar.tabel ? "Pilih langkah pada lembar." : "Perbaiki dahulu galatnya; langkah-langkahnya belum terbaca."));
    return;
  }
  const banyak = lembar.tabel.langkah.length;
  const kegiatan = nilaiDi(lembar.isi, ["kegiatan", baris]);
  /** @param {string} kata @param {number} ke @param {boolean} mati */
  const geser = (kata, ke, mati) => el("button", { type: "button", class: "sop-tombol", disabled: mati, click: () => bahan.pilih(ke) }, kata);
  /** @param {string} kata @param {object} suntingan @param {boolean} mati @param {string} ujar */
  const tombol = (kata, suntingan, mati, ujar) => el("button", { type: "button", class: "sop-tombol", disabled: mati, click: () => bahan.ubah(suntingan, ujar) }, kata);
  /** @param {Kunci} satu Cells first, in their order; then what is rare. */
  const urutan = (satu) => (SEL.indexOf(satu.nama) + SEL.length + 1) % (SEL.length + 1);
  const sel = (lembar.kunci.kegiatan || []).filter((satu) => !["tersendiri", "kelompok"].includes(satu.jenis)).sort((satu, lain) => urutan(satu) - urutan(lain));
  fill(
    luar,
    el("h2", {}, langkah.nomor ? `Langkah ${langkah.nomor}` : `Baris ke-${baris + 1}`),
    el("p", { class: "sunting-deret" }, geser("‹ Sebelumnya", baris - 1, baris === 0), geser("Berikutnya ›", baris + 1, baris === banyak - 1)),
    barisIsian("Kegiatan", isianKunci({ nama: "uraian", di: ["uraian"], sebutan: "Kegiatan", uraian: "", jenis: "teks", pilihan: [], kelompok: "", jamak: false }, nilaiDi(kegiatan, ["uraian"]), ["kegiatan", baris, "uraian"], bahan)),
    !langkah.judul && barisIsian("Pelaksana", pelaksana(baris, bahan)),
    !langkah.judul && jalanKeluar(baris, bahan),
    ...sel.flatMap((kunci) => [barisRingkas(kunci.sebutan, isianKunci(kunci, nilaiDi(kegiatan, kunci.di), ["kegiatan", baris, ...kunci.di], bahan), kunci.uraian), kunci.nama === "rincian" ? keRincian(nilaiDi(kegiatan, ["rincian"]), bahan) : null]),
    ...bahan.lainnya(baris),
    el(
      "p",
      { class: "sunting-deret" },
      tombol("↑ Naikkan", { aksi: "pindah", baris, ke: baris - 1 }, baris === 0, "Langkah dinaikkan"),
      tombol("↓ Turunkan", { aksi: "pindah", baris, ke: baris + 1 }, baris === banyak - 1, "Langkah diturunkan"),
      el("button", { type: "button", class: "sop-tombol", click: () => bahan.tambah(baris + 1) }, "+ Langkah di bawah"),
      el("button", { type: "button", class: "sop-tombol", click: () => bahan.hapus(baris) }, "Hapus langkah"),
    ),
  );
}

/** A way to the SOP that details a step; one that nobody has written yet begins there. @param {Json} rincian @param {Bahan} bahan @returns {HTMLElement | null} */
function keRincian(rincian, bahan) {
  const nama = nilaiDi(rincian, ["sop"]) || nilaiDi(rincian, ["teks"]);
  if (typeof nama !== "string" || !nama) return null;
  const ada = bahan.daftar.berkas.some((satu) => satu.jenis === "sop" && (satu.nama === nama || satu.id === nama));
  return el("p", {}, el("button", { type: "button", class: "sop-tombol", click: () => bahan.bukaSop(nama) }, ada ? "Buka SOP itu" : "Buat SOP itu…"));
}

/** Boxes to tick, one a lane. @param {number} baris @param {Bahan} bahan @returns {HTMLElement} */
function pelaksana(baris, bahan) {
  const tabel = bahan.lembar.tabel;
  const langkah = tabel ? tabel.langkah[baris] : null;
  return el(
    "div",
    { class: "sunting-lajur", role: "group", "aria-label": "Pelaksana" },
    ...(tabel ? tabel.lajur : []).map((satu) => {
      const ada = Boolean(langkah && langkah.pelaksana.includes(satu.nama));
      const kotak = el("input", { type: "checkbox", checked: ada, change: () => bahan.ubah({ aksi: "lajur", baris, lajur: satu.nama, cara: kotak.checked ? "tambah" : "cabut" }, kotak.checked ? `${satu.kepala} ikut` : `${satu.kepala} tidak lagi`) });
      return el("label", {}, kotak, satu.kepala);
    }),
  );
}

/** Where the step leads, one part for each of its symbols. @param {number} baris @param {Bahan} bahan @returns {HTMLElement} */
function jalanKeluar(baris, bahan) {
  const tabel = bahan.lembar.tabel;
  const langkah = tabel ? tabel.langkah[baris] : null;
  return el("div", { class: "sunting-jalan" }, ...(langkah ? langkah.simbol.map((satu, at) => jalanSimbol(baris, langkah.banyak ? at : null, bahan)) : []));
}

/** @param {number} baris @param {number | null} simbol @param {Bahan} bahan @returns {HTMLElement} */
function jalanSimbol(baris, simbol, bahan) {
  const tabel = bahan.lembar.tabel;
  const satu = tabel ? tabel.langkah[baris].simbol[simbol || 0] : null;
  if (!tabel || !satu) return el("div");
  const nama = simbol === null ? "" : ` ${(tabel.lajur.find((lajur) => lajur.nama === satu.pelaksana) || { kepala: satu.pelaksana }).kepala}`;
  const berikut = tabel.langkah.findIndex((langkah, at) => at > baris && !langkah.judul);
  const bawah = berikut < 0 ? "selesai" : berikut;
  /** Exits as they are once those that were asked for are changed: two that come fast don't undo each other. */
  const terbaru = () => {
    const diminta = /** @type {{aksi: string, baris: number, simbol: number | null, jalan: import("./sunting_mesin.js").Jalan[]}[]} */ (bahan.belum()).filter((satu) => satu.aksi === "jalan" && satu.baris === baris && satu.simbol === simbol).pop();
    if (diminta) return diminta.jalan;
    const { tabel: ini } = bahan.kini();
    return (ini && ini.langkah[baris] && ini.langkah[baris].simbol[simbol || 0] ? ini.langkah[baris].simbol[simbol || 0] : satu).jalan;
  };
  /** @param {boolean} keputusan @param {(jalan: import("./sunting_mesin.js").Jalan[]) => import("./sunting_mesin.js").Jalan[]} jadi */
  const simpan = (keputusan, jadi) => bahan.ubah({ aksi: "jalan", baris, simbol, keputusan, jalan: jadi(terbaru()) }, "Jalan keluar diubah");
  /** @param {number} at @param {(jalan: import("./sunting_mesin.js").Jalan) => Partial<import("./sunting_mesin.js").Jalan>} beda */
  const dengan = (at, beda) => simpan(true, (semua) => semua.map((jalan, lain) => (lain === at ? { ...jalan, ...beda(jalan) } : jalan)));
  /** @param {string | number} kini @param {string} kata @param {(ke: string | number) => void} dipilih @param {string} [bawaan] */
  const tujuan = (kini, kata, dipilih, bawaan) => {
    const kotak = el("select", { "aria-label": kata, change: () => dipilih(kotak.value === "selesai" || kotak.value === "" ? kotak.value : Number(kotak.value)) });
    if (bawaan) kotak.append(el("option", { value: "" }, bawaan));
    tabel.langkah.forEach((langkah, at) => {
      if (!langkah.judul && at !== baris) kotak.append(el("option", { value: at }, `${langkah.sebutan} ${langkah.uraian.slice(0, 50)}`));
    });
    kotak.append(el("option", { value: "selesai" }, "Selesai"));
    if (typeof kini === "string" && kini !== "selesai" && kini) kotak.append(el("option", { value: kini, disabled: true }, `${kini} (tidak ada)`));
    kotak.value = String(kini);
    return kotak;
  };
  const judul = el(
    "p",
    {},
    el("b", {}, `Sesudah ini${nama}`),
    " ",
    satu.keputusan
      ? el("button", { type: "button", class: "sop-tombol", click: () => simpan(false, () => []) }, "Bukan keputusan lagi")
      : el("button", { type: "button", class: "sop-tombol", click: () => simpan(true, () => [{ kata: "ya", ke: [bawah] }, { kata: "tidak", ke: [baris > 0 ? baris - 1 : "selesai"] }]) }, "Jadikan keputusan"),
  );
  if (!satu.keputusan) {
    const kini = satu.jalan[0] ? satu.jalan[0].ke : [];
    return el(
      "div",
      {},
      judul,
      ...(kini.length ? kini : [""]).map((ke, at) => el("p", { class: "sunting-cip" }, "→ ", tujuan(ke, `Langkah sesudah ini${nama}${at ? `, cabang ${at + 1}` : ""}`, (baru) => {
        const semua = [...kini];
        if (baru === "") semua.splice(at, 1);
        else semua[at] = baru;
        simpan(false, () => (semua.length ? [{ kata: "", ke: semua }] : []));
      }, at ? "(hapus cabang)" : berikut < 0 ? "selesai" : "baris di bawahnya"))),
      kini.length > 0 && el("button", { type: "button", class: "sop-tombol", click: () => simpan(false, () => [{ kata: "", ke: [...kini, bawah] }]) }, "+ Cabang serentak"),
    );
  }
  return el(
    "div",
    {},
    judul,
    ...satu.jalan.map((jalan, at) => {
      const kata = el("input", { type: "text", value: jalan.kata, "aria-label": `Kata jalan keluar ${at + 1}${nama}`, change: () => dengan(at, () => ({ kata: kata.value.trim() })) });
      return el(
        "p",
        { class: "sunting-cip" },
        kata,
        " → ",
        ...jalan.ke.map((ke, satunya) => tujuan(ke, `Tujuan «${jalan.kata}»${nama}`, (baru) => dengan(at, (ini) => ({ ke: ini.ke.map((lain, nomor) => (nomor === satunya ? baru : lain)) })))),
        satu.jalan.length > 2 && el("button", { type: "button", class: "sop-tombol", "aria-label": `Hapus jalan «${jalan.kata}»`, click: () => simpan(true, (semua) => semua.filter((lain) => lain.kata !== jalan.kata)) }, "×"),
      );
    }),
    el("button", { type: "button", class: "sop-tombol", click: () => simpan(true, (semua) => [...semua, { kata: kataBaru(semua), ke: [bawah] }]) }, "+ Jalan keluar"),
  );
}

/** @param {import("./sunting_mesin.js").Jalan[]} jalan @returns {string} Words that no exit has. */
function kataBaru(jalan) {
  const ada = jalan.map((satu) => satu.kata);
  return ["lainnya", "ragu", ...ada.map((satu, at) => `jalan ${at + 1}`), "jalan lain"].find((satu) => !ada.includes(satu)) || "lainnya";
}

/**
 * Ask for a new step; the edits for it. What leads by name from the row above to the row below may lead to the new one instead.
 * @param {Tabel} tabel
 * @param {number} baris Where it shall stand.
 * @returns {Promise<object[] | null>}
 */
export function tanyaLangkah(tabel, baris) {
  const uraian = isianTeks(null, { kata: "Kegiatan" });
  const atas = tabel.langkah[Math.max(0, baris - 1)];
  const lajur = isianPilihan(atas && atas.pelaksana[0] ? atas.pelaksana[0] : tabel.lajur[0].nama, { kata: "Pelaksana", wajib: true, pilihan: Object.fromEntries(tabel.lajur.map((satu) => [satu.nama, satu.kepala])) });
  const salah = el("p", { role: "alert" });
  const lewat = baris > 0 && atas ? atas.simbol.flatMap((simbol, nomor) => simbol.jalan.flatMap((jalan, at) => (jalan.ke.includes(baris) ? [{ nomor, at, kotak: el("input", { type: "checkbox", checked: true }), kata: jalan.kata }] : []))) : [];
  const alihkan = lewat.map((satu) => el("label", {}, satu.kotak, `${atas.sebutan}${satu.kata && `, «${satu.kata}»`}: kini menuju ${tabel.langkah[baris].sebutan}`));
  /** @param {number} at */
  const sebut = (at) => `${tabel.langkah[at].sebutan} «${tabel.langkah[at].uraian.slice(0, 60)}»`;
  const letak = baris >= tabel.langkah.length ? `Sesudah ${sebut(baris - 1)}.` : baris ? `Di antara ${sebut(baris - 1)} dan ${sebut(baris)}.` : `Sebelum ${sebut(0)}.`;
  const isian = [el("p", {}, letak), barisIsian("Kegiatan", uraian.elemen, "Diawali kata kerja."), barisIsian("Pelaksana", lajur.elemen), alihkan.length ? barisIsian("Alihkan ke langkah baru ini", el("div", { class: "sunting-lajur" }, ...alihkan)) : "", salah];
  return dialog("Langkah baru", isian, [{ kata: "Tambahkan", utama: true, nilai: () => {
    if (!uraian.nilai()) fill(salah, "Tulis kegiatannya.");
    if (!uraian.nilai()) return null;
    return [{ aksi: "tambah", baris, isi: { uraian: uraian.nilai(), pelaksana: lajur.nilai() } }, ...dialihkan(atas, baris, lewat.filter((satu) => satu.kotak.checked))];
  } }]);
}

/**
 * The edits by which exits of the row above lead to a row that was put in below it.
 * @param {import("./sunting_mesin.js").Langkah | undefined} atas
 * @param {number} baris
 * @param {{nomor: number, at: number}[]} lewat
 * @returns {object[]}
 */
function dialihkan(atas, baris, lewat) {
  return (atas ? atas.simbol : []).flatMap((simbol, nomor) => {
    const dari = lewat.filter((satu) => satu.nomor === nomor).map((satu) => satu.at);
    /** @param {string | number} ke @param {boolean} beralih */
    const kini = (ke, beralih) => (typeof ke === "number" && ke >= baris && !(beralih && ke === baris) ? ke + 1 : ke);
    const jalan = simbol.jalan.map((satu, at) => ({ ...satu, ke: satu.ke.map((ke) => kini(ke, dari.includes(at))) }));
    return dari.length ? [{ aksi: "jalan", baris: baris - 1, simbol: atas && atas.banyak ? nomor : null, keputusan: simbol.keputusan, jalan }] : [];
  });
}

/**
 * Ask where shall lead what led to a step that goes.
 * @param {Tabel} tabel
 * @param {number} baris The step that goes.
 * @param {string[]} asal What leads to it, in words.
 * @returns {Promise<number | "selesai" | null>}
 */
export async function tanyaTujuan(tabel, baris, asal) {
  const lain = tabel.langkah.map((satu, at) => [String(at), `${satu.sebutan} ${satu.uraian.slice(0, 60)}`]).filter((_, at) => at !== baris && tabel.langkah[at].nomor);
  const pilihan = Object.fromEntries([...lain, ["selesai", "Selesai"]]);
  const bawaan = String(baris + 1) in pilihan ? String(baris + 1) : "selesai";
  const tujuan = isianPilihan(bawaan, { kata: "Tujuan pengganti", wajib: true, pilihan });
  const ganti = await dialog("Ke mana panahnya sesudah itu?", [el("ul", {}, ...asal.map((satu) => el("li", {}, satu))), barisIsian("Tujuan pengganti", tujuan.elemen)], [{ kata: "Hapus langkah", utama: true, nilai: () => String(tujuan.nilai()) }]);
  if (!ganti) return null;
  return ganti === "selesai" ? ganti : Number(ganti);
}
