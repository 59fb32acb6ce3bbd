# What `sop cek` takes: on sources it has never seen, and on the same again.
from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from statistics import median

from ruamel.yaml import YAML

from tatalaksana.catalog import Memory, collect
from tatalaksana.model import step_added
from tests.bench.report import Measure

_OTHERS = {"profil", "formulir"}
_STEP = {"uraian": "Mencatat surat", "pelaksana": "kabag", "waktu": "5 Menit"}
_COMMAND = "import sys; from tatalaksana.cli import main; sys.exit(main(['cek']))"


def checking(project: Path, count: int, rounds: int) -> Iterator[Measure]:
    """The figures of a project with that many SOP."""
    yield from commands(project, count, rounds, targets=(3, 0.5, 0.35))
    file, text, edited = _edits(project, count, rounds)
    yield Measure(
        "– sesudah satu berkas disunting, proses yang tinggal", median(_staying(edited, file, project)), "ms", target=60
    )
    file.write_text(text, encoding="utf-8")
    ours, peer = _inserting(text, rounds + 2)
    yield Measure("Menyisipkan satu langkah; pembanding ruamel.yaml pulang-pergi", ours, "ms", peer, ours / peer)


def commands(
    project: Path, count: int, rounds: int, targets: Sequence[float | None] = (None, None, None)
) -> Iterator[Measure]:
    """The check as a command, from a new process to its end: on sources it has never seen, on the same, after one edit."""
    first, again = [], []
    for _ in range(rounds):
        shutil.rmtree(project / ".cache", ignore_errors=True)
        first.append(_seconds(project))
        again.append(_seconds(project))
    yield Measure(f"sop cek, {count} SOP, pertama kali", median(first), "s", target=targets[0])
    yield Measure("– lagi, tidak ada yang berubah", median(again), "s", target=targets[1])
    file, text, edited = _edits(project, count, rounds)
    took = median(_each(edited, file, project))
    file.write_text(text, encoding="utf-8")
    yield Measure("– sesudah satu berkas disunting, perintah utuh", took, "s", target=targets[2])


def _edits(project: Path, count: int, rounds: int) -> tuple[Path, str, list[str]]:
    """A file, what it holds, and what it may hold after edits."""
    file = sorted(path for path in (project / "sops").glob("*/*.yaml") if path.parent.name not in _OTHERS)[count // 2]
    text = file.read_text(encoding="utf-8")
    return file, text, [text.replace("uraian: ", f"uraian: {'Segera ' * (turn + 1)}", 1) for turn in range(rounds + 2)]


def _each(texts: Sequence[str], file: Path, project: Path) -> Iterator[float]:
    for text in texts:
        file.write_text(text, encoding="utf-8")
        yield _seconds(project)


def _staying(texts: Sequence[str], file: Path, project: Path) -> Iterator[float]:
    memory = Memory()
    collect(project / "sops", "sops", memory=memory)
    gc.freeze()
    for text in reversed(texts):
        file.write_text(text, encoding="utf-8")
        start = time.perf_counter()
        collect(project / "sops", "sops", memory=memory)
        yield (time.perf_counter() - start) * 1000


def _inserting(text: str, rounds: int) -> tuple[float, float]:
    """Milliseconds of a new step in a text: ours, which is checked, and the peer's, which is not."""
    ours, peer = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        step_added(text, 1, dict(_STEP))
        ours.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        yaml = YAML(typ="rt")
        data = yaml.load(text)
        data["kegiatan"].insert(1, dict(_STEP))
        yaml.dump(data, StringIO())
        peer.append((time.perf_counter() - start) * 1000)
    return median(ours), median(peer)


def _seconds(project: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COMMAND], cwd=project, check=False, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
