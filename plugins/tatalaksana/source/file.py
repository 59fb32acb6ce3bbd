# Bytes to text. Whatever a folder may hold, reading it ends in a document or in one problem, soon.
from __future__ import annotations

import re
import stat
from codecs import BOM_UTF8
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path as FilePath

from tatalaksana.source.conflict import conflict_in
from tatalaksana.source.document import HIDDEN, Document, read
from tatalaksana.source.limits import limits_of
from tatalaksana.source.problem import Problem, Rewrite, Severity, Splice
from tatalaksana.source.reasons import reason

_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
"""Hidden characters that end a line elsewhere."""
_FOREIGN = (
    (b"PK\x03\x04", "Word atau Excel"), (b"\xd0\xcf\x11\xe0", "Word atau Excel lama"), (b"%PDF-", "PDF"), (b"{\\rtf", "teks kaya (RTF)"),
    (b"\x89PNG", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"<!DOCTYPE", "halaman web (HTML)"), (b"<!doctype", "halaman web (HTML)"),
    (b"<html", "halaman web (HTML)"),
)  # fmt: skip
"""How files of other programs begin, and what they are."""
_LOOKED_AT = 2000
"""Bytes of a file by which is told what it is."""
_PLAIN = bytes((*b"\t\n\r", *range(32, 127)))


class ChangedMeanwhileError(Exception):
    """A file does not hold what it was said to: it changed while it was looked at, or before and nobody noticed."""


def load(path: FilePath, *, root: FilePath, shown: str, keys: Collection[str] = ()) -> Document | Problem:
    """Read one file below `root`.

    Args:
        path: The file.
        root: The folder that the file must stay in, links resolved.
        shown: The name to show in problems.
        keys: Words that are keys in such a file, to tell what is wrong where it can't be read.
    """
    content = content_of(path, root=root, shown=shown)
    return content if isinstance(content, Problem) else read_content(content, shown, keys)


def read_content(content: bytes, shown: str, keys: Collection[str] = ()) -> Document | Problem:
    """Read what a file holds, wherever it came from; `shown` is its name in problems, `keys` as in `load`."""
    if len(content) > limits_of(shown).size:
        return _too_large(shown)
    text = decoded(content, shown)
    if isinstance(text, Problem):
        return text
    conflict = conflict_in(text, shown)
    if conflict is not None:
        return conflict
    found = read(shown, text)
    if isinstance(found, Document):
        return found
    from tatalaksana.source.faults import explained  # noqa: PLC0415 - what is sound need not wait for what is wrong with others

    return explained(found, text, keys)


def content_of(path: FilePath, *, root: FilePath, shown: str) -> bytes | Problem:
    """The bytes of one file below `root`, or why they can't be had; what they mean is for `read_content` to say."""
    try:
        status = path.lstat()
        # `scan` follows no linked folder, so only the file itself can be a link.
        is_link = stat.S_ISLNK(status.st_mode)
        if is_link and not path.resolve().is_relative_to(root.resolve()):
            return _problem(
                shown,
                "di-luar-folder",
                "Tautan ini menunjuk ke luar folder sumber.",
                "Ganti tautan dengan berkas yang sebenarnya.",
            )
        status = path.stat() if is_link else status
        if stat.S_ISDIR(status.st_mode):
            return _problem(
                shown,
                "bukan-berkas",
                "Ini folder, padahal namanya seperti berkas YAML.",
                "Ganti nama foldernya.",
            )
        if not stat.S_ISREG(status.st_mode):
            return _problem(shown, "bukan-berkas", "Ini bukan berkas biasa.", "Hapus atau pindahkan.")
        if status.st_size > limits_of(shown).size:
            return _too_large(shown)
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand times
            return file.readall()
    except (OSError, RuntimeError) as error:
        return _problem(
            shown, "tak-terbaca", f"Berkas tidak dapat dibaca ({reason(error)}).", "Periksa hak akses dan tautannya."
        )


def key_of(shown: str, content: bytes) -> bytes:
    """What a file is remembered by: its name as users know it, which says what it is, and its bytes."""
    found = sha256(f"{shown}\0".encode(errors="surrogateescape"))
    found.update(content)
    return found.digest()


