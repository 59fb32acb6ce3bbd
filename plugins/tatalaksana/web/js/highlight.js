// Steps light up: the one that is pointed at or has the focus, those it comes from and goes to, and the arrows between.

export const SVG = "http://www.w3.org/2000/svg";

/** @typedef {[number, number, ...number[]]} Arrow Source row, target row, then corners: lane, hundredths of it, row, hundredths of it. */

/** @param {HTMLTableElement} table */
export function lightUp(table) {
  /** @type {Arrow[]} */
  const arrows = JSON.parse(table.dataset.panah || "[]");
  const rows = [...table.tBodies[0].rows];
  const lanes = rows.map((row) => [...row.querySelectorAll(":scope > .j")]);
  const traces = document.createElementNS(SVG, "svg");
  traces.setAttribute("class", "sop-jejak-panah");
  traces.setAttribute("aria-hidden", "true");
  table.before(traces);
  let pointed = -1;
  let focused = -1;
  let lit = -1;

  const place = (/** @type {Arrow} */ arrow) => {
    const origin = traces.getBoundingClientRect();
    const points = [];
    for (let at = 2; at < arrow.length; at += 4) {
      const box = lanes[arrow[at + 2]][arrow[at]].getBoundingClientRect();
      points.push(`${box.left - origin.left + (box.width * arrow[at + 1]) / 100} ${box.top - origin.top + (box.height * arrow[at + 3]) / 100}`);
    }
    return `M${points.join("L")}`;
  };

  const show = () => {
    const here = pointed >= 0 ? pointed : focused;
    if (here === lit) return;
    lit = here;
    for (const row of rows) row.classList.remove("sorot", "asal", "tuju");
    traces.textContent = "";
    if (here < 0) return;
    rows[here].classList.add("sorot");
    for (const arrow of arrows) {
      if (arrow[0] !== here && arrow[1] !== here) continue;
      const comes = arrow[0] !== here;
      if (comes) rows[arrow[0]].classList.add("asal");
      else if (arrow[1] !== here) rows[arrow[1]].classList.add("tuju");
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", place(arrow));
      if (comes) path.setAttribute("class", "datang");
      traces.append(path);
    }
  };
  const rowOf = (/** @type {EventTarget | null} */ target) => rows.findIndex((row) => row.contains(/** @type {Node} */ (target)));

  table.addEventListener("pointerover", (event) => {
    pointed = rowOf(event.target);
    show();
  });
  table.addEventListener("pointerleave", () => {
    pointed = -1;
    show();
  });
  table.addEventListener("focusin", (event) => {
    focused = rowOf(event.target);
    pointed = -1;
    show();
  });
  table.addEventListener("focusout", () => {
    focused = -1;
    show();
  });
}
