# What is told of an SOP beside what is wrong in its file.
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import Collection, collect, with_remainder
from tatalaksana.model import Sop, parse
from tatalaksana.source import Data, Document, Edit, Problem, data_of, read, with_edit
from tatalaksana.source import Path as DataPath
from tatalaksana.source.writing import yaml_lines
from tests.collections_on_disk import REGISTERS, SOPS, catalog, copied, draft, problems, write
from tests.examples import some
from tests.golden_files import GOLDEN

_CASES = ("keliru-isi", "lajur", "serah-terima", "waktu-bersama", "peraturan", "tinjauan", "mutu-baku", "id-langkah", "penerimaan")  # fmt: skip
_WRONG: tuple[Data, ...] = ({"x": "1"}, "zz zz", [], ["a", {"b": "c"}], None)
_SAID = {"id-tak-dikenal", "kunci-tertukar"}
"""Codes of what is found in the very words that are written in place of others."""


@cache
def _collections() -> tuple[Collection, ...]:
    """That of the tests, and of SOP with much to be told of each."""
    found = [collect(SOPS, "sops")]
    for case in _CASES:
        with TemporaryDirectory() as place:
            if (GOLDEN / "cek" / case).is_dir():
                found.append(collect(copied(GOLDEN / "cek" / case, write(Path(place), REGISTERS)), "sops"))
    return tuple(one for one in found if one.catalog.entries)


def _places(data: Data, path: DataPath = ()) -> Iterator[DataPath]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (*path, step)
        yield from _places(value, (*path, step))


def _told(problems: tuple[Problem, ...], file: str) -> set[tuple[str, str]]:
    return {(problem.code, problem.message) for problem in problems if problem.file == file}


@given(st.data())
@some(400)
def test_nothing_is_told_that_only_comes_of_what_is_wrong(draw: st.DataObject) -> None:
    """Whatever key is another: what is told beside is told of the file as it was."""
    found = draw.draw(st.sampled_from(_collections()))
    name = draw.draw(st.sampled_from(sorted(found.catalog.entries)))
    before = found.catalog.entries[name].document
    data = data_of(before.text)
    path = draw.draw(st.sampled_from(list(_places(data))))
    changed = with_edit(data, Edit(path, draw.draw(st.sampled_from(_WRONG))))
    if isinstance(parse(Sop, changed), Sop):
        return
    document = read(before.file, "\n".join(yaml_lines(changed)) + "\n")
    assert isinstance(document, Document)
    told = _told(with_remainder(name, document, found.catalog, ()), before.file)
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
        (_DRAFT.replace("unit: biro\n", ""), set()), (_DRAFT.replace("jenis: mikro", "jenis: sedang"), set()),
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
    after = with_remainder("biro/surat", document, found.catalog, found.problems)
    assert set(found.problems) <= set(after)
    assert {one.code for one in after} - {one.code for one in found.problems} == told


def test_what_is_accepted_is_not_told_beside_an_error(tmp_path: Path) -> None:
    """As in a file without one."""
    (one,) = (
        problem for problem in problems(tmp_path, {"biro/surat.yaml": _DRAFT}) if problem.code == "mutu-baku-kosong"
    )
    accepts = f"diterima: {{kode: {one.code}, tanda: {one.tanda}, alasan: sudah dibahas, tanggal: 2024-01-02}}\n"
    document = read("sops/biro/surat.yaml", _DRAFT.replace("judul: Surat", "judul: []") + accepts)
    assert isinstance(document, Document)
    assert with_remainder("biro/surat", document, catalog(tmp_path, {}), ()) == ()
