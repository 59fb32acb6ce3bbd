// A run as a file: as JSON the whole of it, as a table what was done, one row a visit. Both can be taken in again.

import { FileError } from "./file_error.js";
import { current, deviation, leftOpen, minutes, newRun, newVisit, states, stepName } from "./pelaksanaan.js";

const KIND = "pelaksanaan-sop";
const HEAD = ["Baris", "No", "Kegiatan", "Pelaksana", "Putaran", "Status", "Kelengkapan", "Waktu baku", "Mulai", "Selesai", "Menit", "Selisih", "Output", "Keputusan", "Paraf", "Catatan"];
export const WIDTHS = [12, 5, 38, 17, 9, 9, 28, 12, 16, 16, 7, 8, 28, 13, 7, 30];
/** The place of HEAD in the table. */
export const HEAD_ROW = 7;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** What stands before the further lines of a thing, so that none is taken for the next thing. */
const INSET = "    ";
/** @param {string} thing */
const inset = (thing) => thing.replace(/\n/g, `\n${INSET}`);

/** @param {string} name @param {import("./pelaksanaan.js").Run} run */
export const toJson = (name, run) => ({ jenis: KIND, versi: 1, nama: name, ...run });

/**
 * @param {string} name
 * @param {import("./pelaksanaan.js").Run} run
 * @returns {import("./files.js").Cell[][]}
 */
export function toRows(name, run) {
  const moment = (/** @type {string} */ iso) => (iso ? { iso } : "");
  const number = (/** @type {number} */ value) => (Number.isFinite(value) ? value : "");
  const boxes = (/** @type {string[]} */ items, /** @type {boolean[]} */ ticks) => items.map((item, at) => `[${ticks[at] ? "x" : " "}] ${inset(item)}`).join("\n");
  const all = states(run);
  return [
    ["Pelaksanaan", "", name], ["SOP", "", run.judul], ["Nomor", "", run.nomor], ["Halaman", "", run.sop], ["Sidik", "", run.sidik], ["Dibuat", "", moment(run.dibuat)],
    ["Belum dicentang", "", leftOpen(run).map(([at, many]) => `${stepName(run.langkah, at)} (${many})`).join(", ")], HEAD,
    ...run.langkah.flatMap((step, at) =>
      run.kunjungan[at].map((visit, round) => [
        at + 1, step.no, step.kegiatan, step.pelaksana.join(", "), round + 1, visit.tuntas ? "selesai" : visit === current(run, at) ? all[at] : "diulang",
        boxes(step.kelengkapan, visit.kelengkapan), step.waktu, moment(visit.mulai), moment(visit.selesai), number(minutes(visit)), number(deviation(step, visit)),
        boxes(step.output, visit.output), step.keluar[visit.keluar]?.[0] ?? "", visit.paraf, visit.catatan,
      ]),
    ),
  ];
}

/**
 * A run from what `readFile` gives.
 * @param {{json: any} | {rows: (string | number)[][]}} read
 * @param {Parameters<typeof newRun>[0]} sop the SOP of this page: tables know no exits, so they are only taken in where their steps are the same
 * @returns {{name: string, run: import("./pelaksanaan.js").Run, other: boolean}} `other`: a table of another edition, with the same steps
 * @throws {FileError} when it is none, or of another SOP
 */
export function fromFile(read, sop) {
  const found = "json" in read ? { ...fromJson(read.json), other: false } : fromRows(read.rows, sop);
  if (found.run.sop !== sop.sop) throw new FileError(`Berkas ini milik SOP lain: ${found.run.judul || found.run.sop}.`);
  return found;
}

const strange = () => new FileError("Berkas ini bukan ekspor pelaksanaan SOP dari halaman ini.");

/** Takes over what is known and of its kind, and nothing else. @param {any} data */
function fromJson(data) {
  const text = (/** @type {unknown} */ value) => {
    if (typeof value !== "string") throw strange();
    return value;
  };
  const list = (/** @type {any} */ value) => {
    if (!Array.isArray(value)) throw strange();
    return value;
  };
  const moment = (/** @type {any} */ value) => (MOMENT.test(value) ? text(value) : "");
  if (data?.jenis !== KIND) throw strange();
  if (data.versi !== 1) throw new FileError("Berkas ini dari versi situs yang lebih baru.");
  const count = list(data.langkah).length;
  if (!count || list(data.kunjungan).length !== count) throw strange();
  const place = (/** @type {any} */ value) => Number.isInteger(value) && value >= 0;
  const row = (/** @type {any} */ value) => place(value) && value < count;
  const rows = (/** @type {any} */ value) => list(value).filter((one) => row(one) || (Array.isArray(one) && one.length === 2 && row(one[0]) && place(one[1])));
  const langkah = data.langkah.map((/** @type {any} */ step, /** @type {number} */ at) => ({
    no: text(step?.no), baris: place(step.baris) ? step.baris : at + 1, kegiatan: text(step.kegiatan), pelaksana: list(step.pelaksana).map(text), kelengkapan: list(step.kelengkapan).map(text),
    waktu: text(step.waktu), menit: Array.isArray(step.menit) && step.menit.length === 2 && step.menit.every(Number.isFinite) ? step.menit : null,
    output: list(step.output).map(text), ket: text(step.ket), keluar: list(step.keluar).map((exit) => [text(list(exit)[0]), ...rows(exit.slice(1))]),
    lanjut: rows(step.lanjut), awal: step.awal === true,
    masuk: list(step.masuk ?? []).map((one) => ({ pelaksana: list(one?.pelaksana).map(text), jalan: list(one.jalan).filter(place) })),
    ...(step.sambung && { sambung: text(step.sambung) }),
  }));
  const kunjungan = data.kunjungan.map((/** @type {any} */ visits, /** @type {number} */ at) =>
    list(visits).map((visit) => ({
      paraf: text(visit?.paraf), catatan: text(visit.catatan), mulai: moment(visit.mulai), selesai: moment(visit.selesai), tuntas: visit.tuntas === true, keluar: langkah[at]?.keluar[visit.keluar] ? visit.keluar : -1,
      kelengkapan: langkah[at].kelengkapan.map((/** @type {string} */ _, /** @type {number} */ item) => visit.kelengkapan?.[item] === true),
      output: langkah[at].output.map((/** @type {string} */ _, /** @type {number} */ item) => visit.output?.[item] === true),
    })),
  );
  if (!kunjungan.every((/** @type {any[]} */ visits) => visits.length)) throw strange();
  const run = { sop: text(data.sop), judul: text(data.judul), nomor: text(data.nomor), sidik: text(data.sidik), dibuat: moment(data.dibuat), langkah, kunjungan };
  return { name: text(data.nama), run };
}

