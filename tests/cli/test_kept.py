# What `sop cek` keeps between runs: never another outcome than a fresh check, and nothing that has to be there.
from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from tatalaksana.cache import Cache
from tatalaksana.catalog import collect
from tatalaksana.catalog.card import card_of
from tatalaksana.catalog.index import SopIndex
from tatalaksana.catalog.knowing import known_sop
from tatalaksana.catalog.link import link
from tatalaksana.cli.kept import _content, problems_of, problems_with
from tatalaksana.cli.states import States
from tatalaksana.source import read_content, scan
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.steps import calls, steps

_PROFILE = "logo: logo.svg\n"
_SOPS = Path("sops")


@pytest.fixture(name="folder", autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a warning in it; the working directory."""
    files: dict[str, str | bytes] = {
        **REGISTERS, "biro/surat.yaml": SOUND.replace("output: surat", "output: -"), "profil/kita.yaml": _PROFILE,
        "logo.svg": "<svg/>",
    }  # fmt: skip
    write(tmp_path / "sops", files)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _kept(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / ".cache/tatalaksana/cek").rglob("*") if path.is_file())


def test_what_is_kept_is_what_was_found(folder: Path) -> None:
    """A second run gives the same problems, and what it gives is read from the first run's file."""
    write(_SOPS, {"biro/salah.yaml": "judul: \udcff\n".encode("utf-8", "surrogateescape")})
    first = problems_of(_SOPS)
    assert first == collect(_SOPS, "sops").problems
    assert first
    (kept,) = _kept(folder)
    assert first == problems_of(_SOPS)
    content = kept.read_bytes()
    for spoiled in (content[:-3] + b" ]]", b"[]"):
        kept.write_bytes(spoiled)
        assert first == problems_of(_SOPS)
    Cache(kept.parents[1]).put(kept.name.partition("-")[0], b"[]")
    assert () == problems_of(_SOPS)


def test_what_is_known_of_other_files_is_kept(folder: Path) -> None:
    """After an edit only what changed is read; a memory that was spoiled, changed or taken away changes no outcome."""
    write(_SOPS, {"biro/tamu.yaml": draft("Tamu", more="nomor: A-1\n")})
    problems_of(_SOPS)
    for turn, spoil in enumerate((None, b"", b"x" * 40, b"[]")):
        write(_SOPS, {"biro/surat.yaml": SOUND + f"pencatatan: [{turn}]\n"})
        (kept,) = [path for path in (folder / ".cache/tatalaksana/ingatan").rglob("*") if path.is_file()]
        if spoil is not None:
            kept.write_bytes(spoil)
        found = problems_of(_SOPS)
        assert collect(_SOPS, "sops").problems == found
        assert "nomor-ganda" in {problem.code for problem in found}


@pytest.mark.parametrize("settings", ["plugins: [sop, formulir]\n", "plugins:\n  - search\n  - sop: {pdf: false}\n"])
def test_what_is_kept_needs_no_rooms(folder: Path, settings: str) -> None:
    """Who checks again what nobody touched, beside sound settings, waits for no room but that of sources: no model, no page, no catalog."""
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    code = "import sys; from tatalaksana.cli import main; main(['cek']); print(*sorted({name.split('.')[1] for name in sys.modules if name.startswith('tatalaksana.')}))"
    for _ in range(2):
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "cache cli files source" == told.splitlines()[-1]


def test_an_edit_costs_one_file() -> None:
    """Of many SOP the one that changed is read and checked; no register is read, no link looked up, no other state looked into, no source opened twice; a logo is, before and after."""
    write(_SOPS, {f"biro/surat-{turn}.yaml": draft(f"Surat {turn}") for turn in range(9)})
    problems_of(_SOPS)
    write(_SOPS, {"biro/surat-3.yaml": draft("Surat 3").replace("Menulis", "Menyusun")})
    asked = calls(lambda: problems_of(_SOPS), read_content, known_sop, card_of, link, SopIndex.find, _content)
    assert {"known_sop": 1, "card_of": 1, "read_content": 1, "_content": 16} == Counter(asked)


def test_a_change_is_checked_by_what_is_known() -> None:
    """What `sop ubah` asks before it writes reads the file that would change, and what it finds is remembered for the next check."""
    write(_SOPS, {f"biro/surat-{turn}.yaml": draft(f"Surat {turn}") for turn in range(9)})
    problems_of(_SOPS)
    new = draft("Surat 3").replace("Menulis", "Menyusun")
    file = _SOPS / "biro/surat-3.yaml"
    assert ["known_sop"] == calls(lambda: problems_with(_SOPS, {file: new.encode()}), known_sop)
    write(_SOPS, {"biro/surat-3.yaml": new})
    assert [] == calls(lambda: problems_of(_SOPS), known_sop)


def test_another_title_asks_others() -> None:
    """When a card changes, what others say of it is looked up again."""
    write(
        _SOPS,
        {
            "biro/tamu.yaml": draft("Penerimaan Tamu"),
            "biro/induk.yaml": draft("Induk", more="keterkaitan: [SOP Mikro Penerimaan Tamu]\n"),
        },
    )
    before = problems_of(_SOPS)
    write(_SOPS, {"biro/tamu.yaml": draft("Penerimaaan Tamu")})
    after = problems_of(_SOPS)
    assert collect(_SOPS, "sops").problems == after
    assert {"belum-diterbitkan"} == {one.code for one in after} - {one.code for one in before}


def test_what_came_while_it_was_checked_is_not_missed(folder: Path) -> None:
    """An outcome is kept for the bytes that were checked, and not kept where a file came meanwhile."""
    old = (_SOPS / "biro/surat.yaml").read_bytes()

    def when_read(frame: FrameType, event: str, _what: object) -> None:
        if event == "call" and frame.f_code is scan.__code__:
            write(_SOPS, {"biro/surat.yaml": SOUND, "biro/salah.yaml": "judul: ["})

    sys.setprofile(when_read)
    try:
        problems_of(_SOPS)
    finally:
        sys.setprofile(None)
    assert [] == _kept(folder)
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    (_SOPS / "biro/salah.yaml").unlink()
    write(_SOPS, {"biro/surat.yaml": old})
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)


