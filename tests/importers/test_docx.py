# Word documents: tables with merged cells, numbers that Word counts, and shapes that hang in cells.
from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tatalaksana.importers import Keyakinan, Terkenali, draft_text, recognise
from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadTable, ReadText
from tatalaksana.model import Bentuk, flow_of
from tests.collections_on_disk import koleksi
from tests.importers.documents import IDENTITY, ground, imported, recognised
from tests.importers.word_documents import cell, document, group, hanging, old, paragraph, picture, table

_WIDTHS = (30, 150, 80, 80, 90, 60, 90, 60)
_IDENTITY = table((200, 120, 300), [[cell(text) for text in row] for row in IDENTITY], 20)
_HEAD = (
    (cell("No", merge="restart"), cell("Kegiatan", merge="restart"), cell("Pelaksana", across=2), cell("Mutu Baku", across=3), cell("Ket", merge="restart")),
    (cell(merge="continue"), cell(merge="continue"), cell("Petugas"), cell("Kepala"), cell("Kelengkapan"), cell("Waktu"), cell("Output"), cell(merge="continue")),
)  # fmt: skip
_DOWN = hanging(21, "straightConnector1", 40, 30, 80, 20, head=True)
"""From the first row's lane to the second's, in points from the cell's paragraph."""


def _rows(first: str, second: str, third: str) -> list[tuple[str, ...]]:
    return [
        (cell("1"), cell("Mencatat surat"), cell(inside=first), cell(), cell("Surat"), cell("5 menit"), cell("Tercatat"), cell()),
        (cell("2"), cell("Memeriksa surat"), cell(), cell(inside=second), cell("Tercatat"), cell("1 jam"), cell("Disposisi"), cell()),
        (cell("3"), cell("Menyimpan surat"), cell(inside=third), cell(), cell("Disposisi"), cell("5 menit"), cell("Arsip"), cell()),
    ]  # fmt: skip


_NEW = _rows(
    hanging(11, "flowChartTerminator", 20, 8, 40, 22) + _DOWN, hanging(12, "flowChartDecision", 20, 10, 40, 22) + hanging(22, "straightConnector1", -39, 32, 79, 14, head=True),
    hanging(13, "flowChartTerminator", 0, 6, 40, 22),
)  # fmt: skip


def test_tables_of_word() -> None:
    """Identity, heads merged both ways and the rows are read from a document's tables."""
    sop = imported(
        reading_of(
            "a.docx",
            document(_IDENTITY + paragraph("SOP Mikro Peminjaman Ruang Rapat") + table(_WIDTHS, [*_HEAD, *_NEW])),
        )
    )
    (signed,) = sop.pengesahan
    assert (sop.nomor, sop.judul, sop.jenis.value, signed.nama, signed.nip) == (
        "060/12/SOP/2025",
        "Peminjaman Ruang Rapat",
        "mikro",
        "Sri Contoh, S.Sos.",
        "197001011990031001",
    )
    assert [(step.uraian, step.waktu and step.waktu.teks, step.output) for step in sop.kegiatan] == [
        ("Mencatat surat", "5 menit", "Tercatat"), ("Memeriksa surat", "1 jam", "Disposisi"), ("Menyimpan surat", "5 menit", "Arsip"),
    ]  # fmt: skip


def test_shapes_that_hang_in_cells() -> None:
    """A shape stands in the row and lane where it hangs; its fall-back is not read again."""
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *_NEW]))))
    assert [[(one.lajur, one.bentuk) for one in row.simbol] for row in found.baris] == [
        [(0, "kapsul")],
        [(1, "belah-ketupat")],
        [(0, "kapsul")],
    ]
    assert [way.tujuan for way in found.baris[0].simbol[0].jalan] == [(1, 0)]


