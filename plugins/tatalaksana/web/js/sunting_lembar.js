// The official sheet as the place where it is edited: cells that keys reach, and the field that opens in one of them.

import { el, fill } from "./elements.js";
import { LebarKolom } from "./sunting_kolom.js";
import { nilaiDi, tempatDari } from "./sunting_mesin.js";
import { tekanMengakhiri } from "./sunting_tekan.js";

/**
 * @typedef {{
 *   buka: (sel: HTMLElement) => void,
 *   lajur: (baris: number, lajur: string, cara: "pindah" | "tambah" | "cabut", ada: boolean) => void,
 *   pindah: (baris: number, ke: number) => void,
 *   tambah: (baris: number) => void,
 *   hapus: (baris: number) => void,
 *   pilih: (baris: number) => void,
 * }} Tindakan What the page does for the sheet.
 */

/** Pixels that the tools of a row take at the least. */
const TINGGI_ALAT = 70;

/** The sheet on the page. */
export class LembarSunting {
  /**
   * @param {HTMLElement} luar Where it stands.
   * @param {Tindakan} tindakan
   */
  constructor(luar, tindakan) {
    this.luar = luar;
    this.tindakan = tindakan;
    this.gambar = el("div", { class: "sunting-gambar" });
    this.alat = alatBaris(this);
    this.lebar = new LebarKolom(this.gambar, () => this.tata());
    fill(luar, this.gambar, this.alat);
    /** @type {string} */
    this.di = "";
    this.baris = -1;
    this.terkunci = false;
    /** @type {WeakMap<Element, ChildNode[]>} What was drawn in each cell. */
    this.tergambar = new WeakMap();
    this.gambar.addEventListener("click", (event) => this.diklik(event));
    this.gambar.addEventListener("keydown", (event) => this.diketik(event));
    this.gambar.addEventListener("focusin", (event) => this.disorot(/** @type {Element} */ (event.target)));
    this.gambar.addEventListener("mouseover", (event) => this.didekati(/** @type {Element} */ (event.target)));
  }

  /**
   * Draw it anew; what had the focus has it again.
   * @param {string} html From the engine, which lets no text through as markup.
   */
  tampilkan(html) {
    const terfokus = this.gambar.contains(document.activeElement);
    const gulir = this.gambar.querySelector(".sop-gulir");
    const [kiri, atas] = gulir ? [gulir.scrollLeft, gulir.scrollTop] : [0, 0];
    const lebar = this.lebar.dipakai ? this.lebar.kini : null;
    fill(this.gambar, gambarMesin(html));
    this.lebar.samakan(lebar);
    const tabel = this.gambar.querySelector("table");
    if (tabel) tabel.setAttribute("role", "grid");
    const wadah = this.gambar.querySelector(".sop-gulir");
    if (wadah instanceof HTMLElement) {
      wadah.removeAttribute("tabindex");
      this.tata();
      wadah.scrollTo(kiri, atas);
      wadah.addEventListener("scroll", () => { this.alat.hidden = true; });
    }
    for (const sel of this.gambar.querySelectorAll("[data-tempat]")) {
      if (sel instanceof HTMLElement) this.siapkan(sel);
    }
    for (const sel of this.gambar.querySelectorAll("td[data-lajur]")) {
      const kepala = this.kepala(sel);
      sel.setAttribute("aria-label", `${kepala}: ${sel.querySelector(".s") ? [...sel.querySelectorAll("svg[role=img]")].map((satu) => satu.getAttribute("aria-label")).join(", ") : "kosong"}`);
      /** @type {HTMLElement} */ (sel).tabIndex = -1;
    }
    const kini = this.sel(this.di) || this.sel("kegiatan.0.uraian");
    // Who comes back to the table from elsewhere comes to the row whose step is shown beside.
    const dalam = kini && kini.closest("table") ? kini : this.sel(`kegiatan.${this.baris}.uraian`) || this.sel("kegiatan.0.uraian");
    if (dalam) dalam.tabIndex = 0;
    if (terfokus && kini) kini.focus({ preventScroll: true });
    this.alat.hidden = true;
    this.tandai();
  }

  /** What depends on how broad its columns are. */
  tata() {
    const wadah = this.gambar.querySelector(".sop-gulir");
    const tabel = this.gambar.querySelector("table");
    if (wadah instanceof HTMLElement && tabel) tahan(wadah, tabel);
    this.alat.hidden = true;
  }

