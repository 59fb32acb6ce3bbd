# Profiles: what an agency's sheet looks like, as data, inherited and chosen.
from __future__ import annotations

from pathlib import Path

from tatalaksana.facts import Facts
from tatalaksana.model import Kertas
from tests.collections_on_disk import REGISTERS, SOUND, catalog, lines, problems

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
        "sops/unit.yaml:2:21 melingkar",
        "sops/unit.yaml:4:24 melingkar",
    ]
