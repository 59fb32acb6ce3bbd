# The files that go with a PDF. Typst reads what it is handed letter by letter, and takes a fortieth of a sheet's time to attach
# two: so they are put into what it wrote.
from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath

from tatalaksana.render.pdf.document import Attachment
from tatalaksana.render.pdf.objects import ID_BYTES, Objects, stream

_CATALOG = b"<</Type/Catalog"
_FILES = re.compile(rb"(?<=/AF\[)[^\]]*")
_FILE = re.compile(rb"(?<=<</Type/Filespec/F)<([0-9a-f]*)>/UF<[0-9a-f]*>")
"""What a file is called."""


def put_files(pdf: Objects, files: Sequence[Attachment], day: tuple[int, int, int]) -> None:
    """Attach files to a PDF, and call it otherwise for each of them: readers know a document by its name.

    Args:
        pdf: A PDF as Typst wrote it, without files.
        files: The files, each of a name of its own.
        day: The day that is theirs.

    Raises:
        ValueError: Typst has written the PDF in another way than we know.
    """
    held = {_name(file.name): pdf.add(_told(pdf, file, day)) for file in files}
    if len(held) != len(files):
        raise ValueError("Two files for this PDF have one name.")
    hold_files(pdf, held)
    pdf.rename(lambda name: b64encode(sha256(b"\0".join([name, *map(_content, files)])).digest()[:ID_BYTES]))


def hold_files(pdf: Objects, held: Mapping[bytes, int]) -> None:
    """Have a PDF know its files.

    Args:
        pdf: A PDF that knows of none.
        held: What is said of each, by its name as PDF writes it.

    Raises:
        ValueError: It knows of some, or Typst has written it in another way than we know.
    """
    [(number, catalog)] = pdf.beginning(_CATALOG)
    if not catalog.endswith(b">>") or b"/Names" in catalog or b"/AF" in catalog:
        raise ValueError("This PDF has files already.")
    named = b"".join(b"%b%d 0 R" % one for one in sorted(held.items()))
    listed = b" ".join(b"%d 0 R" % one for one in held.values())
    pdf.put(number, b"%b/Names<</EmbeddedFiles<</Names[%b]>>>>/AF[%b]>>" % (catalog[:-2], named, listed))


def files_of(pdf: Objects) -> list[int]:
    """The numbers of what is said of each file that was put into a PDF, in order."""
    [(_, catalog)] = pdf.beginning(_CATALOG)
    found = _FILES.search(catalog)
    return [int(number) for number in found[0].split()[::3]] if found else []


def called_anew(told: bytes, called: str) -> tuple[bytes, bytes]:
    """(name, what is said of a file) when it is called otherwise, but for how its name ends.

    Raises:
        ValueError: It is not said as we say it.
    """
    found = _FILE.search(told)
    if found is None:
        raise ValueError("A file of this PDF is not one of ours.")
    written = bytes.fromhex(found[1].decode())
    name = _name(called + PurePath(written.decode("utf-16" if written.startswith(b"\xfe\xff") else "ascii")).suffix)
    return name, told[: found.start()] + b"%b/UF%b" % (name, name) + told[found.end() :]


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
