# The words for a chart, as a reader hears them who cannot see it.
from __future__ import annotations

from tatalaksana.facts.words import symbol_words
from tatalaksana.model import flow_of
from tests.collections_on_disk import sop

_HEAD = "judul: A\njenis: mikro\nunit: biro\npelaksana: [kabag, staf]\nkegiatan:\n"


def _said(steps: str) -> tuple[str, ...]:
    flow, findings = flow_of(sop(_HEAD + steps))
    assert findings == ()
    return symbol_words(flow, ("Kabag", "Staf"))


def test_a_last_step_that_says_selesai_is_called_by_its_number() -> None:
    """An arrow to a real step is told by that step's number, whatever words its symbol bears."""
    said = _said(
        "  - {uraian: Menulis, pelaksana: staf}\n"
        "  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: 3, tidak: 1}}\n"
        "  - {uraian: Menyimpan, pelaksana: staf, teks: Selesai}\n"
    )
    assert ("Staf: mulai; → 2", "Kabag: keputusan; ya → 3, tidak → 1", "Staf: selesai") == said


def test_a_made_up_end_is_called_selesai() -> None:
    """An exit to `selesai` beside others leads to a kapsul of its own, which is no step."""
    said = _said(
        "  - {uraian: Menulis, pelaksana: staf}\n"
        "  - {uraian: Memeriksa, pelaksana: kabag, tanpa_nomor: ya, keputusan: {ya: selesai, tidak: 1, ulang: akhir}}\n"
        "  - {uraian: Menyimpan, pelaksana: staf, tanpa_nomor: ya, id: akhir}\n"
    )
    assert (
        "Staf: mulai; → baris ke-2",
        "Kabag: keputusan; ya → selesai, tidak → 1, ulang → baris ke-3",
        "Staf: selesai",
        "Kabag: selesai",
    ) == said
