# What a reference leads to, and who is told about it.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, Link, collect, number_address
from tatalaksana.facts import facts_of
from tatalaksana.source import Edit
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


UNITS = """\
dinas: {nama: Dinas Rekaan}
bagian-a: {nama: Bagian A, induk: dinas}
seksi: {nama: Seksi Rekaan, induk: bagian-a}
bagian-b: {nama: Bagian B, induk: dinas}
bagian-c: {nama: Bagian C, induk: dinas}
"""
_MAIL = "SOP Mikro Surat Masuk"


def _of(unit: str, status: str = "draf", number: str = "") -> str:
    """An SOP «Surat Masuk» of a unit."""
    force = f"status: {status}\nnomor: {number}\ntanggal: {{efektif: 2024-01-02}}\npengesahan: {{jabatan: Kepala, nama: Sri}}\n"
    return draft("Surat Masuk", more="" if status == "draf" else force).replace("unit: biro", f"unit: {unit}")


def _asked(root: Path, unit: str, others: dict[str, str | bytes], rujukan: str = _MAIL, units: str = UNITS) -> Link:
    """Where an SOP of a unit leads that names «Surat Masuk»."""
    asker = draft("Penanya", more=f"keterkaitan: [{rujukan}]\n").replace("unit: biro", f"unit: {unit}")
    found = catalog(root, {"unit.yaml": units, **others, "x/penanya.yaml": asker})
    return found.keterkaitan["x/penanya"][0]


@pytest.mark.parametrize(
    ("unit", "others", "target"),
    [
        ("seksi", ("bagian-b", "seksi", "bagian-a", "dinas"), "x/seksi"),
        ("seksi", ("bagian-b", "bagian-a", "dinas"), "x/bagian-a"),
        ("seksi", ("bagian-b", "dinas"), "x/dinas"),
        ("seksi", ("bagian-b",), "x/bagian-b"),
        ("dinas", ("bagian-b",), "x/bagian-b"),
    ],
)
def test_the_nearest_unit_is_meant(unit: str, others: tuple[str, ...], target: str, tmp_path: Path) -> None:
    """A title leads to the SOP of the own unit, else of the nearest unit above, else to the only one there is."""
    files: dict[str, str | bytes] = {f"x/{name}.yaml": _of(name) for name in others}
    assert target == _asked(tmp_path, unit, files).target


def test_the_own_draft_is_meant_before_what_others_have_in_force(tmp_path: Path) -> None:
    """A unit that is still writing its SOP never leads its readers to another unit's."""
    files: dict[str, str | bytes] = {"x/a.yaml": _of("bagian-a", "berlaku", "A-1"), "x/s.yaml": _of("seksi")}
    assert _asked(tmp_path, "seksi", files).target == "x/s"


def test_an_official_sop_is_meant_before_an_example(tmp_path: Path) -> None:
    """Of two of one unit the one that is no example is meant."""
    files: dict[str, str | bytes] = {"x/a.yaml": f"contoh: ya\n{_of('seksi')}", "x/b.yaml": _of("seksi")}
    assert _asked(tmp_path, "seksi", files).target == "x/b"


def test_what_may_mean_several_leads_nowhere(tmp_path: Path) -> None:
    """A title that only other units have, and several of them alike, is told with all of them; it is not unpublished."""
    files: dict[str, str | bytes] = {
        "x/b.yaml": _of("bagian-b", "berlaku", "B-1"),
        "x/c.yaml": _of("bagian-c", "berlaku", "C-1"),
    }
    link = _asked(tmp_path, "seksi", files)
    assert (None, ("x/b", "x/c")) == (link.target, link.several)
    found = collect(tmp_path, "sops")
    assert () == found.catalog.belum_terbit
    assert dict(found.catalog.perujuk) == {}
    (told,) = found.problems
    assert told.code == "rujukan-ganda"
    assert told.message == (f"«{_MAIL}» dapat berarti 2 SOP: x/b (nomor B-1, Bagian B); x/c (nomor C-1, Bagian C).")
    assert told.hint == (
        "Sebut yang dimaksud dengan id atau nomornya: {sop: x/b, teks: …}. Bila SOP itu belum dimasukkan, terimalah peringatan ini."
    )
    assert told.mend is None


def test_what_only_other_agencies_have_is_not_meant(tmp_path: Path) -> None:
    """Of several with a title that all stand in other agencies none is named: the own one is yet to be published, and nobody is warned."""
    apart = UNITS.replace("{nama: Bagian B, induk: dinas}", "{nama: Badan B}").replace(
        "{nama: Bagian C, induk: dinas}", "{nama: Badan C}"
    )
    files: dict[str, str | bytes] = {"x/b.yaml": _of("bagian-b"), "x/c.yaml": _of("bagian-c")}
    link = _asked(tmp_path, "seksi", files, units=apart)
    assert (None, ()) == (link.target, link.several)
    found = collect(tmp_path, "sops")
    assert [_MAIL] == [one.sebutan for one in found.catalog.belum_terbit]
    assert () == found.problems


