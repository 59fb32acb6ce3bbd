# Forges in memory, one repository each, that answer as the documentation of their interfaces says: statuses, messages, guards
# against who was first, preflights, pages of lists. What they don't know they refuse, and what was asked is kept.
from __future__ import annotations

import json
import re
import threading
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

UPSTREAM, COPY = "biro/sop", "sari/sop"
"""A repository, and the sender's own copy of it."""
TOKEN = "rahasia-rekaan"  # noqa: S105 - of forges that hold nothing
_MOMENT = "2026-11-28T10:00:00Z"
Json = Any
"""What was read from JSON, or shall become some: a dialect knows its own shapes."""
Reply = tuple[int, Json]


@dataclass
class Request:
    """A merge or pull request."""

    number: int
    source: str
    target: str
    title: str
    text: str
    state: str = "open"
    comments: int = 0
    home: str = UPSTREAM
    """The repository that has its branch."""


@dataclass
class Repository:
    """Branches, each with its files; commits, each with its message and what it was made from."""

    branches: dict[str, dict[str, bytes]]
    commits: list[tuple[str, str]] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)
    """Of every request: who said what of which file, or of none."""
    rights: bool = True
    """Whether the token may write."""
    cors: bool = True
    most: int = 1_000_000
    """Bytes of a question that the server takes."""
    lost: bool = False
    """Whether the next answer that says that something was made gets lost."""
    hasty: Callable[[], None] | None = None
    """What somebody else does right before the next commit."""
    link: str = ""
    """What the next answer says of further pages."""
    copy: Repository | None = None
    """The sender's own copy."""
    copyable: bool = True
    making: int = 2
    """Looks at a copy until it is there."""
    follows: str = "merge-upstream"
    """By what a copy of Forgejo's or Gitea's follows its original, where it can."""

    def blob(self, branch: str, path: str) -> str | None:
        """The hash of a file, as git reckons it."""
        content = self.branches.get(branch, {}).get(path)
        return None if content is None else sha1(b"blob %d\0" % len(content) + content).hexdigest()  # noqa: S324

    def tip(self, branch: str) -> str:
        """What stands for a branch's last commit: its files and their number."""
        said = json.dumps(sorted((name, self.blob(branch, name)) for name in self.branches[branch]))
        return sha1(said.encode()).hexdigest()  # noqa: S324

    def last_commit(self, branch: str, path: str) -> str:
        """What stands for the last commit that changed a file."""
        return sha1(f"{path} {self.blob(branch, path)}".encode()).hexdigest()  # noqa: S324

    def coded(self, branch: str, path: str) -> str:
        """A file's content, as forges give it."""
        return b64encode(self.branches[branch][path]).decode()

    def hurry(self) -> None:
        """Let somebody else be first."""
        if self.hasty is not None:
            self.hasty()
            self.hasty = None

    def opened(self, source: str, target: str, title: str, text: str, home: str = UPSTREAM) -> Request:
        """A new request; there are many others before it."""
        made = Request(len(self.requests) + 1, source, target, title, text, home=home)
        self.requests.append(made)
        return made

    def is_open(self, source: str, home: str) -> Request | None:
        """The open request of a branch."""
        return next((one for one in self.requests if (one.source, one.home, one.state) == (source, home, "open")), None)

    def copied(self) -> Repository:
        """The sender's own copy, made where there is none."""
        if self.copy is None:
            self.copy = Repository({"main": dict(self.branches["main"])})
        return self.copy

    def follow(self) -> None:
        """Have the copy's published branch where the original's is."""
        self.copied().branches["main"] = dict(self.branches["main"])

    @property
    def is_there(self) -> bool:
        """Whether the copy is ready; it gets so by being looked at."""
        self.making = max(0, self.making - 1)
        return self.copy is not None and not self.making


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Forge

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""

    def do_OPTIONS(self) -> None:
        """A preflight: what a page of another origin may ask."""
        self._answer(204, None)

    def do_GET(self) -> None:
        """As the dialect says."""
        self._asked(None)

    def do_POST(self) -> None:
        """Likewise."""
        self._asked(self.rfile.read(int(self.headers["Content-Length"])))

    def _asked(self, body: bytes | None) -> None:
        repository = self.server.repository
        address = urlsplit(self.path)
        if body is not None and len(body) > repository.most:
            self._answer(413, "<html>413 Request Entity Too Large</html>")
            return
        if address.path == self.server.token_path:
            self._answer(*self.server.exchanged(parse_qs((body or b"").decode())))
            return
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._answer(401, {"message": "401 Unauthorized"})
            return
        query = {key: several[0] for key, several in parse_qs(address.query).items()}
        repository.link = ""
        status, data = self.server.dialect(
            repository, self.command, address.path, query, json.loads(body) if body else None
        )
        if repository.lost and (status == 201 or "createCommitOnBranch" in str(data)):
            repository.lost = False
            # Of nothing at all a browser would make another try by itself.
            self._answer(status, data, missing=1)
            self.close_connection = True
            return
        self._answer(status, data)

    def _answer(self, status: int, data: object, *, missing: int = 0) -> None:
        content = b"" if data is None else data.encode() if isinstance(data, str) else json.dumps(data).encode()
        self.send_response(status)
        if self.server.repository.cors:
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
            self.send_header("Access-Control-Allow-Methods", "GET, POST")
            self.send_header("Access-Control-Expose-Headers", "Link")
        self.send_header("Link", self.server.repository.link)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content) + missing))
        self.end_headers()
        self.wfile.write(content)


