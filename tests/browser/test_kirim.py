# Proposals sent to forges from a page of another origin: one branch, one commit, one request, whoever was first, and what is told.
from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.forges import COPY, TOKEN, Repository, forge
from tests.browser.visitor import Visitor

KINDS = ("gitlab", "gitea", "github")
_SEND = """async ([kind, address, token, title, files, { known, beside, ...more }]) => {
  const { copyOf, kirim, perbarui, stateOf, branchFor } = await import("./kirim.js");
  const { SendError, blobHash } = await import("./kirim_http.js");
  const bytes = (text) => text === null ? null : new TextEncoder().encode(text);
  const place = { kind, address: `${address}biro/sop`, branch: "main", ...more };
  try {
    if (title === null) return [await copyOf(place, token)];
    const changed = [];
    for (const [path, base, content] of files) changed.push({ path, base: base === null ? null : await blobHash(bytes(base)), content: bytes(content) });
    if (typeof title === "number") {
      const { state, number, comments, address: where } = await stateOf(place, token, title);
      return [state, number, comments, where];
    }
    const proposal = { files: changed, title, text: "Waktunya menjadi 2 jam.", branch: branchFor(title) };
    const sent = known ? await perbarui(place, token, proposal, known) : await kirim(place, token, proposal, beside);
    return [sent.state, sent.number, sent.comments, sent.address, sent.branch, sent.hashes];
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    return [error.reason, error.message, error.files];
  }
}"""
_OLD, _NEW, _GONE, _FRESH = (
    "sops/biro/surat masuk.yaml",
    "judul: Surat é\r\n",
    "sops/biro/tamu.yaml",
    "sops/biro/arsip.yaml",
)
_FILES = [[_OLD, "judul: Surat\n", _NEW], [_GONE, "judul: Tamu\n", None], [_FRESH, None, "judul: Arsip\n"]]


def _repository() -> Repository:
    return Repository({"main": {_OLD: b"judul: Surat\n", _GONE: b"judul: Tamu\n", "Makefile": b"x"}})


@pytest.fixture(name="page")
def _page(modules: str, visitor: Visitor) -> Iterator[Page]:
    yield visitor.open(f"{modules}elements.js")
    visitor.forgive()  # other hosts, and statuses that are no success, are what is tried here


def _sent(
    page: Page,
    kind: str,
    address: str,
    title: str | int | None = "Waktu pemeriksaan",
    token: str = TOKEN,
    **more: object,
) -> list[object]:
    files = more.pop("files", _FILES)
    found: list[object] = page.evaluate(_SEND, [kind, address, token, title, files, more])
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_proposal_is_a_branch_a_commit_and_a_request(page: Page, kind: str) -> None:
    """All files in one commit with their very bytes, then the request; its state and its remarks are told until it is merged."""
    repository = _repository()
    with forge(kind, repository) as (address, _):
        state, number, comments, where, _branch, _hashes = _sent(page, kind, address)
        assert (state, number, comments) == ("menunggu", 1, 0)
        assert str(where).endswith("/1")
        assert repository.branches["usulan/waktu-pemeriksaan"] == {
            _OLD: _NEW.encode(),
            _FRESH: b"judul: Arsip\n",
            "Makefile": b"x",
        }
        assert repository.commits == [("usulan/waktu-pemeriksaan", "Waktu pemeriksaan\n\nWaktunya menjadi 2 jam.")]
        request = repository.requests[0]
        assert (request.source, request.target, request.title, request.text) == (
            "usulan/waktu-pemeriksaan", "main", "Waktu pemeriksaan", "Waktunya menjadi 2 jam.",
        )  # fmt: skip
        request.comments = 2
        assert _sent(page, kind, address, 1)[:3] == ["menunggu", 1, 2]
        request.state = "merged"
        assert _sent(page, kind, address, 1)[0] == "digabung"
        request.state = "closed"
        assert _sent(page, kind, address, 1)[0] == "ditutup"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_a_request(page: Page, kind: str) -> None:
    """Of the request and of its files, by whom; what the forge itself notes is left out."""
    repository = _repository()
    repository.opened("usulan/a", "main", "", "")
    repository.remarks = [("budi", "Waktunya <b>berapa</b>?", ""), ("sri", "Sebut jabatannya.", _OLD)]
    ask = """async ([kind, address, token]) =>
      (await (await import("./kirim.js")).remarksOf({ kind, address: `${address}biro/sop`, branch: "main" }, token, 1)).map((one) => [one.by, one.text, one.file])"""
    with forge(kind, repository) as (address, _):
        assert page.evaluate(ask, [kind, address, TOKEN]) == [list(one) for one in repository.remarks]


