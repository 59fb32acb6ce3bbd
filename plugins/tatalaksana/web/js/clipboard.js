// Text to the clipboard, also on sites without HTTPS.

/** @param {string} text @returns {Promise<void>} It fails where the browser forbids it. */
export function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without a secure address there is only the old way.
  const field = document.createElement("textarea");
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before) before.focus();
  return done ? Promise.resolve() : Promise.reject(new Error("copy"));
}
