// Fields for what a place of the file holds: a line, a text, a list of texts, a day, a choice.

import { el, fill } from "./elements.js";

/**
 * @typedef {import("./sunting_mesin.js").Json} Json
 * @typedef {{elemen: HTMLElement, nilai: () => Json, fokus: () => void}} Isian A field: its element, and what it holds now.
 * @typedef {{kata: string, pilihan?: {[nilai: string]: string}, wajib?: boolean, berubah?: () => void}} Sifat
 */

/** Grow with what is typed. @param {HTMLTextAreaElement} area */
function tumbuh(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** @param {string} nilai @param {Sifat} sifat @param {string} [daftar] @returns {HTMLTextAreaElement} */
function area(nilai, sifat, daftar) {
  const kotak = el("textarea", { rows: 1, "aria-label": sifat.kata, spellcheck: "false", autocomplete: "off", "data-daftar": daftar });
  kotak.value = nilai;
  kotak.addEventListener("input", () => {
    tumbuh(kotak);
    if (sifat.berubah) sifat.berubah();
  });
  requestAnimationFrame(() => tumbuh(kotak));
  return kotak;
}

/** A text. @param {Json} nilai @param {Sifat} sifat @returns {Isian} */
export function isianTeks(nilai, sifat) {
  const kotak = area(typeof nilai === "string" ? nilai : "", sifat);
  return { elemen: kotak, nilai: () => kotak.value.trim() || null, fokus: () => sampaiAkhir(kotak) };
}

/** One line, with what may be chosen. @param {Json} nilai @param {Sifat} sifat @returns {Isian} */
export function isianBaris(nilai, sifat) {
  const usulan = sifat.pilihan ? daftarPilihan(sifat.pilihan) : null;
  const kotak = el("input", { type: "text", "aria-label": sifat.kata, autocomplete: "off", list: usulan ? usulan.id : null });
  kotak.value = typeof nilai === "string" ? sebutanDari(nilai, sifat.pilihan) : "";
  if (sifat.berubah) kotak.addEventListener("input", sifat.berubah);
  return {
    elemen: usulan ? el("span", { class: "sunting-isi" }, kotak, usulan) : kotak,
    nilai: () => dipilih(kotak.value.trim(), sifat.pilihan) || null,
    fokus: () => sampaiAkhir(kotak),
  };
}

/** A day. @param {Json} nilai @param {Sifat} sifat @returns {Isian} */
export function isianTanggal(nilai, sifat) {
  const hari = typeof nilai === "string" ? nilai : "";
  const kotak = el("input", { type: !hari || /^\d{4}-\d{2}-\d{2}$/.test(hari) ? "date" : "text", "aria-label": sifat.kata });
  kotak.value = hari;
  if (sifat.berubah) kotak.addEventListener("input", sifat.berubah);
  return { elemen: kotak, nilai: () => kotak.value.trim() || null, fokus: () => kotak.focus() };
}

/** One of several. @param {Json} nilai @param {Sifat} sifat @returns {Isian} */
export function isianPilihan(nilai, sifat) {
  const kini = typeof nilai === "string" ? nilai : "";
  const kotak = el("select", { "aria-label": sifat.kata });
  if (!sifat.wajib) kotak.append(el("option", { value: "" }, "(bawaan)"));
  const pilihan = sifat.pilihan || {};
  for (const [satu, kata] of Object.entries(kini && !(kini in pilihan) ? { ...pilihan, [kini]: kini } : pilihan)) kotak.append(el("option", { value: satu }, kata));
  kotak.value = kini;
  if (sifat.berubah) kotak.addEventListener("change", sifat.berubah);
  return { elemen: kotak, nilai: () => kotak.value || null, fokus: () => kotak.focus() };
}

/**
 * A text or a list of items; an item that is a group keeps its other keys. What was no list is one as long as it has several items.
 * @param {Json} nilai
 * @param {Sifat} sifat
 * @returns {Isian}
 */
export function isianButir(nilai, sifat) {
  const usulan = sifat.pilihan ? daftarPilihan(sifat.pilihan) : null;
  const daftar = Array.isArray(nilai) || Boolean(usulan);
  let berdaftar = Array.isArray(nilai);
  const semula = Array.isArray(nilai) ? nilai : nilai == null ? [] : [nilai];
  const luar = el("div", { class: "sunting-butir" });
  /** @type {{asal: Json, kotak: HTMLTextAreaElement | HTMLInputElement}[]} */
  let butir = [];

  /** @param {Json} asal @returns {{asal: Json, kotak: HTMLTextAreaElement | HTMLInputElement}} */
  function baru(asal) {
    const { kata } = sifat;
    const teks = kataButir(asal);
    /** @type {HTMLTextAreaElement | HTMLInputElement} */
    let kotak;
    if (usulan) {
      kotak = el("input", { type: "text", "aria-label": kata, list: usulan.id, autocomplete: "off" });
      kotak.value = teks;
      if (sifat.berubah) kotak.addEventListener("input", sifat.berubah);
    } else kotak = area(teks, sifat);
    const satu = { asal, kotak };
    kotak.addEventListener("keydown", (given) => {
      const event = /** @type {KeyboardEvent} */ (given);
      const at = butir.indexOf(satu);
      if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && kotak.value.trim()) {
        event.preventDefault();
        event.stopPropagation();
        berdaftar = true;
        const sisipan = baru(null);
        butir.splice(at + 1, 0, sisipan);
        susun();
        sisipan.kotak.focus();
      } else if (!kotak.value && butir.length > 1 && (event.key === "Backspace" || (event.key === "Enter" && !event.shiftKey && !event.ctrlKey))) {
        event.preventDefault();
        buang(at, Math.max(0, at - 1));
      } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        event.stopPropagation();
        const ke = at + (event.key === "ArrowUp" ? -1 : 1);
        if (ke < 0 || ke >= butir.length) return;
        butir.splice(ke, 0, ...butir.splice(at, 1));
        susun();
        kotak.focus();
        if (sifat.berubah) sifat.berubah();
      }
    });
    return satu;
  }

  /** @param {number} at @param {number} ke Where the caret goes then. */
  function buang(at, ke) {
    butir.splice(at, 1);
    berdaftar = Array.isArray(nilai) || (berdaftar && butir.length > 1);
    susun();
    sampaiAkhir(butir[ke].kotak);
    if (sifat.berubah) sifat.berubah();
  }

  function susun() {
    butir.forEach((satu, at) => satu.kotak.setAttribute("aria-label", butir.length > 1 || usulan ? `${sifat.kata}, butir ${at + 1}` : sifat.kata));
    /** @param {number} at */
    const hapus = (at) => el("button", { type: "button", class: "buang", tabindex: -1, "aria-label": `Hapus butir ${at + 1}`, title: "Hapus butir ini", click: () => buang(at, Math.max(0, at - 1)) }, "×");
    fill(luar, ...butir.map((satu, at) => el("div", {}, berdaftar && el("span", { "aria-hidden": "true" }, `${at + 1}.`), satu.kotak, butir.length > 1 && hapus(at))), el("small", { class: berdaftar && !daftar ? "baru" : null }, `Enter: ${berdaftar || usulan ? "butir baru" : "jadikan daftar"}${usulan ? "" : " · Shift+Enter: baris baru"}${berdaftar ? " · Alt+↑/↓: pindah" : ""}`, el("span", { class: "selesai" }, " · Selesai: Ctrl+Enter atau klik di luar")), usulan);
  }

  butir = semula.map(baru);
  if (!butir.length) butir = [baru(null)];
  susun();
  return {
    elemen: luar,
    nilai: () => {
      const isi = butir.map((satu) => nilaiButir(satu.asal, dipilih(satu.kotak.value.trim(), sifat.pilihan))).filter((satu) => satu !== null);
      return !isi.length ? null : daftar || isi.length > 1 ? isi : isi[0];
    },
    fokus: () => sampaiAkhir(butir[0].kotak),
  };
}

