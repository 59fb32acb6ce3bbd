# Forms in the collection: which there are, and which steps use them.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.formulir import Type
from tests.collections_on_disk import SOPS, SOUND, catalog, problems

_FORM = "judul: Daftar\nisian:\n  - {type: text, name: nama, label: Nama}\n"
_NAMED = SOUND.replace("output: konsep}", "output: konsep, formulir: [daftar, daftar]}").replace(
    "output: surat}", "output: surat, formulir: daftar}"
)


def test_users_of_a_form(tmp_path: Path) -> None:
    """A form knows the steps that name it, each once and in order; a form that nobody names is there all the same."""
    found = catalog(tmp_path, {"biro/surat.yaml": _NAMED, "formulir/daftar.yaml": _FORM, "formulir/lain.yaml": _FORM})
    assert ["daftar", "lain"] == list(found.formulir)
    assert {"daftar": (("biro/surat", 0), ("biro/surat", 1))} == found.pemakai_formulir
    assert ["biro/surat"] == list(found.entries)


def test_forms_alone(tmp_path: Path) -> None:
    """A folder with nothing but forms is a collection too."""
    (tmp_path / "formulir").mkdir()
    (tmp_path / "formulir" / "daftar.yaml").write_text(_FORM, encoding="utf-8")
    found = collect(tmp_path, "sops")
    assert ((), ["daftar"]) == (found.problems, list(found.catalog.formulir))


def test_an_unreadable_form_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """Where a form cannot be read, that is the problem, not the step that names it."""
    found = problems(tmp_path, {"biro/surat.yaml": _NAMED, "formulir/daftar.yaml": "judul: ["})
    assert ["bukan-yaml"] == [problem.code for problem in found]


def test_the_forms_of_the_collection() -> None:
    """The forms that the SOP name are there, and each is named by a step."""
    found = collect(SOPS, "sops").catalog
    assert [
        "daftar-konfirmasi-kecukupan", "hak-pakai-regu-catatan-penanaman", "notula-rapat-lapangan", "rawat-pohon",
    ] == list(found.formulir) == sorted(found.pemakai_formulir)  # fmt: skip
    [peserta] = [isian for isian in found.formulir["daftar-konfirmasi-kecukupan"].isian if isian.type is Type("table")]
    assert ["Jabatan", "Nama bibit", "Nomor telepon", "Hasil konfirmasi"] == [
        column.label for column in peserta.columns or ()
    ]
