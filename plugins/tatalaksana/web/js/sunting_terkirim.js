// Proposals that were sent from this page: how each stands, until it is merged or closed and its sender has seen that.

import { el, fill } from "./elements.js";
import { follow, remarksOf, STATES } from "./kirim.js";
import { SendError } from "./kirim_http.js";
import { keptToken } from "./kirim_masuk.js";

/**
 * @typedef {import("./kirim.js").Place} Place
 * @typedef {import("./kirim.js").Request} Request
 * @typedef {import("./kirim.js").Hashes} Hashes
 * @typedef {{nomor: number, alamat: string, judul: string, cabang?: string, berkas?: Hashes, salinan?: string}} Terkirim `berkas`: what its branch has of us; `salinan`: the sender's own copy of the repository, where that has the branch.
 * @typedef {Terkirim & {cabang: string, berkas: Hashes}} Terbuka
 */

/** The most that are kept. */
const MOST = 20;

/** The proposals of one collection, as a list on the page. */
export class DaftarTerkirim {
  /**
   * @param {HTMLElement} luar
   * @param {string} kunci Where they are kept in the browser.
   * @param {Place} tempat
   */
  constructor(luar, kunci, tempat) {
    this.luar = luar;
    this.kunci = kunci;
    this.tempat = tempat;
    /** @type {Terkirim[] | null} Those that the browser had no room for. */
    this.tertahan = null;
    /** @type {Map<number, () => void>} */
    this.diikuti = new Map();
    /** @type {Map<number, Request | SendError>} */
    this.keadaan = new Map();
    /** @type {Map<number, HTMLElement>} What was said of each, as far as that was asked. */
    this.catatan = new Map();
    this.gambar();
    this.ikuti();
  }

  /** @returns {Terkirim[]} */
  get semua() {
    if (this.tertahan) return this.tertahan;
    try {
      const ada = JSON.parse(localStorage.getItem(this.kunci) || "[]");
      return Array.isArray(ada) ? ada.filter((satu) => satu && typeof satu.nomor === "number" && typeof satu.judul === "string" && typeof satu.alamat === "string") : [];
    } catch (error) {
      return [];
    }
  }

  /** @param {Terkirim[]} semua */
  simpan(semua) {
    try {
      localStorage.setItem(this.kunci, JSON.stringify(semua.slice(-MOST)));
      this.tertahan = null;
    } catch (error) {
      // Told on this page only.
      this.tertahan = semua;
    }
  }

  /** Those that more can be sent to, the newest first. @returns {Terbuka[]} */
  terbuka() {
    /** @param {Terkirim} satu @returns {satu is Terbuka} */
    const masih = (satu) => {
      const kini = this.keadaan.get(satu.nomor);
      return Boolean(satu.cabang && satu.berkas) && (!kini || kini instanceof SendError || kini.state === "menunggu");
    };
    return this.semua.filter(masih).reverse();
  }

  /** Whether the last that was sent went by the sender's own copy. @returns {boolean} */
  get lewatSalinan() {
    const akhir = this.semua.pop();
    return Boolean(akhir && akhir.salinan);
  }

  /** One more, or the same sent again. @param {import("./kirim.js").Sent} permintaan @param {string} judul @param {string} salinan */
  tambah(permintaan, judul, salinan) {
    this.simpan([...this.semua.filter((satu) => satu.nomor !== permintaan.number), { nomor: permintaan.number, alamat: permintaan.address, judul, cabang: permintaan.branch, berkas: permintaan.hashes, salinan }]);
    this.keadaan.set(permintaan.number, permintaan);
    this.gambar();
    this.ikuti();
  }

  /** Ask the forge how they stand, where this tab may. */
  ikuti() {
    const token = keptToken(this.tempat);
    for (const { nomor } of token ? this.semua : []) {
      if (this.diikuti.has(nomor)) continue;
      this.diikuti.set(nomor, follow(this.tempat, token, nomor, (kini) => {
        this.keadaan.set(nomor, kini);
        this.gambar();
      }));
    }
  }

  /** @param {number} nomor */
  lupakan(nomor) {
    const henti = this.diikuti.get(nomor);
    if (henti) henti();
    this.diikuti.delete(nomor);
    this.simpan(this.semua.filter((satu) => satu.nomor !== nomor));
    this.gambar();
  }

  gambar() {
    fill(this.luar, ...this.semua.map((satu) => el(
      "div",
      { class: "terkirim" },
      el("b", {}, `Usulan «${satu.judul}»: ${this.kata(satu.nomor)}. `),
      el("a", { href: satu.alamat, target: "_blank", rel: "noopener" }, "Buka di repositori"),
      " ",
      el("button", { type: "button", class: "sop-tombol", "aria-label": `Jangan tampilkan lagi usulan «${satu.judul}»`, click: () => this.lupakan(satu.nomor) }, "×"),
      this.lipatan(satu),
    )));
  }

  /** What reviewers said, once it is unfolded. @param {Terkirim} satu @returns {HTMLElement | null} */
  lipatan({ nomor, judul }) {
    const kini = this.keadaan.get(nomor);
    if (!kini || kini instanceof SendError || !kini.comments) return null;
    const dulu = this.catatan.get(nomor);
    if (dulu && dulu.dataset.banyak === String(kini.comments)) return dulu;
    const isi = el("div", { "aria-live": "polite" });
    const terbuka = dulu instanceof HTMLDetailsElement && dulu.open;
    const luar = el("details", { "data-banyak": kini.comments }, el("summary", { "aria-label": `Baca catatan atas usulan «${judul}»` }, "Baca catatan"), isi);
    luar.addEventListener("toggle", () => {
      if (luar.open && !isi.hasChildNodes()) this.baca(nomor, isi);
    });
    luar.open = terbuka;
    this.catatan.set(nomor, luar);
    return luar;
  }

  /** @param {number} nomor @param {HTMLElement} isi */
  async baca(nomor, isi) {
    fill(isi, el("p", {}, "Mengambil catatan…"));
    try {
      const semua = await remarksOf(this.tempat, keptToken(this.tempat), nomor);
      fill(isi, el("ul", {}, ...semua.map(({ by, text, file }) => el("li", {}, el("b", {}, `${[by, file].filter(Boolean).join(", ")}: `), el("span", { class: "kata" }, text)))));
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      fill(isi, el("p", {}, error.message));
    }
  }

  /** @param {number} nomor @returns {string} */
  kata(nomor) {
    const kini = this.keadaan.get(nomor);
    if (!kini) return "keadaannya diketahui sesudah Anda memberi token lagi lewat «Kirim»";
    if (kini instanceof SendError) return kini.message.replace(/\.$/, "");
    return `${STATES[kini.state]}${kini.comments ? `, ${kini.comments} catatan` : ""}`;
  }
}
