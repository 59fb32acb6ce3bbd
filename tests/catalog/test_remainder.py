# What is told of an SOP beside what is wrong in its file: all that is true, in one go, and nothing that only comes of it.
from __future__ import annotations

from collections.abc import Collection as Collection_
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import Collection, Memory, collect, memory_bytes, memory_from, problems_in
from tatalaksana.model import Sop, parse, with_doubts
from tatalaksana.source import Data, Document, Edit, Problem, Severity, data_of, read, with_edit
from tatalaksana.source import Path as DataPath
from tatalaksana.source.writing import yaml_lines
from tests.collections_on_disk import REGISTERS, SOPS, copied, draft, problems, write
from tests.examples import some
from tests.golden_files import GOLDEN

_CASES = ("keliru-isi", "lajur", "serah-terima", "waktu-bersama", "peraturan", "tinjauan", "mutu-baku", "id-langkah", "penerimaan")  # fmt: skip
_WRONG: tuple[Data, ...] = ({"x": "1"}, "zz zz", [], ["a", {"b": "c"}], None)
_SAID = {"id-tak-dikenal", "kunci-tertukar", "belum-lengkap"}
"""Codes of what is found in the very words that are written in place of others, or of what these were written over."""


_KEPT: list[TemporaryDirectory[str]] = []
"""Where those collections lie, as long as the tests run."""


@cache
def _collections() -> tuple[tuple[Path, Collection], ...]:
    """That of the tests, and of SOP with much to be told of each."""
    found = [(SOPS, collect(SOPS, "sops"))]
    for case in _CASES:
        if (GOLDEN / "cek" / case).is_dir():
            place = TemporaryDirectory()
            _KEPT.append(place)
            root = copied(GOLDEN / "cek" / case, write(Path(place.name), REGISTERS))
            found.append((root, collect(root, "sops")))
    return tuple(one for one in found if one[1].catalog.entries)


def _places(data: Data, path: DataPath = ()) -> Iterator[DataPath]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*path, step)
        yield from _places(value, (*path, step))


def _told(problems: tuple[Problem, ...], file: str) -> set[tuple[str, str]]:
    return {(problem.code, problem.message) for problem in problems if problem.file == file}


@pytest.mark.no_cover
@given(st.data())
@some(150)
def test_nothing_is_told_that_only_comes_of_what_is_wrong(draw: st.DataObject) -> None:
    """Whatever key is another: what is told beside is told of the file as it was, or by the model itself."""
    at = draw.draw(st.sampled_from(range(len(_collections()))))
    root, found = _collections()[at]
    name = draw.draw(st.sampled_from(sorted(found.catalog.entries)))
    before = found.catalog.entries[name].document
    data = data_of(before.text)
    path = draw.draw(st.sampled_from(list(_places(data))))
    changed = with_edit(data, Edit(path, draw.draw(st.sampled_from(_WRONG))))
    refused = parse(Sop, changed)
    if isinstance(refused, Sop):
        return
    document = read(before.file, "\n".join(yaml_lines(changed)) + "\n")
    assert isinstance(document, Document)
    doubts, left = with_doubts(Sop, document, refused)
    after = collect(root, "sops", {root / f"{name}.yaml": document.text.encode()})
    told = _told(after.problems, before.file) - {(one.code, one.message) for one in (*doubts, *left)}
    assert {one for one in told if one[0] not in _SAID} <= _told((*found.problems, *found.accepted), before.file)


