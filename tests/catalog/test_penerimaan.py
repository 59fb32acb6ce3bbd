# Warnings that a file accepts: no longer told, counted, and told again when what they are about changes.
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tatalaksana.catalog import Collection, collect, memory_bytes, memory_from, problems_in
from tatalaksana.catalog.memory import Memory
from tatalaksana.facts import facts_of, keadaan_of, mutu_of
from tatalaksana.render.html import Addresses, Html, Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.source import Edit
from tests.collections_on_disk import REGISTERS, draft, lines, write

_TEXT = draft("Surat").replace("output: b", "output: Telaah").replace("kelengkapan: b", "kelengkapan: Telaaah")
_CALM = _TEXT.replace("Telaaah", "Telaah")
_FIELD = "  - {name: jalur, label: Jalur, type: select_one, choices: {a: Loket, b: Surel}}\n"
_WHY = "alasan: Kata naskah, tanggal: 2026-11-20"


def _accepting(text: str, mark: str, code: str = "serah-terima") -> str:
    return f"{text}diterima:\n  - {{kode: {code}, tanda: {mark}, {_WHY}}}\n"


def _collected(root: Path, text: str, **more: str) -> Collection:
    return collect(write(root, {**REGISTERS, "biro/surat.yaml": text, **more}), "sops")


def _mark(root: Path, text: str) -> str:
    (told,) = _collected(root, text).problems
    return told.tanda


def test_what_is_accepted_is_no_problem(tmp_path: Path) -> None:
    """It is counted apart, with the reason and the day."""
    found = _collected(tmp_path, _accepting(_TEXT, _mark(tmp_path, _TEXT)))
    assert () == found.problems
    (accepted,) = found.accepted
    assert accepted.acceptance is not None
    assert ("Kata naskah", date(2026, 11, 20)) == (accepted.acceptance.alasan, accepted.acceptance.tanggal)


def test_its_place_and_other_texts_make_no_difference(tmp_path: Path) -> None:
    """A row above, another activity, and another title leave what was accepted as it was."""
    mark = _mark(tmp_path, _TEXT)
    first = "  - {uraian: Menerima, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: a}\n"
    moved = _TEXT.replace("kegiatan:\n", f"kegiatan:\n{first}").replace("Surat", "Surat Masuk")
    found = _collected(tmp_path, _accepting(moved.replace("Menyimpan", "Mengarsipkan"), mark))
    assert ((), 1) == (found.problems, len(found.accepted))


def test_it_is_told_again_when_it_changes(tmp_path: Path) -> None:
    """Another word in the same cell is another warning; the acceptance is told as stale, and its reason stays until somebody has looked."""
    changed = _TEXT.replace("Telaaah", "Telaahh")
    found = _collected(tmp_path, _accepting(changed, _mark(tmp_path, _TEXT)))
    assert ["sops/biro/surat.yaml:7:56 serah-terima", "sops/biro/surat.yaml:9:5 penerimaan-usang"] == lines(
        found.problems
    )
    assert found.problems[1].mend is None
    assert () == found.accepted


def test_what_is_mended_needs_no_acceptance(tmp_path: Path) -> None:
    """Where no such warning is left, the acceptance is told; to take its reason away is for people."""
    (stale,) = _collected(tmp_path, _accepting(_TEXT.replace("Telaaah", "Telaah"), _mark(tmp_path, _TEXT))).problems
    assert ("penerimaan-usang", None) == (stale.code, stale.mend)


def test_errors_are_not_accepted(tmp_path: Path) -> None:
    """Only warnings are."""
    text = _TEXT.replace("Telaaah", "Telaah").replace("unit: biro", "unit: biru")
    (error,) = _collected(tmp_path, text).problems
    found = _collected(tmp_path, _accepting(text, error.tanda, error.code))
    assert [error.code, "penerimaan-galat"] == [problem.code for problem in found.problems]


def test_what_cannot_be_known_is_not_called_stale(tmp_path: Path) -> None:
    """While a file is broken, warnings about others may be missing; a review to come is only known as of a day."""
    reviewed = _TEXT.replace("Telaaah", "Telaah").replace(
        "unit: biro\n", "unit: biro\ntinjauan: {jenis: monitoring, tanggal: 2030-01-01}\n"
    )
    text = _accepting(reviewed, "00000000", "tinjauan-mendatang")
    assert [] == lines(_collected(tmp_path, text).problems)
    assert ["penerimaan-usang", "tinjauan-mendatang"] == sorted(
        problem.code for problem in collect(tmp_path, "sops", tanggal=date(2026, 12, 1)).problems
    )
    one_sided = _accepting(_TEXT.replace("Telaaah", "Telaah"), "00000000", "satu-arah")
    assert ["bukan-yaml"] == [
        problem.code for problem in _collected(tmp_path / "b", one_sided, **{"biro/rusak.yaml": "a: ["}).problems
    ]


def test_an_acceptance_by_hand_is_told_its_mark(tmp_path: Path) -> None:
    """Who can't run a command writes code, reason and day; the check says which mark to add, and mends it where one is meant."""
    mark = _mark(tmp_path, _TEXT)
    found = _collected(tmp_path, _TEXT + f"diterima: {{kode: serah-terima, {_WHY}}}\n")
    told = next(problem for problem in found.problems if problem.code == "penerimaan-tanpa-tanda")
    assert f"Tambahkan «tanda: {mark}» untuk baris 7." == told.hint
    assert isinstance(told.mend, Edit)
    assert mark == told.mend.value


