// The search on every page: its fields, the key «/», and the page «Cari».
import { searchPage } from "./search_page.js";
import { box } from "./combobox.js";
import { el } from "./elements.js";
import { reachable } from "./engine.js";

const whole = /** @type {HTMLElement | null} */ (document.querySelector("[data-saringan]"));
const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form.sop-cari")]);

if (whole) searchPage(whole);
const others = forms.filter((form) => !whole || !whole.contains(form));
if (reachable) others.forEach(box);
else {
  for (const form of forms) form.action = form.action.replace(/\/$/, "/index.html"); // a folder has no server that knows what stands at an address that ends in a slash
  others.forEach(refuse);
}

/** Say under a field that nothing is found here, as soon as somebody wants to type. @param {HTMLFormElement} form */
function refuse(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const panel = el("div", { class: "sop-cari-usulan" }, el("p", { id: `${input.id}-hasil` }, "Pencarian tidak dapat dipakai di sini: peramban melarangnya pada situs yang dibuka dari folder. Tekan Enter untuk mencari lewat daftar."));
  input.setAttribute("aria-describedby", `${input.id}-hasil`);
  form.append(panel);
  for (const name of ["focus", "blur"]) input.addEventListener(name, () => panel.classList.toggle("sop-cari-terbuka", name === "focus"));
}

document.addEventListener("keydown", (event) => {
  const here = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || here.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(here.tagName)) return;
  const seen = forms.map((form) => /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))).find((input) => input.offsetParent);
  event.preventDefault();
  if (seen) seen.focus();
  else if (forms[0]) location.assign(forms[0].action);
});
