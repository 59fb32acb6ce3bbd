// «Langkah saya» on the front page: offices narrow down as one types, and the one that is chosen is there the next time.
import { fold, words } from "./fold.js";
import { choose, chosen, forget, problem } from "./jabatan_saya.js";
import { keptRuns } from "./kept_runs.js";
import { part } from "./part.js";
import { corrected } from "./query.js";

const section = part(document, ".sop-saya", HTMLElement);
const card = part(section, ".sop-saya-kartu", HTMLElement);
const steps = part(section, ".sop-saya-langkah", HTMLElement);
let listed = ""; // the address whose steps are listed
const picking = part(section, ".sop-saya-pilih", HTMLElement);
const items = [...picking.querySelectorAll("li")].map((item) => ({ item, link: part(item, "a", HTMLAnchorElement), words: fold(words(item)) }));
const known = [...new Set(items.flatMap((one) => one.words.split(/[^\p{L}\p{N}]+/u)))];
const form = part(picking, "form", HTMLFormElement);
const input = part(form, "input", HTMLInputElement);

if (items.length) {
  input.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    const found = narrow();
    if (!found.length) return; // the list of offices has also those who act in nothing that is in force
    event.preventDefault();
    if (input.value.trim()) open(found);
    else part(form, "details", HTMLDetailsElement).open = true;
  });
}
picking.addEventListener("keydown", (event) => {
  const links = items.filter(({ item }) => !item.hidden).map(({ link }) => link);
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const at = links.findIndex((link) => link === document.activeElement);
  if (!step || (at < 0 && (step < 0 || event.target !== input))) return;
  event.preventDefault();
  (links[at + step] || (step < 0 ? input : links[at]) || input).focus();
});
picking.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("li a");
  if (link instanceof HTMLElement) choose({ id: link.dataset.jabatan || "", nama: words(link) });
});
part(card, "button", HTMLButtonElement).addEventListener("click", () => {
  forget();
  show();
  input.focus();
});
// Who comes back to this page finds what was chosen meanwhile, also where the browser shows the page as it was left.
addEventListener("pageshow", show);
show();
goOn(part(document, ".sop-lanjut", HTMLElement));

/** What was begun in this browser and is not put away, the latest three. @param {HTMLElement} place */
function goOn(place) {
  const runs = keptRuns().slice(0, 3);
  place.hidden = !runs.length;
  part(place, "ul", HTMLElement).append(...runs.map(({ sop, judul, nama }) => entry(judul, `${(place.dataset.sop || "").replace("~", sop)}#kerjakan`, nama)));
}

/** The office that was chosen, or the way to choose one. */
function show() {
  const kept = chosen();
  card.hidden = steps.hidden = !kept;
  picking.hidden = Boolean(kept);
  if (kept) {
    const known = items.find(({ link }) => link.dataset.jabatan === kept.id);
    const link = part(card, "a", HTMLAnchorElement);
    link.href = (section.dataset.jabatan || "").replace("~", kept.id);
    link.textContent = known ? known.link.textContent : kept.nama;
    part(card, "span", HTMLElement).textContent = known ? words(known.item.querySelector("span")) : "";
    list(link.href);
  } else {
    const trouble = problem();
    if (trouble) part(section, "[data-ingat]", HTMLElement).textContent = trouble;
  }
}

/**
 * The office's steps as its page has them, where pages may be fetched; else its page is one press away.
 * @param {string} address
 */
async function list(address) {
  if (location.protocol === "file:" || listed === address) return;
  listed = address;
  steps.textContent = "";
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    if (listed !== address) return;
    const rows = [...page.querySelectorAll(".sop-jabatan > section")].flatMap((work) => [...work.querySelectorAll("tbody tr")].map((row) => step(row, words(work.querySelector("h2 a")), address)));
    steps.append(...rows);
    steps.hidden = !rows.length; // who acts in more than sixty SOP has them listed there
  } catch (_) {
    // Without them the way to the page stays.
  }
}

/**
 * @param {Element} row
 * @param {string} name of its SOP
 * @param {string} address
 */
function step(row, name, address) {
  const [number, text] = row.children;
  const there = new URL(part(number, "a", HTMLAnchorElement).getAttribute("href") || "", address).href;
  return entry(`${words(number).trim()} · ${words(text).trim()}`, there, name);
}

/**
 * @param {string} title
 * @param {string} there
 * @param {string} beside what is said of it, in a weaker voice
 */
function entry(title, there, beside) {
  const link = document.createElement("a");
  link.href = there;
  link.textContent = title;
  const said = document.createElement("span");
  said.className = "sop-jumlah";
  said.textContent = beside;
  const item = document.createElement("li");
  item.append(link, " ", said);
  return item;
}

/** Show the offices whose names have all the words; where none has, those that have what may have been meant, as the search does. */
function narrow() {
  const typed = fold(input.value);
  const better = having(typed).length ? null : corrected(typed, known);
  const found = having(better ?? typed);
  for (const one of items) one.item.hidden = !found.includes(one);
  if (typed) part(form, "details", HTMLDetailsElement).open = true;
  part(form, "summary", HTMLElement).hidden = typed !== ""; // it speaks of all
  part(form, "output", HTMLOutputElement).textContent = !typed ? "" : !found.length ? "Tidak ada jabatan yang cocok" : `${found.length} jabatan${better ? ` untuk «${better}»` : ""}`;
  return found;
}

/** @param {string} asked */
function having(asked) {
  return items.filter((one) => asked.split(" ").every((word) => one.words.includes(word)));
}

/**
 * Open the office that is meant: the only one found, or one that is called just so. Else lead to the first that was found.
 * @param {typeof items} found
 */
function open(found) {
  const typed = fold(input.value);
  const meant = found.length === 1 ? found[0] : found.find(({ item }) => [...item.querySelectorAll("a, b")].some((name) => fold(words(name)) === typed));
  if (meant) meant.link.click();
  else if (found.length) {
    part(form, "output", HTMLOutputElement).textContent = `${found.length} jabatan: pilih salah satu`;
    found[0].link.focus();
  }
}
