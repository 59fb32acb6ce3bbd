// A run of an SOP as a value: its steps as they were when it began, and each step's visits, one a round. Whose turn it is
// and what is passed over is never stored: it follows from the visits. Steps are named by their place in the table, from 0.

/**
 * @typedef {object} Step A row of the table.
 * @property {string} no as printed; "" for a row without number
 * @property {number} baris its row in the table, from 1
 * @property {string} kegiatan
 * @property {string[]} pelaksana
 * @property {string[]} kelengkapan
 * @property {string} waktu the planned time in words
 * @property {[number, number] | null} menit the planned time as least and most minutes
 * @property {string[]} output
 * @property {string} ket
 * @property {[string, ...Target[]][]} keluar exits of a decision: label and where to; to nowhere is the end
 * @property {Target[]} lanjut where to from a step that does not decide; nowhere is the end
 * @property {boolean} awal whether the procedure may begin here
 * @property {{pelaksana: string[], jalan: number[]}[]} masuk its ways in, where not all of them are always taken: who acts then, and
 *   which of `keluar` or `lanjut` lead on
 * @property {string} [sambung] the word between those who can enter it, before a way in was taken; «atau» where none is said
 *
 * @typedef {number | [number, number]} Target A step that is led to; with its way in, where it has several.
 *
 * @typedef {object} Visit One round of a step. Moments are `2024-05-01T08:30` in the reader's time, or "".
 * @property {string} mulai
 * @property {string} selesai
 * @property {boolean} tuntas
 * @property {number} keluar the exit that was chosen, by its place; -1 for none
 * @property {boolean[]} kelengkapan
 * @property {boolean[]} output
 * @property {string} paraf where several sign, a line each, in the order in which they stand
 * @property {string} catatan
 *
 * @typedef {object} Run
 * @property {string} sop the entry's id
 * @property {string} judul
 * @property {string} nomor
 * @property {string} sidik the edition's fingerprint
 * @property {string} dibuat a moment
 * @property {Step[]} langkah
 * @property {Visit[][]} kunjungan of each step its visits, the current one last; never none
 *
 * @typedef {"tuntas" | "giliran" | "belum" | "dilewati"} State
 */

/** @param {Step} step @returns {Visit} */
export const newVisit = (step) => ({
  mulai: "", selesai: "", tuntas: false, keluar: -1, kelengkapan: step.kelengkapan.map(() => false), output: step.output.map(() => false), paraf: "", catatan: "",
});

/**
 * @param {Pick<Run, "sop" | "judul" | "nomor" | "sidik" | "langkah">} sop
 * @param {string} now
 * @returns {Run}
 */
export const newRun = ({ sop, judul, nomor, sidik, langkah }, now) => ({
  sop, judul, nomor, sidik, dibuat: now, langkah, kunjungan: langkah.map((step) => [newVisit(step)]),
});

/** What a visit has not ticked off, of what its step needs and hands over. @param {Step} step @param {Visit} visit */
export const unticked = (step, visit) => [...step.kelengkapan.filter((_, at) => !visit.kelengkapan[at]), ...step.output.filter((_, at) => !visit.output[at])];

/** Finished steps of which something is not ticked off, by their places, with how many things. @param {Run} run @returns {[number, number][]} */
export const leftOpen = (run) =>
  run.langkah.flatMap((step, at) => {
    const many = current(run, at).tuntas ? unticked(step, current(run, at)).length : 0;
    return many ? [/** @type {[number, number]} */ ([at, many])] : [];
  });

/** The current visit of a step. @param {Run} run @param {number} at */
export const current = (run, at) => run.kunjungan[at][run.kunjungan[at].length - 1];

/** How a step is called in a sentence. @param {Step[]} steps @param {number} at */
export const stepName = (steps, at) => (steps[at].no ? `langkah ${steps[at].no}` : `baris ke-${steps[at].baris}`);

/** The step of a target. @param {Target} target */
export const stepOf = (target) => (typeof target === "number" ? target : target[0]);

/** Where a finished visit leads. @param {Step} step @param {Visit} visit @param {number[]} entered its ways in, by their places @returns {Target[]} */
function next(step, visit, entered) {
  if (step.keluar.length) return /** @type {Target[]} */ ((step.keluar[visit.keluar] ?? []).slice(1));
  return step.lanjut.filter((_, at) => leads(step, entered, at));
}

/** Whether one of the ways on is open to who has come by these ways in. @param {Step} step @param {number[]} entered @param {number} at */
const leads = (step, entered, at) => !entered.length || entered.some((one) => step.masuk[one].jalan.includes(at));

/**
 * The ways in by which each step was come to, by their places in `masuk`; none where that makes no difference.
 * @param {Run} run
 * @returns {{reached: Set<number>, entered: number[][]}}
 */
function arrivals({ langkah, kunjungan }) {
  const done = langkah.map((_, at) => kunjungan[at][kunjungan[at].length - 1].tuntas);
  const starts = langkah.flatMap((step, at) => (step.awal ? [at] : []));
  const begun = starts.filter((at) => done[at]);
  /** @type {number[][]} */
  const entered = langkah.map(() => []);
  const reached = new Set(begun.length ? begun : starts);
  // What is led to by a further way in leads on once more.
  /** @type {number[]} */
  const todo = [...reached];
  for (const at of todo) {
    if (!done[at]) continue;
    const visit = kunjungan[at][kunjungan[at].length - 1];
    for (const target of next(langkah[at], visit, entered[at])) {
      const to = stepOf(target);
      const way = typeof target === "number" ? -1 : target[1];
      const fresh = way >= 0 && langkah[to].masuk[way] && !entered[to].includes(way);
      if (fresh) entered[to].push(way);
      if (fresh || !reached.has(to)) todo.push(to);
      reached.add(to);
    }
  }
  return { reached, entered };
}

