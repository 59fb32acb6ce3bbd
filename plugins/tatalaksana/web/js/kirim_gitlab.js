// Proposals as GitLab takes them: REST v4, one commit with a branch of its own, then a merge request.

import { ABSENT, ask, base64, BRANCH, FIRST, NO_COPY, OTHER, RIGHT, SendError, textOf } from "./kirim_http.js";
import { notCopied, untilThere } from "./kirim_salinan.js";

const BRANCH_THERE = /branch called .* already exists|already exists\. Switch/i;
const NOT_FIRST = /changed since you started editing|file with this name already exists|file with this name doesn't exist|does not exist/i;
const NO_RIGHT = /not allowed to push|not permitted/i;

/**
 * @param {import("./kirim.js").Place} place
 * @param {string} token
 * @returns {import("./kirim.js").Client}
 */
export function gitlab(place, token) {
  const page = new URL(place.address);
  const root = place.proxy || `${page.origin}/`;
  /** @param {string} path */
  const at = (path) => `${root}api/v4/projects/${encodeURIComponent(path)}`;
  const project = at(page.pathname.replace(/^\/|\/$/g, ""));
  const source = place.copy ? at(place.copy) : project;
  /** @type {Map<string, string>} */
  const lastCommits = new Map();

  /** @param {string} path @param {string} ref */
  const file = (path, ref) => ask(`${ref === place.branch ? project : source}/repository/files/${encodeURIComponent(path)}?ref=${encodeURIComponent(ref)}`, token, { expected: [404] });

  /** @param {any} found @returns {import("./kirim.js").Request} */
  const told = (found) => ({
    number: found.iid,
    address: found.web_url,
    state: found.state === "merged" ? "digabung" : found.state === "closed" ? "ditutup" : "menunggu",
    comments: found.user_notes_count || 0,
  });

  /** What the forge calls a project. @param {string} which @returns {Promise<number>} */
  const idOf = async (which) => (await ask(which, token)).data.id;

  return {
    async copy() {
      const [own] = (await ask(`${project}/forks?owned=true`, token)).data;
      let { data } = own ? { data: own } : await ask(`${project}/fork`, token, { method: "POST", body: {}, expected: [409] }).catch(notCopied);
      if (!data.path_with_namespace) throw new SendError(NO_COPY, String(data.message)); // something else of theirs has that name
      const name = data.path_with_namespace;
      await untilThere(async () => {
        ({ data } = await ask(at(name), token));
        if (data.import_status === "failed") throw new SendError(NO_COPY, String(data.import_error || ""));
        return ["none", "finished"].includes(data.import_status);
      });
      return name;
    },

    async blobs(paths, ref) {
      const found = [];
      for (const path of paths) {
        const { status, data } = await file(path, ref);
        // A project or branch that is not there, or not to be seen, says so otherwise than a file.
        if (status === 404 && /project|commit/i.test(String(data?.message))) throw new SendError(ABSENT);
        if (status !== 404) lastCommits.set(`${ref}:${path}`, data.last_commit_id);
        found.push(status === 404 ? null : data.blob_id);
      }
      return found;
    },

    async content(path, ref) {
      const { status, data } = await file(path, ref);
      return status === 404 ? null : { hash: data.blob_id, text: textOf(data.content) };
    },

    async commit({ files, title, text, branch }, further) {
      const read = further ? branch : place.branch;
      const actions = files.map(({ path, content, base }) => ({
        action: content === null ? "delete" : base === null ? "create" : "update",
        file_path: path,
        ...(content === null ? {} : { content: base64(content), encoding: "base64" }),
        ...(base === null ? {} : { last_commit_id: lastCommits.get(`${read}:${path}`) }),
      }));
      const began = place.copy ? { start_branch: place.branch, start_project: await idOf(project) } : { start_branch: place.branch };
      const body = { branch, ...(further ? {} : began), commit_message: text ? `${title}\n\n${text}` : title, actions };
      const { status, data } = await ask(`${source}/repository/commits`, token, { method: "POST", body, expected: [400] });
      if (status !== 400) return;
      const said = String(data?.message || "");
      throw new SendError(BRANCH_THERE.test(said) ? BRANCH : NOT_FIRST.test(said) ? FIRST : NO_RIGHT.test(said) ? RIGHT : OTHER, said);
    },

    async request({ title, text, branch }) {
      const target = place.copy ? { target_project_id: await idOf(project) } : {};
      const body = { source_branch: branch, target_branch: place.branch, ...target, title, description: text, remove_source_branch: true };
      const { status, data } = await ask(`${source}/merge_requests`, token, { method: "POST", body, expected: [409] });
      if (status !== 409) return told(data);
      const there = await this.open(branch);
      if (there) return there;
      throw new SendError(OTHER, String(data?.message));
    },

    async open(branch) {
      const { data } = await ask(`${project}/merge_requests?state=opened&source_branch=${encodeURIComponent(branch)}`, token);
      const from = await idOf(source);
      const found = data.find((/** @type {any} */ one) => one.source_project_id === from);
      return found ? told(found) : null;
    },

    async state(number) {
      return told((await ask(`${project}/merge_requests/${number}`, token)).data);
    },

    async remarks(number) {
      const { data } = await ask(`${project}/merge_requests/${number}/notes?sort=asc&order_by=created_at&per_page=100`, token);
      const said = data.filter((/** @type {any} */ one) => !one.system);
      return said.map((/** @type {any} */ one) => ({ by: one.author?.name || one.author?.username || "", text: one.body || "", file: one.position?.new_path || "", at: one.created_at }));
    },
  };
}
