# A change set: a folder of sources as it stands, and the texts of files that somebody would have otherwise.
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from tatalaksana.catalog import MODELS
from tatalaksana.source import Changes, Problem, SourceFile, content_of, decoded, scan

_BOM = b"\xef\xbb\xbf"


class UnknownFileError(Exception):
    """A file that is no source of the collection, nor could be one by its name."""


@dataclass(frozen=True)
class Naskah:
    """Sources as they would be. Files are called by their names as users know them, folder included."""

    root: Path
    shown: str
    """How users know the folder."""
    texts: Mapping[str, str | None] = field(default_factory=dict)
    """The texts that differ; None for a file that would be gone."""
    asal: Mapping[str, str | None] = field(default_factory=dict)
    """What others have published since the folder was as it is: what differs, differs from this."""

    @cached_property
    def files(self) -> Mapping[str, SourceFile]:
        """Every source that there would be."""
        return {file.shown: file for file in scan(self.root, self.shown, self.changes)[0]}

    @cached_property
    def differing(self) -> Mapping[str, str | None]:
        """All that is not as in the folder."""
        return {**self.asal, **self.texts}

    @cached_property
    def before(self) -> Naskah:
        """What it differs from."""
        return replace(self, texts={})

    @cached_property
    def changes(self) -> Changes:
        """What is not as in the folder, as bytes: a file that begins with a byte order mark keeps it.

        Raises:
            UnknownFileError: A name lies outside the folder.
        """
        differing = self.differing.items()
        return {self.path(name): None if text is None else self._bytes(name, text) for name, text in differing}

    def file(self, name: str) -> SourceFile:
        """The source of a name.

        Raises:
            UnknownFileError: There is none.
        """
        if name not in self.files:
            raise UnknownFileError(name)
        return self.files[name]

    def model(self, name: str) -> type[BaseModel]:
        """What a file holds.

        Raises:
            UnknownFileError: There is no such file.
        """
        return MODELS[self.file(name).kind.value]

    def text(self, name: str) -> str | Problem:
        """What a file would say, or why that can't be told.

        Raises:
            UnknownFileError: There is no such file.
        """
        text = self.differing.get(name)
        if text is not None:
            return text
        content = content_of(self.file(name).path, root=self.root, shown=name)
        return content if isinstance(content, Problem) else decoded(content, name)

    def mark(self, name: str) -> str:
        """Another one when the file in the folder is another; empty where there is none."""
        content = self._there(name)
        return "" if content is None else sha256(content).hexdigest()

    def content(self, name: str) -> bytes | None:
        """What a file held before; None where it was not there or can't be read.

        Raises:
            UnknownFileError: Its name lies outside the folder.
        """
        return self.before.changes[self.path(name)] if name in self.asal else self._there(name)

    def _there(self, name: str) -> bytes | None:
        """What a file holds in the folder.

        Raises:
            UnknownFileError: Its name lies outside the folder.
        """
        content = content_of(self.path(name), root=self.root, shown=name)
        return None if isinstance(content, Problem) else content

    def _bytes(self, name: str, text: str) -> bytes:
        begin = self._there(name) or b""
        return (_BOM if begin.startswith(_BOM) else b"") + text.encode(errors="surrogatepass")

    def path(self, name: str) -> Path:
        """Where a file of this name lies.

        Raises:
            UnknownFileError: Outside of the folder.
        """
        parts = name.removeprefix(f"{self.shown}/").split("/")
        if not name.startswith(f"{self.shown}/") or any(part.startswith(".") or not part.strip() for part in parts):
            raise UnknownFileError(name)
        return self.root.joinpath(*parts)