/** What an item says: its text, else what it names. @param {Json} asal @returns {string} */
export function kataButir(asal) {
  if (typeof asal === "string") return asal;
  if (!asal || typeof asal !== "object" || Array.isArray(asal)) return "";
  return String(asal.teks ?? asal.label ?? asal.peraturan ?? asal.nama ?? asal.jabatan ?? Object.values(asal)[0] ?? "");
}

/** @param {Json} asal @param {string} teks @returns {Json} */
function nilaiButir(asal, teks) {
  if (!teks) return null;
  if (!asal || typeof asal !== "object" || Array.isArray(asal)) return teks;
  if (kataButir(asal) === teks) return asal;
  const kunci = "teks" in asal ? "teks" : Object.keys(asal).find((satu) => asal[satu] === kataButir(asal));
  return kunci ? { ...asal, [kunci]: teks } : teks;
}

let hitung = 0;

/** @param {{[nilai: string]: string}} pilihan @returns {HTMLDataListElement} */
function daftarPilihan(pilihan) {
  hitung += 1;
  return el("datalist", { id: `pilihan-${hitung}` }, ...Object.entries(pilihan).map(([nilai, kata]) => el("option", { value: kata === nilai ? nilai : `${kata} [${nilai}]` })));
}

/** What an id is called where it can be told from it; with the id where several are called so. @param {string} id @param {{[nilai: string]: string}} [pilihan] @returns {string} */
function sebutanDari(id, pilihan) {
  const kata = (pilihan && pilihan[id]) || id;
  return dipilih(kata, pilihan) === id ? kata : `${kata} [${id}]`;
}

/** Of «Kepala Bagian [kabag]» the id. @param {string} ditulis @param {{[nilai: string]: string}} [pilihan] @returns {string} */
export function dipilih(ditulis, pilihan) {
  const found = pilihan && /\[([^\]]+)\]$/.exec(ditulis);
  if (found && pilihan && found[1] in pilihan) return found[1];
  const sama = pilihan && Object.keys(pilihan).filter((satu) => pilihan[satu].toLowerCase() === ditulis.toLowerCase());
  return sama && sama.length === 1 ? sama[0] : ditulis;
}

/** Do something once the focus is elsewhere, and not when parts within change their places. @param {HTMLElement} luar @param {() => void} lakukan */
export function sesudahDitinggal(luar, lakukan) {
  luar.addEventListener("focusout", () => setTimeout(() => {
    if (luar.isConnected && !luar.contains(document.activeElement)) lakukan();
  }));
}

/** @param {HTMLTextAreaElement | HTMLInputElement} kotak */
export function sampaiAkhir(kotak) {
  kotak.focus();
  try {
    kotak.setSelectionRange(kotak.value.length, kotak.value.length);
  } catch (error) {
    // Some kinds of fields have no caret to set.
  }
}
