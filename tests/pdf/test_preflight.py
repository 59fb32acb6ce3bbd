# A second opinion on PDF/A: Preflight of Apache PDFBox (Debian: libpdfbox2-java, libactivation-java, libjaxb-api-java), which knows
# PDF/A-1b only. What 1b forbids and 3a allows is lifted or left out, one by one; all else is the same in both: faces, widths of
# letters, colours, pictures, streams, actions, what the file says of itself.
from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests.pdf.test_checkers import PAPERS, paper_made

_SOURCE = Path(__file__).with_name("Preflight.java")
_JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
]
_ALLOWED = (
    "1.2.9 Body Syntax error, EmbeddedFile entry is present in a FileSpecification dictionary",
    "1.4.7 Trailer Syntax error, EmbeddedFile entry is present in the Names dictionary",
    # PDF/A-1 asks for version 2 of colour profiles, PDF/A-3 for any up to 4.
    "2.1.6 Invalid graphics object, Invalid version of the ICCProfile",
)
"""What PDF/A-3 allows: files that are attached, newer profiles of colours."""
_ARCHIVED = [name for name in PAPERS if name not in {"form", "monitoring"}]
"""All but what is filled in: that is in no embedded face."""
_EXTENSIONS = re.compile(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", re.DOTALL)
_DESCRIPTION = re.compile(r"<rdf:Description[^>]*>")

pytestmark = pytest.mark.skipif(
    not (shutil.which("javac") and all(jar.exists() for jar in _JARS)), reason="PDFBox's Preflight is not installed"
)


def _as_first_part(content: bytes) -> bytes:
    """The same file in the ways of PDF/A-1: no streams of objects, and part 1.

    Two things that are right are written otherwise, since Preflight does not know them: places of bookmarks that are objects of
    their own, and a description of what XMP says that stands in one with all else.
    """
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        said = pdf.Root.Metadata.read_bytes().decode().replace("<pdfaid:part>3<", "<pdfaid:part>1<")
        about, begun = _EXTENSIONS.search(said), _DESCRIPTION.search(said)
        assert about
        assert begun
        alone = f"</rdf:Description>{begun[0]}{about[0]}</rdf:Description></rdf:RDF>"
        said = said.replace(about[0], "").replace("</rdf:Description></rdf:RDF>", alone)
        pdf.Root.Metadata.write(said.encode())
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and isinstance(one.get("/Dest"), pikepdf.Array):
                one.Dest = pikepdf.Array(list(one.Dest.as_list()))
        pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return saved.getvalue()


def _findings(folder: Path, papers: dict[str, bytes]) -> dict[str, set[str]]:
    """What Preflight says of each."""
    for name, content in papers.items():
        (folder / name).write_bytes(content)
    command = ["java", "-cp", ":".join(map(str, _JARS)), str(_SOURCE), *papers]
    said = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    found: dict[str, set[str]] = {}
    for line in said.splitlines():
        if line.startswith("\t"):
            found[name].add(line.strip())
        else:
            name = line
            found[name] = set()
    return found


@pytest.mark.no_cover
def test_preflight_finds_nothing_that_part_three_forbids(tmp_path: Path) -> None:
    """Of every kind of paper that says it is PDF/A; it sees what part 1 forbids."""
    found = _findings(tmp_path, {name: _as_first_part(paper_made(name)) for name in _ARCHIVED})
    assert {name: set() for name in _ARCHIVED} == {name: said - set(_ALLOWED) for name, said in found.items()}
    assert set(_ALLOWED) == found["sheet"]


@pytest.mark.no_cover
def test_preflight_finds_what_is_broken(tmp_path: Path) -> None:
    """A face that is not embedded, widths that are not those of its letters, a file that calls itself otherwise than its XMP."""
    broken = {}
    for name in ("face", "widths", "title"):
        with pikepdf.open(io.BytesIO(_as_first_part(paper_made("sheet")))) as pdf:
            fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
            if name == "face":
                del next(one for one in fonts if "/FontFile2" in one)["/FontFile2"]
            elif name == "widths":
                next(one for one in fonts if "/W" in one).W = pikepdf.Array([0, 200, 100])
            else:
                pdf.docinfo["/Title"] = "SOP lain"
            saved = io.BytesIO()
            pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.disable)
            broken[name] = saved.getvalue()
    found = _findings(tmp_path, broken)
    codes = {name: {one.partition(" ")[0] for one in said - set(_ALLOWED)} for name, said in found.items()}
    assert {"face": {"3.1.3"}, "widths": {"3.1.6"}, "title": {"7.2"}} == codes
