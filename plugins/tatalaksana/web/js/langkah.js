// An SOP's page: steps that show what they are connected with, words that explain themselves, cards or the sheet.
import { copy } from "./clipboard.js";
import { explain } from "./explain.js";
import { lightUp } from "./highlight.js";
import { keptRuns } from "./kept_runs.js";
import { keepHeads, tintOwn } from "./lanes.js";
import { newsBefore } from "./news.js";
import { addButtons } from "./step_links.js";

const KEPT = "tatalaksana:tampilan";
const RUN = "#kerjakan";

/** Cards or the sheet: what is chosen is kept, and the step that was in sight stays so. @param {HTMLElement} choice @param {HTMLTableElement} table */
function rememberView(choice, table) {
  const rows = [...table.tBodies[0].rows];
  const top = () => choice.getBoundingClientRect().bottom;
  // Before the change there is another layout: what is in sight is noted while it lasts.
  let seen = /** @type {HTMLElement | undefined} */ (undefined);
  choice.addEventListener("pointerdown", () => (seen = rows.find((row) => row.getBoundingClientRect().bottom > top() + 8)));
  choice.addEventListener("change", (event) => {
    const sheet = /** @type {Element} */ (event.target).id === "tampil-lembar";
    try {
      localStorage.setItem(KEPT, sheet ? "lembar" : "kartu");
    } catch (error) {
      // The choice then holds for this page.
    }
    if (seen && seen !== rows[0]) seen.scrollIntoView();
    seen = undefined;
  });
}

/** «Bagikan»: by what the device offers, else by its address. @param {HTMLElement} button @param {(words: string) => void} say */
function share(button, say) {
  const url = location.href.split("#")[0];
  button.hidden = false;
  button.addEventListener("click", () => {
    if (navigator.share) return void navigator.share({ title: document.title, url }).catch(() => {});
    copy(url).then(
      () => say("Tautan ke halaman ini disalin."),
      () => say("Tautan ke halaman ini ada di bilah alamat; salin dari sana."),
    );
  });
}

/** «Kerjakan» is for few readers: its scripts and its style are fetched when it is asked for. @param {HTMLElement} opener */
function runOnDemand(opener) {
  const load = () => {
    opener.removeEventListener("click", ask);
    removeEventListener("hashchange", follow);
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = opener.dataset.rupa || "";
    sheet.onload = sheet.onerror = () => {
      for (const address of (opener.dataset.skrip || "").split(" ")) {
        const script = document.createElement("script");
        script.src = address;
        script.async = false;
        document.head.append(script);
      }
    };
    document.head.append(sheet);
  };
  const ask = () => {
    location.hash = RUN;
    load();
  };
  const follow = () => location.hash === RUN && load();
  const kept = keptRuns(opener.dataset.sop)[0];
  if (opener.closest("article")?.dataset.status === "dicabut") {
    // Nobody begins what is revoked; what was done with it can still be looked at.
    if (!kept) return;
    opener.textContent = "Lihat pelaksanaan lama";
  } else if (kept && opener.firstChild) opener.firstChild.textContent = "Lanjutkan";
  opener.hidden = false;
  opener.addEventListener("click", ask);
  addEventListener("hashchange", follow);
  follow();
}

/** Printed, the pages of a table end where we know it, and lines that go over such an end have segilima. @param {HTMLTableElement} table @param {HTMLTemplateElement} seams */
function printSeams(table, seams) {
  const clear = () => table.querySelectorAll(".sop-sambung").forEach((row) => row.remove());
  addEventListener("beforeprint", () => {
    clear();
    const rows = [...table.tBodies[0].rows];
    for (const row of document.importNode(seams.content, true).querySelectorAll("tr")) {
      const beside = rows[Number(row.dataset.baris)];
      if (row.matches(".ke")) beside.after(row);
      else beside.before(row);
    }
  });
  addEventListener("afterprint", clear);
}

for (const article of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article.sop"))) {
  const table = /** @type {HTMLTableElement | null} */ (article.querySelector(".sop-tabel"));
  const choice = /** @type {HTMLElement | null} */ (article.querySelector(".sop-tampilan"));
  const opener = /** @type {HTMLElement | null} */ (article.querySelector(".sop-kerjakan"));
  const sharer = /** @type {HTMLElement | null} */ (article.querySelector(".sop-bagikan"));
  if (table && choice) {
    const say = newsBefore(choice);
    lightUp(table);
    addButtons(table, say);
    rememberView(choice, table);
    keepHeads(table);
    tintOwn(table);
    const seams = /** @type {HTMLTemplateElement | null} */ (article.querySelector(".sop-sambungan"));
    if (seams) printSeams(table, seams);
    if (sharer) share(sharer, say);
  }
  explain(article);
  if (opener) runOnDemand(opener);
}