class _Forge(ThreadingHTTPServer):
    def __init__(self, kind: str, repository: Repository) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kind = kind
        self.repository = repository
        self.dialect = _DIALECTS[kind]
        self.token_path = {"gitlab": "/oauth/token", "gitea": "/login/oauth/access_token"}.get(kind, "")
        self.challenge = ""

    def exchanged(self, given: Mapping[str, list[str]]) -> Reply:
        """A token for a code, where the verifier is the one of its challenge (RFC 7636)."""
        proof = urlsafe_b64encode(sha256(given["code_verifier"][0].encode()).digest()).decode().rstrip("=")
        if given["code"] != ["kode"] or proof != self.challenge or given["grant_type"] != ["authorization_code"]:
            return 400, {"error": "invalid_grant", "error_description": "The provided authorization grant is invalid"}
        return 200, {"access_token": TOKEN, "token_type": "bearer"}


def _contents(given: str) -> bytes:
    return b64decode(given, validate=True)


# GitLab, REST v4: docs.gitlab.com/api/commits, /repository_files, /merge_requests

_PROJECT = "/api/v4/projects/biro%2Fsop"


def _gitlab(repo: Repository, method: str, path: str, query: Mapping[str, str], body: Json) -> Reply:  # noqa: C901, PLR0911 - one each question
    if path.startswith(_GITLAB_COPY) and repo.copy is not None:
        return _gitlab_copy(repo, method, path.removeprefix(_GITLAB_COPY), query, body)
    if not path.startswith(_PROJECT):
        return 404, {"message": "404 Project Not Found"}
    rest = path.removeprefix(_PROJECT)
    if rest in ("", "/forks", "/fork"):
        return _gitlab_forks(repo, rest, query)
    if rest.startswith("/repository/files/") and method == "GET":
        name, ref = unquote(rest.removeprefix("/repository/files/")), query["ref"]
        if repo.blob(ref, name) is None:
            return 404, {"message": "404 File Not Found" if ref in repo.branches else "404 Commit Not Found"}
        return 200, {
            "file_path": name,
            "ref": ref,
            "blob_id": repo.blob(ref, name),
            "last_commit_id": repo.last_commit(ref, name),
            "encoding": "base64",
            "content": repo.coded(ref, name),
        }
    if rest == "/repository/commits" and method == "POST":
        return _gitlab_commit(repo, body)
    if rest == "/merge_requests" and method == "GET":
        assert query["state"] == "opened"
        return 200, [
            _gitlab_told(one) for one in repo.requests if one.source == query["source_branch"] and one.state == "open"
        ]
    if rest == "/merge_requests":
        return _gitlab_request(repo, body, UPSTREAM)
    if re.fullmatch(r"/merge_requests/\d+/notes", rest):
        assert query["sort"] == "asc"
        system = {"body": "added 1 commit", "author": {"name": "Sri"}, "system": True, "created_at": _MOMENT}
        return 200, [system] + [
            {"body": said, "author": {"name": by, "username": "x"}, "system": False, "created_at": _MOMENT,
             **({"position": {"new_path": path}} if path else {})} for by, said, path in repo.remarks
        ]  # fmt: skip
    if found := re.fullmatch(r"/merge_requests/(\d+)", rest):
        return 200, _gitlab_told(repo.requests[int(found[1]) - 1])
    return 404, {"message": "404 Not Found"}


_GITLAB_COPY = "/api/v4/projects/sari%2Fsop"