@pytest.mark.parametrize("kind", KINDS)
def test_sent_again_it_is_the_same(page: Page, kind: str) -> None:
    """Where an answer was lost, or the request was not made, another try finds what there is; a branch of other content is told."""
    repository = _repository()
    for one in range(53):
        repository.opened(f"lain-{one}", "main", "", "")
    repository.lost = True
    with forge(kind, repository) as (address, _):
        assert _sent(page, kind, address)[0] == "jaringan"
        first = _sent(page, kind, address)
        assert _sent(page, kind, address) == first
        assert len(repository.commits) == 1
        repository.requests.pop()
        assert _sent(page, kind, address)[:2] == ["menunggu", 54]
        reason, said, _files = _sent(page, kind, address, files=[[_OLD, "judul: Surat\n", "lain"]])
        assert reason == "cabang"
        assert "Perbarui usulan itu" in str(said)
        assert len(repository.commits) == 1
        if kind == "github":  # there a branch can be without its commit
            repository.branches["usulan/lain"] = dict(repository.branches["main"])
            assert _sent(page, kind, address, "Lain")[0] == "menunggu"


@pytest.mark.parametrize("kind", KINDS)
def test_more_of_an_open_proposal(page: Page, kind: str) -> None:
    """Further changes are another commit on its branch, over what the sender knows of it; what is not changed any more goes back."""
    repository = _repository()
    branch = "usulan/waktu-pemeriksaan"
    newer = [[_OLD, "judul: Surat\n", "judul: Surat 2\n"], _FILES[2]]
    with forge(kind, repository) as (address, _):
        known = _sent(page, kind, address)[5]
        repository.requests[0].comments = 1
        sent = _sent(page, kind, address, files=newer, known=known)
        assert sent[:3] == ["menunggu", 1, 1]
        assert sent[4] == branch
        there = {**repository.branches["main"], _OLD: b"judul: Surat 2\n", _FRESH: b"judul: Arsip\n"}
        assert repository.branches[branch] == there
        assert [one for one, _ in repository.commits] == [branch, branch]
        # The same again is no commit more.
        assert _sent(page, kind, address, files=newer, known=sent[5]) == sent
        assert len(repository.commits) == 2
        # A reviewer changed the branch: that is told, and stays.
        repository.branches[branch][_OLD] = b"judul: Surat dinas\n"
        newest = [[_OLD, "judul: Surat\n", "judul: Surat 3\n"], _FILES[2]]
        assert _sent(page, kind, address, files=newest, known=sent[5])[::2] == ["didahului", [_OLD]]
        assert repository.branches[branch][_OLD] == b"judul: Surat dinas\n"
        repository.requests[0].state = "merged"
        assert _sent(page, kind, address, files=newest, known=sent[5])[0] == "selesai"
        # Beside it, under a name of its own; tried again it is the same.
        beside = _sent(page, kind, address, files=newest, beside=True)
        assert (beside[0], beside[4]) == ("menunggu", f"{branch}-2")
        assert _sent(page, kind, address, files=newest, beside=True) == beside
        assert len(repository.commits) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_who_was_first(page: Page, kind: str) -> None:
    """A file that others changed, made or deleted since is told by its name, and nothing is left half, also where it happens in between."""
    repository = _repository()
    with forge(kind, repository) as (address, _):
        main = dict(repository.branches["main"])
        for now in (
            {**main, _OLD: b"lain"},
            {**main, _FRESH: b"lain"},
            {name: main[name] for name in (_OLD, "Makefile")},
        ):
            repository.branches["main"] = now
            reason, said, files = _sent(page, kind, address)
            assert reason == "didahului"
            assert isinstance(files, list)
            assert len(files) == 1
            assert str(files[0]) in str(said)
        repository.branches["main"] = main
        branch = "usulan/waktu-pemeriksaan"
        # A branch of GitHub's stands on what was read: there only who pushes to it can be first.
        there = branch if kind == "github" else "main"
        repository.hasty = lambda: repository.branches[there].update({_OLD: b"lain"})
        assert _sent(page, kind, address)[0] == ("cabang" if kind == "github" else "didahului")
        assert [*repository.branches] == ["main", branch][: 1 + (kind == "github")]
        assert repository.requests == []
        assert repository.commits == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_forges_refuse(page: Page, kind: str) -> None:
    """Each refusal is told in a plain sentence, and nothing is made."""
    repository = _repository()
    with forge(kind, repository) as (address, server):
        assert _sent(page, kind, address, token=TOKEN[1:])[0] == "token"
        assert _sent(page, kind, f"{address}lain/")[0] == "tak-ada" or kind == "github"
        assert _sent(page, kind, address, branch="tak-ada")[0] == ("didahului" if kind == "gitea" else "tak-ada")
        repository.rights = False
        assert _sent(page, kind, address)[0] == "hak"
        repository.rights = True
        repository.most = 600
        assert _sent(page, kind, address, files=[[_FRESH, None, "x" * 3000]])[0] == "besar"
        repository.most = 1_000_000
        repository.cors = False
        reason, said, _files = _sent(page, kind, address)
        assert reason == "jaringan"
        assert "tidak mengizinkan" in str(said)
        assert [*repository.branches] == ["main"]
        server.server_close()
    assert _sent(page, kind, address)[0] == "jaringan"
    assert _sent(page, kind, "http://git.contoh.example/")[0] == "http"


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_write_sends_from_a_copy(page: Page, kind: str) -> None:
    """It is made and waited for once; the branch is in it, however old it is, the request in the repository, and more goes there too."""
    repository = _repository()
    repository.rights = False
    branch = "usulan/waktu-pemeriksaan"
    with forge(kind, repository) as (address, _):
        assert _sent(page, kind, address)[0] == "hak"
        assert _sent(page, kind, address, None) == [COPY]
        assert _sent(page, kind, address, None) == [COPY]
        copy = repository.copied()
        # Meanwhile the repository has gone on.
        repository.branches["main"]["sops/lain.yaml"] = b"judul: Lain\n"
        repository.branches["main"][_OLD] = b"judul: Surat masuk\n"
        newer = [[_OLD, "judul: Surat masuk\n", "judul: Surat\n"], *_FILES[1:]]
        assert _sent(page, kind, address, copy=COPY)[0] == "didahului"
        sent = _sent(page, kind, address, copy=COPY, files=newer)
        assert len(sent) == 6, sent
        state, number, _comments, where, sent_to, hashes = sent
        assert (state, number, sent_to) == ("menunggu", 1, branch)
        assert "/biro/sop/" in str(where)
        there = {**repository.branches["main"], _OLD: b"judul: Surat\n", _FRESH: b"judul: Arsip\n"}
        del there[_GONE]
        assert copy.branches[branch] == there
        assert [*repository.branches] == ["main"]
        [request] = repository.requests
        assert (request.source, request.home, request.target) == (branch, COPY, "main")
        # Again it is the same; more of it is another commit there; and one's like in the repository is another.
        assert _sent(page, kind, address, copy=COPY, files=newer)[:2] == ["menunggu", 1]
        repository.opened(branch, "main", "", "")
        newest = [[_OLD, "judul: Surat masuk\n", "judul: Surat dinas\n"], *_FILES[1:]]
        assert _sent(page, kind, address, copy=COPY, files=newest, known=hashes)[:2] == ["menunggu", 1]
        assert copy.branches[branch][_OLD] == b"judul: Surat dinas\n"
        assert len(copy.commits) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_not_be_copied(page: Page, kind: str) -> None:
    """That is told, and nothing is made."""
    repository = _repository()
    repository.copyable = False
    with forge(kind, repository) as (address, _):
        reason, said, _files = _sent(page, kind, address, None)
        assert reason == "tak-tersalin"
        assert "Unduh usulan" in str(said)
        assert repository.copy is None


