// SOP that were begun to be carried out in this browser, without what it takes to carry one out.

const RUNS = "tatalaksana:1:jalankan:"; // where store.js keeps them

/** The runs that are kept, the latest first: what is of another shape is passed over. @param {string} [sop] of which SOP; of all @returns {{ sop: string, judul: string, nama: string, waktu: string }[]} */
export function keptRuns(sop) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(sop ? `${RUNS}${sop}:` : RUNS)) continue;
      const one = run(localStorage.getItem(key));
      if (one && (!sop || one.sop === sop)) found.push(one);
    }
  } catch (_) {
    // Storage is forbidden: nothing is kept.
  }
  return found.sort((one, other) => (one.waktu < other.waktu ? 1 : -1));
}

/** @param {string | null} text */
function run(text) {
  try {
    const { nama, waktu, isi } = JSON.parse(text || "");
    const { sop, judul } = isi.run;
    return [nama, waktu, sop, judul].every((value) => typeof value === "string" && value) ? { sop, judul, nama, waktu } : null;
  } catch (_) {
    return null;
  }
}
