// On an office's page: make it one's own, so that the front page leads here.
import { choose, chosen, forget } from "./jabatan_saya.js";
import { part } from "./part.js";

const line = part(document, ".sop-jabatan-saya", HTMLElement);
const button = part(line, "button", HTMLButtonElement);
const office = { id: line.dataset.jabatan || "", nama: line.dataset.nama || "" };

button.addEventListener("click", () => {
  const had = mine();
  const trouble = had ? "" : choose(office);
  if (had) forget();
  show();
  part(line, "output", HTMLOutputElement).textContent = trouble || (!had ? "Diingat di peramban ini; Beranda membawa Anda ke sini." : "Tidak diingat lagi.");
});
addEventListener("pageshow", show);
show();

function mine() {
  const kept = chosen();
  return kept !== null && kept.id === office.id;
}

function show() {
  button.setAttribute("aria-pressed", String(mine()));
}
