// Proposals as GitHub takes them: GraphQL, a branch, one commit on it if nobody was there before, then a pull request.

import { ABSENT, ask, base64, BRANCH, BUSY, FIRST, LARGE, NETWORK, OTHER, RIGHT, SendError } from "./kirim_http.js";
import { ifItCan, notCopied, untilThere } from "./kirim_salinan.js";

/** Files of a question: more would be refused as too hard to answer. */
const AT_ONCE = 50;
const SAID = "body createdAt author { login }";
const REQUEST = "number url state headRepository { nameWithOwner } comments { totalCount } reviews { totalCount }";

/**
 * @param {import("./kirim.js").Place} place
 * @param {string} token
 * @returns {import("./kirim.js").Client}
 */
export function github(place, token) {
  const page = new URL(place.address);
  const [owner, name] = page.pathname.split("/").filter(Boolean);
  const root = place.proxy || (page.hostname === "github.com" ? "https://api.github.com/" : `${page.origin}/api/`);
  const rest = page.hostname === "github.com" ? root : `${root}v3/`;
  const source = place.copy || `${owner}/${name}`;
  let repository = "";
  /** @type {Map<string, string>} The last commit of each branch that was read. */
  const heads = new Map();

  /**
   * @param {string} query
   * @param {Record<string, unknown>} variables
   */
  async function asked(query, variables) {
    const { data } = await ask(`${root}graphql`, token, { method: "POST", body: { query, variables } });
    const errors = data?.errors || [];
    if (errors.length) throw new SendError(reasonOf(errors[0]), String(errors[0].message || ""));
    return data.data;
  }

  /** @param {any} found @returns {import("./kirim.js").Request} */
  const told = (found) => ({
    number: found.number,
    address: found.url,
    state: found.state === "MERGED" ? "digabung" : found.state === "CLOSED" ? "ditutup" : "menunggu",
    comments: found.comments.totalCount + (found.reviews?.totalCount || 0),
  });

  /** Where a branch is: the published one in the repository, those of proposals in the sender's copy, where there is one. @param {string} ref */
  const home = (ref) => {
    const [user, called] = (ref === place.branch ? `${owner}/${name}` : source).split("/");
    return { owner: user, name: called };
  };

  /** A repository and where its published branch is; nothing where it is not there. @param {string} which */
  async function seen(which) {
    const [user, called] = which.split("/");
    const query = "query($owner: String!, $name: String!, $ref: String!) { repository(owner: $owner, name: $name) { id ref(qualifiedName: $ref) { target { oid } } } }";
    try {
      return (await asked(query, { owner: user, name: called, ref: `refs/heads/${place.branch}` })).repository;
    } catch (error) {
      if (error instanceof SendError && error.reason === ABSENT) return null;
      throw error;
    }
  }

  /** The id of the repository in which branches begin. A copy follows the repository first, so that it has what they begin with. @returns {Promise<string>} */
  async function ground() {
    if (!place.copy) return repository;
    const copy = await seen(place.copy);
    if (copy?.ref?.target.oid !== heads.get(place.branch)) await ifItCan(() => ask(`${rest}repos/${place.copy}/merge-upstream`, token, { method: "POST", body: { branch: place.branch } }));
    return copy?.id || "";
  }

  /**
   * Begin a branch, unless an earlier try has: then it is where it began, or it has the commit already, which is told.
   * @param {string} branch
   * @returns {Promise<string>} its id; empty where it was there
   */
  async function begin(branch) {
    try {
      const input = { repositoryId: await ground(), name: `refs/heads/${branch}`, oid: heads.get(place.branch) };
      return (await asked("mutation($input: CreateRefInput!) { createRef(input: $input) { ref { id } } }", { input })).createRef.ref.id;
    } catch (error) {
      if (error instanceof SendError && error.reason === BRANCH) return "";
      throw error;
    }
  }

  return {
    async copy() {
      // Where there is one already, the answer is the same.
      const { data } = await ask(`${rest}repos/${owner}/${name}/forks`, token, { method: "POST", body: {} }).catch(notCopied);
      await untilThere(async () => Boolean((await seen(data.full_name))?.ref));
      return data.full_name;
    },

    async blobs(paths, ref) {
      const found = [];
      for (let at = 0; at < Math.max(paths.length, 1); at += AT_ONCE) {
        const some = paths.slice(at, at + AT_ONCE);
        const names = some.map((_, place) => `$p${place}: String!`).join(", ");
        const objects = some.map((_, place) => `f${place}: object(expression: $p${place}) { oid }`).join(" ");
        const query = `query($owner: String!, $name: String!, $ref: String!${names && `, ${names}`}) { repository(owner: $owner, name: $name) { id ref(qualifiedName: $ref) { target { oid } } ${objects} } }`;
        const expressions = Object.fromEntries(some.map((path, place) => [`p${place}`, `${ref}:${path}`]));
        const answer = (await asked(query, { ...home(ref), ref: `refs/heads/${ref}`, ...expressions })).repository;
        if (!answer?.ref) throw new SendError(ABSENT);
        if (ref === place.branch) repository = answer.id;
        heads.set(ref, answer.ref.target.oid);
        found.push(...some.map((_, place) => answer[`f${place}`]?.oid || null));
      }
      return found;
    },

    async content(path, ref) {
      const query = "query($owner: String!, $name: String!, $expression: String!) { repository(owner: $owner, name: $name) { object(expression: $expression) { oid ... on Blob { text } } } }";
      const found = (await asked(query, { ...home(ref), expression: `${ref}:${path}` })).repository?.object;
      return found ? { hash: found.oid, text: found.text || "" } : null;
    },

    async commit({ files, title, text, branch }, further) {
      const begun = further ? "" : await begin(branch);
      const additions = files.filter((file) => file.content !== null).map((file) => ({ path: file.path, contents: base64(/** @type {Uint8Array} */ (file.content)) }));
      const deletions = files.filter((file) => file.content === null).map((file) => ({ path: file.path }));
      try {
        await asked("mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }", {
          input: {
            branch: { repositoryNameWithOwner: source, branchName: branch },
            message: { headline: title, body: text },
            expectedHeadOid: heads.get(further ? branch : place.branch),
            fileChanges: { additions, deletions },
          },
        });
      } catch (error) {
        if (further && error instanceof SendError && error.reason === BRANCH) throw new SendError(FIRST, error.said);
        // A branch without its commit would be in the way of the next try; whether it has it nobody knows where the answer was lost.
        if (begun && error instanceof SendError && ![BRANCH, NETWORK].includes(error.reason)) {
          await asked("mutation($input: DeleteRefInput!) { deleteRef(input: $input) { clientMutationId } }", { input: { refId: begun } }).catch(() => {});
        }
        throw error;
      }
    },

    async request({ title, text, branch }) {
      try {
        const made = await asked("mutation($input: CreatePullRequestInput!) { createPullRequest(input: $input) { pullRequest { " + REQUEST + " } } }", {
          input: { repositoryId: repository, baseRefName: place.branch, headRefName: place.copy ? `${home(branch).owner}:${branch}` : branch, title, body: text },
        });
        return told(made.createPullRequest.pullRequest);
      } catch (error) {
        if (!(error instanceof SendError) || !/pull request already exists/i.test(error.said)) throw error;
        const there = await this.open(branch);
        if (there) return there;
        throw error;
      }
    },

    async open(branch) {
      const query = "query($owner: String!, $name: String!, $branch: String!) { repository(owner: $owner, name: $name) { pullRequests(first: 20, states: OPEN, headRefName: $branch) { nodes { " + REQUEST + " } } } }";
      const { nodes } = (await asked(query, { owner, name, branch })).repository.pullRequests;
      const found = nodes.find((/** @type {any} */ one) => one.headRepository?.nameWithOwner === source);
      return found ? told(found) : null;
    },

    async state(number) {
      const query = "query($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) { pullRequest(number: $number) { " + REQUEST + " } } }";
      return told((await asked(query, { owner, name, number })).repository.pullRequest);
    },

    async remarks(number) {
      const query = "query($owner: String!, $name: String!, $number: Int!) { repository(owner: $owner, name: $name) { pullRequest(number: $number) { comments(last: 50) { nodes { " + SAID + " } } reviews(last: 30) { nodes { " + SAID + " comments(first: 50) { nodes { " + SAID + " path } } } } } } }";
      const found = (await asked(query, { owner, name, number })).repository.pullRequest;
      const said = [...found.comments.nodes, ...found.reviews.nodes.flatMap((/** @type {any} */ one) => [one, ...one.comments.nodes])];
      return said.map((/** @type {any} */ one) => ({ by: one.author?.login || "", text: one.body || "", file: one.path || "", at: one.createdAt }));
    },
  };
}

/**
 * @param {{type?: string, message?: string}} error
 * @returns {import("./kirim_http.js").Reason}
 */
function reasonOf({ type = "", message = "" }) {
  // Stale is a branch that is not where it was begun: its commit is there, of an earlier try or of somebody else.
  if (type === "STALE_DATA" || /ref named .* already exists/i.test(message)) return BRANCH;
  if (type === "FORBIDDEN" || type === "INSUFFICIENT_SCOPES" || /not accessible by|does not have the correct permissions/i.test(message)) return RIGHT;
  if (type === "NOT_FOUND") return ABSENT;
  if (type === "RATE_LIMITED") return BUSY;
  return /too large|exceeds/i.test(message) ? LARGE : OTHER;
}
