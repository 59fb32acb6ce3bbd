# The engine as a browser's worker has it: questions and answers as texts of JSON, files as they are fetched.
from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path as FilePath

from tatalaksana.editor.answers import Editor
from tatalaksana.editor.terbitan import LackingError, mark_of_file, read_published

INDEX = "terbitan.json"
"""The name of what is published, in the archive that a worker begins with."""


class Pekerja:
    """Answers a page of a published collection.

    Args:
        begin: The archive of what is published, and of the files that every answer needs.
        place: The folder that files are put in.
    """

    def __init__(self, begin: bytes, place: FilePath) -> None:
        with zipfile.ZipFile(io.BytesIO(begin)) as held:
            about = json.loads(held.read(INDEX))
            self._published = read_published(about)
            self._place = place
            for name in held.namelist():
                if name != INDEX:
                    self._put(name, held.read(name))
        self._editor = Editor(place / about["folder"], about["folder"], self._published)

    def tanya(self, asked: str) -> str:
        """The answer to a question; or `perlu`, the files to be fetched before it is asked again, each with what it is called by."""
        try:
            return json.dumps(self._editor.answer(json.loads(asked)), ensure_ascii=False)
        except LackingError as error:
            return json.dumps({"perlu": [[name, self._published.marks[name]] for name in error.names]})

    def terima(self, name: str, content: bytes) -> bool:
        """Take a file that was fetched; not one that is another than was published."""
        fits = mark_of_file(content) == self._published.marks.get(name)
        if fits:
            self._put(name, content)
        return fits

    def _put(self, name: str, content: bytes) -> None:
        file = self._place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
