// Numbers as people here write them, a comma before the decimals, points between thousands; and days and times of files.

/**
 * The number that a text says; null for nothing, NaN for no number.
 * @param {string} text
 * @returns {number | null}
 */
export function numberIn(text) {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-");
  if (!bare) return null;
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(bare)) return NaN;
  const number = Number(bare.replace(/\./g, "").replace(",", "."));
  return Math.abs(number) < 1e15 ? number : NaN;
}

/**
 * A number as it is typed: without points between thousands.
 * @param {number} number
 */
export function sayNumber(number) {
  const plain = String(Number(number.toPrecision(15)));
  return (/e/.test(plain) ? number.toFixed(12).replace(/\.?0+$/, "") : plain).replace(".", ",");
}

/** 31 December 9999. */
const LAST_DAY = 2_958_466;

/** What Excel counts in days, where a cell has lost its look; nothing for what no calendar has. @param {number} days */
export const momentOf = (days) =>
  days >= 0 && days < LAST_DAY ? new Date(Date.UTC(1899, 11, 30) + Math.round(days * 1440) * 60_000).toISOString().slice(0, 16) : "";

/** @param {string} text A day as we write it, or as 1/5/2024. */
export function dayOf(text) {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]00:00)?$/.exec(text);
  if (iso) return iso[1];
  const local = /^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/.exec(text);
  return local ? `${local[3]}-${local[2].padStart(2, "0")}-${local[1].padStart(2, "0")}` : null;
}

/** @param {string} text A time as 8:05, 08.05 or 08:05:00. */
export function timeOf(text) {
  const found = /^(\d\d?)[:.](\d\d)(?:[:.]\d\d)?$/.exec(text);
  return found ? `${found[1].padStart(2, "0")}:${found[2]}` : null;
}
