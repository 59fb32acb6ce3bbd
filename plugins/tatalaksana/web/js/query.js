// What was typed, as the search takes it, and what it was meant to be. Knows no page.

const LONGEST = 200, MOST = 12;
const LEAST = 3, OFFERED = 4; // letters that a word shares with one that may have been meant; how many are offered
const TYPED = 5; // letters of a word that others may hold
const TWO_OFF = 8; // letters of a word in which two may be missing
const ASKING = new Set("apa apakah siapa siapakah bagaimana gimana kapan mana dimana berapa lama cara kalau jika bila yang untuk saya kami mau ingin harus dengan lewat".split(" "));
/** What a page is found by, beside its text: words of its title a little, of its names fully. */
export const RANKING = { metaWeights: { judul: 0.25, fakta: 0, nama: 1 } };
const SIGNS = /[^\p{L}\p{N}]+/gu;

/**
 * What is searched for: not too long, in one line, without quotes: the index knows which words a page has, not in which order.
 * @param {string} text
 */
export function asked(text) {
  return text.slice(0, LONGEST).replace(/"/g, "").split(/\s+/).filter(bare).slice(0, MOST).join(" ");
}

/**
 * The words of a query as the index knows words: small letters and digits, signs within them left out.
 * @param {string} query
 */
export function terms(query) {
  return query.split(" ").map(bare).filter(Boolean);
}

/** A word without case and signs. @param {string} word */
export function bare(word) {
  return word.toLowerCase().replace(SIGNS, "");
}

/**
 * A question without the words that only ask; null where that leaves nothing, or all.
 * @param {string} query
 */
export function plainly(query) {
  const words = query.split(" ");
  const kept = words.filter((word) => !ASKING.has(bare(word)));
  return kept.length && kept.length < words.length ? kept.join(" ") : null;
}

/**
 * Whether what was found is what was asked for: the index also answers with words that are only the beginning of it.
 * @param {string[]} wanted
 * @param {string[]} found words of the page, as they stand there
 */
export function answers(wanted, found) {
  return wanted.every((term) => found.some((word) => fits(term, word.toLowerCase())));
}

/**
 * @param {string} term
 * @param {string} word
 */
function fits(term, word) {
  const whole = word.replace(SIGNS, "");
  if (/\d/.test(term)) return whole.includes(term);
  return [whole, ...word.split(SIGNS)].some((part) => part.startsWith(term) || (part.length >= LEAST && term.indexOf(part) > 0) || akin(term, part));
}

/**
 * Whether a word may be another form of one, as «melaksanakan» of «pelaksanaan»: half of it stands there.
 * @param {string} term
 * @param {string} part
 */
function akin(term, part) {
  const half = Math.max(LEAST, term.length >> 1);
  return [...part].some((_, at) => part.length - at >= half && term.includes(part.slice(at, at + half)));
}

/**
 * The query with each word that no text begins a word with made the nearest that one does; null where nothing is near.
 * @param {string} query
 * @param {string[]} known all words of the site
 */
export function corrected(query, known) {
  const words = query.replace(/"/g, "").toLowerCase().split(" ");
  const better = words.map((word) => (strange(word, known) ? nearest(word, known) : word));
  return better.includes(null) || better.join(" ") === words.join(" ") ? null : better.join(" ");
}

/**
 * Words of the site that may have been meant, for a query that nothing answers: they hold one of its words, but for a slip, or begin as it does.
 * @param {string} query
 * @param {string[]} known
 */
export function nearby(query, known) {
  const words = query.toLowerCase().split(" ").filter((word) => strange(word, known));
  return [...new Set(words.flatMap((word) => likest(word, known)))].slice(0, OFFERED);
}

/**
 * @param {string} word
 * @param {string[]} known
 */
function likest(word, known) {
  const holding = known.filter((other) => holds(other, word));
  if (holding.length) return holding.sort((a, b) => a.length - b.length);
  for (let length = word.length - 1; length >= LEAST; length--) {
    const begins = known.filter((other) => other.startsWith(word.slice(0, length)));
    if (begins.length) return begins.sort((a, b) => Math.abs(a.length - word.length) - Math.abs(b.length - word.length));
  }
  return [];
}

/**
 * Whether a word stands within another but for one slip, «sidng» in «persidangan»; its first letter is no slip.
 * @param {string} other
 * @param {string} word
 */
function holds(other, word) {
  if (word.length < TYPED || other.length <= word.length) return false;
  return [...other].some((letter, at) => letter === word[0] && [-1, 0, 1].some((more) => oneOff(word, other.slice(at, at + word.length + more))));
}

/**
 * @param {string} word
 * @param {string[]} known
 */
function strange(word, known) {
  return /^\p{L}+$/u.test(word) && !known.some((other) => other.startsWith(word));
}

/**
 * @param {string} word
 * @param {string[]} known
 * @returns {string | null}
 */
function nearest(word, known) {
  const near = known.filter((other) => Math.abs(other.length - word.length) <= 2 && oneOff(word, other));
  return near.sort((a, b) => Number(b[0] === word[0]) - Number(a[0] === word[0]) || b.length - a.length)[0] ?? null;
}

/**
 * Whether one letter more, one less, another one, or two that changed places make one word of the other; in a long one two more or two less.
 * @param {string} a
 * @param {string} b
 */
function oneOff(a, b) {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let [left, right] = [a.slice(from), b.slice(from)];
  while (left && right && left[left.length - 1] === right[right.length - 1]) [left, right] = [left.slice(0, -1), right.slice(0, -1)];
  if (left.length <= 1 && right.length <= 1) return true;
  if (!left || !right) return left.length + right.length === 2 && a.length >= TWO_OFF;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
