// Numbers as people here write them: a comma before the decimals, points between thousands.

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
