# `sop lihat`: what it serves, to whom, and what it refuses.
from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tatalaksana.cli import main
from tests.cli.running import code_of
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.preview.serving import COMMAND, looking, server

_FILE = "sops/biro/surat.yaml"


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _ask(address: str, path: str, host: str | None = None) -> tuple[int, str]:
    place = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", place.port or 0)
    connection.request("GET", path, headers={"Host": host or place.netloc})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_what_is_served(project: Path) -> None:
    """The page, our styles and scripts, and nothing else; not to a strange name that leads here."""
    with looking(project, _FILE) as address:
        path = urlsplit(address).path
        assert path == "/sop/biro/surat/"
        code, page = _ask(address, path)
        assert (200, True) == (code, "Pengelolaan Surat" in page)
        assert _ask(address, "/")[0] == 302
        assert _ask(address, "/assets/tatalaksana/sop.css")[0] == 200
        assert _ask(address, "/assets/tatalaksana/cetak-a4.css")[0] == 200
        assert "EventSource" in _ask(address, "/pratinjau.js")[1]
        for wrong in (
            "/unit/biro/",
            "/sop/biro/lain/",
            "/sops/unit.yaml",
            "/assets/tatalaksana/logo/unit.yaml",
            "/assets/tatalaksana/../x",
            "/%2e%2e/",
        ):
            assert _ask(address, wrong)[0] == 404, wrong
        assert _ask(address, path, host="jahat.example")[0] == 403


def test_a_change_is_told(project: Path) -> None:
    """Who waits for news gets it once the file is saved."""
    with looking(project, _FILE) as address:
        page = _ask(address, urlsplit(address).path)[1]
        state = _state(page)
        assert "data: berubah" in _ask(address, "/kabar?lama")[1]
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(address).port or 0)
        connection.request("GET", f"/kabar?{state}")
        answer = connection.getresponse()
        (project / _FILE).write_text(SOUND + "# selesai\n", encoding="utf-8")
        assert b"data: berubah" in answer.read()


def test_a_folder_that_goes_and_comes_back(project: Path) -> None:
    """Who waits is told that the folder went, sees the last good page with a word why, and is told when it is back."""
    with looking(project, _FILE) as address:
        path = urlsplit(address).path
        whole = _ask(address, path)[1]
        (project / "sops").rename(project / "lain")
        assert "data: berubah" in _ask(address, f"/kabar?{_state(whole)}")[1]
        code, gone = _ask(address, path)
        assert (200, True, True) == (code, "Folder «sops» sedang tidak ada." in gone, "Menyiapkan" in gone)
        (project / "lain").rename(project / "sops")
        assert "data: berubah" in _ask(address, f"/kabar?{_state(gone)}")[1]
        assert whole == _ask(address, path)[1]


def _state(page: str) -> str:
    return page.partition('data-keadaan="')[2].partition('"')[0]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("ignored", ["", "INT", "INT HUP TERM"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_asked(sent: signal.Signals, ignored: str, project: Path) -> None:
    """Ctrl+C or an ending session ends it without a complaint, however it was started, also while a browser waits for news."""
    # What a process ignores, its children ignore.
    command = ["sh", "-c", f"trap '' {ignored or 'USR1'}; exec \"$@\"", "sh", *COMMAND, _FILE]
    with (
        server(command, project, stderr=subprocess.PIPE) as (process, address),
        socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)) as reader,
    ):
        reader.sendall(f"GET /kabar HTTP/1.1\r\nHost: {urlsplit(address).netloc}\r\n\r\n".encode())
        process.send_signal(sent)
        _, complaints = process.communicate()
    assert (0, "") == (process.returncode, complaints)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sops/unit.yaml"], "«sops/unit.yaml» bukan berkas SOP"),
        (["sops/biro"], "«sops/biro» bukan berkas SOP"),
        (["sops/tak-ada.yaml"], "«sops/tak-ada.yaml» tidak ada."),
        (["/etc/passwd"], "tidak di dalam folder sumber"),
        ([_FILE, "--folder", "tak-ada"], "folder «tak-ada» tidak ada"),
        *(
            ([_FILE, f"--port={port}"], f"--port: «{port}» bukan nomor port")
            for port in ("x", "-1", "65536", "٣", "", "1e3")
        ),
        ([], "sebutkan FILE"),
        ([_FILE, _FILE], "tidak dikenal"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_commands(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong command ends with 2 and one plain sentence."""
    assert (2, True) == (code_of("lihat", *arguments), said in capsys.readouterr().err)


@pytest.mark.usefixtures("project")
def test_a_taken_port(capsys: pytest.CaptureFixture[str]) -> None:
    """A port that somebody else uses is a plain sentence, too."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["lihat", _FILE, "--tanpa-peramban", "--port", str(taken.getsockname()[1])]) == 2
    assert "tidak dapat dipakai" in capsys.readouterr().err
