// The keys that have no place of their own on the sheet; and registers, profiles and forms, whose every key is there.

import { el, fill } from "./elements.js";
import { fold } from "./fold.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { isianBaris, isianPilihan } from "./sunting_isian.js";
import { isianKelompok } from "./sunting_kelompok.js";
import { nilaiDi } from "./sunting_mesin.js";

/**
 * @typedef {import("./sunting_mesin.js").Lembar} Lembar
 * @typedef {import("./sunting_mesin.js").Daftar} Daftar
 * @typedef {import("./sunting_mesin.js").Kunci} Kunci
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {import("./sunting_mesin.js").Tempat} Tempat
 * @typedef {(suntingan: object, kata?: string) => void} Ubah
 */

/** @param {HTMLElement} luar @param {Lembar} lembar @param {Daftar} daftar @param {Ubah} ubah */
export function panelData(luar, lembar, daftar, ubah) {
  fill(luar, el("h2", {}, "Data SOP"), ...isianKelompok(lembar.kunci.sop || [], [], { lembar, daftar, ubah }));
}

/**
 * A register: each of its members with all its keys.
 * @param {HTMLElement} luar
 * @param {Lembar} lembar
 * @param {Daftar} daftar
 * @param {Ubah} ubah
 */
export function lembarDaftar(luar, lembar, daftar, ubah) {
  const isi = lembar.isi && typeof lembar.isi === "object" && !Array.isArray(lembar.isi) ? lembar.isi : {};
  const kunci = Object.values(lembar.kunci)[0] || [];
  const terbuka = new Set([...luar.querySelectorAll("details[open]")].map((satu) => satu.getAttribute("data-id")));
  fill(
    luar,
    el("h1", {}, `Daftar ${lembar.jenis}`),
    el("p", {}, el("button", { type: "button", class: "sop-tombol", click: () => tambahan(lembar.jenis, isi, daftar.unit, (id, nama, milik) => ubah({ aksi: "isi", tempat: [id], nilai: { [kunci[0].nama]: nama, ...milik } }, `${nama} ditambahkan`)) }, `+ Tambah ${lembar.jenis}`)),
    ...Object.keys(isi)
      .filter((id) => id !== "format")
      .map((id) =>
        el(
          "details",
          { "data-id": id, open: terbuka.has(id) },
          el("summary", {}, el("b", {}, String(nilaiDi(isi[id], [kunci[0] ? kunci[0].nama : ""]) ?? id)), ` (${id})`),
          ...isianKelompok(kunci, [id], { lembar, daftar, ubah }),
          el("p", {}, el("button", { type: "button", class: "sop-tombol", click: () => ubah({ aksi: "isi", tempat: [id], nilai: null }, `${id} dihapus`) }, "Hapus dari daftar")),
        ),
      ),
  );
}

/** A profile or a form: all its keys. @param {HTMLElement} luar @param {Lembar} lembar @param {Daftar} daftar @param {Ubah} ubah */
export function lembarKunci(luar, lembar, daftar, ubah) {
  fill(luar, el("h1", {}, `${lembar.jenis === "profil" ? "Profil" : "Formulir"} ${lembar.id}`), ...isianKelompok(Object.values(lembar.kunci)[0] || [], [], { lembar, daftar, ubah }));
}

/** The key by which a member of a register belongs to a unit, and what it is asked for as. @type {{[jenis: string]: [string, string]}} */
const MILIK = { unit: ["induk", "Unit induk"], jabatan: ["unit", "Unit"] };

/**
 * Ask for a new member of a register.
 * @param {string} jenis
 * @param {{[id: string]: unknown}} ada
 * @param {{[id: string]: string}} unit
 * @param {(id: string, nama: string, milik: {[kunci: string]: Json}) => void} simpan
 */
async function tambahan(jenis, ada, unit, simpan) {
  const nama = isianBaris(null, { kata: "Nama" });
  const [kunci, sebutan] = MILIK[jenis] || [];
  // The first unit of a register is mostly the agency, above all others.
  const milik = kunci ? isianPilihan(jenis === "unit" ? Object.keys(unit)[0] || null : null, { kata: sebutan, pilihan: unit }) : null;
  const salah = el("p", { role: "alert" });
  const jawaban = await dialog(
    `${jenis.charAt(0).toUpperCase()}${jenis.slice(1)} baru`,
    [barisIsian("Nama", nama.elemen), ...(milik ? [barisIsian(sebutan, milik.elemen)] : []), salah],
    [
      {
        kata: "Tambah",
        utama: true,
        nilai: () => {
          const kata = String(nama.nilai() || "");
          const id = idDari(kata, ada);
          if (!id) fill(salah, "Tulis namanya.");
          return id ? { id, kata, milik: milik && milik.nilai() ? { [kunci]: milik.nilai() } : {} } : null;
        },
      },
    ],
  );
  if (jawaban) simpan(jawaban.id, jawaban.kata, jawaban.milik);
}

/**
 * Ask what is known of an office that is not in the register yet; who leaves it is asked again what came before.
 * @param {string} kata What it is called.
 * @param {string | null} milik The unit that it may belong to.
 * @param {{[id: string]: string}} unit
 * @returns {Promise<{[kunci: string]: Json} | null>}
 */
export async function tanyaJabatan(kata, milik, unit) {
  const singkatan = isianBaris(null, { kata: "Singkatan" });
  const pilih = isianPilihan(milik, { kata: "Unit", pilihan: unit });
  return dialog(
    "Jabatan baru?",
    [el("p", {}, `«${kata}» belum ada di daftar jabatan. Tambahkan?`), barisIsian("Singkatan", singkatan.elemen, "Yang tercetak di kepala lajur; kosong bila namanya sendiri."), barisIsian("Unit", pilih.elemen)],
    [{ kata: "Tambahkan", utama: true, nilai: () => ({ nama: kata, ...(singkatan.nilai() && { singkatan: singkatan.nilai() }), ...(pilih.nilai() && { unit: pilih.nilai() }) }) }],
    "",
    "Kembali",
  );
}

/**
 * The office that a lane names: by its id, its name or its short name, or as it stands over a lane of the open sheet.
 * @param {string} kata
 * @param {Daftar} daftar
 * @param {Lembar | null} lembar
 * @returns {string} its id; empty where there is none, or more than one
 */
export function jabatanDari(kata, { jabatan, singkatan }, lembar) {
  const [, , dalam] = /^(.*)\[([^\]]+)\]$/.exec(kata) || [];
  const sama = [dalam, kata].find((satu) => satu && satu in jabatan);
  if (sama) return sama;
  const dicari = fold(kata);
  for (const sebutan of [jabatan, singkatan, Object.fromEntries((lembar && lembar.tabel ? lembar.tabel.lajur : []).map((satu) => [satu.jabatan, satu.kepala]))]) {
    const found = Object.keys(sebutan).filter((id) => id in jabatan && fold(sebutan[id]) === dicari);
    if (found.length) return found.length === 1 ? found[0] : "";
  }
  return "";
}

/** An id of a name's own letters, that nobody has. @param {string} nama @param {{[id: string]: unknown}} ada @returns {string} */
export function idDari(nama, ada) {
  const id = nama.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").replace(/^(.{1,60})(?:-.*)?$/, "$1").slice(0, 60);
  if (!id) return "";
  let calon = id;
  for (let nomor = 2; calon in ada; nomor += 1) calon = `${id}-${nomor}`;
  return calon;
}
