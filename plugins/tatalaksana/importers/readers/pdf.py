# PDF that Word, Excel and others printed: words and table lines exactly, symbols as closed outlines, arrows as lines with a head.
# What is a line of the table and what a piece of an arrow is told by whether both of its ends stand on other lines.
from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfplumber.utils.exceptions import PdfminerException

from tatalaksana.catalog.tambahan import pasang
from tatalaksana.importers.readers.pdf_drawn import DrawnPage, drawn_page
from tatalaksana.importers.readers.pdf_loose import loose_blocks
from tatalaksana.importers.readers.pdf_rules import past_paper
from tatalaksana.importers.readers.pdf_stray import cell_doubt, cut_above, drawn_over_text
from tatalaksana.importers.readers.pdf_tables import (
    Turn,
    Word,
    beside_others,
    cells_of,
    lines_of_words,
    tables_of,
    unwrapped,
)
from tatalaksana.importers.readers.pdf_words import UNLETTERED, cut_rows_once, is_level, lying_to, page_words
from tatalaksana.importers.reading import (
    PRINTED,
    PageBox,
    ReadCell,
    Reading,
    ReadLine,
    ReadPage,
    ReadShape,
    ReadTable,
    ReadText,
    Rupa,
    UnreadDocumentError,
)

_GOING_ON = re.compile(r"[a-z(]|\d+ [a-z]|Rp ?\d")
"""What a line begins with that goes on with the exit's word above: «tidak lebih dari / 14 hari», «sampai / Rp500.000», «darurat / (ke 4)»."""
_MOST_PAGES = 120
_PICTURED = 8
_MOST_OBJECTS = 60_000
_SCALE = 1.3
_COVERED = 0.55
"""How much of a page the picture of a sheet takes at least."""
_FEW_LINES = 12
_MANY_SIGNS, _LETTERED = 200, 0.3
"""Signs of a document of which it is told whether they are letters, and how many of them are at least."""
_DIGITS = re.compile(r"\d+")
_COUNTED = re.compile(r"\b(?:halaman|hal\.?|page)\s*\d+(?:\s*(?:dari|of|/)\s*\d+)?", re.IGNORECASE)


def read_document(ending: str, content: bytes) -> Reading:  # noqa: ARG001 - readers are called alike
    """A PDF.

    Raises:
        UnreadDocumentError: It has a password, too many pages, or is broken.
    """
    return _read(content, stand=True)


