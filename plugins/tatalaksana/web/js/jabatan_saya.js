// The reader's own office, kept in this browser: chosen once, on the front page or on the office's own page.

const KEY = "tatalaksana:1:jabatan";

/** @typedef {{id: string, nama: string}} Office */

/**
 * The office that was chosen, or null.
 * @returns {Office | null}
 */
export function chosen() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || "null");
    return kept && typeof kept.id === "string" && /^[a-z0-9-]+$/.test(kept.id) && typeof kept.nama === "string" ? kept : null;
  } catch (_) {
    return null; // forbidden, or not written by us
  }
}

/**
 * Keep an office. Gives why it could not be kept, in words for the reader; "" when all went well.
 * @param {Office} office
 */
export function choose(office) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id: office.id, nama: office.nama }));
    return "";
  } catch (error) {
    return /quota/i.test(/** @type {Error} */ (error).name)
      ? "Tempat simpan di peramban ini penuh, jadi pilihan Anda tidak diingat."
      : "Peramban ini tidak mengizinkan penyimpanan, jadi pilihan Anda tidak diingat.";
  }
}

/** Keep none any longer. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch (_) {
    // It was never kept.
  }
}

/** Why an office could not be kept, before one is chosen; "" when it could. */
export function problem() {
  const kept = chosen();
  const trouble = choose({ id: "coba", nama: "x".repeat(100) });
  if (kept) choose(kept);
  else forget();
  return trouble;
}