@pytest.mark.parametrize("follows", ["sync_fork", ""])
def test_a_copy_that_follows_otherwise(page: Page, follows: str) -> None:
    """As Forgejo's does, or not at all: then the branch is as old as the copy is, and its files are the proposal's."""
    repository = _repository()
    repository.follows = follows
    with forge("gitea", repository) as (address, _):
        assert _sent(page, "forgejo", address, None) == [COPY]
        repository.branches["main"][_OLD] = b"judul: Surat masuk\n"
        newer = [[_OLD, "judul: Surat masuk\n", "judul: Surat keluar\n"]]
        assert _sent(page, "forgejo", address, copy=COPY, files=newer)[0] == "menunggu"
        branch = repository.copied().branches["usulan/waktu-pemeriksaan"]
        assert branch[_OLD] == b"judul: Surat keluar\n"


def test_a_proxy_under_the_sites_own_address(page: Page) -> None:
    """A forge without a word for other origins is asked by a proxy, whose address may be said from the page's own root."""
    repository = _repository()
    repository.cors = False
    with forge("gitea", repository) as (address, _):
        page.route(
            "**/forge/**",
            lambda route: route.fulfill(
                response=route.fetch(url=f"{address}{route.request.url.partition('/forge/')[2]}")
            ),
        )
        assert _sent(page, "forgejo", "https://git.contoh.example/", proxy="/forge/")[:2] == ["menunggu", 1]
        page.unroute("**/forge/**")


