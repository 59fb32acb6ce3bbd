# The campaign on source files: each mutant is checked, tidied, mended and compared, and where nothing is wrong with it, everything is made of it.
from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

from tatalaksana.catalog import MODELS, Collection, Memory, collect
from tatalaksana.diff import compare_collections
from tatalaksana.model import key_order
from tatalaksana.render.beda import Laporan, beda_json, beda_markdown, beda_teks
from tatalaksana.render.html import beda_html
from tatalaksana.render.unprintable import UnprintableError
from tatalaksana.source import Document, Problem, UnwritableError, data_of, decoded, read_content, tidied
from tests.collections_on_disk import SOPS
from tests.keras.mutants import mutant
from tests.keras.outputs import all_of
from tests.keras.patience import EndlessError, ended
from tests.keras.shrinking import shrunk
from tests.keras.tally import Tally, WrongError, kind_of

_KINDS = {"profil": "profil", "formulir": "formulir"}
_TRIES = 150
"""To make what failed smaller."""
_ALL_PAGES, _PAPER = 11, 7
"""Of so many inputs one has all pages of the collection made too, and one its PDF and XLSX: they take longest."""


def run(seed: int, count: int, tally: Tally) -> None:
    """Try `count` mutants of the files of a collection."""
    chance = Random(seed)  # noqa: S311 - the same each time
    files = sorted(SOPS.rglob("*.yaml"))
    memory = Memory()
    whole = collect(SOPS, "sops", memory=memory)
    for number in range(count):
        path = chance.choice(files)
        content = mutant(path.read_bytes(), _kind(path), chance)
        tally.counts["masukan"] += 1
        trial = _Trial(path, whole, memory, tally, all_pages=number % _ALL_PAGES == 0, pdf=number % _PAPER == 0)
        error = trial.error(content)
        if error is not None:
            kind = kind_of(error)
            if kind not in tally.failures and not isinstance(error, EndlessError):
                quiet = _Trial(path, whole, Memory(), Tally("kecil"), all_pages=True, pdf=True)
                content = shrunk(content, partial(quiet.fails, kind=kind), _TRIES)
            tally.fail(error, path.name, content)
        if number % 500 == 499:
            memory = Memory()  # it remembers each mutant
            collect(SOPS, "sops", memory=memory)


def _kind(path: Path) -> str:
    """The name of the schema of a file."""
    where = path.relative_to(SOPS)
    if len(where.parts) == 1:
        return where.stem
    return _KINDS.get(where.parts[0], "sop")


class _Trial:
    """What is done with one file's mutants."""

    def __init__(
        self, path: Path, whole: Collection, memory: Memory, tally: Tally, *, all_pages: bool, pdf: bool
    ) -> None:
        self._path, self._whole, self._memory, self._tally = path, whole, memory, tally
        self._all_pages, self._pdf = all_pages, pdf
        self._shown = f"sops/{path.relative_to(SOPS).as_posix()}"
        self._id = path.relative_to(SOPS).with_suffix("").as_posix().removeprefix("formulir/")

    def error(self, content: bytes) -> BaseException | None:
        """What went wrong with a content that must not; nothing where nothing did."""
        try:
            with ended():
                self._through(content)
        except UnprintableError:
            self._tally.counts["tak tercetak"] += 1  # said in a sentence, but worth a count
        except (Exception, RecursionError, EndlessError) as error:  # noqa: BLE001 - that is what is looked for
            return error
        return None

    def fails(self, content: bytes, kind: str) -> bool:
        """Whether a content fails as another did."""
        error = self.error(content)
        return error is not None and kind_of(error) == kind

    def _through(self, content: bytes) -> None:
        found = collect(SOPS, "sops", {self._path: content}, memory=self._memory)
        self._tally.counts["diperiksa"] += 1
        _told(found, self._shown, content)
        self._tidied(content)
        if found.errors:
            return
        self._tally.counts["tanpa galat"] += 1
        if self._id in found.catalog.entries:
            self._compared(found)
        all_of(found.catalog, frozenset({self._id}), self._tally, whole=self._all_pages, pdf=self._pdf)

    def _tidied(self, content: bytes) -> None:
        text = decoded(content, self._shown)
        document = read_content(content, self._shown)
        if isinstance(text, Problem) or not isinstance(document, Document):
            return
        model = MODELS[_kind(self._path)]
        try:
            once = tidied(text, lambda path: key_order(model, path))
            again = tidied(once, lambda path: key_order(model, path))
        except UnwritableError:
            return
        self._tally.counts["dirapikan"] += 1
        if again != once:
            raise WrongError("tidying a second time changes something")
        if data_of(once) != data_of(text):
            raise WrongError("tidying changes what a file holds")

    def _compared(self, found: Collection) -> None:
        pairs = compare_collections(self._whole.catalog, found.catalog)
        said = Laporan("A", "B", pairs, self._whole.catalog, found.catalog)
        for words in (beda_teks, beda_markdown, beda_json, beda_html):
            words(said)
        self._tally.counts["beda"] += 1


def _told(found: Collection, shown: str, content: bytes) -> None:
    """Whether each problem has a place in the file, a code and a sentence."""
    lines = (
        content.count(b"\n")
        + content.count(b"\r")
        + 1
        + content.count(b"\xe2\x80\xa8")
        + content.count(b"\xc2\x85")
        + content.count(b"\xe2\x80\xa9")
    )
    for problem in found.problems:
        if problem.file == shown and not 1 <= problem.line <= lines + 1:
            raise WrongError(f"[{problem.code}] at a line that is not there")
        if not problem.message.strip() or not problem.code or problem.column < 1 or "Traceback" in problem.message:
            raise WrongError(f"[{problem.code}] says nothing")
        str(problem).encode()
