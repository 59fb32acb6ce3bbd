// The kept choice between cards and the sheet, made before the steps below are drawn, so that nothing moves.
import { part } from "./part.js";

try {
  part(document, "#tampil-lembar", HTMLInputElement).checked = localStorage.getItem("tatalaksana:tampilan") === "lembar";
} catch (error) {
  // Where nothing is kept, cards are shown.
}