@pytest.mark.parametrize(
    "change",
    [
        lambda: (_SOPS / "unit.yaml").write_text("biro-lain:\n  nama: Biro Lain\n"),
        lambda: (_SOPS / "jabatan.yaml").write_text("kabag:\n  nama: Kepala Bagian\n"),
        lambda: (_SOPS / "profil/kita.yaml").write_text("turunan: tak-ada\n"),
        (_SOPS / "logo.svg").unlink,
        lambda: (_SOPS / "biro/surat.yaml").rename(_SOPS / "biro/Surat.yaml"),
        lambda: (_SOPS / "biro/surat.yaml").write_text(SOUND.replace("A-1", "A-1\nx: y")),
        (_SOPS / "peraturan.yaml").unlink,
        lambda: write(_SOPS, {"biro/tamu.yaml": SOUND}),
        lambda: write(_SOPS, {"a/b/c.yaml": ""}),
    ],
)
def test_every_change_counts(change: Callable[[], object]) -> None:
    """Whatever of the sources changes, also with its size and times as before, the outcome is that of a fresh check."""
    before = problems_of(_SOPS)
    change()
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    assert before != problems_of(_SOPS)


def test_another_day_is_another_outcome() -> None:
    """What was found as of one day is not told as of another: a review may be still to come on one, and done on the other."""
    review = f"{SOUND}tinjauan: [{{jenis: monitoring, tanggal: 2024-06-20}}]\n"
    write(_SOPS, {"biro/surat.yaml": review})
    before, after = date(2024, 6, 19), date(2024, 6, 20)
    for _ in range(2):
        assert ["tinjauan-mendatang"] == [problem.code for problem in problems_of(_SOPS, before)]
        assert [] == [problem.code for problem in problems_of(_SOPS, after)]
        assert [] == [problem.code for problem in problems_of(_SOPS)]


