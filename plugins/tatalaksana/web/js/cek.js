// Says of the sheet that the address or the form names whether it is in force. Without it the table is compared by eye.
// Plain casts and no module: a reader on a phone, on a slow line, gets two kilobytes.
const output = /** @type {HTMLOutputElement} */ (document.querySelector(".sop-hasil"));
const form = /** @type {HTMLFormElement} */ (document.querySelector(".sop-periksa"));
const [number, print] = form.querySelectorAll("input");
const said = output.dataset;
const old = (/** @type {HTMLElement} */ mark) => Number(mark.dataset.hasil === "diganti");
const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-sidik]")]).sort((a, b) => old(a) - old(b));
const bare = (text = "") => text.replace(/\s/g, "").toLowerCase();

function wanted() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not how we write addresses, so it will be unknown
  }
}

/**
 * @param {string | undefined} result
 * @param {string | undefined} words
 * @param {HTMLTableRowElement | null} [row]
 */
function tell(result, words = "", row) {
  said.hasil = result;
  output.textContent = words;
  if (!row) return;
  for (const one of row.querySelectorAll("td > a, .sop-pengganti")) output.append(" ", one.cloneNode(true));
  row.setAttribute("aria-current", "true");
  output.scrollIntoView({ block: "nearest" });
}

function check() {
  document.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
  delete said.hasil;
  output.textContent = "";
  const text = wanted();
  if (!text || document.getElementById(text)) return;
  [, number.value, print.value] = /^(.*):(.*)$/s.exec(text) ?? ["", text, ""];
  const named = bare(number.value);
  const same = marks.filter((one) => !named || bare(one.dataset.nomor) === named);
  const mark = same.find((one) => one.dataset.sidik === bare(print.value));
  const row = named && same[0]?.closest("tr");
  if (mark) tell(mark.dataset.hasil, mark.dataset.kata, mark.closest("tr"));
  else if (row) tell("asing", `${print.value ? said.lain : said.tanpa} ${row.dataset.kini}`, row);
  else tell("asing", said.asing?.replace("…", () => number.value || print.value));
}

form.hidden = false;
form.onsubmit = (event) => {
  event.preventDefault();
  location.hash = `${encodeURIComponent(number.value.trim())}:${encodeURIComponent(bare(print.value))}`;
};
addEventListener("hashchange", check);
check();
