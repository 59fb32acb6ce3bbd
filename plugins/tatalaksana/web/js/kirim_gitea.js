// Proposals as Forgejo and Gitea take them: one commit over all files with a branch of its own, then a pull request.

import { ask, base64, BRANCH, FIRST, NO_COPY, OTHER, SendError, textOf } from "./kirim_http.js";
import { ifItCan, notCopied, untilThere } from "./kirim_salinan.js";

const BRANCH_THERE = /branch already exists/i;
const NOT_FIRST = /sha does not match|file already exists|file does not exist|object does not exist/i;

/**
 * @param {import("./kirim.js").Place} place
 * @param {string} token
 * @returns {import("./kirim.js").Client}
 */
export function gitea(place, token) {
  const page = new URL(place.address);
  const names = page.pathname.split("/").filter(Boolean);
  const [owner, name] = names.slice(-2);
  const above = names.slice(0, -2).map((part) => `${part}/`).join("");
  const root = `${place.proxy || `${page.origin}/${above}`}api/v1/repos/`;
  const repository = `${root}${owner}/${name}`;
  const source = place.copy || `${owner}/${name}`;

  /** Where a branch is: the published one in the repository, those of proposals in the sender's copy, where there is one. @param {string} ref */
  const home = (ref) => (ref === place.branch ? repository : root + source);

  /** @param {string} path @param {string} ref @param {string} [at] */
  const file = (path, ref, at = home(ref)) => ask(`${at}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`, token, { expected: [404] });

  /** @param {any} found @returns {import("./kirim.js").Request} */
  const told = (found) => ({
    number: found.number,
    address: found.html_url,
    state: found.merged ? "digabung" : found.state === "closed" ? "ditutup" : "menunggu",
    comments: (found.comments || 0) + (found.review_comments || 0),
  });

  /** Files as a new branch of the copy begins with them: it follows the repository where the forge can have it so, and may else be older. @param {import("./kirim.js").ChangedFile[]} files */
  async function fromCopy(files) {
    const at = root + source;
    const known = await ask(`${at}/merge-upstream`, token, { method: "POST", body: { branch: place.branch }, expected: [400, 404, 405, 409, 422] });
    if (known.status === 404) await ifItCan(() => ask(`${at}/sync_fork/${encodeURIComponent(place.branch)}`, token, { method: "POST", expected: [400, 404] }));
    const found = [];
    for (const one of files) {
      const { status, data } = await file(one.path, place.branch, at);
      if (status !== 404 || one.content !== null) found.push({ ...one, base: status === 404 ? null : data.sha });
    }
    return found;
  }

  /** The sender's own among the repository's copies. @returns {Promise<string>} empty where there is none */
  async function ownCopy() {
    for (let page = 1, more = true; more; page++) {
      const answer = await ask(`${repository}/forks?limit=50&page=${page}`, token);
      const found = answer.data.find((/** @type {any} */ one) => one.permissions?.admin);
      if (found) return found.full_name;
      more = answer.next;
    }
    return "";
  }

  return {
    async copy() {
      const there = await ownCopy();
      if (there) return there;
      for (const body of [{}, { name: `${name}-${owner}` }]) {
        const { status, data } = await ask(`${repository}/forks`, token, { method: "POST", body, expected: [409] }).catch(notCopied);
        if (status === 409) continue; // something else of theirs has that name
        await untilThere(async () => (await ask(`${root}${data.full_name}/branches/${encodeURIComponent(place.branch)}`, token, { expected: [404] })).status !== 404);
        return data.full_name;
      }
      throw new SendError(NO_COPY);
    },

    async blobs(paths, ref) {
      await ask(home(ref), token); // a file that is not there and a repository that is not there answer alike
      const found = [];
      for (const path of paths) {
        const { status, data } = await file(path, ref);
        found.push(status === 404 ? null : data.sha);
      }
      return found;
    },

    async content(path, ref) {
      const { status, data } = await file(path, ref);
      return status === 404 ? null : { hash: data.sha, text: textOf(data.content) };
    },

    async commit({ files, title, text, branch }, further) {
      const begun = place.copy && !further ? await fromCopy(files) : files;
      const changes = begun.map(({ path, content, base }) => ({
        operation: content === null ? "delete" : base === null ? "create" : "update",
        path,
        ...(content === null ? {} : { content: base64(content) }),
        ...(base === null ? {} : { sha: base }),
      }));
      const where = further ? { branch } : { branch: place.branch, new_branch: branch };
      const body = { ...where, message: text ? `${title}\n\n${text}` : title, files: changes };
      const { status, data } = await ask(`${root}${source}/contents`, token, { method: "POST", body, expected: [404, 409, 422] });
      if (status < 400) return;
      const said = String(data?.message || "");
      throw new SendError(BRANCH_THERE.test(said) ? BRANCH : NOT_FIRST.test(said) || status === 409 ? FIRST : OTHER, said);
    },

    async request({ title, text, branch }) {
      const body = { head: place.copy ? `${place.copy.split("/")[0]}:${branch}` : branch, base: place.branch, title, body: text };
      const { status, data } = await ask(`${repository}/pulls`, token, { method: "POST", body, expected: [409] });
      if (status !== 409) return told(data);
      const there = await this.open(branch);
      if (there) return there;
      throw new SendError(OTHER, String(data?.message));
    },

    async open(branch) {
      for (let page = 1, more = true; more; page++) {
        const answer = await ask(`${repository}/pulls?state=open&limit=50&page=${page}`, token);
        const found = answer.data.find((/** @type {any} */ one) => one.head?.ref === branch && (one.head.repo?.full_name ?? source) === source);
        if (found) return told(found);
        more = answer.next;
      }
      return null;
    },

    async state(number) {
      return told((await ask(`${repository}/pulls/${number}`, token)).data);
    },

    async remarks(number) {
      /** @param {any} one @param {string} at @returns {import("./kirim.js").Remark} */
      const remark = (one, at) => ({ by: one.user?.full_name || one.user?.login || "", text: one.body || "", file: one.path || "", at });
      const { data } = await ask(`${repository}/issues/${number}/comments`, token);
      const found = data.map((/** @type {any} */ one) => remark(one, one.created_at));
      const reviews = (await ask(`${repository}/pulls/${number}/reviews?limit=50`, token)).data;
      for (const review of reviews) {
        found.push(remark(review, review.submitted_at));
        if (!review.comments_count) continue;
        const several = (await ask(`${repository}/pulls/${number}/reviews/${review.id}/comments`, token)).data;
        found.push(...several.map((/** @type {any} */ one) => remark(one, one.created_at)));
      }
      return found;
    },
  };
}
