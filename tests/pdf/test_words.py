# Every word of an SOP is on its sheet, once, in its cell.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from tatalaksana.catalog import Catalog, Entry, collect
from tatalaksana.facts import Facts
from tatalaksana.facts.simbol import symbol_words
from tatalaksana.model import Isi, Kertas, plain, say_date
from tests.collections_on_disk import koleksi
from tests.pdf.paper import Sheet, printed, squeezed
from tests.site.sample import MAKRO, sample_project

CATALOG = koleksi()
SEEDS = [name for name in CATALOG.entries if name.startswith("biro-")]
_JOINTS = ("Lanjutandarihalamansebelumnya", "Bersambungkehalamanberikutnya")

seeds = pytest.mark.parametrize("name", SEEDS)


@cache
def sheet(name: str, paper: Kertas | None = None) -> Sheet:
    """The sheet of a real SOP, made once for all tests."""
    return printed(CATALOG, name, paper)


def test_there_are_five_seeds() -> None:
    """The tests below are of the five real SOP."""
    assert len(SEEDS) == 5


@pytest.mark.no_cover
@seeds
@pytest.mark.parametrize("paper", list(Kertas))
def test_each_cell_has_its_text_once(name: str, paper: Kertas) -> None:
    """The table's cells are the source's, in order; the rows that page breaks add are for the eye."""
    assert sheet(name, paper).cells() == list(_cells(CATALOG.entries[name]))
    pages = [squeezed(page) for page in sheet(name, paper).pages]
    before, after = (sum(words in page for page in pages) for words in _JOINTS)
    assert before == after <= len(pages) - 2


@seeds
def test_pages_show_these_characters_and_no_other(name: str) -> None:
    """What is drawn, in tags or not, is made of the characters of the form's texts and of nothing else."""
    entry, pages = CATALOG.entries[name], sheet(name).pages
    expected = Counter("".join(map(squeezed, _identity(entry, CATALOG))))
    expected += Counter("".join(_cells(entry)) + squeezed(entry.sop.nama_lengkap))
    tables = len(pages) - 1
    expected += Counter("".join(map(squeezed, _heads(entry, CATALOG))) * tables)
    for number in range(1, len(pages) + 1):
        assert entry.sop.tanggal.efektif is not None
        since, sidik = say_date(entry.sop.tanggal.efektif), Facts(entry, CATALOG).sidik
        facts = f"{entry.sop.nomor} · berlaku mulai {since} · sidik {sidik}"
        expected += Counter(
            squeezed(f"{facts} Dokumen ini tidak terkendali apabila dicetak Halaman {number} dari {len(pages)}")
        )
    expected += Counter(
        "".join(edge.label for edge, route in zip(entry.flow.edges, entry.geometry.routes, strict=True) if route.label)
    )
    found = Counter(squeezed("".join(pages)))
    for page in pages:
        expected += Counter("".join(words for words in _JOINTS if words in squeezed(page)))
    rest = found - expected
    assert expected - found == Counter()
    assert set(rest) <= set("ABCDEFGHIJkedarihl.0123456789")
    # What is left is «ke hal. 3» and «dari hal. 2».
    assert rest["h"] == rest["l"] == rest["."] == rest["k"] + rest["d"]


@seeds
def test_words_of_a_cell_are_together(name: str) -> None:
    """Without its tags too, a page's text has each cell's words together and in order."""
    pages = squeezed("".join(sheet(name).pages))
    assert [] == [cell for cell in _cells(CATALOG.entries[name]) if cell not in pages]


@seeds
def test_the_identity_sheet_is_complete(name: str) -> None:
    """Letterhead, facts, signature and boxes are read aloud in the form's order, each once."""
    entry = CATALOG.entries[name]
    parts = []
    for child in sheet(name).tags.children:
        if child.kind in {"Table", "H2"}:
            break
        parts.append(child.text)
    assert squeezed("".join(parts)) == "".join(map(squeezed, _identity(entry, CATALOG))).replace("✓", "")
    ticks = sum(figure.alt in {"dicentang", "tidak dicentang"} for figure in sheet(name).tags.all("Figure"))
    assert ticks == (0 if entry.sop.tanggal.centang is None else 2)


