// «Langkah saya» on the front page: offices narrow down as one types, and the one that is chosen is there the next time.
import { choose, chosen, forget, problem } from "./jabatan_saya.js";

const section = /** @type {HTMLElement} */ (document.querySelector(".sop-saya"));
const card = /** @type {HTMLElement} */ (section.querySelector(".sop-saya-kartu"));
const steps = /** @type {HTMLElement} */ (section.querySelector(".sop-saya-langkah"));
let listed = ""; // the address whose steps are listed
const picking = /** @type {HTMLElement} */ (section.querySelector(".sop-saya-pilih"));
const form = picking.querySelector("form");
const input = form.querySelector("input");
const items = [...picking.querySelectorAll("li")].map((item) => ({ item, link: item.querySelector("a"), words: fold(item.textContent) }));

if (items.length) {
  input.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) open(narrow());
    else form.querySelector("details").open = true;
  });
}
picking.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("li a");
  if (link) choose({ id: /** @type {HTMLElement} */ (link).dataset.jabatan, nama: link.textContent });
});
card.querySelector("button").addEventListener("click", () => {
  forget();
  show();
  input.focus();
});
// Who comes back to this page finds what was chosen meanwhile, also where the browser shows the page as it was left.
addEventListener("pageshow", show);
show();

/** The office that was chosen, or the way to choose one. */
function show() {
  const kept = chosen();
  card.hidden = steps.hidden = !kept;
  picking.hidden = Boolean(kept);
  if (kept) {
    const known = items.find(({ link }) => link.dataset.jabatan === kept.id);
    const link = card.querySelector("a");
    link.href = section.dataset.jabatan.replace("~", kept.id);
    link.textContent = known ? known.link.textContent : kept.nama;
    card.querySelector("span").textContent = known ? known.item.querySelector("span").textContent : "";
    list(link.href);
  } else {
    const trouble = problem();
    if (trouble) section.querySelector("[data-ingat]").textContent = trouble;
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
    const rows = [...page.querySelectorAll(".sop-jabatan > section")].flatMap((part) => [...part.querySelectorAll("tbody tr")].map((row) => step(row, part.querySelector("h2 a").textContent, address)));
    steps.append(...rows);
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
  const link = document.createElement("a");
  link.href = new URL(number.querySelector("a").getAttribute("href"), address).href;
  link.textContent = `${number.textContent.trim()} · ${text.textContent.trim()}`;
  const said = document.createElement("span");
  said.className = "sop-jumlah";
  said.textContent = name;
  const item = document.createElement("li");
  item.append(link, said);
  return item;
}

/** Show the offices whose names have all the words. */
function narrow() {
  const words = fold(input.value).split(" ").filter(Boolean);
  const found = items.filter((one) => {
    const fits = words.every((word) => one.words.includes(word));
    one.item.hidden = !fits;
    return fits;
  });
  if (words.length) form.querySelector("details").open = true;
  form.querySelector("output").textContent = !words.length ? "" : found.length ? `${found.length} jabatan` : "Tidak ada jabatan yang cocok";
  return found;
}

/**
 * Open the office that is meant: the only one found, or one that is called just so. Else lead to the first that was found.
 * @param {typeof items} found
 */
function open(found) {
  const typed = fold(input.value);
  const meant = found.length === 1 ? found[0] : found.find(({ item }) => [...item.querySelectorAll("a, b")].some((name) => fold(name.textContent) === typed));
  if (meant) meant.link.click();
  else if (found.length) found[0].link.focus();
}

/** @param {string} text */
function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
