# The index that the browser searches, made by Pagefind: the one file that knows it.
from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from tatalaksana.site.settling import settle

FOLDER = "pagefind"
_NEEDED = ("pagefind.js", "pagefind-entry.json", "wasm.id.pagefind")
"""What the script loads besides the index itself; Pagefind also brings interfaces of its own."""

_PAUSE, _PATIENCE = 0.1, 120.0
"""Seconds between two looks at the files, and until we give up."""


class Index:
    """The index of a site. While the site is served, it is made anew only when the documents have changed."""

    def __init__(self) -> None:
        self._digest = ""
        self._kept: TemporaryDirectory[str] | None = None

    def put(self, documents: Path, site: Path, *, keep: bool) -> None:
        """Write the index of all HTML files below `documents` into a folder of the site.

        The same documents give the same bytes, wherever they stand.

        Raises:
            PluginError: Pagefind is not installed, or failed.
        """
        target = site / FOLDER
        if not keep:
            _make(documents, target)
            return
        digest = _digest(documents)
        if self._kept is None or digest != self._digest:
            self.close()
            self._kept = TemporaryDirectory(prefix="tatalaksana-cari-")
            _make(documents, Path(self._kept.name) / FOLDER)
            self._digest = digest
        shutil.copytree(Path(self._kept.name) / FOLDER, target)

    def close(self) -> None:
        """Keep nothing any longer."""
        if self._kept is not None:
            self._kept.cleanup()
            self._kept = None


def _make(documents: Path, target: Path) -> None:
    try:
        asyncio.run(_index(documents, target))
        settle(target)
    except PluginError:
        raise
    except Exception as error:  # Pagefind raises nothing more definite
        raise PluginError(f"Indeks pencarian tidak dapat dibuat: {error}") from error
    for file in target.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in _NEEDED:
            file.unlink()


async def _index(documents: Path, target: Path) -> None:
    try:
        from pagefind.service import PagefindService  # noqa: PLC0415 - not all sites want a search
    except ImportError as error:
        raise PluginError("Pencarian memerlukan paket «pagefind[bin]». Pasang paket itu, atau tulis «pencarian: false» pada plugin.") from error
    async with PagefindService() as service:
        index = await service.create_index({"force_language": "id", "exclude_selectors": ["[data-search-exclude]", ".headerlink"]})
        # One request for all documents: Pagefind's Python side takes a tenth of a second to hear each answer.
        done = await index.add_directory(str(documents))
        await index.write_files(str(target))
        # It answers while its last writes are still under way, and leaving ends it: on a busy machine files stayed empty.
        end = time.monotonic() + _PATIENCE
        before: dict[Path, int] = {}
        while not _whole(sizes := _sizes(target), int(done["page_count"])) or sizes != before:
            if time.monotonic() > end:
                raise PluginError("Indeks pencarian tidak selesai ditulis.")
            before = sizes
            await asyncio.sleep(_PAUSE)


def _sizes(target: Path) -> dict[Path, int]:
    return {file: file.stat().st_size for file in target.rglob("*") if file.is_file()}


def _whole(sizes: Mapping[Path, int], pages: int) -> bool:
    """Whether every file there must be is there with something in it."""
    return all(sizes.values()) and {file.name for file in sizes} >= set(_NEEDED) and sum(file.suffix == ".pf_fragment" for file in sizes) == pages


def _digest(documents: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(documents.rglob("*.html")):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(documents).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