def _gitlab_forks(repo: Repository, rest: str, query: Mapping[str, str]) -> Reply:
    if not rest:
        return 200, {"id": 11, "path_with_namespace": UPSTREAM, "import_status": "none"}
    if rest == "/forks":
        assert query == {"owned": "true"}
        return 200, [] if repo.copy is None else [_gitlab_project("finished")]
    if not repo.copyable:
        return 404, {"message": "404 Not Found"}
    repo.copied()
    return 201, _gitlab_project("scheduled")


def _gitlab_project(status: str) -> Json:
    return {"id": 12, "path_with_namespace": COPY, "import_status": status}


def _gitlab_copy(repo: Repository, method: str, rest: str, query: Mapping[str, str], body: Json) -> Reply:
    """The sender's copy: a project of its own, whose merge requests are the original's."""
    if not rest:
        return 200, _gitlab_project("finished" if repo.is_there else "started")
    if rest == "/merge_requests":
        assert body.pop("target_project_id") == 11
        return _gitlab_request(repo, body, COPY)
    if rest == "/repository/commits" and "start_branch" in body:
        # «start_project»: a new branch begins in the original, however old the copy is.
        assert body.pop("start_project") == 11
        repo.copied().branches["main"], kept = repo.branches["main"], repo.copied().branches["main"]
        reply = _gitlab(repo.copied(), method, _PROJECT + rest, query, body)
        repo.copied().branches["main"] = kept
        return reply
    return _gitlab(repo.copied(), method, _PROJECT + rest, query, body)


def _gitlab_request(repo: Repository, body: Json, home: str) -> Reply:
    if there := repo.is_open(body["source_branch"], home):
        return 409, {"message": [f"Another open merge request already exists for this source branch: !{there.number}"]}
    made = repo.opened(body["source_branch"], body["target_branch"], body["title"], body["description"], home)
    return 201, _gitlab_told(made)


def _gitlab_told(one: Request) -> Json:
    state = {"open": "opened"}.get(one.state, one.state)
    return {
        "iid": one.number,
        "web_url": f"https://git.contoh.example/biro/sop/-/merge_requests/{one.number}",
        "state": state,
        "user_notes_count": one.comments,
        "source_project_id": 11 if one.home == UPSTREAM else 12,
    }


def _gitlab_commit(repo: Repository, body: Json) -> Reply:  # noqa: PLR0911 - one each question
    repo.hurry()
    if not repo.rights:
        return 403, {"message": "403 Forbidden"}
    began = body.get("start_branch", body["branch"])
    if began not in repo.branches:
        return 400, {"message": "You can only create or edit files when you are on a branch"}
    if "start_branch" in body and body["branch"] in repo.branches:
        return 400, {
            "message": f"A branch called '{body['branch']}' already exists. Switch to that branch in order to make changes"
        }
    files = dict(repo.branches[began])
    for one in body["actions"]:
        name = one["file_path"]
        if one["action"] == "create" and name in files:
            return 400, {"message": "A file with this name already exists"}
        if one["action"] != "create" and name not in files:
            return 400, {"message": "A file with this name doesn't exist"}
        if one["action"] != "create" and one["last_commit_id"] != repo.last_commit(began, name):
            return 400, {
                "message": "You are attempting to update a file that has changed since you started editing it."
            }
        if one["action"] == "delete":
            del files[name]
        else:
            assert one["encoding"] == "base64"
            files[name] = _contents(one["content"])
    repo.branches[body["branch"]] = files
    repo.commits.append((body["branch"], body["commit_message"]))
    return 201, {"id": repo.tip(body["branch"])}


# Gitea and Forgejo, v1: their Swagger, /repos/{owner}/{repo}/contents and /pulls

_REPO = "/api/v1/repos/biro/sop"


