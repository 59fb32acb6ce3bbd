// What is pressed stays where it is until it is let go: else who types, and then presses a button, would miss it.

/** @type {Promise<unknown>} Until nothing is pressed. */
let lepas = Promise.resolve();

document.addEventListener("pointerdown", () => {
  lepas = new Promise((jadi) => {
    for (const nama of ["pointerup", "pointercancel"]) document.addEventListener(nama, () => setTimeout(jadi), { once: true });
  });
}, { capture: true });

/** Once nothing is pressed, and what was pressed has been done. @returns {Promise<unknown>} */
export const dilepas = () => lepas;
