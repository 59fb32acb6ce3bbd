# Columns of text give each other points: as wide as cuts fewest lines, where the page has room for it.
from __future__ import annotations

from itertools import permutations

import pytest

from tatalaksana.faces import REGULAR
from tatalaksana.facts import Facts
from tatalaksana.model import Kolom
from tatalaksana.render.fitting.balance import fewest_cut
from tatalaksana.render.fitting.claims import claims_of
from tatalaksana.render.fitting.growth import further_lines, heights_at, pages_taken
from tatalaksana.render.fitting.letters import lines_of
from tatalaksana.render.fitting.wants import PADDING, Wants, cell_texts, wants_of
from tatalaksana.render.pdf import Printing, official_sheet
from tests.collections_on_disk import koleksi
from tests.pdf.paper import DAY

_THINGS = (Kolom("kelengkapan"), Kolom("output"))
_WIDTHS = {Kolom.KEGIATAN: 210.0, _THINGS[0]: 60.0, _THINGS[1]: 60.0}
_ROWS = [40.0] * 6
_SIZE = 8.5
_HARD = (
    "Surat/nota dinas dan e-mail", "10-15 hari kerja", "1. Berkas\n2. Daftar hadir peserta rapat\n\n- konsep surat",
    "pertanggungjawaban/laporan", "2 menit/berkas",
)  # fmt: skip


def _wants(activity: str, *things: str) -> dict[Kolom, Wants]:
    texts = {Kolom.KEGIATAN: activity, **dict(zip(_THINGS, things * 2, strict=False))}
    return {key: wants_of([text] * len(_ROWS), key.value, _SIZE, _SIZE) for key, text in texts.items()}


def _least(wants: dict[Kolom, Wants]) -> dict[Kolom, float]:
    return {key: want.word for key, want in wants.items()}


def test_a_few_points_more_give_a_line_less() -> None:
    """What takes three lines gets the points that two lines need of what has them to spare; all have together what they had."""
    wants = _wants("Menyusun konsep surat undangan", "konsep surat undangan rapat", "surat")
    then = fewest_cut(_WIDTHS, wants, _least(wants), _ROWS, 500.0)
    assert (3, 2) == tuple(wants[_THINGS[0]].lines(0, widths[_THINGS[0]]) for widths in (_WIDTHS, then))
    assert 1 == wants[Kolom.KEGIATAN].lines(0, then[Kolom.KEGIATAN]) == wants[_THINGS[1]].lines(0, then[_THINGS[1]])
    assert sum(then.values()) == pytest.approx(sum(_WIDTHS.values()))


def test_times_get_what_keeps_them_whole() -> None:
    """Times take of others what one line needs, and give nothing."""
    waktu = Kolom("waktu")
    wants = {
        **_wants("Menyusun konsep surat undangan", "surat"),
        waktu: wants_of(["10 hari kerja"] * 6, "Waktu", _SIZE, _SIZE),
    }
    then = fewest_cut({**_WIDTHS, waktu: 50.0}, wants, _least(wants), _ROWS, 500.0)
    assert 1 == wants[waktu].lines(0, then[waktu])


@pytest.mark.parametrize("page", [0.0, 255.0, 260.0, 300.0, 330.0, 500.0])
def test_no_page_more_is_taken(page: float) -> None:
    """Rows may grow taller by it, but never over the end of a page; nor at all where it is not known what a page holds."""
    activity = "Menyusun konsep surat undangan rapat lalu menyampaikannya kepada Kabag"
    wants = _wants(activity, "konsep surat yang dikoreksi kembali")
    then = fewest_cut(_WIDTHS, wants, _least(wants), _ROWS, page)
    now, later = heights_at(_WIDTHS, wants, _ROWS), heights_at(then, wants, _ROWS)
    assert sum(later) <= sum(now) or page
    assert pages_taken(later, page) <= pages_taken(now, page)


@pytest.mark.parametrize("widths", [{}, {Kolom.KEGIATAN: 115.0}])
def test_what_is_wide_enough_stays(widths: dict[Kolom, float]) -> None:
    """Nothing changes where no line is saved, or nobody has anything to give."""
    short = "surat" if not widths else "konsep surat undangan rapat yang telah dikoreksi"
    wants = _wants("Menyusun konsep", short)
    assert (_WIDTHS | widths) == fewest_cut(_WIDTHS | widths, wants, dict.fromkeys(_WIDTHS, 112.0), _ROWS, 500.0)


def _texts() -> set[str]:
    steps = [step for entry in koleksi().entries.values() for step in entry.sop.kegiatan]
    boxes = [getattr(step, key.value) or () for step in steps for key in _THINGS]
    things = {text for box in boxes for text in ([box] if isinstance(box, str) else box)}
    return {*things, *(step.uraian for step in steps), *(step.waktu.teks for step in steps if step.waktu), *_HARD}


def test_lines_are_those_that_are_set() -> None:
    """At every width at which words are whole: columns are chosen by the lines that texts take, not by how long they are."""
    for text in _texts():
        want = wants_of([text], "", _SIZE, _SIZE)
        for width in range(int(want.word) + 1, 320, 9):
            rooms = [(said, width - PADDING - left * _SIZE) for said, left in cell_texts(text)]
            bounds = [lines_of([(said, REGULAR)], room, _SIZE) for said, room in rooms]
            least, most = sum(low for low, _ in bounds), sum(high for _, high in bounds)
            assert least <= want.lines(0, width) <= most, (text, width)


def test_the_first_seed() -> None:
    """No column of it could give another points and fewer lines be cut; its table still has one page."""
    catalog = koleksi()
    facts = Facts(catalog.entries["biro-bentanyan/daftar-konfirmasi-kecukupan"], catalog)
    made = official_sheet(facts, Printing(DAY))
    assert made.unpaged.columns is not None
    wants = claims_of(facts, made.unpaged.sheet.paper, _SIZE).wants
    widths = {key: made.unpaged.columns.texts[key.value] for key in _WIDTHS}
    cut = further_lines(widths, wants)
    for giver, taker in permutations(widths, 2):
        for points in (4.0, 8.0, 12.0):
            if widths[giver] - points >= wants[giver].word:
                then = {**widths, giver: widths[giver] - points, taker: widths[taker] + points}
                assert further_lines(then, wants) >= cut - wants[giver].line
    assert made.pages().count == 2
