# What pages load, by name: style sheets, and scripts put together from their modules.
from __future__ import annotations

from importlib.resources import files

from tatalaksana.web.script import SCRIPTS, script

ASSETS = (
    *SCRIPTS,
    "cari.css",
    "sop.css",
    "beda.css",
    "formulir.css",
    "jalankan.css",
    "langkah.css",
    "daftar.css",
    "mutu.css",
    "peta.css",
    "cetak-a4.css",
    "cetak-f4.css",
    "cetak-letter.css",
)


def asset(name: str) -> bytes:
    """The content of one of `ASSETS`: UTF-8.

    Raises:
        ScriptError: A script's modules cannot be put together.
    """
    if name in SCRIPTS:
        return script(name)
    return files("tatalaksana.web").joinpath("css", name).read_bytes()
