// What a page is known to have, by a selector and the kind of element that it is.

/**
 * The first element that a selector finds.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 * @throws {TypeError} where there is none of this kind
 */
export function part(within, selector, kind) {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(selector);
}