_DRAFT = draft("Surat").replace("kelengkapan: a, ", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_DRAFT.replace("judul: Surat", "judul: []"), {"mutu-baku-kosong"}),
        (_DRAFT.replace("jenis: mikro", "jenis: mikro\nstatus: berlaku"), set()),  # what a draft need not have
        (_DRAFT.replace("{uraian: Menyimpan, pelaksana: kabag", "{uraian: Menyimpan"), {"mutu-baku-kosong"}),
        (_DRAFT.replace("pelaksana: [kabag]", "pelaksana: [{jabatan: kabag}]").replace("Menyimpan, pelaksana: kabag", "Menyimpan"), {"mutu-baku-kosong"}),
        (_DRAFT.replace("{uraian: Menyimpan", "{tanpa_nomor: mungkin, uraian: Menyimpan"), set()),
        (_DRAFT.replace("unit: biro\n", ""), set()), (_DRAFT.replace("jenis: mikro", "jenis: sedang"), {"mutu-baku-kosong"}),
        (_DRAFT.replace("pelaksana: [kabag]", "pelaksana: []"), set()), (f"format: 99\n{_DRAFT}", set()),
    ],
)  # fmt: skip
def test_beside_an_error_is_told_what_does_not_come_of_it(text: str, told: set[str], tmp_path: Path) -> None:
    """Nothing where too little is right: what its unit, its kind or its lanes are."""
    found = collect(write(tmp_path, {**REGISTERS, "biro/surat.yaml": text}), "sops")
    assert found.errors
    assert not found.catalog.entries
    document = read("sops/biro/surat.yaml", text)
    assert isinstance(document, Document)
    refused = parse(Sop, document.data)
    own = {one.code for one in refused} if isinstance(refused, tuple) else set()
    assert {one.code for one in found.problems} - own - {"format-lain"} == told


def test_what_is_accepted_is_not_told_beside_an_error(tmp_path: Path) -> None:
    """As in a file without one."""
    (one,) = (
        problem for problem in problems(tmp_path, {"biro/surat.yaml": _DRAFT}) if problem.code == "mutu-baku-kosong"
    )
    accepts = f"diterima: {{kode: {one.code}, tanda: {one.tanda}, alasan: sudah dibahas, tanggal: 2024-01-02}}\n"
    text = _DRAFT.replace("judul: Surat", "judul: []") + accepts
    assert [problem.code for problem in problems(tmp_path, {"biro/surat.yaml": text})] == ["tipe-salah"]


_FILES: Mapping[str, str] = {
    **REGISTERS,
    "formulir/hadir.yaml": "judul: Hadir\nunit: biro\nisian:\n  - {type: text, name: nama, label: Nama}\n",
    "biro/arsip.yaml": draft("Arsip", more="keterkaitan: [SOP Mikro Pengelolaan Surat]\n"),
    "biro/surat.yaml": """\
nomor: A-1
judul: Pengelolaan Surat
jenis: mikro
status: berlaku
unit: biro
tanggal: {pembuatan: 2024-01-01, efektif: 2024-01-02}
pengesahan: {jabatan: Kepala Biro, nama: Sri}
dasar_hukum: [uu-1]
keterkaitan: [SOP Mikro Arsip]
peralatan: [Komputer]
peringatan: Surat bersifat rahasia
pencatatan: Dicatat dalam agenda
pelaksana: [kabag, kasubbag]
kegiatan:
  - {uraian: Menyiapkan, pelaksana: kasubbag, kelengkapan: surat, waktu: 1 jam, output: konsep}
  - {uraian: Menyusun, id: susun, pelaksana: kasubbag, kelengkapan: konsep, waktu: 1 jam, output: konsep}
  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: 4, tidak: susun}, kelengkapan: konsep, waktu: 1 jam, output: surat}
  - {uraian: Mengundang, pelaksana: kasubbag, kelengkapan: surat, waktu: 1 jam, output: undangan, formulir: hadir}
  - {uraian: Mengirim, pelaksana: kasubbag, kelengkapan: undangan, waktu: 1 jam, output: tanda terima}
  - {uraian: Menyimpan, pelaksana: kabag, kelengkapan: tanda terima, waktu: 1 jam, output: arsip}
""",
}
_MISTAKES: Mapping[str, tuple[str, str, str]] = {
    "a known key misspelt": ("kunci-tak-dikenal", "peringatan: Surat", "peringatn: Surat"),
    "a known key of a step misspelt": ("kunci-tak-dikenal", "undangan, waktu: 1 jam", "undangan, wkatu: 1 jam"),
    "another kind of value": ("tipe-salah", "pencatatan: Dicatat dalam agenda", "pencatatan: {a: b}"),
    "a day that is none": ("bukan-tanggal", "efektif: 2024-01-02", "efektif: 31 Februari 2024"),
    "no name of who signed": ("belum-lengkap", ", nama: Sri", ""),
    "a kind that is none": ("nilai-tak-dikenal", "jenis: mikro\nstatus", "jenis: mikroo\nstatus"),
    "nobody acts": ("tanpa-pelaksana", "Menyimpan, pelaksana: kabag", "Menyimpan"),
    "an exit to no step": ("langkah-tak-ada", "tidak: susun", "tidak: menyiapkan-lagi"),
    "a lane that is not there": ("lajur-tak-dikenal", "Mengirim, pelaksana: kasubbag", "Mengirim, pelaksana: staf"),
    "an office that is not registered": ("id-tak-dikenal", "[kabag, kasubbag]", "[kabag, kasubbag, camat]"),
    "a regulation that is not registered": ("id-tak-dikenal", "dasar_hukum: [uu-1]", "dasar_hukum: [uu-1, {peraturan: pp-9, teks: PP}]"),
    "a form that is not there": ("formulir-asing", "formulir: hadir", "formulir: notula"),
    "a link that leads nowhere": ("tautan-salah", "[Komputer]", '["Komputer ([cara](biro/hilang))"]'),
}  # fmt: skip
"""Independent of each other: what each is told as, and how it comes about."""


