// Elements made in script. Text goes in as text and never as markup, whatever it says.

/**
 * @typedef {Node | string | number | null | undefined | false} Child What is empty, 0 or false is left out.
 * @typedef {Object<string, string | number | boolean | null | undefined | ((event: Event) => void)>} Attributes
 */

/**
 * An element with attributes and children; strings become text.
 * Attributes that are null, undefined or false are left out, true ones are empty; functions listen to the event they are named after.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

/**
 * Put other children in the place of those an element has.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.textContent = ""; // there is a younger method, which Chrome 80 does not know
  append(element, children);
}

/** @param {Element} element @param {Child[]} children */
function append(element, children) {
  for (const child of children) if (child) element.append(typeof child === "number" ? String(child) : child);
}
