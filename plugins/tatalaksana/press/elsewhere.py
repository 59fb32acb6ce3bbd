# Pieces made by whatever takes work as an executor does. That may be other machines: what they hand back is taken only for
# what was asked of them, and what they don't is made here, so that no outcome depends on them.
from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Protocol

from tatalaksana.render.unprintable import UnprintableError

_TOGETHER = 400
"""Milliseconds of work that go in one parcel: much more than its way takes, and little to be done again."""
_UNDERWAY = 256
"""Parcels that are handed over before the first of them is back: enough for hundreds of cores, and little to be held here."""
_PATIENCE = 60.0
"""Seconds that the next parcel may take, beside twenty times its work, before nobody is taken to be at it any more."""

_HERE = "sisanya dibuat di mesin ini."


class Piece(Protocol):
    """A file that is ready to be made: a value that goes to other processes, and that its key tells from all others."""

    @property
    def name(self) -> str:
        """What it is called among those that are wanted."""

    @property
    def key(self) -> str:
        """The hash of all that its bytes depend on."""

    @property
    def effort(self) -> int:
        """About how many milliseconds it takes to make."""

    def content(self) -> bytes:
        """The file; the same bytes each time."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a piece."""

    key: str
    """As who made it found it: another program finds another one."""
    content: bytes
    refusal: str = ""
    """Why it can't be made, whoever tries."""


class ElsewhereError(Exception):
    """Others can't be asked; the text is a sentence for users."""


class Elsewhere:
    """Others who make pieces, for as long as they do; asked for only once there is something to be made."""

    def __init__(self, opened: Callable[[], AbstractContextManager[Executor]]) -> None:
        self._opened = opened
        self._open = ExitStack()
        self._executor: Executor | None = None
        self.trouble = ""
        """Why pieces were made here instead, as a sentence; empty while all goes well."""

    def close(self) -> None:
        """Let go of them."""
        self._open.close()

    def contents(self, wanted: Sequence[Piece], here: Callable[[Sequence[Piece]], Iterator[bytes]]) -> Iterator[bytes]:
        """What the pieces hold, in their order.

        Args:
            wanted: The pieces.
            here: Makes them without others.

        Raises:
            UnprintableError: One can't be made.
        """
        parcels = deque(_parcels(wanted))
        underway: deque[tuple[list[Piece], Future[list[Done]]]] = deque()
        while parcels or underway:
            while parcels and len(underway) < _UNDERWAY and (future := self._handed(parcels[0])):
                underway.append((parcels.popleft(), future))
            if not underway:
                break
            parcel, future = underway.popleft()
            done = self._awaited(parcel, future)
            if done is None:
                rest = [parcel, *(one for one, _ in underway), *parcels]
                self._let_go(tuple(future for _, future in underway))
                yield from here([piece for one in rest for piece in one])
                return
            for one in done:
                if one.refusal:
                    raise UnprintableError(one.refusal)
                yield one.content
        yield from here([piece for one in parcels for piece in one])

    def _handed(self, parcel: list[Piece]) -> Future[list[Done]] | None:
        """A parcel on its way to others; nothing, and the reason told, where nobody takes it."""
        if self.trouble:
            return None
        try:
            self._executor = self._executor or self._open.enter_context(self._opened())
            return self._executor.submit(finished, parcel)
        except ElsewhereError as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001 - as below
            self.trouble = _failed(error)
        return None

    def _awaited(self, parcel: Sequence[Piece], future: Future[list[Done]]) -> list[Done] | None:
        """What others made of a parcel; nothing, and the reason told, where they don't or where they are other than we."""
        try:
            done = future.result(_PATIENCE + 20 * sum(piece.effort for piece in parcel) / 1000)
        except TimeoutError:
            self.trouble = f"Kluster tidak menjawab lagi; {_HERE}"
        except (Exception, CancelledError) as error:  # noqa: BLE001 - whatever befell others, the work is done here
            self.trouble = _failed(error)
        else:
            if [piece.key for piece in parcel] == [one.key for one in done]:
                return done
            self.trouble = f"Kluster memakai versi program atau pustaka lain; {_HERE}"
        return None

    def _let_go(self, futures: Sequence[Future[list[Done]]]) -> None:
        for future in futures:
            future.cancel()
        self._executor = None


def _failed(error: BaseException) -> str:
    return f"Kluster gagal ({type(error).__name__}); {_HERE}"


def finished(parcel: Sequence[Piece]) -> list[Done]:
    """A parcel's pieces, made by whoever runs this."""
    return list(map(_done, parcel))


def made_here(piece: Piece) -> bytes:
    """What a piece holds.

    Raises:
        UnprintableError: It can't be made; the text says so to users.
    """
    try:
        return piece.content()
    except UnprintableError as error:
        raise UnprintableError(
            f"«{piece.name}» tidak dapat disusun menjadi PDF. Periksa berkasnya dan profilnya, terutama logonya; bila keduanya benar, "
            f"laporkan beserta pesan ini: {error}"
        ) from error


def _done(piece: Piece) -> Done:
    try:
        return Done(piece.key, made_here(piece))
    except UnprintableError as error:
        return Done(piece.key, b"", str(error))


def _parcels(wanted: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in their order, as many together as are worth a way."""
    parcel: list[Piece] = []
    for piece in wanted:
        parcel.append(piece)
        if sum(one.effort for one in parcel) >= _TOGETHER:
            yield parcel
            parcel = []
    if parcel:
        yield parcel
