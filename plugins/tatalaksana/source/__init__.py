"""Files and text to plain data with positions. The only room that knows a YAML library."""

from tatalaksana.source.document import Document, read
from tatalaksana.source.editing import KeyOrder, data_of, edited, with_edit
from tatalaksana.source.file import MAX_BYTES, content_of, decoded, load, read_content
from tatalaksana.source.folder import Changes, Kind, SourceFile, scan
from tatalaksana.source.layout import tidied
from tatalaksana.source.problem import (
    Acceptance,
    Data,
    Edit,
    Edits,
    Finding,
    Mend,
    Path,
    Problem,
    Rewrite,
    Severity,
    Splice,
)
from tatalaksana.source.rewriting import rewritten, spliced
from tatalaksana.source.suspects import Suspect, Suspicion, colon_suspects, suspects_in
from tatalaksana.source.writing import UnwritableError, block, scalar

__all__ = [
    "MAX_BYTES", "Acceptance", "Changes", "Data", "Document", "Edit", "Edits", "Finding", "KeyOrder", "Kind", "Mend", "Path", "Problem",
    "Rewrite", "Severity", "SourceFile", "Splice", "Suspect", "Suspicion", "UnwritableError", "block", "colon_suspects", "content_of", "data_of", "decoded",
    "edited", "load", "read", "read_content", "rewritten", "scalar", "scan", "spliced", "suspects_in", "tidied", "with_edit",
]  # fmt: skip
