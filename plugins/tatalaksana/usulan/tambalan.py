# A proposal as a patch, for `git apply` and `git am`; and who sends one, and what it was made from, read out of its head.
from __future__ import annotations

import re
import zlib
from base64 import b85encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr

from tatalaksana.usulan.isi import UnusableProposalError, Usulan, blob_hash, sound_proposal

_NOTHING = "0" * 40
_AROUND = 3
"""Lines that are shown around a change."""
_LINE = 52
"""Bytes of a line of what is no text."""
_STARTS = ("diff ", "--- ", "+++ ", "@@ ", "Index: ", "index ", "From ", "---")
"""What begins a patch: no line of a text before it may."""
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_NAMES = re.compile(rb"diff --git a/(.+) b/(.+)")
_BLOBS = re.compile(rb"index ([0-9a-f]{7,64})\.\.([0-9a-f]{7,64})(?: (\d+))?")
_OTHERS = re.compile(rb"(?:--- a/|\+\+\+ b/|(?:rename|copy) (?:from|to) )([^\t]+)")
"""Lines that name a file whose hash is not said."""
_MODES = (b"new file mode ", b"new mode ", b"old mode ", b"deleted file mode ")
_BEGINS = (b"diff --git ", b"--- a/", b"--- /dev/null")
_FILE = b"100"
"""How the modes of files begin in git."""


