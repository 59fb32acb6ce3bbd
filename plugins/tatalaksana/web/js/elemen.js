// Elements made in script. Text goes in as text and never as markup, whatever it says.

/**
 * An element with attributes and children; strings become text.
 * Attributes that are null, undefined or false are left out, true ones are empty; functions listen to the event they are named after.
 * @param {string} tag
 * @param {Object<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return element;
}

/**
 * Put other children in the place of those an element has.
 * @param {Element} element
 * @param {...(Node | string | null | undefined | false)} children
 */
export function fill(element, ...children) {
  element.textContent = ""; // there is a younger method, which Chrome 80 does not know
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
}
