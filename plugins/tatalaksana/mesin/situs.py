# All files by which a site lets its SOP be edited: the page, what its worker loads, and the sources. It takes the editor's room, which
# loads slowly; so who has no use for it does not ask for this file.
from __future__ import annotations

import io
import json
import lzma
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from tatalaksana.catalog import Collection
from tatalaksana.editor.lembar import Answer
from tatalaksana.editor.pekerja import INDEX
from tatalaksana.editor.terbitan import USERS, published
from tatalaksana.mesin.jalan import EDITOR_PAGE, runtime_files, runtime_info
from tatalaksana.render.html import Forge
from tatalaksana.render.html.editing_page import editing_page
from tatalaksana.web import EDITOR_ASSETS, asset

_ASSETS = "assets/tatalaksana"
_APART = f"{_ASSETS}/terpisah/"
"""Where files stand whose names are their contents', and which browsers keep."""
_NAME_LENGTH = 16
_MOMENT = (1980, 1, 1, 0, 0, 0)


def editor_files(root: Path, shown: str, read: Collection, forge: Forge | None) -> Iterator[tuple[str, bytes]]:
    """Every file by its place in the site.

    Args:
        root: The folder of the sources.
        shown: How users know it.
        read: What it holds.
        forge: Where proposals go, if somewhere.

    Raises:
        OSError: A picture can't be read any more.
    """
    about, contents = published(root, shown, read)
    blobs = about["blob"]
    assert isinstance(blobs, dict)  # noqa: S101 - it was made so
    begin = lzma.compress(first_files(about, contents, read))
    parts = {**runtime_files(), "kumpulan": (".bin", begin)}
    addresses = {"pekerja": f"{_ASSETS}/pekerja.js", "isi": _APART}
    for part, (ending, content) in parts.items():
        addresses[part] = f"{_APART}{sha256(content).hexdigest()[:_NAME_LENGTH]}{ending}"
        yield addresses[part], content
    yield from (
        (f"{_APART}{blobs[name]}.bin", contents[name]) for name in sorted(_apart(about, read) & contents.keys())
    )
    yield from ((f"{_ASSETS}/{name}", asset(name)) for name in EDITOR_ASSETS)
    place = forge.place if forge else None
    page = editing_page(
        {"pekerja": json.dumps({"alamat": addresses, "info": runtime_info()}), "forge": json.dumps(place)},
        _policy(forge),
    )
    yield EDITOR_PAGE, page.encode()


def _policy(forge: Forge | None) -> str:
    asked = f" {forge.host}" if forge and not forge.proxy else ""
    return (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'{asked}; worker-src 'self'; form-action 'none'; base-uri 'none'"
    )


def first_files(about: Answer, contents: Mapping[str, bytes], read: Collection) -> bytes:
    """The archive that a worker begins with: what is published, and all files but those that are fetched one by one.

    Args:
        about: What is published.
        contents: What the files hold.
        read: What the folder holds.
    """
    made, apart = io.BytesIO(), _apart(about, read)
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(zipfile.ZipInfo(INDEX, _MOMENT), json.dumps(about, ensure_ascii=False))
        for name in sorted(contents.keys() - apart):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), contents[name])
    return made.getvalue()


def _apart(about: Answer, read: Collection) -> frozenset[str]:
    """The files that are fetched one by one, when they are needed."""
    return frozenset((*(card.file for card in read.catalog.cards.values()), f"{about['folder']}/{USERS}"))
