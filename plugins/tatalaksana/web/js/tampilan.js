// Cards or the sheet: what was chosen, else cards where it is narrow. Made before the steps below are drawn, so that nothing moves.
import { part } from "./part.js";

let kept = null;
try {
  kept = localStorage.getItem("tatalaksana:tampilan");
} catch (error) {
  // Where nothing is kept, the width decides.
}
part(document, "#tampil-lembar", HTMLInputElement).checked = kept ? kept === "lembar" : matchMedia("(min-width: 45rem)").matches;