/** A run as it was kept, if it is one. @param {any} kept @returns {import("./pelaksanaan.js").Run | null} */
export function soundRun(kept) {
  try {
    return fromJson({ ...kept, jenis: KIND, versi: 1, nama: "" }).run;
  } catch {
    return null;
  }
}

/** @param {(string | number)[][]} rows @param {Parameters<typeof newRun>[0]} sop */
function fromRows(rows, sop) {
  const about = (/** @type {number} */ row) => String(rows[row]?.[2] ?? "");
  const moment = (/** @type {string | number} */ value) => {
    const iso = String(value).trim().replace(" ", "T").slice(0, 16);
    if (iso && !MOMENT.test(iso)) throw new FileError(`Waktu «${value}» tidak terbaca; tulis seperti 2024-05-31 08:30.`);
    return iso;
  };
  // Who edits the file may have moved columns; they are found by their names.
  const head = rows[HEAD_ROW]?.map(String) ?? [];
  if (rows[0]?.[0] !== "Pelaksanaan" || !HEAD.every((name) => head.includes(name))) throw strange();
  const run = newRun(sop, moment(about(5)));
  run.sop = about(3);
  run.judul = about(1);
  if (run.sop !== sop.sop) return { name: about(0), run, other: false };
  run.judul = sop.judul;
  const other = about(4) !== sop.sidik;
  const differs = (/** @type {string} */ what) =>
    new FileError(`Berkas ini dari edisi SOP yang lain, dan ${what} di dalamnya tidak sama dengan yang di halaman ini. Muat berkas JSON pelaksanaan itu: di dalamnya langkah edisi lama ikut terbawa, sehingga tidak ada yang hilang.`);
  /** @type {typeof run.kunjungan} */
  const found = sop.langkah.map(() => []);
  for (const row of rows.slice(HEAD_ROW + 1)) {
    const cell = (/** @type {string} */ name) => row[head.indexOf(name)] ?? "";
    const step = sop.langkah[Number(cell("Baris")) - 1];
    if (!step && (!other || cell("Baris") === "")) continue;
    const keluar = step ? step.keluar.findIndex((exit) => exit[0] === cell("Keputusan")) : -1;
    if (other && !(step && says(step, cell) && (keluar >= 0 || cell("Keputusan") === ""))) throw differs(`langkah ${cell("No") || `di baris ke-${cell("Baris")}`}`);
    const ticks = (/** @type {string[]} */ items, /** @type {string} */ name) => {
      const lines = String(cell(name)).split("\n").filter((line) => !line.startsWith(INSET));
      return items.map((_, at) => /^\[x\]/i.test(lines[at] ?? ""));
    };
    found[sop.langkah.indexOf(step)].push({
      ...newVisit(step), mulai: moment(cell("Mulai")), selesai: moment(cell("Selesai")), tuntas: /^(?:selesai|tuntas)$/.test(String(cell("Status"))), // «tuntas» is what files said before
      keluar, kelengkapan: ticks(step.kelengkapan, "Kelengkapan"),
      output: ticks(step.output, "Output"), paraf: String(cell("Paraf")), catatan: String(cell("Catatan")),
    });
  }
  if (other && !found.every((visits) => visits.length)) throw differs("banyaknya langkah");
  run.kunjungan = found.map((visits, at) => (visits.length ? visits : run.kunjungan[at]));
  return { name: about(0), run, other };
}

/**
 * Whether a row of a table is of this step, word for word.
 * @param {import("./pelaksanaan.js").Step} step
 * @param {(name: string) => string | number} cell
 */
function says(step, cell) {
  const words = (/** @type {string} */ name) => String(cell(name)).replace(/^\[.\] /gm, "");
  return (
    words("Kegiatan") === step.kegiatan && words("Pelaksana") === step.pelaksana.join(", ") && words("Waktu baku") === step.waktu &&
    words("Kelengkapan") === step.kelengkapan.map(inset).join("\n") && words("Output") === step.output.map(inset).join("\n")
  );
}
