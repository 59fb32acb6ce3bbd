# The sites' indexes, brought together as they are: the browser merges them, each with its results leading to its own site.
from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tatalaksana.portal.situs import Situs

_FOLDER = "pagefind"
_ENTRY = "pagefind-entry.json"
_PROGRAM = frozenset({"pagefind.js", "wasm.id.pagefind"})
_SITES = "situs.js"
_APART = frozenset({"lain", "panduan"})
"""Parts of an index that a portal does without: what is not in force, and guides, which are the same everywhere."""


def index_files(sites: Sequence[tuple[Situs, Path]]) -> Iterator[tuple[str, bytes]]:
    """(file in the portal, content) of the search over all of them.

    The first site's runtime reads them all: whoever merges indexes shares its program. A site without a search has none here.

    Args:
        sites: The sites, each with the folder where it stands.
    """
    listed: list[dict[str, str]] = []
    for situs, folder in sites:
        for part in _parts(folder / _FOLDER):
            name = f"{situs.kunci}-{part.name}" if part.name != _FOLDER else situs.kunci
            first = not listed
            listed.append({"folder": f"{name}/", "alamat": situs.alamat, "nama": situs.nama})
            for file in sorted(part.rglob("*")):
                inside = file.relative_to(part)
                if not file.is_file() or (part.name == _FOLDER and _is_of_part(inside)):
                    continue
                if file.name == _ENTRY:
                    yield f"{_FOLDER}/{name}/{inside.as_posix()}", _entry(file)
                elif file.suffix.startswith(".pf_") or (first and file.name in _PROGRAM):
                    yield f"{_FOLDER}/{name}/{inside.as_posix()}", file.read_bytes()
    yield f"{_FOLDER}/{_SITES}", f"export const SITUS = {json.dumps(listed, ensure_ascii=False)};\n".encode()


def _parts(folder: Path) -> Iterator[Path]:
    """The folders of an index whose parts are all searched, the first one first."""
    if (folder / _ENTRY).is_file():
        yield folder
        yield from sorted(
            (one for one in folder.iterdir() if (one / _ENTRY).is_file() and one.name.partition("-")[0] not in _APART),
            key=lambda one: (len(one.name), one.name),
        )


def _is_of_part(inside: Path) -> bool:
    """Whether a file belongs to another part, whose folder stands in the first one's."""
    return inside.parts[0] not in {"index", "fragment", "filter"} and len(inside.parts) > 1


def _entry(file: Path) -> bytes:
    """What says where an index begins; its program is the one that stands beside the first."""
    entry = json.loads(file.read_text(encoding="utf-8"))
    entry["languages"]["id"]["wasm"] = "id"
    return json.dumps(entry).encode()
