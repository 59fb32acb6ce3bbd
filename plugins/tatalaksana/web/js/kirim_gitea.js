// Proposals as Forgejo and Gitea take them: one commit over all files with a branch of its own, then a pull request.

import { ask, base64, BRANCH, FIRST, OTHER, SendError, textOf } from "./kirim_http.js";

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
  const repository = `${place.proxy || `${page.origin}/${above}`}api/v1/repos/${owner}/${name}`;

  /** @param {string} path @param {string} ref */
  const file = (path, ref) => ask(`${repository}/contents/${path.split("/").map(encodeURIComponent).join("/")}?ref=${encodeURIComponent(ref)}`, token, { expected: [404] });

  /** @param {any} found @returns {import("./kirim.js").Request} */
  const told = (found) => ({
    number: found.number,
    address: found.html_url,
    state: found.merged ? "digabung" : found.state === "closed" ? "ditutup" : "menunggu",
    comments: (found.comments || 0) + (found.review_comments || 0),
  });

  return {
    async blobs(paths, ref) {
      await ask(repository, token); // a file that is not there and a repository that is not there answer alike
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
      const changes = files.map(({ path, content, base }) => ({
        operation: content === null ? "delete" : base === null ? "create" : "update",
        path,
        ...(content === null ? {} : { content: base64(content) }),
        ...(base === null ? {} : { sha: base }),
      }));
      const where = further ? { branch } : { branch: place.branch, new_branch: branch };
      const body = { ...where, message: text ? `${title}\n\n${text}` : title, files: changes };
      const { status, data } = await ask(`${repository}/contents`, token, { method: "POST", body, expected: [404, 409, 422] });
      if (status < 400) return;
      const said = String(data?.message || "");
      throw new SendError(BRANCH_THERE.test(said) ? BRANCH : NOT_FIRST.test(said) || status === 409 ? FIRST : OTHER, said);
    },

    async request({ title, text, branch }) {
      const body = { head: branch, base: place.branch, title, body: text };
      const { status, data } = await ask(`${repository}/pulls`, token, { method: "POST", body, expected: [409] });
      if (status !== 409) return told(data);
      const there = await this.open(branch);
      if (there) return there;
      throw new SendError(OTHER, String(data?.message));
    },

    async open(branch) {
      for (let page = 1, more = true; more; page++) {
        const answer = await ask(`${repository}/pulls?state=open&limit=50&page=${page}`, token);
        const found = answer.data.find((/** @type {any} */ one) => one.head?.ref === branch);
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