  /** Cells of an old drawing say what the file says now. @param {import("./sunting_mesin.js").Json} lama What it said when that was drawn. @param {import("./sunting_mesin.js").Json} baru */
  samakan(lama, baru) {
    if (this.terkunci) return;
    for (const sel of this.luar.querySelectorAll("[data-tempat]")) {
      const tempat = tempatDari(sel.getAttribute("data-tempat") || "");
      const [dulu, kini] = [nilaiDi(lama, tempat), nilaiDi(baru, tempat)];
      if (JSON.stringify(dulu) === JSON.stringify(kini)) {
        this.pulihkan(sel);
        continue;
      }
      this.isikan(sel, Array.isArray(kini) ? kini.map((satu) => (typeof satu === "string" ? satu : JSON.stringify(satu))).join("; ") : typeof kini === "string" ? kini : "");
    }
  }

  /** @param {HTMLElement} sel */
  siapkan(sel) {
    if (sel.closest("table")) sel.tabIndex = -1;
    else {
      sel.tabIndex = 0;
      sel.setAttribute("role", "button");
      const kotak = sel.closest(".kotak, .data > div, .penanda > div");
      const judul = kotak ? kotak.querySelector("h2, dt") : null;
      const isi = (sel.textContent || "").replace(/\s+/g, " ").trim();
      sel.setAttribute("aria-label", `Ubah ${judul ? judul.textContent : ""}: ${isi || "kosong"}`);
    }
    this.tergambar.set(sel, [...sel.childNodes]);
    tandaiKosong(sel);
  }

  /** Another text in a cell of an old drawing. @param {Element} sel @param {string} kata */
  isikan(sel, kata) {
    sel.textContent = kata;
    tandaiKosong(sel);
  }

  /** A cell says again what was drawn in it, where something else was put there. @param {Element} sel */
  pulihkan(sel) {
    const isi = this.tergambar.get(sel);
    if (!isi || (isi.length === sel.childNodes.length && isi.every((satu, at) => satu === sel.childNodes[at]))) return;
    fill(sel, ...isi);
    tandaiKosong(sel);
  }

  /** @param {Element} sel @returns {string} What stands over a lane. */
  kepala(sel) {
    const letak = [...(sel.parentElement ? sel.parentElement.querySelectorAll("td[data-lajur]") : [])].indexOf(sel);
    const kepala = this.gambar.querySelectorAll("thead th.lajur")[letak];
    return kepala ? kepala.textContent || "" : "";
  }

  /** @param {string} nama A cell's name: «kegiatan.2.uraian», «2:lajur:kabag». @returns {HTMLElement | null} */
  sel(nama) {
    const [baris, jenis, lajur] = nama.split(":");
    if (jenis === "lajur") {
      const tr = this.gambar.querySelectorAll("tbody tr")[Number(baris)];
      return tr ? tr.querySelector(`td[data-lajur="${CSS.escape(lajur)}"]`) : null;
    }
    return nama ? this.gambar.querySelector(`[data-tempat="${CSS.escape(nama)}"]`) : null;
  }

  /** @param {Element} sel @returns {string} */
  nama(sel) {
    return sel.getAttribute("data-tempat") || `${this.barisDari(sel)}:lajur:${sel.getAttribute("data-lajur")}`;
  }

  /** @param {Element | null} dalam @returns {number} The row that an element stands in; -1 outside. */
  barisDari(dalam) {
    const tr = dalam ? dalam.closest("tbody tr") : null;
    return tr && tr.parentElement ? [...tr.parentElement.children].indexOf(tr) : -1;
  }

  /** @param {Event} event */
  diklik(event) {
    const target = /** @type {Element} */ (event.target);
    const nomor = target.closest("tbody .no");
    const uraian = nomor && this.sel(`kegiatan.${this.barisDari(nomor)}.uraian`);
    if (uraian) return this.ke(uraian);
    const sel = target.closest("[data-tempat], td[data-lajur]");
    if (!(sel instanceof HTMLElement) || this.terkunci || sel.querySelector("textarea, input, select")) return;
    this.ke(sel);
    if (sel.hasAttribute("data-lajur")) {
      if (tekanMengakhiri()) return;
      const mouse = /** @type {MouseEvent} */ (event);
      this.taruh(sel, mouse.shiftKey || mouse.ctrlKey || mouse.metaKey ? "tambah" : "pindah");
    } else this.tindakan.buka(sel);
  }

  /** @param {HTMLElement} sel @param {"pindah" | "tambah" | "cabut"} cara */
  taruh(sel, cara) {
    this.tindakan.lajur(this.barisDari(sel), sel.getAttribute("data-lajur") || "", cara, Boolean(sel.querySelector(".s")));
  }

  /** @param {HTMLElement} sel Give it the focus, and the way of the tab key. */
  ke(sel) {
    const dulu = this.gambar.querySelector("table [tabindex='0']");
    if (dulu instanceof HTMLElement && sel.closest("table")) dulu.tabIndex = -1;
    sel.tabIndex = 0;
    sel.focus();
  }

