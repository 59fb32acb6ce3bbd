// «Perubahan»: what the change set changes, in the sentences of `sop beda` and on its marked sheet; and what stands in a proposal's way.

import { el, fill } from "./elements.js";
import { barisIsian, dialog, tanyaYa } from "./sunting_dialog.js";
import { isianBaris, isianTanggal } from "./sunting_isian.js";
import { gambarMesin } from "./sunting_lembar.js";

/**
 * @typedef {import("./sunting_mesin.js").Masalah} Masalah
 * @typedef {import("./sunting_mesin.js").Perubahan} Perubahan
 * @typedef {import("./sunting_mesin.js").PerubahanSop} PerubahanSop
 * @typedef {(berkas: string, nomor: string, tanggal: string) => Promise<Perubahan>} Revisi Gives an SOP another revision; what is changed then.
 */

const KEADAAN = { baru: "SOP baru.", bergalat: "Masih bergalat, jadi perubahannya belum dapat disebut.", dihapus: "SOP dihapus." };

/**
 * Show what changed, and ask what shall become of it.
 * @param {Perubahan} perubahan
 * @param {{folder: boolean, forge: boolean}} ada Where it may go.
 * @param {Revisi} revisi
 * @param {(berkas: string) => string} sebut What a file is called.
 * @returns {Promise<{lalu: string, perubahan: Perubahan} | Masalah | null>} What shall become of it, or the problem to be shown.
 */
export async function tanyaPerubahan(perubahan, ada, revisi, sebut) {
  /** @type {Masalah | null} */
  let ditunjuk = null;
  /** @param {Masalah} satu @returns {HTMLElement} */
  const butir = (satu) => el("li", { class: satu.galat ? "galat" : "peringatan" }, `${sebut(satu.berkas)}: ${satu.pesan} ${satu.saran} `, el("button", { type: "button", class: "sop-tombol", click: ({ target }) => {
    ditunjuk = satu;
    const kotak = target instanceof Element && target.closest("dialog");
    if (kotak) kotak.close();
  } }, "Tunjukkan"));
  const luar = el("div");
  let kini = perubahan;
  /** @param {Perubahan} baru */
  const gambar = (baru) => {
    kini = baru;
    fill(luar, ...isiPerubahan(kini, (berkas, nomor, tanggal) => revisi(berkas, nomor, tanggal).then(gambar), butir));
  };
  gambar(perubahan);
  /** @param {string} lalu */
  const pilihan = (lalu) => () => ({ lalu, perubahan: kini });
  const jawaban = await dialog("Perubahan", [luar], [...(ada.folder ? [{ kata: "Simpan ke folder", nilai: pilihan("simpan"), utama: true }] : []), ...(ada.forge ? [{ kata: "Kirim ke repositori…", nilai: pilihan("kirim") }] : []), { kata: "Unduh usulan…", nilai: pilihan("usulan") }], "penuh", "Tutup");
  return ditunjuk || jawaban;
}

/**
 * Whether a proposal may go on: errors hold it back, a revision that is due and new warnings ask.
 * @param {Perubahan} perubahan
 * @returns {Promise<string | null>} why not, nothing where it may, null where the writer thought otherwise
 */
export async function halangan(perubahan) {
  if (perubahan.masalah.some((satu) => satu.galat)) return "Usulan dengan galat tidak dikirim ke repositori. Perbaiki galatnya, atau unduh usulannya sebagai berkas.";
  const baru = perubahan.masalah.filter((satu) => !satu.lama).length;
  const tanya = [...perubahan.sop.filter((satu) => satu.revisi).map((satu) => `${satu.nama}: ${satu.revisi}`), ...(baru ? [`${baru} peringatan baru.`] : [])];
  return !tanya.length || (await tanyaYa("Kirim juga?", tanya.join(" "), "Kirim juga")) ? "" : null;
}

