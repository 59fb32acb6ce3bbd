# The campaign on what is kept between runs: files of it are damaged, and what is made is the same as without it.
from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.keras.children import ended
from tests.keras.commands import Command, fresh, tree
from tests.keras.tally import Tally, WrongError

_READERS = (
    Command("cek", ("cek",)),
    Command("pdf", ("pdf", "-o", "cetak", "--draf")),
    Command("daftar-periksa", ("daftar-periksa", "-o", "cetak")),
)
_WRONG = ("sops/biro/salah.yaml", "judul: Salah\njenis: tidak-ada\nunit: biro\n")
"""So that a check has something to say, and a damaged cache something to hide."""


def run(seed: int, count: int, tally: Tally) -> None:
    """Damage what is kept `count` times, and let a command read it."""
    chance = Random(seed)  # noqa: S311 - the same each time
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        folder = Path(room) / "proyek"
        for number in range(count):
            command = _READERS[(seed + number) % len(_READERS)]
            tally.counts["masukan"] += 1
            tally.counts[command.name] += 1
            try:
                _damaged(command, folder, chance)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                about = error.about if isinstance(error, WrongError) else ""
                tally.fail(error, f"{command.name}.txt", f"sop {' '.join(command.arguments)}\n{about}\n".encode())


def _damaged(command: Command, folder: Path, chance: Random) -> None:
    fresh(folder)
    if command.name == "cek":
        (folder / _WRONG[0]).write_text(_WRONG[1])
    first = ended(command.run, folder)
    wanted = tree(folder)
    kept = sorted(path for path in (folder / ".cache").rglob("*") if path.is_file())
    if not kept:
        raise WrongError(f"{command.name} keeps nothing")
    said = "; ".join(_damage(chance.choice(kept), kept, chance) for _ in range(chance.choice((1, 1, 3))))
    shutil.rmtree(folder / "cetak", ignore_errors=True)
    again = ended(command.run, folder)
    if "Traceback" in again.said:
        raise WrongError(f"{command.name} ends in a traceback by a damaged cache", f"{said}\n{again.said}")
    if (again.code, again.said) != (first.code, first.said):
        raise WrongError(f"{command.name} says something else by a damaged cache", f"{said}\n{again.said}")
    if tree(folder) != wanted:
        raise WrongError(f"{command.name} hands out what is damaged", said)


def _damage(path: Path, kept: list[Path], chance: Random) -> str:
    """Damage a file; in words, how."""
    content = _content(path)
    at = chance.randrange(len(content) or 1)
    ways: Mapping[str, Callable[[], bytes]] = {
        f"a bit at {at}": lambda: content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :],
        f"cut at {at}": lambda: content[:at],
        "empty": lambda: b"",
        "another's content": lambda: _content(chance.choice(kept)),
        "something else": lambda: chance.choice((b"[]", b"{}", b"null", b"\0" * 64, b"%PDF-1.7\n%%EOF\n")),
        "longer": lambda: content + chance.choice((b"\n", b"x", content)),
    }
    how = chance.choice(sorted(ways))
    if path.is_file():
        path.write_bytes(ways[how]() if content else b"x")
    return f"{path.parent.parent.name}: {how}"


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
