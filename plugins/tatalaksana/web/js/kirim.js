// A proposal sent to the repository's forge: one branch, one commit over all files, then the request that asks for review.
// Sent again after an answer was lost, it is the same request; sent anew after more was changed, another commit on its branch.

import { blobHash, BRANCH, DONE, FIRST, OPEN_HTTP, SendError } from "./kirim_http.js";
import { gitea } from "./kirim_gitea.js";
import { github } from "./kirim_github.js";
import { gitlab } from "./kirim_gitlab.js";

/**
 * Where proposals go.
 * @typedef {object} Place
 * @property {"github" | "gitlab" | "gitea" | "forgejo"} kind
 * @property {string} address The repository's page, without a slash at the end.
 * @property {string} branch What is published.
 * @property {string} [edit] Where the forge's own editor opens a file that is named behind it.
 * @property {string} [application] The id under which the forge knows this site, where one may sign in there.
 * @property {string} [copy] The sender's own copy of it, «sari/sop», where proposals have their branches.
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
/** @typedef {{hash: string, text: string}} Content */
/** @typedef {{by: string, text: string, file: string, at: string}} Remark What somebody said of a request, or of a file of it. */
/** @typedef {{[path: string]: string | null}} Hashes By which git knows files; null for one that is not there. */
/** @typedef {Request & {branch: string, hashes: Hashes}} Sent */
/**
 * What each forge can be asked.
 * @typedef {object} Client
 * @property {(paths: string[], ref: string) => Promise<(string | null)[]>} blobs
 * @property {(path: string, ref: string) => Promise<Content | null>} content
 * @property {(proposal: Proposal, further: boolean) => Promise<void>} commit With a branch of its own, or further on the one that it has.
 * @property {(proposal: Proposal) => Promise<Request>} request
 * @property {(branch: string) => Promise<Request | null>} open The open one of a branch.
 * @property {(number: number) => Promise<Request>} state
 * @property {(number: number) => Promise<Remark[]>} remarks
 * @property {() => Promise<string>} copy The sender's own copy of the repository by its name, once it is there; made where there is none.
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
/** Branches that are tried for proposals of one title. */
const NAMES = 50;

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
  return `usulan/${words.join("-").replace(/^(.{1,60})(?:-.*)?$/, "$1").slice(0, 60)}`;
}

/**
 * Send a proposal.
 * @param {Place} place
 * @param {string} token
 * @param {Proposal} proposal
 * @param {boolean} [beside] Whether it may stand beside another of its name, on a branch with a number.
 * @returns {Promise<Sent>}
 */
export async function kirim(place, token, proposal, beside = false) {
  const client = clientOf(place, token);
  await guard(client, proposal.files, place.branch);
  const hashes = await hashesOf(proposal.files);
  for (let number = 1; ; number++) {
    const one = { ...proposal, branch: number === 1 ? proposal.branch : `${proposal.branch}-${number}` };
    try {
      await begun(client, one, hashes);
    } catch (error) {
      if (beside && number < NAMES && error instanceof SendError && error.reason === BRANCH) continue;
      throw error;
    }
    return { ...(await client.request(one)), branch: one.branch, hashes };
  }
}

/**
 * Send a proposal that is open already once more, as another commit on its branch.
 * @param {Place} place
 * @param {string} token
 * @param {Proposal} proposal
 * @param {Hashes} known What its branch has, as far as the sender has seen it; what is not said there, it has from the published one.
 * @returns {Promise<Sent>}
 */
export async function perbarui(place, token, proposal, known) {
  const client = clientOf(place, token);
  await guard(client, proposal.files, place.branch);
  const open = await client.open(proposal.branch);
  if (!open) throw new SendError(DONE);
  const back = await unchanged(client, place.branch, proposal.files, known);
  const files = [...proposal.files, ...back];
  const hashes = await hashesOf(files);
  const now = await client.blobs(files.map((file) => file.path), proposal.branch);
  const late = files.filter((file, at) => ![hashes[file.path], file.path in known ? known[file.path] : file.base].includes(now[at]));
  const mine = late.filter((file) => !back.includes(file)).map((file) => file.path);
  if (mine.length) throw new SendError(FIRST, "", mine, proposal.branch);
  // What somebody else changed there of what is not proposed any more stays theirs.
  const changed = files.map((file, at) => ({ ...file, base: now[at] })).filter((file, at) => file.base !== hashes[file.path] && !late.includes(files[at]));
  if (changed.length) await client.commit({ ...proposal, files: changed }, true);
  return { ...(await client.state(open.number)), branch: proposal.branch, hashes: await hashesOf(proposal.files) };
}

/**
 * The copy of the repository under the sender's own name, for who may not write to it; made, and waited for, where there is none.
 * @param {Place} place
 * @param {string} token
 * @returns {Promise<string>} its name
 */
export async function copyOf(place, token) {
  return clientOf(place, token).copy();
}

/** What was sent and is not changed any more, as it is published. @param {Client} client @param {string} branch @param {ChangedFile[]} files @param {Hashes} known @returns {Promise<ChangedFile[]>} */
async function unchanged(client, branch, files, known) {
  const found = [];
  for (const path of Object.keys(known).filter((one) => !files.some((file) => file.path === one))) {
    const there = await client.content(path, branch);
    found.push({ path, content: there && new TextEncoder().encode(there.text), base: there && there.hash });
  }
  return found;
}

/** Refuse where somebody was first. @param {Client} client @param {ChangedFile[]} files @param {string} branch */
async function guard(client, files, branch) {
  const now = await client.blobs(files.map((file) => file.path), branch);
  const late = files.filter((file, at) => file.base !== now[at]).map((file) => file.path);
  if (late.length) throw new SendError(FIRST, "", late, branch);
}

/** A branch with the proposal's commit. @param {Client} client @param {Proposal} proposal @param {Hashes} hashes */
async function begun(client, proposal, hashes) {
  try {
    await client.commit(proposal, false);
  } catch (error) {
    if (!(error instanceof SendError) || error.reason !== BRANCH) throw error;
    // An earlier try may have come that far.
    const there = await client.blobs(proposal.files.map((file) => file.path), proposal.branch);
    if (proposal.files.some((file, at) => hashes[file.path] !== there[at])) throw error;
  }
}

/** @param {ChangedFile[]} files @returns {Promise<Hashes>} */
async function hashesOf(files) {
  return Object.fromEntries(await Promise.all(files.map(async ({ path, content }) => [path, content && (await blobHash(content))])));
}

/**
 * What a branch has in a file; null where it is not there.
 * @param {Place} place
 * @param {string} token
 * @param {string} path
 * @param {string} branch
 * @returns {Promise<Content | null>}
 */
export async function contentOf(place, token, path, branch) {
  return clientOf(place, token).content(path, branch);
}

/**
 * How a request stands now.
 * @param {Place} place
 * @param {string} token
 * @param {number} number
 * @returns {Promise<Request>}
 */
export async function stateOf(place, token, number) {
  return clientOf(place, token).state(number);
}

/**
 * What was said of a request, the oldest first.
 * @param {Place} place
 * @param {string} token
 * @param {number} number
 * @returns {Promise<Remark[]>}
 */
export async function remarksOf(place, token, number) {
  const found = (await clientOf(place, token).remarks(number)).filter((one) => one.text.trim());
  return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
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

/** @param {Place} place @param {string} token @returns {Client} */
function clientOf(place, token) {
  if (!canSend(place)) throw new SendError(OPEN_HTTP);
  return CLIENTS[place.kind](place.proxy ? { ...place, proxy: new URL(place.proxy, location.href).href } : place, token);
}
