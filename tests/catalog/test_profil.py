# Profiles: what an agency's sheet looks like, as data, inherited and chosen.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tatalaksana.source import Severity
from tests.collections_on_disk import REGISTERS, SOUND, catalog, lines, problems, write

UNITS = (
    "kementerian:\n  nama: Kementerian\n  profil: induk\nbiro:\n  nama: Biro Umum\n  induk: kementerian\n"
    "  nama_lama: Biro Tata Usaha\nbagian:\n  nama: Bagian\n  induk: biro\n  profil: anak\n"
)


def _files(**profiles: str) -> dict[str, str | bytes]:
    written = {
        f"profil/{name}.yaml": text
        for name, text in {"induk": "kertas: f4\n", "anak": "turunan: induk\n", **profiles}.items()
    }
    return {**REGISTERS, "unit.yaml": UNITS, **written}


def test_the_nearest_unit_decides(tmp_path: Path) -> None:
    """An SOP is shown in its own profile, else in that of its unit or of the nearest unit above."""
    found = catalog(
        tmp_path,
        {
            **_files(anak="turunan: induk\ninstansi: Anak\n", khusus="instansi: Khusus\n"),
            "biro/a.yaml": SOUND,
            "biro/b.yaml": SOUND.replace("A-1", "A-2").replace("unit: biro", "unit: bagian"),
            "biro/c.yaml": SOUND.replace("A-1", "A-3").replace("unit: biro", "unit: biro\nprofil: khusus"),
        },
    )
    profiles = [found.profil_of(found.entries[f"biro/{name}"].sop) for name in "abc"]
    assert [(one.instansi, one.kertas) for one in profiles] == [
        (None, Kertas.F4),
        ("Anak", Kertas.F4),
        ("Khusus", Kertas.A4),
    ]


def test_labels_are_inherited_one_by_one(tmp_path: Path) -> None:
    """Each label comes from the SOP, its profile, or the nearest ancestor that has it."""
    found = catalog(
        tmp_path,
        {
            **_files(
                induk="label: {ket: Keterangan, kegiatan: Aktivitas}\n", anak="turunan: induk\nlabel: {ket: Catatan}\n"
            ),
            "biro/a.yaml": SOUND.replace("unit: biro", "unit: bagian\nlabel: {kelengkapan: Persyaratan}"),
        },
    )
    label = found.label_of(found.entries["biro/a"].sop)
    assert (label.ket, label.kegiatan, label.kelengkapan, label.nomor) == (
        "Catatan",
        "Aktivitas",
        "Persyaratan",
        "Nomor SOP",
    )


def test_columns(tmp_path: Path) -> None:
    """Output before Waktu, no Kelengkapan, and a row of column numbers are data; what has no column is not missed."""
    found = problems(
        tmp_path,
        {
            **_files(anak="kolom: [no, kegiatan, pelaksana, output, waktu]\nnomor_kolom: ya\n"),
            "biro/a.yaml": SOUND.replace("unit: biro", "unit: bagian")
            .replace("kelengkapan: surat, ", "")
            .replace("kelengkapan: konsep, ", ""),
        },
    )
    assert lines(found) == []


def test_letterhead(tmp_path: Path) -> None:
    """The letterhead is the agency and the units from the top down, the unit's name as it was printed."""
    found = catalog(
        tmp_path,
        {
            **_files(induk="instansi: NEGARA\n"),
            "biro/a.yaml": SOUND.replace("unit: biro", "unit: {unit: biro, teks: Biro Tata Usaha}"),
        },
    )
    assert Facts(found.entries["biro/a"], found).sheet.letterhead.lines == ("NEGARA", "Kementerian", "Biro Tata Usaha")


def test_former_names_are_known(tmp_path: Path) -> None:
    """A unit's former name may be printed without a warning."""
    files = {**_files(), "biro/a.yaml": SOUND.replace("unit: biro", "unit: {unit: biro, teks: Biro Tata Usaha}")}
    assert lines(problems(tmp_path, files)) == []


def test_circles_end(tmp_path: Path) -> None:
    """Units and profiles that lead back to themselves are problems, not endless."""
    found = problems(
        tmp_path,
        {
            "unit.yaml": "a: {nama: A, induk: b}\nb: {nama: B, induk: a}\nc: {nama: C, induk: a}\nbiro: {nama: D, induk: biro}\n",
            "profil/p.yaml": "turunan: p\n",
            "biro/a.yaml": SOUND,
        },
    )
    assert lines(found) == [
        "sops/profil/p.yaml:1:10 melingkar",
        "sops/unit.yaml:1:21 melingkar",
        "sops/unit.yaml:4:24 melingkar",
    ]


@pytest.mark.no_cover
def test_a_chain_without_end(tmp_path: Path) -> None:
    """However many profiles come from each other, what the furthest says holds, and the chain is told once it is too long."""
    chain = {f"profil/p{one}.yaml": f"turunan: p{one + 1}\n" for one in range(1100)}
    collection = collect(write(tmp_path, {**REGISTERS, **chain, "profil/p1100.yaml": "instansi: REKAAN\n"}), "sops")
    assert "REKAAN" == collection.catalog.registers.profil["p0"].instansi
    assert {"rantai-panjang"} == {problem.code for problem in collection.problems if problem.severity is Severity.ERROR}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("register", "first", "key"),
    [("peraturan", "judul: Undang-Undang", "diganti_oleh"), ("unit", "nama: Biro", "induk")],
)
def test_long_chains_in_registers(tmp_path: Path, register: str, first: str, key: str) -> None:
    """A chain of three thousand is told where it becomes too long."""
    entries = "".join(f"x-{one}:\n  {first} {one}\n  {key}: x-{one + 1}\n" for one in range(3000))
    text = f"{REGISTERS[f'{register}.yaml']}{entries}x-3000:\n  {first} 3000\n"
    found = collect(write(tmp_path, {**REGISTERS, f"{register}.yaml": text}), "sops").problems
    assert ["«x-2901»"] == [problem.message.split()[1] for problem in found if problem.code == "rantai-panjang"]


@pytest.mark.no_cover
def test_amendments_in_a_chain(tmp_path: Path) -> None:
    """A long chain of amendments is no circle, and one is found at its end."""
    entries = "".join(f"x-{one}:\n  judul: UU {one}\n  diubah_oleh: [x-{one + 1}]\n" for one in range(1100))
    text = f"{REGISTERS['peraturan.yaml']}{entries}x-1100:\n  judul: UU\n  diubah_oleh: [x-1099]\n"
    found = collect(write(tmp_path, {**REGISTERS, "peraturan.yaml": text}), "sops").problems
    assert ["Peraturan «x-1099»", "Peraturan «x-1100»"] == [
        problem.message.partition(" pada")[0] for problem in found if problem.code == "melingkar"
    ]
