# A series: changes and builds in turn, and after each the same sources built into an empty folder. Both must be the same to the byte.
from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random

from tests.renewal.changes import changed, collection
from tests.site.project import Project, contents


def apart(project: Project, fresh: Path) -> list[str]:
    """The files of a project's site that are others than those of a fresh build, which may take no file of the old site."""
    shutil.rmtree(fresh, ignore_errors=True)
    outcome = project.build("-d", str(fresh))
    made = contents(fresh) if outcome.code == 0 else {}
    shutil.rmtree(fresh.with_name(f".{fresh.name}.tatalaksana"), ignore_errors=True)
    shutil.rmtree(fresh, ignore_errors=True)
    if outcome.code:
        return [outcome.output[-600:]]
    there = contents(project.site)
    return sorted(name for name in {*made, *there} if made.get(name) != there.get(name))


def series(root: Path, seed: int, *, count: int, builds: int, pdf: bool, theme: str = "material") -> list[str]:
    """What went wrong in one series, in words."""
    chance = Random(seed)  # noqa: S311 - not for secrets
    project = collection(root, count, pdf=pdf, theme=theme)
    told = []
    if (outcome := project.build()).code:
        return [outcome.output[-600:]]
    for _ in range(builds):
        done = [changed(root, chance) for _ in range(chance.choice((1, 1, 1, 2, 4)))]
        outcome = project.build()
        found = [outcome.output[-600:]] if outcome.code else apart(project, root / "segar")
        if found:
            told.append(f"seri {seed}, sesudah {', '.join(done)}: {len(found)} berkas lain: {found[:8]}")
            break
    return told


def main(begin: int, end: int, count: int, folder: Path) -> int:
    """Run series and tell which went wrong."""
    wrong = 0
    for seed in range(begin, end):
        root = folder / str(seed)
        shutil.rmtree(root, ignore_errors=True)
        told = series(root, seed, count=count, builds=3, pdf=seed % 4 == 0, theme=("material", "mkdocs")[seed % 5 == 4])
        wrong += bool(told)
        sys.stdout.write("\n".join(told or [f"seri {seed}: sama"]) + "\n")
        sys.stdout.flush()
        if not told:
            shutil.rmtree(root)
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]).resolve())))
