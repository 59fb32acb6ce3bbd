// A form's formulas, worked out: the trees that formulir/rumus.py reads. A formula never fails; what cannot be worked out is empty.

/**
 * @typedef {["angka", number] | ["teks", string] | ["ini"] | ["isian", string] | ["kolom", string, string] | ["fungsi", string, ...Tree[]] | ["operasi", string, Tree, Tree]} Tree
 *   `ini` is the field itself, `isian` another by its name, `kolom` a table's column by both names, `fungsi` and `operasi` go by name or sign
 * @typedef {number | string | boolean | string[] | null} Value null is empty; several choices are an array
 * @typedef {object} Scope What names mean where the formula stands.
 * @property {Value} self
 * @property {(name: string) => Value} field
 * @property {(table: string, name: string) => Value[]} column
 * @property {(table: string) => number} rows How many rows are filled in.
 */

/**
 * @param {Tree} tree
 * @param {Scope} scope
 * @returns {Value}
 */
export function evaluate(tree, scope) {
  if (tree[0] === "angka" || tree[0] === "teks") return tree[1];
  if (tree[0] === "ini") return scope.self;
  if (tree[0] === "isian") return scope.field(tree[1]);
  if (tree[0] === "kolom") return scope.column(tree[1], tree[2]).map(textOf);
  if (tree[0] === "fungsi") {
    const [, name, ...parts] = tree;
    return called(name, parts, scope);
  }
  const [, sign, first, second] = tree;
  const left = evaluate(first, scope);
  if (sign === "and") return truth(left) && truth(evaluate(second, scope));
  if (sign === "or") return truth(left) || truth(evaluate(second, scope));
  const right = evaluate(second, scope);
  return sign in COMPARED ? COMPARED[sign](left, right) : reckoned(sign, numberOf(left), numberOf(right));
}

/**
 * Whether a value counts as true: what is filled in, is not 0 and does not say no.
 * @param {Value} value
 */
export function truth(value) {
  return !isEmpty(value) && value !== false && value !== 0 && value !== "tidak";
}

/** @param {Value | undefined} value */
export function isEmpty(value) {
  return value == null || value === "" || (Array.isArray(value) && !value.length);
}

/** @type {Object<string, (left: Value, right: Value) => boolean>} */
const COMPARED = {
  "=": (left, right) => same(left, right),
  "!=": (left, right) => !same(left, right),
  "<": (left, right) => order(left, right) < 0,
  "<=": (left, right) => order(left, right) <= 0,
  ">": (left, right) => order(left, right) > 0,
  ">=": (left, right) => order(left, right) >= 0,
};

/**
 * @param {string} name
 * @param {Tree[]} parts
 * @param {Scope} scope
 * @returns {Value}
 */
function called(name, parts, scope) {
  const [first, second] = parts;
  if (name === "count") return first[0] === "isian" ? scope.rows(first[1]) : 0;
  if (name === "sum") {
    const values = first[0] === "kolom" ? scope.column(first[1], first[2]) : [evaluate(first, scope)];
    return values.reduce((/** @type {number} */ sum, value) => sum + (numberOf(value) || 0), 0);
  }
  const value = evaluate(first, scope);
  if (name === "not") return !truth(value);
  if (name === "string-length") return [...textOf(value)].length;
  const wanted = textOf(evaluate(second, scope)); // selected
  return Array.isArray(value) ? value.includes(wanted) : textOf(value) === wanted;
}

/**
 * @param {string} sign
 * @param {number | null} left
 * @param {number | null} right
 */
function reckoned(sign, left, right) {
  if (left === null || right === null) return null;
  const result = sign === "+" ? left + right : sign === "-" ? left - right : sign === "*" ? left * right : left / right;
  return Number.isFinite(result) ? Number(result.toPrecision(15)) : null;
}

/**
 * Nothing equals but nothing. A number equals a text that says it; otherwise texts are compared.
 * @param {Value} left
 * @param {Value} right
 */
function same(left, right) {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  const numbers = typeof left === "number" || typeof right === "number";
  return numbers ? numberOf(left) === numberOf(right) : textOf(left) === textOf(right);
}

/**
 * Below, at or above zero as left comes before, with or after right: numbers by size, others by their signs, as dates can be. NaN where there is nothing.
 * @param {Value} left
 * @param {Value} right
 */
function order(left, right) {
  if (isEmpty(left) || isEmpty(right)) return NaN;
  const one = numberOf(left);
  const other = numberOf(right);
  if (one !== null && other !== null) return one - other;
  return textOf(left) < textOf(right) ? -1 : textOf(left) > textOf(right) ? 1 : 0;
}

/**
 * @param {Value} value
 * @returns {number | null}
 */
function numberOf(value) {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

/** @param {Value} value */
function textOf(value) {
  if (typeof value === "boolean") return value ? "ya" : "tidak";
  return value === null ? "" : Array.isArray(value) ? value.join(" ") : String(value);
}
