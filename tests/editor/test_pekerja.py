# The engine as a worker has it: with some files of a published collection it answers as with all of them.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.catalog import collect
from tatalaksana.editor import Editor
from tatalaksana.editor.pekerja import Pekerja
from tatalaksana.editor.terbitan import published
from tatalaksana.mesin.situs import first_files
from tests.collections_on_disk import REGISTERS, SOPS, copied, write
from tests.sama.questions import questions

_STEPS = """\
judul: {title}
nomor: {number}
jenis: mikro
unit: biro
pelaksana: [kabag, kasubbag]
{more}kegiatan:
  - {{uraian: Menyiapkan, pelaksana: kasubbag, kelengkapan: surat, waktu: 1 jam, output: konsep}}
  - {{uraian: Memeriksa, pelaksana: kabag, kelengkapan: konsep, waktu: 1 jam, output: surat}}
"""


class _Page:
    """What a worker fetches, counted."""

    def __init__(self, sources: Path, place: Path) -> None:
        read = collect(sources, "sops")
        about, self._contents = published(sources, "sops", read)
        self.pekerja = Pekerja(first_files(about, self._contents, read), place)
        self.fetched: list[str] = []

    def ask(self, question: object) -> Any:  # noqa: ANN401 - JSON
        while True:
            answer = json.loads(self.pekerja.tanya(json.dumps(question)))
            if "perlu" not in answer:
                return answer
            for name, _ in answer["perlu"]:
                self.fetched.append(name)
                assert self.pekerja.terima(name, self._contents[name])


@pytest.mark.no_cover
def test_the_same_is_answered_with_what_is_near(tmp_path: Path) -> None:
    """Every file as it is and in each way edited, the list and the changes: as the engine says that has the whole folder."""
    sources = copied(SOPS, tmp_path / "sops")
    whole, page = Editor(sources, "sops"), _Page(sources, tmp_path / "jauh")
    for name, question in questions(sources):
        assert json.loads(json.dumps(whole.answer(question))) == page.ask(question), name


def test_only_neighbours_are_fetched(tmp_path: Path) -> None:
    """Of many SOP the page of one fetches itself and whom it names or who names it; a name that is typed brings its SOP."""
    others = {
        f"biro/lain-{at}.yaml": _STEPS.format(title=f"Perkara ke {at}", number=f"B-{at}", more="") for at in range(30)
    }
    named = {
        "biro/surat.yaml": _STEPS.format(title="Pengelolaan Surat", number="A-1", more="keterkaitan: [B-3]\n"),
        "biro/arsip.yaml": _STEPS.format(title="Pengarsipan", number="A-2", more="keterkaitan: [Pengelolaan Surat]\n"),
    }
    sources = write(tmp_path / "sops", {**REGISTERS, **others, **named})
    page = _Page(sources, tmp_path / "jauh")
    asked: dict[str, object] = {"minta": "berkas", "berkas": "sops/biro/surat.yaml"}
    listed = page.ask({"minta": "daftar"})
    assert (len(others) + len(named), []) == (sum(row["jenis"] == "sop" for row in listed["berkas"]), page.fetched)
    page.ask(asked)
    assert ["arsip", "lain-3", "surat"] == sorted(Path(name).stem for name in page.fetched)
    found = page.ask(
        {**asked, "suntingan": [{"aksi": "isi", "tempat": ["keterkaitan"], "nilai": ["B-3", "Perkara ke 7"]}]}
    )
    assert ("sops/biro/lain-7.yaml", []) == (page.fetched[-1], [one for one in found["masalah"] if one["galat"]])


def test_another_file_is_not_taken(tmp_path: Path) -> None:
    """What a site says since it was built anew is no answer to what was published before."""
    sources = write(
        tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": _STEPS.format(title="Surat", number="A-1", more="")}
    )
    page = _Page(sources, tmp_path / "jauh")
    assert not page.pekerja.terima("sops/biro/surat.yaml", b"judul: lain\n")
    assert not page.pekerja.terima("sops/biro/tak-ada.yaml", b"")
    assert [] == [*(tmp_path / "jauh/sops").glob("biro/*")]