@pytest.mark.parametrize("kind", ["gitlab", "gitea"])
def test_signing_in(page: Page, kind: str) -> None:
    """With PKCE a token comes for who has an account; it is kept for the tab alone, and the page's address is what it was."""
    with forge(kind, _repository()) as (address, server):
        begin = "async ([kind, address]) => (await import('./kirim_masuk.js')).signInAddress({ kind, address: `${address}biro/sop`, branch: 'main' }, 'id-situs')"
        finish = "async ([kind, address]) => { const m = await import('./kirim_masuk.js'); const place = { kind, address: `${address}biro/sop`, branch: 'main' }; return [await m.finishSignIn(place, 'id-situs').catch((e) => e.reason), m.keptToken(place), location.search, location.hash]; }"
        page.goto(f"{page.url.partition('?')[0]}?surat#langkah-2")
        asked = urlsplit(page.evaluate(begin, [kind, address]))
        given = {key: one[0] for key, one in parse_qs(asked.query).items()}
        assert f"{asked.scheme}://{asked.netloc}/" == address
        assert (given["response_type"], given["code_challenge_method"], given["client_id"]) == (
            "code",
            "S256",
            "id-situs",
        )
        server.challenge = given["code_challenge"]
        page.goto(f"{given['redirect_uri']}?code=kode&state=lain")
        assert page.evaluate(finish, [kind, address])[:2] == [False, ""]
        page.goto(f"{given['redirect_uri']}?code=kode&state={given['state']}")
        assert page.evaluate(finish, [kind, address]) == [True, TOKEN, "?surat", "#langkah-2"]
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 1]
        again = {key: one[0] for key, one in parse_qs(urlsplit(page.evaluate(begin, [kind, address])).query).items()}
        page.goto(f"{again['redirect_uri']}?code=kode&state={again['state']}")
        assert page.evaluate(finish, [kind, address])[0] == "token"  # the challenge was another
