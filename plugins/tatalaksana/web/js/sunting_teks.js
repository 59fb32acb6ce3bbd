// The file as it is written, for who likes that: its lines are numbered, and one of them can be gone to.

import { el, fill } from "./elements.js";

/** @typedef {import("./sunting_mesin.js").Lembar} Lembar */

/** How many lines stand above the one that was gone to. */
const DI_ATAS = 3;

/** The text of a file, in a field. */
export class KotakNaskah {
  /**
   * @param {() => void} diketik
   * @param {() => Lembar | null} kini What the page has.
   * @param {(dulu: Lembar) => void} ditinggal Told what it had when the writer came, who has left it with another text.
   */
  constructor(diketik, kini, ditinggal) {
    this.kotak = el("textarea", { class: "sunting-teks", "aria-label": "Isi berkas", spellcheck: "false", wrap: "off" });
    this.nomor = el("pre", { "aria-hidden": "true" });
    this.luar = el("div", { class: "sunting-naskah", hidden: true }, this.nomor, this.kotak);
    this.banyak = 0;
    this.berkas = "";
    this.kotak.addEventListener("input", () => {
      this.hitung();
      diketik();
    });
    /** @type {Lembar | null} */
    this.dulu = null;
    this.kotak.addEventListener("focus", () => { this.dulu = kini(); });
    this.kotak.addEventListener("change", () => { if (this.dulu) ditinggal(this.dulu); });
    this.kotak.addEventListener("scroll", () => { this.nomor.scrollTop = this.kotak.scrollTop; });
  }

  /** What a file says, unless somebody is typing in that one: who came here before another was there would write the one into the other. @param {Lembar} lembar */
  isi(lembar) {
    if (document.activeElement === this.kotak && lembar.berkas === this.berkas) return;
    this.berkas = lembar.berkas;
    this.dulu = lembar;
    this.kotak.value = lembar.teks;
    this.hitung();
  }

  hitung() {
    const banyak = this.kotak.value.split("\n").length;
    if (banyak === this.banyak) return;
    this.banyak = banyak;
    fill(this.nomor, Array.from({ length: banyak }, (_, at) => at + 1).join("\n"));
  }

  /** @param {number} baris From 1. @param {number} [kolom] */
  ke(baris, kolom = 1) {
    const diAtas = this.kotak.value.split("\n").slice(0, baris - 1);
    const letak = diAtas.reduce((jumlah, satu) => jumlah + satu.length + 1, kolom - 1);
    this.kotak.focus({ preventScroll: true });
    this.kotak.setSelectionRange(letak, letak);
    this.kotak.scrollTop = Math.max(0, (baris - 1 - DI_ATAS) * parseFloat(getComputedStyle(this.kotak).lineHeight));
    this.kotak.scrollLeft = 0;
    this.nomor.scrollTop = this.kotak.scrollTop;
  }
}
