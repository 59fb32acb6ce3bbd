# Whether a picture may stand on an official sheet and on the site: what it is by its own bytes, how large, and what it holds.
from __future__ import annotations

from tatalaksana.catalog.raster import PNG, png_flaw, png_size

LARGEST_LOGO = 1_000_000
"""Bytes: an emblem takes a few thousand."""
EMBLEM = (12.0, 2.4)
"""Centimetres that an emblem is printed wide at most, and tall at most."""
_COARSE = 150
"""Dots an inch below which a picture is printed coarse."""
_INCH = 2.54


def logo_flaw(content: bytes, ending: str) -> str | None:
    """What is wrong with a picture, as a sentence; None where nothing is.

    Args:
        content: The file, or its first bytes beyond `LARGEST_LOGO`.
        ending: Of its name, `.png` or `.svg`.
    """
    if len(content) > LARGEST_LOGO:
        return f"Berkasnya lebih besar dari {LARGEST_LOGO // 1000} kB. Kecilkan gambarnya."
    is_png = content.startswith(PNG)
    if is_png != (ending == ".png"):
        kind = "PNG" if ending == ".png" else "SVG"
        return f"Isinya bukan gambar {kind}, walau namanya berakhiran «{ending}». Simpan ulang sebagai {kind}."
    if is_png:
        return png_flaw(content)
    from tatalaksana.catalog.svg import svg_flaw  # noqa: PLC0415 - who has no picture waits for no parser of XML

    return svg_flaw(content)


def coarse(content: bytes) -> tuple[int, int, int] | None:
    """The (width, height) of an emblem in pixels and its dots an inch, where it has too few of them for the size that it is printed in; None for one that is drawn.

    Args:
        content: A picture without a flaw.
    """
    if not content.startswith(PNG):
        return None
    width, height = png_size(content)
    dots = int(max(width / EMBLEM[0], height / EMBLEM[1]) * _INCH)
    return (width, height, dots) if dots < _COARSE else None
