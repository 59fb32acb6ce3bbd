# The page of one SOP while it is being written.
from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tatalaksana.catalog import Neighbours, collect
from tatalaksana.preview import View
from tatalaksana.source import scan
from tests.collections_on_disk import REGISTERS, SOPS, SOUND, draft, koleksi, write
from tests.preview.serving import looking

_SURAT = "biro/surat"


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})


def _page(view: View, name: str = _SURAT) -> str:
    page = view.page(name)
    assert page is not None
    return page


def test_a_sound_sop_is_shown_without_problems(root: Path) -> None:
    """The page has the SOP's table and nothing to complain of."""
    page = _page(View(root))
    assert "Pengelolaan Surat" in page
    assert 'class="sop-tabel' in page
    assert 'class="masalah' not in page


def test_an_error_keeps_the_last_good_page(root: Path) -> None:
    """What is wrong is said with line and column and its line's text; below stays how it was, until it is right again."""
    view, file = View(root), root / "biro/surat.yaml"
    _page(view)
    file.write_text(SOUND.replace("jenis: mikro", "jenis: <b>").replace("Menyiapkan", "Menulis"), encoding="utf-8")
    page = _page(view)
    assert f"{file.as_posix()}, baris 3, kolom 8" in page
    assert "<pre>jenis: <mark>&lt;b&gt;</mark></pre>" in page
    assert "1 galat, 0 peringatan." in page
    assert "keadaan baik yang terakhir" in page
    assert "Menyiapkan" in page
    assert "Menulis" not in page
    file.write_text(SOUND.replace("Menyiapkan", "Menulis"), encoding="utf-8")
    page = _page(view)
    assert "Menulis" in page
    assert 'class="masalah' not in page


def test_a_file_that_goes_away_for_a_moment(root: Path) -> None:
    """The page stays and says so, and goes on following the file."""
    view, file = View(root), root / "biro/surat.yaml"
    _page(view)
    file.rename(root / "biro/surat.yaml~")
    page = _page(view)
    assert "Berkas ini sedang tidak ada." in page
    assert "Menyiapkan" in page
    assert f'data-keadaan="{view.state()}"' in page
    (root / "biro/surat.yaml~").rename(file)
    assert "sedang tidak ada" not in _page(view)


def _vanish(root: Path) -> None:
    root.rename(root.with_name("lain"))


def _back(root: Path) -> None:
    root.with_name("lain").rename(root)


def _file_for_folder(root: Path) -> None:
    _vanish(root)
    root.write_text("", encoding="utf-8")


def _folder_for_file(root: Path) -> None:
    root.unlink()
    _back(root)


def _links(file: Path, target: str) -> None:
    file.unlink()
    file.symlink_to(target)


