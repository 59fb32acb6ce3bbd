// Forms filled in the browser: kept as typed, checked, printed, handed out as files and taken in again. Nothing leaves the browser.
import { readFile, saveCsv, saveJson, saveXlsx } from "./berkas.js";
import { el, fill } from "./elemen.js";
import { FileError } from "./galat.js";
import { Judgement, formOf } from "./isian.js";
import { Controls } from "./kendali.js";
import { MOST_ROWS, fromJson, fromRows, jsonOf, rowsOf } from "./lembar.js";
import { CHANGED, REMOVED, Store, WORDS } from "./simpanan.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {import("./kendali.js").Place} Place
 * @typedef {[string, () => void]} Action A button's words and what it does.
 */

const NOW = "tatalaksana:1:formulir-kini:";

/** One form on a page. */
class FormView {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.dataset.siap = "";
    this.root = root;
    /** @type {import("./isian.js").Form} */
    this.form = formOf(JSON.parse(/** @type {HTMLElement} */ (root.querySelector('script[type="application/json"]')).textContent || ""));
    this.store = new Store("formulir", this.form.id);
    this.controls = new Controls(root, this.form, (table, row) => this.dropRow(table, row));
    this.checked = false;
    this.trouble = "";
    this.pressing = false;
    /** @type {(() => void) | null} */
    this.later = null;
    this.copy = this.last();
    this.judged = new Judgement(this.form, {});
    this.build();
    this.listen();
    this.open(this.copy);
  }

  get edition() {
    return String(this.form.versi);
  }

  /** @returns {import("./isian.js").Content} */
  get content() {
    return this.copy.content;
  }

  build() {
    const button = (/** @type {string} */ words, /** @type {() => void} */ click, kind = "") => el("button", { type: "button", class: `sop-f-tombol ${kind}`, click }, words);
    const id = (/** @type {string} */ name) => `formulir-${this.form.id.replace(/\//g, "-")}--${name}`;
    this.pick = el("select", { id: id("pilih"), change: () => this.open(this.store.open(this.pick.value) || this.copy) });
    this.name = el("input", { id: id("nama"), type: "text", maxlength: 80, autocomplete: "off", change: () => this.rename() });
    this.others = el("p", {}, el("label", { for: id("pilih") }, "Salinan yang ada"), this.pick);
    this.status = el("p", { class: "sop-f-status", role: "status" });
    this.alert = el("div", { class: "sop-f-kabar", role: "alert" });
    this.summary = el("div", { class: "sop-f-ringkasan", tabindex: -1, "aria-labelledby": id("ringkasan"), role: "group", hidden: true });
    this.summaryId = id("ringkasan");
    this.file = el("input", { type: "file", accept: ".xlsx,.csv,.json", hidden: true, "aria-label": "Berkas", change: () => this.load() });
    const sheet = /** @type {HTMLElement} */ (this.root.querySelector(".sop-f-lembar"));
    sheet.before(
      el(
        "div", { class: "sop-f-bilah", role: "group", "aria-label": "Salinan" },
        this.others, el("p", {}, el("label", { for: id("nama") }, "Nama salinan ini"), this.name),
        el("p", {}, button("Salinan baru", () => this.begin()), button("Hapus salinan ini", () => this.remove(), "sop-f-bahaya")),
      ),
      this.status, this.alert, this.summary,
    );
    for (const table of this.form.isian) {
      if (!table.columns || (table.values || []).length) continue;
      const words = /** @type {HTMLElement} */ (this.controls.boxes.get(table.name)).querySelector(":scope > .sop-f-galat");
      /** @type {HTMLElement} */ (words).before(el("p", { class: "sop-f-tambah" }, button("Tambah baris", () => this.addRow(table))));
    }
    sheet.after(
      el(
        "div", { class: "sop-f-kaki" },
        el("p", {}, button("Periksa isian", () => this.check(), "sop-f-utama"), button("Cetak", () => print(), "sop-f-utama")),
        el("p", {}, button("Unduh XLSX", () => this.save("xlsx")), button("Unduh CSV", () => this.save("csv")), button("Unduh JSON", () => this.save("json")), button("Muat dari berkas", () => this.file.click()), this.file),
        el("p", { class: "sop-f-ket" }, "Isian hanya tersimpan di peramban ini; tidak ada yang dikirim ke mana pun. Unduh untuk mengarsipkan atau memindahkannya. Yang dapat dimuat: unduhan halaman ini, dan XLSX kosong yang sudah diisi."),
      ),
    );
  }

  listen() {
    const sheet = /** @type {HTMLElement} */ (this.root.querySelector(".sop-f-lembar"));
    sheet.addEventListener("input", (event) => this.typed(event.target));
    sheet.addEventListener("change", (event) => this.left(event.target));
    addEventListener("pointerdown", () => (this.pressing = true), true);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(() => this.released()), true);
    addEventListener("beforeprint", () => this.controls.print());
    this.store.watch((key) => {
      if (key === this.copy.key && this.copy.conflict()) this.kept(this.copy.conflict());
      this.listCopies();
    });
  }

  /** The copy this tab last had open, else the one saved last, else a new one. */
  last() {
    const copies = this.store.list();
    let key = "";
    try {
      key = sessionStorage.getItem(NOW + this.form.id) || "";
    } catch (_) {
      // Then the newest will do.
    }
    const newest = copies.reduce((best, copy) => (best && best.time >= copy.time ? best : copy), copies[0]);
    return copies.find((copy) => copy.key === key) || newest || this.fresh();
  }

  fresh() {
    const taken = new Set(this.store.list().map((copy) => copy.name));
    let number = 1;
    while (taken.has(`Isian ${number}`)) number++;
    return this.store.create(`Isian ${number}`, this.edition, {});
  }

  /** Show a copy. @param {import("./simpanan.js").Copy} copy */
  open(copy) {
    this.copy = copy;
    this.checked = false;
    this.trouble = "";
    this.summary.hidden = true;
    fill(this.alert);
    if (copy.revision) this.remember();
    const content = copy.content && typeof copy.content === "object" ? copy.content : {};
    copy.content = content;
    for (const table of this.form.isian) {
      if (!table.columns) continue;
      const given = (table.values || []).length ? table.rows || 0 : 0;
      const rows = Array.isArray(content[table.name]) ? content[table.name] : Array.from({ length: given || firstRows(table) }, () => ({}));
      content[table.name] = given ? Array.from({ length: given }, (_, at) => rows[at] || {}) : rows.slice(0, MOST_ROWS);
      this.controls.resize(table, content[table.name].length);
    }
    for (const place of this.controls.places()) {
      this.controls.write(place, place.table ? (content[place.table.name][place.row] || {})[place.field.name] : content[place.field.name]);
      this.controls.fault(place, "");
    }
    this.listCopies();
    this.refresh();
    this.tell(copy.revision ? "Tersimpan di peramban ini." : "Belum ada yang diisi.");
    if (copy.edition !== this.edition) {
      this.warn(`Salinan ini dimulai dengan versi ${copy.edition} formulir; sekarang versi ${this.edition}. Periksa kembali isiannya.`, [
        ["Mengerti", () => {
          copy.edition = this.edition;
          this.keep();
          fill(this.alert);
        }],
      ]);
    }
  }

  remember() {
    try {
      sessionStorage.setItem(NOW + this.form.id, this.copy.key);
    } catch (_) {
      // A reload then opens the newest.
    }
  }

  /** The copies to choose from; the name of this one. */
  listCopies() {
    const copies = this.store.list();
    const others = copies.some((copy) => copy.key !== this.copy.key);
    const here = copies.some((copy) => copy.key === this.copy.key);
    this.others.hidden = !others;
    fill(this.pick, !here && el("option", { value: this.copy.key }, this.copy.name), ...copies.map((copy) => el("option", { value: copy.key }, copy.key === this.copy.key ? this.copy.name : copy.name)));
    this.pick.value = this.copy.key;
    if (document.activeElement !== this.name) this.name.value = this.copy.name;
  }

  /** Something was typed. @param {any} control */
  typed(control) {
    const place = this.controls.place(control);
    if (!place) return;
    const into = place.table ? this.content[place.table.name][place.row] : this.content;
    into[place.field.name] = this.controls.read(place);
    this.keep();
    this.refresh();
    if (this.checked || control.closest(".sop-f-salah")) this.judgeAgain(place);
  }

  /** A field was left: what is wrong with it is said, but not that it is still to be filled in. @param {any} control */
  left(control) {
    const judge = () => {
      const place = this.controls.place(control);
      if (place && (this.checked || this.filledIn(place))) this.judgeAgain(place);
    };
    if (this.pressing) this.later = judge;
    else judge();
  }

  /** A message that appears between press and release would move what is being pressed away. */
  released() {
    this.pressing = false;
    const judge = this.later;
    this.later = null;
    if (judge) judge();
  }

  /** @param {Place} place */
  filledIn(place) {
    return this.controls.unfinished(place) || this.controls.read(place).length > 0;
  }

  /** @param {Place} place */
  judgeAgain(place) {
    if (this.checked) this.showFlaws();
    else this.controls.fault(place, this.complaint(place));
  }

  /** @param {Place} place */
  complaint(place) {
    const flaw = this.judged.flaw(place.field, place.table, place.row);
    if (this.controls.unfinished(place)) return place.field.is.unfinished || "";
    return flaw && (this.checked || this.filledIn(place)) ? flaw.message : "";
  }

  /** What follows from what is typed: which fields are asked for, and what is worked out. */
  refresh() {
    this.judged = new Judgement(this.form, this.content);
    for (const place of this.controls.places()) {
      if (place.field.relevant) this.controls.show(place, this.judged.shown(place.field, place.table, place.row));
      if (place.field.is.shape === "result") this.controls.say(place, this.judged.value(place.field, place.table, place.row));
    }
  }

  keep() {
    const first = !this.copy.revision;
    this.kept(this.copy.save(this.content));
    if (first && this.copy.revision) this.remember();
    if (first) this.listCopies();
  }

  /** Say how saving went. @param {string} reason */
  kept(reason) {
    if (!reason) {
      if (this.trouble) fill(this.alert);
      this.trouble = "";
      this.tell("Tersimpan di peramban ini.");
      return;
    }
    this.tell("Belum tersimpan.");
    if (this.trouble === reason) return;
    this.trouble = reason;
    /** @type {Action[]} */
    const both = [
      ["Simpan yang di sini", () => this.settle(() => this.kept(this.copy.overwrite(this.content)))],
      ["Simpan yang di sini sebagai salinan baru", () => this.settle(() => this.branch())],
    ];
    if (reason === CHANGED) {
      this.warn(WORDS[CHANGED], [["Pakai yang di tab lain", () => this.settle(() => this.copy.reload() && this.open(this.copy))], ...both]);
    } else if (reason === REMOVED) {
      this.warn(WORDS[REMOVED], [both[0], ["Hapus di sini juga", () => this.settle(() => this.open((this.copy.remove(), this.last())))]]);
    } else {
      this.warn(WORDS[/** @type {keyof typeof WORDS} */ (reason)], [["Unduh sekarang", () => this.save("json")], ["Coba simpan lagi", () => this.settle(() => {
        this.trouble = "";
        fill(this.alert);
        this.keep();
      })]]);
    }
  }

  /** After a question is answered, the reader goes on where the form begins. @param {() => void} answer */
  settle(answer) {
    answer();
    if (!this.alert.textContent) this.name.focus();
  }

  /** What is here goes on as a copy of its own; the other tab's stays. */
  branch() {
    const copy = this.store.create(this.store.freeName(this.copy.name), this.copy.edition, JSON.parse(JSON.stringify(this.content)));
    this.trouble = "";
    const reason = copy.save(copy.content);
    this.open(copy);
    if (reason) this.kept(reason);
  }

  rename() {
    const name = this.name.value.trim() || this.copy.name;
    if (name !== this.copy.name) {
      this.copy.name = this.store.freeName(name);
      this.keep();
    }
    this.name.value = this.copy.name;
    this.listCopies();
  }

  begin() {
    this.open(this.fresh());
    this.name.focus();
    this.name.select();
  }

  remove() {
    const gone = this.copy;
    const was = gone.revision > 0;
    gone.remove();
    this.open(this.last());
    this.name.focus();
    if (!was) return;
    this.tell(`Salinan «${gone.name}» dihapus.`, [["Urungkan", () => {
      const reason = gone.overwrite(gone.content);
      this.open(gone);
      if (reason) this.kept(reason);
    }]]);
  }

  /** @param {Field} table */
  addRow(table) {
    const rows = this.content[table.name];
    if (rows.length >= MOST_ROWS) return;
    rows.push({});
    this.controls.addRow(table);
    this.keep();
    this.refresh();
    this.focusRow(table, rows.length - 1);
  }

  /**
   * @param {Field} table
   * @param {number} row
   */
  dropRow(table, row) {
    const [gone] = this.content[table.name].splice(row, 1);
    this.redraw(table);
    this.keep();
    this.focusRow(table, Math.min(row, this.content[table.name].length - 1));
    this.tell(`Baris ${row + 1} dihapus.`, [["Urungkan", () => {
      this.content[table.name].splice(row, 0, gone);
      this.redraw(table);
      this.keep();
      this.focusRow(table, row);
    }]]);
  }

  /** @param {Field} table */
  redraw(table) {
    const rows = this.content[table.name];
    this.controls.resize(table, rows.length);
    this.controls.number(table);
    for (const place of this.controls.places()) {
      if (place.table !== table) continue;
      this.controls.write(place, rows[place.row][place.field.name]);
      this.controls.fault(place, "");
    }
    this.refresh();
    if (this.checked) this.showFlaws();
  }

  /**
   * @param {Field} table
   * @param {number} row
   */
  focusRow(table, row) {
    const column = (table.columns || []).find((one) => this.controls.controls({ field: one, table, row, path: "" }).length);
    if (row >= 0 && column) this.controls.focus({ field: column, table, row, path: "" });
    else this.controls.focus({ field: table, row: 0, path: "" });
  }

  /** Everything that is wrong, said at its field and above the form. Gives how many there are. */
  showFlaws() {
    const flaws = new Map(this.judged.flaws().map((flaw) => [flaw.path, flaw]));
    const links = [];
    for (const place of this.controls.places()) {
      const flaw = flaws.get(place.path);
      const message = this.controls.unfinished(place) ? this.complaint(place) : flaw ? flaw.message : "";
      this.controls.fault(place, message);
      if (!message) continue;
      const where = place.table ? `${place.table.label}, baris ${place.row + 1}: ${place.field.label}` : place.field.label;
      const top = this.controls.boxes.get((place.table || place.field).name);
      const go = (/** @type {Event} */ event) => {
        event.preventDefault();
        this.controls.focus(place);
      };
      links.push(el("li", {}, el("a", { href: `#${(top && (top.id || (top.querySelector("[id]") || { id: "" }).id)) || ""}`, click: go }, `${where}: ${message}`)));
    }
    this.summary.hidden = !links.length;
    fill(this.summary, el("p", { id: this.summaryId }, `${links.length} isian perlu diperbaiki`), el("ul", {}, ...links));
    return links.length;
  }

  check() {
    this.checked = true;
    if (this.showFlaws()) {
      this.summary.scrollIntoView({ block: "start" });
      this.summary.focus({ preventScroll: true });
    } else this.tell("Semua isian sudah lengkap dan benar.");
  }

  /** @param {"xlsx" | "csv" | "json"} kind */
  save(kind) {
    const name = `${this.form.judul} - ${this.copy.name}`;
    const judged = this.judged;
    if (kind === "xlsx") {
      const widths = Array.from({ length: 14 }, (_, at) => [18, 34, 34][at] || 20);
      saveXlsx(name, [{ name: "Isian", rows: rowsOf(judged, this.copy.name, true), widths }]);
    } else if (kind === "csv") saveCsv(name, rowsOf(judged, this.copy.name, false));
    else saveJson(name, jsonOf(judged, this.copy.name));
    this.checked = true;
    const wrong = this.showFlaws();
    this.tell(`Berkas ${kind.toUpperCase()} diunduh.${wrong ? ` ${wrong} isian masih perlu diperbaiki; daftarnya di atas formulir.` : ""}`);
  }

  async load() {
    const file = this.file.files[0];
    this.file.value = "";
    if (!file) return;
    try {
      const read = await readFile(file);
      const loaded = "json" in read ? fromJson(this.form, read.json) : fromRows(this.form, read.rows, read.names);
      if (loaded.formulir && loaded.formulir !== this.form.id) throw new FileError(`Berkas ini milik formulir lain («${loaded.formulir}»).`);
      if (!Object.keys(loaded.content).length) throw new FileError("Tidak ada isian formulir ini di dalam berkas itu.");
      const copy = this.store.create(this.store.freeName(loaded.name || file.name.replace(/\.\w+$/, "")), loaded.versi || this.edition, loaded.content);
      const reason = copy.save(copy.content);
      this.open(copy);
      if (reason) this.kept(reason);
      this.tell(`Berkas dimuat sebagai salinan «${copy.name}».`);
      if (loaded.lost.length) this.alert.append(el("p", {}, `Ada yang tidak terbaca dan dikosongkan: ${loaded.lost.slice(0, 10).join("; ")}${loaded.lost.length > 10 ? "; …" : ""}.`));
    } catch (error) {
      this.trouble = "";
      this.warn(error instanceof FileError ? error.message : "Berkas ini tidak dapat dibaca.", []);
    }
  }

  /**
   * What is well, said when there is time.
   * @param {string} words
   * @param {Action[]} [actions]
   */
  tell(words, actions = []) {
    if (this.status.textContent !== words || actions.length) fill(this.status, words, ...buttons(actions));
  }

  /**
   * What needs the reader, said at once.
   * @param {string} words
   * @param {Action[]} actions
   */
  warn(words, actions) {
    fill(this.alert, el("p", {}, words), actions.length > 0 && el("p", {}, ...buttons(actions)));
  }
}

/** The rows that a table begins with: fewer on a narrow screen, where they are long to pass. @param {Field} table */
function firstRows(table) {
  const rows = table.rows || 1;
  return matchMedia("(max-width: 47.99em)").matches ? Math.min(rows, 3) : rows;
}

/** @param {Action[]} actions */
function buttons(actions) {
  return actions.map(([words, click]) => el("button", { type: "button", class: "sop-f-tombol", click }, words));
}

for (const root of document.querySelectorAll(".sop-formulir:not([data-siap])")) new FormView(/** @type {HTMLElement} */ (root));
