// The index and its runtime, fetched when somebody begins to type; and the ways of a query through it.
import { answers, asked, corrected, familiar, terms } from "./kueri.js";
import { met } from "./petikan.js";

/** Whether a page may fetch anything: one opened from a folder may not. */
export const reachable = location.protocol !== "file:";

/** @type {Promise<any> | null} */
let engine = null;
/** @type {Promise<string[]> | null} */
let words = null;
let took = 0; // milliseconds of the last search

/**
 * The runtime, ready to search.
 * @param {string} root the address of the site
 */
export function start(root) {
  engine = engine || load(root).catch((error) => {
    engine = null;
    throw error;
  });
  return engine;
}

async function load(root) {
  const runtime = await import(new URL(`${root}pagefind/pagefind.js`, location.href).href);
  // A worker would be one more file to fetch; a search takes a few milliseconds.
  await runtime.options({ noWorker: true, ranking: { metaWeights: { judul: 0, fakta: 0, nama: 1 } } });
  await runtime.init();
  return runtime;
}

function vocabulary(root) {
  words = words || import(new URL(`${root}pagefind/kata.js`, location.href).href).then((module) => module.KATA.split(" "));
  return words;
}

/**
 * What is found: results that can be read one by one, best first, the counts of filters, and the query that was answered in
 * the place of one that nothing answers.
 * @param {string} root
 * @param {string} text as typed
 * @param {Object<string, string>} [filters]
 */
export async function search(root, text, filters = {}) {
  const query = asked(text);
  const none = { query, instead: "", results: [], filters: {}, totalFilters: {} };
  if (!query && !Object.keys(filters).length) return none;
  const runtime = await start(root);
  const begin = performance.now();
  const found = await runtime.search(query || null, { filters });
  took = performance.now() - begin;
  if (!query || (found.results.length && (await good(query, found)))) return { ...none, ...found, instead: "" };
  const known = await vocabulary(root);
  const better = corrected(query, known);
  if (better) {
    const again = await runtime.search(better, { filters });
    if (again.results.length && (await good(better, again))) return { ...none, ...again, instead: better };
  }
  return found.results.length && familiar(query, known) ? { ...none, ...found } : none;
}

/**
 * How long to wait for the next key before a search: none where searches are quick. Two letters begin nearly every page's
 * words, and among many thousand pages an answer that nobody waits for holds up the keys.
 * @param {string} text
 */
export function patience(text) {
  return took > 50 || text.trim().length < 3 ? 200 : 0;
}

async function good(query, found) {
  return answers(terms(query), met(await found.results[0].data()));
}
