# The QR codes on printed pages, read from their pixels by a reader of another make.
from __future__ import annotations

import zxingcpp
from PIL import Image

from tests.browser.paper import pictures_of

_DPI = 200
"""Fewer than any office printer has."""


def codes(pdf: bytes) -> list[list[str]]:
    """What each page's codes say; nothing where poppler is not installed."""
    pages = (Image.frombytes("RGB", (one.width, one.height), one.pixels) for one in pictures_of(pdf, _DPI))
    return [
        [found.text for found in zxingcpp.read_barcodes(page, formats=zxingcpp.barcode_formats_from_str("QRCode"))]
        for page in pages
    ]