def proposal_patch(usulan: Usulan, before: Mapping[str, bytes], folder: str) -> bytes:
    """A proposal as a patch with the head of a mail.

    Args:
        usulan: The proposal.
        before: What its files held, by their names in the folder of the sources; nothing for new ones.
        folder: That folder, from the top of the repository.

    Raises:
        UnusableProposalError: `sound_proposal` refuses it.
    """
    usulan = sound_proposal(usulan)
    head = [f"From {_NOTHING} Mon Sep 17 00:00:00 2001"]
    head += [f"From: {usulan.nama} <{usulan.surel}>"] if usulan.nama else []
    head += [f"Subject: [PATCH] {usulan.judul}", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8"]
    head += ["Content-Transfer-Encoding: 8bit", "", *map(_harmless, usulan.teks.split("\n")), "---", ""]
    pieces = ["\n".join(head).encode()]
    for one in usulan.berkas:
        pieces += _changed(f"{folder}/{one.nama}", before.get(one.nama), one.isi)
    return b"".join([*pieces, b"-- \nTatalaksana\n"])


def _harmless(line: str) -> str:
    return f" {line}" if line.startswith(_STARTS) else line


def _changed(name: str, old: bytes | None, new: bytes | None) -> Iterator[bytes]:
    if old == new:
        return
    hashes = [_NOTHING if one is None else blob_hash(one) for one in (old, new)]
    yield f"diff --git a/{name} b/{name}\n".encode()
    if old is None or new is None:
        yield f"{'new' if old is None else 'deleted'} file mode 100644\n".encode()
    yield f"index {hashes[0]}..{hashes[1]}{' 100644' if old is not None and new is not None else ''}\n".encode()
    if b"\0" in (old or b"") + (new or b""):
        yield b"GIT binary patch\n"
        yield from _literal(new or b"")
        yield from _literal(old or b"")
        return
    if not old and not new:
        return
    yield f"--- {'/dev/null' if old is None else f'a/{name}'}\n+++ {'/dev/null' if new is None else f'b/{name}'}\n".encode()
    yield from _hunks(_lines(old or b""), _lines(new or b""))


def _lines(content: bytes) -> list[bytes]:
    return re.findall(rb"[^\n]*\n|[^\n]+", content)


def _hunks(old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(_AROUND):
        (_, a, _, c, _), (_, _, b, _, d) = group[0], group[-1]
        yield f"@@ -{_span(a, b)} +{_span(c, d)} @@\n".encode()
        for kind, i, j, k, m in group:
            if kind == "equal":
                yield from (_signed(b" ", line) for line in old[i:j])
            else:
                yield from (_signed(b"-", line) for line in old[i:j])
                yield from (_signed(b"+", line) for line in new[k:m])


def _span(start: int, end: int) -> str:
    return f"{start + 1 if end > start else start},{end - start}"


def _signed(sign: bytes, line: bytes) -> bytes:
    return sign + line if line.endswith(b"\n") else sign + line + b"\n\\ No newline at end of file\n"


def _literal(content: bytes) -> Iterator[bytes]:
    """Bytes as git writes what is no text. They are not compressed: how well that is done hangs on the machine."""
    yield b"literal %d\n" % len(content)
    packed = zlib.compress(content, 0)
    for at in range(0, len(packed), _LINE):
        line = packed[at : at + _LINE]
        length = len(line)
        sign = chr(ord("A") + length - 1 if length <= 26 else ord("a") + length - 27)  # noqa: PLR2004 - as git counts
        yield sign.encode() + b85encode(line, pad=True) + b"\n"
    yield b"\n"


@dataclass(frozen=True, slots=True)
class PatchHead:
    """What a patch says of itself; nothing of it is vouched for."""

    judul: str
    teks: str
    nama: str
    surel: str
    bases: Mapping[str, str]
    """What it was made from: the names of files, from the top of the repository, to the hashes by which git knows what
    they held, as long as they are written; empty for new ones."""


def patch_head(content: bytes) -> PatchHead:
    """Who sends a patch, and what it was made from.

    Raises:
        UnusableProposalError: It is no patch, or makes something else than files.
    """
    lines = [line.rstrip(b"\r") for line in content.split(b"\n")]
    begin = next((at for at, line in enumerate(lines) if line.startswith(_BEGINS)), len(lines))
    bases = _bases(lines, begin)
    if not bases:
        raise UnusableProposalError("Berkas ini bukan tambalan (patch) yang dikenal git.")
    title, sender, said = _mail(lines[:begin]) if content.startswith(b"From") else ("", "", "")
    return PatchHead(title, said, *parseaddr(sender), bases)


def _mail(lines: list[bytes]) -> tuple[str, str, str]:
    """Subject, sender and text of a mail; what stands below `---` is for who looks at it."""
    end = lines.index(b"") if b"" in lines else len(lines)
    heads: dict[bytes, bytes] = {}
    last = b""
    for line in lines[:end]:
        name, colon, rest = line.partition(b": ")
        if colon and not line.startswith((b" ", b"\t")):
            heads[last := name] = rest
        elif last:
            heads[last] += b" " + line.strip()
    below = lines[end:]
    below = below[: below.index(b"---")] if b"---" in below else below
    title = re.sub(r"^\[PATCH[^\]]*\]\s*", "", _decoded(heads.get(b"Subject", b"")))
    return title, _decoded(heads.get(b"From", b"")), b"\n".join(below).decode(errors="replace").strip()


def _bases(lines: list[bytes], at: int) -> dict[str, str]:
    """The files that a patch changes, with what each was made from."""
    bases: dict[str, str] = {}
    name = ""
    while at < len(lines):
        line = lines[at]
        at += 1
        if found := _NAMES.fullmatch(line):
            name = found[1].decode(errors="replace")
        elif line.startswith(_MODES):
            _need_file(line.rpartition(b" ")[2])
        elif found := _BLOBS.fullmatch(line):
            _need_file(found[3] or _FILE)
            # Where several patches change a file, it was made from what the first began with.
            bases.setdefault(name, found[1].decode() if found[1].strip(b"0") else "")
        elif found := _HUNK.match(line):
            at = _behind(lines, at, *(int(one or b"1") for one in found.groups()))
        elif found := _OTHERS.match(line):
            bases.setdefault(found[1].decode(errors="replace"), "")
    return bases


def _need_file(mode: bytes) -> None:
    if not mode.startswith(_FILE):
        raise UnusableProposalError("Tambalan ini membuat tautan, bukan berkas biasa; usulan ini tidak diterima.")


def _behind(lines: list[bytes], at: int, old: int, new: int) -> int:
    """The line behind a hunk's."""
    while at < len(lines) and (old > 0 or new > 0):
        sign = lines[at][:1]
        if sign not in {b" ", b"", b"\r", b"-", b"+", b"\\"}:
            break
        old -= sign not in {b"+", b"\\"}
        new -= sign not in {b"-", b"\\"}
        at += 1
    return at


def _decoded(said: bytes) -> str:
    text = said.decode(errors="replace").strip()
    try:
        return str(make_header(decode_header(text))) if "=?" in text else text
    except (MessageError, LookupError, ValueError):
        return text
