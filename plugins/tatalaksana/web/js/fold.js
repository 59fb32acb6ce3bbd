// What elements say, and texts made alike, so that what is typed is found however it is written.

/** What an element says, if there is one. @param {Node | null} node */
export const words = (node) => (node && node.textContent) || "";

/**
 * A text for comparing: one blank between words, no case, no accents.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
