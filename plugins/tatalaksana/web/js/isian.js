// A filled form, judged: what its fields are worth, which of them are asked for, and what is wrong with them. Knows no page.
import { numberIn, sayNumber } from "./numbers.js";
import { evaluate, isEmpty, truth } from "./rumus.js";

/**
 * @typedef {import("./rumus.js").Value} Value
 * @typedef {import("./rumus.js").Tree} Tree
 * @typedef {object} Type What a type of field is, as formulir/traits.py tells it: scripts know no type by its name.
 * @property {"line" | "lines" | "one" | "many" | "rows" | "space" | "words" | "result"} shape
 * @property {"text" | "number" | "day" | "time"} value
 * @property {string} [pattern] All of what a value may be, written as in files of ours.
 * @property {string} [unreadable] Said of what is typed and is no value.
 * @property {string} [unfinished] Said of what the browser gives no value for, because only a part of it is there.
 * @property {Object<string, string>} [means] What files may say for a value, in small letters, to the value.
 *
 * @typedef {object} Field As render/situs/formulir_data.py writes it.
 * @property {string} type
 * @property {Type} is What the type means.
 * @property {string} name
 * @property {string} label
 * @property {boolean} [required]
 * @property {Tree} [relevant]
 * @property {Tree} [constraint]
 * @property {string} [message] Said when the constraint does not hold.
 * @property {Tree} [calculate]
 * @property {[string, string][]} [choices] Value and label.
 * @property {Field[]} [columns]
 * @property {number} [rows] Empty rows to begin with.
 * @property {Object<string, string>[]} [values] What stands in the first rows for good.
 *
 * @typedef {object} Form
 * @property {string} id
 * @property {string} judul
 * @property {number} versi
 * @property {Object<string, Type>} types
 * @property {Field[]} isian
 *
 * @typedef {Object<string, any>} Content By name what is typed: a text, texts of choices, or a table's rows, which are Contents.
 *
 * @typedef {object} Flaw
 * @property {string} path
 * @property {string} where The field's name for people.
 * @property {string} message
 */

/** What is typed or picked, in one place. */
const TYPED = new Set(["line", "lines", "one", "many"]);

/** Whether a field is filled in here, in one place. @param {Field} field */
export const isTyped = (field) => TYPED.has(field.is.shape);

/**
 * A form as its page has it, each field with what its type means.
 * @param {any} data
 * @returns {Form}
 */
export function formOf(data) {
  const known = (/** @type {any} */ field) => ({ ...field, is: data.types[field.type], ...(field.columns && { columns: field.columns.map(known) }) });
  return { ...data, isian: data.isian.map(known) };
}

/**
 * Where a field stands: `name`, or `table.0.name` in a row.
 * @param {Field} field
 * @param {Field} [table]
 * @param {number} [row]
 */
export function pathOf(field, table, row) {
  return table ? `${table.name}.${row}.${field.name}` : field.name;
}

/** A form's content, asked for what it is worth. */
export class Judgement {
  /**
   * @param {Form} form
   * @param {Content} content
   */
  constructor(form, content) {
    this.form = form;
    this.content = content;
    this.fields = new Map(form.isian.map((field) => [field.name, field]));
    /** @type {Map<string, Value>} */
    this.known = new Map();
    /** @type {Map<string, boolean>} */
    this.asked = new Map();
  }

  /**
   * How many rows a table has.
   * @param {Field} table
   */
  height(table) {
    return Math.max((this.content[table.name] || []).length, table.values?.length ? table.rows || 0 : 0);
  }

  /**
   * What is typed.
   * @param {Field} field
   * @param {Field} [table]
   * @param {number} [row]
   * @returns {any}
   */
  typed(field, table, row = 0) {
    if (!table) return this.content[field.name];
    const fixed = fixedCell(table, row, field);
    return fixed === undefined ? ((this.content[table.name] || [])[row] || {})[field.name] : fixed;
  }

  /**
   * Whether a field is asked for, as its `relevant` has it, and its table's.
   * @param {Field} field
   * @param {Field} [table]
   * @param {number} [row]
   * @returns {boolean}
   */
  shown(field, table, row = 0) {
    const path = pathOf(field, table, row);
    const known = this.asked.get(path);
    if (known !== undefined) return known;
    this.asked.set(path, true); // for a field that asks for itself
    const shown = (!table || this.shown(table)) && (!field.relevant || truth(evaluate(field.relevant, this.scope(field, table, row, null))));
    this.asked.set(path, shown);
    return shown;
  }

  /**
   * What a field is worth: empty where it is not asked for, or cannot be read.
   * @param {Field} field
   * @param {Field} [table]
   * @param {number} [row]
   * @returns {Value}
   */
  value(field, table, row = 0) {
    const path = pathOf(field, table, row);
    const known = this.known.get(path);
    if (known !== undefined) return known;
    this.known.set(path, null); // for a field that is worked out from itself
    let value = null;
    if (this.shown(field, table, row)) {
      value = field.calculate ? evaluate(field.calculate, this.scope(field, table, row, null)) : readTyped(field, this.typed(field, table, row));
    }
    this.known.set(path, value);
    return value;
  }

