# `sop sunting`: whom it answers, what it writes, and what it refuses.
from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tatalaksana.cli import main
from tatalaksana.editor import Naskah
from tatalaksana.preview.saving import saved
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.preview.serving import EDITING, editing, server

_FILE = "sops/biro/surat.yaml"


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _ask(address: str, path: str, asked: object = None, **headers: str) -> tuple[int, str]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", place.port or 0)
    usual = {"Host": place.netloc, "Origin": f"http://{place.netloc}", "Content-Type": "application/json"}
    sent = {**usual, **{name.replace("_", "-"): value for name, value in headers.items()}}
    body = None if asked is None else json.dumps(asked).encode()
    connection.request("GET" if asked is None else "POST", path, body, sent)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_only_its_own_page_is_answered(project: Path) -> None:
    """The token, the name of the machine, the page that asks and the kind of what it sends are looked at."""
    with editing(project, _FILE) as address:
        path = urlsplit(address).path
        code, page = _ask(address, path)
        assert (code, f'data-berkas="{_FILE}"' in page) == (200, True)
        assert _ask(address, f"{path}assets/tatalaksana/sunting.js")[0] == 200
        asked = {"minta": "berkas", "berkas": _FILE}
        (project / "sops/profil").mkdir()
        (project / "sops/profil/lambang.svg").write_text("<svg/>", encoding="utf-8")
        (project / "luar.svg").write_text("<svg/>", encoding="utf-8")
        assert _ask(address, f"{path}assets/tatalaksana/logo/profil/lambang.svg") == (200, "<svg/>")
        for wrong in ("logo/../luar.svg", "logo/unit.yaml", "logo//etc/passwd", "logo/tak-ada.png"):
            assert _ask(address, f"{path}assets/tatalaksana/{wrong}")[0] == 404, wrong
        code, answer = _ask(address, f"{path}tanya", asked)
        assert (code, json.loads(answer)["teks"]) == (200, SOUND)
        for wrong in ("/", "/tanya", f"/x{path[1:]}", f"{path[:-1]}", f"{path}../", f"{path}sops/unit.yaml"):
            assert _ask(address, wrong)[0] == 404, wrong
        assert _ask(address, "/tanya", asked)[0] == 403
        assert _ask(address, f"{path}lain", asked)[0] == 404
        assert _ask(address, path, Host="jahat.example")[0] == 403
        for headers in (
            {"Host": "jahat.example"},
            {"Origin": "http://jahat.example"},
            {"Origin": "null"},
            {"Content_Type": "text/plain"},
        ):
            assert _ask(address, f"{path}simpan", {"naskah": {_FILE: None}, "dasar": {}}, **headers)[0] == 403, headers
        assert _ask(address, f"{path}simpan", {"naskah": [1], "dasar": {}})[0] == 400
        assert (project / _FILE).read_text(encoding="utf-8") == SOUND


def _saved(texts: dict[str, str | None], marks: dict[str, str] | None = None) -> Mapping[str, object]:
    naskah = Naskah(Path("sops"), "sops", texts)
    return saved(naskah, {name: naskah.mark(name) for name in texts} if marks is None else marks)


def test_a_change_set_is_written_whole(project: Path) -> None:
    """New folders are made, files go, a byte order mark stays."""
    (project / "sops/unit.yaml").write_bytes(b"\xef\xbb\xbfbiro:\n  nama: Biro Umum\n")
    done = _saved({"sops/unit.yaml": "biro:\n  nama: Biro\n", "sops/seksi/baru.yaml": "judul: a\n", _FILE: None})
    marks = {
        "sops/unit.yaml": sha256(b"\xef\xbb\xbfbiro:\n  nama: Biro\n").hexdigest(),
        "sops/seksi/baru.yaml": sha256(b"judul: a\n").hexdigest(),
        _FILE: "",
    }
    assert done == {"tersimpan": ["unit.yaml", "seksi/baru.yaml", "biro/surat.yaml"], "dasar": marks}
    assert (project / "sops/unit.yaml").read_bytes() == b"\xef\xbb\xbfbiro:\n  nama: Biro\n"
    assert (project / "sops/seksi/baru.yaml").read_bytes() == b"judul: a\n"
    assert not (project / _FILE).exists()


@pytest.mark.parametrize(
    "name",
    ["sops/../luar.yaml", "luar.yaml", "sops/.git/config", "sops/biro/catatan.txt", "sops/biro/Surat.yaml", "sops/a/b/c.yaml", "/etc/a.yaml", "sops/", "sops/keluar/a.yaml"],
)  # fmt: skip
def test_nothing_but_sources_is_written(name: str, project: Path) -> None:
    """Whatever else is in the change set, nothing of it is written then."""
    (project / "jauh").mkdir()
    (project / "sops/keluar").symlink_to(project / "jauh")
    before = sorted(path for path in project.rglob("*"))
    assert "tolak" in _saved({"sops/biro/lain.yaml": "judul: a\n", name: "a"}, {})
    assert sorted(path for path in project.rglob("*")) == before


def test_who_was_first_is_not_written_over(project: Path) -> None:
    """A file that changed, came or went since is told by its name; nothing is written."""
    naskah = Naskah(Path("sops"), "sops")
    marks = {_FILE: naskah.mark(_FILE), "sops/biro/lain.yaml": ""}
    write(project / "sops", {"biro/surat.yaml": f"{SOUND}# lain\n", "biro/lain.yaml": "judul: a\n"})
    texts: dict[str, str | None] = {_FILE: SOUND, "sops/biro/lain.yaml": "b", "sops/biro/baru.yaml": "c"}
    assert _saved(texts, marks) == {"bentrok": [_FILE, "sops/biro/lain.yaml"]}
    assert not (project / "sops/biro/baru.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sops/tak-ada.yaml"], "«sops/tak-ada.yaml» tidak ada."),
        (["/etc/passwd"], "tidak di dalam folder sumber"),
        (["sops/catatan.txt"], "tidak ada berkas sumber"),
        (["--port=x"], "bukan nomor port"),
    ],
)
def test_what_it_can_not_do(arguments: list[str], said: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told in a sentence, with 2."""
    (project / "sops/catatan.txt").write_text("a", encoding="utf-8")
    assert main(["sunting", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_folder_keeps_its_port(project: Path) -> None:
    """A browser keeps a draft by port: who starts again finds it, and who starts two at once has two."""
    with server(EDITING, project) as (_, first), server(EDITING, project) as (_, beside):
        pass
    with server(EDITING, project) as (_, again):
        pass
    assert urlsplit(first).port == urlsplit(again).port != urlsplit(beside).port