def test_a_memory_keeps_it(tmp_path: Path) -> None:
    """Whether a file is read anew or remembered makes no difference."""
    root = write(tmp_path, {**REGISTERS, "biro/surat.yaml": _accepting(_TEXT, _mark(tmp_path, _TEXT))})
    memory = Memory()
    first, second = (collect(root, "sops", memory=memory) for _ in range(2))
    assert (1, 1) == (len(first.accepted), len(second.accepted))
    assert (first.problems, first.accepted) == (second.problems, second.accepted)


@pytest.mark.parametrize(
    ("file", "sound", "told", "accepting"),
    [
        (
            "jabatan.yaml",
            "kabag: {nama: Kepala Bagian, unit: biro}\nkasubag: {nama: Kepala Subbagian, unit: biro}\n",
            "kepala: {nama: Kepala Bagian, unit: biro}\n",
            "kepala: {nama: Kepala Bagian, unit: biro, diterima: %s}\n",
        ),
        (
            "formulir/tamu.yaml",
            "judul: Buku Tamu\nisian:\n",
            "  - {name: jalur, label: Jalur, type: select_one, choices: {a: Loket, b: Loket}}\n",
            "  - {name: jalur, label: Jalur, type: select_one, choices: {a: Loket, b: Loket}}\nditerima: %s\n",
        ),
    ],
    ids=["register", "form"],
)
def test_registers_and_forms_accept_too(tmp_path: Path, file: str, sound: str, told: str, accepting: str) -> None:
    """An entry of a register accepts what is told of it, a form as an SOP does; also out of a memory that was kept."""
    assert () == _collected(tmp_path, _CALM, **{file: sound + ("" if "formulir" not in file else _FIELD)}).problems
    (problem,) = _collected(tmp_path, _CALM, **{file: sound + told}).problems
    item = f"{{kode: {problem.code}, tanda: {problem.tanda}, {_WHY}}}"
    found = _collected(tmp_path, _CALM, **{file: sound + accepting % item})
    assert ((), [problem.code]) == (found.problems, [one.code for one in found.accepted])
    memory = Memory()
    problems_in(tmp_path, "sops", memory=memory)
    assert found.accepted == problems_in(tmp_path, "sops", memory=memory_from(memory_bytes(memory)))
    assert '<br>\n<span class="sop-jumlah">diterima 20 November 2026: Kata naskah</span>' in _page(found, "mutu")
    stale = item.replace(problem.tanda, "00000000")
    again = _collected(tmp_path, _CALM, **{file: sound + accepting % stale}).problems
    assert {problem.code, "penerimaan-usang"} == {one.code for one in again}


def _page(found: Collection, name: str) -> Html:
    facts = facts_of(found.catalog, (*found.problems, *found.accepted))
    return next(page for page in pages(facts, Surroundings("Situs", Addresses())) if page.name == name).html()


def test_mutu_lists_what_is_accepted(tmp_path: Path) -> None:
    """With reason and day, apart from the warnings; the first page counts them."""
    text = _accepting(_TEXT, _mark(tmp_path, _TEXT)).replace("Kata naskah", "Kata <naskah>")
    found = _collected(tmp_path, text)
    facts = facts_of(found.catalog)
    numbers = mutu_of(found.catalog, keadaan_of(facts, (*found.problems, *found.accepted)))[None]
    assert (0, 1) == (numbers.peringatan, numbers.diterima)
    page = _page(found, "mutu/biro")
    assert "SOP Mikro Surat: 1 peringatan diterima" in page
    assert "diterima 20 November 2026: Kata &lt;naskah&gt;" in page
    assert '<h2 id="peringatan">Peringatan pemeriksaan</h2>\n<p>Tidak ada.</p>' in page
    assert "1 peringatan diterima dengan alasan" in _page(found, "mutu")


@pytest.mark.parametrize("name", ["mutu", "mutu/biro"])
def test_without_acceptances_nothing_is_said(name: str, tmp_path: Path) -> None:
    """No heading stands over nothing."""
    assert "diterima" not in _page(_collected(tmp_path, _TEXT), name)


@pytest.mark.parametrize(
    ("why", "day", "told"),
    [
        ('"-"', "2026-11-20", ["penerimaan-janggal 9:51"]),
        ("ok", "2026-11-20", ["penerimaan-janggal 9:51"]),
        ("Menunggu keputusan … pusat", "2026-11-20", []),
        ("Kata naskah", "2026-12-05", []),
        ("Kata naskah", "2027-12-05", ["penerimaan-janggal 9:73"]),
    ],
)
def test_a_reason_says_something_on_a_day_that_can_be(why: str, day: str, told: list[str], tmp_path: Path) -> None:
    """A stroke is no reason, and nobody has accepted anything next year; that the last commit is some days old makes no difference."""
    accepting = _accepting(_TEXT, _mark(tmp_path, _TEXT)).replace(_WHY, f"alasan: {why}, tanggal: {day}")
    write(tmp_path, {"biro/surat.yaml": accepting})
    found = collect(tmp_path, "sops", tanggal=date(2026, 11, 30)).problems
    assert told == [f"{one.code} {one.line}:{one.column}" for one in found]
