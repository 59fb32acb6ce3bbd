// Each step's button: it copies the address of the step, and is where the keyboard walks from step to step.
import { copy } from "./clipboard.js";
import { SVG } from "./highlight.js";

const ICON = "M3.9 12a3.1 3.1 0 0 1 3.1-3.1h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12M8 13h8v-2H8zm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10";

/** @param {HTMLTableElement} table @param {(words: string) => void} say */
export function addButtons(table, say) {
  const rows = [...table.tBodies[0].rows];
  let ways = /** @type {HTMLElement | null} */ (null);
  const buttons = rows.map((row) => {
    const name = row.id.startsWith("langkah-") ? row.id.replace("-", " ") : row.id.replace("-", " ke-");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sop-salin";
    button.setAttribute("aria-label", `Salin tautan ke ${name}`);
    button.append(icon());
    button.addEventListener("click", () => {
      const address = `${location.href.split("#")[0]}#${row.id}`;
      copy(address).then(
        () => say(`Tautan ke ${name} disalin.`),
        () => {
          location.hash = row.id;
          say(`Tautan ke ${name} ada di bilah alamat; salin dari sana.`);
        },
      );
    });
    (row.querySelector(":scope > .no") || row.cells[0]).append(button);
    return button;
  });
  const go = (/** @type {number} */ at) => buttons[at] && buttons[at].focus();

  table.addEventListener("keydown", (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (at < 0 || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(at + step);
  });
  // On the sheet a step's ways on open at the foot of the window: the next tab goes into them.
  table.addEventListener("focusin", (event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest("tr");
    if (ways && row === ways.closest("tr")) return;
    if (ways) ways.remove();
    ways = null;
    const cell = row && row.querySelector(":scope > .arah");
    const button = /** @type {HTMLElement} */ (event.target);
    if (!button.matches(".sop-salin:focus-visible") || !cell || getComputedStyle(cell).display !== "none") return;
    ways = document.createElement("span");
    ways.className = "arah";
    ways.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    button.after(ways);
  });
  table.addEventListener("focusout", (event) => {
    if (!ways || (event.relatedTarget && table.contains(/** @type {Node} */ (event.relatedTarget)))) return;
    ways.remove();
    ways = null;
  });
  // A way on leads to the step's own button, so that the next key goes on from there.
  table.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest(".arah a");
    const id = link && link.getAttribute("href");
    if (id && !event.ctrlKey && !event.metaKey && !event.shiftKey) setTimeout(() => go(rows.findIndex((row) => `#${row.id}` === id)));
  });
}

function icon() {
  const picture = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  line.setAttribute("d", ICON);
  picture.append(line);
  return picture;
}
