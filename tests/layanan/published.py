# The scripts that «Panduan pengelola» shows, run as they stand: a site published from a repository, and a bundle that is a backup.
from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.git.repository import new_repository
from tests.layanan.shown import PLACE, shown
from tests.site.project import Project, environment

_CLONE = "/srv/sop-dinas"


def published(project: Project, place: Path) -> Iterator[str]:
    """What is wrong with them, in a sentence each."""
    (project.root / ".gitignore").write_text("/site/\n/.cache/\n/.site.tatalaksana/\n", encoding="utf-8")
    new_repository(project.root).commit("2026-01-05")
    clone, target = place / "klon", place / "www/sop"
    target.parent.mkdir()
    _git(place, "clone", "-q", str(project.root), str(clone))
    (clone / ".venv").mkdir()
    (clone / ".venv/bin").symlink_to(Path(sys.executable).parent)
    scripts = {"sh": shown("sh"), "cadangan": shown("sh-cadangan")}
    for name, script in scripts.items():
        text = script.replace(_CLONE, str(clone)).replace(PLACE, str(target))
        done = subprocess.run(
            ["sh", "-c", text], cwd=clone, env=environment(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            yield f"{name}: {done.returncode}, {done.stderr.strip()}"
    if not (target / "index.html").is_file():
        yield f"no site in {target}"
    restored = place / "pulih"
    _git(place, "clone", "-q", str(clone / "cadangan-sop.bundle"), str(restored))
    if not (restored / "sops/unit.yaml").is_file():
        yield "the backup lacks the sources"


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, env=environment(), check=True)
