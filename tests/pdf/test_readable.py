# Every paper of an SOP can be read and searched: no letter is too small, and each word of a step is found whole.
from __future__ import annotations

import pytest

from tatalaksana.facts import Facts
from tatalaksana.facts.tinjauan import evaluasi_of, monitoring_of
from tatalaksana.model import plain
from tatalaksana.render.pdf import Printing, checklist, form, official_sheet
from tests.collections_on_disk import koleksi
from tests.pdf.paper import DAY, Sheet, squeezed

_LEAST = 6.0
_NAMES = ("biro-bentanyan/daftar-konfirmasi-kecukupan", "biro-pp/pelayanan-pertamanan")
_PAPERS = ("lembar", "daftar periksa", "monitoring", "evaluasi")


def _paper(kind: str, name: str) -> Sheet:
    facts = Facts(koleksi().entries[name], koleksi())
    about = (facts.entry, facts.nama, facts.profil, facts.unit)
    match kind:
        case "lembar":
            return Sheet(official_sheet(facts, Printing(DAY)).content())
        case "daftar periksa":
            return Sheet(checklist(facts.daftar, DAY).content())
        case "monitoring":
            return Sheet(form("formulir/monitoring", monitoring_of(*about), DAY).content())
        case _:
            return Sheet(form("formulir/evaluasi", evaluasi_of(*about), DAY).content())


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", _PAPERS)
@pytest.mark.parametrize("name", _NAMES)
def test_papers_are_read_and_searched(kind: str, name: str) -> None:
    """No text is smaller than 6 points, none holds an invisible mark, and each word of the steps is there."""
    sheet = _paper(kind, name)
    assert min(size for page in range(len(sheet.pages)) for *_, size in sheet.places(page)) >= _LEAST - 0.01
    whole = "".join(sheet.pages)
    assert not {"\u200b", "\xad", "\ue000"} & set(whole)
    if kind != "evaluasi":
        steps = koleksi().entries[name].sop.kegiatan
        assert [] == [
            word for step in steps for word in plain(step.uraian).split() if squeezed(word) not in squeezed(whole)
        ]