@pytest.mark.parametrize(
    ("way", "ground", "said", "corner"),
    [
        ("H", "page", "<wp:align>center</wp:align>", 401),
        ("H", "margin", "<wp:align>right</wp:align>", 766),
        ("H", "column", "<wp:align>center</wp:align>", 401),
        ("H", "rightMargin", "<wp:posOffset>-127000</wp:posOffset>", 796),
        ("V", "margin", "<wp:align>bottom</wp:align>", 537),
        ("V", "bottomMargin", "<wp:posOffset>-254000</wp:posOffset>", 539),
    ],
)
def test_where_shapes_are_said_to_stand(way: str, ground: str, said: str, corner: float) -> None:
    """A shape's place counts from the page, its margins or its column, by a length or by the side that it is at."""
    shape = hanging(11, "flowChartTerminator", 0, 0, 40, 22)
    place = f'<wp:position{way} relativeFrom="{ground}">{said}</wp:position{way}>'
    shape = re.sub(f"<wp:position{way} .*?</wp:position{way}>", place, shape)
    (found,) = reading_of("a.docx", document(paragraph("", shape))).shapes
    assert (found.bounds.left if way == "H" else found.bounds.top) == pytest.approx(corner)


def test_a_place_that_is_said_in_two_ways() -> None:
    """Where a place is a part of the page for new programs and a length for others, it is the length."""
    shape = hanging(11, "flowChartTerminator", 60, 0, 40, 22)
    choice = '<mc:Choice Requires="wp14"><wp:positionH relativeFrom="page"><wp:pctPosHOffset>1</wp:pctPosHOffset></wp:positionH></mc:Choice>'
    shape = re.sub(
        "<wp:positionH .*?</wp:positionH>",
        rf"<mc:AlternateContent>{choice}<mc:Fallback>\g<0></mc:Fallback></mc:AlternateContent>",
        shape,
    )
    (found,) = reading_of("a.docx", document(paragraph("", shape))).shapes
    assert found.bounds.left == pytest.approx(96)


@pytest.mark.parametrize(
    ("seen", "unseen"),
    [
        ("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"),
        ('name="B12"', 'name="B12" hidden="1"'),
        ("<w:r>.*", r'<w:del w:id="1">\g<0></w:del>'),
    ],
)
def test_shapes_that_nobody_sees(seen: str, unseen: str) -> None:
    """Shapes that are hidden, or that a tracked change took away, are no symbols; how many they are is told."""
    gone = re.sub(seen, unseen, hanging(12, "flowChartProcess", -60, 8, 40, 22), count=1)
    rows = _rows(
        hanging(11, "flowChartTerminator", 20, 8, 40, 22), gone, hanging(13, "flowChartTerminator", 20, 8, 40, 22)
    )
    reading = reading_of("a.docx", document(table(_WIDTHS, [*_HEAD, *rows])))
    assert [one.name for one in reading.shapes] == ["1:11", "2:13"]
    assert "Bentuk yang disembunyikan atau dihapus tidak dibaca: 1." in reading.remarks


def test_a_paragraph_above_a_chart_is_no_exit() -> None:
    """Where Word sets a table is only estimated: a paragraph above it names no exit of a chart that counts from the page."""
    drawing = hanging(11, "flowChartTerminator", 230, 100, 40, 22) + hanging(12, "flowChartDecision", 400, 130, 40, 22)
    drawing += hanging(13, "flowChartTerminator", 230, 190, 40, 22)
    drawing += hanging(21, "straightConnector1", 250, 122, 150, 19, head=True)
    drawing += hanging(22, "straightConnector1", 420, 152, -150, 49, head=True)
    drawing += hanging(23, "straightConnector1", 400, 141, -130, -30, head=True)
    drawing = re.sub(r'relativeFrom="\w+"', 'relativeFrom="page"', drawing)
    above = paragraph("Lembar 2", drawing)
    rows = [*_HEAD, *_rows("", "", "")]
    content = document(_IDENTITY + above + table((30, 150, 130, 130, 90, 60, 90, 60), rows))
    exits = [
        way.label for row in recognised(reading_of("a.docx", content)).baris for one in row.simbol for way in one.jalan
    ]
    assert exits == ["", "ya", "tidak", ""]


def test_shapes_of_old_documents() -> None:
    """VML alone, as documents from before 2010 have it."""
    rows = _rows(old("116", 20, 8, 40, 22), old("110", 20, 10, 40, 22), old("116", 20, 6, 40, 22))
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows]))))
    assert [[(one.lajur, one.bentuk) for one in row.simbol] for row in found.baris] == [
        [(0, "kapsul")],
        [(1, "belah-ketupat")],
        [(0, "kapsul")],
    ]


