# An SOP of whose file it is known that it can be read and drawn: only when somebody asks what it holds is that done. Of a collection
# in which one file was edited, most are never drawn.
from __future__ import annotations

from functools import cached_property

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.entry import Entry
from tatalaksana.chart import Geometry, route
from tatalaksana.model import Flow, Sop, flow_of, parse
from tatalaksana.source import Document, SourceFile, read


class KnownEntry(Entry):
    """One SOP in the collection, which is read when it is asked for.

    Args:
        id: Its id.
        document: Its file, without its data.
        sop: What it holds; nothing where that is to be read.
        flow: Its flow, likewise.
        geometry: That as drawn, likewise.
        card: Its card; nothing where that is to be found.
    """

    def __init__(
        self,
        id: str,  # noqa: A002 - as of all entries
        document: Document,
        sop: Sop | None = None,
        flow: Flow | None = None,
        geometry: Geometry | None = None,
        *,
        card: Card | None = None,
    ) -> None:
        given = {"id": id, "document": document, "sop": sop, "flow": flow, "geometry": geometry, "card": card}
        vars(self).update({name: value for name, value in given.items() if value is not None})

    @cached_property
    def sop(self) -> Sop:
        """What its file holds."""
        document = read(self.document.file, self.document.text)
        sop = parse(Sop, document.data) if isinstance(document, Document) else None
        assert isinstance(sop, Sop), self.document.file  # noqa: S101 - these bytes were read before
        return sop

    @cached_property
    def flow(self) -> Flow:
        """Its steps and symbols."""
        return flow_of(self.sop)[0]

    @cached_property
    def geometry(self) -> Geometry:
        """The flow as drawn."""
        return route(self.flow)


def sound_sop(file: SourceFile, content: bytes, card: Card | None) -> Entry:
    """The entry of a file that is known to be sound."""
    return KnownEntry(file.id, Document(file.shown, content.decode("utf-8-sig"), None), card=card)