def _read(content: bytes, *, stand: bool) -> Reading:
    """A PDF, of which pages on which nearly all letters lie are turned first, if they are to `stand`."""
    try:
        document = pdfplumber.open(BytesIO(content))
    except (PDFPasswordIncorrect, PdfminerException, PDFException) as error:
        if "assword" in repr(error) or isinstance(error, PDFPasswordIncorrect):
            raise UnreadDocumentError("PDF ini berkata sandi. Simpan ulang tanpa kata sandi.") from None
        raise UnreadDocumentError("PDF ini rusak dan tidak dapat dibuka.") from None
    with document:
        own = attached_source(document.doc)
        if len(document.pages) > _MOST_PAGES:
            raise UnreadDocumentError(
                f"PDF ini {len(document.pages)} halaman; yang dibaca paling banyak {_MOST_PAGES}. Pisahkan per SOP."
            )
        pages: list[ReadPage] = []
        blocks: list[ReadTable | ReadText] = []
        shapes: list[ReadShape] = []
        lines: list[ReadLine] = []
        remarks: list[str] = []
        seen: list[tuple[DrawnPage, list[Word], int, float]] = []
        """Drawing, words, number and height of each page."""
        pictures = _pictures(content)
        for number, page in enumerate(document.pages, 1):
            if len(page.objects.get("char", ())) + len(page.objects.get("curve", ())) > _MOST_OBJECTS:
                raise UnreadDocumentError(f"Halaman {number} PDF ini terlalu rumit untuk dibaca.")
            if stand and lying_to(page) is not Turn.NONE:
                return _read(_stood(content, document.pages), stand=False)
            if slanted := "".join(one["text"] for one in page.chars if not is_level(one)).strip():
                remarks.append(
                    f"Halaman {number}: tulisan miring atau besar sekali «{slanted[:200]}», seperti tanda air, tidak dibaca sebagai isi."
                )
            level = page.filter(is_level) if slanted else page
            scan = _is_picture(page)
            if scan:
                drawing, words, said = _scanned(content, level, number)
                remarks.append(said)
            else:
                drawing = drawn_page(level)
                words = page_words(level, drawing.rules)
                end = max((word.bounds.right for word in words), default=0.0)
                drawing = replace(drawing, rules=tuple(past_paper(drawing.rules, float(page.width), end)))
            seen.append((drawing, words, number, float(page.height)))
            if not scan and any(
                one["width"] > page.width / 3 and one["height"] > page.height / 4 for one in page.images
            ):
                remarks.append(
                    f"Halaman {number} memuat gambar besar; barangkali bagannya berupa gambar. Gambarnya tidak dibaca."
                )
            pages.append(
                ReadPage(
                    number,
                    float(page.width),
                    float(page.height),
                    picture=pictures[number - 1] if number <= len(pictures) else "",
                    scanned=scan,
                )
            )
            page.close()
    if _unlettered([word for _, words, _, _ in seen for word in words]):
        raise UnreadDocumentError(
            "Huruf PDF ini tidak dapat dibaca: berkasnya hanya menyimpan bentuknya, bukan hurufnya. Cetak PDF langsung dari "
            "berkas aslinya, atau impor berkas itu."
        )
    kept = cut_rows_once([(words, tall) for _, words, _, tall in seen])
    pairs = [(drawing, words) for (drawing, *_), words in zip(seen, kept, strict=True)]
    told = frozenset[str]().union(*(beside_others(words, drawing.rules) for drawing, words in pairs))
    for number, (drawing, words) in enumerate(pairs, 1):
        found = _laid_out(drawing, words, pages[number - 1], told)
        blocks += found[0]
        shapes += found[1]
        lines += found[2]
    blocks, repeated = _without_feet(blocks, pages)
    remarks += repeated
    return Reading(PRINTED, tuple(pages), tuple(blocks), tuple(shapes), tuple(lines), tuple(remarks), own)


def _stood(content: bytes, pages: Sequence[Any]) -> bytes:
    """A document whose pages that lie stand."""
    import pypdfium2  # noqa: PLC0415 - its library takes a while to load

    document = pypdfium2.PdfDocument(content)
    for at, page in enumerate(pages):
        turn = lying_to(page)
        page.close()
        if turn is not Turn.NONE:
            by = 90 if turn is Turn.UP else 270
            document[at].set_rotation((document[at].get_rotation() + by) % 360)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _unlettered(words: Sequence[Word]) -> bool:
    """Whether what stands for the letters of a document is none: a program kept their shapes only, and counts them."""
    text = UNLETTERED.sub("?", "".join(word.text for word in words))
    return len(text) > _MANY_SIGNS and sum(map(str.isalpha, text)) < _LETTERED * len(text)


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    """Whether a page is the picture of a sheet: one image over most of it, and hardly a line of its own."""
    whole = float(page.width) * float(page.height)
    covers = any(one["width"] * one["height"] > _COVERED * whole for one in page.images)
    return covers and len(page.lines) + len(page.rects) + len(page.curves) < _FEW_LINES


_Found = tuple[list[ReadTable | ReadText], list[ReadShape], list[ReadLine]]


def _scanned(content: bytes, page: Any, number: int) -> tuple[DrawnPage, list[Word], str]:  # noqa: ANN401
    """What stands on the picture of a sheet, and what has to be said of it."""
    from tatalaksana.importers.readers.letters import letters_are_read  # noqa: PLC0415 - most documents are no pictures

    words = page_words(page)
    if not words and not letters_are_read():
        said = (
            f"Halaman {number} berupa gambar (pindaian); hurufnya tidak dibaca, karena tambahan untuk itu tidak terpasang. "
            f"Pasang {pasang('ocr')}. Atau pindai ulang menjadi PDF berhuruf (OCR), atau impor berkas aslinya."
        )
        return DrawnPage((), (), ()), [], said
    from tatalaksana.importers.readers.scan import scanned_page  # noqa: PLC0415

    drawing, words = scanned_page(content, number, words)
    said = f"Halaman {number} dibaca dari gambarnya (pindaian); tidak ada isinya yang pasti."
    return drawing, words, said