def test_old_lines_in_a_group() -> None:
    """In a group of an old document lines count in its units, as its shapes do."""
    size = "left:{};top:{};width:800;height:440"
    shapes = "".join(
        f'<v:shape type="#_x0000_t{kind}" id="g{at}" style="{size.format(*place)}"/>'
        for at, (kind, place) in enumerate((("116", (400, 160)), ("110", (2000, 960)), ("116", (400, 1760))))
    )
    lines = "".join(
        f'<v:line from="{start}" to="{end}"><v:stroke endarrow="block"/></v:line>'
        for start, end in (("800,600", "2400,960"), ("2400,1400", "800,1760"))
    )
    style = "position:absolute;margin-left:0;margin-top:0;width:160pt;height:120pt"
    group = f'<w:r><w:pict><v:group style="{style}" coordsize="3200,2400">{shapes}{lines}</v:group></w:pict></w:r>'
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *_rows(group, "", "")]))))
    assert [(one.lajur, one.bentuk, [way.tujuan for way in one.jalan]) for row in found.baris for one in row.simbol] == [
        (0, "kapsul", [(1, 0)]), (1, "belah-ketupat", [(2, 0)]), (0, "kapsul", [None]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arrow",
    [
        '<v:polyline points="800,600 2400,600 2400,960"><v:stroke endarrow="block"/></v:polyline>',
        '<v:shape style="left:800;top:600;width:1600;height:360" coordsize="160,36" path="m,l160,r,36e"><v:stroke endarrow="block"/></v:shape>',
        '<v:shape style="left:800;top:600;width:1600;height:360;flip:x" coordsize="160,36" path="m160,l,,,36e"><v:stroke endarrow="block"/></v:shape>',
    ],
)
@pytest.mark.parametrize("flip", ["", "flip:x"])
def test_old_lines_that_are_drawn_freely(arrow: str, flip: str) -> None:
    """An arrow of an old document that turns corners leads where its last part ends, also in a group that is mirrored."""
    corners = 'coordsize="4,4" path="m2,l4,2,2,4,,2xe"'
    shapes = "".join(
        f'<v:shape {kind} id="g{at}" style="left:{left};top:{top};width:800;height:440"/>'
        for at, (kind, left, top) in enumerate(
            (('type="#_x0000_t116"', 400, 160), (corners, 2000, 960), ('type="#_x0000_t116"', 400, 1760))
        )
    )
    within = (
        f'<v:group style="left:0;top:0;width:3200;height:2400;{flip}" coordsize="3200,2400">{shapes}{arrow}</v:group>'
    )
    style = f"position:absolute;margin-left:0;margin-top:0;width:160pt;height:120pt;{flip}"
    group = f'<w:r><w:pict><v:group style="{style}" coordsize="3200,2400">{within}</v:group></w:pict></w:r>'
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *_rows(group, "", "")]))))
    assert [(one.lajur, one.bentuk) for row in found.baris for one in row.simbol] == [
        (0, "kapsul"),
        (1, "belah-ketupat"),
        (0, "kapsul"),
    ]
    assert [way.tujuan for way in found.baris[0].simbol[0].jalan] == [(1, 0)]


def test_an_old_group_that_is_mirrored() -> None:
    """What is in a mirrored group of an old document stands where the page shows it."""
    shapes = "".join(
        f'<v:shape type="#_x0000_t{kind}" id="g{at}" style="left:{left};top:{top};width:800;height:440"/>'
        for at, (kind, left, top) in enumerate((("116", 400, 1800), ("110", 2000, 1000), ("116", 400, 200)))
    )
    style = "position:absolute;margin-left:0;margin-top:0;width:160pt;height:120pt;flip:y"
    line = '<v:line from="800,1800" to="2000,1220"><v:stroke endarrow="block"/></v:line>'
    group = f'<w:r><w:pict><v:group style="{style}" coordsize="3200,2400">{shapes}{line}</v:group></w:pict></w:r>'
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *_rows(group, "", "")]))))
    assert [one.bentuk for row in found.baris for one in row.simbol] == ["kapsul", "belah-ketupat", "kapsul"]
    assert [way.tujuan for way in found.baris[0].simbol[0].jalan] == [(1, 0)]


