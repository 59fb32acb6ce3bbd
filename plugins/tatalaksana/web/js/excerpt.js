// What a result says of a page: which of its parts answer, and a few of their words. Knows no page either.
import { bare } from "./query.js";

/**
 * @typedef {import("./engine.js").Page} Page
 * @typedef {{text: string, found: boolean}} Word
 * @typedef {{anchor: string, title: string, words: Word[], score: number}} Part
 */

const AROUND = 6, LONGEST = 26;
const PARTED = "·"; // stands between the cells of a step

/**
 * The parts of a found page that answer, best first; a part without anchor is the page as a whole.
 * @param {Page} fragment its parts stand in ids
 * @returns {Part[]}
 */
export function parts(fragment) {
  const words = fragment.content.split(/\s+/);
  const worth = new Map(fragment.weighted_locations.map((hit) => [bare(words[hit.location] || ""), hit.balanced_score]));
  return fragment.anchors
    .map((one) => {
      const [anchor, step, title, text, also] = one.id.split("|").map((field) => decodeURIComponent(field.replace(/\+/g, " ")).split(" "));
      // Where a step says the same as the sheet above it, it is the step that is looked for, unless the page's own title says it.
      const named = new Set((anchor[0] ? [...title, ...text] : fragment.meta.judul.split(" ")).map(bare));
      const said = new Set((anchor[0] ? [] : [...title, ...text]).map(bare));
      const meant = new Set(also.map(bare));
      const weight = (/** @type {string} */ word) => (named.has(word) ? 1 : said.has(word) ? 0.9 : meant.has(word) ? 0.5 : 0);
      return {
        anchor: anchor[0],
        title: [step.join(" "), title.join(" ")].filter(Boolean).join(" · "), // «langkah 5 · Kasubbag»
        words: quoted(text, (word) => worth.has(bare(word)), anchor[0] !== ""),
        score: [...worth].reduce((sum, [word, one]) => sum + one * weight(word), 0),
      };
    })
    .filter((part) => part.score > 0)
    .sort((a, b) => b.score - a.score);
}

/** The words that the query met on the page. @param {Page} fragment */
export function met(fragment) {
  const words = fragment.content.split(/\s+/);
  return fragment.locations.map((at) => words[at] || "");
}

/**
 * @param {string[]} words
 * @param {(word: string) => boolean} found
 * @param {boolean} always whether also without any that was found
 * @returns {Word[]}
 */
function quoted(words, found, always) {
  const first = words.findIndex(found);
  if (first < 0 && !always) return [];
  const cell = words.lastIndexOf(PARTED, first) + 1;
  const begin = [0, cell].find((at) => first < at + LONGEST - AROUND) ?? first - AROUND; // how a step begins says most, else how its cell does
  const said = words.slice(begin, begin + LONGEST).map((text) => ({ text, found: found(text) }));
  if (begin > 0) said.unshift({ text: "…", found: false });
  if (begin + LONGEST < words.length) said.push({ text: "…", found: false });
  return said;
}