def _with_mistakes(names: Collection_[str]) -> str:
    text = _FILES["biro/surat.yaml"]
    for name in names:
        _, old, new = _MISTAKES[name]
        assert text.count(old) == 1, name
        text = text.replace(old, new)
    return text


@given(st.sets(st.sampled_from(sorted(_MISTAKES)), min_size=6, max_size=10))
@some(40)
def test_mistakes_that_do_not_depend_on_each_other_are_told_in_one_go(names: set[str]) -> None:
    """As many as there are, and nothing that none of them is told for alone."""
    with TemporaryDirectory() as place:
        found = problems(Path(place), {**_FILES, "biro/surat.yaml": _with_mistakes(names)})
        told = sorted(one.code for one in found if one.severity is Severity.ERROR)
        alone = {one.code for name in names for one in _alone(name)}
    assert told == sorted(_MISTAKES[name][0] for name in names)
    assert {one.code for one in found} <= alone


@cache
def _alone(name: str) -> tuple[Problem, ...]:
    with TemporaryDirectory() as place:
        return problems(Path(place), {**_FILES, "biro/surat.yaml": _with_mistakes([name])})


def test_a_wrong_file_hides_nothing_of_the_others(tmp_path: Path) -> None:
    """A form, a link that are not there; what is called as nobody is, unless somebody's title can't be read."""
    other = _FILES["biro/arsip.yaml"].replace("output: c}", "output: c, formulir: notula}")
    wrong = {**_FILES, "biro/arsip.yaml": other, "biro/surat.yaml": _with_mistakes(["another kind of value"])}
    assert [one.code for one in problems(tmp_path, wrong)] == ["formulir-asing", "tipe-salah"]
    unread = {**wrong, "biro/surat.yaml": "judul: [", "formulir/notula.yaml": "judul: []"}
    assert {one.file for one in problems(tmp_path, unread)} == {"sops/biro/surat.yaml", "sops/formulir/notula.yaml"}


def test_what_is_kept_tells_the_same_of_a_wrong_file(tmp_path: Path) -> None:
    """Whether it was found now or by an earlier run."""
    root = write(tmp_path, {**_FILES, "biro/surat.yaml": _with_mistakes(_MISTAKES)})
    memory = Memory()
    first = problems_in(root, "sops", memory=memory)
    again = memory_from(memory_bytes(memory))
    assert problems_in(root, "sops", memory=again) == first == collect(root, "sops").problems
    register = write(root, {"jabatan.yaml": f"{REGISTERS['jabatan.yaml']}camat:\n  nama: Camat\n"})
    assert problems_in(register, "sops", memory=again) == collect(root, "sops").problems != first