def test_old_lines_that_are_turned() -> None:
    """A line of an old document that leaves a symbol downwards is one that goes across, turned; where it is mirrored too, which end has the head is not sure."""
    stroke = '<v:stroke endarrow="block"/>'
    first = old("33", 54.5, 15.5, 31, 60, stroke).replace("position:absolute", "position:absolute;rotation:90;flip:y")
    second = old("33", -2.5, 14.5, 25, 60, stroke).replace("position:absolute", "position:absolute;rotation:90")
    rows = _rows(old("116", 20, 8, 40, 22) + first, old("109", 20, 10, 40, 22) + second, old("116", 20, 6, 40, 22))
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows]))))
    ways = [way for row in found.baris for symbol in row.simbol for way in symbol.jalan if way.tujuan]
    assert [(way.tujuan, way.dasar.yakin.value) for way in ways] == [((1, 0), "tebakan"), ((2, 0), "pasti")]


def test_numbers_that_word_counts() -> None:
    """Rows and items whose numbers stand nowhere are numbered as Word does."""
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    number = '<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr></w:pPr></w:p></w:tc>'
    rows = [(number, *row[1:]) for row in _NEW]
    found = recognised(
        reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows]), {"word/numbering.xml": numbering}))
    )
    assert [row.nomor for row in found.baris] == ["1", "2", "3"]


def test_a_table_without_drawing_is_read_by_its_words() -> None:
    """Where no shape is drawn, who acts is a guess, and the draft still holds."""
    rows = _rows("", "", "")
    sop = imported(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows]))))
    assert flow_of(sop)[1] == ()
    assert all(one.bentuk is not Bentuk.BELAH_KETUPAT for one in flow_of(sop)[0].symbols)
    assert any("pelaksana" in item for item in sop.perlu_diperiksa)


@pytest.mark.parametrize("name", ["a.docx", "a.docm"])
def test_macros_of_word_are_told(name: str) -> None:
    """They are named and not read."""
    reading = reading_of(name, document(_IDENTITY, {"word/vbaProject.bin": "x"}))
    assert any("makro" in one for one in reading.remarks)


@pytest.mark.parametrize("ending", ["docm", "dotx", "dotm", "docx"])
def test_macros_and_what_lies_outside_are_told(ending: str) -> None:
    """A template or picture elsewhere, and macros, are named in the report and not opened, whatever the ending; links are none."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    outside = {
        f"word/_rels/{part}.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{kind}{what}" Target="{where}" TargetMode="External"/></Relationships>'
        for part, what, where in (
            ("settings", "attachedTemplate", "http://contoh.invalid/templat.dotm"), ("document", "hyperlink", "http://contoh.invalid/halaman"),
            ("footer1", "image", "http://contoh.invalid/lambang.png"),
        )
    }  # fmt: skip
    more = {**outside, "word/vbaProject.bin": "x", "word/_rels/header1.xml.rels": "<rusak"}
    remarks = reading_of(f"a.{ending}", document(_IDENTITY, more)).remarks
    assert remarks == (
        "Dokumen ini memuat makro; makronya tidak dibaca dan tidak dijalankan.",
        "Dokumen ini memakai templat di luar berkasnya, yang tidak dibuka: «http://contoh.invalid/templat.dotm».",
        "Dokumen ini memakai gambar di luar berkasnya, yang tidak dibuka: «http://contoh.invalid/lambang.png».",
    )
    assert reading_of(f"a.{ending}", document(_IDENTITY)).remarks == ()


@pytest.mark.parametrize("drawn", ["old", "new"])
def test_a_diamond_without_arrows_decides_as_its_words_say(drawn: str) -> None:
    """Where no arrow of it was read, the sentence of its step tells its exits, as a guess; where one was that leads elsewhere it stays."""
    decides = old("110", 20, 10, 40, 22) if drawn == "old" else hanging(12, "flowChartDecision", 20, 10, 40, 22)
    boxes = (old("116", 20, 8, 40, 22), old("116", 0, 6, 40, 22))
    rows = _rows(boxes[0], decides, boxes[1])
    told = cell("Memeriksa surat; bila tidak lengkap kembali ke langkah 1")
    rows[1] = (rows[1][0], told, *rows[1][2:])
    (symbol,) = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows])))).baris[1].simbol
    assert (symbol.bentuk, symbol.memutus) == ("belah-ketupat", True)
    assert [(way.label, way.tujuan, way.dasar.yakin) for way in symbol.jalan] == [
        ("lengkap", (2, 0), Keyakinan.TEBAKAN), ("tidak lengkap", (0, 0), Keyakinan.TEBAKAN),
    ]  # fmt: skip


def test_raised_letters() -> None:
    """A raised letter behind a time is that of a note, a raised figure behind a unit what it is there."""
    rows = _rows("", "", "")
    up = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    times = (*rows[0][:5], cell("5 menit", inside=up.format("a")), cell("Kebun 9 m", inside=up.format("2")), rows[0][7])
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, times, *rows[1:]]))))
    assert [found.baris[0].isi[key].isi for key in ("waktu", "output")] == ["5 menit", "Kebun 9 m²"]


def test_pictures_in_lanes() -> None:
    """A picture in a lane's cell says who acts, as a mark does; one that is called an arrow, or lies in no lane, does not."""
    rows = _rows(picture("Picture 1"), picture("Picture 2"), picture("Picture 3") + _DOWN.replace("wps:wsp", "w:none"))
    rows[0] = (*rows[0][:3], cell(inside=picture("Panah 4")), *rows[0][4:])
    identity = _IDENTITY.replace("<w:p>", f"<w:p>{picture('Lambang')}", 1)
    found = recognised(reading_of("a.docx", document(identity + table(_WIDTHS, [*_HEAD, *rows]))))
    assert [[one.lajur for one in row.simbol] for row in found.baris] == [[0], [1], [0]]
    assert {one.dasar.yakin for row in found.baris for one in row.simbol} == {Keyakinan.MUNGKIN}
    assert all("tidak dibaca" in one.dasar.mengapa for row in found.baris for one in row.simbol)


