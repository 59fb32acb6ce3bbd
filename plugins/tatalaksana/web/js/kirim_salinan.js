// A copy of the repository under the sender's own name (a fork), for who may not write to it: what all forges share of it.

import { COPYING, NO_COPY, SendError, TOKEN } from "./kirim_http.js";

/** Looks at a copy that is being made, and milliseconds between two. */
const LOOKS = 300;
const PAUSE = 1000;

/**
 * Look again and again, until a copy is there.
 * @param {() => Promise<boolean>} look
 */
export async function untilThere(look) {
  for (let at = 0; at < LOOKS; at++) {
    if (await look()) return;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  throw new SendError(COPYING);
}

/** That there can be no copy; a token that is not taken is told as such. @param {unknown} error @returns {never} */
export function notCopied(error) {
  if (!(error instanceof SendError)) throw error;
  throw [TOKEN, COPYING].includes(error.reason) ? error : new SendError(NO_COPY, error.said);
}

/** Do what helps and may fail: an old forge does not know it. @param {() => Promise<unknown>} what */
export async function ifItCan(what) {
  try {
    await what();
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
  }
}
