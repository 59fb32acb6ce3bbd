// A step of a run as a card: what to have, to do and to hand over, with boxes, times and the exits of a decision.
import { el, fill } from "./elements.js";
import { current, deviation, minutes, openExits, signers, stepName, stepOf, unticked, whose } from "./pelaksanaan.js";

/** How states are said. */
const SAID = { tuntas: "selesai", giliran: "giliran sekarang", belum: "belum", dilewati: "dilewati" };

/** A moment as read, `31/5/2024 08.30`; any other text as it is. @param {string} iso */
const said = (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)T(\d+):(\d+)$/, "$3/$2/$1 $4.$5");

/** Minutes in words. @param {number} count */
export function duration(count) {
  const hours = Math.floor(count / 60);
  return [hours && `${hours} jam`, (count % 60 || !hours) && `${count % 60} menit`].filter(Boolean).join(" ");
}

/** Where an exit leads, in words. @param {import("./pelaksanaan.js").Step[]} steps @param {number} at @param {[string, ...import("./pelaksanaan.js").Target[]]} exit */
function destination(steps, at, [, ...targets]) {
  const all = /** @type {import("./pelaksanaan.js").Target[]} */ (targets);
  const name = (/** @type {import("./pelaksanaan.js").Target} */ target) => {
    const way = typeof target === "number" ? undefined : steps[target[0]].masuk[target[1]];
    return stepName(steps, stepOf(target)) + (way ? `, ${way.pelaksana.join(", ")}` : "");
  };
  const on = all.filter((target) => stepOf(target) > at).map(name);
  const back = all.filter((target) => stepOf(target) <= at).map(name).join(" dan ");
  return [...on, back && `kembali ke ${back}`].filter(Boolean).join(" dan ") || "selesai";
}

/** Planned and actual time of a visit. @param {import("./pelaksanaan.js").Step} step @param {import("./pelaksanaan.js").Visit} visit */
function timeWords(step, visit) {
  const took = minutes(visit);
  const over = deviation(step, visit);
  const parts = [step.waktu && `Waktu baku ${step.waktu}`];
  if (took < 0) parts.push("selesai mendahului mulai: betulkan waktunya");
  else if (took >= 0) parts.push(`nyata ${duration(took)}`);
  if (over === 0) parts.push("sesuai");
  else if (over) parts.push(`${duration(Math.abs(over))} lebih ${over > 0 ? "lama" : "cepat"}`);
  return parts.filter(Boolean).join(" · ");
}

/**
 * The list item of a step. Its parts that take the focus have ids that begin with `langkah-jalan-<row>`.
 * @param {import("./pelaksanaan.js").Run} run
 * @param {number} at
 * @param {import("./pelaksanaan.js").State} state
 * @param {boolean} open whether its body is in sight
 * @param {{start: (at: number) => void, finish: (at: number, exit: number) => void, reopen: (at: number) => void, edited: () => void}} actions
 *   `edited` is called when a field of the visit was changed
 * @param {Node[]} details what the page tells of the step beside its text: links to forms and to other SOP
 */