@pytest.mark.parametrize("who", ["Petugas ", ""])
@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)])
def test_a_chart_in_a_column_without_who_acts(who: str, order: tuple[int, int, int]) -> None:
    """«No | Prosedur | Bagan Alir»: symbols and arrows are those of their rows; who acts is what the sentences say, or nobody."""
    down = hanging(21, "straightConnector1", 90, 27, 1, 18, head=True)
    drawn = (
        hanging(11, "flowChartTerminator", 60, 5, 60, 22) + down,
        hanging(12, "flowChartDecision", 60, 5, 60, 25) + down.replace("21", "22"),
        hanging(13, "flowChartTerminator", 60, 5, 60, 22),
    )
    told = [f"{who}mencatat surat", f"{who}memeriksa surat; bila tidak lengkap kembali ke langkah 1", f"{who}menyimpan surat"]  # fmt: skip
    rows = [
        (cell(str(at)), cell(text), cell(inside=shape)) for at, (text, shape) in enumerate(zip(told, drawn, strict=True), 1)
    ]  # fmt: skip
    head = cell("No"), cell("Prosedur"), cell("Bagan Alir")
    lines = [[row[at] for at in order] for row in [head, *rows]]
    widths = [(30, 250, 180)[at] for at in order]
    found = recognised(reading_of("a.docx", document(paragraph("Nomor SPO: 7/S") + table(widths, lines, 50))))
    assert [row.isi["uraian"].isi for row in found.baris] == told
    assert [[one.bentuk for one in row.simbol] for row in found.baris] == [["kapsul"], ["belah-ketupat"], ["kapsul"]]
    assert [way.tujuan for way in found.baris[0].simbol[0].jalan] == [(1, 0)]
    assert [way.label for way in found.baris[1].simbol[0].jalan] == ["lengkap", "tidak lengkap"]
    assert [lane.label for lane in found.lajur] == (["Petugas"] if who else [])
    assert {one.dasar.yakin for row in found.baris for one in row.simbol} == {Keyakinan.TEBAKAN}


