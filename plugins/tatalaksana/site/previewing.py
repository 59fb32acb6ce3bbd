# One run of `mkdocs serve`. Each site is built aside and put in place whole, so that what stands is served meanwhile; and the next one
# takes of it what nothing has touched. What was edited is shown before that: its page, made into the site that stands.
from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from tatalaksana.cache import shelf_beside
from tatalaksana.site.aside import Aside, room_for
from tatalaksana.site.last_preview import LastPreview
from tatalaksana.site.log import Log
from tatalaksana.site.publishing import Publishing, dotted_in
from tatalaksana.site.still import Still

_STANDS = (
    "Situs belum dibuat ulang; yang ditampilkan tetap yang terakhir jadi. Betulkan yang disebut di atas, lalu simpan: situs dibuat "
    "ulang dengan sendirinya."
)
_OURS = frozenset({"sop", "formulir"})


class Previewing(Publishing):
    """Where the sites of a preview go, one after the other.

    Args:
        log: Where it is told what goes on.
    """

    def __init__(self, log: Log) -> None:
        super().__init__("serve", dirty=False, log=log)
        self._room: Aside | None = None
        self._last: LastPreview | None = None

    def redirect(self, config: MkDocsConfig, sources: Path, shown: str) -> None:
        """Lead a build aside, unless others than this program have a hand in it: they may know where the site is served.

        Raises:
            PluginError: Something else would be lost.
        """
        super().redirect(config, sources, shown)
        self._drop()
        if _OURS.issuperset(config.plugins) and not config.hooks:
            if self._last is None:
                self._last = LastPreview(shelf_beside(sources, "pratinjau"))
                self._last.bring(self.site, room_for(self.site))
            self._room = self._aside = Aside(self.site, lambda: None, dotted_in(config))
            config.site_dir = str(self._aside.folder)
            self._still = Still(config, sources)

    def stop_if_standing(self, config: MkDocsConfig, sources: Path) -> None:
        """What is served is built again: only who serves knows whether something has changed."""

    def settle(self) -> None:
        """Put a site in place whose files are all written.

        Raises:
            OSError: It can't be.
        """
        aside, self._aside = self._aside, None
        if aside:
            aside.publish(self._records(aside))

    def end(self) -> None:
        """Leave nothing behind but what the next preview begins with."""
        self._drop()
        if self._room and self._last:
            room = self._room.ledger.parent
            if self._room.ledger.is_file():
                self._last.keep(self.site, room)
            shutil.rmtree(room, ignore_errors=True)

    def _drop(self) -> None:
        """Throw away what a build left that failed."""
        aside, self._aside = self._aside, None
        if aside:
            aside.leave()


class OutrunError(BaseException):
    """Somebody edited on. Nothing is wrong, and so it is no `Exception`, of which MkDocs would say that something is."""


class Following:
    """What a server calls where files have changed: shows first what can be shown at once, and has the rest follow.

    Args:
        server: It.
        first: Makes pages of what was edited in the site that is served, and tells which; none where it can't.
        rest: Builds the whole site.
        log: Where it is told what is shown first.
    """

    def __init__(
        self, server: LiveReloadServer, first: Callable[[], Sequence[str]], rest: Callable[[], None], log: Log
    ) -> None:
        self._server, self._first, self._rest, self._log = server, first, rest, log

    def __call__(self) -> None:
        """Build again."""
        shown: Sequence[str] = ()
        with suppress(OutrunError):
            shown = self._first()
            if shown:
                self._log.info("Ditampilkan dahulu: %s. Sisanya menyusul.", ", ".join(shown))
                self._let_see()
            try:
                self._rest()
            except MkDocsException as error:
                # Raised on, it would have the server answer nobody until the error is gone.
                if not isinstance(error, Abort):  # which says what was told already
                    self._log.error("%s", error)
                self._log.error(_STANDS)
        if shown:
            self._server._wanted_epoch += 1  # noqa: SLF001 - browsers see the rest too once the server is told that it is there

    def give_way(self) -> None:
        """Let go of a site that is being built where files have changed again: it is built after what changed was shown.

        Raises:
            OutrunError: They have.
        """
        if self._server._want_rebuild:  # noqa: SLF001 - as below
            raise OutrunError

    def _let_see(self) -> None:
        """Have the server answer, and browsers ask, although it builds."""
        server = self._server
        with server._epoch_cond:  # noqa: SLF001 - it has no other way to be told
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001 - as above
            server._epoch_cond.notify_all()  # noqa: SLF001 - as above