/** @param {Perubahan} perubahan @param {(berkas: string, nomor: string, tanggal: string) => void} revisi @param {(satu: Masalah) => HTMLElement} butir @returns {HTMLElement[]} */
function isiPerubahan(perubahan, revisi, butir) {
  const galat = perubahan.masalah.filter((satu) => satu.galat);
  const peringatan = perubahan.masalah.filter((satu) => !satu.galat && !satu.lama);
  return [
    ...bagianMasalah(galat, "galat menahan usulan ini; berkasnya tetap dapat disimpan dan diunduh", butir),
    ...bagianMasalah(peringatan, "peringatan baru", butir),
    ...perubahan.sop.map((satu) =>
      el(
        "section",
        {},
        el("h3", {}, satu.nama),
        el("p", {}, satu.keadaan !== "berubah" && `${KEADAAN[/** @type {keyof typeof KEADAAN} */ (satu.keadaan)]} `, satu.dihitung && `${satu.dihitung}.`),
        satu.revisi && isianRevisi(satu, revisi),
        el("ul", {}, ...satu.kalimat.map((kalimat) => el("li", {}, el("b", {}, `${kalimat.tempat}: ${kalimat.perihal} `), ...kalimat.isi.map(potongan), " ", el("small", {}, kalimat.kelas)))),
        satu.lembar && el("details", { class: "sunting-lipatan", open: perubahan.sop.length === 1 }, el("summary", {}, "Lembar dengan tanda perubahan"), bertanda(satu.lembar)),
      ),
    ),
    ...(perubahan.daftar.length ? [el("section", {}, el("h3", {}, "Daftar dan formulir"), el("ul", {}, ...perubahan.daftar.map((kata) => el("li", {}, kata))))] : []),
    el("section", {}, el("h3", {}, "Berkas"), el("ul", {}, ...perubahan.berkas.map((satu) => el("li", {}, `${satu.berkas} (${satu.keadaan})`)))),
  ];
}

/** @param {string} html @returns {HTMLElement} */
function bertanda(html) {
  const luar = el("div", { class: "sop-beda" });
  luar.append(gambarMesin(html));
  for (const satu of luar.querySelectorAll(".bertanda > h2")) satu.remove(); // said by what unfolds it
  return luar;
}

/** @param {Perubahan["masalah"]} masalah @param {string} kata @param {(satu: Masalah) => HTMLElement} butir @returns {HTMLElement[]} */
function bagianMasalah(masalah, kata, butir) {
  if (!masalah.length) return [];
  return [el("section", { class: "sunting-masalah" }, el("h3", {}, `${masalah.length} ${kata}`), el("ul", {}, ...masalah.map(butir)))];
}

/** Substance that changed under the number and day of before: both can be given here. @param {PerubahanSop} satu @param {(berkas: string, nomor: string, tanggal: string) => void} revisi @returns {HTMLElement} */
function isianRevisi(satu, revisi) {
  const nomor = isianBaris(String(satu.revisi_ke ?? ""), { kata: "Revisi ke" });
  const tanggal = isianTanggal(null, { kata: "Tanggal revisi" });
  const salah = el("span", { role: "alert" });
  const perbarui = () => {
    const [ke, hari] = [nomor.nilai(), tanggal.nilai()];
    if (ke && hari) revisi(satu.berkas, String(ke), String(hari));
    else fill(salah, "Isi nomor dan tanggalnya.");
  };
  return el(
    "div",
    { class: "sunting-ingat" },
    el("p", {}, "Isinya berubah, tetapi nomor dan tanggal revisinya belum."),
    el("div", { class: "sunting-deret" }, barisIsian("Revisi ke", nomor.elemen), barisIsian("Tanggal revisi", tanggal.elemen), el("button", { type: "button", class: "sop-tombol", click: perbarui }, "Perbarui revisi"), salah),
  );
}

/** @param {[string, string]} potongan @returns {HTMLElement} */
function potongan([lama, baru]) {
  if (lama === baru) return el("span", {}, lama);
  return el("span", {}, lama && el("del", {}, lama), lama && baru && " ", baru && el("ins", {}, baru));
}
