// Filled copies kept in this browser, side by side by name. Each has a revision number; who saves over a revision that is
// not the one it read is told, so two tabs never overwrite each other unasked.

/** Why a copy was not saved. */
export const FULL = "penuh";
export const FORBIDDEN = "dilarang";
export const CHANGED = "diubah";
export const REMOVED = "dihapus";

/** What is said of each, in plain words. */
export const WORDS = {
  [FULL]: "Tempat simpan di peramban ini penuh: perubahan terakhir belum tersimpan. Unduh sebagai berkas sekarang, lalu hapus salinan yang tidak diperlukan lagi.",
  [FORBIDDEN]: "Peramban ini tidak mengizinkan penyimpanan, misalnya karena mode penyamaran: isian hilang bila halaman ditutup. Unduh sebagai berkas sebelum menutupnya.",
  [CHANGED]: "Salinan ini diubah di tab lain. Yang di sini belum disimpan.",
  [REMOVED]: "Salinan ini dihapus di tab lain. Yang di sini belum disimpan.",
};

/** @typedef {typeof FULL | typeof FORBIDDEN | typeof CHANGED | typeof REMOVED} Reason */

/**
 * What is stored of a copy.
 * @template Content as JSON can hold it
 * @typedef {object} Kept
 * @property {string} nama
 * @property {string} edisi The edition it was begun with: a form's version, an SOP's fingerprint.
 * @property {number} revisi Grows by one with each save.
 * @property {string} penulis The tab that saved it.
 * @property {string} waktu When, ISO 8601.
 * @property {Content} isi What is filled in.
 */

const PREFIX = "tatalaksana:1"; // the 1 is the version of Kept: what a later one writes is not read by this one
const TAB = unlikely();

/**
 * The copies of one form, or the runs of one SOP.
 * @template Content
 */
export class Store {
  /**
   * @param {string} kind "formulir", "jalankan"
   * @param {string} id of the form or the SOP
   * @param {(content: any) => Content | null} [sound] what is kept, if it is of the kind that is kept here
   */
  constructor(kind, id, sound = (content) => content) {
    this.prefix = `${PREFIX}:${kind}:${id}:`;
    this.sound = sound;
    /** How many copies were passed over when they were last listed, for nobody can read them. */
    this.skipped = 0;
  }

  /**
   * All copies by name; none where storage is forbidden.
   * @returns {Copy<Content>[]}
   */
  list() {
    const found = [];
    this.skipped = 0;
    for (const key of keys()) {
      if (!key.startsWith(this.prefix) || key.indexOf(":", this.prefix.length) >= 0) continue;
      const copy = this.open(key);
      if (copy) found.push(copy);
      else this.skipped++;
    }
    if (found.length < 2) return found; // to load the order of a language takes longer than all else on a form's page
    const order = new Intl.Collator("id", { numeric: true, sensitivity: "base" });
    return found.sort((one, other) => order.compare(one.name, other.name) || (one.key < other.key ? -1 : 1));
  }

  /**
   * The copy that is kept under a key, or null.
   * @param {string} key
   * @returns {Copy<Content> | null}
   */
  open(key) {
    const kept = read(key, this.sound);
    return kept && key.startsWith(this.prefix) ? new Copy(key, kept, this.sound) : null;
  }

  /**
   * A new copy, not kept until it is saved.
   * @param {string} name
   * @param {string} edition
   * @param {Content} content
   * @returns {Copy<Content>}
   */
  create(name, edition, content) {
    return new Copy(this.prefix + unlikely(), { nama: name, edisi: edition, revisi: 0, penulis: TAB, waktu: "", isi: content }, this.sound);
  }

  /**
   * A name that no copy has yet: the one given, or with a number behind it.
   * @param {string} name
   */
  freeName(name) {
    const taken = new Set(this.list().map((copy) => copy.name));
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
    return free;
  }