def _laid_out(drawing: DrawnPage, words: list[Word], page: ReadPage, told: Collection[str]) -> _Found:
    """Tables, shapes and lines of a page, out of its drawing, its words and the whole words of the document."""
    number = page.number
    words += [Word("☑" if marked or _within(words, box) else "☐", box) for box, marked in drawing.ticks]
    inner = [_inside(words, kind, where) for kind, where in drawing.shapes]
    shapes = [
        ReadShape(f"{number}:{at}", number, kind, where, _said([words[index] for index in inner[at]]))
        for at, (kind, where) in enumerate(drawing.shapes)
    ]
    inside = {index for several in inner for index in several}
    tables = tables_of(drawing.rules)
    lowest = max((bottom for table in tables for _, _, _, bottom in table), default=0.0)
    free = [word for index, word in enumerate(words) if index not in inside]
    blocks: list[tuple[float, ReadTable | ReadText]] = []
    loose: list[ReadShape] = []
    taken: set[int] = set()
    for table in tables:
        cells = cells_of(table)
        read: list[ReadCell] = []
        among: list[Word] = []
        """What stands among symbols and arrows, in all cells: words run on over the lines between lanes."""
        plain: list[tuple[ReadCell, list[Word]]] = []
        held: list[tuple[ReadCell, list[Word]]] = []
        for cell in cells:
            assert cell.bounds is not None  # noqa: S101 - as they were just made
            low = cell.bounds.bottom == lowest
            mine = [
                index
                for index, word in enumerate(free)
                if index not in taken
                and (
                    cell.bounds.distance(*word.bounds.middle) == 0
                    or (low and word.cut and _hangs_below(word, cell.bounds))
                )
            ]
            taken.update(mine)
            held.append((cell, [free[index] for index in mine]))
        heads = _head_rows(held, drawing)
        crossed = [cell.bounds for cell in cells if cell.bounds and cell.row not in heads and _drawn_over(cell.bounds, drawing)]  # fmt: skip
        drawn = {word.font for cell, own in held for word in own if cell.bounds in crossed}
        fonts = Counter(word.font for cell, own in held for word in own if cell.bounds not in crossed)
        usual = next((font for font, _ in fonts.most_common(1)), "")
        drawn -= {word.font for cell, own in held for word in own if cell.bounds not in crossed and len(own) > 1 and len({one.font for one in own}) == 1}  # fmt: skip
        for cell, own in held:
            if cell.bounds in crossed:
                typed = [word for word in own if word.turn is not Turn.NONE]
                among += [word for word in own if word not in typed]
                plain.append((cell, typed))
                continue
            out = [
                word
                for word in own
                if word.font in drawn or (word.font != usual and drawn_over_text(word, own, cell, crossed))
            ]
            among += out
            plain.append((cell, [word for word in own if word not in out]))
        for cell, own in plain:
            kept = own
            while strays := [word for word in kept if _runs_on(word, among) and not _runs_on(word, kept)]:
                among += strays
                kept = [word for word in kept if word not in strays]
            read.append(_worded(cell, kept, drawing, told, page.width))
        loose += _labels(among, number, len(loose))
        top = min(cell.bounds.top for cell in cells if cell.bounds)
        blocks.append((top, ReadTable(number, tuple(cut_above(read)))))
    blocks += _beside(loose_blocks([word for index, word in enumerate(free) if index not in taken], number), blocks)
    blocks.sort(key=lambda one: one[0])
    arrows = [ReadLine(number, tuple(points), headed=headed) for points, headed in drawing.lines]
    return [block for _, block in blocks], [*shapes, *loose], arrows


def _worded(cell: ReadCell, words: Sequence[Word], drawing: DrawnPage, told: Collection[str], paper: float) -> ReadCell:
    """A cell with its words, what they may lack, and whether a picture stands there."""
    assert cell.bounds is not None  # noqa: S101 - as they were just made
    text = unwrapped(words, cell.bounds, told)
    doubt = cell_doubt(words, cell.bounds, text, told, paper)
    picture = "gambar" if any(_holds(cell.bounds, one) for one in drawing.pictures) else ""
    return replace(cell, text=text, doubt=doubt, picture=picture)


def _holds(cell: PageBox, picture: PageBox) -> bool:
    """Whether a picture stands in a cell and is no larger."""
    wide, tall = picture.right - picture.left, picture.bottom - picture.top
    fits = wide <= cell.right - cell.left and tall <= cell.bottom - cell.top
    return fits and cell.distance(*picture.middle) == 0


