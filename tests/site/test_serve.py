# Live preview while writing.
from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path
from time import sleep
from weakref import ref

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from tatalaksana.site import SopPlugin
from tatalaksana.site.previewing import Following
from tatalaksana.site.sooner import LastRead
from tests.collections_on_disk import write
from tests.site.project import Project, environment
from tests.site.sample import DICABUT, FOLIO, MAKRO, sample_project

_STOPPED_BY_KEYS = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from mkdocs.__main__ import cli; cli()"
)
"""MkDocs as Ctrl+C ends it; below a shell's `&` a process would be deaf to that."""


def test_a_change_is_served(tmp_path: Path) -> None:
    """A change in a YAML file is on the served page; while there is an error the last site is, which is said; files may come and go."""
    project = sample_project(tmp_path)
    path = tmp_path / "sops" / f"{MAKRO}.yaml"
    text = path.read_text(encoding="utf-8")
    with _served(project) as fetch:
        page = f"sop/{MAKRO}/"
        _until(lambda: "Menerima surat masuk" in fetch(page))
        path.write_text(text.replace("Menerima surat masuk", "Menerima surat baru"), encoding="utf-8")
        _until(lambda: "Menerima surat baru" in fetch(page))
        log = tmp_path / "log"
        path.write_text(text.replace('"pelaksana": "arsip"', '"pelaksana": "arsp"', 1), encoding="utf-8")
        _until(lambda: "yang ditampilkan tetap yang terakhir jadi" in log.read_text(encoding="utf-8"))
        assert "«arsp»" in log.read_text(encoding="utf-8")
        assert "Menerima surat baru" in fetch(page)
        path.write_text(text.replace("Menerima surat masuk", "Menerima surat akhir"), encoding="utf-8")
        _until(lambda: "Menerima surat akhir" in fetch(page))
        changes = log.read_text(encoding="utf-8").count("Detected file changes")
        new = project.write(
            "sops/bagian-a/susulan.yaml", text.replace("Layanan Surat", "Susulan").replace("01/OT", "02/OT")
        )
        _until(lambda: "Susulan" in fetch("sop/bagian-a/susulan/"))
        # MkDocs looks twice a second: a file that comes, is built along and goes in between is none to it.
        _until(lambda: log.read_text(encoding="utf-8").count("Detected file changes") > changes)
        new.unlink()
        _until(lambda: fetch("sop/bagian-a/susulan/") == "404")


def test_what_was_edited_is_shown_first(tmp_path: Path) -> None:
    """The page of an edited SOP is served before the rest is built, and that follows; in the end all is as a build makes it."""
    project = sample_project(tmp_path)
    path, log = tmp_path / "sops" / f"{MAKRO}.yaml", tmp_path / "log"
    text = path.read_text(encoding="utf-8")
    with _served(project) as fetch:
        page = f"sop/{MAKRO}/"
        _until(lambda: "Layanan Surat" in fetch(page))
        path.write_text(text.replace("Layanan Surat", "Layanan Naskah"), encoding="utf-8")
        _until(lambda: "Layanan Naskah" in fetch(page))
        path.write_text(
            text.replace("Layanan Surat", "Layanan Naskah").replace("Menerima surat", "Membaca surat"), encoding="utf-8"
        )
        _until(lambda: "Membaca surat" in fetch(page))
        first = _without_sizes(_without_reloading(fetch(page)))
        _until(lambda: "Reloading browsers" in log.read_text(encoding="utf-8").rpartition("Ditampilkan dahulu")[2])
        served = {name: _without_reloading(fetch(name)) for name in (page, "sop/", "mutu/")}
    assert first == _without_sizes(served[page])
    assert "Layanan Naskah" in served["sop/"]
    told = log.read_text(encoding="utf-8")
    assert -1 < told.find(f"Ditampilkan dahulu: {MAKRO}") < told.rfind("Documentation built") < told.rfind("Reloading")
    project.built("-q")
    built = {name: (project.site / name / "index.html").read_text(encoding="utf-8") for name in served}
    assert {name for name in served if _without_reloading(built[name]) != served[name]} == set()


def test_only_what_stands_otherwise_is_read_to_show_it(tmp_path: Path) -> None:
    """Of a source that stands as it stood the key is told, of another one and of a new one what it holds; what can't be read is left to the check."""
    for name, text in (("lama", "judul: Lama\n"), ("baru", "judul: Baru\n")):
        write(tmp_path, {f"biro/{name}.yaml": text})
    last = LastRead()
    first = last.held(tmp_path, "sops")
    assert {name: content for name, (content, _) in first.items()} == {
        "sops/biro/lama.yaml": b"judul: Lama\n",
        "sops/biro/baru.yaml": b"judul: Baru\n",
    }
    write(tmp_path, {"biro/baru.yaml": "judul: Terbaru\n", "biro/susulan.yaml": "judul: Susulan\n"})
    (tmp_path / "biro" / "lubang.yaml").symlink_to(tmp_path / "tak-ada")
    second = last.held(tmp_path, "sops")
    assert second["sops/biro/lama.yaml"] == (None, first["sops/biro/lama.yaml"][1])
    assert {name: content for name, (content, _) in second.items() if content} == {
        "sops/biro/baru.yaml": b"judul: Terbaru\n",
        "sops/biro/susulan.yaml": b"judul: Susulan\n",
    }


