// «Langkah saya» on the front page: offices narrow down as one types, and the one that is chosen is there the next time.
import { choose, chosen, forget, problem } from "./jabatan_saya.js";

const section = /** @type {HTMLElement} */ (document.querySelector(".sop-saya"));
const card = /** @type {HTMLElement} */ (section.querySelector(".sop-saya-kartu"));
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
  card.hidden = !kept;
  picking.hidden = Boolean(kept);
  if (kept) {
    const known = items.find(({ link }) => link.dataset.jabatan === kept.id);
    const link = card.querySelector("a");
    link.href = section.dataset.jabatan.replace("~", kept.id);
    link.textContent = known ? known.link.textContent : kept.nama;
    card.querySelector("span").textContent = known ? known.item.querySelector("span").textContent : "";
  } else {
    const trouble = problem();
    if (trouble) section.querySelector("[data-ingat]").textContent = trouble;
  }
}

/** Show the offices whose names have all the words. */
function narrow() {
  const words = fold(input.value).split(" ").filter(Boolean);
  const found = items.filter((one) => {
    const fits = words.every((word) => one.words.includes(word));
    one.item.hidden = !fits;
    return fits;
  });
  form.querySelector("details").open = words.length > 0;
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
