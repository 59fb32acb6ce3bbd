# An SOP of whose file it is known that it can be read and drawn: only when somebody asks what it holds is that done. Of a collection
# in which one file was edited, most are never drawn; and of thousands few are held at a time.
from __future__ import annotations

from functools import cached_property

from tatalaksana.catalog.entry import Entry
from tatalaksana.catalog.recent import Recent
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
        recent: Those that hold what they hold; nothing where it stays.
    """

    def __init__(
        self,
        id: str,  # noqa: A002 - as of all entries
        document: Document,
        sop: Sop | None = None,
        flow: Flow | None = None,
        geometry: Geometry | None = None,
        *,
        recent: Recent | None = None,
    ) -> None:
        given = {"id": id, "document": document, "sop": sop, "flow": flow, "geometry": geometry, "_recent": recent}
        vars(self).update({name: value for name, value in given.items() if value is not None})
        if recent and sop:
            recent.hold(self)

    @cached_property
    def sop(self) -> Sop:
        """What its file holds."""
        document = read(self.document.file, self.document.text)
        sop = parse(Sop, document.data) if isinstance(document, Document) else None
        assert isinstance(sop, Sop), self.document.file  # noqa: S101 - these bytes were read before
        if recent := vars(self).get("_recent"):
            recent.hold(self)
        return sop

    @cached_property
    def flow(self) -> Flow:
        """Its steps and symbols."""
        return flow_of(self.sop)[0]

    @cached_property
    def geometry(self) -> Geometry:
        """The flow as drawn."""
        return route(self.flow)

    def let_go(self) -> None:
        """Hold its file alone, until somebody asks what that holds."""
        for name in ("sop", "flow", "geometry"):
            vars(self).pop(name, None)

    def __getstate__(self) -> dict[str, object]:
        """What goes to other processes: it with what it holds."""
        return {name: value for name, value in vars(self).items() if name != "_recent"}


def sound_sop(file: SourceFile, content: bytes, *, recent: Recent | None = None) -> Entry:
    """The entry of a file that is known to be sound."""
    return KnownEntry(file.id, Document(file.shown, content.decode("utf-8-sig"), None), recent=recent)
