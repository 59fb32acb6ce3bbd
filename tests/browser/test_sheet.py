# The sheet says what its source says, word by word and in its place.
from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from tatalaksana.catalog import Catalog, Entry, sop_page
from tatalaksana.facts import Facts
from tatalaksana.model import MUTU_BAKU, WAKTU, Bentuk, Kolom, say_date
from tests.browser.server import Site
from tests.browser.sheet import Sheet, as_sheet, columns, lane_heads, read_sheet, seen, texts
from tests.browser.sources import EVERY, SEEDS
from tests.browser.visitor import PHONE, Visitor
from tests.site.sample import FOLIO, MAKRO


@pytest.fixture(name="page", scope="module", params=EVERY)
def _page(request: pytest.FixtureRequest, site: Site, browser: Browser) -> Iterator[tuple[Entry, Page, Sheet]]:
    """An SOP of the collection, its page, and the sheet that it shows: opened once for all that only read it."""
    visitor, entry = Visitor(browser), site.catalog.entries[request.param]
    page = visitor.open(site.page(sop_page(entry.id)))
    yield entry, page, read_sheet(page)
    visitor.close()
    assert [] == visitor.problems


def test_each_cell_stands_in_its_row_and_column(page: tuple[Entry, Page, Sheet], site: Site, reader: Visitor) -> None:
    """Each cell of the source's table is on the page in the right row and column, whole, on a phone too."""
    entry, _, wide = page
    phone = read_sheet(as_sheet(reader.open(site.page(sop_page(entry.id)), width=PHONE)))
    for sheet in (wide, phone):
        assert _expected_body(entry, site.catalog) == [[cell.parts for cell in row] for row in sheet.body]


@pytest.mark.parametrize("name", [MAKRO, FOLIO])
def test_cells_follow_the_profile(name: str, sample: Site, reader: Visitor) -> None:
    """Columns in a profile's own order, shared times and rows without number are where the profile says."""
    entry = sample.catalog.entries[name]
    sheet = read_sheet(reader.open(sample.page(sop_page(name))))
    assert _expected_body(entry, sample.catalog) == [[cell.parts for cell in row] for row in sheet.body]
    assert _expected_head(entry, sample.catalog) == _leaves(sheet)


def test_heads_are_the_forms_own(page: tuple[Entry, Page, Sheet], site: Site) -> None:
    """Over each column stands its label, over each lane its office, and over groups Pelaksana and Mutu Baku."""
    entry, _, sheet = page
    catalog = site.catalog
    label = catalog.label_of(entry.sop)
    assert _expected_head(entry, catalog) == _leaves(sheet)
    for (kolom, _), cell in zip(columns(entry, catalog), sheet.head[0], strict=True):
        if kolom is Kolom.PELAKSANA:
            assert (label.pelaksana,) == cell.parts
        if kolom in MUTU_BAKU:
            assert (label.mutu_baku,) == cell.parts


def test_table_heads_have_their_scope(page: tuple[Entry, Page, Sheet], site: Site) -> None:
    """Heads are th with a scope: groups of columns, columns, and each row's step."""
    entry, shown, sheet = page
    assert {("TH", "col"), ("TH", "colgroup")} == {(cell.tag, cell.scope) for row in sheet.head for cell in row}
    places = [kolom for kolom, _ in columns(entry, site.catalog)]
    for row in sheet.body:
        assert ("TH", "row") == (row[places.index(Kolom.KEGIATAN)].tag, row[places.index(Kolom.KEGIATAN)].scope)
        assert [kolom is Kolom.PELAKSANA for kolom in places] == [cell.drawn for cell in row]
    table = shown.get_by_role("table", name=entry.sop.nama_lengkap)
    for lane in lane_heads(entry, site.catalog):
        expect(table.get_by_role("columnheader", name=lane, exact=True)).to_have_count(1)
    expect(table.get_by_role("rowheader")).to_have_count(len(entry.sop.kegiatan))


