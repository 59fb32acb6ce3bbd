// Says of the sheet that the address names whether it is in force. Without it the table is compared by eye.
import { part } from "./part.js";

const output = part(document, ".sop-hasil", HTMLOutputElement);
const old = (/** @type {HTMLElement} */ mark) => Number(mark.dataset.hasil === "diganti");
const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-sidik]")]).sort((a, b) => old(a) - old(b));

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
function tell(result, words, row) {
  output.dataset.hasil = result;
  output.textContent = words ?? "";
  if (!row) return;
  const link = document.createElement("a");
  link.href = part(row, "a", HTMLAnchorElement).href;
  link.textContent = row.cells[1].textContent;
  output.append(" ", link);
  row.setAttribute("aria-current", "true");
  row.scrollIntoView({ block: "center" });
}

function check() {
  document.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
  output.removeAttribute("data-hasil");
  output.textContent = "";
  const text = wanted();
  if (!text || document.getElementById(text)) return;
  const [, number, print] = /^(.*):(.*)$/s.exec(text) ?? [0, text, ""];
  const same = marks.filter((one) => one.dataset.nomor === number);
  const mark = same.find((one) => one.dataset.sidik === print.replace(/\s/g, "").toLowerCase());
  if (mark) tell(mark.dataset.hasil, mark.dataset.kata, mark.closest("tr"));
  else if (same.length) tell("asing", "Sidik lembar ini tidak dikenal: bandingkan isinya dengan", same[0].closest("tr"));
  else tell("asing", `Lembar ini tidak dikenal: nomor «${number}» tidak ada di situs ini.`);
}

addEventListener("hashchange", check);
check();
