# A colour on which white letters are read.
from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from tatalaksana.model.value import Nama

_SIX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_LINEAR = 0.04045
"""Up to which sRGB grows evenly."""
_LEAST = 4.5
"""Of WCAG 2.2, 1.4.3."""


def contrast_with_white(colour: str) -> float:
    """How far white stands out from `#rrggbb`, as WCAG reckons it: from 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _colour(text: str) -> str:
    found = _SIX.fullmatch(text)
    if found is None:
        raise PydanticCustomError(
            "warna-salah",
            'Warna ditulis dengan enam angka heksadesimal di antara tanda kutip, misalnya «"#1f3d5c"».',
            {},
        )
    colour = f"#{found[1].lower()}"
    contrast = contrast_with_white(colour)
    if contrast < _LEAST:
        raise PydanticCustomError(
            "warna-pudar",
            "Huruf putih di atas warna ini sukar dibaca: kontrasnya {kontras}, sedikitnya 4,5. Pilih warna yang lebih tua.",
            {"kontras": f"{contrast:.1f}".replace(".", ",")},
        )
    return colour


Warna = Annotated[
    Nama,
    AfterValidator(_colour),
    WithJsonSchema({"type": "string", "pattern": "^#?[0-9a-fA-F]{6}$"}),
]
"""`#rrggbb`, dark enough for white letters."""
