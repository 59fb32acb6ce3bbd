// Forms filled in the browser: kept as typed, checked, printed, handed out as files and taken in again. Nothing leaves the browser.
import { Copies } from "./copies.js";
import { el } from "./elements.js";
import { FileError } from "./file_error.js";
import { formOf } from "./isian.js";
import { Controls } from "./controls.js";
import { MOST_ROWS, fromJson, fromRows, jsonOf, rowsOf } from "./form_file.js";
import { part } from "./part.js";
import { Review } from "./review.js";

/**
 * @typedef {import("./isian.js").Field} Field
 * @typedef {import("./isian.js").Content} Content
 */

/** One form on a page. */
class FormView {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.dataset.siap = "";
    this.form = formOf(JSON.parse(part(root, 'script[type="application/json"]', HTMLScriptElement).text));
    /** @type {"formulir"} */
    this.kind = "formulir";
    this.id = this.form.id;
    this.ids = `${this.id}--`;
    this.look = "sop-f";
    this.follows = false;
    this.well = "Tersimpan di peramban ini.";
    this.edition = String(this.form.versi);
    this.controls = new Controls(root, this.form, (table, row) => this.dropRow(table, row));
    this.review = new Review(this.form, this.controls, `${this.ids}ringkasan`);
    /** @type {Copies<Content>} */
    this.copies = new Copies(this);
    this.home = this.copies.name;
    /** @type {(() => void)[]} */
    this.counts = [];
    this.passed = el("p", { role: "status" });
    this.build(part(root, ".sop-f-lembar", HTMLElement));
    this.copies.file.addEventListener("change", () => this.copies.load());
    addEventListener("beforeprint", () => this.controls.print());
    this.copies.open(this.copies.last());
  }

  get content() {
    return this.copies.copy.content;
  }

  /** @param {HTMLElement} sheet */
  build(sheet) {
    const { copies } = this;
    copies.alert.className = "sop-f-kabar";
    sheet.before(
      el(
        "div", { class: "sop-f-bilah", role: "group", "aria-label": "Salinan" }, ...copies.controls("Salinan yang ada", "Nama salinan ini"),
        el("p", {}, copies.button("Salinan baru", () => copies.begin()), copies.button("Hapus salinan ini", () => this.remove(), "sop-f-bahaya")),
      ),
      el("p", { class: "sop-f-status" }, copies.status), copies.alert, this.review.summary,
    );
    for (const table of this.form.isian) {
      const box = this.controls.boxes.get(table.name);
      if (!table.columns || table.values?.length || !box) continue;
      part(box, ":scope > .sop-f-galat", HTMLElement).before(el("p", { class: "sop-f-tambah" }, copies.button("Tambah baris", () => this.addRow(table))));
    }
    this.cards();
    sheet.after(
      el(
        "div", { class: "sop-f-kaki" },
        el("p", {}, copies.button("Periksa isian", () => this.check(), "sop-f-utama"), copies.button("Cetak", () => print(), "sop-f-utama")),
        this.passed,
        el("p", {}, ...copies.files("Muat dari berkas")),
        el("p", { class: "sop-f-ket" }, "Isian hanya tersimpan di peramban ini; tidak ada yang dikirim. Unduh untuk mengarsipkan atau memindahkannya. Yang dapat dimuat: unduhan halaman ini, dan XLSX yang diisi."),
      ),
    );
    sheet.addEventListener("input", ({ target }) => target instanceof Element && this.typed(target));
    sheet.addEventListener("change", ({ target }) => target instanceof Element && this.review.left(target));
  }

  /** Above the cards of a review stands how many are answered, and what may be said of all the others. */
  cards() {
    for (const table of this.form.isian) {
      const box = this.controls.boxes.get(table.name), cards = box?.querySelector(".sop-f-kartu");
      const asked = (table.columns || []).find((column) => cards?.querySelector(`td[data-isian="${column.name}"] [type=radio]`));
      if (!(cards instanceof HTMLElement) || !asked) continue;
      const count = el("output", {}), { sisa } = cards.dataset;
      const open = () => /** @type {Object<string, any>[]} */ (this.content[table.name]).filter((row) => !row[asked.name]);
      const rest = sisa ? this.copies.button(`Sisanya: ${sisa}`, () => this.answer(table, asked, open())) : null;
      this.counts.push(() => {
        const all = this.content[table.name].length, left = open().length;
        count.textContent = `${all - left} dari ${all} terisi`;
        if (rest) rest.disabled = !left;
      });
      part(/** @type {HTMLElement} */ (box), ".sop-f-gulir", HTMLElement).before(el("p", { class: "sop-f-maju" }, count, rest));
    }
  }

  /**
   * Give the first answer in rows that are still open; one press takes it back.
   * @param {Field} table
   * @param {Field} column
   * @param {Object<string, any>[]} rows
   */
  answer(table, column, rows) {
    const fill = (/** @type {string} */ value) => {
      for (const row of rows) row[column.name] = value;
      this.redraw(table);
    };
    fill(part(this.controls.boxes.get(table.name) || document, `td[data-isian="${column.name}"] [type=radio]`, HTMLInputElement).value);
    this.copies.tell(`${rows.length} baris diisi.`, () => fill(""));
  }

  /** What follows from what is typed. */
  judge() {
    this.review.judge(this.content);
    this.passed.textContent = "";
    for (const count of this.counts) count();
  }

  /** @param {import("./store.js").Store<Content>} store */
  fresh(store) {
    const taken = new Set(store.list().map((copy) => copy.name));
    let number = 1;
    while (taken.has(`Isian ${number}`)) number++;
    return store.create(`Isian ${number}`, this.edition, {});
  }

  /** @param {any} kept @returns {Content | null} */
  sound(kept) {
    const typed = (/** @type {any} */ value) => value == null || typeof value === "string" || (Array.isArray(value) && value.every((one) => typeof one === "string"));
    const group = (/** @type {any} */ value) => value && typeof value === "object" && !Array.isArray(value);
    const row = (/** @type {any} */ value) => group(value) && Object.values(value).every(typed);
    const fits = (/** @type {Field} */ field, /** @type {any} */ value) => (field.columns && value !== undefined ? Array.isArray(value) && value.every(row) : typed(value));
    return group(kept) && this.form.isian.every((field) => fits(field, kept[field.name])) ? kept : null;
  }

  show() {
    const { copy } = this.copies, { content } = copy;
    for (const table of this.form.isian) {
      if (!table.columns) continue;
      const given = table.values?.length ? table.rows || 0 : 0;
      const rows = Array.isArray(content[table.name]) ? content[table.name] : Array.from({ length: given || firstRows(table) }, () => ({}));
      content[table.name] = given ? Array.from({ length: given }, (_, at) => rows[at] || {}) : rows.slice(0, MOST_ROWS);
      this.controls.resize(table, content[table.name].length);
    }
    for (const place of this.controls.places()) {
      this.controls.write(place, place.table ? (content[place.table.name][place.row] || {})[place.field.name] : content[place.field.name]);
    }
    this.controls.fit();
    this.review.begin();
    this.judge();
    this.copies.tell(copy.revision ? this.well : "Belum ada yang diisi.");
    if (copy.edition !== this.edition) {
      this.copies.warn(`Salinan ini dimulai dengan versi ${copy.edition} formulir; sekarang versi ${this.edition}. Periksa kembali isiannya.`, [
        ["Mengerti", () => {
          copy.edition = this.edition;
          this.copies.quiet();
          this.copies.keep();
        }],
      ]);
    }
  }

  /** Something was typed. @param {Element} control */
  typed(control) {
    const place = this.controls.place(control);
    if (!place) return;
    const into = place.table ? this.content[place.table.name][place.row] : this.content;
    into[place.field.name] = this.controls.read(place);
    this.copies.keep();
    this.judge();
    if (this.review.checked || control.closest(".sop-f-salah")) this.review.again(place);
  }

  /** @param {HTMLElement} words @param {HTMLElement[]} buttons */
  notice(words, buttons) {
    return [words, buttons.length > 0 && el("p", {}, ...buttons)];
  }

  remove() {
    const { name } = this.copies.copy;
    const back = this.copies.remove();
    if (back) this.copies.tell(`Salinan «${name}» dihapus.`, back);
  }

  /** @param {Field} table */
  addRow(table) {
    const rows = this.content[table.name];
    if (rows.length >= MOST_ROWS) return;
    rows.push({});
    this.controls.addRow(table);
    this.copies.keep();
    this.judge();
    this.focusRow(table, rows.length - 1);
  }

  /**
   * @param {Field} table
   * @param {number} row
   */
  dropRow(table, row) {
    const [gone] = this.content[table.name].splice(row, 1);
    this.redraw(table);
    this.focusRow(table, Math.min(row, this.content[table.name].length - 1));
    this.copies.tell(`Baris ${row + 1} dihapus.`, () => {
      this.content[table.name].splice(row, 0, gone);
      this.redraw(table);
      this.focusRow(table, row);
    });
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
    this.controls.fit();
    this.judge();
    if (this.review.checked) this.review.list();
    this.copies.keep();
  }

  /**
   * @param {Field} table
   * @param {number} row
   */
  focusRow(table, row) {
    const column = (table.columns || []).find((one) => this.controls.controls({ field: one, table, row, path: "" }).length);
    this.controls.focus(row >= 0 && column ? { field: column, table, row, path: "" } : { field: table, row: 0, path: "" });
  }

  check() {
    if (!this.review.check()) {
      // Said beside what was pressed: a long form's head is out of sight there. `judge` takes it back.
      this.passed.textContent = "✓ Semua isian sudah lengkap dan benar.";
      return;
    }
    this.review.summary.scrollIntoView({ block: "start" });
    this.review.summary.focus({ preventScroll: true });
  }

  /** @param {import("./copies.js").Kind} kind */
  give(kind) {
    const { name } = this.copies.copy, { judged } = this.review;
    const wrong = this.review.check();
    return {
      name: `${this.form.judul} - ${name}`,
      sheet: { name: "Isian", rows: rowsOf(judged, name, kind === "xlsx"), widths: Array.from({ length: 14 }, (_, at) => [18, 34, 34][at] || 20) },
      json: jsonOf(judged, name),
      said: `Berkas ${kind.toUpperCase()} diunduh.${wrong ? ` ${wrong} isian masih perlu diperbaiki; daftarnya di atas formulir.` : ""}`,
    };
  }

  /** @param {import("./copies.js").Read} read */
  take(read) {
    const { name, formulir, versi, content, lost } = "json" in read ? fromJson(this.form, read.json) : fromRows(this.form, read.rows, read.names);
    if (formulir && formulir !== this.id) throw new FileError(`Berkas ini milik formulir lain («${formulir}»).`);
    if (!Object.keys(content).length) throw new FileError("Berkas itu tidak memuat isian formulir ini.");
    return {
      name, content, edition: versi || this.edition,
      said: (/** @type {string} */ given) => `Berkas dimuat sebagai salinan «${given}».`,
      lost: lost.length ? `Ada yang tidak terbaca dan dikosongkan: ${lost.slice(0, 10).join("; ")}${lost.length > 10 ? "; …" : ""}.` : "",
    };
  }
}

/** The rows that a table begins with: fewer on a narrow screen, where they are long to pass. @param {Field} table */
function firstRows(table) {
  return Math.min(table.rows || 1, matchMedia("(max-width: 47.99em)").matches ? 3 : MOST_ROWS);
}

for (const root of document.querySelectorAll(".sop-formulir:not([data-siap])")) if (root instanceof HTMLElement) new FormView(root);
