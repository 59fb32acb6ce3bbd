# The little Markdown of texts.
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tatalaksana.model import Span, allowed_address, links_in, plain, spans, texts_of
from tests.collections_on_disk import draft, sop


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("biasa", (Span("biasa"),)),
        ("a *b* c", (Span("a "), Span("b", italic=True), Span(" c"))),
        ("**b**", (Span("b", bold=True),)),
        ("***b***", (Span("b", bold=True, italic=True),)),
        ("[x](https://a.id)", (Span("x", address="https://a.id"),)),
        ("2 * 3 * 4", (Span("2 * 3 * 4"),)),
        ("nama_berkas_lain", (Span("nama_berkas_lain"),)),
        (r"\*bukan miring\*", (Span("*bukan miring*"),)),
        ("<b>x</b> & `y` # z", (Span("<b>x</b> & `y` # z"),)),
        ("*a*\n<script>", (Span("a", italic=True), Span("\n<script>"))),
        ("**a\n  b** c  d", (Span("a\n b", bold=True), Span(" c d"))),
        ("*a*\\\nb", (Span("a", italic=True), Span("\nb"))),
        ("10*20 cm atau 30*40 cm; 2*3*4, 12**34**56", (Span("10*20 cm atau 30*40 cm; 2*3*4, 12**34**56"),)),
        ("NIP*NIK* dan di*unggah*", (Span("NIP*NIK* dan di*unggah*"),)),
        ("*) asli, KTP*) dan KK**)", (Span("*) asli, KTP*) dan KK**)"),)),
        ("*.pdf dan *.docx", (Span("*.pdf dan *.docx"),)),
        ("Nomor ___/___/2026, tanggal __-__-____", (Span("Nomor ___/___/2026, tanggal __-__-____"),)),
        (r"C:\_data\*.xls di \\server\_bagi *b*", (Span(r"C:\_data\*.xls di \\server\_bagi "), Span("b", italic=True))),
        (r"a\_b, a\.b \(c\), \\ dan \[d\]", (Span(r"a_b, a\.b \(c\), \ dan [d]"),)),
        (
            "*surel*nya (*b*), *c*/*d*-nya",
            (
                Span("surel", italic=True),
                Span("nya ("),
                Span("b", italic=True),
                Span("), "),
                Span("c", italic=True),
                Span("/"),
                Span("d", italic=True),
                Span("-nya"),
            ),
        ),
        ("**a *b* c**", (Span("a ", bold=True), Span("b", bold=True, italic=True), Span(" c", bold=True))),
        ("[x](https://a.id/a*b*c_d)", (Span("x", address="https://a.id/a*b*c_d"),)),
        ("![x](https://a.id/b.png)", (Span("!"), Span("x", address="https://a.id/b.png"))),
    ],
)
def test_spans(text: str, expected: tuple[Span, ...]) -> None:
    """Italics, bold and links are read; everything else is text as written."""
    found = spans(text)
    joined = [found[0]]
    for span in found[1:]:
        last = joined[-1]
        same = (last.bold, last.italic, last.address) == (span.bold, span.italic, span.address)
        joined[-1:] = [Span(last.text + span.text, last.bold, last.italic, last.address)] if same else [last, span]
    assert expected == tuple(joined)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://a.id/b?c=d", True), ("HTTP://a.id", True), ("mailto:a@b.id", True), ("javascript:alert(1)", False),
        ("data:text/html,x", False), ("//a.id", False), ("../x", False), ("https://a b", False), ("", False),
        ("https://a\njavascript:x", False), (" https://a.id", False),
    ],
)  # fmt: skip
def test_allowed_addresses(address: str, allowed: bool) -> None:  # noqa: FBT001
    """Web and e-mail addresses may be linked to, nothing that runs or leads elsewhere."""
    assert allowed is allowed_address(address)


def test_links_are_found_once() -> None:
    """The addresses of a text, in order and without repetition."""
    assert links_in("[x](https://b) [y](https://a) [z](https://b)") == ("https://b", "https://a")


def test_plain() -> None:
    """Without marks the words remain."""
    assert plain("*Leading* **Sector** dan [tautan](https://a.id)") == "Leading Sector dan tautan"


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from(list("ab *_[]()\\<>&!`\n:/")), max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    """No text raises; without marks in it, all of it is kept."""
    found = plain(text)
    if not set(text) & set("*_[]\\"):
        assert text == found


def test_too_many_marks_are_text() -> None:
    """A text of hundreds of brackets is shown as written instead of being puzzled over."""
    assert (Span("[" * 500),) == spans("[" * 500)


def test_every_text_is_looked_at() -> None:
    """All boxes that may hold Markdown are known, with their paths."""
    more = "dasar_hukum: [Teks A]\nkualifikasi_pelaksana: [B, C]\nperalatan: D\nperingatan: E\npencatatan: F\n"
    found = dict(texts_of(sop(draft("A", more=more).replace("output: c}", "output: [X, Y], ket: Z}"))))
    assert found[("dasar_hukum", 0)] == "Teks A"
    assert {"B", "C", "D", "E", "F", "Menulis", "X", "Y", "Z"} <= set(found.values())
