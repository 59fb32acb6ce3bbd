// A change set that goes to the forge: as a proposal of its own, or as more of one that is open there.

import { el } from "./elements.js";
import { branchFor, canSend, contentOf, copyOf, kirim, perbarui } from "./kirim.js";
import { BRANCH, DONE, FIRST, NO_COPY, RIGHT, SendError, TOKEN } from "./kirim_http.js";
import { canSignIn, finishSignIn, keepToken, keptToken, signInAddress } from "./kirim_masuk.js";
import { barisIsian, dialog } from "./sunting_dialog.js";
import { halangan } from "./sunting_perubahan.js";
import { isianBaris, isianTeks } from "./sunting_isian.js";
import { satukan } from "./sunting_temu.js";
import { byte, sebutan, unduhUsulan } from "./sunting_usulan.js";

/**
 * @typedef {import("./kirim.js").Place} Place
 * @typedef {import("./sunting.js").Halaman} Halaman
 * @typedef {import("./sunting_mesin.js").Perubahan} Perubahan
 * @typedef {import("./sunting_terkirim.js").DaftarTerkirim} DaftarTerkirim
 * @typedef {{judul: string, teks: string}} Sebutan
 * @typedef {{cabang: string, berkas: import("./kirim.js").Hashes, judul?: string, salinan?: string}} Lama What is open there.
 * @typedef {{lama?: Lama | null, baru?: boolean, salinan?: boolean}} Cara More of another one; or a new one, beside another of its name; by the sender's own copy of the repository.
 */

/** The least right of a token with which a proposal can be sent, as each forge calls it. */
const HAK = {
  gitlab: "Token akses pribadi dengan cakupan «api».",
  gitea: "Token dengan izin «write:repository».",
  forgejo: "Token dengan izin «write:repository».",
  github: "Token «fine-grained» untuk repositori ini: Contents dan Pull requests, «Read and write».",
};
/** What GitHub wants for a copy: its other kind of token reaches no repository but those that it names. */
const HAK_SALINAN = "Di GitHub itu perlu token «classic» dengan cakupan «public_repo» («repo» untuk repositori tertutup).";
const TETAP = "Draf Anda tetap ada di sini sampai Anda membuangnya.";

/** Where proposals go, if somewhere. @param {string | undefined} tertulis @returns {Place | null} */
export const tempatKirim = (tertulis) => JSON.parse(tertulis || "null");

/**
 * Ask for a token and send the change set to the forge.
 * @param {Halaman} halaman
 * @param {Perubahan} perubahan
 * @param {Place} tempat
 * @param {DaftarTerkirim} terkirim
 */
export async function kirimUsulan(halaman, perubahan, tempat, terkirim) {
  const alasan = await halangan(perubahan);
  if (alasan || alasan === null) return void (alasan && halaman.pesan(alasan));
  if (!canSend(tempat)) return halaman.pesan("Repositori ini dibuka lewat HTTP biasa, sehingga token dapat terbaca orang lain. Unduh usulannya, lalu kirim berkasnya.");
  const terbuka = terkirim.terbuka();
  const asked = await tanyaKirim(sebutan(perubahan), tempat, terbuka);
  if (!asked) return;
  if (!asked.token) return location.assign(await signInAddress(tempat, tempat.application || ""));
  const lama = terbuka.find((satu) => String(satu.nomor) === asked.cara);
  await sampaikan(halaman, perubahan, asked, tempat, terkirim, { lama, baru: terbuka.length > 0, salinan: terkirim.lewatSalinan });
}

/** Whether the forge led back here, in words; empty where nobody was there. @param {Place | null} tempat @returns {Promise<string>} */
export async function selesaiMasuk(tempat) {
  if (!tempat || !tempat.application || !canSignIn(tempat)) return "";
  try {
    return (await finishSignIn(tempat, tempat.application)) ? " Anda sudah masuk; kirim usulan lewat «Perubahan»." : "";
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return ` Anda belum masuk ke repositori: ${error.said || error.message}`;
  }
}

/** @param {Sebutan} usul @param {Place} tempat @param {import("./sunting_terkirim.js").Terbuka[]} terbuka @returns {Promise<(Sebutan & {token: string, cara: string}) | null>} */
function tanyaKirim(usul, tempat, terbuka) {
  const judul = isianBaris(usul.judul, { kata: "Judul" });
  const teks = isianTeks(usul.teks, { kata: "Penjelasan" });
  const token = el("input", { type: "password", "aria-label": "Token", autocomplete: "off" });
  token.value = keptToken(tempat);
  const cara = el("select", { "aria-label": "Kirim sebagai" }, ...terbuka.map((satu) => el("option", { value: String(satu.nomor) }, `Pembaruan usulan «${satu.judul}»`)), el("option", { value: "" }, "Usulan baru"));
  const dapat = Boolean(tempat.application) && canSignIn(tempat);
  const masuk = dapat ? [{ kata: token.value ? "Masuk lagi…" : "Masuk lewat repositori…", nilai: () => ({ judul: "", teks: "", token: "", cara: "" }) }] : [];
  return dialog(
    "Kirim ke repositori",
    [
      el("p", {}, `Usulan menjadi satu cabang dan satu permintaan tinjauan di ${tempat.address}.`),
      terbuka.length ? barisIsian("Kirim sebagai", cara, "Pembaruan menjadi commit berikutnya pada usulan yang masih terbuka itu.") : "",
      barisIsian("Judul", judul.elemen),
      barisIsian("Penjelasan", teks.elemen, "Apa yang berubah dan mengapa."),
      barisIsian("Token", token, `${HAK[tempat.kind]} Disimpan hanya di tab ini, sampai ditutup.${dapat ? " Atau masuk lewat repositori: token didapat tanpa menyalin, dan draf Anda tetap ada." : ""}`),
    ],
    [{ kata: "Kirim", nilai: () => (judul.nilai() && token.value.trim() ? { judul: String(judul.nilai()), teks: String(teks.nilai() || ""), token: token.value.trim(), cara: cara.value } : null), utama: true }, ...masuk],
  );
}

