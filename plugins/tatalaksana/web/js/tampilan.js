// The kept choice between cards and the sheet, made before the steps below are drawn, so that nothing moves.
try {
  document.getElementById("tampil-lembar").checked = localStorage.getItem("tatalaksana:tampilan") === "lembar";
} catch (error) {
  // Where nothing is kept, cards are shown.
}
