"""Files and text to plain data with positions. The only room that knows a YAML library."""

from tatalaksana.source.beyond import Respelling, as_spelt, past_faults, respelled, respelling
from tatalaksana.source.document import Document, path_at, read
from tatalaksana.source.editing import KeyOrder, edited
from tatalaksana.source.file import ChangedMeanwhileError, content_of, decoded, key_of, load, read_content
from tatalaksana.source.folder import Changes, Kind, SourceFile, file_states, meant_for, scan
from tatalaksana.source.in_work import file_in_work, is_ours
from tatalaksana.source.layout import tidied
from tatalaksana.source.limits import MAX_BYTES
from tatalaksana.source.meaning import data_of, value_at, with_edit
from tatalaksana.source.problem import (
    Acceptance,
    AnyEdit,
    Data,
    Edit,
    Edits,
    Finding,
    Insert,
    Mend,
    Move,
    Path,
    Problem,
    Rewrite,
    Severity,
    Sought,
    Splice,
)  # fmt: skip
from tatalaksana.source.reasons import reason, reason_with_advice
from tatalaksana.source.rewriting import rewritten, spliced
from tatalaksana.source.suspects import Misfit, Suspect, Suspicion, colon_suspects, misfit_suspects, suspects_in
from tatalaksana.source.suspects.keyless import keyless_words
from tatalaksana.source.words import KeyWords
from tatalaksana.source.writing import UnwritableError, block, scalar

__all__ = [
    "MAX_BYTES", "Acceptance", "AnyEdit", "ChangedMeanwhileError", "Changes", "Data", "Document", "Edit", "Edits", "Finding", "Insert", "KeyOrder", "KeyWords",
    "Kind", "Mend", "Misfit", "Move", "Path", "Problem", "Respelling", "Rewrite", "Severity", "Sought", "SourceFile", "Splice", "Suspect",
    "Suspicion", "UnwritableError", "as_spelt", "block", "colon_suspects", "content_of", "data_of", "decoded", "edited", "file_in_work", "file_states", "is_ours", "key_of", "keyless_words", "load", "meant_for", "misfit_suspects", "past_faults", "path_at",
    "read", "read_content", "reason", "reason_with_advice", "respelled", "respelling", "rewritten", "scalar", "scan", "spliced", "suspects_in", "tidied", "value_at",
    "with_edit",
]  # fmt: skip