@pytest.mark.parametrize(
    ("said", "ways", "asked"),
    [
        ("Menyetujui / menolak. Ya: lanjut ke langkah 3. Tidak: kembali ke langkah 1", [("Ya", (2, 0)), ("Tidak", (0, 0))], ""),
        ("Memeriksa; jika cukup diteruskan, jika tidak dikembalikan kepada pegawai", [], "Tertulis «jika tidak dikembalikan kepada pegawai»"),
        ("Memeriksa surat", [], "Panah keluar belah ketupat ini tidak terbaca. Bila keputusan, tulis jalan keluarnya."),
    ],
)  # fmt: skip
def test_a_diamond_without_arrows(said: str, ways: list[tuple[str, tuple[int, int]]], asked: str) -> None:
    """It decides as its step's words say; where they don't, its exits are asked for by themselves, in the last row too."""
    boxes = [hanging(11 + at, form, 20, 8, 40, 22) for at, form in enumerate(("flowChartTerminator", "flowChartDecision", "flowChartTerminator"))]  # fmt: skip
    rows = _rows(*boxes)
    rows[1] = (rows[1][0], cell(said), *rows[1][2:])
    (symbol,) = (found := _drawn(rows)).baris[1].simbol
    assert ([(way.label, way.tujuan) for way in symbol.jalan], symbol.memutus) == (ways, bool(ways))
    assert any(asked in one for one in _asked(found))
    assert asked == "" or any(asked in one for one in _asked(_drawn(rows[:2])))


def _drawn(rows: list[tuple[str, ...]]) -> Terkenali:
    return recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *rows]))))


def _asked(found: Terkenali) -> list[str]:
    doubts = draft_text(found, koleksi().registers, "a").doubts
    return [one for one in doubts if one.startswith("kegiatan 2")]


def test_numbers_that_a_style_gives() -> None:
    """A paragraph whose style, or the one that it is based on, is numbered has its number; one that turns it off has none."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:numbering {names}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    styles = (
        f'<w:styles {names}><w:style w:type="paragraph" w:styleId="Nomor"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Nomor"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style></w:styles>'
    )
    body = "".join(
        paragraph(text).replace("<w:p>", f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>')
        for text, style, own in (
            ("Prosedur", "Biasa", ""),
            ("Mencatat", "Nomor", ""),
            ("Memeriksa", "Anak", ""),
            ("Lain", "Nomor", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Ujung", "Putar", ""),
        )
    )
    found = reading_of("a.docx", document(body, {"word/numbering.xml": numbering, "word/styles.xml": styles}))
    assert [block.text for block in found.blocks if isinstance(block, ReadText)] == [
        "Prosedur", "1. Mencatat", "2. Memeriksa", "Lain", "Ujung",
    ]  # fmt: skip


def test_changes_that_word_keeps_track_of() -> None:
    """They are read as if all were accepted, what was moved stands once, and what was taken away is told."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>2 hari</w:delText></w:r></w:del><w:ins w:id="2" w:author="A">' + run.format("4 hari") + "</w:ins>"  # fmt: skip
    moved = (
        '<w:moveFrom w:id="3" w:author="A">' + run.format("Arsip") + '</w:moveFrom>' + run.format("Buku") + '<w:moveTo w:id="4" w:author="A">' + run.format(" Arsip") + "</w:moveTo>"
    )  # fmt: skip
    found = reading_of("a.docx", document(f"<w:p>{gone}</w:p><w:p>{moved}</w:p>"))
    assert [block.text for block in found.blocks if isinstance(block, ReadText)] == ["4 hari", "Buku Arsip"]
    assert "Perubahan terlacak dibaca seolah diterima semua; yang dihapus: «2 hari»" in found.remarks


def test_words_that_nobody_sees() -> None:
    """Hidden letters are no words of the paragraph that they stand in; the report quotes them."""
    shown, hidden = (
        "<w:r><w:t>PMK Nomor 1 Tahun 2020</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space='preserve'> cek lagi</w:t></w:r>",
    )
    off = hidden.replace("<w:vanish/>", '<w:vanish w:val="0"/>')
    found = reading_of("a.docx", document(f"<w:p>{shown}{hidden}</w:p><w:p>{shown}{off}</w:p>"))
    assert [block.text for block in found.blocks if isinstance(block, ReadText)] == [
        "PMK Nomor 1 Tahun 2020", "PMK Nomor 1 Tahun 2020 cek lagi",
    ]  # fmt: skip
    assert "Teks tersembunyi tidak dibaca: «cek lagi»" in found.remarks


