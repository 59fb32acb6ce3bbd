# The characters of the packaged fonts, and text that stays within them.
from __future__ import annotations

import json
import re

import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.faces import FAMILIES, displayable
from tests.pdf.coverage import FILE, FONTS, coverage
from tests.steps import steps

_SHEET = """
#set document(title: "Uji")
#set page(width: auto, height: auto)
#set text(lang: "id", font: FAMILIES, fallback: false)
#for t in json(bytes(sys.inputs.t)) [#par[✓#(t)✓] #par[#strong[x#(t)x] #emph[#t]] #t]
""".replace("FAMILIES", json.dumps(FAMILIES).replace("[", "(").replace("]", ")")).encode()
_FONTS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
_COMPILER = typst.Compiler(_SHEET, font_paths=_FONTS)

_BLOCKS = (
    (0x00, 0x17F), (0x300, 0x36F), (0x370, 0x52F), (0x590, 0x6FF), (0x7C0, 0x97F), (0xE00, 0xEFF), (0x1100, 0x11FF),
    (0x1780, 0x180F), (0x1AB0, 0x1AFF), (0x1F00, 0x1FFF), (0x2000, 0x27BF), (0x2900, 0x2BFF), (0x3000, 0x30FF),
    (0x4E00, 0x4E20), (0xAC00, 0xAC20), (0xE000, 0xE020), (0xF6C0, 0xF6D0), (0xFB00, 0xFFFF), (0x1D400, 0x1D7FF),
    (0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF), (0xE0000, 0xE01EF), (0x10FFF0, 0x10FFFF),
)  # fmt: skip
_JOINING = st.sampled_from(
    "\u200b\u200c\u200d\ufe0e\ufe0f\xad\u0301\u064b\u05b8\u20e3\u202e\u2067\u2069\ufeff\U0001f3fd✓a1ب"
)
_TEXTS = st.lists(
    st.one_of(_JOINING, *(st.characters(min_codepoint=first, max_codepoint=last) for first, last in _BLOCKS)),
    max_size=40,
).map("".join)


def _pdf(*texts: str) -> None:
    _COMPILER.compile(
        _SHEET, format="pdf", pdf_standards=["a-3a", "ua-1"], sys_inputs={"t": json.dumps(texts)}, timestamp=0
    )


def _glyphs(text: str) -> list[str]:
    """The outlines that Typst draws for a text."""
    source = _SHEET.split(b"#for")[0] + b"#json(bytes(sys.inputs.t)).at(0)"
    svg = _COMPILER.compile(source, format="svg", sys_inputs={"t": json.dumps([text])})
    assert isinstance(svg, bytes)
    return re.findall(r"<use [^>]*href=\"#([^\"]+)\"", svg.decode())


def test_the_list_is_fresh() -> None:
    """The list beside the fonts is what they have; after a change of fonts, `python -m tests.pdf.coverage`."""
    assert coverage() == FILE.read_text(encoding="ascii")


def test_fonts_hold_nothing_that_paper_has_no_use_for() -> None:
    """No font has instructions or more than its shortest names, which every PDF would hold too; none bears a reserved name."""
    for path in FONTS.glob("*.ttf"):
        with TTFont(path) as font:
            assert not {"cvt ", "fpgm", "prep"} & set(font.keys())
            shapes = (font["glyf"][name] for name in font.getGlyphOrder())
            assert not any(shape.program.getBytecode() for shape in shapes if hasattr(shape, "program"))
            names = {record.nameID: record.toUnicode() for record in font["name"].names}
            assert {1, 2, 4, 6} == set(names)
            assert not any(reserved in name for reserved in ("Liberation", "Arimo") for name in names.values())


def test_the_families_are_there_and_no_other() -> None:
    """What Typst finds in the folder are the families that the engine names, the first in four faces."""
    assert set(FAMILIES) == set(_FONTS.families())
    found = [(font.style, font.weight) for font in _FONTS.fonts() if font.family == FAMILIES[0]]
    assert sorted(found) == [("italic", 400), ("italic", 700), ("normal", 400), ("normal", 700)]


