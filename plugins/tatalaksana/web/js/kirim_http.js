// What is asked of a forge, one request at a time, and what its refusals mean to who sends a proposal.

/** Why a proposal was not sent. */
export const TOKEN = "token";
export const RIGHT = "hak";
export const ABSENT = "tak-ada";
export const BRANCH = "cabang";
export const FIRST = "didahului";
export const LARGE = "besar";
export const NETWORK = "jaringan";
export const BUSY = "sibuk";
export const OPEN_HTTP = "http";
export const DONE = "selesai";
export const NO_COPY = "tak-tersalin";
export const COPYING = "menyalin";
export const OTHER = "lain";

/** What is said of each, in plain words. */
export const REASONS = {
  [TOKEN]: "Token tidak diterima repositori: salah ketik, dicabut, atau masa berlakunya habis. Buat token baru, lalu tempel lagi.",
  [RIGHT]: "Token ini tidak berhak membuat cabang atau usulan di repositori ini. Kirim lewat salinan (fork) milik Anda, minta hak menulis kepada pengelola, atau unduh usulan dan kirim berkasnya.",
  [ABSENT]: "Repositori tidak ditemukan, atau token ini tidak berhak melihatnya. Periksa tokennya, atau tanyakan kepada pengelola.",
  [BRANCH]: "Di repositori sudah ada usulan bernama itu dengan isi lain. Perbarui usulan itu, atau kirim sebagai usulan baru.",
  [FIRST]: "Orang lain lebih dahulu mengubah berkas yang sama. Satukan dahulu perubahan Anda dengan terbitan sekarang.",
  [LARGE]: "Usulan ini lebih besar daripada yang diterima repositori. Bagi menjadi beberapa usulan, atau unduh dan kirim berkasnya.",
  [NETWORK]: "Repositori tidak menjawab: sambungan terputus, atau repositori tidak mengizinkan halaman ini bertanya kepadanya. Perubahan Anda tetap ada di sini; coba lagi, atau unduh usulan.",
  [BUSY]: "Repositori sedang sibuk atau terganggu. Tunggu beberapa menit, lalu coba lagi.",
  [OPEN_HTTP]: "Halaman atau repositori ini dibuka lewat HTTP biasa, sehingga token dapat terbaca orang lain. Unduh usulan, lalu kirim berkasnya.",
  [DONE]: "Usulan itu sudah digabungkan atau ditutup. Kirim perubahan Anda sebagai usulan baru.",
  [NO_COPY]: "Repositori ini tidak dapat disalin (fork) dengan token ini. Unduh usulan, lalu kirim berkasnya kepada pengelola.",
  [COPYING]: "Salinan repositori belum selesai dibuat. Tunggu beberapa menit, lalu kirim lagi.",
  [OTHER]: "Repositori menolak usulan ini.",
};

/** @typedef {keyof typeof REASONS} Reason */

const SECONDS = 60;
/** Letters that are told of what a forge says. */
const TOLD = 200;

/** That a proposal was not sent, with the reason, and words for who sent it. */
export class SendError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} [said] what the forge says
   * @param {string[]} [files] the files that it is about
   * @param {string} [branch] the branch that has them
   */
  constructor(reason, said = "", files = [], branch = "") {
    const about = files.length ? ` Berkas: ${files.join(", ")}.` : "";
    super(`${REASONS[reason]}${about}${reason === OTHER && said ? ` Katanya: ${said.slice(0, TOLD)}` : ""}`);
    this.reason = reason;
    this.said = said;
    this.files = files;
    this.branch = branch;
  }
}

/** @typedef {{status: number, data: any, next: boolean}} Answer `next`: whether there are more pages of it */

/**
 * Ask a forge. Answers that say what is wrong with the question (400, 404, 409, 422) are for who asked.
 * @param {string} address
 * @param {string} token
 * @param {{method?: string, body?: unknown, expected?: number[]}} [question] `expected`: statuses that are answers too
 * @returns {Promise<Answer>}
 */
export async function ask(address, token, { method = "GET", body, expected = [] } = {}) {
  const stop = new AbortController();
  const watch = setTimeout(() => stop.abort(), SECONDS * 1000);
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", Authorization: `Bearer ${token}` };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer, text;
  try {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    answer = await fetch(address, { method, headers, body: sent, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: stop.signal });
    text = await answer.text();
  } catch {
    throw new SendError(NETWORK);
  } finally {
    clearTimeout(watch);
  }
  const data = parsed(text);
  const next = /rel="?next"?/.test(answer.headers.get("Link") || "");
  if (answer.ok || expected.includes(answer.status)) {
    // What is no JSON is not from the forge: a page to sign in to a network, or one of a proxy.
    if (data === undefined && text.trim()) throw new SendError(NETWORK);
    return { status: answer.status, data, next };
  }
  throw new SendError(reasonOf(answer), saidIn(data));
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {Response} answer @returns {Reason} */
function reasonOf(answer) {
  const { status, headers } = answer;
  if (status === 401) return TOKEN;
  if (status === 429 || (status === 403 && headers.get("X-RateLimit-Remaining") === "0") || status >= 500) return BUSY;
  if (status === 403 || status === 423) return RIGHT; // 423: the repository is archived
  if (status === 404) return ABSENT;
  return status === 413 ? LARGE : OTHER;
}

/**
 * What a forge says in words.
 * @param {any} data
 * @returns {string}
 */
export function saidIn(data) {
  const said = data?.message ?? data?.error_description ?? data?.error ?? "";
  if (typeof said === "string") return said;
  return (Array.isArray(said) ? said : Object.entries(said).map(([key, why]) => `${key} ${why}`)).join(" ");
}

/**
 * Bytes as forges take them.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function base64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
}

/**
 * The text of what a forge gives.
 * @param {string} given
 * @returns {string}
 */
export function textOf(given) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(atob(given.replace(/\s/g, "")), (letter) => letter.charCodeAt(0)));
}

/**
 * The hash by which git knows a file of these bytes.
 * @param {Uint8Array} bytes
 * @returns {Promise<string>}
 */
export async function blobHash(bytes) {
  const head = new TextEncoder().encode(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", whole));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
