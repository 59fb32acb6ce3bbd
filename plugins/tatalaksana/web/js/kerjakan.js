// «Kerjakan»: an SOP carried out on its page, step by step. What is noted stays in this browser.
import { Copies } from "./copies.js";
import { el, fill } from "./elements.js";
import { card } from "./card.js";
import { acting, current, finish, leftOpen, newRun, progress, reopen, states, stepName, unticked, whose } from "./pelaksanaan.js";
import { HEAD_ROW, WIDTHS, fromFile, soundRun, toJson, toRows } from "./run_file.js";
import { laneNames, stepRows, stepsOf } from "./steps.js";

/** @typedef {{run: import("./pelaksanaan.js").Run, kantor: string}} Content A run, and the office whose steps are looked at. */

const ANCHOR = "#kerjakan";
const TITLE = 60; // letters of an SOP's title in the name of a file

/** This minute, in the reader's time. */
function now() {
  const here = new Date();
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Brings a step into sight; of one taller than the window its head, which is its button. @param {Element | null} [step] */
function show(step) {
  step?.scrollIntoView({ block: "nearest" });
  step?.firstElementChild?.scrollIntoView({ block: "nearest" });
}

/** The list of steps with all around it. */
class Panel {
  /** @param {HTMLButtonElement} opener @param {HTMLElement} article @param {HTMLTableElement} table */
  constructor(opener, article, table) {
    this.opener = opener;
    this.article = article;
    this.details = stepRows(table).map((row) => [...row.querySelectorAll(".rincian")]);
    this.sop = {
      sop: opener.dataset.sop ?? "", sidik: opener.dataset.sidik ?? "", judul: article.querySelector("h1")?.firstChild?.textContent ?? "",
      nomor: article.querySelector(".sop-fakta .sop-nomor")?.textContent ?? "", langkah: stepsOf(table),
    };
    /** @type {"jalankan"} */
    this.kind = "jalankan"; // as the first release called it, which has kept runs in browsers
    this.id = this.sop.sop;
    const lane = [...table.querySelectorAll("thead .lajur")].findIndex((head) => head.matches(".sop-milik"));
    this.office = laneNames(table)[lane] ?? "";
    this.ids = "jalan-";
    this.look = "sop-jalan";
    this.follows = true;
    this.well = "";
    this.home = el("h2", { tabindex: -1, id: "jalan-judul" }, "Pelaksanaan");
    /** @type {Copies<Content>} */
    this.copies = new Copies(this);
    this.mine = el("select", { id: "jalan-kantor", change: () => this.choose() });
    this.bar = el("progress", { "aria-labelledby": "jalan-maju" });
    this.words = el("p", { id: "jalan-maju" });
    this.lacking = el("p", { class: "sop-jalan-kurang" });
    this.edition = el("div");
    this.list = el("ol", { class: "sop-jalan-daftar" });
    /** @type {HTMLElement[]} */
    this.cards = [];
    this.paper = el("p", { class: "sop-jalan-cetak" });
    this.panel = this.build();
    // Not the steps: a click on one may be on its way, which is what ended the writing of the name.
    this.copies.name.addEventListener("change", () => this.head());
    this.copies.file.addEventListener("change", async () => (await this.copies.load()) && this.home.focus());
    article.querySelector(".sop-lembar")?.before(this.panel);
  }

  build() {
    const { copies } = this;
    const withdrawn = this.article.dataset.status === "dicabut" && el("p", { class: "sop-jalan-ingat" }, "SOP ini sudah dicabut: jangan memulai pelaksanaan baru.");
    return el(
      "section", { class: "sop-jalan", id: ANCHOR.slice(1), "aria-labelledby": "jalan-judul", hidden: true },
      el("div", { class: "sop-jalan-kepala" }, this.home, copies.button("Tutup", () => this.close())),
      this.paper, withdrawn,
      el("div", { class: "sop-jalan-pilihan" }, ...copies.controls("Pelaksanaan yang ada", "Nama pelaksanaan"),
        el("p", {}, el("label", { for: "jalan-kantor" }, "Hanya langkah saya"), this.mine), el("p", { class: "sop-jalan-tombol-tombol" }, copies.button("Mulai baru", () => this.begin()), copies.button("Hapus", () => this.remove(), "sop-jalan-bahaya"))),
      this.edition, copies.alert,
      el("div", { class: "sop-jalan-maju" }, this.bar, this.words, this.lacking, el("div", { class: "sop-jalan-kabar" }, copies.status)),
      this.list,
      el("div", { class: "sop-jalan-bawa" },
        el("p", {}, "Isian ini hanya tersimpan di peramban ini; tidak ada yang dikirim ke mana pun. Unduh untuk mengarsipkan atau memindahkannya."),
        ...copies.files("Muat dari berkas"), copies.button("Cetak", () => print())),
    );
  }

  get run() {
    return this.copies.copy.content.run;
  }

  get name() {
    return this.copies.copy.name;
  }

  give() {
    const { name, run } = this;
    // A file that lies among others says whose it is.
    const file = [run.judul.slice(0, TITLE), run.nomor, name].filter(Boolean).join(" ");
    return { name: file, sheet: { name: "Pelaksanaan", rows: toRows(name, run), widths: WIDTHS, head: HEAD_ROW }, json: toJson(name, run), said: "" };
  }

  /** Opens the run that was open last, or a new one. */
  open() {
    if (!this.panel.hidden) return;
    this.article.classList.add("sop-berjalan");
    this.opener.disabled = true;
    this.panel.hidden = false;
    this.copies.open(this.copies.last());
    this.home.focus();
    this.home.scrollIntoView({ block: "nearest" });
    show(this.cards[progress(this.run).turn[0]]);
  }

  hide() {
    this.article.classList.remove("sop-berjalan");
    this.opener.disabled = false;
    this.panel.hidden = true;
  }

  close() {
    history.replaceState(null, "", location.pathname + location.search);
    this.hide();
    this.opener.focus();
  }

  /** @param {import("./store.js").Store<Content>} store */
  fresh(store) {
    const day = new Date().toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
    return store.create(store.freeName(day), this.sop.sidik, { run: newRun(this.sop, now()), kantor: this.sop.langkah.some((step) => step.pelaksana.includes(this.office)) ? this.office : "" });
  }

  /** @param {any} kept @returns {Content | null} */
  sound(kept) {
    const run = soundRun(kept?.run);
    return run && run.sop === this.id ? { run, kantor: typeof kept.kantor === "string" ? kept.kantor : "" } : null;
  }

  begin() {
    this.copies.begin();
    this.copies.tell("Pelaksanaan baru.");
  }

  /** Shows a run from its beginning. */
  show() {
    this.copies.tell("");
    fill(this.mine, el("option", { value: "" }, "semua langkah"), ...[...new Set(this.run.langkah.flatMap((step) => step.pelaksana))].map((name) => el("option", { value: name }, name === this.office ? `${name} (jabatan Anda)` : name)));
    this.mine.value = this.copies.copy.content.kantor;
    this.revised();
    this.draw(progress(this.run).turn);
  }

  /** Says that the SOP is another one by now. */
  revised() {
    const old = this.run.sidik !== this.sop.sidik;
    fill(this.edition, old && el("div", { class: "sop-jalan-ingat" },
      el("p", {}, el("strong", {}, "SOP ini telah direvisi sejak pelaksanaan ini dimulai. "),
        "Langkah di bawah ini menurut edisi lama. Tutup untuk membandingkannya dengan tabel yang sekarang. Bila perubahannya mengenai pekerjaan ini, unduh catatan ini lalu mulai baru; bila tidak, lanjutkan sampai selesai.")));
  }

  /** Draws steps and progress anew; only the steps in `open` show their body. @param {Iterable<number>} open */
  draw(open) {
    const shown = new Set(open);
    const mine = this.mine.value;
    const all = states(this.run);
    const actions = {
      start: (/** @type {number} */ at) => {
        current(this.run, at).mulai = now();
        this.edited(`Mulai ${stepName(this.run.langkah, at)}.`);
        this.draw(this.opened());
        this.focus(`langkah-jalan-${at + 1}-mulai`);
      },
      finish: (/** @type {number} */ at, /** @type {number} */ exit) => this.finish(at, exit),
      reopen: (/** @type {number} */ at) => {
        const before = JSON.stringify(this.run);
        reopen(this.run, at);
        this.edited(`${stepName(this.run.langkah, at)} dibuka lagi.`, before);
        this.draw([...this.opened(), at]);
        this.focus(`langkah-jalan-${at + 1}`);
      },
      edited: () => {
        this.edited("");
        this.count();
      },
    };
    this.cards = this.run.langkah.map((step, at) => {
      const details = this.run.sidik === this.sop.sidik ? this.details[at].map((node) => node.cloneNode(true)) : [];
      const item = card(this.run, at, all[at], shown.has(at), actions, details);
      item.classList.toggle("sop-jalan-lain", Boolean(mine) && !acting(this.run, at).includes(mine));
      return item;
    });
    fill(this.list, ...this.cards);
    this.count();
    this.head();
  }

  /** Says how far the run is, and what of it is not ticked off. */
  count() {
    const { done, all: count, skipped, ended, turn } = progress(this.run);
    this.bar.max = count || 1;
    this.bar.value = done;
    const starting = turn.every((at) => this.run.langkah[at].awal) && turn.length > 1;
    const next = turn.map((at) => `${stepName(this.run.langkah, at)} (${whose(this.run, at)})`).join(starting ? " atau " : " dan ");
    const open = leftOpen(this.run).map(([at]) => stepName(this.run.langkah, at));
    this.words.textContent = `${done} dari ${count} langkah selesai${skipped ? `, ${skipped} dilewati` : ""}. ${ended ? "Prosedur selesai." : `Giliran ${next}.`}`;
    this.lacking.textContent = open.length ? `Belum semua dicentang: ${open.join(", ")}.` : "";
  }

  /** What stands above a run on paper. */
  head() {
    const { judul, nomor, sidik } = this.run;
    this.paper.textContent = [judul, nomor, `Pelaksanaan: ${this.name}`, `Sidik edisi ${sidik.replace(/(.{4})(?=.)/g, "$1 ")}`].filter(Boolean).join(" · ");
  }

  /** The steps whose body is in sight. @returns {number[]} */
  opened() {
    return this.cards.flatMap((item, at) => (/** @type {HTMLElement} */ (item.lastChild).hidden ? [] : [at]));
  }

  /** @param {string} id of a step's button, which brings all of the step into sight, or of one of its fields */
  focus(id) {
    const target = document.getElementById(id);
    target?.focus({ preventScroll: true });
    if (target?.matches("li > button")) show(target.parentElement);
    else target?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at @param {number} exit */
  finish(at, exit) {
    const { langkah } = this.run;
    const was = states(this.run);
    const before = JSON.stringify(this.run);
    const left = unticked(langkah[at], current(this.run, at)).length;
    const back = finish(this.run, at, exit, now());
    const { turn, ended } = progress(this.run);
    const passed = states(this.run).flatMap((state, row) => (state === "dilewati" && was[row] !== "dilewati" ? [stepName(langkah, row)] : []));
    const words = [`${stepName(langkah, at)} selesai${was[at] === "belum" ? " sebelum gilirannya" : ""}.`];
    if (left) words.push(`${left} hal belum dicentang.`);
    if (back >= 0) words.push(`Kembali ke ${stepName(langkah, back)}, putaran ke-${this.run.kunjungan[back].length}.`);
    if (passed.length) words.push(`Dilewati: ${passed.join(", ")}.`);
    if (ended) words.push("Prosedur selesai.");
    else if (back < 0) words.push(`Berikutnya ${turn.map((row) => stepName(langkah, row)).join(" dan ")}.`);
    this.edited(words.join(" "), before);
    this.draw([...this.opened().filter((row) => row !== at), ...turn]);
    const goal = back >= 0 ? back : (turn.find((row) => row > at) ?? turn[0]);
    this.focus(goal === undefined ? `langkah-jalan-${at + 1}` : `langkah-jalan-${goal + 1}`);
  }

  /**
   * Keeps what was changed, and says it to everyone who has not seen it.
   * @param {string} words
   * @param {string} [before] the run as it was, where the change can be taken back
   */
  edited(words, before) {
    this.copies.keep();
    if (words) this.copies.tell(words[0].toUpperCase() + words.slice(1), before ? () => this.restore(before) : undefined);
  }

  /** Takes the last step back. @param {string} before */
  restore(before) {
    this.copies.copy.content.run = JSON.parse(before);
    this.edited("Langkah terakhir diurungkan.");
    const { turn } = progress(this.run);
    this.draw(turn);
    this.focus(`langkah-jalan-${(turn[0] ?? 0) + 1}`);
  }

  choose() {
    this.copies.copy.content.kantor = this.mine.value;
    this.edited("");
    this.draw(progress(this.run).turn);
  }

  remove() {
    const { name } = this;
    if (!confirm(`Hapus pelaksanaan «${name}» beserta semua isinya dari peramban ini? Ini tidak dapat dikembalikan.`)) return;
    this.copies.remove();
    this.copies.tell(`«${name}» dihapus.`);
  }

  /** @param {import("./copies.js").Read} read */
  take(read) {
    const { name, run, other } = fromFile(read, this.sop);
    return {
      name, edition: run.sidik, content: { run, kantor: "" }, lost: "",
      said: (/** @type {string} */ given) => `«${given}» dimuat.${other ? " Berkas itu dari edisi lain SOP ini, tetapi langkah-langkahnya sama; pelaksanaan dilanjutkan menurut edisi yang sekarang." : ""}`,
    };
  }

  /** @param {HTMLElement} words @param {HTMLElement[]} buttons */
  notice(words, buttons) {
    return [el("div", { class: "sop-jalan-ingat" }, words, ...buttons)];
  }
}

const opener = /** @type {HTMLButtonElement | null} */ (document.querySelector(".sop-kerjakan"));
const article = /** @type {HTMLElement | null} */ (document.querySelector("article.sop"));
const table = article?.querySelector(".sop-tabel");
if (opener && article && table instanceof HTMLTableElement) {
  const panel = new Panel(opener, article, table);
  const follow = () => (location.hash === ANCHOR ? panel.open() : panel.hide());
  opener.hidden = false;
  opener.addEventListener("click", () => {
    location.hash = ANCHOR;
    follow();
  });
  addEventListener("hashchange", follow);
  if (location.hash === ANCHOR) panel.open();
}
