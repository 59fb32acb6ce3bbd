// The search on every page: its fields, the key «/», and the page «Cari».
import { searchPage } from "./halaman_cari.js";
import { box } from "./kotak.js";
import { reachable } from "./mesin.js";

const whole = /** @type {HTMLElement | null} */ (document.querySelector("[data-saringan]"));
const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form.sop-cari")]);

if (whole) searchPage(whole);
if (reachable) forms.filter((form) => !whole || !whole.contains(form)).forEach(box);

document.addEventListener("keydown", (event) => {
  const here = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || here.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(here.tagName)) return;
  const seen = forms.map((form) => /** @type {HTMLInputElement} */ (form.elements.namedItem("q"))).find((input) => input.offsetParent);
  event.preventDefault();
  if (seen) seen.focus();
  else if (forms[0]) location.assign(forms[0].action);
});
