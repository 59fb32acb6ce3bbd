// How broad the columns of the table are: while somebody is in it they stay as they were drawn, and follow the text once the focus has left.

import { dilepas } from "./sunting_tekan.js";

/** @typedef {{wadah: string, kolom: string[]}} Lebar What the stylesheet reckons with: of the whole, and of each column. */

export class LebarKolom {
  /**
   * @param {HTMLElement} gambar What the table is drawn in.
   * @param {() => void} berubah Does what depends on it.
   */
  constructor(gambar, berubah) {
    this.gambar = gambar;
    this.berubah = berubah;
    /** @type {Lebar | null} What the last drawing asks for, where it has not got it yet. */
    this.diminta = null;
    gambar.addEventListener("focusout", () => void dilepas().then(() => this.ikuti()));
  }

  /** Whether somebody is in the table. @returns {boolean} */
  get dipakai() {
    const tabel = this.gambar.querySelector("table");
    return Boolean(tabel && tabel.contains(document.activeElement));
  }

  /** @returns {Lebar} */
  get kini() {
    const wadah = this.gambar.querySelector(".sop-gulir");
    return { wadah: wadah instanceof HTMLElement ? wadah.style.cssText : "", kolom: this.kolom.map((satu) => satu.style.cssText) };
  }

  /** @returns {HTMLElement[]} */
  get kolom() {
    return [...this.gambar.querySelectorAll("col")];
  }

  /** After another drawing: the columns of the one before, if it had as many. @param {Lebar | null} dulu Nothing where nobody was in it. */
  samakan(dulu) {
    const kini = this.kini;
    this.diminta = dulu && dulu.kolom.length === kini.kolom.length ? kini : null;
    if (this.diminta && dulu) this.pasang(dulu);
  }

  /** As the last drawing has them, unless somebody is in it. */
  ikuti() {
    if (!this.diminta || this.dipakai) return;
    this.pasang(this.diminta);
    this.diminta = null;
    this.berubah();
  }

  /** @param {Lebar} lebar */
  pasang({ wadah, kolom }) {
    const luar = this.gambar.querySelector(".sop-gulir");
    if (luar instanceof HTMLElement) luar.style.cssText = wadah;
    this.kolom.forEach((satu, at) => { satu.style.cssText = kolom[at]; });
  }
}
