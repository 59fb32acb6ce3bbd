# The page of one SOP while it is being written.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.preview import View
from tatalaksana.preview.neighbours import neighbours
from tatalaksana.source import scan
from tests.collections_on_disk import REGISTERS, SOPS, SOUND, draft, write

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
    assert "Berkas ini tidak ada lagi." in page
    assert "Menyiapkan" in page
    assert f'data-keadaan="{view.state()}"' in page
    (root / "biro/surat.yaml~").rename(file)
    assert "tidak ada lagi" not in _page(view)


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
    assert "Dirujuk oleh" in page
    (root / "jabatan.yaml").write_text("kabag: [", encoding="utf-8")
    assert f"{root.as_posix()}/jabatan.yaml, baris" in _page(View(root))


def test_what_is_no_sop(root: Path) -> None:
    """A register, a file elsewhere and one that is gone have no page."""
    view = View(root)
    assert view.file(root / "unit.yaml") is None
    assert view.file(root / "biro/../biro/surat.yaml") is not None
    (root / "biro/surat.yaml").unlink()
    assert view.page(_SURAT) is None
    assert view.logo("unit.yaml") is None


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
    near = neighbours(files, name)
    assert len(near) < 12
    few, whole = collect(SOPS, "sops", only=near).catalog, collect(SOPS, "sops").catalog
    assert few.keterkaitan[name] == whole.keterkaitan[name]
    assert few.perujuk.get(name) == whole.perujuk.get(name)
    assert [link for (one, _), link in few.rincian.items() if one == name] == [
        link for (one, _), link in whole.rincian.items() if one == name
    ]