export function card(run, at, state, open, actions, details) {
  const step = run.langkah[at];
  const visit = current(run, at);
  const round = run.kunjungan[at].length;
  const id = `langkah-jalan-${at + 1}`;
  const name = stepName(run.langkah, at);
  const running = state !== "tuntas" && visit.mulai;
  const status = (running ? "sedang berjalan" : SAID[state]) + (round > 1 ? ` · putaran ke-${round}` : "");
  const lacks = el("span", { class: "sop-jalan-kurang" });
  const lacking = el("p", { class: "sop-jalan-lewat sop-jalan-kurang" });
  /** Marks what a finished step has not ticked off. */
  const mark = () => {
    const left = state === "tuntas" ? unticked(step, visit) : [];
    lacks.textContent = left.length ? ` · ${left.length} belum dicentang` : "";
    lacking.textContent = `Belum dicentang: ${left.join("; ")}`;
    lacking.hidden = !left.length;
  };
  mark();
  const body = el("div", { class: "sop-jalan-isi", id: `${id}-isi`, hidden: !open });
  const toggle = el(
    "button", { type: "button", id, "aria-expanded": String(open), "aria-controls": `${id}-isi` },
    el("span", { class: "sop-jalan-no" }, el("span", { class: "sop-jalan-baca" }, step.no ? "Langkah " : `Baris ke-${step.baris}`), step.no || "·"),
    el("span", { class: "sop-jalan-apa" }, step.kegiatan),
    el("span", { class: "sop-jalan-siapa" }, whose(run, at)), el("span", { class: "sop-jalan-status" }, status, lacks),
  );
  toggle.addEventListener("click", () => {
    body.hidden = !body.hidden;
    toggle.setAttribute("aria-expanded", String(!body.hidden));
  });

  /** @param {"kelengkapan" | "output"} kind @param {string} title */
  const boxes = (kind, title) =>
    step[kind].length > 0 &&
    el("fieldset", {}, el("legend", {}, title), ...step[kind].map((item, index) =>
      el("label", { class: "sop-jalan-kotak" }, el("input", {
        type: "checkbox", checked: visit[kind][index],
        change: (event) => {
          visit[kind][index] = /** @type {HTMLInputElement} */ (event.target).checked;
          mark();
          actions.edited();
        },
      }), el("span", {}, item))));

  const signed = visit.paraf.split("\n");
  /**
   * @param {"mulai" | "selesai" | "paraf" | "catatan"} field @param {string} title @param {"input" | "textarea"} tag @param {Record<string, string | number>} attributes
   * @param {number} place of initials: among those who sign
   */
  const field = (field, title, tag, attributes, place = 0) => {
    const input = el(tag, { ...attributes, id: `${id}-${field}${place || ""}` });
    input.value = field === "paraf" ? (signed[place] ?? "") : visit[field];
    input.addEventListener("input", () => {
      if (input.validity.badInput) return; // half a date
      const text = input.value.slice(0, attributes.type ? 16 : undefined);
      if (field === "paraf") signed[place] = text;
      visit[field] = field === "paraf" ? signed.join("\n").trimEnd() : text;
      words.textContent = timeWords(step, visit);
      printed.textContent = said(text);
      actions.edited();
    });
    const printed = el("span", { class: "sop-jalan-cetak" }, said(input.value));
    return el("p", {}, el("label", { for: input.id }, title), input, printed);
  };
  const words = el("p", { class: "sop-jalan-lama" }, timeWords(step, visit));

  /** The second press of a double one does nothing: by then the next step's button may stand there. @param {string} text @param {string} kind @param {() => void} act */
  const button = (text, kind, act) => el("button", { type: "button", class: "sop-jalan-utama", id: `${id}-${kind}`, click: (event) => /** @type {UIEvent} */ (event).detail > 1 || act() }, text, el("span", { class: "sop-jalan-baca" }, ` (${name})`));
  const exit = step.keluar[visit.keluar];
  const acts = el("div", { class: "sop-jalan-tindakan" });
  if (state === "tuntas") {
    acts.append(el("p", { class: exit && "sop-jalan-putus" }, exit ? `Keputusan: ${exit[0]} → ${destination(run.langkah, at, exit)}` : "✓ Selesai"), button("Buka lagi", "buka", () => actions.reopen(at)));
  } else {
    if (!visit.mulai) acts.append(button("Mulai", "mulailah", () => actions.start(at)));
    if (step.keluar.length) {
      acts.append(el("fieldset", {}, el("legend", {}, "Selesai dengan keputusan"), ...openExits(run, at).map((index) =>
        button(`${step.keluar[index][0]} → ${destination(run.langkah, at, step.keluar[index])}`, `keluar-${index}`, () => actions.finish(at, index)))));
    } else acts.append(button("Selesai", "selesaikan", () => actions.finish(at, -1)));
  }
  const moment = { type: "datetime-local", max: "9999-12-31T23:59" };
  fill(
    body,
    details.length > 0 && el("div", { class: "sop-jalan-rincian" }, ...details),
    state === "dilewati" && el("p", { class: "sop-jalan-lewat" }, "Dilewati oleh keputusan yang diambil. Bila tetap dikerjakan, isi seperti biasa."),
    boxes("kelengkapan", "Kelengkapan: siapkan"), boxes("output", "Output: serahkan"),
    el("div", { class: "sop-jalan-waktu" }, field("mulai", "Mulai", "input", moment), field("selesai", "Selesai", "input", moment), words),
    el("div", { class: "sop-jalan-tulis" }, el("div", { class: "sop-jalan-paraf" }, ...signers(run, at).map((name, place) => field("paraf", `Paraf ${name}`, "input", { maxlength: 20, autocomplete: "off" }, place))), field("catatan", "Catatan", "textarea", { rows: 2, maxlength: 4000 })),
    state === "belum" && step.keluar.length > 0 && el("p", { class: "sop-jalan-lewat sop-jalan-layar" }, "Belum gilirannya diputus: langkah sebelumnya belum selesai. Keputusan yang diambil sekarang mendahuluinya."),
    step.ket && el("p", { class: "sop-jalan-ket" }, `Ket.: ${step.ket}`),
    round > 1 && history(run, at),
    lacking, acts,
  );
  return el("li", { class: `sop-jalan-langkah sop-jalan-${running ? "jalan" : state}`, "data-langkah": at }, toggle, body);
}

/** What was noted in earlier rounds. @param {import("./pelaksanaan.js").Run} run @param {number} at */
function history(run, at) {
  const step = run.langkah[at];
  const count = (/** @type {boolean[]} */ ticks) => `${ticks.filter(Boolean).length} dari ${ticks.length}`;
  const rounds = run.kunjungan[at].slice(0, -1).map((visit) => {
    const exit = step.keluar[visit.keluar];
    const parts = [
      visit.mulai && `mulai ${said(visit.mulai)}`, visit.selesai && `selesai ${said(visit.selesai)}`, minutes(visit) >= 0 && `nyata ${duration(minutes(visit))}`,
      step.kelengkapan.length && `kelengkapan ${count(visit.kelengkapan)}`, step.output.length && `output ${count(visit.output)}`,
      exit && `${exit[0]} → ${destination(run.langkah, at, exit)}`, visit.paraf && `paraf ${visit.paraf}`, visit.catatan && `catatan: ${visit.catatan}`,
    ];
    return el("li", {}, parts.filter(Boolean).join("; ") || "tidak dikerjakan");
  });
  return el("div", { class: "sop-jalan-riwayat" }, el("p", {}, "Putaran sebelumnya"), el("ol", {}, ...rounds));
}