  /** @param {Element} target */
  disorot(target) {
    const sel = target.closest("[data-tempat], td[data-lajur]");
    if (!sel) return;
    this.di = this.nama(sel);
    const baris = this.barisDari(sel);
    if (baris >= 0 && baris !== this.baris) {
      this.baris = baris;
      this.tandai();
      this.tindakan.pilih(baris);
    }
    if (baris >= 0) this.dekatkan(baris);
  }

  /** @param {Element} target */
  didekati(target) {
    const baris = this.barisDari(target);
    if (baris >= 0 && !this.gambar.querySelector("tbody textarea")) this.dekatkan(baris);
  }

  /** The row whose step is shown beside. */
  tandai() {
    [...this.gambar.querySelectorAll("tbody tr")].forEach((tr, at) => tr.classList.toggle("sunting-dipilih", at === this.baris));
  }

  /** @param {number} baris Put the row's tools beside it. */
  dekatkan(baris) {
    const tr = this.gambar.querySelectorAll("tbody tr")[baris];
    if (!tr || this.terkunci) return;
    const [luar, dalam] = [this.luar.getBoundingClientRect(), tr.getBoundingClientRect()];
    this.alat.hidden = false;
    // A low row's tools reach beyond it, so that none lies on another.
    const tinggi = Math.max(dalam.height, TINGGI_ALAT);
    this.alat.style.top = `${dalam.top - luar.top - (tinggi - dalam.height) / 2}px`;
    this.alat.style.height = `${tinggi}px`;
    this.alat.dataset.baris = String(baris);
    const nama = this.sel(`kegiatan.${baris}.uraian`);
    for (const tombol of this.alat.querySelectorAll("button")) tombol.setAttribute("aria-label", `${tombol.dataset.kata} (${nama ? (nama.textContent || "").slice(0, 60) : baris + 1})`);
  }

  /** @param {KeyboardEvent} event */
  diketik(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const sel = /** @type {HTMLElement | null} */ (target.closest("[data-tempat], td[data-lajur]"));
    if (!sel || target !== sel || this.terkunci) return;
    const baris = this.barisDari(sel);
    const lajur = sel.hasAttribute("data-lajur");
    const { key } = event;
    if (event.altKey && (key === "ArrowUp" || key === "ArrowDown") && baris >= 0) {
      const ke = baris + (key === "ArrowUp" ? -1 : 1);
      if (ke >= 0 && ke < this.banyak) {
        this.di = this.di.replace(/^(kegiatan\.)?\d+/, `$1${ke}`);
        this.baris = ke;
        this.tindakan.pindah(baris, ke);
      }
    } else if (event.altKey || event.metaKey) return;
    else if (event.ctrlKey) {
      if (key !== "Enter" || baris < 0) return;
      this.tindakan.tambah(baris + 1);
    } else if (key.startsWith("Arrow") && sel.closest("table")) {
      const there = this.tetangga(sel, baris, key);
      if (there) this.ke(there);
    } else if (key === "Insert" && baris >= 0) this.tindakan.tambah(baris + 1);
    else if (lajur && (key === "Enter" || key === " ")) this.taruh(sel, "pindah");
    else if (lajur && key === "+") this.taruh(sel, "tambah");
    else if (lajur && (key === "Delete" || key === "-")) this.taruh(sel, "cabut");
    else if (!lajur && (key === "Enter" || key === "F2" || key === " ")) this.tindakan.buka(sel);
    else return;
    event.preventDefault();
  }

  /** @param {HTMLElement} sel @param {number} baris @param {string} key @returns {HTMLElement | null} */
  tetangga(sel, baris, key) {
    const seleksi = "[data-tempat], td[data-lajur]";
    const mendatar = key === "ArrowLeft" || key === "ArrowRight";
    const maju = key === "ArrowRight" || key === "ArrowDown";
    if (mendatar) {
      // A list of steps shows no lanes, and of the columns their words only.
      const sebaris = [...(sel.parentElement ? sel.parentElement.querySelectorAll(seleksi) : [])].filter((satu) => satu.getClientRects().length);
      return /** @type {HTMLElement | null} */ (sebaris[sebaris.indexOf(sel) + (maju ? 1 : -1)] || null);
    }
    const nama = this.nama(sel);
    if (baris < 0) return maju ? this.sel("kegiatan.0.uraian") : null;
    for (let ke = baris + (maju ? 1 : -1); ke >= 0 && ke < this.banyak; ke += maju ? 1 : -1) {
      const there = this.sel(nama.replace(/^(kegiatan\.)?\d+/, `$1${ke}`));
      if (there) return there;
    }
    const letak = sel.parentElement ? [...sel.parentElement.querySelectorAll("td[data-lajur]")].indexOf(sel) : -1;
    return maju || letak < 0 ? null : this.sel(`pelaksana.${letak}`);
  }