def test_the_own_agency_comes_before_others(tmp_path: Path) -> None:
    """Of two that stand in neither the own unit nor above it, the one of the own agency is meant."""
    apart = UNITS.replace("{nama: Bagian C, induk: dinas}", "{nama: Badan C}")
    files: dict[str, str | bytes] = {"x/b.yaml": _of("bagian-b"), "x/c.yaml": _of("bagian-c", "berlaku", "C-1")}
    assert _asked(tmp_path, "seksi", files, units=apart).target == "x/b"


@pytest.mark.parametrize("named", ["x/c", "C-1"])
def test_id_and_number_say_which_is_meant(named: str, tmp_path: Path) -> None:
    """As the message tells, in whichever unit it stands."""
    files: dict[str, str | bytes] = {
        "x/b.yaml": _of("bagian-b", "berlaku", "B-1"),
        "x/c.yaml": _of("bagian-c", "berlaku", "C-1"),
    }
    assert _asked(tmp_path, "seksi", files, f"{{sop: {named}, teks: {_MAIL}}}").target == "x/c"
    assert lines(collect(tmp_path, "sops").problems) == []


def test_details_and_successors_follow_the_same_rule(tmp_path: Path) -> None:
    """The micro SOP of a step, and what replaces an SOP, are those of the own unit."""
    makro = draft("Layanan", "makro").replace("unit: biro", "unit: seksi")
    files: dict[str, str | bytes] = {
        "unit.yaml": UNITS,
        "x/b.yaml": _of("bagian-b"),
        "x/lama.yaml": _of("seksi", "dicabut", "S-0").replace("Surat Masuk", "Surat Lama")
        + f"digantikan_oleh: {_MAIL}\n",
        "x/makro.yaml": makro.replace("{uraian: Menulis,", f"{{uraian: Menulis, rincian: {_MAIL},"),
        "x/s.yaml": _of("seksi"),
    }
    found = catalog(tmp_path, files)
    assert found.rincian["x/makro", 0].target == "x/s"
    assert found.pengganti["x/lama"].target == "x/s"


def test_a_link_back_is_written_so_that_it_leads_there(tmp_path: Path) -> None:
    """Where another unit's SOP names this one, and the own unit has one of that title too, the mend names it by its id."""
    files: dict[str, str | bytes] = {
        "unit.yaml": UNITS,
        "x/b.yaml": draft("Layanan", "makro", "keterkaitan: [x/s]\n").replace("unit: biro", "unit: bagian-b"),
        "x/own.yaml": draft("Layanan", "makro").replace("unit: biro", "unit: seksi"),
        "x/s.yaml": _of("seksi"),
    }
    (told,) = problems(tmp_path, files)
    assert ("satu-arah", Edit(("keterkaitan", 0), {"sop": "x/b", "teks": "SOP Makro Layanan"})) == (
        told.code,
        told.mend,
    )


def test_who_is_named_by_id_is_printed_by_title(tmp_path: Path) -> None:
    """An id alone says nothing to who reads a sheet: kind and title stand there, in its boxes and steps; what is written beside an id stays."""
    step = "{uraian: Menulis, rincian: biro/b,"
    found = catalog(
        tmp_path,
        {
            "biro/a.yaml": draft(
                "A", "makro", "keterkaitan: [biro/b, {sop: biro/b, teks: Yang lain}, biro/tak-ada]\n"
            ).replace("{uraian: Menulis,", step),
            "biro/b.yaml": draft("B", "mikro", "keterkaitan: [biro/a]\n"),
        },
    )
    one = facts_of(found).of["biro/a"]
    printed = ("SOP Mikro B", "Yang lain", "biro/tak-ada")
    assert tuple(link.rujukan.teks for link in found.keterkaitan["biro/a"]) == printed
    assert next(box.body for box in one.sheet.boxes if box.key == "keterkaitan") == printed
    assert found.rincian["biro/a", 0].rujukan.teks == "SOP Mikro B"


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
    assert lines(problems(tmp_path, files)) == ["sops/biro/b.yaml:1:8 bukan-yaml"]


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


def test_nobody_is_asked_whether_he_means_himself(tmp_path: Path) -> None:
    """An SOP that names one of its own title and the other kind names one that is yet to come."""
    named = draft("Surat", more="keterkaitan: [SOP Makro Surat]\n")
    found = problems(tmp_path, {"biro/surat.yaml": named, "biro/lain.yaml": draft("Lain")})
    assert "belum-diterbitkan" not in {problem.code for problem in found}
    other = draft("Lain", more="keterkaitan: [SOP Makro Surat]\n")
    asked = [
        one
        for one in problems(tmp_path / "b", {"biro/surat.yaml": named, "biro/lain.yaml": other})
        if one.code == "belum-diterbitkan"
    ]
    assert [("sops/biro/lain.yaml", "Maksud Anda «SOP Mikro Surat»?")] == [(one.file, one.hint) for one in asked]


def test_an_id_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """An id is written because it is there; a title in small letters with a stroke may be one that is yet to come."""
    named = draft("Lain", more="keterkaitan: [biro/surat-msauk, monitoring/evaluasi]\n")
    found = problems(tmp_path, {"biro/surat-masuk.yaml": draft("Surat Masuk"), "biro/lain.yaml": named})
    assert [("«biro/surat-msauk» tidak ditemukan.", "Maksud Anda «biro/surat-masuk»?")] == [
        (one.message, one.hint) for one in found if one.code == "belum-diterbitkan"
    ]
