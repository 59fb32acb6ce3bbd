# The files that go with a PDF. Typst reads what it is handed letter by letter: so it attaches a mark for each, and they are put
# in the place of these. The marks say what the files hold, so that Typst's name of the document, too, is another where they are.
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from tatalaksana.render.pdf.document import Attachment
from tatalaksana.render.pdf.objects import Objects, stream

_FILE = re.compile(
    rb"<</Length \d+/Type/EmbeddedFile(/Subtype[^<]*/Params<<)/Size \d+([^>]*>>)>>\nstream\n([0-9a-f]+)\nendstream"
)
"""What it is, its day, and its mark, which is too short to be pressed."""
_MARK = 16


def marks_of(files: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """The files as Typst is handed them."""
    return tuple(replace(file, content=_mark(file)) for file in files)


def put_files(pdf: Objects, files: Sequence[Attachment]) -> None:
    """Put files in the place of their marks.

    Args:
        pdf: A PDF as Typst wrote it.
        files: All that are attached to it.

    Raises:
        ValueError: Typst has attached them in another way than we know.
    """
    contents = {_mark(file).encode(): file.content.encode() for file in files}
    places = [(number, found) for number, body in pdf.beginning(b"<</Length ") if (found := _FILE.fullmatch(body))]
    if {found[3] for _, found in places} != contents.keys():
        raise ValueError("This PDF has other files than it was told.")
    for number, found in places:
        content = contents[found[3]]
        pdf.put(number, stream(b"/Type/EmbeddedFile%b/Size %d%b" % (found[1], len(content), found[2]), content))


def _mark(file: Attachment) -> str:
    return sha256(file.content.encode()).hexdigest()[:_MARK]
