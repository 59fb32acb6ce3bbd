# A profile's logo on the identity sheet.
from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of
from tatalaksana.press import drafts
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.pdf.paper import Sheet


def _png() -> bytes:
    """A red square of 40 pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\xc0\x10\x10" * 40 for _ in range(40))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="19" fill="#c01010"/></svg>'


@pytest.mark.parametrize(("name", "content"), [("lambang.png", _png()), ("lambang.svg", _SVG)])
def test_the_logo_is_on_the_first_page_only(tmp_path: Path, name: str, content: bytes) -> None:
    """It is drawn there once, and has words for those who do not see it."""
    files = {**REGISTERS, "profil/permenpan-35-2012.yaml": f"logo: {name}\n", "biro/surat.yaml": SOUND}
    root = write(tmp_path, files)
    (root / name).write_bytes(content)
    catalog = collect(root, "sops").catalog
    [with_logo] = drafts(facts_of(catalog), ["biro/surat"], root=root, days={})
    sheet = Sheet(with_logo.content())
    assert ["Lambang instansi"] == [figure.alt for figure in sheet.tags.all("Figure") if "Lambang" in figure.alt]
    pictures = [len(page.get_images()) for page in sheet.pdf.pages]
    assert pictures == [int(name.endswith("png"))] + [0] * (len(pictures) - 1)