def test_what_is_new_has_its_unit_beside_it(tmp_path: Path) -> None:
    """A new SOP has the unit's next number, and no other's place."""
    files = {
        f"biro/s{at}.yaml": _STEPS.format(title=f"Perkara {word}", number=f"B-{at}", more="")
        for at, word in ((1, "Satu"), (2, "Dua"))
    }
    sources = write(tmp_path / "sops", {**REGISTERS, **files})
    wish = {"minta": "baru", "judul": "Perkara Tiga", "jenis": "mikro", "unit": "biro", "lajur": ["kabag"]}
    assert Editor(sources, "sops").answer(wish) == _Page(sources, tmp_path / "jauh").ask(wish)


def test_what_is_named_and_not_there_and_other_names(tmp_path: Path) -> None:
    """An SOP that others name, a copy, and another name for one that others name: as with the whole folder, and who names it is fetched."""
    more = "keterkaitan: [Penghapusan Arsip]\n"
    files = {
        "biro/arsip.yaml": _STEPS.format(title="Pengarsipan", number="B-1", more=more),
        "biro/surat.yaml": _STEPS.format(title="Pengelolaan Surat", number="B-2", more="keterkaitan: [Pengarsipan]\n"),
        "biro/lain.yaml": _STEPS.format(title="Perkara Lain", number="C-9", more=""),
    }
    sources = write(tmp_path / "sops", {**REGISTERS, **files})
    whole = Editor(sources, "sops")
    new = {"minta": "baru", "judul": "Penghapusan Arsip", "jenis": "mikro", "unit": "biro"}
    asked: tuple[dict[str, Any], ...] = (
        {**new, "lajur": ["kabag"], "belum": "Penghapusan Arsip"},
        {**new, "salinan": "sops/biro/lain.yaml"},
        {"minta": "nama", "berkas": "sops/biro/arsip.yaml", "ke": "sops/biro/berkas.yaml", "judul": "Pemberkasan"},
        {"minta": "nama", "berkas": "sops/biro/arsip.yaml", "ke": "sops/biro/lain.yaml", "judul": "Pengarsipan"},
    )
    for at, question in enumerate(asked):
        page = _Page(sources, tmp_path / f"jauh-{at}")
        assert json.loads(json.dumps(whole.answer(question))) == page.ask(question), question
    assert ["sops/biro/arsip.yaml", "sops/biro/surat.yaml"] == sorted(_fetched(sources, tmp_path / "lagi", asked[2]))


def _fetched(sources: Path, place: Path, question: object) -> list[str]:
    page = _Page(sources, place)
    page.ask(question)
    return page.fetched


def test_who_uses_what_goes_is_fetched_then(tmp_path: Path) -> None:
    """The first SOP that use an office are fetched where it goes, and it is told that they name it; whoever has nothing to do with it is not."""
    of_office = _STEPS.replace("kabag, kasubbag", "kepala").replace("kasubbag", "kepala").replace("kabag", "kepala")
    many = {
        f"biro/lain-{at:02}.yaml": _STEPS.format(title=f"Perkara ke {at}", number=f"B-{at}", more="") for at in range(9)
    }
    using = {
        f"biro/pakai-{at:02}.yaml": of_office.format(title=f"Pakai ke {at}", number=f"C-{at}", more="")
        for at in range(30)
    }
    offices = f"{REGISTERS['jabatan.yaml']}kepala:\n  nama: Kepala\n"
    sources = write(tmp_path / "sops", {**REGISTERS, "jabatan.yaml": offices, **many, **using})
    page = _Page(sources, tmp_path / "jauh")
    asked: dict[str, object] = {"minta": "perubahan", "naskah": {"sops/jabatan.yaml": REGISTERS["jabatan.yaml"]}}
    said = page.ask(asked)
    assert said == json.loads(json.dumps(Editor(sources, "sops").answer(asked)))
    assert [Path(name).stem for name in page.fetched] == ["pemakai", *(f"pakai-{at:02}" for at in range(20))]
    (told,) = (one for one in said["masalah"] if one["galat"])
    assert told["berkas"] == "sops/jabatan.yaml"
    assert "sops/biro/pakai-00.yaml:" in json.dumps(told)
