# The campaign on odd places: names that nobody would give a file, links instead of folders, folders in which nobody may write.
# Each command does its work or says in a sentence why not.
from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.collections_on_disk import draft
from tests.keras.children import ended
from tests.keras.commands import COMMANDS, SOURCES, Command, fresh
from tests.keras.tally import Tally, WrongError

_NAMES = (
    b"\xff\xfe.yaml", b"a\nb.yaml", b"a\tb.yaml", b"a\x01b.yaml", b"\x1b[31m.yaml", "\u202egnp.yaml".encode(), "\u200b.yaml".encode(), "\u2028.yaml".encode(), "e\u0301.yaml".encode(), "😀.yaml".encode(),
    "ﬁ.yaml".encode(), b"x" * 250 + b".yaml", b" a .yaml", b"a'b.yaml", b'a"b.yaml', b"a;b.yaml", b"<b>x.yaml", b"-o.yaml", b".yaml", b"..yaml", b"a.yaml.yaml", b"A.YAML", b"a.yml", b"con.yaml",
    b"index.yaml", b"a%2fb.yaml", b"a?b.yaml", b"a#b.yaml", b"a\\b.yaml", b"a:b.yaml", b"*.yaml", b"$(id).yaml", b"a|b.yaml", b"=1.yaml", b"!a.yaml", b"{{ a }}.yaml", b"profil.yaml", b"formulir.yaml",
)  # fmt: skip
_FOLDERS = ("sops", "sops/biro", "sops/profil", "sops/formulir", "docs", "dokumen")
_CONTENTS = (
    draft("Baru"),
    "instansi: KANTOR REKAAN\n",
    SOURCES["sops/formulir/hadir.yaml"],
    "judul: a\njudul: b\n- x",
    "",
)
_LINKED = (
    "sops",
    "sops/biro",
    "sops/unit.yaml",
    "sops/biro/surat.yaml",
    "docs",
    "dokumen",
    "cetak",
    "site",
    ".cache",
    "instansi",
)
_ENDS = ("tak-ada", ".", "..", "/etc/hostname", "/dev/null", "mkdocs.yml")
_ENGLISH = tuple(
    os.strerror(getattr(errno, name)) for name in ("EACCES", "ENOENT", "EISDIR", "ENOTDIR", "EEXIST", "ELOOP", "EPERM")
)
"""What the system says, and nobody shall hand on."""
_CAPABILITIES = 0x20080522
"""The third layout of what Linux is told of a process' rights."""


def run(seed: int, count: int, tally: Tally) -> None:
    """Run commands in `count` odd places."""
    chance = Random(seed)  # noqa: S311 - the same each time
    ways = (_named, _linked, _moved, _closed)
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        Path(room).chmod(0o755)
        folder = Path(room) / "proyek"
        for _ in range(count):
            command = chance.choice(COMMANDS)
            fresh(folder)
            tally.counts["masukan"] += 1
            way = chance.choice(ways)
            tally.counts[way.__name__.strip("_")] += 1
            said = ""
            try:
                said, work = way(folder, command, chance)
                tally.counts["ditolak" if _tried(command, folder, said, work) else "dikerjakan"] += 1
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                about = error.about if isinstance(error, WrongError) else ""
                tally.fail(
                    error, f"{command.name}.txt", f"sop {' '.join(command.arguments)}\n{said}\n{about}\n".encode()
                )
            _opened(folder)


def _tried(command: Command, folder: Path, said: str, work: Callable[[], int]) -> int:
    """The exit code, where it may be."""
    end = ended(work, folder)
    if "Traceback" in end.said or end.code not in {0, 1, 2}:
        raise WrongError(f"{command.name} fails where {said.partition(':')[0]}", f"{said}\n{end.code}\n{end.said}")
    if end.code and not end.said.strip():
        raise WrongError(f"{command.name} says nothing where {said.partition(':')[0]}", said)
    if any(words in end.said for words in _ENGLISH):
        raise WrongError(f"{command.name} tells in English", f"{said}\n{end.said}")
    if any(sign in end.said for sign in ("\x1b", "\u202e", "\x01")):
        raise WrongError(f"{command.name} hands a name to the terminal as it is", f"{said}\n{end.said}")
    return end.code


def _opened(folder: Path) -> None:
    """So that it can be emptied again."""
    for within, _, _ in os.walk(folder):  # a folder is told before what it holds
        Path(within).chmod(0o755)


def _named(folder: Path, command: Command, chance: Random) -> tuple[str, Callable[[], int]]:
    name, place = chance.choice(_NAMES), folder / chance.choice(_FOLDERS)
    place.mkdir(exist_ok=True)
    if place.name == "docs":
        name = name.replace(b".yaml", b".md")
    odd = os.fsencode(place) + b"/" + name
    if chance.random() < 0.2:
        os.mkdir(odd)  # noqa: PTH102 - a name of bytes
        odd += b"/a.yaml"
    Path(os.fsdecode(odd)).write_text(chance.choice(_CONTENTS), encoding="utf-8")
    return f"a name is odd: {odd[len(os.fsencode(folder)) :]!r}", command.run


def _linked(folder: Path, command: Command, chance: Random) -> tuple[str, Callable[[], int]]:
    at, to = folder / chance.choice(_LINKED), chance.choice(_ENDS)
    if at.is_dir():
        shutil.rmtree(at)
    at.unlink(missing_ok=True)
    at.symlink_to(to)
    return f"a link leads elsewhere: {at.name} to {to}", command.run


def _moved(folder: Path, command: Command, chance: Random) -> tuple[str, Callable[[], int]]:
    at = folder / chance.choice(_LINKED)
    away = folder.parent / "lain"
    if away.is_dir():
        shutil.rmtree(away)
    away.unlink(missing_ok=True)
    if at.exists():
        at.rename(away)
    else:
        away.mkdir()
    at.symlink_to(away)
    return f"what is meant stands elsewhere, behind a link: {at.name}", command.run


def _closed(folder: Path, command: Command, chance: Random) -> tuple[str, Callable[[], int]]:
    """Some of it can't be written, or not even be read."""
    closed = chance.sample(sorted(path for path in folder.rglob("*") if "mkdocs" not in path.name), 2)
    if chance.random() < 0.3:
        closed.append(folder)
    mask = chance.choice((0o222, 0o222, 0o777 if closed[-1] != folder else 0o222))
    for path in closed:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~mask)

    def work() -> int:
        as_anyone()
        return command.run()

    return f"some is closed: {', '.join(path.relative_to(folder).as_posix() for path in closed)} {mask:o}", work


def as_anyone() -> None:
    """From now on even root may do only what a file's mode says."""
    if sys.platform == "linux":
        this = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
        ctypes.CDLL(None).capset(this, (ctypes.c_uint32 * 6)())
