// What can still be done where the engine does not run: the forge's own editor, and the draft as it stands.

import { unduh } from "./sunting_berkas.js";

/**
 * @param {import("./sunting.js").Halaman} halaman
 * @param {string} berkas
 * @param {() => void} lagi
 * @returns {import("./sunting.js").Tombol[]}
 */
export function jalanLain({ forge, susunan }, berkas, lagi) {
  const teks = Object.entries(susunan.naskah).flatMap(([nama, isi]) => (isi === null ? [] : [{ nama, isi }]));
  /** @type {import("./sunting.js").Tombol[]} */
  const tombol = [["Coba lagi", lagi]];
  if (forge && forge.edit && berkas) tombol.push(["Sunting di repositori", forge.edit + berkas.split("/").map(encodeURIComponent).join("/")]);
  if (teks.length) tombol.push(["Unduh draf saya", () => teks.forEach(({ nama, isi }) => unduh(nama.split("/").pop() || nama, isi))]);
  return tombol;
}
