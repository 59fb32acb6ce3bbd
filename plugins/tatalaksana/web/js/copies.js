// What copies of a form and runs of an SOP have in common: one is chosen and named, kept as it changes, settled with what other
// tabs make of it, removed, handed out as a file and taken in from one; and what was done last can be taken back. What a copy
// holds and how it looks is its view's.
import { readFile, saveCsv, saveJson, saveXlsx } from "./files.js";
import { el, fill } from "./elements.js";
import { FileError } from "./file_error.js";
import { CHANGED, REMOVED, Store, WORDS } from "./store.js";

/**
 * @typedef {[string, () => void]} Answer A button's words and what it does.
 * @typedef {Awaited<ReturnType<typeof readFile>>} Read
 * @typedef {"xlsx" | "csv" | "json"} Kind
 * @typedef {{name: string, sheet: import("./files.js").Sheet, json: unknown, said: string}} Given A copy for a file, which has it as a sheet or as JSON, and what is said of it.
 */

/**
 * What a file holds, as a copy. What is said of it, and what of it could not be read, in words.
 * @template Content
 * @typedef {{name: string, edition: string, content: Content, said: (name: string) => string, lost: string}} Taken
 */

/**
 * What shows a copy.
 * @template Content
 * @typedef {object} View
 * @property {"formulir" | "jalankan"} kind
 * @property {string} id of the form or the SOP
 * @property {string} ids what its controls' ids begin with
 * @property {string} look what its buttons' classes begin with
 * @property {boolean} follows Whether what another tab saved is taken over unasked, for all that is noted here is kept at once.
 * @property {(store: Store<Content>) => import("./store.js").Copy<Content>} fresh A new copy.
 * @property {(content: any) => Content | null} sound What was kept, if it can be shown; this browser may keep what nobody knows.
 * @property {() => void} show Draws the copy that was opened.
 * @property {HTMLElement} home where the reader goes on after an answer
 * @property {string} well what is said when all is kept
 * @property {(kind: Kind) => Given} give All that the open copy holds.
 * @property {(read: Read) => Taken<Content>} take Takes a file in; throws a FileError.
 * @property {(words: HTMLElement, buttons: HTMLElement[]) => import("./elements.js").Child[]} notice What needs the reader, as it looks here.
 */

/**
 * The copies of a view, the open one among them, and the elements that all views need.
 * @template Content
 */
export class Copies {
  /** @param {View<Content>} view */
  constructor(view) {
    this.view = view;
    /** @type {Store<Content>} */
    this.store = new Store(view.kind, view.id, (content) => view.sound(content));
    this.copy = view.fresh(this.store);
    this.told = false; // whether it was said that something is passed over
    this.reason = ""; // why what is here is not kept, or a file was not taken: what the alert says
    this.opened = `tatalaksana:1:${view.kind}-kini:${view.id}`;
    /** @type {() => void} */
    this.back = () => undefined;
    this.pick = el("select", { id: `${view.ids}pilih`, change: () => this.choose() });
    this.name = el("input", { id: `${view.ids}nama`, type: "text", maxlength: 80, autocomplete: "off", change: () => this.rename() });
    this.file = el("input", { type: "file", accept: ".xlsx,.csv,.json", hidden: true, "aria-label": "Berkas" });
    this.chooser = el("p");
    this.status = el("span", { role: "status" });
    this.alert = el("div", { role: "alert" });
    this.undo = this.button("Urungkan", () => this.back());
    this.store.watch((key) => this.heard(key));
  }

  /** @param {string} words @param {() => void} click @param {string} [kind] */
  button(words, click, kind = "") {
    return el("button", { type: "button", class: `${this.view.look}-tombol ${kind}`, click }, words);
  }

  /** What chooses and names a copy. @param {string} choose @param {string} name */
  controls(choose, name) {
    fill(this.chooser, el("label", { for: this.pick.id }, choose), this.pick);
    return [this.chooser, el("p", {}, el("label", { for: this.name.id }, name), this.name)];
  }

  /** The copy this tab last had open, else the one saved last, else a new one. */
  last() {
    const all = this.store.list();
    let key = "";
    try {
      key = sessionStorage.getItem(this.opened) || "";
    } catch (_) {
      // Then the newest will do.
    }
    return all.find((copy) => copy.key === key) || all.reduce((best, copy) => (best.time >= copy.time ? best : copy), all[0]) || this.view.fresh(this.store);
  }

  /** Shows a copy. @param {import("./store.js").Copy<Content>} copy */
  open(copy) {
    this.copy = copy;
    this.quiet();
    this.remember();
    this.list();
    this.view.show();
    this.tellSkipped();
  }

  /** Says once that there is something that can't be shown. */
  tellSkipped() {
    const { skipped } = this.store;
    if (!skipped || this.told || this.alert.textContent) return;
    this.told = true;
    this.warn(`${skipped} salinan lain di peramban ini tidak terbaca, jadi dilewati. Isinya tetap di tempatnya.`, [["Mengerti", () => this.quiet()]]);
  }

  remember() {
    if (!this.copy.revision) return;
    try {
      sessionStorage.setItem(this.opened, this.copy.key);
    } catch (_) {
      // A reload then opens the newest.
    }
  }

