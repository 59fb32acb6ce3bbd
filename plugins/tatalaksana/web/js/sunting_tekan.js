// What is pressed stays where it is until it is let go: else who types, and then presses a button, would miss it.
// And a press beside a field that is typed in ends the typing, whatever it falls on.

/** @type {Promise<unknown>} Until nothing is pressed. */
let lepas = Promise.resolve();

let mengakhiri = false;

document.addEventListener("pointerdown", ({ target }) => {
  mengakhiri = Boolean(document.querySelector(".sunting-terbuka")) && !(target instanceof Element && target.closest(".sunting-terbuka"));
  lepas = new Promise((jadi) => {
    for (const nama of ["pointerup", "pointercancel"]) document.addEventListener(nama, () => setTimeout(jadi), { once: true });
  });
}, { capture: true });

/** Once nothing is pressed, and what was pressed has been done. @returns {Promise<unknown>} */
export const dilepas = () => lepas;

/** Whether the last press ended what was typed elsewhere. @returns {boolean} */
export const tekanMengakhiri = () => mengakhiri;
