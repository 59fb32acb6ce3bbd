// Who sends: a token that is pasted or fetched by signing in, kept for this tab alone and only as long as it is open.

import { NETWORK, OTHER, saidIn, SendError, TOKEN } from "./kirim_http.js";

/** @typedef {import("./kirim.js").Place} Place */

const PREFIX = "tatalaksana:1:masuk:";
const WAITING = `${PREFIX}menunggu`;

/** Where each forge signs in who has an account; GitHub's answers no page of another site, so its token is pasted. */
const WAYS = {
  gitlab: { authorize: "oauth/authorize", token: "oauth/token", scope: "api" },
  gitea: { authorize: "login/oauth/authorize", token: "login/oauth/access_token", scope: "write:repository" },
  forgejo: { authorize: "login/oauth/authorize", token: "login/oauth/access_token", scope: "write:repository" },
};

/** @param {Place} place @returns {string} the token that is kept; empty where there is none */
export function keptToken(place) {
  try {
    return sessionStorage.getItem(PREFIX + place.address) || "";
  } catch {
    return "";
  }
}

/** @param {Place} place @param {string} token as it was pasted; nothing forgets it */
export function keepToken(place, token) {
  const clean = token.trim();
  try {
    if (clean) sessionStorage.setItem(PREFIX + place.address, clean);
    else sessionStorage.removeItem(PREFIX + place.address);
  } catch {
    // Forbidden to keep: it is asked for again on the next page.
  }
}

/** @param {Place} place @returns {boolean} whether one can sign in there without a token */
export const canSignIn = (place) => place.kind in WAYS;

/** @param {Uint8Array} bytes */
const url64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** @param {Place} place @returns {string} */
function rootOf(place) {
  const page = new URL(place.address);
  const names = page.pathname.split("/").filter(Boolean);
  return place.kind === "gitlab" ? `${page.origin}/` : `${page.origin}/${names.slice(0, -2).map((part) => `${part}/`).join("")}`;
}

/**
 * The address at which who has an account says that this page may act for them (OAuth 2 with PKCE).
 * @param {Place} place
 * @param {string} application the id under which the forge knows this site
 * @returns {Promise<string>}
 */
export async function signInAddress(place, application) {
  const way = WAYS[/** @type {keyof typeof WAYS} */ (place.kind)];
  const verifier = url64(crypto.getRandomValues(new Uint8Array(48)));
  const state = url64(crypto.getRandomValues(new Uint8Array(24)));
  const challenge = url64(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
  const back = location.origin + location.pathname;
  sessionStorage.setItem(WAITING, JSON.stringify({ verifier, state, back, rest: location.search + location.hash, address: place.address }));
  const asked = new URLSearchParams({ client_id: application, redirect_uri: back, response_type: "code", scope: way.scope, state, code_challenge: challenge, code_challenge_method: "S256" });
  return `${rootOf(place)}${way.authorize}?${asked}`;
}

/**
 * Take the token for which the forge led back here, and make the page's address what it was.
 * @param {Place} place
 * @param {string} application
 * @returns {Promise<boolean>} whether there was one; false on a page that nobody was led back to
 */
export async function finishSignIn(place, application) {
  const asked = new URLSearchParams(location.search);
  const waiting = JSON.parse(sessionStorage.getItem(WAITING) || "null");
  if (!waiting || waiting.address !== place.address || asked.get("state") !== waiting.state) return false;
  sessionStorage.removeItem(WAITING);
  history.replaceState(history.state, "", waiting.back + waiting.rest);
  const code = asked.get("code");
  if (!code) throw new SendError(TOKEN, asked.get("error_description") || asked.get("error") || "");
  const way = WAYS[/** @type {keyof typeof WAYS} */ (place.kind)];
  const body = new URLSearchParams({ client_id: application, code, grant_type: "authorization_code", redirect_uri: waiting.back, code_verifier: waiting.verifier });
  const root = place.proxy ? new URL(place.proxy, location.href).href : rootOf(place);
  let answer;
  try {
    answer = await fetch(`${root}${way.token}`, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "omit", referrerPolicy: "no-referrer" });
  } catch {
    throw new SendError(NETWORK);
  }
  const data = await answer.json().catch(() => null);
  if (!answer.ok || typeof data?.access_token !== "string") throw new SendError(answer.ok ? OTHER : TOKEN, saidIn(data));
  keepToken(place, data.access_token);
  return true;
}
