# The index that the browser searches, made by Pagefind: the one file that knows it.
from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from mkdocs.exceptions import PluginError

from tatalaksana.files import write_new
from tatalaksana.site.reading import refusal
from tatalaksana.site.renewing import Renewal

FOLDER = "pagefind"
LIKE_FOLDER = ".d"
"""The ending of a document whose page's address ends in a slash."""
FIRST = "0"
"""The folder of what is searched first."""
_ENTRY = "pagefind-entry.json"
_RUNTIME = "pagefind.js"
"""What the script loads besides the index itself and the program; Pagefind also brings interfaces of its own."""
_PROGRAM = "wasm.id.pagefind"
_SHARED_BY = b"`${this.basePath}wasm.${language}.pagefind`"
"""How the runtime finds its program. Only while it does so can all parts of an index have one: no release promises it."""
_OTHERS = "bagian.js"
"""Tells the script where the other parts of the index are."""
_OF_ONE = ("fragment", "index", "filter")
"""The folders of a piece; others beside them are pieces of their own."""

_ENDS = {_ENTRY: b"}", "pagefind.js": b"};"}
"""How files end that have no sum to compare."""
_FAILED = "Indeks pencarian tidak dapat dibuat:"
_LACKING = "Pencarian memerlukan paket «pagefind[bin]» dan «cbor2». Pasang keduanya, atau tulis «pencarian: false» pada plugin."
_SAID = 300
"""Characters that are told of what Pagefind says when it fails."""


def index_ahead(parts: Mapping[Path, str], folder: Path, renewal: Renewal) -> None:
    """Make those parts of an index that `write_index` would have to make, each in a folder below this one.

    Args:
        parts: As there, as many of them as are whole, from the first on.
        folder: Where they go.
        renewal: As there.

    Raises:
        PluginError: Pagefind is not installed, or failed.
    """
    shutil.rmtree(folder, ignore_errors=True)  # half of one may stand there
    with _failures_told():
        for at, (documents, said) in enumerate(parts.items()):
            if renewal.take(*_output_of(documents.name if at else "", said)) is None:
                _make(documents, folder / documents.name)


def write_index(parts: Mapping[Path, str], site: Path, renewal: Renewal, ahead: Path | None = None) -> None:
    """Write the index of all documents, `.html` or `.d`, into a folder of the site; a part that was made of the same and stands as it was left is taken.

    Browsers search the first part at once, and those with numbers after it; those with names are found apart. The same documents
    give the same bytes, wherever they stand.

    Args:
        parts: Folders of documents, each with the mark of what they say.
        site: Where the index goes.
        renewal: What is made, and what is taken.
        ahead: Where some parts have been made by `index_ahead`.

    Raises:
        PluginError: Pagefind is not installed, or failed.
    """
    target = site / FOLDER
    others = [part.name for part in parts][1:]
    shutil.rmtree(target, ignore_errors=True)  # an earlier one stands there in builds that clear nothing
    with _failures_told():
        first = target
        for name, (documents, said) in zip(("", *others), parts.items(), strict=True):
            output, extra = _output_of(name, said)
            if renewal.take(output, extra) is None:
                made = ahead and ahead / documents.name
                if made and made.is_dir():
                    (target / name).parent.mkdir(exist_ok=True)
                    shutil.move(made, target / name)
                else:
                    _make(documents, target / name)
                _keep_needed(target / name, first)
                files = [file.relative_to(site).as_posix() for file in _files(target / name)]
                renewal.made(output, extra, files)
            elif not name and renewal.standing is not None:
                first = renewal.standing / FOLDER
        write_new(target, _OTHERS, f"export const BAGIAN = {json.dumps(others)};\n".encode())


def _output_of(name: str, said: str) -> tuple[str, str]:
    """What a part of an index is called among outputs, and what it is made with besides."""
    return f"indeks:{name}", f"{_maker()} {bool(name)} {said}"


@contextmanager
def _failures_told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PluginError(f"{_FAILED} {refusal(error)}") from error
    except ValueError as error:
        raise PluginError(f"{_FAILED} {error}.") from error


