// The index and its runtime, fetched when somebody begins to type; and the ways of a query through it.
import { RANKING, answers, asked, corrected, nearby, plainly, terms } from "./query.js";
import { met } from "./excerpt.js";

/** Whether a page may fetch anything: one opened from a folder may not. */
export const reachable = location.protocol !== "file:";

/**
 * @typedef {object} Page A page as the index has it: each of its words once.
 * @property {string} content its words
 * @property {string} raw_url
 * @property {{judul: string, fakta: string}} meta
 * @property {{id: string}[]} anchors its parts
 * @property {number[]} locations the places in `content` of what was met
 * @property {{location: number, balanced_score: number}[]} weighted_locations
 *
 * @typedef {{score: number, data: () => Promise<Page>}} Result
 * @typedef {Object<string, Object<string, number>>} Counts of pages, by filter and value
 * @typedef {{results: Result[], filters: Counts, totalFilters: Counts}} Found
 * @typedef {Found & {others: Result[], guides: Result[], query: string, instead: string, near: string[], partly: boolean}} Answer
 *   `others`: what is not in force; `guides`: pages for editors and developers; `instead`: the query that was answered in the
 *   place of one that nothing answers; `near`: words that what nothing answers may have been meant to be; `partly`: there may be more
 * @typedef {Object<string, string>} Filters
 *
 * @typedef {object} Runtime One part of the index, which only a large site has several of.
 * @property {(query: string | null, options: {filters: Filters}) => Promise<void>} preload
 * @property {(query: string | null, options?: {filters: Filters}) => Promise<Found>} search
 * @property {() => Promise<Counts>} filters
 * @property {(options: {noWorker: boolean, ranking: typeof RANKING, basePath: string}) => Runtime} createInstance
 *
 * @typedef {(query: string, found: Found) => boolean | Promise<boolean>} Will Whether what was found will do.
 */

const LONG = 6; // letters and signs
const NUMBER = /^\P{L}*\d\P{L}*$/u;

const OTHERS = "lain", GUIDES = "panduan";
/** What a part is of, which may have several. @param {string} name */
const tier = (name) => name.replace(/-\d+$/, "");

/** @type {Promise<{ first: Runtime, others: string[] }> | null} */
let engine = null;
/** @type {Promise<Map<string, Runtime>> | null} By name; the first has none. */
let parts = null;
/** @type {Promise<string[]> | null} */
let words = null;
/** Milliseconds of the last two searches: the first one of all takes long everywhere, and so does one in all parts. */
let took = [0, 0];

/**
 * Fetch what every search needs.
 * @param {string} root the address of the site
 */
export function start(root) {
  engine = engine || load(root).catch((error) => {
    engine = null;
    throw error;
  });
  return engine;
}

/** @param {string} root */
async function load(root) {
  const [first, { BAGIAN }] = await Promise.all([import(file(root, "pagefind.js")), import(file(root, "bagian.js"))]);
  // A worker would be one more file to fetch; a search takes a few milliseconds.
  await first.options({ noWorker: true, ranking: RANKING });
  await first.init();
  return { first, others: BAGIAN };
}

/**
 * All parts of the index; only a large site has more than one.
 * @param {string} root
 */
function whole(root) {
  parts = parts || join(root).catch((error) => {
    parts = null;
    throw error;
  });
  return parts;
}

/** @param {string} root */
async function join(root) {
  const { first, others } = await start(root);
  // They share the program of the first, which therefore has to run before they begin.
  if (others.length) await first.search("");
  return new Map([["", first], ...others.map((name) => /** @type {[string, Runtime]} */ ([name, first.createInstance({ noWorker: true, basePath: file(root, `${name}/`), ranking: RANKING })]))]);
}

/**
 * How many pages each value of each filter has.
 * @param {string} root
 */
export async function loadFilters(root) {
  await Promise.all([...(await whole(root)).values()].map((part) => part.filters()));
}

/**
 * @param {string} root
 * @param {string} name
 */
function file(root, name) {
  return new URL(`${root}pagefind/${name}`, location.href).href;
}

/** @param {string} root */
function vocabulary(root) {
  words = words || import(file(root, "kata.js")).then((module) => module.KATA.split(" "));
  return words;
}

/**
 * What is found: results that can be read one by one, best first, the counts of filters, and what was answered.
 * @param {string} root
 * @param {string} text as typed
 * @param {Filters} [filters]
 * @param {boolean} [soon] whether the first part of a large site does for now
 * @returns {Promise<Answer>}
 */