def test_a_preview_begins_with_the_last_one(tmp_path: Path) -> None:
    """What nobody edited since the last preview is served as that left it; what was edited, or does not stand as it was left, is made again."""
    project, port = sample_project(tmp_path), _free_port()
    edited, old, touched = (f"sop/{name}/" for name in (MAKRO, DICABUT, FOLIO))
    with _served(project, port) as fetch:
        _until(lambda: "Menerima surat masuk" in fetch(edited))
    kept = tmp_path / ".cache" / "tatalaksana" / "pratinjau" / "situs"
    _unseen(kept / old / "index.html", "Menerima berkas lama", "Menerima BERKAS lama")
    page = kept / touched / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("nomor 7", "NOMOR 7"), encoding="utf-8")
    source = tmp_path / "sops" / f"{MAKRO}.yaml"
    source.write_text(source.read_text(encoding="utf-8").replace("surat masuk", "surat baru"), encoding="utf-8")
    with _served(project, port) as fetch:
        _until(lambda: "Menerima surat" in fetch(edited))
        assert "Menerima surat baru" in fetch(edited)
        assert "Menerima BERKAS lama" in fetch(old)
        assert "NOMOR 7" not in fetch(touched)


def test_who_edits_on_is_not_waited_for(tmp_path: Path) -> None:
    """A site that is being built while files change again is let go of: it is built after what changed was shown."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    came: list[str] = []

    def rest() -> None:
        following.give_way()
        came.append("mulai")
        server._want_rebuild = True
        following.give_way()
        came.append("selesai")

    def first() -> list[str]:
        following.give_way()
        return ["biro/surat"]

    following = Following(server, first, rest, getLogger("uji"))
    following()
    assert came == ["mulai"]
    assert server._wanted_epoch > server._visible_epoch
    following()
    server.server_close()
    assert came == ["mulai"]


def _without_reloading(page: str) -> str:
    """A page without what only a preview adds to it: its script, and an address of its own."""
    own = re.compile(r'<link rel="canonical"[^>]*>|<script>\s*var livereload.*?</script>', re.DOTALL)
    return " ".join(own.sub("", page).split())


def _without_sizes(page: str) -> str:
    """A page without what its files have: those of the page that is shown first are still to come."""
    return re.sub(r"\(\d+ kB\)", "", page)


def test_the_plugin_outlives_a_rebuild() -> None:
    """The plugin defines on_startup, by which MkDocs keeps its object between rebuilds."""
    assert "on_startup" in vars(SopPlugin)


def test_a_preview_holds_one_site(tmp_path: Path) -> None:
    """What a rebuild follows on is let go of: otherwise a preview grows by a whole site with each edit."""
    file = str(sample_project(tmp_path).root / "mkdocs.yml")
    plugins = load_config(file).plugins
    sop = plugins["sop"]
    assert isinstance(sop, SopPlugin)
    plugins.on_startup(command="serve", dirty=False)
    made = []
    for _ in range(2):
        config = load_config(file)
        config.plugins = plugins
        build(config)
        made.append(ref(sop._making))
    first, last = made
    assert (first(), last()) == (None, sop._making)
    plugins.on_shutdown()


@contextmanager
def _served(project: Project, port: int = 0) -> Iterator[Callable[[str], str]]:
    # Its port is held, so that nobody else gets it: beside who does not listen, Linux lets another one in.
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", port))
    port = held.getsockname()[1]
    if sys.platform != "linux":
        held.close()
    command = [
        sys.executable,
        "-c",
        _STOPPED_BY_KEYS,
        "serve",
        "--livereload",
        "-a",
        f"127.0.0.1:{port}",
        "-f",
        str(project.root / "mkdocs.yml"),
    ]
    with (project.root / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project.root, env=environment(), stdout=log, stderr=log)

    def fetch(page: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}") as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return str(error.code)
        except OSError:
            assert process.poll() is None, (project.root / "log").read_text(encoding="utf-8")
            return ""

    try:
        yield fetch
    finally:
        process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
        process.wait()
        held.close()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
    return port


def _unseen(file: Path, before: str, now: str) -> None:
    """Change a file so that it stands as it stood."""
    stood = file.stat()
    file.write_bytes(file.read_bytes().replace(before.encode(), now.encode()))
    os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))


def _until(holds: Callable[[], bool]) -> None:
    """Ask again until it holds; the server has no way to tell that it is done."""
    while not holds():
        sleep(0.1)
