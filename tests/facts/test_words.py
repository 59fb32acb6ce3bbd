# The words for a chart, as a reader hears them who cannot see it.
from __future__ import annotations

from tatalaksana.facts.simbol import symbol_words
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
    assert (
        "Kegiatan awal oleh Staf. Lanjut ke langkah 2.",
        "Keputusan oleh Kabag. Bila ya, ke langkah 3; bila tidak, kembali ke langkah 1.",
        "Kegiatan akhir «Selesai» oleh Staf.",
    ) == said


def test_a_made_up_end_is_called_selesai() -> None:
    """An exit to `selesai` beside others leads to a kapsul of its own, which is no step."""
    said = _said(
        "  - {uraian: Menulis, pelaksana: staf}\n"
        "  - {uraian: Memeriksa, pelaksana: kabag, tanpa_nomor: ya, keputusan: {ya: selesai, tidak: 1, ulang: akhir}}\n"
        "  - {uraian: Menyimpan, pelaksana: staf, tanpa_nomor: ya, id: akhir}\n"
    )
    assert (
        "Kegiatan awal oleh Staf. Lanjut ke baris ke-2.",
        "Keputusan oleh Kabag. Bila ya, selesai; bila tidak, kembali ke langkah 1; bila ulang, ke baris ke-3.",
        "Kegiatan akhir oleh Staf.",
        "Selesai, di lajur Kabag.",
    ) == said


def test_exits_to_the_same_are_told_as_one() -> None:
    """They are joined by «atau»; an exit that is a condition of its own has no second «bila»."""
    said = _said(
        "  - {uraian: Menulis, pelaksana: staf}\n"
        "  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {setuju: 3, tidak: 1, dengan catatan: 3}}\n"
        "  - {uraian: Menimbang, pelaksana: kabag, keputusan: {apabila lengkap: 4, bila kurang: 1}}\n"
        "  - {uraian: Menyimpan, pelaksana: staf}\n"
    )
    assert (
        "Keputusan oleh Kabag. Bila setuju atau dengan catatan, ke langkah 3; bila tidak, kembali ke langkah 1.",
        "Keputusan oleh Kabag. Apabila lengkap, ke langkah 4; bila kurang, kembali ke langkah 1.",
    ) == said[1:3]


def test_a_way_within_a_row_is_told() -> None:
    """A way to another who acts in the same row names that one and says that it stays in the step."""
    said = _said(
        "  - {uraian: Menulis, pelaksana: staf}\n"
        "  - {uraian: Membahas, simbol: [{pelaksana: staf}, {pelaksana: kabag, keputusan: {setuju: 3, tidak: 1}}]}\n"
        "  - {uraian: Menyimpan, pelaksana: staf}\n"
    )
    assert (
        "Kegiatan awal oleh Staf. Lanjut ke langkah 2.",
        "Kegiatan oleh Staf. Lanjut ke Kabag di langkah ini.",
        "Keputusan oleh Kabag. Bila setuju, ke langkah 3; bila tidak, kembali ke langkah 1.",
        "Kegiatan akhir oleh Staf.",
    ) == said
