# A profile's logo on the identity sheet.
from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.catalog.logo import EMBLEM
from tatalaksana.facts import facts_of
from tatalaksana.press import Cache, drafts, made
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.unprintable import UnprintableError
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.pdf.paper import Sheet


def _png(width: int = 40, height: int = 40) -> bytes:
    """A red field."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\xc0\x10\x10" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
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


_SVG_HEAD = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def _large_png(side: int) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        _png()[:8]
        + struct.pack(">I", 13)
        + b"IHDR"
        + head
        + struct.pack(">I", zlib.crc32(b"IHDR" + head))
        + _png()[33:]
    )


def _with_inner(kind: bytes, content: bytes) -> bytes:
    return _SVG_HEAD + b"<image href='data:image/" + kind + b";base64," + b64encode(content) + b"'/></svg>"


_JPEG_HEAD = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08"
_GROWING = (
    _SVG_HEAD + b"<g id='a0'><g/></g>"
    + b"".join(b"<g id='a%d'>%s</g>" % (one, b"<use href='#a%d'/>" % (one - 1) * 10) for one in range(1, 12))
    + b"</svg>"
)  # fmt: skip
"""Ten times as much with each line, 10¹¹ in all."""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("l.png", b"bukan gambar", "Isinya bukan gambar PNG"), ("l.png", _SVG, "Isinya bukan gambar PNG"),
        ("l.svg", _png(), "Isinya bukan gambar SVG"), ("l.png", _png()[:-20], "rusak atau terpotong"),
        ("l.png", _png().replace(b"IDAT", b"IDAU"), "rusak atau terpotong"), ("l.png", _png()[:60] + b"x" + _png()[61:], "rusak atau terpotong"),
        ("l.png", _large_png(30_000), "30000 × 30000 piksel"), ("l.png", _large_png(80), "rusak atau terpotong"),
        ("l.png", _png() + b"\0" * 1_000_000, "lebih besar dari 1000 kB"), ("l.svg", b"<svg>", "tidak terbaca"), ("l.svg", b"<html/>", "bukan gambar SVG"),
        ("l.svg", _SVG_HEAD + b"<script>1</script></svg>", "«script»"), ("l.svg", _SVG_HEAD + b"<g OnLoad='x()'/></svg>", "«onload»"),
        ("l.svg", _SVG_HEAD + b"<foreignObject/></svg>", "«foreignobject»"), ("l.svg", _SVG_HEAD + b"<image href='http://x.example/a.png'/></svg>", "dari tempat lain"),
        ("l.svg", _SVG_HEAD + b"<use xlink:href='/etc/passwd'/></svg>", "dari tempat lain"), ("l.svg", _SVG_HEAD + b"<style>a{fill:url(http://x.example)}</style></svg>", "dari tempat lain"),
        ("l.svg", _SVG_HEAD + b"<a href='javascript:1'/></svg>", "dari tempat lain"), ("l.svg", _SVG_HEAD + b"<g/>" * 30_000 + b"</svg>", "unsur"),
        ("l.svg", b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>", "DOCTYPE"), ("l.svg", b"<?xml-stylesheet href='a.css'?>" + _SVG, "perintah"),
        ("l.svg", b"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>" + _SVG, "DOCTYPE"), ("l.svg", _SVG_HEAD + b"<style>@imp<!-- -->ort 'a.css'</style></svg>", "dari tempat lain"),
        ("l.svg", _SVG_HEAD + b"<style>a{b:u\\rl(http://x.example)}</style></svg>", "dari tempat lain"), ("l.svg", _SVG_HEAD + b"<animateMotion/></svg>", "«animatemotion»"),
        ("l.svg", _SVG_HEAD + b"<body xmlns='http://www.w3.org/1999/xhtml'/></svg>", "«body»"), ("l.svg", _SVG_HEAD + b"<g>" * 9000 + b"</g>" * 9000 + b"</svg>", "bersarang"),
        ("l.svg", _GROWING, "saling menyebut"), ("l.svg", _SVG_HEAD + b"<g id='a'><use href='#a'/></g></svg>", "saling menyebut"),
        ("l.svg", _with_inner(b"png", _large_png(30_000)), "Gambarnya 30000 × 30000 piksel"), ("l.svg", _with_inner(b"png", _png()[:-20]), "rusak atau terpotong"),
        ("l.svg", _with_inner(b"jpeg", _JPEG_HEAD + b"\x75\x30\x75\x30"), "Gambarnya 30000 × 30000 piksel"), ("l.svg", _with_inner(b"jpeg", b"x"), "JPEG ini rusak"),
    ],
)  # fmt: skip
def test_a_logo_that_cannot_be_used(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """It is told at its key with the reason before anything is printed or published."""
    root = write(tmp_path, {**REGISTERS, "profil/kantor.yaml": f"instansi: KANTOR REKAAN\nlogo: {name}\n"})
    (root / name).write_bytes(content)
    (problem,) = collect(root, "sops").problems
    assert ("sops/profil/kantor.yaml", 2, "logo-salah") == (problem.file, problem.line, problem.code)
    assert said in problem.hint


@pytest.mark.parametrize(
    ("size", "dots"), [((40, 40), 42), ((140, 141), 149), ((142, 142), None), ((720, 60), None), ((300, 60), 63)]
)
def test_an_emblem_of_few_pixels_is_warned_of(tmp_path: Path, size: tuple[int, int], dots: int | None) -> None:
    """Its dots an inch are those of the size that it is printed in; a wide one is as wide as its place."""
    root = write(tmp_path, {**REGISTERS, "profil/kantor.yaml": "instansi: KANTOR REKAAN\nlogo: l.png\n"})
    (root / "l.png").write_bytes(_png(*size))
    found = [(problem.code, problem.line) for problem in collect(root, "sops").problems]
    assert found == ([] if dots is None else [("logo-kasar", 2)])
    assert all(f"{dots} titik per inci" in problem.message for problem in collect(root, "sops").problems)


def test_an_emblem_is_looked_at_in_the_size_that_it_is_printed_in() -> None:
    """The sheet prints it as tall as the check believes, and no wider."""
    room = 277 / 2 * LAYOUT.identity.letterhead / 10
    assert LAYOUT.identity.logo == EMBLEM[1]
    assert EMBLEM[0] == pytest.approx(room, abs=0.5)


def test_a_logo_that_goes_in_circles(tmp_path: Path) -> None:
    """A link to itself is no file, and stops no check."""
    root = write(tmp_path, {**REGISTERS, "profil/kantor.yaml": "instansi: KANTOR REKAAN\nlogo: l.png\n"})
    (root / "l.png").symlink_to("l.png")
    assert ["logo-tak-ada"] == [problem.code for problem in collect(root, "sops").problems]


def test_what_logos_may_hold(tmp_path: Path) -> None:
    """Gradients, pictures within, a plain document type and styles of its own are fine."""
    svg = (
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + _SVG_HEAD
        + b'<style>.a{fill:url(#g)}</style><linearGradient id="g"/><rect class="a" style="fill:url(#g)" width="9" height="9"/>'
        b'<image href="data:image/png;base64,' + b64encode(_png()) + b'"/><use href="#g"/></svg>'
    )  # fmt: skip
    root = write(tmp_path, {**REGISTERS, "profil/kantor.yaml": "logo: l.svg\n"})
    (root / "l.svg").write_bytes(svg)
    assert () == collect(root, "sops").problems


def test_a_document_that_typst_refuses_is_a_sentence(tmp_path: Path) -> None:
    """Whatever is wrong with it, the press names it."""
    files = {**REGISTERS, "profil/permenpan-35-2012.yaml": "logo: l.svg\n", "biro/surat.yaml": SOUND}
    root = write(tmp_path, files)
    (root / "l.svg").write_bytes(_SVG)
    catalog = collect(root, "sops").catalog
    (root / "l.svg").write_bytes(b"hilang")
    with pytest.raises(
        UnprintableError, match=r"«biro/surat» tidak dapat disusun menjadi PDF\. Periksa berkasnya dan profilnya"
    ):
        list(made(drafts(facts_of(catalog), ["biro/surat"], root=root, days={}), Cache.beside(root, "pdf")))