def test_same_size_same_time() -> None:
    """Bytes count, not the times of files."""
    file = _SOPS / "biro/surat.yaml"
    status = file.stat()
    before = problems_of(_SOPS)
    file.write_text(
        file.read_text(encoding="utf-8").replace("kabag, kelengkapan", "kabaq, kelengkapan"), encoding="utf-8"
    )
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert status.st_size == file.stat().st_size
    assert before != problems_of(_SOPS)


@pytest.mark.parametrize(
    "content", ["", "[[", "{}x", '[["a", "b", "c", "d", "e", "f", "g"]]', '[["a"]]', "[1]", "\udcff"]
)
def test_a_spoiled_file_is_no_file(folder: Path, content: str) -> None:
    """Half a file, or somebody else's, is as if there were none."""
    first = problems_of(_SOPS)
    (kept,) = _kept(folder)
    kept.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert first == problems_of(_SOPS)


def test_what_is_not_plain_is_not_kept(folder: Path) -> None:
    """A link may lead elsewhere tomorrow, so nothing is kept where there is one."""
    (_SOPS / "biro/tautan.yaml").symlink_to(folder / "luar.yaml")
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    assert [] == _kept(folder)


def test_an_unwritable_cache_is_no_error(folder: Path) -> None:
    """Where nothing can be kept, checking goes on as without."""
    (folder / ".cache").write_text("berkas")
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    assert stat.S_ISREG((folder / ".cache").stat().st_mode)


def test_a_file_that_stands_as_it_did_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files whose size, place and times are those of the last run are known without being read, changed ones are read; the outcome is the same."""
    monkeypatch.setattr("tatalaksana.cli.states._MOMENT", -(10**12))  # as if all had been written long before
    write(_SOPS, {f"biro/surat-{turn}.yaml": draft(f"Surat {turn}") for turn in range(9)})
    problems_of(_SOPS)
    assert [] == calls(lambda: problems_of(_SOPS), _content)
    file = _SOPS / "biro/surat-3.yaml"
    status = file.stat()
    for turn in range(3):
        file.write_text(draft("Surat 3").replace("Menulis", f"Menyusu{turn}"), encoding="utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert ["_content"] == calls(lambda: problems_of(_SOPS), _content)
        assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    file.unlink()
    write(_SOPS, {"unit.yaml": "biro-lain:\n  nama: Biro Lain\n"})
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)


def test_what_changed_a_moment_ago_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes in one moment may leave the same times: what was young when it was read is not relied on."""
    monkeypatch.setattr("tatalaksana.cli.states._MOMENT", 10**18)
    problems_of(_SOPS)
    assert 6 == len(calls(lambda: problems_of(_SOPS), _content))


def test_a_file_that_is_not_what_was_said_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what is kept of files' states is wrong, all of them are read, and nobody is told anything else than is so."""
    monkeypatch.setattr("tatalaksana.cli.states._MOMENT", -(10**12))
    problems_of(_SOPS)
    states = States.beside(_SOPS)
    states.begin()
    for name, (state, _) in dict(states.known).items():
        states.key(name, state)
        states.add(name, state, name.encode())
    states.keep()
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)
    (kept,) = [
        path
        for path in (folder / ".cache/tatalaksana/keadaan").rglob("*")
        if path.is_file() and not path.name.startswith("mulai-")
    ]
    kept.write_bytes(b"x" * 40)
    assert collect(_SOPS, "sops").problems == problems_of(_SOPS)


@pytest.mark.no_cover
def test_more_files_cost_little_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """After an edit each further SOP costs its place in the folder and in what is remembered: a hundred calls or two, however many there are."""
    monkeypatch.setattr("tatalaksana.cli.states._MOMENT", -(10**12))
    found = []
    for count in (40, 80, 160):
        write(_SOPS, {f"biro/surat-{turn}.yaml": draft(f"Surat {turn}") for turn in range(count)})
        problems_of(_SOPS)
        write(_SOPS, {"biro/surat-3.yaml": draft("Surat 3").replace("Menulis", f"Menyusun{count}")})
        found.append(steps(lambda: problems_of(_SOPS)))
    few, some, many = found
    assert 200 * 80 > many - some
    assert 1.2 * (some - few) * 2 > many - some
