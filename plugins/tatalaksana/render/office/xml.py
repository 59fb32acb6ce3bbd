# Texts in XML, and the package of parts that an office's document is: the same bytes each time.
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from tatalaksana.render.fitting.letters import CUT, HYPHEN

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for."""
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that would show what follows them in another order than it was written."""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a ZIP can say."""
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The namespace of what a part stands on."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def legal(text: str) -> str:
    """A text that XML can hold: what it can't stands there by its number, as «[U+0007]»; places to break a word are gone."""
    shown = _REORDERING.sub("", text.replace(HYPHEN, "").replace(CUT, ""))
    return _FORBIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", shown)


def esc(text: str) -> str:
    """A text within an element or an attribute's quotes."""
    return re.sub('[&<>"]', lambda found: _ESCAPES[found[0]], legal(text))


def attr(text: str) -> str:
    """A text in an attribute, where line ends would become blanks."""
    return esc(text).replace("\n", "&#10;").replace("\r", "").replace("\t", " ")


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of named parts, in this order."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, part.encode() if isinstance(part, str) else part)
    return content.getvalue()


def relations(found: Mapping[str, tuple[str, str]]) -> str:
    """The part that says what another one stands on.

    Args:
        found: Id to the kind of what it leads to (the end of its address) and its target.
    """
    base = f"{RELATED}/"
    package = "http://schemas.openxmlformats.org/package/2006/relationships/"
    lines = [
        f'<Relationship Id="{name}" Type="{package if kind.startswith("metadata/") else base}{kind}" Target="{attr(target)}"/>'
        for name, (kind, target) in found.items()
    ]
    return f'{HEAD}<Relationships xmlns="{package[:-1]}">{"".join(lines)}</Relationships>'


def content_types(defaults: Mapping[str, str], parts: Mapping[str, str]) -> str:
    """The part that says of what kind each part is.

    Args:
        defaults: The end of names to the kind.
        parts: Name to the kind.
    """
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in defaults.items())
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
        + "</Types>"
    )


def core_properties(title: str, subject: str, day: tuple[int, int, int]) -> str:
    """What the document is called, and of which day it is."""
    moment = "{:04}-{:02}-{:02}T00:00:00Z".format(*day)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{esc(title)}</dc:title><dc:subject>{esc(subject)}</dc:subject><dc:language>id</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
