# What comparing one SOP takes, from the command's start to its end, as an editor and a forge meet it.
from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.bench.report import Measure

_ROUNDS = 7
_COMMAND = "import sys; from tatalaksana.cli import main; sys.exit(main())"


def comparing(sops: Path, work: Path) -> Iterator[Measure]:
    """Seconds of `sop beda` between two commits of one SOP among many.

    Args:
        sops: The collection.
        work: An empty folder for a repository of it.
    """
    target = work / "sops"
    target.mkdir(parents=True)
    for file in sorted(sops.rglob("*.yaml")):
        copy = target / file.relative_to(sops)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    _git(work, "init", "-q")
    _git(work, "add", "-A")
    _git(work, "commit", "-q", "-m", "Awal")
    file = sorted(path for path in target.glob("*/*.yaml") if path.parent.name not in {"profil", "formulir"})[0]
    file.write_text(file.read_text(encoding="utf-8").replace("uraian: ", "uraian: Segera ", 1), encoding="utf-8")
    name = file.relative_to(work).as_posix()
    for form in ("teks", "html"):
        taken = []
        for _ in range(_ROUNDS):
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", _COMMAND, "beda", "HEAD", name, "--format", form],
                cwd=work,
                check=True,
                capture_output=True,
            )
            taken.append(time.perf_counter() - start)
        yield Measure(f"`sop beda` satu SOP, {form}, perintah utuh", median(taken), "s", target=0.5)


def _git(folder: Path, *words: str) -> None:
    identity = {
        f"GIT_{who}_{what}": "uji@contoh.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(["git", *words], cwd=folder, check=True, env=os.environ | identity, capture_output=True)
