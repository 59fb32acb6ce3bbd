# What one build makes, and what it takes of the site that stands: MkDocs' side of `renewal`.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import ClassVar, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_build_date

from tatalaksana.facts import AllFacts
from tatalaksana.files import put
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import Page
from tatalaksana.renewal import LINKED, Ear, Hearing, Inquest, Ledger, Output, Recall, TodaysMarks, unheard
from tatalaksana.site.links import LinkCheck
from tatalaksana.site.publishing import Publishing

_V = TypeVar("_V")
_PLAIN = re.compile(r"[\w./-]+", re.ASCII)
"""A page whose name stands in its address as it is."""


class Renewal:
    """The making again of one site.

    Args:
        facts: The collection, of which nothing is found yet.
        bare: What surrounds pages, without what is asked by key.
        publishing: Where the site goes.
        ground: The mark of what all pages stand on; nothing where all of them have to be made.
        linked: The mark of all cards and of what they stand on; empty where that is not known.
    """

    def __init__(
        self,
        facts: AllFacts,
        bare: Surroundings,
        publishing: Publishing | None,
        ground: str | None,
        linked: str = "",
    ) -> None:
        ear = Ear()
        self._wholes = dict.fromkeys(LINKED, linked) if linked else {}
        self._ground = ground
        self._publishing = publishing if publishing and publishing.ledger and ground else None
        self._recall = Recall(self.ledger_at(self._known), self.mark)
        hearing = Hearing(facts, ear, self._recall)
        self._unheard = unheard(bare)
        self._ear, self._hearing = ear, hearing
        self.facts = hearing.facts
        """The same, so that it listens."""
        self._marks = TodaysMarks(hearing.facts, facts)
        self._ledger = self.ledger_at(publishing.ledger if self._publishing and publishing else None)

    def mark(self, question: Inquest) -> str:
        """What a question is answered today, as a mark."""
        return self._marks[question]

    @property
    def room(self) -> Path | None:
        """Where something can be kept beside the site for the next build; nothing where that makes everything."""
        return self._publishing.ledger.parent if self._publishing and self._publishing.ledger else None

    @property
    def standing(self) -> Path | None:
        """The site of which something may be taken; nothing where nothing may."""
        return self._publishing.site if self._publishing and self._ledger.holds else None

    def standing_file(self, name: str) -> Path:
        """Where a file of what is taken stands."""
        assert self._publishing is not None  # noqa: S101 - without it nothing is taken
        return self._publishing.site / name

    def ledger_at(self, file: Path | None) -> Ledger:
        """Another ledger, of what is no file of the site."""
        return Ledger(file, self._ground or "", self._wholes)

    @property
    def _known(self) -> Path | None:
        """Where it is kept what is known of each SOP."""
        return self.room and self.room / "fakta.json"

    def remember(self) -> None:
        """Let the next build know it, where that is kept."""
        if self._known is not None:
            with suppress(OSError):  # then all of them are read
                put(self._known, self._recall.record(self.facts, self._ear), synced=False)

    def table(self, name: str, known: Mapping[str, _V]) -> Mapping[str, _V]:
        """Another mapping that outputs ask, so that it listens."""
        self._marks.know(name, known)
        return self._hearing.mapping(name, known)

    def surround(self, around: Surroundings) -> Surroundings:
        """What pages say besides, so that it listens."""
        assert unheard(around) == self._unheard  # noqa: S101 - nobody would hear that it is another
        self._marks.surround(around)
        return self._hearing.around(around)

    def take(self, name: str, extra: str = "") -> Output | None:
        """An output that is taken as it stands; nothing where it has to be made."""
        if self._publishing is None:
            return None
        return self._ledger.take(name, extra, self.mark, self._publishing.stands)

    @contextmanager
    def making(self, name: str, extra: str = "") -> Iterator[None]:
        """Something is made of an output: all that is asked meanwhile is asked by it."""
        with self._ear.listening() as asked:
            yield
        self._ledger.put(name, extra, asked)

    def made(
        self, name: str, extra: str, files: Iterable[str] = (), leads: Iterable[str] = (), value: object = None
    ) -> None:
        """An output has these files, they lead to these, and others have to know this of it."""
        self._ledger.put(name, extra, files=files, leads=leads, value=value)

    def add(self, name: str, extra: str, asked: Iterable[Inquest]) -> None:
        """An output asked this, elsewhere."""
        self._ledger.put(name, extra, asked)

    def asked_for(self, name: str) -> list[Inquest]:
        """What was asked to make an output, in this build or the last."""
        return self._ledger.asked_for(name)

    def tell(self, links: LinkCheck, *, all_written: bool) -> None:
        """Let who looks at links know what is taken, and what it leads to, once all files are written."""
        if self._publishing:
            links.take(self._publishing.site, self._ledger.files, self._ledger.leads if all_written else ())

    def asked_by(self, make: Callable[[], _V]) -> tuple[_V, list[Inquest]]:
        """Something, and what was asked to make it."""
        with self._ear.listening() as asked:
            made = make()
        return made, sorted(asked)

    def keep(self) -> None:
        """Have in the site what is taken."""
        if self._publishing:
            self._publishing.keep(self._ledger.files)
            self._publishing.record = lambda stands: self._ledger.kept(self.mark, stands.files)