export async function search(root, text, filters = {}, soon = false) {
  const query = asked(text);
  const none = { query, instead: "", near: [], partly: false, results: [], others: [], guides: [], filters: {}, totalFilters: {} };
  if (!query && !Object.keys(filters).length) return none;
  const { first, others } = await start(root);
  if (soon && others.some((name) => ![OTHERS, GUIDES].includes(tier(name)))) {
    const found = timed(await every([first], query, filters, good));
    // The other parts come while a number is typed, which is soon looked for in all of them.
    if (NUMBER.test(query)) whole(root).catch(() => {});
    // What is half typed is in no part, or in any: only a long number is worth looking for in all of them at each key.
    if (found.results.length || !/\d/.test(query) || query.length < LONG) return { ...none, ...found, partly: true };
  }
  const runtimes = await whole(root);
  const found = await apart(runtimes, query, filters, query ? good : anything);
  if (!query || found.results.length) return { ...none, ...found };
  // What only drafts or guides answer may be a slip of what staff look for.
  if (terms(query).every((term) => /\d/.test(term))) return { ...none, ...found }; // numbers are not corrected
  const known = await vocabulary(root);
  const better = corrected(query, known);
  if (better) {
    const again = await apart(runtimes, better, filters, good);
    if (again.results.length || (any(again) && !any(found))) return { ...none, ...again, instead: better };
  }
  if (any(found)) return { ...none, ...found };
  const plain = plainly(better ?? query);
  if (plain) {
    const again = await search(root, plain, filters);
    if (again.results.length) return { ...again, query, instead: again.instead || plain };
  }
  return { ...none, ...(await fewer(runtimes, query, filters)), near: nearby(query, known) };
}

/**
 * What answers most of a query that nothing answers as a whole: without the words that nothing has, then without the most
 * frequent ones, one after the other.
 * @param {Map<string, Runtime>} runtimes
 * @param {string} query
 * @param {Filters} filters
 */
async function fewer(runtimes, query, filters) {
  const words = query.split(" ");
  /** @type {Object<string, number>} */
  const counts = {};
  for (const word of words) counts[word] = held(await apart(runtimes, word, filters, good));
  for (const rarest = words.filter((word) => counts[word]).sort((a, b) => counts[a] - counts[b]); rarest.length; rarest.pop()) {
    const instead = words.filter((word) => rarest.includes(word)).join(" ");
    const found = await apart(runtimes, instead, filters, good);
    if (held(found)) return { ...found, instead };
  }
}

/** How much staff look for is found. @param {{results: Result[], others: Result[]}} found */
export const held = (found) => found.results.length + found.others.length;

/** @param {Found & {others: Result[], guides: Result[]}} found */
const any = (found) => held(found) + found.guides.length > 0;

/**
 * What is found: what staff look for, and apart from it what is not in force, and guides, which nobody narrows.
 * @param {Map<string, Runtime>} runtimes
 * @param {string} query
 * @param {Filters} filters
 * @param {Will} will
 */
async function apart(runtimes, query, filters, will) {
  const main = [...runtimes].filter(([name]) => ![OTHERS, GUIDES].includes(tier(name))).map(([, one]) => one);
  const named = (/** @type {string} */ name) => [...runtimes].filter(([own]) => tier(own) === name).map(([, one]) => one);
  const [found, others, guides] = await Promise.all([
    every(main, query, filters, will).then(timed),
    every(named(OTHERS), query, filters, will),
    every(query && !Object.keys(filters).length ? named(GUIDES) : [], query, {}, will),
  ]);
  return {
    results: found.results, others: others.results, guides: guides.results,
    filters: added([found.filters, others.filters]), totalFilters: added([found.totalFilters, others.totalFilters]),
  };
}

/**
 * What is found in all parts, except those whose best result will not do; by filters alone without a query.
 * @param {Runtime[]} runtimes
 * @param {string} query
 * @param {Filters} filters
 * @param {Will} will
 * @returns {Promise<Found & {spent: number}>} with the milliseconds of searching, once all was fetched
 */
async function every(runtimes, query, filters, will) {
  await Promise.all(runtimes.map((one) => one.preload(query || null, { filters })));
  const begin = performance.now();
  let spent = 0;
  // While one part is searched, the best results of those before it are on their way.
  const searched = await Promise.all(runtimes.map(async (one) => {
    const here = await one.search(query || null, { filters });
    spent = performance.now() - begin;
    // One that has nothing of the chosen values may still have others to choose.
    return { here, kept: !here.results.length || (await will(query, here)) };
  }));
  const found = searched.filter((one) => one.kept).map((one) => one.here);
  return {
    spent,
    results: found.flatMap((one) => one.results).sort((a, b) => b.score - a.score),
    filters: added(found.map((one) => one.filters)),
    totalFilters: added(found.map((one) => one.totalFilters)),
  };
}

/**
 * Know how long a search of what staff look for took.
 * @template {{spent: number}} T
 * @param {T} found
 */
function timed(found) {
  took = [took[1], found.spent];
  return found;
}

/** Counts of the same values, together. @param {Counts[]} counts */
function added(counts) {
  /** @type {Counts} */
  const all = {};
  for (const one of counts)
    for (const [name, values] of Object.entries(one))
      for (const [value, count] of Object.entries(values)) (all[name] = all[name] || {})[value] = (all[name][value] || 0) + count;
  return all;
}

/**
 * How long to wait for the next key before a search: none where searches are quick. Two letters begin nearly every page's
 * words, and among many thousand pages an answer that nobody waits for holds up the keys.
 * @param {string} text
 */
export function patience(text) {
  return Math.min(...took) > 80 || text.trim().length < 3 ? 200 : 0;
}

const anything = () => true;

/** @type {Will} */
async function good(query, found) {
  return found.results.length > 0 && answers(terms(query), met(await found.results[0].data()));
}