def _beside(
    loose: Iterable[tuple[float, ReadTable | ReadText]], blocks: Sequence[tuple[float, ReadTable | ReadText]]
) -> list[tuple[float, ReadTable | ReadText]]:
    """Texts with where they come: what stands beside a table, as a letterhead whose cell has no lines, comes before it."""
    bands = [
        (top, max(cell.bounds.bottom for cell in block.cells if cell.bounds))
        for top, block in blocks
        if isinstance(block, ReadTable)
    ]
    found = []
    for top, block in loose:
        middle = (top + block.bounds.bottom) / 2 if block.bounds else top
        found.append((next((above - 0.1 for above, bottom in bands if above < middle < bottom), top), block))
    return found


def _without_feet(
    blocks: list[ReadTable | ReadText], pages: Sequence[ReadPage]
) -> tuple[list[ReadTable | ReadText], list[str]]:
    """The blocks without lines at heads and feet that come again on other pages or count them; those are told by themselves."""
    tall = {page.number: page.height for page in pages}
    at_edge: list[tuple[ReadTable | ReadText, str]] = []
    for block in blocks:
        # Two lines of a foot with a page's number beside them look like a table without lines.
        parts = block.cells if isinstance(block, ReadTable) else (block,)
        bounds = [one.bounds for one in parts if one.bounds]
        if len(bounds) == len(parts) and (
            all(one.top > 0.88 * tall[block.page] for one in bounds)
            or all(one.bottom < 0.07 * tall[block.page] for one in bounds)
        ):
            at_edge.append((block, " ".join(one.text for one in parts)))
    counts = Counter(_DIGITS.sub("#", text) for _, text in at_edge)
    gone = [(block, text) for block, text in at_edge if counts[_DIGITS.sub("#", text)] > 1 or _COUNTED.search(text)]
    told = dict.fromkeys(f"Kepala atau kaki halaman: «{text}»" for _, text in gone)
    feet = [block for block, _ in gone]
    return [block for block in blocks if block not in feet], list(told)


def _within(words: Sequence[Word], where: PageBox) -> str:
    return _said([word for word in words if where.distance(*word.bounds.middle) == 0])


def _said(words: Sequence[Word]) -> str:
    return "\n".join(" ".join(word.text for word in line) for line in lines_of_words(words))


def _inside(words: Sequence[Word], kind: Rupa, where: PageBox) -> list[int]:
    """Which words stand in a symbol: in its middle, or wholly within its outline. A word at an exit may run into it."""
    places = {id(word): index for index, word in enumerate(words)}
    found: list[int] = []
    (x, y), half, deep = where.middle, (where.right - where.left) / 2, (where.bottom - where.top) / 2
    for line in lines_of_words([word for word in words if where.distance(*word.bounds.middle) == 0]):
        left, right = line[0].bounds.left, line[-1].bounds.right
        if outside := [word for word in words if word not in line and _runs_on(word, line)]:
            # Of words that run on beyond the outline those within are part, unless all of them are set in its middle.
            left, right = (
                min(left, *(one.bounds.left for one in outside)),
                max(right, *(one.bounds.right for one in outside)),
            )
        room = half
        if kind is Rupa.BELAH_KETUPAT:
            room = half * max(1 - abs(line[0].bounds.middle[1] - y) / deep, 0.0)
        centred = abs((left + right) / 2 - x) < 0.3 * half
        if centred or (not outside and max(x - left, right - x) <= room + 1.5):
            found += [places[id(word)] for word in line]
    return found


def _drawn_over(where: PageBox, drawing: DrawnPage) -> bool:
    """Whether symbols or arrows stand in a cell."""
    if any(where.distance(*box.middle) == 0 for _, box in drawing.shapes):
        return True
    return any(
        where.distance((one[0] + other[0]) / 2, (one[1] + other[1]) / 2) == 0
        for points, _ in drawing.lines
        for one, other in pairwise(points)
    )


def _hangs_below(word: Word, where: PageBox) -> bool:
    """Whether a word that a page's end hides belongs to a cell that is cut there."""
    return where.left <= word.bounds.middle[0] <= where.right and word.bounds.top > where.bottom - 2 * (
        word.bounds.bottom - word.bounds.top
    )