/** Who acts in a step of a run, as far as the way that was taken tells. @param {Run} run @param {number} at */
export function acting(run, at) {
  const step = run.langkah[at];
  const names = arrivals(run).entered[at].flatMap((way) => step.masuk[way].pelaksana);
  return names.length ? [...new Set(names)] : step.pelaksana;
}

/** Whether one of several ways in is still to be taken. Led to by a way that leads to all of them, they all act. @param {Run} run @param {number} at */
function unsettled(run, at) {
  const { reached, entered } = arrivals(run);
  return run.langkah[at].masuk.length > 0 && !entered[at].length && (run.langkah[at].awal || !reached.has(at));
}

/** The same in words; before one of several ways in was taken, one of those that act. @param {Run} run @param {number} at */
export const whose = (run, at) => acting(run, at).join(unsettled(run, at) ? ` ${run.langkah[at].sambung || "atau"} ` : ", ");

/** Who signs a step off, each in a place of their own; one without a name where it is one, or not told yet which. @param {Run} run @param {number} at */
export function signers(run, at) {
  const names = acting(run, at);
  return names.length < 2 || unsettled(run, at) ? [""] : names;
}

/** The places of the exits that are open to who acts in a step of a run. @param {Run} run @param {number} at */
export function openExits(run, at) {
  const { entered } = arrivals(run);
  return run.langkah[at].keluar.flatMap((_, exit) => (leads(run.langkah[at], entered[at], exit) ? [exit] : []));
}

/**
 * The state of each step. It is the turn of the steps that finished ones lead to; what can't be reached from there going
 * down the table, or up it from what does not decide, is passed over. At the end it is no step's turn.
 * @param {Run} run
 * @returns {State[]}
 */
export function states(run) {
  const { langkah } = run;
  const done = langkah.map((_, at) => current(run, at).tuntas);
  const { reached, entered } = arrivals(run);
  const turn = [...reached].filter((at) => !done[at]);
  const ahead = new Set(turn);
  for (const at of ahead) { // a set hands out what is added meanwhile
    const step = langkah[at];
    const exits = step.keluar.filter((_, exit) => leads(step, entered[at], exit));
    const targets = (exits.length ? exits.flatMap((exit) => /** @type {Target[]} */ (exit.slice(1))) : step.lanjut.filter((_, way) => leads(step, entered[at], way))).map(stepOf);
    const below = targets.filter((to) => to > at);
    // «Melengkapi berkas», which goes back to be checked anew, passes nothing over; a decision may.
    for (const to of below.length || exits.length ? below : targets) ahead.add(to);
  }
  return langkah.map((_, at) => (done[at] ? "tuntas" : turn.includes(at) ? "giliran" : ahead.has(at) ? "belum" : "dilewati"));
}

/**
 * Finish a step, a decision by one of its exits. An exit that leads back begins a new round of all steps from there to here;
 * what was noted in the last round stays as its history.
 * @param {Run} run
 * @param {number} at
 * @param {number} exit -1 where the step does not decide
 * @param {string} now
 * @returns {number} the step it leads back to, -1 where it leads on
 */
export function finish(run, at, exit, now) {
  const visit = current(run, at);
  visit.tuntas = true;
  visit.keluar = exit;
  visit.selesai = visit.selesai || now;
  const back = Math.min(...next(run.langkah[at], visit, arrivals(run).entered[at]).map(stepOf).filter((to) => to <= at));
  if (back === Infinity) return -1;
  for (let row = back; row <= at; row++) {
    if (JSON.stringify(current(run, row)) !== JSON.stringify(newVisit(run.langkah[row]))) run.kunjungan[row].push(newVisit(run.langkah[row]));
  }
  return back;
}

/** Take a step's end back, to correct it. @param {Run} run @param {number} at */
export function reopen(run, at) {
  Object.assign(current(run, at), { tuntas: false, keluar: -1, selesai: "" });
}

/** The minutes a visit took; NaN where they can't be known. @param {Visit} visit */
export const minutes = (visit) => (Date.parse(`${visit.selesai}Z`) - Date.parse(`${visit.mulai}Z`)) / 60_000;

/** By how many minutes a visit was longer than planned, below 0 shorter; NaN where that can't be known. @param {Step} step @param {Visit} visit */
export function deviation(step, visit) {
  const took = minutes(visit);
  if (!step.menit || took < 0) return NaN;
  return Math.max(took - step.menit[1], Math.min(took - step.menit[0], 0));
}

/** How far a run is. @param {Run} run @returns {{done: number, all: number, skipped: number, ended: boolean, turn: number[]}} */
export function progress(run) {
  const all = states(run);
  const count = (/** @type {State} */ state) => all.filter((one) => one === state).length;
  const turn = all.flatMap((state, at) => (state === "giliran" ? [at] : []));
  return { done: count("tuntas"), all: all.length - count("dilewati"), skipped: count("dilewati"), ended: !turn.length, turn };
}
