# What pages load, by name: style sheets with the sizes written into them, and scripts put together from their modules.
from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tatalaksana.web.script import EDITOR, PORTAL, SCRIPTS, WORKER, script
from tatalaksana.web.sizes import PRINT_STYLES, print_style, size_style

ASSETS = (
    *SCRIPTS,
    "sop.css",
    "beda.css",
    "formulir.css",
    "kerjakan.css",
    "daftar.css",
    "mutu.css",
    "peta.css",
    "tema.css",
    *PRINT_STYLES,
)
EDITOR_ASSETS = (EDITOR, WORKER, "sunting.css")
"""What only the editor's page loads."""
_EVERYWHERE = ("kerangka.css", "dasar.css", "sop.css", "langkah.css", "cari.css")
"""What every page loads, as one file: browsers fetch it once."""
_REMARK = re.compile(rb"[ \t]*/\*.*?\*/\n?", re.DOTALL)
"""What a style sheet says to those who write it; no text in ours holds its signs."""


@cache
def asset(name: str) -> bytes:
    """The content of one of `ASSETS` or `EDITOR_ASSETS`, or the portal's script: UTF-8.

    Raises:
        ScriptError: A script's modules cannot be put together.
    """
    if name in SCRIPTS or name in {EDITOR, WORKER, PORTAL}:
        return script(name)
    folder = files("tatalaksana.web").joinpath("css")
    if name in PRINT_STYLES:
        return print_style(PRINT_STYLES[name]).encode() + folder.joinpath("sambungan.css").read_bytes()
    parts = _EVERYWHERE if name == "sop.css" else (name,)
    content = b"".join(folder.joinpath(part).read_bytes() for part in parts)
    content = _REMARK.sub(b"", content)
    return size_style().encode() + content if name == "sop.css" else content