  /**
   * Call `changed` whenever another tab saves or removes one of these copies. Gives the function that ends it.
   * @param {(key: string) => void} changed
   */
  watch(changed) {
    /** @param {StorageEvent} event */
    const heard = (event) => {
      if (event.key && event.key.startsWith(this.prefix)) changed(event.key);
    };
    addEventListener("storage", heard);
    return () => removeEventListener("storage", heard);
  }
}

/**
 * A copy as this tab has it.
 * @template Content
 */
export class Copy {
  /**
   * @param {string} key
   * @param {Kept<Content>} kept
   * @param {(content: any) => Content | null} sound
   */
  constructor(key, kept, sound) {
    this.sound = sound;
    this.key = key;
    this.name = kept.nama;
    this.edition = kept.edisi;
    /** What is filled in. */
    this.content = kept.isi;
    this.time = kept.waktu;
    this.revision = kept.revisi;
    this.writer = kept.penulis;
  }

  /** @param {Kept<Content>} kept */
  take(kept) {
    this.name = kept.nama;
    this.edition = kept.edisi;
    this.content = kept.isi;
    this.time = kept.waktu;
    this.revision = kept.revisi;
    this.writer = kept.penulis;
  }

  /**
   * Whether another tab saved or removed it since this tab read or saved it.
   * @returns {Reason | ""}
   */
  conflict() {
    if (!this.revision) return "";
    const kept = read(this.key, this.sound);
    if (!kept) return allowed() ? REMOVED : "";
    return kept.revisi === this.revision && kept.penulis === this.writer ? "" : CHANGED;
  }

  /**
   * Keep it. Where that cannot be, what was kept stays as it is and the reason is given; "" when all went well.
   * @param {Content} content
   * @returns {Reason | ""}
   */
  save(content) {
    this.content = content;
    return this.conflict() || this.write();
  }

  /**
   * Keep it, whatever another tab has made of it.
   * @param {Content} content
   * @returns {Reason | ""}
   */
  overwrite(content) {
    const kept = read(this.key, this.sound);
    this.content = content;
    if (kept) this.revision = Math.max(this.revision, kept.revisi);
    return this.write();
  }

  /** What another tab saved, in the place of what is here; false if there is nothing. */
  reload() {
    const kept = read(this.key, this.sound);
    if (kept) this.take(kept);
    return kept !== null;
  }

  /** Keep it no longer. */
  remove() {
    try {
      localStorage.removeItem(this.key);
    } catch (_) {
      // It was never kept.
    }
    this.revision = 0;
  }

  /** @returns {Reason | ""} */
  write() {
    const kept = { nama: this.name, edisi: this.edition, revisi: this.revision + 1, penulis: TAB, waktu: new Date().toISOString(), isi: this.content };
    try {
      localStorage.setItem(this.key, JSON.stringify(kept));
    } catch (error) {
      return /quota/i.test(/** @type {Error} */ (error).name) && allowed() ? FULL : FORBIDDEN;
    }
    this.take(kept);
    return "";
  }
}

/** Whether this browser lets us look at what it keeps. */
function allowed() {
  try {
    return localStorage.length >= 0;
  } catch (_) {
    return false;
  }
}

/** @returns {string[]} */
function keys() {
  try {
    return Object.keys(localStorage);
  } catch (_) {
    return [];
  }
}

/**
 * What is kept under a key; null for nothing, and for what we did not write.
 * @template Content
 * @param {string} key
 * @param {(content: any) => Content | null} sound
 * @returns {Kept<Content> | null}
 */
function read(key, sound) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    const texts = [kept.nama, kept.edisi, kept.penulis, kept.waktu];
    const isi = texts.every((text) => typeof text === "string") && Number.isFinite(kept.revisi) ? sound(kept.isi) : null;
    return isi === null ? null : { ...kept, isi };
  } catch (_) {
    return null;
  }
}

/** A name that no other tab and no other copy has. */
function unlikely() {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
}
