# Pictures in office's documents: the emblem, and those of electronic signatures, as PNG, which every program shows.
from __future__ import annotations

from dataclasses import dataclass

from tatalaksana.render.office.bent import Frame
from tatalaksana.render.office.drawingml import preset, xfrm
from tatalaksana.render.office.xml import attr
from tatalaksana.render.pdf.identity import Picture
from tatalaksana.render.pdf.typesetting import painted

PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_WIDTH_AT, _HEIGHT_AT, _BEHIND = 16, 20, 24
"""Where a PNG says how many dots it is wide and tall."""


@dataclass(frozen=True)
class _Painting:
    """What the template of pictures takes."""

    content: tuple[int, ...]
    format: str
    tall: float


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture that goes with a document."""

    content: bytes
    """As PNG."""
    wide: float
    """In points."""
    tall: float
    about: str


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture over a worksheet's cells; its left and top in points."""

    picture: EmbeddedPicture
    x: float
    y: float


def embedded(picture: Picture, tall: float, widest: float, about: str) -> EmbeddedPicture:
    """A picture as tall as this, or less where it would be wider than it may."""
    content = bytes(picture.content)
    if picture.format != "png" or not content.startswith(_SIGNATURE):
        content = painted(_Painting(picture.content, picture.format, tall))
    across, down = (int.from_bytes(content[at : at + 4], "big") for at in (_WIDTH_AT, _HEIGHT_AT))
    wide = tall * across / max(down, 1)
    share = min(1.0, widest / wide) if wide else 1.0
    return EmbeddedPicture(content, wide * share, tall * share, about)


def picture_xml(tag: str, one: EmbeddedPicture, number: int, relation: str, box: Frame) -> str:
    """The picture's element; `tag` is the namespace that the document has for it."""
    return (
        f'<{tag}:pic><{tag}:nvPicPr><{tag}:cNvPr id="{number}" name="Gambar {number}" descr="{attr(one.about)}"/>'
        f'<{tag}:cNvPicPr><a:picLocks noChangeAspect="1"/></{tag}:cNvPicPr></{tag}:nvPicPr>'
        f'<{tag}:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></{tag}:blipFill>'
        f"<{tag}:spPr>{xfrm(box)}{preset('rect')}</{tag}:spPr></{tag}:pic>"
    )
