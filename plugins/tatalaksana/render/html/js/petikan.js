// What a result says of a page: which of its parts answer, and a few of their words. Knows no page either.

const AROUND = 6, LONGEST = 26;
const HIDDEN = /^⟦/; // words that are found and not shown

/**
 * The parts of a found page that answer, best first; a part without anchor is the page as a whole.
 * @param {any} fragment as the index gives it
 * @returns {{ anchor: string, title: string, words: { text: string, found: boolean }[] }[]}
 */
export function parts(fragment) {
  const words = fragment.content.split(/\s+/);
  const found = new Set(fragment.locations);
  const heads = fragment.anchors.filter((one) => /^h\d$/i.test(one.element) && one.id && one.text && one.text.trim()).sort((a, b) => a.location - b.location);
  const starts = [{ id: "", text: fragment.meta.judul || "", location: 0 }, ...heads];
  return starts
    .map((start, index) => {
      const end = index + 1 < starts.length ? starts[index + 1].location : words.length;
      const hits = fragment.weighted_locations.filter((hit) => hit.location >= start.location && hit.location < end);
      return {
        anchor: start.id,
        title: index ? heading(start) : "",
        words: quoted(words, found, start.location + start.text.trim().split(/\s+/).length, end, index > 0),
        score: hits.reduce((sum, hit) => sum + hit.balanced_score, 0),
      };
    })
    .filter((part) => part.score > 0)
    .sort((a, b) => b.score - a.score);
}

/** «langkah 5 · Kasubbag»: an index that held the first word of it in every step would be much larger. */
function heading(start) {
  const step = /^(langkah|baris)-(.+)$/.exec(start.id);
  return step ? `${step[1]} ${step[2]} · ${start.text.trim()}` : start.text.trim();
}

/** The words that the query met on the page. */
export function met(fragment) {
  const words = fragment.content.split(/\s+/);
  return fragment.locations.map((at) => words[at] || "");
}

function quoted(words, found, from, to, always) {
  const seen = [];
  for (let at = from; at < to; at++) if (!HIDDEN.test(words[at])) seen.push(at);
  const first = seen.findIndex((at) => found.has(at));
  if (first < 0 && !always) return [];
  const begin = first < LONGEST - AROUND ? 0 : first - AROUND; // how a step begins says most
  const said = seen.slice(begin, begin + LONGEST).map((at) => ({ text: words[at], found: found.has(at) }));
  if (begin > 0) said.unshift({ text: "…", found: false });
  if (begin + LONGEST < seen.length) said.push({ text: "…", found: false });
  return said;
}