@seeds
def test_symbols_are_told_in_words(name: str) -> None:
    """Each symbol is a figure whose words are those of every other output, in the order of the rows."""
    entry = CATALOG.entries[name]
    said = symbol_words(entry.flow, Facts(entry, CATALOG).lajur)
    order = sorted(range(len(said)), key=lambda index: (entry.flow.symbols[index].row, entry.flow.symbols[index].lane))
    assert [said[index] for index in order] == [
        figure.alt
        for figure in sheet(name).tags.all("Figure")
        if figure.alt not in {"Lambang instansi", "dicentang", "tidak dicentang"}
    ]


def test_a_shared_time_is_said_once_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A time for several rows stands once beside them; symbols with words of their own show these too."""
    root = sample_project(tmp_path_factory.mktemp("contoh")).root
    catalog = collect(root / "sops", "sops").catalog
    cells = Counter(printed_with_logo(catalog).cells())
    assert cells["2-3harikerja"] == 1
    assert cells["Viaaplikasi"] == 1
    assert cells["Palinglamasatuhari"] == 1


def printed_with_logo(catalog: Catalog) -> Sheet:
    """The sample's macro SOP; its profile has a logo and numbers under the head."""
    return printed(catalog, MAKRO)


def _cells(entry: Entry) -> Iterator[str]:
    for row, (number, kegiatan) in enumerate(zip(entry.flow.numbers, entry.sop.kegiatan, strict=True)):
        what = plain(kegiatan.uraian) + (f"Rincian: {kegiatan.rincian.teks}" if kegiatan.rincian else "")
        time = kegiatan.waktu.teks if kegiatan.waktu else ""
        symbols = [
            "".join(symbol.teks for symbol in entry.flow.symbols if (symbol.row, symbol.lane) == (row, lane))
            for lane in range(entry.flow.lanes)
        ]
        for text in (
            number,
            what,
            *symbols,
            _isi(kegiatan.kelengkapan),
            time,
            _isi(kegiatan.output),
            _isi(kegiatan.ket),
        ):
            if text:
                yield squeezed(text)


def _isi(isi: Isi | None) -> str:
    if isi is None or isinstance(isi, str):
        return plain(isi or "")
    return "".join(f"{number}.{plain(text)}" for number, text in enumerate(isi, 1))


def _identity(entry: Entry, catalog: Catalog) -> list[str]:
    sop, label, form = entry.sop, catalog.label_of(entry.sop), catalog.profil_of(entry.sop).format_tanggal
    dates = sop.tanggal
    ticked = {part.value for part in dates.centang or ()}
    (signed,) = sop.pengesahan
    tick = {key: "✓" if key in ticked else "" for key in ("revisi", "efektif")}
    boxes = [
        (label.dasar_hukum, tuple(dasar.teks or catalog.registers.peraturan[dasar.peraturan or ""].judul for dasar in sop.dasar_hukum)),
        (label.kualifikasi_pelaksana, sop.kualifikasi_pelaksana),
        (label.keterkaitan, tuple(rujukan.teks for rujukan in sop.keterkaitan)),
        (label.peralatan, sop.peralatan), (label.peringatan, sop.peringatan), (label.pencatatan, sop.pencatatan),
    ]  # fmt: skip
    assert sop.nomor
    made, revised, effective = (
        say_date(day, form) if day else "" for day in (dates.pembuatan, dates.revisi, dates.efektif)
    )
    return [
        *Facts(entry, catalog).sheet.letterhead.lines, label.nomor, sop.nomor, label.tanggal_pembuatan, made,
        label.tanggal_revisi, revised, tick["revisi"],
        label.revisi_ke if dates.centang is not None else "",
        label.tanggal_efektif, effective, tick["efektif"],
        label.pengesahan, signed.jabatan, signed.nama or "", f"NIP. {signed.nip}" if signed.nip else f"NRP. {signed.nrp}",
        f"{label.judul} {sop.jenis.value.capitalize()}", sop.judul,
        *(f"{title} :{_isi(body)}" for title, body in boxes),
    ]  # fmt: skip


def _heads(entry: Entry, catalog: Catalog) -> list[str]:
    label = catalog.label_of(entry.sop)
    return [
        label.no, label.kegiatan, label.pelaksana, label.mutu_baku, label.ket, label.kelengkapan, label.waktu, label.output,
        *Facts(entry, catalog).lajur,
    ]  # fmt: skip