  /**
   * The rows of a table that count: those with something typed in, and those that come with something.
   * @param {Field} table
   * @returns {number[]}
   */
  filled(table) {
    const found = [];
    for (let row = 0; row < this.height(table); row++) {
      const some = (table.columns || []).some((column) => isTyped(column) && !isEmpty(this.typed(column, table, row)));
      if (some && this.shown(table)) found.push(row);
    }
    return found;
  }

  /**
   * Everything that is wrong, from top to bottom.
   * @returns {Flaw[]}
   */
  flaws() {
    const found = [];
    for (const field of this.form.isian) {
      if (!this.shown(field)) continue;
      if (field.is.shape !== "rows") {
        found.push(this.flaw(field));
        continue;
      }
      const rows = this.filled(field);
      if (field.required && !rows.length) found.push({ path: field.name, where: field.label, message: "Isi paling sedikit satu baris." });
      for (const row of rows) for (const column of field.columns || []) found.push(this.flaw(column, field, row));
    }
    return found.filter((flaw) => flaw !== null);
  }

  /**
   * What is wrong with a field, if anything.
   * @param {Field} field
   * @param {Field} [table]
   * @param {number} [row]
   * @returns {Flaw | null}
   */
  flaw(field, table, row = 0) {
    if (!isTyped(field) || !this.shown(field, table, row)) return null;
    if (table && fixedCell(table, row, field) !== undefined) return null;
    const message = this.complaint(field, table, row);
    const where = table ? `${table.label}, baris ${row + 1}: ${field.label}` : field.label;
    return message ? { path: pathOf(field, table, row), where, message } : null;
  }

  /**
   * @param {Field} field
   * @param {Field | undefined} table
   * @param {number} row
   */
  complaint(field, table, row) {
    const typed = this.typed(field, table, row);
    if (isEmpty(typed) || (typeof typed === "string" && !typed.trim())) {
      return field.required ? (field.choices ? "Wajib dipilih." : "Wajib diisi.") : "";
    }
    const value = this.value(field, table, row);
    if (value === null) return field.is.unreadable || "";
    if (!field.constraint || truth(evaluate(field.constraint, this.scope(field, table, row, value)))) return "";
    return field.message || "Isian ini tidak memenuhi syarat.";
  }

  /**
   * @param {Field} field
   * @param {Field | undefined} table
   * @param {number} row
   * @param {Value} self
   * @returns {import("./rumus.js").Scope}
   */
  scope(field, table, row, self) {
    return {
      self,
      field: (name) => {
        const column = table && (table.columns || []).find((one) => one.name === name);
        if (column) return this.value(column, table, row);
        const other = this.fields.get(name);
        return other ? this.value(other) : null;
      },
      column: (name, columnName) => {
        const other = this.fields.get(name);
        const column = other && (other.columns || []).find((one) => one.name === columnName);
        return other && column ? this.filled(other).map((one) => this.value(column, other, one)) : [];
      },
      rows: (name) => {
        const other = this.fields.get(name);
        return other ? this.filled(other).length : 0;
      },
    };
  }
}

/**
 * What stands in a cell for good, if anything.
 * @param {Field} table
 * @param {number} row
 * @param {Field} column
 * @returns {string | undefined}
 */
export function fixedCell(table, row, column) {
  const values = table.values?.[row];
  return values && Object.prototype.hasOwnProperty.call(values, column.name) ? values[column.name] : undefined;
}

/**
 * @param {Field} field
 * @param {any} typed
 * @returns {Value}
 */
function readTyped(field, typed) {
  const { shape, value } = field.is;
  if (shape === "many") {
    const chosen = Array.isArray(typed) ? typed : [];
    return (field.choices || []).map(([one]) => one).filter((one) => chosen.includes(one));
  }
  const text = typeof typed === "string" ? typed.trim() : "";
  if (!text) return null;
  if (shape === "one") {
    if (!(field.choices || []).some(([one]) => one === text)) return null;
    return value === "number" ? Number(text) : text;
  }
  if (value !== "number") return matches(field, text) && (value !== "day" || isDay(text)) ? text : null;
  const number = numberIn(text);
  return number !== null && !Number.isNaN(number) && matches(field, sayNumber(number).replace(",", ".")) ? number : null;
}

/**
 * Whether a text has the form that its type's values have.
 * @param {Field} field
 * @param {string} text
 */
const matches = ({ is: { pattern } }, text) => !pattern || new RegExp(`^(?:${pattern})$`, "u").test(text);

/** Whether the calendar has a day. @param {string} text */
function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