def test_identity_sheet_is_complete(page: tuple[Entry, Page, Sheet], site: Site) -> None:
    """Letterhead, number, dates, signatory and title stand in their fields, and the six boxes hold their texts in order."""
    entry, _, sheet = page
    catalog = site.catalog
    assert Facts(entry, catalog).sheet.letterhead.lines == sheet.kop
    pairs = dict(sheet.pairs)
    label = catalog.label_of(entry.sop)
    form = catalog.profil_of(entry.sop).format_tanggal
    dates = entry.sop.tanggal
    assert len(sheet.pairs) == 6
    assert (entry.sop.nomor or "") == pairs[label.nomor]
    assert entry.sop.judul == pairs[f"{label.judul} {entry.sop.jenis.value.capitalize()}"]
    for field, day in (
        (label.tanggal_pembuatan, dates.pembuatan), (label.tanggal_revisi, dates.revisi), (label.tanggal_efektif, dates.efektif)
    ):  # fmt: skip
        assert pairs[field].startswith(say_date(day, form) if day else ("☐", "☑", "")), field
    for signed in entry.sop.pengesahan:
        for word in (signed.jabatan, signed.nama or "", signed.nip or signed.nrp or ""):
            assert word in pairs[label.pengesahan]
    assert _expected_boxes(entry, catalog) == sheet.boxes


def test_dates_and_ticks_as_printed(site: Site, reader: Visitor) -> None:
    """The first seed's dates carry their weekday, computed, and its tick boxes say which date they tick."""
    page = reader.open(site.page("sop/biro-bentanyan/daftar-konfirmasi-kecukupan"))
    pairs = dict(read_sheet(page).pairs)
    assert pairs["Tanggal Pembuatan"] == "Kamis, 14 Desember 2017"
    assert pairs["Tanggal Efektif"] == "Rabu, 02 Mei 2018 ☑"
    assert pairs["Tanggal Revisi"] == "☐ Revisi ke"
    assert pairs["Disahkan oleh"].endswith("Candra Umpama, S.E., M.M. NRP. 1234/P")


def test_markdown_is_read_and_kept_small(sample: Site, reader: Visitor) -> None:
    """Inline Markdown becomes emphasis, and nothing of its marks is left to read."""
    page = reader.open(sample.page(sop_page(MAKRO)))
    expect(page.locator(".kotak em")).to_have_text(["lama", "hilang"])
    expect(page.locator(".kotak strong")).to_have_text(["surat"])
    expect(page.locator("td.ket em")).to_have_text(["satu"])


def test_symbols_say_who_does_what_next(page: tuple[Entry, Page, Sheet], site: Site) -> None:
    """Each symbol says whether it decides, in whose lane it stands, the words of its exits and the steps they lead to."""
    entry, shown, _ = page
    said: list[str] = shown.locator(".sop-tabel svg.g").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label'))"
    )
    expected = [_words_of(entry, index, lane_heads(entry, site.catalog)) for index in range(len(entry.flow.symbols))]
    assert len(expected) == len(said)
    for words in expected:
        found = next((one for one in said if all(word in one for word in words)), None)
        assert found is not None, words
        said.remove(found)
    expect(shown.locator(".sop-tabel").get_by_role("img")).to_have_count(len(entry.flow.symbols))


def test_a_decision_reads_as_on_the_form(site: Site, reader: Visitor) -> None:
    """The fourth step of the first seed is a decision with both ways out in words."""
    page = reader.open(site.page(sop_page("biro-bentanyan/daftar-konfirmasi-kecukupan")))
    said = "Keputusan oleh Kasubbag Penanaman. Bila setuju, ke langkah 5; bila tidak, kembali ke langkah 3."
    expect(page.locator("#langkah-4").get_by_role("img")).to_have_accessible_name(said)


@pytest.mark.parametrize("name", SEEDS)
def test_everything_reads_without_scripts(name: str, site: Site, reader: Visitor) -> None:
    """Without JavaScript the page shows the same sheet, one press away from its cards."""
    address = site.page(sop_page(name))
    assert read_sheet(reader.open(address)) == _without_scripts(reader, address)