def output_of(page: Page) -> str:
    """What a page is called among outputs."""
    return f"halaman:{page.name}"


def extra_of(page: Page) -> str:
    """What MkDocs makes a page with besides."""
    return "\0".join((page.title, page.file, str(page.wide)))


class Taken:
    """The pages that are taken as they stand, as MkDocs asks for them: for the address of one, and for the map of the site.

    Args:
        several: Each plugin's pages in order, and those of them that are taken.
        config: The settings.
    """

    def __init__(self, several: Sequence[tuple[Sequence[str], Collection[str]]], config: MkDocsConfig) -> None:
        self._several, self._config = several, config
        self._uris = frozenset(uri for _, taken in several for uri in taken)

    def __contains__(self, uri: str) -> bool:
        return uri in self._uris

    def file(self, uri: str) -> File | None:
        """The file of a page, for who leads to it."""
        return self._file(uri) if uri in self._uris else None

    def _file(self, uri: str) -> File:
        config = self._config
        return File(uri, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)

    def among(self, files: Sequence[File], *, mapped: bool) -> Iterator[File | MappedPage]:
        """All pages, in the order that they have where all of them are made; those that are taken as no more than a map needs, if so wished."""
        make = self._mapped if mapped else self._whole
        place = {uri: (at, turn) for at, (pages, _) in enumerate(self._several) for turn, uri in enumerate(pages)}
        last = {at: file.src_uri for file in files if (at := place.get(file.src_uri, (-1, 0))[0]) >= 0}
        done = [0] * len(self._several)
        for file in files:
            at, turn = place.get(file.src_uri, (-1, 0))
            if at >= 0:
                yield from self._between(at, done[at], turn, make)
                done[at] = turn + 1
            yield file
            if at >= 0 and last[at] == file.src_uri:
                yield from self._between(at, turn + 1, len(self._several[at][0]), make)

    def _between(
        self, at: int, begin: int, end: int, make: Callable[[str], File | MappedPage]
    ) -> Iterator[File | MappedPage]:
        pages, taken = self._several[at]
        return (make(uri) for uri in pages[begin:end] if uri in taken)

    def _whole(self, uri: str) -> File:
        file = self._file(uri)
        MkDocsPage(None, file, self._config)
        return file

    def _mapped(self, uri: str) -> File | MappedPage:
        """MkDocs would take a tenth of a millisecond for each."""
        name, base = uri.removesuffix(".md"), self._config.site_url
        if not _PLAIN.fullmatch(name) or name.endswith(("index", "README")):
            return self._whole(uri)
        address = f"{name}{'/' if self._config.use_directory_urls else '.html'}"
        return MappedPage(f"{base.rstrip('/')}/{address}" if base else "", get_build_date())


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page that is taken, as the map of the site asks for it: the file and its page at once."""

    canonical_url: str
    """Empty where the site's address is not known."""
    update_date: str
    abs_url: ClassVar[str] = ""
    is_link: ClassVar[bool] = False

    @property
    def page(self) -> MappedPage:
        """Itself."""
        return self


class FilesAndTaken(Files):
    """MkDocs' files, which know of pages that are taken when they are asked for one.

    Args:
        files: Them.
        taken: Those pages.
    """

    def __init__(self, files: Iterable[File], taken: Taken) -> None:
        super().__init__(files)
        self._taken = taken
        self._nav_is_made = False

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that name."""
        return super().get_file_from_path(path) or self._taken.file(PurePath(path).as_posix())

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """The pages that have to be made; until the nav is made, those too that stand in one and are taken."""
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if file.src_uri not in self._taken] if self._nav_is_made else pages

    def end_nav(self, config: MkDocsConfig) -> None:
        """Have nothing made any more of what is taken, now that a nav has it: of that it shows the titles."""
        for file in super().documentation_pages():
            if file.src_uri in self._taken and file.page is not None:
                file.page.read_source(config)
        self._nav_is_made = True

    def all_pages(self, *, mapped: bool) -> list[File | MappedPage]:
        """All pages, in the order that they have where all of them are made.

        Args:
            mapped: Whether only what MkDocs' own map of the site asks of a page is wanted.
        """
        return [*self._taken.among(super().documentation_pages(), mapped=mapped)]


def pages_in_nav(nav: object) -> Iterator[str]:
    """The names of the pages in mkdocs.yml's nav, however deep."""
    if isinstance(nav, str):
        yield nav.removesuffix(".md")
    elif isinstance(nav, dict | list):
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from pages_in_nav(part)
