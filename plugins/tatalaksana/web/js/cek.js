// Says of the sheet that the address or the form names whether it is in force. Without it the table is compared by eye.
// Where the table is parted by unit, the first page knows of each sheet only the beginning of its fingerprint, and leads on.
// Plain casts and no module: a reader on a phone, on a slow line, gets a kilobyte and a half.
const output = /** @type {HTMLOutputElement} */ (document.querySelector(".sop-hasil"));
const form = /** @type {HTMLFormElement} */ (document.querySelector(".sop-periksa"));
const [number, print] = form.querySelectorAll("input");
const said = output.dataset;
const old = (/** @type {HTMLElement} */ mark) => Number(mark.dataset.hasil === "diganti");
const marks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("code[data-hasil]")]).sort((a, b) => old(a) - old(b));
const BEGINS = 8, WHOLE = 16; // signs of a fingerprint that the first page knows, and of all of it
const elsewhere = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[data-lembar]")]).flatMap((unit) => (unit.dataset.lembar || "").split("\n").map((line) => (
  { unit, begins: line.slice(0, BEGINS), old: Number(line[BEGINS] === "-"), number: line.slice(BEGINS + 1) }
))).sort((a, b) => a.old - b.old);
const bare = (text = "") => text.replace(/\s/g, "").toLowerCase();
/** A number as it is often misread: without signs, and with the letters that look like figures as figures. */
const alike = (text = "") => bare(text).replace(/[^a-z\d]/g, "").replace(/[il]/g, "1").replace(/o/g, "0");
const NEAR = 3; // numbers that are named, where one is not there
const numbers = [...new Set([...marks.map((mark) => mark.dataset.nomor || ""), ...elsewhere.map((one) => one.number)])];

function wanted() {
  const text = location.hash.slice(1);
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not how we write addresses, so it will be unknown
  }
}

/**
 * @param {string | undefined} result
 * @param {string | undefined} words
 * @param {HTMLTableRowElement | null} [row]
 */
function tell(result, words = "", row) {
  if ((row?.querySelector("time")?.dateTime || "") > new Date().toLocaleDateString("sv")) { // years come first in Sweden
    result = "draf";
    words = words.replace("berlaku:", "belum berlaku:");
  }
  said.hasil = result;
  output.textContent = words;
  if (!row) return;
  for (const one of row.querySelectorAll("td > a, .sop-pengganti")) output.append(" ", one.cloneNode(true));
  row.setAttribute("aria-current", "true");
  output.scrollIntoView({ block: "nearest" });
}

/** Numbers that the typed one may be, or be a part of, each a link that looks it up. */
function suggest() {
  const typed = alike(number.value);
  const near = typed[1] ? numbers.filter((one) => alike(one).includes(typed) || (alike(one)[3] && typed.includes(alike(one)))) : [];
  if (!near.length || near.length > NEAR) return;
  output.append(" Maksud Anda ");
  near.forEach((one, at) => {
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(one)}:${encodeURIComponent(bare(print.value))}`;
    link.textContent = one;
    output.append(at ? " atau " : "", link);
  });
  output.append("?");
}

function check() {
  document.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
  delete said.hasil;
  output.textContent = "";
  const text = wanted();
  if (!text || document.getElementById(text)) return;
  [, number.value, print.value] = /^(.*):(.*)$/s.exec(text) ?? ["", text, ""];
  let named = bare(number.value);
  if (/^[\da-f]{12,16}$/.test(named) && !numbers.map(bare).includes(named)) {
    print.value = named; // a fingerprint in the field of the number is meant as one
    named = number.value = "";
  }
  const part = bare(print.value);
  if (!named && !part) return tell("kurang", said.kosong);
  const away = elsewhere.filter((one) => !named || bare(one.number) === named);
  const there = away.find(({ begins }) => part.length === WHOLE && part.startsWith(begins)) || (named && away[0]);
  if (there) return location.replace(there.unit.href + location.hash);
  const same = marks.filter((one) => !named || bare(one.dataset.nomor) === named);
  const mark = same.find((one) => bare(one.textContent || "") === part);
  const row = named && same[0]?.closest("tr");
  if (mark) {
    tell(mark.dataset.hasil, mark.dataset.kata, mark.closest("tr"));
    const signed = mark.nextElementSibling;
    if (signed?.className === "sop-tte") output.append(signed.cloneNode(true));
  } else if ((row || !named) && /^[\da-f]{1,15}$/.test(part)) tell("kurang", said.kurang?.replace("…", String(part.length)));
  else if (row) tell("asing", `${print.value ? said.lain : said.tanpa} ${row.dataset.kini}`, row);
  else {
    tell("asing", said.asing?.replace("…", () => number.value || print.value));
    suggest();
  }
}

form.hidden = false;
form.onsubmit = (event) => {
  event.preventDefault();
  const asked = `#${encodeURIComponent(number.value.trim())}:${encodeURIComponent(bare(print.value))}`;
  if (form.hasAttribute("action")) return location.assign(form.action + asked); // the page of one unit asks the first, which knows all
  history.pushState(null, "", asked); // not as a change of the hash, which would come later and undo what is typed by then
  check();
};
addEventListener("hashchange", check);
check();