/** @param {Halaman} halaman @param {Perubahan} perubahan @param {Sebutan & {token: string}} asked @param {Place} tempat @param {DaftarTerkirim} terkirim @param {Cara} cara */
async function sampaikan(halaman, perubahan, asked, tempat, terkirim, cara) {
  const { judul, teks, token } = asked;
  const { hulu, beda } = halaman.susunan;
  /** @type {{berkas: {nama: string, isi: string | null, dasar: string | null}[], tolak?: string}} */
  const jadi = await halaman.mesin.ask({ minta: "usulan", bentuk: "berkas", ...beda, nama: "", surel: "", judul, teks });
  if (jadi.tolak) return halaman.pesan(jadi.tolak);
  const terbit = terlihat(hulu, tempat.branch);
  const files = jadi.berkas.map((satu) => ({ path: satu.nama, content: satu.isi === null ? null : byte(satu.isi), base: satu.nama in terbit ? terbit[satu.nama] : satu.dasar }));
  const { lama } = cara;
  let salinan = (lama && lama.salinan) || "";
  const proposal = { files, title: judul, text: teks, branch: lama ? lama.cabang : branchFor(judul) };
  keepToken(tempat, token);
  try {
    if (cara.salinan && !salinan) {
      halaman.pesan("Menyiapkan salinan (fork) repositori atas nama Anda; yang pertama kali dapat berlangsung beberapa menit…");
      salinan = await copyOf(tempat, token);
    }
    halaman.pesan("Mengirim usulan…");
    const tujuan = { ...tempat, copy: salinan };
    const sent = lama ? await perbarui(tujuan, token, proposal, { ...lama.berkas, ...terlihat(hulu, lama.cabang) }) : await kirim(tujuan, token, proposal, cara.baru);
    halaman.pesan(`${lama ? "Usulan diperbarui." : "Usulan terkirim."}${salinan ? ` Cabangnya di salinan Anda, ${salinan}.` : ""} ${TETAP}`);
    terkirim.tambah(sent, (lama && lama.judul) || judul, salinan);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    if (error.reason === TOKEN) keepToken(tempat, "");
    /** @param {string} kata @param {Cara} lain @returns {[string, () => void]} */
    const tawaran = (kata, lain) => [kata, () => sampaikan(halaman, perubahan, asked, tempat, terkirim, lain)];
    if (error.reason === FIRST && error.files.length) return halaman.pesan(error.message, [["Satukan…", () => satukanKiriman(halaman, error, token, { ...tempat, copy: salinan })]]);
    const lewat = Boolean(salinan);
    const baru = tawaran("Kirim sebagai usulan baru", { baru: true, salinan: lewat });
    /** @type {[string, () => void]} */
    const unduh = ["Unduh usulan…", () => unduhan(halaman, perubahan)];
    /** @type {{[alasan: string]: [string, () => void][]}} */
    const lanjut = {
      [BRANCH]: [tawaran("Perbarui usulan itu", { lama: { cabang: proposal.branch, berkas: {}, salinan } }), baru],
      [DONE]: [baru],
      [RIGHT]: lewat ? [unduh] : [tawaran("Kirim lewat salinan saya", { baru: cara.baru, salinan: true }), unduh],
      [NO_COPY]: [unduh],
    };
    const petunjuk = tempat.kind === "github" && (error.reason === NO_COPY || (lewat && error.reason === RIGHT)) ? ` ${HAK_SALINAN}` : "";
    halaman.pesan(error.message + petunjuk, lanjut[error.reason] || []);
  }
}

/** The change set as a file, where it can't be sent. @param {Halaman} halaman @param {Perubahan} perubahan */
async function unduhan(halaman, perubahan) {
  const kata = await unduhUsulan(halaman.mesin, halaman.susunan.beda, perubahan);
  if (kata) halaman.pesan(kata);
}

/** What of a branch was seen when files were put together with it. @param {import("./sunting_naskah.js").Hulu} hulu @param {string} cabang @returns {import("./kirim.js").Hashes} */
function terlihat(hulu, cabang) {
  return Object.fromEntries(Object.entries(hulu).flatMap(([berkas, semua]) => (cabang in semua ? [[berkas, semua[cabang]]] : [])));
}

/** @param {Halaman} halaman @param {SendError} error @param {string} token @param {Place} tempat */
async function satukanKiriman(halaman, { files, branch }, token, tempat) {
  try {
    const cabang = { cabang: branch, terbit: branch === tempat.branch, isi: (/** @type {string} */ berkas) => contentOf(tempat, token, berkas, branch) };
    const jadi = await satukan(halaman, files, cabang);
    if (jadi) halaman.pesan(`${jadi} Periksa hasilnya, lalu kirim lagi.`);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    halaman.pesan(error.message);
  }
}