def _gitea(repo: Repository, method: str, path: str, query: Mapping[str, str], body: Json) -> Reply:  # noqa: C901, PLR0911 - one each question
    if path.startswith(_GITEA_COPY) and repo.copy is not None:
        return _gitea_copy(repo, method, path.removeprefix(_GITEA_COPY), query, body)
    if not path.startswith(_REPO):
        return 404, {"message": "The target couldn't be found.", "errors": []}
    rest = path.removeprefix(_REPO)
    if rest == "/forks":
        return _gitea_forks(repo, method, query)
    if not rest:
        return 200, {"full_name": "biro/sop", "default_branch": "main"}
    if rest.startswith("/contents/") and method == "GET":
        name = unquote(rest.removeprefix("/contents/"))
        if repo.blob(query["ref"], name) is None:
            return 404, {"message": "GetContentsOrList", "errors": [f"object does not exist [id: , rel_path: {name}]"]}
        sha, content = repo.blob(query["ref"], name), repo.coded(query["ref"], name)
        return 200, {"path": name, "type": "file", "sha": sha, "encoding": "base64", "content": content}
    if rest == "/contents" and method == "POST":
        return _gitea_commit(repo, body)
    if rest == "/pulls" and method == "GET":
        page, limit = int(query["page"]), min(int(query["limit"]), 50)
        open_ones = [one for one in repo.requests if one.state == query["state"]]
        several = open_ones[(page - 1) * limit : page * limit]
        repo.link = f'<http://x/?page={page + 1}>; rel="next"' if len(open_ones) > page * limit else ""
        return 200, [_gitea_told(one) for one in several]
    if rest == "/pulls":
        owner, _, source = body["head"].rpartition(":")
        home = f"{owner}/sop" if owner else UPSTREAM
        if repo.is_open(source, home):
            return 409, {"message": "pull request already exists for these targets [id: 1, issue_id: 1]"}
        return 201, _gitea_told(repo.opened(source, body["base"], body["title"], body["body"], home))
    if re.fullmatch(r"/(issues|pulls)/\d+/(comments|reviews|reviews/7/comments)", rest):
        return 200, _gitea_remarks(repo, rest)
    if found := re.fullmatch(r"/pulls/(\d+)", rest):
        return 200, _gitea_told(repo.requests[int(found[1]) - 1])
    return 404, {"message": "The target couldn't be found.", "errors": []}


_GITEA_COPY = "/api/v1/repos/sari/sop"


def _gitea_forks(repo: Repository, method: str, query: Mapping[str, str]) -> Reply:
    own = {"full_name": COPY, "permissions": {"admin": True, "push": True, "pull": True}}
    if method == "GET":
        others = {"full_name": "budi/sop", "permissions": {"admin": False, "push": False, "pull": True}}
        if query["page"] == "1":
            repo.link = '<http://x/?page=2>; rel="next"'
            return 200, [others]
        return 200, [] if repo.copy is None else [own]
    if not repo.copyable:
        return 403, {"message": "forking is not allowed"}
    repo.copied()
    return 202, own


def _gitea_copy(repo: Repository, method: str, rest: str, query: Mapping[str, str], body: Json) -> Reply:
    """The sender's copy: empty for a while, and then as old as it is until it follows."""
    if rest.startswith("/branches/"):
        return (200, {"name": "main"}) if repo.is_there else (404, {"message": "branch does not exist"})
    if rest in ("/merge-upstream", "/sync_fork/main"):
        if rest.split("/")[1] != repo.follows:
            return 404, {"message": "404 page not found"}
        repo.follow()
        return (200, {"merge_type": "fast-forward"}) if rest == "/merge-upstream" else (204, None)
    return _gitea(repo.copied(), method, _REPO + rest, query, body)


def _gitea_remarks(repo: Repository, rest: str) -> Json:
    """Those of the request as comments, those of files as comments of one review that says nothing else."""
    if rest.endswith("/reviews"):
        there = sum(bool(path) for _, _, path in repo.remarks)
        return [
            {
                "id": 7,
                "body": "",
                "state": "COMMENT",
                "user": {"login": "sri", "full_name": ""},
                "submitted_at": _MOMENT,
                "comments_count": there,
            }
        ]
    return [
        {"body": said, "user": {"login": by, "full_name": ""}, "created_at": _MOMENT, **({"path": path} if path else {})}
        for by, said, path in repo.remarks if bool(path) is ("/reviews/" in rest)
    ]  # fmt: skip


def _gitea_told(one: Request) -> Json:
    return {
        "number": one.number, "html_url": f"https://git.contoh.example/biro/sop/pulls/{one.number}", "comments": one.comments,
        "state": "open" if one.state == "open" else "closed", "merged": one.state == "merged",
        "head": {"ref": one.source, "repo": {"full_name": one.home}},
    }  # fmt: skip


