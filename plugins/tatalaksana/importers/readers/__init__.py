"""Readers: one a kind of document, from bytes to a `Reading`. Each is loaded only for its own kind."""

from tatalaksana.importers.readers.kinds import AS_PDF, READABLE, kind_of, reading_of

__all__ = ["AS_PDF", "READABLE", "kind_of", "reading_of"]
