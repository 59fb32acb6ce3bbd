# The theme of workbooks, which is shorter than any program writes it.
from __future__ import annotations

from xml.etree import ElementTree

from xlsxwriter.theme import THEME_XML_2007

from tatalaksana.render.xlsx.theme import THEME

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COLOURS, _LOOKS = f"{_A}themeElements/{_A}clrScheme", f"{_A}themeElements/{_A}fmtScheme"


def test_it_has_what_every_theme_has() -> None:
    """The colours of XlsxWriter's own, in its order, and of each list of looks as many."""
    ours, theirs = (ElementTree.fromstring(text) for text in (THEME, THEME_XML_2007))  # noqa: S314 - our own and the library's
    colours = [[(one.tag, one[0].attrib) for one in theme.findall(f"{_COLOURS}/*")] for theme in (ours, theirs)]
    assert colours[0] == colours[1]
    looks = [[(one.tag, len(one)) for one in theme.findall(f"{_LOOKS}/*")] for theme in (ours, theirs)]
    assert looks[0] == looks[1]
    assert len(THEME) < len(THEME_XML_2007) / 2
