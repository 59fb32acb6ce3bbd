# The numbers that Word counts and no text holds: levels within levels, lists that go on, begin anew or elsewhere.
from __future__ import annotations

import pytest

from tatalaksana.importers.readers import reading_of
from tatalaksana.importers.reading import ReadTable, ReadText
from tests.importers.word_documents import document, hanging

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = (("upperRoman", "BAB %1", 1, ""), ("decimal", "%1.%2", 1, "<w:isLgl/>"), ("lowerLetter", "%3)", 1, ""))


def _numbering(*levels: tuple[str, str, int, str]) -> dict[str, str]:
    told = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text, start, more) in enumerate(levels)
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    nums = "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for name, more in (("1", ""), ("2", ""), ("3", anew))
    )
    return {
        "word/numbering.xml": f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="7">{told}</w:abstractNum>{nums}</w:numbering>'
    }


def _line(level: int, numbered: int = 1) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/></w:numPr></w:pPr><w:r><w:t>Isi</w:t></w:r></w:p>'


def _marks(body: str, *levels: tuple[str, str, int, str]) -> list[str]:
    found = reading_of("a.docx", document(body, _numbering(*levels)))
    return [one.text.removesuffix("Isi").strip() for one in found.blocks if isinstance(one, ReadText)]


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ([0, 1, 1, 2, 2, 0, 1, 2], ["BAB I", "1.1", "1.2", "a)", "b)", "BAB II", "2.1", "a)"]),
        ([1, 2, 1], ["1.1", "a)", "1.2"]),
    ],
)
def test_levels_within_levels(levels: list[int], marks: list[str]) -> None:
    """A number says those of the levels above it, in figures where it is told so; what comes below another one begins anew."""
    assert marks == _marks("".join(map(_line, levels)), *_LEVELS)


def test_a_list_counts_on_under_another_name() -> None:
    """Paragraphs of another numbering of the same list count on, of one that begins elsewhere from there, once."""
    assert ["1.", "2.", "3.", "4.", "5."] == _marks(
        "".join(_line(0, one) for one in (1, 1, 2, 3, 3)), ("decimal", "%1.", 1, "")
    )


@pytest.mark.parametrize(
    ("kind", "start", "marks"),
    [
        ("decimal", 7, ["7", "8"]), ("lowerRoman", 11, ["xi", "xii"]), ("upperRoman", 39, ["XXXIX", "XL"]),
        ("upperLetter", 26, ["Z", "AA"]), ("decimalZero", 9, ["09", "10"]), ("none", 1, ["", ""]),
    ],
)  # fmt: skip
def test_how_numbers_are_written(kind: str, start: int, marks: list[str]) -> None:
    """A list begins at its own number, and goes on beyond ten and beyond the last letter."""
    assert marks == _marks(_line(0) * 2, (kind, "%1", start, ""))


def test_what_a_control_of_a_cell_holds() -> None:
    """Paragraphs in a form's field are numbered, and what hangs in them is drawn, as elsewhere in the cell."""
    held = f"<w:p>{hanging(1, 'flowChartProcess', 2, 2, 30, 12)}</w:p>{_line(0)}"
    cell = f"<w:tc><w:sdt><w:sdtPr/><w:sdtContent>{held}</w:sdtContent></w:sdt></w:tc>"
    found = reading_of("a.docx", document(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", _numbering(*_LEVELS)))
    (block,) = found.blocks
    assert isinstance(block, ReadTable)
    assert ["BAB I Isi"] == [one.text for one in block.cells]
    assert 1 == len(found.shapes)
