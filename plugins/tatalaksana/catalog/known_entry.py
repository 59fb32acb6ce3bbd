# An SOP of whose file it is known that it can be read and drawn: only when somebody asks what it holds is that done. Of a collection
# in which one file was edited, most are never drawn, and the texts of none of those are held. What was read is put away while nobody asks for
# it: values take ten times the room.
from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Entry, file_mark
from tatalaksana.catalog.sources import Source, content_again
from tatalaksana.chart import Geometry, route
from tatalaksana.model import Flow, Sop, flow_of, parse
from tatalaksana.source import Document, SourceFile, read

_QUICKLY = 1
"""How hard what is put away is pressed, of 9: half of what it takes is gone then, and a fifth of a millisecond."""
_NOTHING: tuple[frozenset[str], bytes] = frozenset(), b""


class KnownEntry(Entry):
    """One SOP in the collection, which is read when it is asked for.

    Args:
        id: Its id.
        document: Its file, without its data, or what reads that.
        mark: Of its file; nothing where that is to be found.
        sop: What it holds; nothing where that is to be read.
        flow: Its flow, likewise.
        geometry: That as drawn, likewise.
        card: Its card; nothing where that is to be found.
    """

    def __init__(
        self,
        id: str,  # noqa: A002 - as of all entries
        document: Document | Callable[[], Document],
        *,
        mark: str | None = None,
        sop: Sop | None = None,
        flow: Flow | None = None,
        geometry: Geometry | None = None,
        card: Card | None = None,
    ) -> None:
        name = "document" if isinstance(document, Document) else "_reading"
        given = {"id": id, "mark": mark, name: document, "sop": sop, "flow": flow, "geometry": geometry, "card": card}
        vars(self).update({name: value for name, value in given.items() if value is not None})

    def put_away(self, reading: Callable[[], Document] | None = None) -> None:
        """Hold what was read as few bytes, until somebody asks for it, and nothing of a file that can be read again."""
        own = vars(self)
        if reading is not None:
            own["_reading"] = reading
        known = {name: own[name] for name in ("sop", "flow", "geometry") if name in own}
        if known and known.keys() != own.get("_away", _NOTHING)[0]:
            own["_away"] = frozenset(known), zlib.compress(pickle.dumps(known, pickle.HIGHEST_PROTOCOL), _QUICKLY)
        for name in known:
            del own[name]
        own.pop("texts", None)
        if "_reading" in own:
            own.pop("document", None)

    def __getstate__(self) -> dict[str, Any]:
        """What goes to other processes, of other machines too: as it is now, for the thread that sends it is another than the one that puts it away."""
        state = {**vars(self), "document": self.document}
        state.pop("_reading", None)
        return state

    def _found_again(self, name: str) -> Any:  # noqa: ANN401 - whichever is asked for
        """A value that was put away, which is at hand then with all others; nothing where it was not."""
        names, content = vars(self).get("_away", _NOTHING)
        if name in names:
            vars(self).update(pickle.loads(zlib.decompress(content)))  # noqa: S301 - our own, of a moment ago
        return vars(self).get(name)

    @cached_property
    def document(self) -> Document:
        """Its file, without its data.

        Raises:
            ChangedMeanwhileError: It is another by now.
        """
        reading: Callable[[], Document] = vars(self)["_reading"]
        return reading()

    @cached_property
    def sop(self) -> Sop:
        """What its file holds."""
        return self._found_again("sop") or self._read()

    @cached_property
    def flow(self) -> Flow:
        """Its steps and symbols."""
        return self._found_again("flow") or flow_of(self.sop)[0]

    @cached_property
    def geometry(self) -> Geometry:
        """The flow as drawn."""
        return self._found_again("geometry") or route(self.flow)

    def _read(self) -> Sop:
        document = read(self.document.file, self.document.text)
        sop = parse(Sop, document.data) if isinstance(document, Document) else None
        assert isinstance(sop, Sop), self.document.file  # noqa: S101 - these bytes were read before
        return sop


def sound_sop(source: Source[Entry], card: Card | None) -> Entry:
    """The entry of a file that is known to be sound; of the source nothing else is held."""
    file, given = source.file, source.given
    document = reading_again(source) if given is None else _document(file.shown, given)
    return KnownEntry(file.id, document, mark=file_mark(source.key), card=card)


def reading_again(source: Source[Entry]) -> Callable[[], Document]:
    """What reads a file again, and tells where it is another by then (`ChangedMeanwhileError`)."""
    return partial(_read_again, source.file, source.root, source.key)


def _read_again(file: SourceFile, root: FilePath, key: bytes) -> Document:
    return _document(file.shown, content_again(file, root, key))


def _document(shown: str, content: bytes) -> Document:
    return Document(shown, content.decode("utf-8-sig"), None)
