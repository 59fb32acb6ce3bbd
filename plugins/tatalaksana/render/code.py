# The QR code of a printed sheet: the address that tells whether it is in force, drawn large enough for a phone.
from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segno import QRCode

CODE_ALT = "Kode QR untuk memeriksa lembar ini"
_BORDER = 2
"""Modules of white around it."""
_MODULE = 0.25
"""Millimetres of a module: three dots of an office printer, and what phones still tell apart."""
_LEAST, _MOST = 12.0, 20.0
_DOTS = 8
"""Of a module, in a code that is painted."""


@dataclass(frozen=True, slots=True)
class CheckCode:
    """A code, drawn."""

    path: str
    """Of its dark modules, as SVG has it."""
    modules: int
    """In a row, with the white around."""

    @property
    def side(self) -> float:
        """Millimetres that it should be wide and tall."""
        return min(_MOST, max(_LEAST, self.modules * _MODULE))

    @property
    def svg(self) -> str:
        """A whole picture without a size of its own."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.modules} {self.modules}">'
            f'<path stroke="#000" d="{self.path}"/></svg>'
        )


def check_code(address: str) -> CheckCode:
    """The code of an address, of at most some hundred letters."""
    code = _coded(address)
    rows = (f"M{_BORDER} {_BORDER + at}.5" + _dashes(row) for at, row in enumerate(code.matrix) if any(row))
    return CheckCode("".join(rows), int(code.symbol_size(border=_BORDER)[0]))


def check_png(address: str) -> bytes:
    """The same code as PNG, for documents that know no SVG; the same bytes each time."""
    content = io.BytesIO()
    _coded(address).save(content, kind="png", scale=_DOTS, border=_BORDER)
    return content.getvalue()


def _coded(address: str) -> QRCode:
    import segno  # noqa: PLC0415 - a sheet that is edited has no code, and its page has no such library

    # One mask for all: choosing the best of eight takes longer than the rest, and readers cope with any.
    return segno.make_qr(address, error="m", mask=2)


def _dashes(row: Iterable[int]) -> str:
    """The dark modules of a row as lines, from its left."""
    return "".join(f"{'h' if dark else 'm'}{len(list(some))}{'' if dark else ' 0'}" for dark, some in groupby(row))
