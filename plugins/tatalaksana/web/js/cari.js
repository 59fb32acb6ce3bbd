// The search on every page: its fields, the key «/», and the page «Cari».
import { searchPage } from "./search_page.js";
import { box } from "./combobox.js";
import { reachable } from "./engine.js";

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