def _head_rows(held: Sequence[tuple[ReadCell, list[Word]]], drawing: DrawnPage) -> set[int]:
    """The rows where no symbol stands and most cells have words: an arrow there comes from the page before, over a head."""
    rows: dict[int, list[tuple[PageBox, bool]]] = {}
    for cell, own in held:
        if cell.bounds is not None:
            rows.setdefault(cell.row, []).append((cell.bounds, bool(own)))
    return {
        row for row, cells in rows.items()
        if sum(told for _, told in cells) > 0.7 * len(cells) and not any(where.distance(*box.middle) == 0 for where, _ in cells for _, box in drawing.shapes)
    }  # fmt: skip


def _runs_on(word: Word, words: Sequence[Word]) -> bool:
    """Whether one of these words stands close beside a word, in its line."""
    return any(
        one.font == word.font
        and abs(one.bounds.middle[1] - word.bounds.middle[1]) < 2
        and -1 < max(one.bounds.left - word.bounds.right, word.bounds.left - one.bounds.right) < 3.2
        for one in words
    )


def _labels(words: Sequence[Word], number: int, many: int) -> Iterator[ReadShape]:
    """Words among symbols: those of a line that stand close together as one, and lines close below each other too."""
    runs: list[list[Word]] = []
    for line in lines_of_words(words):
        run: list[Word] = []
        for word in line:
            if run and word.bounds.left - run[-1].bounds.right >= min(5, 0.5 * (word.bounds.bottom - word.bounds.top)):
                runs.append(run)
                run = []
            run.append(word)
        runs.append(run)
    joined: list[tuple[PageBox, str]] = []
    for run in runs:
        where = PageBox(
            run[0].bounds.left,
            min(one.bounds.top for one in run),
            run[-1].bounds.right,
            max(one.bounds.bottom for one in run),
        )
        said = " ".join(one.text for one in run)
        above = next(
            (at for at, (box, _) in enumerate(joined) if -2 < where.top - box.bottom < 3 and min(box.right, where.right) - max(box.left, where.left) > 3), None
        )  # fmt: skip
        if above is None or not _GOING_ON.match(said):
            joined.append((where, said))
        else:
            box, text = joined[above]
            joined[above] = (
                PageBox(min(box.left, where.left), box.top, max(box.right, where.right), where.bottom),
                f"{text} {said}",
            )
    for where, said in joined:
        yield ReadShape(f"{number}:t{many}:{where.left:.0f},{where.top:.0f}", number, Rupa.TEKS, where, said)


def attached_source(document: Any) -> str:  # noqa: ANN401 - pdfminer's documents have no types
    """The YAML of an SOP that a sheet of ours carries; empty where there is none."""
    try:
        names = resolve1(resolve1(document.catalog.get("Names")) or {}).get("EmbeddedFiles")
        listed = resolve1((resolve1(names) or {}).get("Names")) or []
        for one in listed:
            spec = resolve1(one) if isinstance(one, PDFObjRef) else one
            if not isinstance(spec, dict):
                continue
            name = _text(spec.get("UF") or spec.get("F"))
            stream = resolve1((resolve1(spec.get("EF")) or {}).get("F"))
            if name.endswith((".yaml", ".yml")) and isinstance(stream, PDFStream):
                text: str = stream.get_data().decode("utf-8", errors="strict")
                return text if "kegiatan:" in text and len(text) < 2_000_000 else ""
    except (PDFException, AttributeError, TypeError, ValueError, KeyError):
        return ""
    return ""


def _text(value: object) -> str:
    value = resolve1(value)
    if isinstance(value, bytes):
        return value.decode("utf-16" if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else "latin-1", errors="replace")
    return str(value or "")


def _pictures(content: bytes) -> list[str]:
    """The first pages as pictures, for the report; none where that fails."""
    try:
        import pypdfium2  # noqa: PLC0415 - its library takes a while to load

        found: list[str] = []
        document = pypdfium2.PdfDocument(content)
        for at in range(min(len(document), _PICTURED)):
            file = BytesIO()
            picture = document[at].render(scale=_SCALE).to_pil().convert("L")
            picture.save(file, "PNG", optimize=True)
            found.append("data:image/png;base64," + base64.b64encode(file.getvalue()).decode())
    except Exception:  # noqa: BLE001 - a picture less is no loss of what was read
        return []
    return found
