// «Perubahan»: what the change set changes, in the sentences of `sop beda`.

import { el } from "./elements.js";

/** @param {import("./sunting_mesin.js").Perubahan} perubahan @returns {HTMLElement[]} */
export function isiPerubahan(perubahan) {
  const galat = perubahan.masalah.filter((satu) => satu.galat);
  return [
    ...perubahan.sop.map((satu) =>
      el(
        "section",
        {},
        el("h3", {}, satu.nama),
        el("p", {}, satu.keadaan === "berubah" ? `${satu.dihitung}.` : satu.keadaan === "baru" ? "SOP baru." : satu.keadaan === "bergalat" ? "Masih bergalat, jadi perubahannya belum dapat disebut." : "SOP dihapus."),
        satu.revisi && el("p", { class: "sunting-ingat" }, satu.revisi),
        el("ul", {}, ...satu.kalimat.map((kalimat) => el("li", {}, el("b", {}, `${kalimat.tempat}: ${kalimat.perihal} `), ...kalimat.isi.map(potongan), " ", el("small", {}, kalimat.kelas)))),
      ),
    ),
    el("section", {}, el("h3", {}, "Berkas"), el("ul", {}, ...perubahan.berkas.map((satu) => el("li", {}, `${satu.berkas} (${satu.keadaan})`)))),
    ...(galat.length ? [el("section", {}, el("h3", {}, `${galat.length} galat masih ada`), el("ul", {}, ...galat.map((satu) => el("li", {}, `${satu.berkas}, baris ${satu.baris}: ${satu.pesan}`))))] : []),
  ];
}

/** @param {[string, string]} potongan @returns {HTMLElement} */
function potongan([lama, baru]) {
  if (lama === baru) return el("span", {}, lama);
  return el("span", {}, lama && el("del", {}, lama), lama && baru && " ", baru && el("ins", {}, baru));
}