@pytest.mark.parametrize(
    "text",
    [
        "", "Petugas menerima berkas, lalu mencatatnya (± 5 menit).", "Café – “ya” … 5 × 3 ≤ 15 °C\nbaris\tdua",
        "Aä ✓ ☐ ☑ → ≤ 😀 📄 ✅ 🇮🇩 مرحبا שלום", "👩🏽‍🔬 1️⃣ ☑️ 👍🏽", "e\u0301 ب\u064b ש\u05b8\u05c1", "kata\u2060kata", "a\u200eb\u200f",
        "ه\u200d م",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)  # fmt: skip
def test_what_the_fonts_show_stays(text: str) -> None:
    """Text that the fonts can show is returned as it is, and makes a sheet."""
    assert text == displayable(text)
    _pdf(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nama 日本", "Nama [U+65E5][U+672C]"),
        ("a\0b\x1bc\x7f", "a[U+0000]b[U+001B]c[U+007F]"),
        ("\ue000\uf6c5\U0010ffff", "[U+E000][U+F6C5][U+10FFFF]"),
        ("\ufeffa\ufeff", "a"),
        ("satu \u202edua\u202c \u2067tiga\u2069", "satu dua tiga"),
        ("a\vb\fc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\u3000b", "a b"),
        ("日\u0301", "[U+65E5][U+0301]"),
        ("✓\u0301", "✓[U+0301]"),
        ("\u0301a\n\u0301", "[U+0301]a\n[U+0301]"),
        ("a\u200d👩", "a👩"),
        ("👩\u200d⚕\ufe0f", "👩⚕"),
        ("a\u200d", "a"),
        ("日\ufe0f", "[U+65E5]"),
        ("a🏽", "a[U+1F3FD]"),
        ("ì\u0339\u0670", "ì[U+0339][U+0670]"),
    ],
)
def test_what_they_do_not_show_is_said(text: str, shown: str) -> None:
    """What no font has, or what Typst would leave out, is replaced, and the text then makes a sheet."""
    assert shown == displayable(text)
    _pdf(displayable(text))


@pytest.mark.parametrize("text", ["日", "\0", "\ufeffa", "\uf6c5"])
def test_typst_refuses_what_is_replaced(text: str) -> None:
    """The reason for all this; were it to pass one day, the replacement could go."""
    with pytest.raises(typst.TypstError, match=r"displayed|codepoint"):
        _pdf(text)


def test_typst_leaves_out_what_is_set_apart() -> None:
    """Typst draws the mark without its character, and says nothing; set apart, both are there."""
    assert set(_glyphs("✓")).isdisjoint(_glyphs("✓\u0301"))
    assert set(_glyphs("✓")) <= set(_glyphs(displayable("✓\u0301")))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_any_text_makes_a_sheet(text: str) -> None:
    """Whatever a text has in it, the sheet is made; what is shown needs no second treatment."""
    shown = displayable(text)
    assert shown == displayable(shown)
    _pdf(shown)


@pytest.mark.parametrize("mark", "\u0301\u0323\u0361\u0483\u05b8\u064b\u0eb1\u20d7\u20e3")
def test_nothing_is_left_out(mark: str) -> None:
    """What keeps its mark is drawn with it: two outlines, or one that is another than the character's own."""
    for character in "ax1(✓☐→😀👩אשبم\u0e81ა":
        text = displayable(character + mark)
        if text == character + mark:
            drawn = _glyphs(text)
            assert len(drawn) >= 2 or drawn != _glyphs(character), text
            assert drawn != _glyphs(mark), text


def test_ordinary_text_costs_nothing() -> None:
    """A megabyte of Indonesian is looked through in one go, not character by character."""
    text = "Petugas menerima berkas – lalu mencatatnya. " * 25_000
    assert displayable(text) is text
    assert steps(lambda: displayable(text)) < 20
