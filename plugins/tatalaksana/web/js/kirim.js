// A proposal sent to the repository's forge: one branch, one commit over all files, then the request that asks for review.
// Sent again after an answer was lost, it is the same request.

import { blobHash, BRANCH, FIRST, OPEN_HTTP, SendError } from "./kirim_http.js";
import { gitea } from "./kirim_gitea.js";
import { github } from "./kirim_github.js";
import { gitlab } from "./kirim_gitlab.js";

/**
 * Where proposals go.
 * @typedef {object} Place
 * @property {"github" | "gitlab" | "gitea" | "forgejo"} kind
 * @property {string} address The repository's page, without a slash at the end.
 * @property {string} branch What is published.
 * @property {string} [proxy] An address under the site's own, with a slash at the end, that leads to the forge's root (GitHub: to its API's).
 */
/**
 * A file as it is proposed.
 * @typedef {object} ChangedFile
 * @property {string} path From the top of the repository.
 * @property {Uint8Array | null} content Null for one that shall go.
 * @property {string | null} base The hash by which git knows what it held when it was fetched; null for a new one.
 */
/** @typedef {{files: ChangedFile[], title: string, text: string, branch: string}} Proposal */
/** @typedef {"menunggu" | "digabung" | "ditutup"} State */
/** @typedef {{number: number, address: string, state: State, comments: number}} Request */
/**
 * What each forge can be asked.
 * @typedef {object} Client
 * @property {(paths: string[], ref: string) => Promise<(string | null)[]>} blobs
 * @property {(proposal: Proposal) => Promise<void>} commit
 * @property {(proposal: Proposal) => Promise<Request>} request
 * @property {(number: number) => Promise<Request>} state
 */

/** What is said of each state. */
export const STATES = {
  menunggu: "Menunggu tinjauan",
  digabung: "Sudah digabungkan",
  ditutup: "Ditutup tanpa digabungkan",
};
const CLIENTS = { github, gitlab, gitea, forgejo: gitea };
/** Between two looks at a request's state. */
const MINUTES = 1;

/**
 * Whether a token may go from this page to the forge: nobody on the way can read it.
 * @param {Place} place
 * @returns {boolean}
 */
export function canSend(place) {
  const { protocol, hostname } = new URL(place.proxy || place.address, location.href);
  return isSecureContext && (protocol === "https:" || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname));
}

/**
 * A branch's name for a title: «usulan/waktu-pemeriksaan».
 * @param {string} title
 * @returns {string}
 */
export function branchFor(title) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) || ["perubahan"];
  return `usulan/${words.join("-").slice(0, 60).replace(/-$/, "")}`;
}

/**
 * Send a proposal.
 * @param {Place} place
 * @param {string} token
 * @param {Proposal} proposal
 * @returns {Promise<Request>}
 */
export async function kirim(place, token, proposal) {
  if (!canSend(place)) throw new SendError(OPEN_HTTP);
  const client = CLIENTS[place.kind](absolute(place), token);
  const paths = proposal.files.map((file) => file.path);
  const now = await client.blobs(paths, place.branch);
  const late = proposal.files.filter((file, at) => file.base !== now[at]).map((file) => file.path);
  if (late.length) throw new SendError(FIRST, "", late);
  try {
    await client.commit(proposal);
  } catch (error) {
    if (!(error instanceof SendError) || error.reason !== BRANCH) throw error;
    // An earlier try may have come that far.
    const there = await client.blobs(paths, proposal.branch);
    const sent = await Promise.all(proposal.files.map((file) => file.content && blobHash(file.content)));
    if (sent.some((hash, at) => hash !== there[at])) throw error;
  }
  return client.request(proposal);
}

/**
 * How a request stands now.
 * @param {Place} place
 * @param {string} token
 * @param {number} number
 * @returns {Promise<Request>}
 */
export async function stateOf(place, token, number) {
  if (!canSend(place)) throw new SendError(OPEN_HTTP);
  return CLIENTS[place.kind](absolute(place), token).state(number);
}

/**
 * Look at a request now and every minute while the page is seen, until it is merged or closed.
 * @param {Place} place
 * @param {string} token
 * @param {number} number
 * @param {(found: Request | SendError) => void} tell
 * @returns {() => void} what stops it
 */
export function follow(place, token, number, tell) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let stopped = false;
  const look = async () => {
    let over = false;
    if (!document.hidden) {
      try {
        const found = await stateOf(place, token, number);
        over = found.state !== "menunggu";
        if (!stopped) tell(found);
      } catch (error) {
        if (!stopped && error instanceof SendError) tell(error);
      }
    }
    if (!stopped && !over) timer = setTimeout(look, MINUTES * 60_000);
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** @param {Place} place @returns {Place} */
function absolute(place) {
  return place.proxy ? { ...place, proxy: new URL(place.proxy, location.href).href } : place;
}