def decoded(content: bytes, shown: str) -> str | Problem:
    """The text that bytes stand for, without a byte order mark; or why they are none. A text with hidden characters is a problem too."""
    if (foreign := _foreign(content, shown)) is not None:
        return foreign
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in content:
            return _no_text(shown)
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return _problem(
            shown,
            "bukan-utf8",
            f"Ada bita yang bukan UTF-8{_of_windows(content[error.start : error.start + 2])}.",
            "Buka dengan Notepad, simpan ulang lewat «Save as» dengan Encoding UTF-8; huruf yang tampak rusak ketik ulang.",
            line,
            column,
        )
    found = _hidden(content, text)
    if found is not None:
        return _hidden_problem(text, found, shown)
    return text


def _of_windows(found: bytes) -> str:
    """What a byte is in the code page that Windows calls ANSI, where it is no part of a letter in another one."""
    meant = found[:1].decode("cp1252", "ignore")
    part = len(found) > 1 and found[1:] > b"\x7f"
    return (
        ""
        if part or not meant.isprintable()
        else f": berkas ini disimpan sebagai ANSI, dan di sini barangkali «{meant}»"
    )


def _foreign(content: bytes, shown: str) -> Problem | None:
    """That bytes are of another kind of file, as far as their beginning tells."""
    kind = next((kind for start, kind in _FOREIGN if content.removeprefix(BOM_UTF8).startswith(start)), "")
    if kind:
        return _problem(
            shown,
            "bukan-utf8",
            f"Ini berkas {kind}, hanya namanya yang berakhir «.yaml».",
            "Salin isinya ke berkas YAML, misalnya yang dibuat «sop baru».",
        )
    if _is_utf16(content):
        return _problem(
            shown,
            "bukan-utf8",
            "Berkas disimpan sebagai UTF-16, bukan UTF-8.",
            "Simpan ulang dengan pengodean UTF-8; di Notepad lewat «Save as», di kotak «Encoding».",
        )
    return _no_text(shown) if b"\x00" in content[:4] else None


def _is_utf16(content: bytes) -> bool:
    """Whether bytes are a text of two bytes a letter, with its mark or without."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16"
    else:
        filled = any(content[:4:2]), any(content[1:4:2])
        codec = {(True, False): "utf-16-le", (False, True): "utf-16-be"}.get(filled, "") if len(content) > 1 else ""
    return bool(codec) and HIDDEN.search(content[:_LOOKED_AT].decode(codec, "ignore")) is None


def _no_text(shown: str) -> Problem:
    return _problem(
        shown,
        "bukan-utf8",
        "Ini bukan berkas teks, hanya namanya yang berakhir «.yaml».",
        "Kembalikan berkas YAML-nya dari cadangan atau git; bila ini berkas lain, pindahkan ke luar folder ini.",
    )


def _hidden_problem(text: str, first: re.Match[str], shown: str) -> Problem:
    """What says where hidden characters are, and takes all of them away: line ends of Word's own become blanks."""
    above = text[: first.start()]
    ends = first.group() in _LINE_ENDS
    problem = _problem(
        shown,
        "karakter-kendali",
        f"Ada karakter kendali U+{ord(first.group()):04X} yang tidak terlihat{' (ganti baris dari Word)' if ends else ''}.",
        "Ganti dengan spasi." if ends else "Hapus karakter itu.",
        above.count("\n") + 1,
        len(above) - above.rfind("\n"),
    )
    splices = (
        Splice(one.start(), one.group(), " " if one.group() in _LINE_ENDS else "") for one in HIDDEN.finditer(text)
    )
    return replace(problem, mend=Rewrite(tuple(splices)))


def _too_large(shown: str) -> Problem:
    return _problem(
        shown,
        "terlalu-besar",
        f"Berkas lebih besar dari {limits_of(shown).size // 1000} kB.",
        limits_of(shown).advice,
    )


def _hidden(content: bytes, text: str) -> re.Match[str] | None:
    """The first hidden character. Taking away what is plain is quicker than looking at it: of most files nothing is left."""
    rest = content.translate(None, _PLAIN)
    return HIDDEN.search(text) if rest and HIDDEN.search(rest.decode("utf-8-sig")) else None


def _problem(shown: str, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Problem:  # noqa: PLR0917 - a problem's own fields in their order
    return Problem(shown, line, column, Severity.ERROR, code, message, hint)