def _gitea_commit(repo: Repository, body: Json) -> Reply:
    repo.hurry()
    if not repo.rights:
        return 403, {"message": "user should have a permission to write to the target branch"}
    if body.get("new_branch") in repo.branches:
        return 422, {"message": f"branch already exists [name: {body['new_branch']}]"}
    files = dict(repo.branches[body["branch"]])
    for one in body["files"]:
        name, there = one["path"], repo.blob(body["branch"], one["path"])
        if one["operation"] == "create" and there is not None:
            return 422, {"message": f"repository file already exists [path: {name}]"}
        if one["operation"] != "create" and there is None:
            return 404, {"message": f"repository file does not exist [path: {name}]"}
        if one["operation"] != "create" and one["sha"] != there:
            return 422, {"message": f"sha does not match [given: {one['sha']}, expected: {there}]"}
        if one["operation"] == "delete":
            del files[name]
        else:
            files[name] = _contents(one["content"])
    made = body.get("new_branch", body["branch"])
    repo.branches[made] = files
    repo.commits.append((made, body["message"]))
    return 201, {"commit": {"sha": repo.tip(made)}}


# GitHub, GraphQL: docs.github.com/graphql, createRef, createCommitOnBranch, createPullRequest


def _github(repo: Repository, method: str, path: str, query: Mapping[str, str], body: Json) -> Reply:
    if path.startswith("/api/v3/repos/"):
        return _github_rest(repo, method, path.removeprefix("/api/v3/repos/"))
    assert (method, path, query) == ("POST", "/api/graphql", {})
    asked, given = body["query"], body["variables"]
    wanted = given.get("input", {})
    at = wanted.get("repositoryId") == "R_2" or wanted.get("branch", {}).get("repositoryNameWithOwner") == COPY
    if repo.copy is not None and (at or f"{given.get('owner')}/{given.get('name')}" == COPY):
        if "input" not in given and not repo.is_there:
            return 200, {
                "data": None,
                "errors": [{"type": "NOT_FOUND", "message": "Could not resolve to a Repository"}],
            }
        reply = _github(repo.copied(), method, path, query, _as_upstream(body))
        return reply[0], json.loads(json.dumps(reply[1]).replace('"R_1"', '"R_2"'))
    for word, answer in _GITHUB.items():
        if word in asked:
            may = repo.rights or ":" in wanted.get("headRefName", "")  # from a copy everybody may propose
            if word.startswith(("create", "delete")) and not may:
                return 200, {
                    "errors": [{"type": "FORBIDDEN", "message": "Resource not accessible by personal access token"}]
                }
            data = answer(repo, given, wanted)
            return 200, data if "errors" in data else {"data": data}
    return 200, {"errors": [{"message": "Parse error"}]}


def _as_upstream(body: Json) -> Json:
    """A question to the copy, as it is put to any repository."""
    return json.loads(
        json.dumps(body).replace('"owner": "sari"', '"owner": "biro"').replace('"R_2"', '"R_1"').replace(COPY, UPSTREAM)
    )


def _github_rest(repo: Repository, method: str, path: str) -> Reply:
    """What GraphQL does not have: docs.github.com/rest/repos/forks, /rest/branches/branches."""
    assert method == "POST"
    if path == f"{UPSTREAM}/forks":
        if not repo.copyable:
            return 403, {"message": "The repository exists, but forking is disabled."}
        repo.copied()
        return 202, {"full_name": COPY}
    if path == f"{COPY}/merge-upstream":
        repo.follow()
        return 200, {"message": "Successfully fetched and fast-forwarded from upstream", "merge_type": "fast-forward"}
    return 404, {"message": "Not Found"}


def _github_told(one: Request) -> Json:
    state = {"open": "OPEN", "merged": "MERGED", "closed": "CLOSED"}[one.state]
    return {"number": one.number, "url": f"https://github.example/biro/sop/pull/{one.number}", "state": state,
            "headRepository": {"nameWithOwner": one.home}, "comments": {"totalCount": one.comments}, "reviews": {"totalCount": 0}}  # fmt: skip


def _github_objects(repo: Repository, given: Json, _: Json) -> Json:
    if (given["owner"], given["name"]) != ("biro", "sop"):
        return {"errors": [{"type": "NOT_FOUND", "message": "Could not resolve to a Repository with the name 'x'."}]}
    branch = given["ref"].removeprefix("refs/heads/")
    found: dict[str, Json] = {
        "id": "R_1",
        "ref": {"target": {"oid": repo.tip(branch)}} if branch in repo.branches else None,
    }
    for key, expression in given.items():
        if re.fullmatch(r"p\d+", key):
            ref, _, name = expression.partition(":")
            blob = repo.blob(ref, name)
            found[f"f{key[1:]}"] = None if blob is None else {"oid": blob}
    return {"repository": found}