def _files(piece: Path) -> Iterator[Path]:
    """The files of a piece, without those of the pieces below it."""
    for folder in (piece, *(piece / folder for folder in _OF_ONE)):
        yield from sorted(file for file in folder.glob("*") if file.is_file())


def _make(documents: Path, target: Path) -> None:
    """Make a part of an index, in a folder of its own."""
    program, settle = _tools()
    _run(program, documents, target)
    _refuse_broken(target)
    settle(target)


@cache
def _maker() -> str:
    """What the files of an index depend on besides the documents."""
    code = hashlib.sha256()
    for name in ("indexing", "settling"):
        code.update(resources.files(__package__).joinpath(f"{name}.py").read_bytes())
    try:
        return f"{version('pagefind')} {code.hexdigest()}"
    except PackageNotFoundError as error:
        raise PluginError(_LACKING) from error


def _run(program: str, documents: Path, target: Path) -> None:
    """Let Pagefind make an index of a folder, undisturbed by what settings its user may have.

    Raises:
        OSError: There is no such program.
        ValueError: It failed.
    """
    done = subprocess.run(  # noqa: S603 - a fixed command, no shell
        [
            program, "--quiet", "--site", ".", "--output-path", str(target.absolute()),
            "--glob", f"**/*{{.html,{LIKE_FOLDER}}}", "--force-language", "id",
            *("--exclude-selectors", "[data-search-exclude]", "--exclude-selectors", ".headerlink"),
        ],
        cwd=documents, capture_output=True, check=False, encoding="utf-8", errors="replace",
        env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
    )  # fmt: skip
    if done.returncode:
        said = " ".join(dict.fromkeys((done.stderr or done.stdout).split("\n")))[:_SAID].strip(" .")
        raise ValueError(f"Pagefind berakhir dengan kode {done.returncode}: {said or 'tanpa keterangan'}")


def _tools() -> tuple[str, Callable[[Path], None]]:
    """Pagefind's program, and what puts its files in order: not all sites want a search.

    Raises:
        PluginError: Their packages are not installed.
    """
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 - as said

        from tatalaksana.site.settling import settle  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise PluginError(_LACKING) from error
    found = get_executable()
    if found is None:
        raise PluginError(_LACKING)
    return str(found.absolute()), settle


def _refuse_broken(target: Path) -> None:
    """Look whether every file is whole: on a full disk Pagefind writes what fits, and says nothing.

    Raises:
        ValueError: One is not, or not there.
    """
    for file in target.rglob("*"):
        if file.is_file() and not _whole(file):
            raise ValueError(f"berkas «{file.name}» hanya tertulis sebagian; mungkin tempat di diska habis")
    pages = json.loads((target / _ENTRY).read_bytes())["languages"]["id"]["page_count"]
    if pages != sum(1 for _ in (target / "fragment").iterdir()):
        raise ValueError("Pagefind tidak menulis semua halaman")


def _whole(file: Path) -> bool:
    """Whether nothing lacks at the end of a file that is needed."""
    content = file.read_bytes()
    try:
        if file.suffix == ".pagefind" or file.suffix.startswith(".pf_"):
            return bool(gzip.decompress(content))  # it compares a sum; of nothing it makes nothing
    except (EOFError, gzip.BadGzipFile, zlib.error):
        return False
    return file.name not in _ENDS or content.endswith(_ENDS[file.name])


def _keep_needed(one: Path, first: Path) -> None:
    """Delete what our script does not load; others than the first part of an index use its program, if they can, or have their own."""
    shares = one != first and _SHARED_BY in (first / _RUNTIME).read_bytes()
    needed = (_ENTRY, *([_RUNTIME] if one == first else []), *([] if shares else [_PROGRAM]))
    for file in one.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in needed:
            file.unlink()
    if shares:
        # The runtime's program is fetched once, from beside the first part.
        entry = json.loads((one / _ENTRY).read_text(encoding="utf-8"))
        entry["languages"]["id"]["wasm"] = "/../../wasm.id"
        write_new(one, _ENTRY, json.dumps(entry).encode())
