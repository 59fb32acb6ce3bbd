// Questions to the writer, in the browser's own dialog: it keeps the focus, and Esc leaves it.

import { el } from "./elements.js";
import { dilepas } from "./sunting_tekan.js";

/**
 * Show a dialog.
 * @template Answer
 * @param {string} judul
 * @param {(Node | string)[]} isi
 * @param {{kata: string, nilai: () => Answer | null, utama?: boolean}[]} tombol Each closes it with what it gives; null keeps it open.
 * @param {string} [kelas]
 * @param {string} [tinggalkan] What leaving it is called.
 * @returns {Promise<Answer | null>} null where the writer left it.
 */
export function dialog(judul, isi, tombol, kelas = "", tinggalkan = tombol.length ? "Batal" : "Tutup") {
  return new Promise((jawab) => {
    /** @type {Answer | null} */
    let jawaban = null;
    const kotak = el("dialog", { class: `sunting-dialog ${kelas}`, "aria-labelledby": "sunting-judul-dialog" });
    const kepala = el("h2", { id: "sunting-judul-dialog" }, judul);
    const batal = el("button", { type: "button", class: "sop-tombol", click: () => kotak.close() }, tinggalkan);
    const pilihan = tombol.map((satu) =>
      el(
        "button",
        {
          type: "submit",
          class: satu.utama ? "sop-tombol utama" : "sop-tombol",
          click: (event) => {
            event.preventDefault();
            const nilai = satu.nilai();
            if (nilai === null) return;
            jawaban = nilai;
            kotak.close();
          },
        },
        satu.kata,
      ),
    );
    kotak.append(el("form", { method: "dialog" }, kepala, el("div", { class: "isi" }, ...isi), el("p", { class: "tombol" }, ...pilihan, batal)));
    const dulu = document.activeElement;
    kotak.addEventListener("close", () => {
      kotak.remove();
      if (dulu instanceof HTMLElement && dulu.isConnected) dulu.focus();
      jawab(jawaban);
    });
    document.body.append(kotak);
    kotak.showModal();
  });
}

/** @param {string} judul @param {string} kata @param {string} tombol @returns {Promise<boolean>} */
export async function tanyaYa(judul, kata, tombol) {
  return (await dialog(judul, [el("p", {}, kata)], [{ kata: tombol, nilai: () => true, utama: true }])) === true;
}

/** A row of a form: what it is called, and its field. @param {string} kata @param {Node} isian @param {string} [catatan] @returns {HTMLElement} */
export function barisIsian(kata, isian, catatan = "") {
  return el("div", { class: "sunting-baris-isian" }, el("b", {}, kata), isian, catatan && el("small", {}, catatan));
}

/** The same where there are many: what it is for is told when asked. @param {string} kata @param {Node} isian @param {string} catatan @returns {HTMLElement} */
export function barisRingkas(kata, isian, catatan) {
  if (!catatan) return barisIsian(kata, isian);
  return el("div", { class: "sunting-baris-isian" }, el("details", {}, el("summary", {}, el("b", {}, kata)), el("small", {}, catatan)), isian);
}

/** A part of the page that is drawn anew whenever the file changes, but never under who types in it. */
export class Bidang {
  /** @param {HTMLElement} luar @param {() => boolean} menunggu Whether something is done still, after which it will be drawn. */
  constructor(luar, menunggu) {
    this.luar = luar;
    this.diisi = false;
    /** @type {(() => void) | null} */
    this.tunda = null;
    luar.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "checkbox")) this.diisi = true;
    });
    luar.addEventListener("focusout", () => {
      if (!document.hasFocus()) return; // another window: what is typed stays
      this.diisi = false;
      setTimeout(async () => {
        await dilepas();
        if (this.tunda && !menunggu()) this.gambar(this.tunda);
      });
    });
  }

  /** @param {() => void} lukis */
  gambar(lukis) {
    this.tunda = this.diisi && this.luar.contains(document.activeElement) ? lukis : null;
    if (this.tunda) return;
    const fokus = jejak(this.luar);
    const gulir = this.luar.scrollTop;
    lukis();
    this.luar.scrollTop = gulir;
    fokus();
  }
}

/** What has the focus in a part has it again after it is drawn anew, with its caret. @param {HTMLElement} luar @returns {() => void} */
function jejak(luar) {
  const kini = document.activeElement;
  if (!kini || !luar.contains(kini)) return () => undefined;
  const seleksi = kini.tagName;
  const at = [...luar.querySelectorAll(seleksi)].indexOf(kini);
  const kata = kini.getAttribute("aria-label") || kini.textContent;
  const teks = kini instanceof HTMLTextAreaElement || (kini instanceof HTMLInputElement && kini.type === "text") ? kini : null;
  const [awal, akhir] = teks ? [teks.selectionStart, teks.selectionEnd] : [null, null];
  return () => {
    const semua = [...luar.querySelectorAll(seleksi)];
    const sama = semua.find((satu) => (satu.getAttribute("aria-label") || satu.textContent) === kata) || semua[at];
    if (!(sama instanceof HTMLElement)) return;
    sama.focus();
    if (awal !== null && (sama instanceof HTMLTextAreaElement || (sama instanceof HTMLInputElement && sama.type === "text"))) sama.setSelectionRange(awal, akhir);
  };
}
