# When a build goes aside, and when its site is put in place: MkDocs' side of `aside.py`.
from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from tatalaksana.site.aside import Aside, Recording
from tatalaksana.site.destination import refuse_destination, refuse_sources
from tatalaksana.site.log import Log
from tatalaksana.site.standing import Standing, besides_mark, read_mark
from tatalaksana.site.still import Still

if TYPE_CHECKING:
    from tatalaksana.renewal import Stamp


class Publishing:
    """One run of MkDocs, from its start to its end. Only `build` of the whole site goes aside.

    Args:
        command: What MkDocs was asked for: `build`, `serve`, `gh-deploy`.
        dirty: Whether only changed pages are built, into what is there.
        log: Where it is told that another build is waited for.
    """

    def __init__(self, command: str, *, dirty: bool, log: Log) -> None:
        self._wanted = command == "build" and not dirty
        self._log = log
        self._aside: Aside | None = None
        self.site: Path
        """Where it is to stand, once that is known."""
        self._complete = False
        self.record: Recording | None = None
        """What the next build is to know of the outputs of the site once it is put in place."""
        self._standing: Standing | None = None
        self._still: Still | None = None

    def redirect(self, config: MkDocsConfig, sources: Path, shown: str) -> None:
        """Lead the build aside, once no other one is at work.

        Args:
            config: Where the site is to go.
            sources: The folder of the sources.
            shown: How users know it.

        Raises:
            PluginError: Nothing can be written there, or something else would be lost.
        """
        settings = Path(config.config_file_path or "mkdocs.yml").parent
        refuse_sources(sources, settings, shown)
        self.site = site = Path(config.site_dir)
        if _passing(site):
            return
        refuse_destination(site, sources, shown)
        if not self._wanted:
            return
        try:
            self._aside = Aside(
                site,
                lambda: self._log.info("Bangunan lain sedang menulis «%s»; menunggu sampai selesai.", site),
                dotted_in(config),
            )
        except OSError as error:
            raise PluginError(f"Folder situs «{site}» tidak dapat ditulis: {_reason(error)}") from error
        config.site_dir = str(self._aside.folder)

    def stop_if_standing(self, config: MkDocsConfig, sources: Path) -> None:
        """End at once, and well, where this build would make the site that stands.

        Args:
            config: Everything that mkdocs.yml and the command say, by now.
            sources: The folder of the sources.

        Raises:
            SystemExit: It would.
        """
        if not self._aside:
            return
        self._still = Still(config, sources)
        besides = besides_mark(config)
        if besides is None:
            return
        standing = Standing(self._aside.standing, besides, self._still, partial(read_mark, config, sources))
        if standing.holds(self._aside):
            standing.say()
            self._log.info("Tidak ada yang berubah: situs di «%s» tetap seperti adanya.", self.site)
            raise SystemExit(0)
        if standing.read is not None:
            self._standing = standing
            standing.listen()

    @property
    def is_aside(self) -> bool:
        """Whether the site that stands is untouched so far."""
        return self._aside is not None

    @property
    def ledger(self) -> Path | None:
        """What the last build left of the site that stands, where this one may take of it."""
        return self._aside.ledger if self._aside else None

    @property
    def stands(self) -> Mapping[str, Stamp]:
        """The files of the site that stands, and how they do."""
        return self._aside.stands.files if self._aside else {}

    def keep(self, files: Iterable[str]) -> None:
        """Have files of the site that stands in the new one too."""
        if self._aside:
            self._aside.keep(files)

    def complete(self) -> None:
        """Everything is written."""
        self._complete = True

    def end(self) -> None:
        """Put the site in place if nothing went wrong, not even after it was written, as strict builds do.

        Raises:
            PluginError: It could not be put in place.
        """
        if self._standing:
            self._standing.leave()
        if self._aside is None:
            return
        try:
            if self._complete and sys.exception() is None:
                put = self._aside.publish(self._records(self._aside))
                self._log.info(
                    "Situs di «%s» %s.", self.site, "diperbarui: hanya yang berubah" if put else "diganti utuh"
                )
            else:
                self._aside.leave()
        except OSError as error:
            raise PluginError(f"Situs di «{self.site}» tidak dapat diganti: {_reason(error)}") from error
        finally:
            self._aside = None

    def _records(self, aside: Aside) -> dict[Path, Recording]:
        """What the next build is to know, by where it is kept; nothing where this one may have read what nobody finds any more."""
        if not self._still or not self._still.holds():
            return {}
        records = {aside.ledger: self.record} if self.record else {}
        return records | ({aside.standing: self._standing.record} if self._standing else {})


def _reason(error: OSError) -> str:
    """Why something could not be done, and what to do."""
    from tatalaksana.source import reason_with_advice  # noqa: PLC0415 - it loads slowly, and most sites can be written

    return reason_with_advice(error)


def dotted_in(config: MkDocsConfig) -> frozenset[str]:
    """What begins with a dot at the top and may belong to the site: MkDocs touches nothing such unless it stands among the pages, for `exclude_docs` may let it in."""
    docs = Path(config.docs_dir)
    return (
        frozenset(entry.name for entry in docs.iterdir() if entry.name.startswith("."))
        if docs.is_dir()
        else frozenset()
    )


def _passing(site: Path) -> bool:
    """Whether this is the folder that `mkdocs serve` makes for itself, of which `--clean` says that it is a build."""
    return site.name.startswith("mkdocs_") and site.parent == Path(tempfile.gettempdir())
