# Others on the same content in one run: MkDocs Material, Zensical and Hugo build what `sop ekspor --ke markdown` gives, we what
# it was made of, without sheets. `python -m tests.bench.rivals --jumlah 10000` for so many; their programs come with `make bench`.
from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import generator
from tests.bench.measure import STOPWATCH, Run
from tests.bench.project import project
from tests.bench.report import Measure, table
from tests.bench.seeds import seeds_in

_ROOT = Path(__file__).parents[2]
PROGRAMS = _ROOT / ".venv" / "pembanding" / "bin"
"""Where theirs are."""
_MATERIAL = "theme:\n  name: material\n  language: id\n  font: false\nplugins:\n  - search\n"
_HUGO = 'title = "SOP"\nbaseURL = "https://sop.example/"\ncontentDir = "docs"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n'
_LAYOUT = '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>{{ .Content }}</main></body></html>\n'


@dataclass(frozen=True, slots=True)
class Rival:
    """A program that builds a site of a folder."""

    name: str
    folder: Path
    command: Sequence[str]
    edited: Path
    """The file of which one word is changed."""


def rivals(count: int, scratch: Path) -> Iterator[Measure]:
    """What each takes from nothing, again, and after an edit: seconds by the clock, of processor time, and its largest process."""
    yield from _figures(_ours(count, scratch), count)
    exported = scratch / "markdown"
    command = (str(Path(sys.executable).with_name("sop")), "ekspor", "-o", str(exported), "--ke", "markdown", "--draf")
    subprocess.run(command, cwd=scratch / "kita", check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(scratch / "kita")
    for rival in _theirs(exported, scratch):
        yield from _figures(rival, count)
        shutil.rmtree(rival.folder)


def _ours(count: int, scratch: Path) -> Rival:
    made = project("Tatalaksana", scratch / "kita", count, _ROOT, ours=True)
    seeds = seeds_in(_ROOT / "sops")
    generator.write(generator.sops(seeds, count), seeds, made.folder / "sops", _ROOT / "sops" / "profil")
    shutil.copytree(_ROOT / "docs" / "skema", made.docs / "skema")
    edited = min(path for path in (made.folder / "sops").glob("*/*.yaml") if path.parent.name != "profil")
    return Rival("Tatalaksana", made.folder, (sys.executable, "-m", "mkdocs", "build", "-q"), edited)


def _theirs(exported: Path, scratch: Path) -> Iterator[Rival]:
    edited = min(file.relative_to(exported) for file in exported.glob("docs/sop/*/*.md"))
    for name, command in (
        ("MkDocs Material", (str(PROGRAMS / "mkdocs"), "build", "-q")),
        ("Zensical", (str(PROGRAMS / "zensical"), "build")),
        ("Hugo", (str(PROGRAMS / "hugo"), "--quiet")),
    ):
        folder = scratch / name.replace(" ", "-")
        shutil.copytree(exported, folder)
        settings = folder / "mkdocs.yml"
        settings.write_text(settings.read_text(encoding="utf-8") + _MATERIAL, encoding="utf-8")
        (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
        (folder / "layouts").mkdir()
        for layout in ("single.html", "list.html", "home.html"):
            (folder / "layouts" / layout).write_text(_LAYOUT, encoding="utf-8")
        yield Rival(name, folder, command, folder / edited)


def _figures(rival: Rival, count: int) -> Iterator[Measure]:
    text = rival.edited.read_text(encoding="utf-8")
    for turn in ("dari nol", "lagi, tidak ada yang berubah", "sesudah satu suntingan"):
        if turn.startswith("sesudah"):
            rival.edited.write_text(
                text.replace("Menyampaikan", "Menyerahkan").replace("Menerima", "Mengambil"), encoding="utf-8"
            )
        run = _built(rival)
        yield Measure(f"{rival.name}, {count} SOP, {turn} (jam)", run.wall, "s")
        yield Measure("– CPU", run.cpu, "s")
        yield Measure("– proses terbesar", run.peak, "MB")


def _built(rival: Rival) -> Run:
    """A build of a folder as it stands, with whatever the builds before have left there.

    Raises:
        RuntimeError: It failed.
    """
    command = [sys.executable, "-S", "-E", str(STOPWATCH), *rival.command]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=rival.folder, capture_output=True, text=True, env=environment, check=False)
    took = json.loads(done.stdout)
    if took["code"]:
        raise RuntimeError(f"{rival.name} gagal:\n{done.stderr[-2000:]}")
    return Run(took["wall"], took["cpu"], took["peak"])


def main() -> int:
    """Measure only this."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.rivals", description="Ukur diri di samping yang lain.")
    parser.add_argument("--jumlah", type=int, default=1000, help="jumlah SOP")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        sys.stdout.write(table(list(rivals(asked.jumlah, Path(folder)))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