def _typed(*lines: str) -> str:
    """Paragraphs of lines with tabs."""
    tabs = (
        "".join("<w:tab/>" if piece == "\t" else f"<w:t>{piece}</w:t>" for piece in re.split(r"(\t)", line))
        for line in lines
    )
    return "".join(f"<w:p><w:r>{line}</w:r></w:p>" for line in tabs)


def test_tabs_as_columns() -> None:
    """Lines that tabs part are rows of the table of steps; the mark of an item before a tab is one with what it marks, and what stands below a label is no label."""
    body = _typed(
        "PEMERINTAH DESA REKASARI", "SOP PENYALURAN BERAS", "Nomor\t\t: 05/DS/2024", "Disahkan oleh\t\t: Kepala Desa Rekasari",
        "A.\tDasar Hukum", "\t1.\tPermendagri Nomor 84 Tahun 2015", "\t2.\tPerdes Nomor 2 Tahun 2023", "B.\tPeralatan", "\tKarung dan buku catatan", "C.\tProsedur",
        "No\tKegiatan\tPelaksana\tWaktu\tKeluaran", "1\tMendata penerima\tKaur Kesra\t2 hari\tDaftar",
        "2\tMenetapkan daftar\tKepala Desa\t1 hari\tKeputusan", "3\tMenyalurkan beras\tKaur Kesra\t1 hari\tTanda terima",
    )  # fmt: skip
    found = recognised(reading_of("a.docx", document(body)))
    (signed,) = found.tanda_tangan
    assert signed["jabatan"].isi == "Kepala Desa Rekasari"
    assert {key: [one.isi for one in box.butir] for key, box in found.kotak.items()} == {
        "dasar_hukum": ["Permendagri Nomor 84 Tahun 2015", "Perdes Nomor 2 Tahun 2023"], "peralatan": ["Karung dan buku catatan"],
    }  # fmt: skip
    assert [(row.isi["uraian"].isi, found.lajur[row.simbol[0].lajur].label, row.isi["output"].isi) for row in found.baris] == [
        ("Mendata penerima", "Kaur Kesra", "Daftar"), ("Menetapkan daftar", "Kepala Desa", "Keputusan"), ("Menyalurkan beras", "Kaur Kesra", "Tanda terima"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["Nama SOP", ""])
def test_a_title_in_a_box(label: str) -> None:
    """A drawn box over the tables that begins as titles do says the title, where no label does; it is not sure."""
    box = hanging(31, "rect", 0, 0, 300, 30, text="STANDAR OPERASIONAL PROSEDUR\nPemeriksaan Surat")
    told = [row for row in IDENTITY if label or row[1] != "Nama SOP"]
    identity = table((200, 120, 300), [[cell(text) for text in row] for row in told], 20)
    rows = [*_HEAD, *_rows("", "", "")]
    found = recognised(reading_of("a.docx", document(paragraph("", box) + identity + table(_WIDTHS, rows))))
    title = found.bidang["judul"]
    assert (title.isi, title.yakin) == (
        ("Peminjaman Ruang Rapat", Keyakinan.PASTI) if label else ("Pemeriksaan Surat", Keyakinan.MUNGKIN)
    )


def test_words_of_smart_art_are_told() -> None:
    """A chart that Word draws out of a list is not read; what it says stands in the report."""
    data = '<d:dataModel xmlns:d="urn:d" xmlns:a="urn:a"><d:pt><a:t>Skrining</a:t></d:pt><d:pt><a:t>Vaksinasi</a:t></d:pt></d:dataModel>'
    reading = reading_of("a.docx", document(paragraph("SOP"), {"word/diagrams/data1.xml": data}))
    assert reading.remarks == ("Dokumen ini memuat SmartArt, yang tidak dibaca; isinya: «Skrining · Vaksinasi»",)


def test_a_table_within_a_cell() -> None:
    """Its rows are lines of the cell, in which several cells stand beside each other, behind their number."""
    inner = table((50, 50, 50), [[cell("No"), cell("Yang diubah"), cell("Tanggal")], [cell("1"), cell("Judul"), cell("3 Mei 2024")]])  # fmt: skip
    outer = f"<w:tc><w:tcPr/>{inner}{paragraph('')}</w:tc>"
    (block,) = reading_of("a.docx", document(table((90, 200), [[cell("Riwayat"), outer]]))).blocks
    assert isinstance(block, ReadTable)
    assert block.cells[1].text == "No · Yang diubah · Tanggal\n1. Judul · 3 Mei 2024"


def test_a_line_over_each_page() -> None:
    """Its number is the form's: the sheet's own is the SOP's, and the line is told beside the text."""
    head = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>No. Dok. F-19 Rev. 02 Hal. 1 dari 3</w:t></w:r></w:p></w:hdr>'
    sheet = table((200, 200), [[cell("Nomor SOP"), cell("503/19/SOP/2024")], [cell("Nama SOP"), cell("Reklame")]])
    reading = reading_of("a.docx", document(sheet, {"word/header1.xml": head}))
    assert "Kepala halaman: «No. Dok. F-19 Rev. 02 Hal. 1 dari 3»" in reading.remarks
    assert recognised(reading).bidang["nomor"].isi == "503/19/SOP/2024"


def test_sheets_beside_each_other_in_a_table() -> None:
    """A table whose cells hold a whole sheet each only sets them beside each other: they are two SOP."""
    labels = [[cell("Nomor SOP"), cell("{}/2025")], [cell("Nama SOP"), cell("Surat {}")]]
    heads = [[cell(one) for one in ("No", "Kegiatan", "Petugas", "Kepala", "Kelengkapan", "Waktu", "Output")]]
    steps = [[cell("1"), cell("Mencatat surat {}"), cell("√"), cell(), cell("Surat"), cell("5 menit"), cell("Agenda")], [cell("2"), cell("Memeriksa surat {}"), cell(), cell("√"), cell("Agenda"), cell("1 jam"), cell("Paraf")]]  # fmt: skip
    sheet = f"<w:tc><w:tcPr/>{table((90, 90), labels)}{table((20, 90, 40, 40, 60, 40, 60), [*heads, *steps])}</w:tc>"
    beside = table((350, 350), [[sheet.replace("{}", name) for name in ("Masuk", "Keluar")]])
    found = recognise(reading_of("a.docx", document(beside)), ground())
    assert [(one.bidang["nomor"].isi, one.bidang["judul"].isi) for one in found] == [
        ("Masuk/2025", "Surat Masuk"), ("Keluar/2025", "Surat Keluar"),
    ]  # fmt: skip
    assert [[row.isi["uraian"].isi for row in one.baris] for one in found] == [
        ["Mencatat surat Masuk", "Memeriksa surat Masuk"], ["Mencatat surat Keluar", "Memeriksa surat Keluar"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("moved", "place"),
    [
        ('flipH="1"', lambda x, y: (160 - x, y)),
        ('flipV="1"', lambda x, y: (x, 120 - y)),
        ('rot="10800000"', lambda x, y: (160 - x, 120 - y)),
        ('rot="5400000" flipV="1"', lambda x, y: (20 + y, x - 20)),
    ],
)
def test_a_group_that_is_turned_or_mirrored(moved: str, place: Callable[[float, float], tuple[float, float]]) -> None:
    """What a group holds stands where its turn and its mirroring bring it, and its lines point there."""
    quarter = 'rot="5' in moved
    ends = [place(*one) for one in ((40, 30), (120, 50), (120, 74), (40, 86))]
    boxes = [("flowChartTerminator", (40, 19)), ("flowChartDecision", (120, 62)), ("flowChartTerminator", (40, 97))]
    size = (24, 40) if quarter else (40, 24)
    shapes = [(kind, place(*at)[0] - size[0] / 2, place(*at)[1] - size[1] / 2, *size, "") for kind, at in boxes]
    lines = [("straightConnector1", x, y, to_x - x, to_y - y, "") for (x, y), (to_x, to_y) in (ends[:2], ends[2:])]
    corner = ("line", 0, 0, 160, 120, "")
    whole = group(*shapes, *lines, corner, moved=moved)
    found = recognised(reading_of("a.docx", document(_IDENTITY + table(_WIDTHS, [*_HEAD, *_rows(whole, "", "")]))))
    assert [(one.lajur, one.bentuk, [way.tujuan for way in one.jalan]) for row in found.baris for one in row.simbol] == [
        (0, "kapsul", [(1, 0)]), (1, "belah-ketupat", [(2, 0)]), (0, "kapsul", [None]),
    ]  # fmt: skip