@pytest.mark.parametrize(
    ("harm", "mend", "said"),
    [
        (_vanish, _back, "sedang tidak ada."),
        (lambda root: _vanish(root.parent), lambda root: _back(root.parent), "sedang tidak ada."),
        (lambda root: _vanish(root / "biro"), lambda root: _back(root / "biro"), "Berkas ini sedang tidak ada."),
        (_file_for_folder, _folder_for_file, "sedang tidak ada."),
        (lambda root: (root / "biro/surat.yaml").write_text(SOUND[:-40]), None, "keadaan baik yang terakhir"),
        (lambda root: (root / "biro/surat.yaml").write_text(""), None, "keadaan baik yang terakhir"),
        (lambda root: _links(root / "biro/surat.yaml", "tak-ada"), None, "tidak dapat dibaca"),
        (lambda root: _links(root / "biro/surat.yaml", "surat.yaml"), None, "tidak dapat dibaca"),
        (lambda root: (root / "jabatan.yaml").unlink(), None, "keadaan baik yang terakhir"),
    ],
    ids=["folder", "project", "inner folder", "a file for it", "half written", "empty", "broken link", "loop", "register"],
)  # fmt: skip
def test_what_goes_wrong_for_a_moment(
    harm: Callable[[Path], object], mend: Callable[[Path], object] | None, said: str, tmp_path: Path
) -> None:
    """Whatever is taken away or left unreadable, the last good page stays with a word why; put back, all is as before."""
    root = write(tmp_path / "proyek/sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    view = View(root)
    whole, states = _page(view), [view.state()]
    harm(root)
    states.append(view.state())
    page = _page(view)
    assert said in page
    assert "Menyiapkan" in page
    assert 'role="alert"' in page
    if mend:
        mend(root)
    else:
        # Editors put another file in its place.
        for name, text in {"biro/surat.yaml": SOUND, "jabatan.yaml": REGISTERS["jabatan.yaml"]}.items():
            (root / f"{name}~").write_text(text, encoding="utf-8")
            (root / f"{name}~").replace(root / name)
    states.append(view.state())
    assert whole.partition("<main>")[2] == _page(view).partition("<main>")[2]
    assert states[1] not in {states[0], states[2]}


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is unreadable to root")
@pytest.mark.parametrize("name", ["", "biro", "biro/surat.yaml"])
def test_rights_that_are_lost(name: str, root: Path) -> None:
    """What may not be read for a moment is told, over the last good page."""
    view = View(root)
    _page(view)
    (root / name).chmod(0)
    page = _page(view)
    (root / name).chmod(0o700)
    assert "Menyiapkan" in page
    assert 'role="alert"' in page
    assert 'role="alert"' not in _page(view)


def test_an_sop_that_was_never_good_and_goes(root: Path) -> None:
    """A page that had only errors stays too while its file is away, so that it can follow it."""
    view, file = View(root), root / "biro/surat.yaml"
    file.write_text("judul: [", encoding="utf-8")
    assert "galat" in _page(view)
    file.unlink()
    assert "Berkas ini sedang tidak ada.</b> Begitu" in _page(view)
    file.write_text(SOUND, encoding="utf-8")
    assert "Menyiapkan" in _page(view)


@pytest.mark.parametrize("text", ["judul: [", "", "\x00", SOUND.replace("kasubbag,", "kasubag,")])
def test_an_error_from_the_start(root: Path, text: str) -> None:
    """Where there never was a good page, there is what is wrong."""
    (root / "biro/surat.yaml").write_text(text, encoding="utf-8")
    page = _page(View(root))
    assert 'role="alert"' in page
    assert "sop-tabel" not in page
    assert "keadaan baik" not in page


def test_what_an_sop_stands_on(root: Path) -> None:
    """An error in a register is told; one in another SOP is not; what others say of it is."""
    write(
        root,
        {
            "biro/rusak.yaml": "judul: [",
            "biro/besar.yaml": draft("Layanan", "makro", "keterkaitan: [SOP Mikro Pengelolaan Surat]\n"),
        },
    )
    page = _page(View(root))
    assert "rusak.yaml" not in page
    assert "SOP makro yang mencakup" in page
    assert "Dirujuk oleh" not in page  # the same SOP again
    (root / "jabatan.yaml").write_text("kabag: [", encoding="utf-8")
    assert f"{root.as_posix()}/jabatan.yaml, baris" in _page(View(root))


def test_what_is_no_sop(root: Path) -> None:
    """A register, a file elsewhere and one that is gone have no page."""
    view = View(root)
    assert view.file(root / "unit.yaml") is None
    assert view.file(root / "biro/../biro/surat.yaml") is not None
    (root / "biro/surat.yaml").unlink()
    assert view.page(_SURAT) is None
    assert view.picture("unit.yaml") is None


def test_the_state_changes_with_every_file(root: Path) -> None:
    """Saving, adding and removing a file each give another state; looking gives none."""
    view = View(root)
    states = [view.state()]
    _page(view)
    assert states == [view.state()]
    for change in (
        lambda: write(root, {"biro/lain.yaml": draft("Lain")}), lambda: write(root, {"unit.yaml": "biro:\n  nama: Biro\n"}),
        (root / "biro/lain.yaml").unlink,
    ):  # fmt: skip
        change()
        states.append(view.state())
    assert len(states) == len(set(states))


@pytest.mark.parametrize("name", [file.id for file in scan(SOPS, "sops")[0] if file.kind == "sop"])
def test_neighbours_are_enough(name: str) -> None:
    """An SOP's page has the same links when only its neighbours are read as when all are."""
    files = scan(SOPS, "sops")[0]
    texts = {file.id: file.path.read_bytes() for file in files if file.kind == "sop"}
    near = Neighbours().of([name], texts, texts.__getitem__)
    assert len(near) < 12
    few, whole = collect(SOPS, "sops", only=near).catalog, koleksi()
    assert few.keterkaitan[name] == whole.keterkaitan[name]
    assert few.perujuk.get(name) == whole.perujuk.get(name)
    assert [link for (one, _), link in few.rincian.items() if one == name] == [
        link for (one, _), link in whole.rincian.items() if one == name
    ]


def test_of_neighbours_only_what_changed_is_read() -> None:
    """Who begins to name an SOP, no longer does, or is gone is known without reading the others; under another title all are asked anew."""
    texts = {f"biro/sop-{at}": f"judul: Layanan {at} Biro\nnomor: '{at}/OT'\n".encode() for at in range(1, 6)}
    read: list[str] = []

    def text(name: str) -> bytes:
        read.append(name)
        return texts[name]

    def near() -> tuple[set[str], set[str]]:
        read.clear()
        return {*known.of(["biro/sop-1"], texts, text)}, {*read}

    known = Neighbours()
    assert near() == ({"biro/sop-1"}, {*texts})
    texts["biro/sop-2"] += b"keterkaitan: [Layanan 1 Biro]\n"
    texts["biro/sop-1"] += b"keterkaitan: [biro/sop-3]\n"
    assert near() == ({"biro/sop-1", "biro/sop-2", "biro/sop-3"}, {"biro/sop-1", "biro/sop-2"})
    texts["biro/sop-2"] = b"judul: Layanan 2 Biro\n"
    del texts["biro/sop-3"]
    assert near() == ({"biro/sop-1"}, {"biro/sop-1", "biro/sop-2"})
    texts["biro/sop-1"] = b"judul: Layanan 2\n"
    assert near() == ({"biro/sop-1", "biro/sop-2"}, {*texts})


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"HAPUS / HTTP/1.1\r\n\r\n", 501),
        (b"apa saja\r\n\r\n", 400),
    ],
)
def test_what_no_browser_asks_is_refused_in_indonesian(question: bytes, code: int, root: Path) -> None:
    """An address or a line without end, or a word that is no question, is answered as everything else is."""
    with looking(root.parent, "sops/biro/surat.yaml") as address:
        host, _, port = address.split("/")[2].partition(":")
        with socket.create_connection((host, int(port))) as asking:
            asking.sendall(question)
            asking.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: asking.recv(65_536), b""))
    assert f"Permintaan ini tidak dapat dijawab ({code})." in answer.decode()
    assert b"Error" not in answer.partition(b"\r\n\r\n")[2]
