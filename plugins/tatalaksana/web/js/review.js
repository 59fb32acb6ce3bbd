// What follows from what is typed in a form: which fields are asked for, what is worked out, and what is wrong, said at its field
// when that is left and above the form when all of it is checked.
import { el, fill } from "./elements.js";
import { Judgement } from "./isian.js";

/**
 * @typedef {import("./controls.js").Place} Place
 * @typedef {import("./isian.js").Content} Content
 */

/** A form under review. */
export class Review {
  /**
   * @param {import("./isian.js").Form} form
   * @param {import("./controls.js").Controls} controls
   * @param {string} id of the heading of what is wrong
   */
  constructor(form, controls, id) {
    this.form = form;
    this.controls = controls;
    this.id = id;
    this.judged = new Judgement(form, {});
    this.checked = false;
    this.pressing = false;
    /** @type {(() => void) | null} */
    this.later = null;
    this.summary = el("div", { class: "sop-f-ringkasan", tabindex: -1, "aria-labelledby": id, role: "group", hidden: true });
    addEventListener("pointerdown", () => (this.pressing = true), true);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => setTimeout(() => this.released()), true);
  }

  /** Another content is looked at: nothing of it is wrong yet. */
  begin() {
    this.checked = false;
    this.summary.hidden = true;
    for (const place of this.controls.places()) this.controls.fault(place, "");
  }

  /** What follows from a content. @param {Content} content */
  judge(content) {
    this.judged = new Judgement(this.form, content);
    for (const place of this.controls.places()) {
      if (place.field.relevant) this.controls.show(place, this.judged.shown(place.field, place.table, place.row));
      if (place.field.is.shape === "result") this.controls.say(place, this.judged.value(place.field, place.table, place.row));
    }
  }

  /** A field was left: what is wrong with it is said, but not that it is still to be filled in; nor of a choice in a row, which asks for what is beside it. @param {Element} control */
  left(control) {
    const judge = () => {
      const place = this.controls.place(control);
      if (place && (this.checked || (this.filledIn(place) && !(place.table && place.field.choices)))) this.again(place);
    };
    if (this.pressing) this.later = judge;
    else judge();
  }

  /** A message that appears between press and release would move what is being pressed away. */
  released() {
    this.pressing = false;
    this.later?.();
    this.later = null;
  }

  /** @param {Place} place */
  filledIn(place) {
    return this.controls.unfinished(place) || this.controls.read(place).length > 0;
  }

  /** What is wrong with a field, after it was changed. @param {Place} place */
  again(place) {
    if (this.checked) this.list();
    else this.controls.fault(place, this.complaint(place));
  }

  /** @param {Place} place */
  complaint(place) {
    const flaw = this.judged.flaw(place.field, place.table, place.row);
    if (this.controls.unfinished(place)) return place.field.is.unfinished || "";
    return flaw && (this.checked || this.filledIn(place)) ? flaw.message : "";
  }

  /** Everything that is wrong, said at its field and above the form, from now on. Gives how many there are. */
  check() {
    this.checked = true;
    return this.list();
  }

  list() {
    const flaws = new Map(this.judged.flaws().map((flaw) => [flaw.path, flaw]));
    const links = [];
    for (const place of this.controls.places()) {
      const flaw = flaws.get(place.path);
      const message = this.controls.unfinished(place) ? this.complaint(place) : flaw ? flaw.message : "";
      this.controls.fault(place, message);
      if (message) links.push(el("li", {}, this.link(place, message)));
    }
    this.summary.hidden = !links.length;
    fill(this.summary, el("p", { id: this.id }, `${links.length} isian perlu diperbaiki`), el("ul", {}, ...links));
    return links.length;
  }

  /** @param {Place} place @param {string} message */
  link(place, message) {
    const where = place.table ? `${place.table.label}, baris ${place.row + 1}: ${place.field.label}` : place.field.label;
    const box = this.controls.boxes.get((place.table || place.field).name);
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.controls.focus(place);
    };
    return el("a", { href: `#${box?.id || box?.querySelector("[id]")?.id || ""}`, click: go }, `${where}: ${message}`);
  }
}
