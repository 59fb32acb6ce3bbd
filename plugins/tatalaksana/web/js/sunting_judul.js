// Another title of an SOP, which those that name it follow.

import { nilaiDi } from "./sunting_mesin.js";

/** @typedef {import("./sunting.js").Halaman} Halaman */
/** @typedef {import("./sunting_mesin.js").Lembar} Lembar */
/** @typedef {import("./sunting_mesin.js").Berganti} Berganti */

/** In its cell, with who names it, as one change. @param {Halaman} halaman @param {string} judul @returns {Promise<boolean | null>} As of `ubah`. */
export async function gantiJudul(halaman, judul) {
  const berkas = halaman.lembar ? halaman.lembar.berkas : "";
  const jadi = halaman.antrean.antre(async () => {
    const berganti = await ditanya(halaman, berkas, judul);
    return berganti.some((satu) => satu.berkas !== berkas) && ditulis(halaman, berganti, berkas);
  });
  if (await jadi.catch(() => false)) return true;
  const hasil = await halaman.antrean.ubah([{ aksi: "isi", tempat: ["judul"], nilai: judul }], "", berkas);
  if (hasil) await halaman.ambilDaftar();
  return hasil;
}

/** In the file's text, once the writer leaves it; the others are a change of their own. @param {Halaman} halaman @param {Lembar} dulu What the page had when the writer came to the text. */
export function ikutiJudul(halaman, dulu) {
  return halaman.antrean.antre(async () => {
    const { lembar } = halaman;
    const judul = lembar && lembar.berkas === dulu.berkas && lembar.jenis === "sop" ? nilaiDi(lembar.isi, ["judul"]) : null;
    if (typeof judul !== "string" || judul === nilaiDi(dulu.isi, ["judul"])) return;
    const berganti = await ditanya(halaman, dulu.berkas, judul, { [dulu.berkas]: dulu.teks });
    const lain = berganti.filter((satu) => satu.berkas !== dulu.berkas);
    if (lain.length) await ditulis(halaman, lain, dulu.berkas);
    else await halaman.ambilDaftar();
  });
}

/** What files say then; none where it can't be told. @param {Halaman} halaman @param {string} berkas @param {string} judul @param {import("./sunting_mesin.js").Naskah} [dulu] What it said before. @returns {Promise<Berganti["berkas"]>} */
async function ditanya(halaman, berkas, judul, dulu = {}) {
  /** @type {Berganti} */
  const berganti = await halaman.antrean.dariDraf(() => halaman.mesin.ask({ minta: "nama", berkas, ke: berkas, judul, ...halaman.susunan.beda, naskah: { ...halaman.susunan.naskah, ...dulu } }));
  return berganti.tolak ? [] : berganti.berkas;
}

/** @param {Halaman} halaman @param {Berganti["berkas"]} semua @param {string} berkas Whose title it is. @returns {Promise<boolean>} */
async function ditulis(halaman, semua, berkas) {
  halaman.susunan.terapkan(semua);
  await halaman.ambilDaftar();
  await halaman.muatUlang();
  halaman.pesan(`Judul diganti; ${semua.filter((satu) => satu.berkas !== berkas).length} berkas lain yang menyebut judul lama ikut diubah.`);
  return true;
}
