# The files that go with a PDF. Typst reads what it is handed letter by letter, and takes a fortieth of a sheet's time to attach
# two: so they are put into what it wrote.
from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

from tatalaksana.render.pdf.document import Attachment
from tatalaksana.render.pdf.objects import Objects, stream

_CATALOG = b"<</Type/Catalog"
_LETTERS = 16
"""Bytes of a document's name."""


def put_files(pdf: Objects, files: Sequence[Attachment], day: tuple[int, int, int]) -> None:
    """Attach files to a PDF, and call it otherwise for each of them: readers know a document by its name.

    Args:
        pdf: A PDF as Typst wrote it, without files.
        files: The files, each of a name of its own.
        day: The day that is theirs.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    [(number, catalog)] = pdf.beginning(_CATALOG)
    if not catalog.endswith(b">>") or b"/Names" in catalog or b"/AF" in catalog:
        raise ValueError("This PDF has files already.")
    held = {_name(file.name): pdf.add(_told(pdf, file, day)) for file in files}
    if len(held) != len(files):
        raise ValueError("Two files for this PDF have one name.")
    named = b"".join(b"%b%d 0 R" % one for one in sorted(held.items()))
    listed = b" ".join(b"%d 0 R" % one for one in held.values())
    pdf.put(number, b"%b/Names<</EmbeddedFiles<</Names[%b]>>>>/AF[%b]>>" % (catalog[:-2], named, listed))
    pdf.rename(lambda name: b64encode(sha256(b"\0".join([name, *map(_content, files)])).digest()[:_LETTERS]))


def _told(pdf: Objects, file: Attachment, day: tuple[int, int, int]) -> bytes:
    """What is said of a file, which is put into the PDF."""
    content, name = _content(file), _name(file.name)
    kind = re.sub(rb"[^0-9A-Za-z.+-]", lambda sign: b"#%02X" % ord(sign[0]), file.kind.encode())
    facts = b"/Type/EmbeddedFile/Subtype/%b/Params<</Size %d/ModDate(D:%04d%02d%02d000000Z)>>" % (
        kind,
        len(content),
        *day,
    )
    place = pdf.add(stream(facts, content))
    return b"<</Type/Filespec/F%b/UF%b/EF<</F %d 0 R/UF %d 0 R>>/AFRelationship/Source/Desc%b>>" % (
        name, name, place, place, _name(file.about),
    )  # fmt: skip


def _content(file: Attachment) -> bytes:
    return file.content.encode()


def _name(text: str) -> bytes:
    """A text as PDF writes it: as numbers, so that none of its signs can end it."""
    written = text.encode() if text.isascii() else f"\ufeff{text}".encode("utf-16-be", "replace")
    return b"<%b>" % written.hex().encode()
