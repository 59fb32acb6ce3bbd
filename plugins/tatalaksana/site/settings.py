# What mkdocs.yml says that is MkDocs' to know: keys, plugins, themes and folders that are misspelt, missing or of another time, told in
# Indonesian beside what MkDocs says of them in English. Read as text: this may be all that can be read of the file.
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType

from mkdocs.config.defaults import MkDocsConfig

from tatalaksana.site.config import like
from tatalaksana.site.log import Log

_KEY = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+([^#\n]*?))?[ \t]*(?:#.*)?$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*- *(?:[\"']?)([\w/-]+)(?:[\"']?)[ \t]*:?", re.MULTILINE)
_NAME = re.compile(r"\bname[ \t]*:[ \t]*[\"']?([\w-]+)")
_ELSEWHERE: Mapping[str, str] = MappingProxyType(
    {
        "pages": "Namanya sekarang «nav».",
        "theme_dir": "Tulis di bawah «theme», sebagai «custom_dir».",
        "google_analytics": "Hapus: situs ini tidak meminta apa pun dari host lain.",
        **dict.fromkeys(
            ("folder", "pdf", "pdf_draf", "riwayat", "tanggal", "pencarian", "panduan", "repositori", "ketat"),
            "Itu pilihan plugin: tulis di bawah «plugins: - sop:», lebih menjorok.",
        ),
        "pdf_tinjauan": "Itu pilihan plugin: tulis di bawah «plugins: - formulir:», lebih menjorok.",
        **dict.fromkeys(("language", "palette", "logo", "features", "favicon"), "Tulis di bawah «theme»."),
        **dict.fromkeys(("instansi", "kop", "kertas", "situs"), "Itu bagian profil: tulis di sops/profil/."),
    }
)
"""Keys that people write at the top, and where they belong."""
_INHERITED = "INHERIT"


def settings_doubts(text: str, folder: Path) -> Iterator[str]:
    """What is doubtful of mkdocs.yml, in a sentence each.

    Args:
        text: The file.
        folder: Where it stands.
    """
    if text.lstrip().startswith("{"):  # JSON is YAML too: a program wrote it
        return
    known = [key for key, _ in MkDocsConfig._schema if key not in _ELSEWHERE]  # noqa: SLF001 - it has no other name
    keys = {found[1]: found for found in _KEY.finditer(text)}
    for key in keys:
        if key in _ELSEWHERE:
            yield f"«{key}» tidak dipakai di sini. {_ELSEWHERE[key]}"
        elif key not in {*known, _INHERITED}:
            yield f"«{key}» tidak dikenal. {like(key, known) or 'Hapus, atau periksa ejaannya.'}"
    if "site_name" not in keys and _INHERITED not in keys:
        yield "«site_name» belum ada. Tulis nama situsnya, misalnya «site_name: SOP Dinas Contoh»."
    yield from _of_folders(keys, folder)
    yield from _unknown("Plugin", _items(_below(text, keys.get("plugins"))), _installed("mkdocs.plugins"))
    theme = keys.get("theme")
    named = _theme(theme[2] or "", _below(text, theme)) if theme else []
    yield from _unknown("Tema", named, _installed("mkdocs.themes"))


def tell_doubts(file: str | None, log: Log) -> None:
    """Tell what is doubtful of the file that the settings are from, if they are from one that can be read."""
    with suppress(OSError, UnicodeDecodeError):
        if file:
            for doubt in settings_doubts(Path(file).read_text(encoding="utf-8-sig"), Path(file).parent):
                log.warning("%s: %s", Path(file).name, doubt)


def _of_folders(keys: Mapping[str, re.Match[str]], folder: Path) -> Iterator[str]:
    """The folder of pages: MkDocs wants it also where it is empty."""
    docs = (keys["docs_dir"][2] or "").strip("\"'") if "docs_dir" in keys else "docs"
    if docs and _INHERITED not in keys and not (folder / docs).is_dir():
        yield f"Folder «{docs}» tidak ada. Buat, walau kosong: di situ tempat halaman yang ditulis tangan."


def _theme(said: str, below: str) -> Sequence[str]:
    """The name of the theme, where one is said: by itself, in braces or below."""
    if said and not said.startswith("{"):
        return [said.strip("\"'")]
    named = _NAME.search(said or below)
    return [named[1]] if named else []


def _below(text: str, key: re.Match[str] | None) -> str:
    """What stands below a key of the top."""
    if key is None:
        return ""
    following = _KEY.search(text, key.end())
    return text[key.end() : following.start() if following else len(text)]


def _items(block: str) -> Sequence[str]:
    """The first words of a list's own items, not of lists within."""
    indents = [len(item[0]) - len(item[0].lstrip()) for item in _ITEM.finditer(block)]
    return [item[1] for item, indent in zip(_ITEM.finditer(block), indents, strict=True) if indent == min(indents)]


def _unknown(kind: str, names: Sequence[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known and f"material/{name}" not in known:
            hint = like(name, sorted(known)) or f"Yang terpasang: {', '.join(sorted(known))}."
            yield f"{kind} «{name}» tidak terpasang. {hint}"


def _installed(group: str) -> frozenset[str]:
    return frozenset(found.name for found in entry_points(group=group))