def _without_scripts(visitor: Visitor, address: str) -> Sheet:
    # Playwright itself may still read the page; only the page's own scripts are off.
    return read_sheet(as_sheet(visitor.open(address, scripts=False)))


def _expected_body(entry: Entry, catalog: Catalog) -> list[list[tuple[str, ...]]]:
    above = entry.flow.shared
    rows = []
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        cells: list[tuple[str, ...]] = []
        for kolom, lane in columns(entry, catalog):
            if kolom is Kolom.NO:
                cells.append((entry.flow.numbers[row],) if entry.flow.numbers[row] else ())
            elif kolom is Kolom.PELAKSANA:
                cells.append(_words_in_lane(entry, row, lane))
            elif kolom is WAKTU:
                waktu = entry.sop.kegiatan[above.get(row, row)].waktu
                cells.append((seen(waktu.teks),) if waktu else ())
            elif kolom is Kolom.KEGIATAN:
                cells.append(texts(kegiatan.uraian))
            else:
                cells.append(texts(getattr(kegiatan, kolom.value)))
        rows.append(cells)
    return rows


def _words_in_lane(entry: Entry, row: int, lane: int) -> tuple[str, ...]:
    """Words inside the symbols of a lane's cell; labels beside the lines are the chart tests' matter."""
    here = [symbol for symbol in entry.flow.symbols if (symbol.row, symbol.lane) == (row, lane)]
    return tuple(symbol.teks for symbol in here if symbol.teks)


def _expected_head(entry: Entry, catalog: Catalog) -> list[tuple[str, ...]]:
    label, lanes = catalog.label_of(entry.sop), lane_heads(entry, catalog)
    return [
        (lanes[lane] if kolom is Kolom.PELAKSANA else getattr(label, kolom.value),)
        for kolom, lane in columns(entry, catalog)
    ]


def _leaves(sheet: Sheet) -> list[tuple[str, ...]]:
    return [cell.parts for cell in sheet.head[1]]


def _expected_boxes(entry: Entry, catalog: Catalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sop, label = entry.sop, catalog.label_of(entry.sop)
    laws = [seen(dasar.teks or catalog.registers.peraturan[dasar.peraturan or ""].judul) for dasar in sop.dasar_hukum]
    related = []
    for link in catalog.keterkaitan[entry.id]:
        mark = "belum diterbitkan" if link.target is None else catalog.cards[link.target].sebutan_status
        related.append(link.rujukan.teks if mark == "berlaku" else f"{link.rujukan.teks} {mark}")
    return (
        (f"{label.dasar_hukum} :", tuple(laws)),
        (f"{label.kualifikasi_pelaksana} :", texts(sop.kualifikasi_pelaksana)),
        (f"{label.keterkaitan} :", tuple(related)),
        (f"{label.peralatan} :", texts(sop.peralatan)),
        (f"{label.peringatan} :", texts(sop.peringatan)),
        (f"{label.pencatatan} :", texts(sop.pencatatan)),
    )


def _words_of(entry: Entry, index: int, lanes: Sequence[str]) -> list[str]:
    """What a symbol's name has to hold."""
    symbol = entry.flow.symbols[index]
    if symbol.made_up:
        words = ["Mulai" if symbol.starts else "Selesai", lanes[symbol.lane]]
    else:
        words = [
            "Keputusan" if symbol.bentuk is Bentuk.BELAH_KETUPAT else "Kegiatan",
            f"oleh {lanes[symbol.lane]}",
            symbol.teks,
        ]
    for edge in entry.flow.edges:
        if edge.source == index:
            target = entry.flow.symbols[edge.target]
            here = target.row == symbol.row
            place = (
                "selesai"
                if target.made_up
                else "di langkah ini"
                if here and not symbol.made_up
                else entry.flow.called(target.row)
            )
            words += [edge.label, place]
    return words