  /** How many rows it has. @returns {number} */
  get banyak() {
    return this.gambar.querySelectorAll("tbody tr").length;
  }
}

/** Heads, numbers and, where there is room, what a step is called stay in sight while the rest is rolled. @param {HTMLElement} wadah @param {HTMLTableElement} tabel */
function tahan(wadah, tabel) {
  const awal = tabel.tBodies[0] && tabel.tBodies[0].rows[0];
  const [nomor, nama] = awal ? awal.cells : [];
  const bernama = Boolean(nama && nomor.classList.contains("no") && nama.classList.contains("kegiatan"));
  wadah.classList.toggle("sunting-tahan", bernama);
  if (!bernama || !tabel.tHead) return;
  wadah.style.setProperty("--nomor", `${nomor.offsetWidth}px`);
  // A narrow page has no room for both.
  const berdua = nomor.offsetWidth + nama.offsetWidth;
  const muat = wadah.classList.toggle("dengan-nama", berdua <= wadah.clientWidth / 2);
  wadah.style.setProperty("--kiri", `${muat ? berdua : nomor.offsetWidth}px`);
  wadah.style.setProperty("--kepala", `${tabel.tHead.offsetHeight}px`);
}

/** @param {Element} sel */
function tandaiKosong(sel) {
  sel.classList.toggle("kosong", !(sel.textContent || "").trim() && !sel.querySelector("img"));
}

/** What the engine has drawn. @param {string} html From the engine, which lets no text through as markup. @returns {DocumentFragment} */
export function gambarMesin(html) {
  const template = document.createElement("template");
  // A strict policy heeds no style that is written into a page; what a script sets it does.
  template.innerHTML = html.replace(/ style="/g, ' data-gaya="');
  for (const satu of template.content.querySelectorAll("[data-gaya]")) /** @type {HTMLElement} */ (satu).style.cssText = satu.getAttribute("data-gaya") || "";
  for (const satu of template.content.querySelectorAll("a[href]")) satu.removeAttribute("href");
  return template.content;
}

/** The tools of a row: a grip, new rows above and below, away with it. @param {LembarSunting} lembar @returns {HTMLElement} */
function alatBaris(lembar) {
  /** @param {string} tanda @param {string} kata @param {(baris: number) => void} lakukan */
  const tombol = (tanda, kata, lakukan) => el("button", { type: "button", tabindex: -1, title: kata, "data-kata": kata, click: () => lakukan(Number(alat.dataset.baris)) }, tanda);
  const pegangan = tombol("⠿", "Seret untuk memindahkan; Alt+↑ dan Alt+↓ dengan papan ketik", () => {});
  pegangan.classList.add("pegangan");
  const alat = el(
    "div",
    { class: "sunting-alat", hidden: true },
    tombol("+", "Sisipkan langkah di atas ini", (baris) => lembar.tindakan.tambah(baris)),
    pegangan,
    tombol("×", "Hapus langkah ini", (baris) => lembar.tindakan.hapus(baris)),
    tombol("+", "Sisipkan langkah di bawah ini", (baris) => lembar.tindakan.tambah(baris + 1)),
  );
  seret(pegangan, lembar, alat);
  return alat;
}

/** @param {HTMLElement} pegangan @param {LembarSunting} lembar @param {HTMLElement} alat */
function seret(pegangan, lembar, alat) {
  const garis = el("div", { class: "sunting-garis", hidden: true });
  lembar.luar.append(garis);
  let dari = -1;
  let ke = -1;
  pegangan.addEventListener("pointerdown", (event) => {
    dari = Number(alat.dataset.baris);
    ke = dari;
    pegangan.setPointerCapture(event.pointerId);
    lembar.luar.append(garis);
  });
  pegangan.addEventListener("pointermove", (event) => {
    if (dari < 0) return;
    const baris = [...lembar.gambar.querySelectorAll("tbody tr")].map((tr) => tr.getBoundingClientRect());
    const sela = baris.filter((satu) => event.clientY > satu.top + satu.height / 2).length;
    const luar = lembar.luar.getBoundingClientRect();
    ke = sela > dari ? sela - 1 : sela;
    garis.hidden = false;
    garis.style.top = `${(sela < baris.length ? baris[sela].top : baris[baris.length - 1].bottom) - luar.top}px`;
  });
  const selesai = () => {
    garis.hidden = true;
    if (dari >= 0 && ke >= 0 && ke !== dari) lembar.tindakan.pindah(dari, ke);
    dari = -1;
  };
  pegangan.addEventListener("pointerup", selesai);
  pegangan.addEventListener("pointercancel", () => {
    garis.hidden = true;
    dari = -1;
  });
}
