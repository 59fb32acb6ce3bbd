# The index that the browser searches, made by Pagefind: the one file that knows it.
from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.exceptions import PluginError

from tatalaksana.site.settling import settle

FOLDER = "pagefind"
LIKE_FOLDER = ".d"
"""The ending of a document whose page's address ends in a slash."""
_ENTRY = "pagefind-entry.json"
_RUNTIME = ("pagefind.js", "wasm.id.pagefind")
"""What the script loads besides the index itself; Pagefind also brings interfaces of its own."""
_OTHERS = "bagian.js"
"""Tells the script where the other parts of the index are."""

_PAUSE, _PATIENCE = 0.1, 120.0
"""Seconds between two looks at the files, and until we give up."""


class Index:
    """The index of a site. While the site is served, it is made anew only when the documents have changed."""

    def __init__(self) -> None:
        self._digest = ""
        self._kept: TemporaryDirectory[str] | None = None

    def put(self, parts: Sequence[Path], site: Path, *, keep: bool) -> None:
        """Write the index of all documents, `.html` or `.d`, below each folder of `parts` into a folder of the site.

        The first part is searched at once and the others after it. The same documents give the same bytes, wherever they stand.

        Raises:
            PluginError: Pagefind is not installed, or failed.
        """
        target = site / FOLDER
        if not keep:
            _make(parts, target)
            return
        digest = " ".join(map(_digest, parts))
        if self._kept is None or digest != self._digest:
            self.close()
            self._kept = TemporaryDirectory(prefix="tatalaksana-cari-")
            _make(parts, Path(self._kept.name) / FOLDER)
            self._digest = digest
        shutil.copytree(Path(self._kept.name) / FOLDER, target)

    def close(self) -> None:
        """Keep nothing any longer."""
        if self._kept is not None:
            self._kept.cleanup()
            self._kept = None


def _make(parts: Sequence[Path], target: Path) -> None:
    others = [str(number) for number in range(1, len(parts))]
    targets = (target, *(target / other for other in others))
    try:
        asyncio.run(_index(dict(zip(targets, parts, strict=True))))
        for one in targets:
            settle(one)
    except PluginError:
        raise
    except Exception as error:  # Pagefind raises nothing more definite
        raise PluginError(f"Indeks pencarian tidak dapat dibuat: {error}") from error
    for one in targets:
        needed = (_ENTRY, *(_RUNTIME if one == target else ()))
        for file in one.iterdir():
            if file.is_file() and file.suffix != ".pf_meta" and file.name not in needed:
                file.unlink()
        if one != target:
            # The runtime's program is fetched once, from beside the first part.
            entry = json.loads((one / _ENTRY).read_text(encoding="utf-8"))
            entry["languages"]["id"]["wasm"] = "/../../wasm.id"
            (one / _ENTRY).write_text(json.dumps(entry), encoding="utf-8", newline="\n")
    (target / _OTHERS).write_text(f"export const BAGIAN = {json.dumps(others)};\n", encoding="utf-8", newline="\n")


async def _index(folders: Mapping[Path, Path]) -> None:
    try:
        from pagefind.service import PagefindService  # noqa: PLC0415 - not all sites want a search
    except ImportError as error:
        raise PluginError(
            "Pencarian memerlukan paket «pagefind[bin]». Pasang paket itu, atau tulis «pencarian: false» pada plugin."
        ) from error
    async with PagefindService() as service:
        pages: dict[Path, int] = {}
        for target, documents in folders.items():
            index = await service.create_index(
                {"force_language": "id", "exclude_selectors": ["[data-search-exclude]", ".headerlink"]}
            )
            # One request for all documents: Pagefind's Python side takes a tenth of a second to hear each answer.
            pages[target] = int(
                (await index.add_directory(str(documents), glob=f"**/*{{.html,{LIKE_FOLDER}}}"))["page_count"]
            )
            await index.write_files(str(target))
            await index.delete_index()
        # It answers while its last writes are still under way, and leaving ends it: on a busy machine files stayed empty.
        end = time.monotonic() + _PATIENCE
        before: dict[Path, dict[Path, int]] = {}
        while (sizes := {target: _sizes(target) for target in folders}) != before or not all(
            _whole(sizes[target], pages[target]) for target in folders
        ):
            if time.monotonic() > end:
                raise PluginError("Indeks pencarian tidak selesai ditulis.")
            before = sizes
            await asyncio.sleep(_PAUSE)


def _sizes(target: Path) -> dict[Path, int]:
    """The files of an index by their sizes, without those of other parts."""
    folders = (target, target / "fragment", target / "filter", target / "index")
    return {
        file: file.stat().st_size
        for folder in folders
        if folder.is_dir()
        for file in folder.iterdir()
        if file.is_file()
    }


def _whole(sizes: Mapping[Path, int], pages: int) -> bool:
    """Whether every file there must be is there with something in it."""
    named = {file.name for file in sizes}
    return (
        all(sizes.values())
        and named >= {_ENTRY, *_RUNTIME}
        and sum(file.suffix == ".pf_fragment" for file in sizes) == pages
    )


def _digest(documents: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in documents.rglob("*") if file.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(documents).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
