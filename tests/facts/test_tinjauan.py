# The two review forms that every SOP has, made from its data.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.catalog import Entry
from tatalaksana.facts import EVALUASI, MONITORING, Facts
from tatalaksana.formulir import Formulir, Isian, Type, flaws_of
from tatalaksana.model import plain
from tests.collections_on_disk import SOUND, catalog, draft, koleksi

CATALOG = koleksi()


def _table(form: Formulir) -> Isian:
    [table] = [isian for isian in form.isian if isian.type is Type("table")]
    return table


@pytest.mark.parametrize("entry", CATALOG.entries.values(), ids=lambda entry: entry.id)
def test_every_sop_has_both(entry: Entry) -> None:
    """Both forms of each SOP are without a flaw, name it, and have a row for each step or statement."""
    monitoring, evaluasi = Facts(entry, CATALOG).tinjauan[MONITORING], Facts(entry, CATALOG).tinjauan[EVALUASI]
    for form in (monitoring, evaluasi):
        assert [] == list(flaws_of(form))
        assert entry.sop.judul in form.judul
    assert [plain(kegiatan.uraian).strip() for kegiatan in entry.sop.kegiatan] == [
        row["prosedur"] for row in _table(monitoring).values
    ]
    assert 7 == len(_table(evaluasi).values)


def test_the_columns_are_the_guideline_s() -> None:
    """Monitoring asks how each step goes, what was seen and what is to be done; evaluation asks yes or no."""
    entry = next(iter(CATALOG.entries.values()))
    monitoring, evaluasi = (
        _table(Facts(entry, CATALOG).tinjauan[MONITORING]).columns or (),
        _table(Facts(entry, CATALOG).tinjauan[EVALUASI]).columns or (),
    )
    assert ["no", "prosedur", "penilaian", "catatan", "tindakan", "paraf"] == [column.name for column in monitoring]
    assert {"berjalan": "Berjalan dengan baik", "tidak-berjalan": "Tidak berjalan dengan baik"} == monitoring[2].choices
    assert [Type("text"), Type("multiline"), Type("yes_no"), Type("multiline")] == [column.type for column in evaluasi]


def test_the_statements_are_data(tmp_path: Path) -> None:
    """An agency's profile may ask other statements; a profile that says nothing asks the usual seven."""
    files = {
        "profil/a.yaml": "evaluasi:\n  - Cepat\n  - Murah\n",
        "profil/b.yaml": "turunan: a\n",
        "biro/surat.yaml": SOUND,
    }
    for profil, count in (("a", 2), ("b", 2), ("permenpan-35-2012", 7)):
        found = catalog(tmp_path / profil, {**files, "biro/surat.yaml": f"{SOUND}profil: {profil}\n"})
        assert count == len(_table(Facts(found.entries["biro/surat"], found).tinjauan[EVALUASI]).values)


def test_long_and_odd_sop(tmp_path: Path) -> None:
    """The longest title and number, steps of signs only and rows without number still make forms without a flaw."""
    text = draft("x" * 300, more=f"nomor: {'9' * 300}\n").replace("Menulis,", "'! ?', tanpa_nomor: ya,")
    found = catalog(tmp_path, {"biro/panjang.yaml": text})
    entry = found.entries["biro/panjang"]
    for form in (Facts(entry, found).tinjauan[MONITORING], Facts(entry, found).tinjauan[EVALUASI]):
        assert [] == list(flaws_of(form))
        assert len(form.judul) == 300
    assert "–" == _table(Facts(entry, found).tinjauan[MONITORING]).values[0]["no"]