def _github_content(repo: Repository, given: Json, _: Json) -> Json:
    ref, _, name = given["expression"].partition(":")
    blob = repo.blob(ref, name)
    return {
        "repository": {"object": None if blob is None else {"oid": blob, "text": repo.branches[ref][name].decode()}}
    }


def _github_ref(repo: Repository, _: Json, wanted: Json) -> Json:
    branch = wanted["name"].removeprefix("refs/heads/")
    if branch in repo.branches:
        return {
            "errors": [
                {
                    "type": "UNPROCESSABLE",
                    "message": f'A ref named "{wanted["name"]}" already exists in the repository.',
                }
            ]
        }
    if wanted["oid"] != repo.tip("main"):
        return {"errors": [{"type": "UNPROCESSABLE", "message": "Object does not exist"}]}
    repo.branches[branch] = dict(repo.branches["main"])
    return {"createRef": {"ref": {"id": f"REF_{branch}"}}}


def _github_commit(repo: Repository, _: Json, wanted: Json) -> Json:
    branch = wanted["branch"]["branchName"]
    repo.hurry()
    if wanted["expectedHeadOid"] != repo.tip(branch):
        return {
            "errors": [
                {"type": "STALE_DATA", "message": 'Expected branch to point to "x" but it did not. Pull and try again.'}
            ]
        }
    for one in wanted["fileChanges"]["additions"]:
        repo.branches[branch][one["path"]] = _contents(one["contents"])
    for one in wanted["fileChanges"]["deletions"]:
        del repo.branches[branch][one["path"]]
    message = wanted["message"]
    repo.commits.append((branch, f"{message['headline']}\n\n{message['body']}"))
    return {"createCommitOnBranch": {"commit": {"oid": repo.tip(branch)}}}


def _github_unref(repo: Repository, _: Json, wanted: Json) -> Json:
    del repo.branches[wanted["refId"].removeprefix("REF_")]
    return {"deleteRef": {"clientMutationId": None}}


def _github_request(repo: Repository, _: Json, wanted: Json) -> Json:
    owner, _, source = wanted["headRefName"].rpartition(":")
    home = f"{owner}/sop" if owner else UPSTREAM
    if repo.is_open(source, home):
        return {"errors": [{"type": "UNPROCESSABLE", "message": f"A pull request already exists for biro:{source}."}]}
    return {
        "createPullRequest": {
            "pullRequest": _github_told(
                repo.opened(source, wanted["baseRefName"], wanted["title"], wanted["body"], home)
            )
        }
    }


def _github_open(repo: Repository, given: Json, _: Json) -> Json:
    nodes = [_github_told(one) for one in repo.requests if one.source == given["branch"] and one.state == "open"]
    return {"repository": {"pullRequests": {"nodes": nodes}}}


def _github_remarks(repo: Repository, _given: Json, _: Json) -> Json:
    def nodes(several: list[tuple[str, str, str]]) -> Json:
        return {
            "nodes": [
                {"body": said, "createdAt": _MOMENT, "author": {"login": by}, "path": path}
                for by, said, path in several
            ]
        }

    review = {
        "body": "",
        "createdAt": _MOMENT,
        "author": None,
        "comments": nodes([one for one in repo.remarks if one[2]]),
    }
    found = {"comments": nodes([one for one in repo.remarks if not one[2]]), "reviews": {"nodes": [review]}}
    return {"repository": {"pullRequest": found}}


def _github_one(repo: Repository, given: Json, _: Json) -> Json:
    return {"repository": {"pullRequest": _github_told(repo.requests[given["number"] - 1])}}


_GITHUB: Mapping[str, Callable[[Repository, Json, Json], Json]] = {
    "createRef(": _github_ref, "createCommitOnBranch(": _github_commit, "deleteRef(": _github_unref, "createPullRequest(": _github_request,
    "pullRequests(": _github_open, "comments(last": _github_remarks, "pullRequest(": _github_one, "ref(qualifiedName": _github_objects,
    "... on Blob": _github_content,
}  # fmt: skip
_DIALECTS: Mapping[str, Callable[[Repository, str, str, Mapping[str, str], Json], Reply]] = {
    "gitlab": _gitlab,
    "gitea": _gitea,
    "github": _github,
}


@contextmanager
def forge(kind: str, repository: Repository) -> Iterator[tuple[str, _Forge]]:
    """A forge of a kind for as long as the context lasts: its root's address, and itself."""
    server = _Forge(kind, repository)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