  /** The copies to choose from; the name of this one. */
  list() {
    const all = this.store.list();
    if (!all.some(({ key }) => key === this.copy.key)) all.unshift(this.copy);
    this.chooser.hidden = all.length < 2;
    fill(this.pick, ...all.map(({ key, name }) => el("option", { value: key }, key === this.copy.key ? this.copy.name : name)));
    this.pick.value = this.copy.key;
    if (document.activeElement !== this.name) this.name.value = this.copy.name;
  }

  choose() {
    const copy = this.store.open(this.pick.value);
    if (copy) this.open(copy);
    else this.list();
  }

  rename() {
    const name = this.name.value.trim();
    if (name && name !== this.copy.name) {
      this.copy.name = this.store.freeName(name);
      this.keep();
    }
    this.name.value = this.copy.name;
    this.list();
  }

  begin() {
    this.open(this.view.fresh(this.store));
    this.name.focus();
    this.name.select();
  }

  /** Removes the copy that is open. Gives the way back, if it was kept at all. */
  remove() {
    const gone = this.copy;
    const was = gone.revision > 0;
    gone.remove();
    this.open(this.last());
    this.view.home.focus();
    return was ? () => this.put(gone, gone.overwrite(gone.content)) : undefined;
  }

  /** Keeps what was changed. */
  keep() {
    const first = !this.copy.revision;
    this.offer();
    this.kept(this.copy.save(this.copy.content));
    if (!first) return;
    this.remember();
    this.list();
  }

  /** Shows a copy that was just saved. @param {import("./store.js").Copy<Content>} copy @param {import("./store.js").Reason | ""} reason */
  put(copy, reason) {
    this.open(copy);
    if (reason) this.kept(reason);
  }

  /** Says how saving went; where it did not, the reader is asked what to do. @param {import("./store.js").Reason | ""} reason */
  kept(reason) {
    if (reason) this.tell("Belum tersimpan.");
    else if (this.view.well) this.tell(this.view.well);
    if (!reason && this.reason) this.quiet();
    if (!reason || reason === this.reason) return;
    this.reason = reason;
    /** @type {Answer} */
    const mine = ["Simpan yang di sini", () => this.kept(this.copy.overwrite(this.copy.content))];
    this.warn(WORDS[reason], reason === CHANGED
      ? [["Pakai yang di tab lain", () => this.copy.reload() && this.open(this.copy)], mine, ["Simpan yang di sini sebagai salinan baru", () => this.branch()]]
      : reason === REMOVED
        ? [mine, ["Hapus di sini juga", () => this.remove()]]
        : [["Unduh sekarang", () => this.save("json")], ["Coba simpan lagi", () => {
          this.quiet();
          this.keep();
        }]]);
  }

  /** What is here goes on as a copy of its own; the other tab's stays. */
  branch() {
    const copy = this.store.create(this.store.freeName(this.copy.name), this.copy.edition, JSON.parse(JSON.stringify(this.copy.content)));
    this.put(copy, copy.save(copy.content));
  }

  /** Another tab saved or removed a copy. @param {string} key */
  heard(key) {
    const reason = key === this.copy.key ? this.copy.conflict() : "";
    if (reason === CHANGED && this.view.follows && !this.alert.textContent && this.copy.reload()) this.open(this.copy);
    else if (reason) this.kept(reason);
    this.list();
  }

  /** What hands files out and takes them in. @param {string} words for taking in */
  files(words) {
    const kinds = /** @type {Kind[]} */ (["xlsx", "csv", "json"]);
    return [...kinds.map((kind) => this.button(`Unduh ${kind.toUpperCase()}`, () => this.save(kind))), this.button(words, () => this.file.click()), this.file];
  }

  /** @param {Kind} kind */
  save(kind) {
    const { name, sheet, json, said } = this.view.give(kind);
    if (kind === "xlsx") saveXlsx(name, [sheet]);
    else if (kind === "csv") saveCsv(name, sheet.rows);
    else saveJson(name, json);
    if (said) this.tell(said);
  }

  /** Takes in the file that was chosen. Gives whether that went well. */
  async load() {
    const [file] = this.file.files || [];
    this.file.value = "";
    if (!file) return false;
    try {
      const taken = this.view.take(await readFile(file));
      const copy = this.store.create(this.store.freeName(taken.name || file.name.replace(/\.\w+$/, "")), taken.edition, taken.content);
      this.put(copy, copy.save(copy.content));
      this.tell(taken.said(copy.name));
      if (taken.lost) this.alert.append(el("p", {}, taken.lost));
      return true;
    } catch (error) {
      this.reason = "berkas";
      this.warn(error instanceof FileError ? error.message : "Berkas ini tidak dapat dibaca.", []);
      this.alert.scrollIntoView({ block: "nearest" });
      return false;
    }
  }

  /** What is well, said when there is time; with the way back, until the next change. @param {string} words @param {() => void} [back] */
  tell(words, back) {
    if (this.status.textContent !== words) this.status.textContent = words;
    this.offer(back);
  }

  /** @param {() => void} [back] */
  offer(back) {
    if (back) {
      this.back = back;
      this.status.after(this.undo);
    } else this.undo.remove();
  }

  /** What needs the reader, said at once; who answers goes on where the view begins. @param {string} words @param {Answer[]} answers */
  warn(words, answers) {
    const buttons = answers.map(([text, answer]) => this.button(text, () => {
      answer();
      if (!this.alert.textContent) this.view.home.focus();
    }));
    fill(this.alert, ...this.view.notice(el("p", {}, words), buttons));
  }

  /** Takes back what was said at once. */
  quiet() {
    this.reason = "";
    fill(this.alert);
  }
}
