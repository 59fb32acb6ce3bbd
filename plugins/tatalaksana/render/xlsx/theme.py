# The theme of workbooks: the colours of XlsxWriter's own, and of what shapes would use the least that there must be. A whole one
# is a tenth of a file, and three of an SOP's files are workbooks.
from __future__ import annotations

_COLOURS = (
    ("dk2", "1F497D"), ("lt2", "EEECE1"), ("accent1", "4F81BD"), ("accent2", "C0504D"), ("accent3", "9BBB59"),
    ("accent4", "8064A2"), ("accent5", "4BACC6"), ("accent6", "F79646"), ("hlink", "0000FF"), ("folHlink", "800080"),
)  # fmt: skip
_COLOUR = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS)
_FACE = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
_FILL, _LINE = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', '<a:ln w="9525"/>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office Theme"><a:themeElements>'
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    f'<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{_COLOUR}</a:clrScheme>'
    f'<a:fontScheme name="Office"><a:majorFont>{_FACE}</a:majorFont><a:minorFont>{_FACE}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements></a:theme>"
)
"""As the file has it; lists of looks have three each (ECMA-376, 20.1.4)."""
