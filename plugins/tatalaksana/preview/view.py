# What there is to see of a folder of sources, at the moment when somebody looks.
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock

from tatalaksana.catalog import Catalog, Memory, Neighbours, collect, sop_page, sound
from tatalaksana.facts import facts_of
from tatalaksana.preview.page import preview_html
from tatalaksana.render.html import Html, Surroundings
from tatalaksana.render.situs import pages
from tatalaksana.source import Kind, Problem, Severity, SourceFile, file_states, scan


class View:
    """The SOP of one folder as pages, each with its problems, or with how it looked when it had none.

    Editors take a file away for a moment when they save it, and whoever copies or checks out a folder takes that away:
    a page that was there stays, says what is missing, and follows on.

    Args:
        root: The folder of the sources.
    """

    def __init__(self, root: Path) -> None:
        # A project that is taken away and put back is another folder by the same name.
        self._root, self._shown = root.absolute(), root.as_posix()
        self._memory = Memory()
        self._neighbours = Neighbours()
        self._turn = Lock()
        self._good: dict[str, tuple[str, Html]] = {}
        self._seen: set[str] = set()
        """The SOP that there were, good or not."""
        self._pictures: frozenset[str] = frozenset()

    def file(self, path: Path) -> SourceFile | None:
        """The SOP that a file is, if it is one."""
        wanted = os.path.realpath(path)
        # Links may lead to it by any name; of thousands it is mostly one of those that have its own.
        likely = sorted(self._files(), key=lambda one: not one.shown.endswith(f"/{path.name}"))
        return next((one for one in likely if one.kind is Kind.SOP and os.path.realpath(one.path) == wanted), None)

    def page(self, sop_id: str) -> str | None:
        """The page of one SOP; None where there never was one."""
        with self._turn:  # tabs ask at once
            return self._page(sop_id)

    def _page(self, sop_id: str) -> str | None:
        stand = file_states(self._root, self._shown)
        state = _mark(stand)
        try:
            files, misplaced = scan(self._root, self._shown)
            mine = next((file for file in files if file.kind is Kind.SOP and file.id == sop_id), None)
            if mine is None:
                return self._gone(sop_id, state, misplaced)
            self._seen.add(sop_id)
            several = {file.id: stand.get(file.shown) for file in files if file.kind is Kind.SOP}
            near = self._neighbours.of([sop_id], several, self._text)
            collection = collect(self._root, self._shown, only=near, memory=self._memory)
        except NotADirectoryError:
            return self._gone(sop_id, state, (), f"Folder «{self._shown}» sedang tidak ada.")
        catalog = collection.catalog
        self._pictures = frozenset((*catalog.logo_names, *catalog.signature_pictures))
        others = {file.shown for file in files if file.kind is Kind.SOP and file.id != sop_id}
        problems = [problem for problem in collection.problems if _told(problem, mine, others)]
        # What is wrong elsewhere, and not with what this SOP stands on, does not take its page away.
        bad = sop_id not in sound(collection).entries
        if not bad:
            self._good[sop_id] = _rendered(sop_id, collection.catalog)
        title, article = self._good.get(sop_id, (mine.id, None))
        return preview_html(title, mine.shown, state, list(self._with_lines(problems)), article, stale=bad)

    def picture(self, name: str) -> bytes | None:
        """A logo or the picture of a signature that the last page shows, while it is there."""
        try:
            return (self._root / name).read_bytes() if name in self._pictures else None
        except OSError:
            return None

    def state(self) -> str:
        """What the sources are like: another text after each change of a file."""
        return _mark(file_states(self._root, self._shown))

    def _text(self, sop_id: str) -> bytes:
        """What an SOP holds; nothing where it can't be read, which the collection will say."""
        try:
            return (self._root / f"{sop_id}.yaml").read_bytes()
        except OSError:
            return b""

    def _gone(
        self, sop_id: str, state: str, problems: Sequence[Problem], notice: str = "Berkas ini sedang tidak ada."
    ) -> str | None:
        """How it was, and why there is no more: what is wrong with the folders that its file lies in, or that it is gone."""
        if sop_id not in self._seen:
            return None
        title, article = self._good.get(sop_id, (sop_id, None))
        file = f"{self._shown}/{sop_id}.yaml"
        above = [(one, "") for one in problems if file.startswith(f"{one.file}/")]
        return preview_html(title, file, state, above, article, stale=True, notice="" if above else notice)

    def _files(self) -> tuple[SourceFile, ...]:
        return scan(self._root, self._shown)[0]

    def _with_lines(self, problems: list[Problem]) -> Iterator[tuple[Problem, str]]:
        texts: dict[str, list[str]] = {}
        for problem in problems:
            if problem.file not in texts:
                texts[problem.file] = _lines(self._root / problem.file.removeprefix(f"{self._shown}/"))
            lines = texts[problem.file]
            yield problem, lines[problem.line - 1] if problem.line <= len(lines) else ""


def _told(problem: Problem, mine: SourceFile, others: set[str]) -> bool:
    """Everything of the SOP itself; what is wrong with what it stands on; nothing of other SOP."""
    return problem.file == mine.shown or (problem.severity is Severity.ERROR and problem.file not in others)


def _rendered(sop_id: str, catalog: Catalog) -> tuple[str, Html]:
    wanted = sop_page(sop_id)
    return next(
        (page.title, page.html()) for page in pages(facts_of(catalog), Surroundings("Pratinjau")) if page.name == wanted
    )


def _mark(stand: Mapping[str, str]) -> str:
    facts = "\0".join(f"{name}\0{stands}" for name, stands in sorted(stand.items()))
    return sha256(facts.encode(errors="surrogateescape")).hexdigest()[:16]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
