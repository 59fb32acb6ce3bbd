"""Files and text to plain data with positions. The only room that knows a YAML library."""

from tatalaksana.source.document import Data, Document, read
from tatalaksana.source.file import MAX_BYTES, load, read_content
from tatalaksana.source.folder import Kind, SourceFile, scan
from tatalaksana.source.problem import Finding, Path, Problem, Severity

__all__ = [
    "MAX_BYTES", "Data", "Document", "Finding", "Kind", "Path", "Problem", "Severity", "SourceFile", "load", "read",
    "read_content", "scan",
]  # fmt: skip
