// «Jalankan»: an SOP carried out on its page, step by step. What is noted stays in this browser.
import { readFile, saveCsv, saveJson, saveXlsx } from "./berkas.js";
import { el, fill } from "./elemen.js";
import { FileError } from "./galat.js";
import { card } from "./kartu.js";
import { current, finish, newRun, progress, reopen, states, stepName } from "./pelaksanaan.js";
import { HEAD_ROW, WIDTHS, fromFile, toJson, toRows } from "./salinan.js";
import { CHANGED, REMOVED, Store, WORDS } from "./simpanan.js";
import { stepsOf } from "./tabel.js";

const ANCHOR = "#jalankan";

/** This minute, in the reader's time. */
function now() {
  const here = new Date();
  return new Date(here.getTime() - here.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The list of steps with all around it. */
class Panel {
  /** @param {HTMLElement} opener @param {HTMLElement} article */
  constructor(opener, article) {
    this.opener = opener;
    this.article = article;
    const table = /** @type {HTMLTableElement} */ (article.querySelector(".sop-tabel"));
    this.details = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll(".rincian")]);
    this.sop = {
      sop: opener.dataset.sop ?? "", sidik: opener.dataset.sidik ?? "", judul: article.querySelector("h1")?.firstChild?.textContent ?? "",
      nomor: article.querySelector(".sop-fakta .sop-nomor")?.textContent ?? "", langkah: stepsOf(table),
    };
    this.store = new Store("jalankan", this.sop.sop);
    this.before = ""; // the run before the last step was finished or opened again
    this.build();
    this.store.watch((key) => this.heard(key));
  }

  build() {
    const button = (/** @type {string} */ text, /** @type {() => void} */ click, kind = "") => el("button", { type: "button", class: `sop-jalan-tombol ${kind}`, click }, text);
    this.title = el("h2", { tabindex: -1, id: "jalan-judul" }, "Pelaksanaan");
    this.runs = el("select", { id: "jalan-pilih", change: () => this.show(this.store.open(this.runs.value)) });
    this.name = el("input", { id: "jalan-nama", maxlength: 80, autocomplete: "off", change: () => this.rename() });
    this.mine = el("select", { id: "jalan-kantor", change: () => this.choose() });
    this.bar = el("progress", { "aria-labelledby": "jalan-maju" });
    this.words = el("p", { id: "jalan-maju" });
    this.live = el("p", { role: "status", "aria-live": "polite" });
    this.undo = button("Urungkan", () => this.restore());
    this.trouble = el("div", { role: "alert" });
    this.edition = el("div");
    this.list = el("ol", { class: "sop-jalan-daftar" });
    this.paper = el("p", { class: "sop-jalan-cetak" });
    this.file = el("input", { type: "file", accept: ".json,.csv,.xlsx", hidden: true, change: () => this.take() });
    this.pick = el("p", {}, el("label", { for: "jalan-pilih" }, "Pelaksanaan yang ada"), this.runs);
    const withdrawn = this.article.dataset.status === "dicabut" && el("p", { class: "sop-jalan-ingat" }, "SOP ini sudah dicabut: jangan memulai pelaksanaan baru.");
    this.panel = el(
      "section", { class: "sop-jalan", id: ANCHOR.slice(1), "aria-labelledby": "jalan-judul", hidden: true },
      el("div", { class: "sop-jalan-kepala" }, this.title, button("Tutup", () => this.close())),
      this.paper, withdrawn,
      el("div", { class: "sop-jalan-pilihan" }, this.pick, el("p", {}, el("label", { for: "jalan-nama" }, "Nama pelaksanaan"), this.name),
        el("p", {}, el("label", { for: "jalan-kantor" }, "Hanya langkah saya"), this.mine), el("p", { class: "sop-jalan-tombol-tombol" }, button("Mulai baru", () => this.begin()), button("Hapus", () => this.remove(), "sop-jalan-bahaya"))),
      this.edition, this.trouble,
      el("div", { class: "sop-jalan-maju" }, this.bar, this.words, el("div", { class: "sop-jalan-kabar" }, this.live, this.undo)),
      this.list,
      el("div", { class: "sop-jalan-bawa" },
        el("p", {}, "Isian ini hanya tersimpan di peramban ini; tidak ada yang dikirim ke mana pun. Unduh untuk mengarsipkan atau memindahkannya."),
        button("Unduh XLSX", () => saveXlsx(this.copy.name, [{ name: "Pelaksanaan", rows: this.rows(), widths: WIDTHS, head: HEAD_ROW }])),
        button("Unduh CSV", () => saveCsv(this.copy.name, this.rows())), button("Unduh JSON", () => saveJson(this.copy.name, toJson(this.copy.name, this.run))),
        button("Cetak", () => print()), button("Impor berkas", () => this.file.click()), this.file),
    );
    this.article.querySelector(".sop-lembar")?.before(this.panel);
  }

  /** @returns {import("./pelaksanaan.js").Run} */
  get run() {
    return this.copy.content.run;
  }

  rows() {
    return toRows(this.copy.name, this.run);
  }

  /** Opens the run that was saved last, or a new one. */
  open() {
    if (!this.panel.hidden) return;
    const kept = this.store.list();
    const last = kept.sort((one, other) => (one.time < other.time ? 1 : -1))[0];
    this.article.classList.add("sop-berjalan");
    this.panel.hidden = false;
    this.show(last ?? this.create());
    this.title.focus();
    this.title.scrollIntoView({ block: "nearest" });
  }

  hide() {
    this.article.classList.remove("sop-berjalan");
    this.panel.hidden = true;
  }

  close() {
    history.replaceState(null, "", location.pathname + location.search);
    this.hide();
    this.opener.focus();
  }

  create() {
    const day = new Date().toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric" });
    return this.store.create(this.store.freeName(day), this.sop.sidik, { run: newRun(this.sop, now()), kantor: "" });
  }

  begin() {
    this.show(this.create());
    this.say("Pelaksanaan baru.");
    this.name.focus();
    this.name.select();
  }

  /** Shows a run from its beginning. @param {import("./simpanan.js").Copy | null} copy */
  show(copy) {
    if (!copy) return this.choices();
    this.copy = copy;
    this.before = "";
    this.live.textContent = "";
    this.tell("");
    this.name.value = copy.name;
    fill(this.mine, el("option", { value: "" }, "semua langkah"), ...[...new Set(this.run.langkah.flatMap((step) => step.pelaksana))].map((name) => el("option", { value: name }, name)));
    this.mine.value = copy.content.kantor;
    this.choices();
    this.revised();
    this.draw(progress(this.run).turn);
  }

  /** The other runs to choose from. */
  choices() {
    const kept = this.store.list();
    if (!kept.some((one) => one.key === this.copy.key)) kept.push(this.copy);
    fill(this.runs, ...kept.map((one) => el("option", { value: one.key }, one.name)));
    this.runs.value = this.copy.key;
    this.pick.hidden = kept.length < 2;
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
        this.act(() => reopen(this.run, at), `${stepName(this.run.langkah, at)} dibuka lagi.`);
        this.draw([...this.opened(), at]);
        this.focus(`langkah-jalan-${at + 1}`);
      },
      edited: () => this.edited(""),
    };
    fill(this.list, ...this.run.langkah.map((step, at) => {
      const details = this.run.sidik === this.sop.sidik ? this.details[at].map((node) => node.cloneNode(true)) : [];
      const item = card(this.run, at, all[at], shown.has(at), actions, details);
      item.classList.toggle("sop-jalan-lain", Boolean(mine) && !step.pelaksana.includes(mine));
      return item;
    }));
    const { done, all: count, skipped, ended, turn } = progress(this.run);
    this.bar.max = count || 1;
    this.bar.value = done;
    const whose = turn.map((at) => `${stepName(this.run.langkah, at)} (${this.run.langkah[at].pelaksana.join(", ")})`).join(" dan ");
    this.words.textContent = `${done} dari ${count} langkah selesai${skipped ? `, ${skipped} dilewati` : ""}. ${ended ? "Prosedur selesai." : `Giliran ${whose}.`}`;
    this.undo.hidden = !this.before;
    this.head();
  }

  /** What stands above a run on paper. */
  head() {
    const { judul, nomor, sidik } = this.run;
    this.paper.textContent = [judul, nomor, `Pelaksanaan: ${this.copy.name}`, `Sidik edisi ${sidik.replace(/(.{4})(?=.)/g, "$1 ")}`].filter(Boolean).join(" · ");
  }

  /** The steps whose body is in sight. @returns {number[]} */
  opened() {
    return [...this.list.children].filter((/** @type {any} */ item) => !item.lastChild.hidden).map((/** @type {any} */ item) => Number(item.dataset.langkah));
  }

  /** @param {string} id */
  focus(id) {
    const target = document.getElementById(id);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at @param {number} exit */
  finish(at, exit) {
    const { langkah } = this.run;
    const was = states(this.run);
    let back = -1;
    this.act(() => {
      back = finish(this.run, at, exit, now());
    }, "");
    const { turn, ended } = progress(this.run);
    const passed = states(this.run).flatMap((state, row) => (state === "dilewati" && was[row] !== "dilewati" ? [stepName(langkah, row)] : []));
    const words = [`${stepName(langkah, at)} selesai.`];
    if (back >= 0) words.push(`Kembali ke ${stepName(langkah, back)}, putaran ke-${this.run.kunjungan[back].length}.`);
    if (passed.length) words.push(`Dilewati: ${passed.join(", ")}.`);
    if (ended) words.push("Prosedur selesai.");
    else if (back < 0) words.push(`Berikutnya ${turn.map((row) => stepName(langkah, row)).join(" dan ")}.`);
    this.say(words.join(" "));
    this.draw([...this.opened().filter((row) => row !== at), ...turn]);
    const goal = back >= 0 ? back : (turn.find((row) => row > at) ?? turn[0]);
    this.focus(goal === undefined ? `langkah-jalan-${at + 1}` : `langkah-jalan-${goal + 1}`);
  }

  /** Changes the run in a way that can be taken back. @param {() => void} change @param {string} words */
  act(change, words) {
    const before = JSON.stringify(this.run);
    change();
    this.edited(words);
    this.before = before;
  }

  /** @param {string} words for everyone who has not seen what changed */
  say(words) {
    this.live.textContent = words[0].toUpperCase() + words.slice(1);
  }

  /** Takes the last step back. */
  restore() {
    this.copy.content.run = JSON.parse(this.before);
    this.edited("Langkah terakhir diurungkan.");
    const { turn } = progress(this.run);
    this.draw(turn);
    this.focus(`langkah-jalan-${(turn[0] ?? 0) + 1}`);
  }

  /** Keeps what was changed. @param {string} words */
  edited(words) {
    const fresh = !this.copy.revision;
    this.before = "";
    this.undo.hidden = true;
    if (words) this.say(words);
    this.tell(this.copy.save(this.copy.content));
    if (fresh) this.choices();
  }

  choose() {
    this.copy.content.kantor = this.mine.value;
    this.edited("");
    this.draw(progress(this.run).turn);
  }

  rename() {
    const name = this.name.value.trim();
    if (name && name !== this.copy.name) {
      this.copy.name = this.store.freeName(name);
      this.edited("");
      this.choices();
      this.head(); // and not the steps: a click on one may be on its way, which is what ended the writing of the name
    }
    this.name.value = this.copy.name;
  }

  remove() {
    if (!confirm(`Hapus pelaksanaan «${this.copy.name}» beserta semua isinya dari peramban ini? Ini tidak dapat dikembalikan.`)) return;
    const name = this.copy.name;
    this.copy.remove();
    this.show(this.store.list()[0] ?? this.create());
    this.say(`«${name}» dihapus.`);
    this.title.focus();
  }

  async take() {
    const file = this.file.files[0];
    this.file.value = "";
    if (!file) return;
    try {
      const { name, run, other } = fromFile(await readFile(file), this.sop);
      this.show(this.store.create(this.store.freeName(name || file.name), run.sidik, { run, kantor: "" }));
      this.edited(`«${this.copy.name}» diimpor.${other ? " Berkas itu dari edisi lain SOP ini, tetapi langkah-langkahnya sama; pelaksanaan dilanjutkan menurut edisi yang sekarang." : ""}`);
      this.title.focus();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      fill(this.trouble, el("p", { class: "sop-jalan-ingat" }, error.message));
      this.trouble.scrollIntoView({ block: "nearest" });
    }
  }

  /** Another tab saved or removed a run. @param {string} key */
  heard(key) {
    if (this.panel.hidden) return;
    if (key === this.copy.key) {
      const reason = this.copy.conflict();
      // All that is noted here is kept at once, so the other tab has seen it.
      if (reason === CHANGED && !this.trouble.firstChild && this.copy.reload()) this.show(this.copy);
      else this.tell(reason);
    }
    this.choices();
  }

  /** Says why the run was not kept. @param {keyof typeof WORDS | ""} reason */
  tell(reason) {
    const settle = (/** @type {string} */ text, /** @type {() => void} */ settled) =>
      el("button", { type: "button", class: "sop-jalan-tombol", click: () => {
        settled();
        this.title.focus();
      } }, text);
    fill(this.trouble, reason && el("div", { class: "sop-jalan-ingat" }, el("p", {}, WORDS[reason]),
      reason === CHANGED && settle("Pakai yang dari tab lain", () => this.copy.reload() && this.show(this.copy)),
      (reason === CHANGED || reason === REMOVED) && settle("Simpan yang di sini", () => this.tell(this.copy.overwrite(this.copy.content)))));
  }
}

const opener = /** @type {HTMLElement | null} */ (document.querySelector(".sop-jalankan"));
const article = /** @type {HTMLElement | null} */ (document.querySelector("article.sop"));
if (opener && article?.querySelector(".sop-tabel")) {
  const panel = new Panel(opener, article);
  const follow = () => (location.hash === ANCHOR ? panel.open() : panel.hide());
  opener.hidden = false;
  opener.addEventListener("click", () => {
    location.hash = ANCHOR;
    follow();
  });
  addEventListener("hashchange", follow);
  if (location.hash === ANCHOR) panel.open();
}
