# Files that go with a PDF, put in the place of their marks.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.render.pdf.attached import put_files
from tatalaksana.render.pdf.document import Attachment
from tatalaksana.render.pdf.objects import Objects
from tatalaksana.render.pdf.typesetting import typeset
from tests.pdf.paper import DAY, Sheet
from tests.pdf.test_words import CATALOG, SEEDS

_FILES = (
    Attachment("satu.yaml", "judul: Rapat é “\n" * 90, "application/yaml", "Sumber"),
    Attachment("dua.json", '{"judul": "Rapat"}', "application/json", "Isi"),
    Attachment("dua-lagi.json", '{"judul": "Rapat"}', "application/json", "Isi"),
)


def _attached(files: tuple[Attachment, ...]) -> Sheet:
    draft = official_sheet(Facts(CATALOG.entries[SEEDS[0]], CATALOG), Printing(DAY))
    pdf = Objects(typeset(replace(draft.document, files=(), sheet=draft.pages())))
    put_files(pdf, files, (2026, 1, 31))
    return Sheet(pdf.written())


def test_files_are_attached_as_they_are() -> None:
    """Each has its name, kind, size and every letter; two may hold the same."""
    pdf = _attached(_FILES).pdf
    held = pdf.attachments
    assert {file.name for file in _FILES} == set(held)
    for file in _FILES:
        found = held[file.name].get_file()
        content = file.content.encode()
        assert (content, len(content), file.kind) == (found.read_bytes(), found.size, found.mime_type)
        assert file.about == held[file.name].description


def test_another_file_is_another_document() -> None:
    """The document's name, by which readers know it, is another where only an attached file is."""
    other = (replace(_FILES[0], content="judul: Upacara\n"), *_FILES[1:])
    names = [bytes(_attached(files).pdf.trailer.ID[1]) for files in (_FILES, other, _FILES)]
    assert names[0] == names[2] != names[1]


def test_the_name_is_the_same_wherever_it_is_said() -> None:
    """The trailer and the metadata call the document by one name."""
    pdf = _attached(_FILES).pdf
    name = bytes(pdf.trailer.ID[0]).decode()
    said = pdf.Root.Metadata.read_bytes().decode()
    assert f"<xmpMM:InstanceID>{name}</xmpMM:InstanceID>" in said
    assert f"<xmpMM:DocumentID>{name}</xmpMM:DocumentID>" in said


def test_names_are_told_as_they_are() -> None:
    """Parentheses and other letters in a file's name end nothing."""
    odd = tuple(replace(file, name=f"b){at}(é.yaml") for at, file in enumerate(_FILES))
    assert [file.name for file in odd] == sorted(_attached(odd).pdf.attachments)


def test_two_files_of_one_name_are_refused() -> None:
    """A PDF finds its files by their names."""
    with pytest.raises(ValueError, match="one name"):
        _attached((_FILES[0], _FILES[0]))
