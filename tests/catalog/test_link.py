# What a reference leads to, and who is told about it.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, number_address
from tests.collections_on_disk import SOUND, catalog, draft, lines, problems


def _target(root: Path, rujukan: str, others: dict[str, str | bytes]) -> str | None:
    asker = draft("Penanya", more=f"keterkaitan: [{rujukan}]\n")
    found = catalog(root, {**others, "biro/penanya.yaml": asker})
    return found.keterkaitan["biro/penanya"][0].target


@pytest.mark.parametrize(
    ("rujukan", "target"),
    [
        ("SOP Mikro Pengelolaan Surat", "biro/surat"),
        ("sop  mikro   PENGELOLAAN surat", "biro/surat"),
        ("Mikro Pengelolaan Surat", "biro/surat"),
        ("SOP Pengelolaan Surat", "biro/surat"),
        ("Pengelolaan Surat", "biro/surat"),
        ("'SOP Mikro: Pengelolaan-Surat.'", "biro/surat"),
        ("SOP Makro Pengelolaan Surat", None),
        ("SOP Mikro Pengelolaan", None),
        ("A-1", "biro/surat"),
        ("a -  1", "biro/surat"),
        ("biro/surat", "biro/surat"),
        ("biro/lain", None),
        ("../biro/surat", None),
        ("../../etc/passwd", None),
        ("{sop: A-1, teks: SOP Mikro Nama Lama}", "biro/surat"),
        ("{sop: biro/surat, teks: SOP Mikro Nama Lama}", "biro/surat"),
    ],
)
def test_references_resolve(rujukan: str, target: str | None, tmp_path: Path) -> None:
    """By kind and title (case, spaces, signs and «SOP» ignored), by number, or by file id."""
    assert target == _target(tmp_path, rujukan, {"biro/surat.yaml": SOUND})


def test_kind_tells_twins_apart(tmp_path: Path) -> None:
    """A makro and a mikro may share their title; the kind decides."""
    others: dict[str, str | bytes] = {"biro/a.yaml": draft("Surat", "makro"), "biro/b.yaml": draft("Surat", "mikro")}
    assert _target(tmp_path, "SOP Makro Surat", others) == "biro/a"
    assert _target(tmp_path, "SOP Mikro Surat", others) == "biro/b"


def test_the_one_in_force_is_meant(tmp_path: Path) -> None:
    """Of several with one title the one in force is meant, before drafts and withdrawn ones."""
    others: dict[str, str | bytes] = {
        "biro/a.yaml": draft("Pengelolaan Surat"),
        "biro/b.yaml": SOUND.replace("A-1", "A-0").replace("status: berlaku", "status: dicabut"),
        "biro/c.yaml": SOUND,
    }
    assert _target(tmp_path, "SOP Mikro Pengelolaan Surat", others) == "biro/c"


def test_nobody_means_himself_by_title(tmp_path: Path) -> None:
    """A title that only fits the asker leads nowhere."""
    assert _target(tmp_path, "SOP Mikro Penanya", {}) is None


def _linked(root: Path) -> Catalog:
    step = "{uraian: Menulis, rincian: SOP Mikro B,"
    return catalog(
        root,
        {
            "biro/a.yaml": draft("A", "makro", "keterkaitan: [SOP Mikro B, SOP Tak Ada]\n").replace(
                "{uraian: Menulis,", step
            ),
            "biro/b.yaml": draft("B", "mikro", "keterkaitan: [sop makro a, Sop  TAK ada]\n"),
            "biro/c.yaml": SOUND.replace("status: berlaku", "status: dicabut\ndigantikan_oleh: SOP Mikro B"),
        },
    )


def test_links_are_known_both_ways(tmp_path: Path) -> None:
    """Who names an SOP is listed once each, whichever way it is named."""
    found = _linked(tmp_path)
    assert dict(found.perujuk) == {"biro/a": ("biro/b",), "biro/b": ("biro/a", "biro/c")}
    assert found.rincian["biro/a", 0].target == "biro/b"
    assert found.pengganti["biro/c"].target == "biro/b"
    assert dict(found.numbers) == {"A-1": "biro/c"}


def test_what_is_not_published_is_listed_once(tmp_path: Path) -> None:
    """However it is written, an unpublished SOP is one, with all who ask for it."""
    assert [(one.sebutan, one.askers) for one in _linked(tmp_path).belum_terbit] == [
        ("SOP Tak Ada", ("biro/a", "biro/b"))
    ]


def test_one_sided_links(tmp_path: Path) -> None:
    """A makro that names its mikro, in Keterkaitan or in a step, is to be named back; its like is not."""
    files: dict[str, str | bytes] = {
        "biro/a.yaml": draft("A", "makro").replace("{uraian: Menulis,", "{uraian: Menulis, rincian: SOP Mikro B,"),
        "biro/b.yaml": draft("B", "mikro", "keterkaitan: [SOP Mikro C]\n"),
        "biro/c.yaml": draft("C", "mikro"),
    }
    assert lines(problems(tmp_path, files)) == ["sops/biro/b.yaml:4:14 satu-arah"]


def test_a_successor_need_not_name_what_it_replaces(tmp_path: Path) -> None:
    """Being replaced by an SOP of another kind asks for no link back."""
    files: dict[str, str | bytes] = {
        "biro/a.yaml": SOUND.replace("status: berlaku", "status: dicabut\ndigantikan_oleh: SOP Makro B"),
        "biro/b.yaml": draft("B", "makro"),
    }
    assert lines(problems(tmp_path, files)) == []


def test_links_wait_until_all_can_be_read(tmp_path: Path) -> None:
    """While a file is broken nobody is told that his reference leads nowhere: it may lead there."""
    files: dict[str, str | bytes] = {
        "biro/a.yaml": draft("A", more="keterkaitan: [SOP Mikro B]\n"),
        "biro/b.yaml": "judul: [\n",
    }
    assert lines(problems(tmp_path, files)) == ["sops/biro/b.yaml:2:1 bukan-yaml"]


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("TM.01.02-026-079.Set.BenTanyan", "nomor/TM.01.02-026-079.Set.BenTanyan"),
        ("12/SOP/2024", "nomor/12/SOP/2024"),
        ("../../x", "nomor/-/-/x"),
        ("/etc", "nomor/-/etc"),
        ("a:b?c", "nomor/a-b-c"),
        ("a\\..\\b", "nomor/a-..-b"),
        ("x. ", "nomor/x"),
    ],
)
def test_number_addresses(number: str, address: str) -> None:
    """A number leads to an address that every file system can hold and that stays below `nomor/`."""
    assert address == number_address(number)
