// Texts made alike, so that what is typed is found however it is written.

/**
 * A text for comparing: one blank between words, no case, no accents.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
