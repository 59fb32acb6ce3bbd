# `python -m tests.bench`: builds ours and the peer in turn, and prints what they take. It measures and does not judge.
from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import generator, peer
from tests.bench.checking import checking, commands
from tests.bench.comparing import comparing
from tests.bench.earlier import earlier
from tests.bench.editing import editing
from tests.bench.lists import lists
from tests.bench.measure import Run, biggest_page, build, middle, ratio
from tests.bench.peer_registers import write_registers
from tests.bench.printing import printing
from tests.bench.project import Project, project
from tests.bench.reading import PEER, checked, stages
from tests.bench.report import Measure, table
from tests.bench.rivals import rivals
from tests.bench.routing import routing
from tests.bench.searching import searching
from tests.bench.seeds import Seeds, seeds_in
from tests.bench.tables import tables
from tests.bench.weighing import weighing

_ROOT = Path(__file__).parents[2]
_PEER = "MkDocs Material dari Markdown"
_FOUND = 10_000
"""SOP among which the search has to be quick."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is compared, in one temporary folder."""

    folder: Path
    seeds: Seeds
    rounds: int

    def ours(self, count: int) -> Project:
        """A project of ours with that many SOP."""
        made = project("Tatalaksana", self.folder / f"kita-{count}", count, _ROOT, ours=True)
        size = generator.write(
            generator.sops(self.seeds, count), self.seeds, made.folder / "sops", _ROOT / "sops" / "profil"
        )
        shutil.copytree(_ROOT / "docs" / "skema", made.docs / "skema")
        found = checked(made.folder / "sops")[1]
        problems = ", ".join(f"{number} {code}" for code, number in sorted(found.items())) or "tidak ada"
        _say(f"{count} SOP dibuat, rata-rata {size / count / 1000:.1f} kB; masalah: {problems}")
        return made

    def peer(self, count: int) -> Project:
        """The peer with the same SOP, after ours."""
        made = project(_PEER, self.folder / f"pembanding-{count}", count, _ROOT, ours=False)
        peer.write(generator.sops(self.seeds, count), made.docs)
        write_registers(checked(self.folder / f"kita-{count}" / "sops")[0], made.docs)
        return made

    def empty(self, count: int) -> Project:
        """MkDocs Material with as many empty pages."""
        made = project("MkDocs Material, halaman kosong", self.folder / f"kosong-{count}", count, _ROOT, ours=False)
        peer.write_empty(count, made.docs)
        return made

    def alternate(self, *projects: Project) -> list[list[Run]]:
        """The runs of each project; one warm-up each, then the projects in turn, round after round."""
        runs: list[list[Run]] = [[] for _ in projects]
        for turn in range(self.rounds + 1):
            for taken, built in zip(runs, projects, strict=True):
                run = build(built, self.folder / "bangun", self.site if built is projects[0] else None)
                _say(
                    f"putaran {turn or 'pemanasan'}: {built.name}, {built.pages} halaman: {run.wall:.1f} s, CPU {run.cpu:.1f} s, {run.peak:.0f} MB"
                )
                if turn:
                    taken.append(run)
        return runs

    @property
    def site(self) -> Path:
        """The site that was built last of the first of the alternating projects."""
        return self.folder / "situs"


def measures(bench: Bench, count: int, large: int) -> Iterator[Measure]:
    """Everything that has a target, and what explains it."""
    mine = bench.ours(count)
    empty, other = bench.empty(count), bench.peer(count)
    runs = bench.alternate(mine, other, empty)
    name, size = biggest_page(bench.site)
    ours, theirs, bare = map(middle, runs)
    by_clock, by_cpu = ratio(runs[0], runs[1])
    for label, a, b, share, target in (
        ("jam", ours.wall, theirs.wall, by_clock, 0.5), ("CPU, semua proses", ours.cpu, theirs.cpu, by_cpu, None),
    ):  # fmt: skip
        yield Measure(f"Membangun {count} SOP ({label})", a, "s", b, share, target)
        yield Measure(f"– tiap halaman ({label})", a / count * 1000, "ms", b / count * 1000)
    yield Measure("– MkDocs Material sendiri, halaman kosong (CPU)", bare.cpu / count * 1000, "ms")
    yield Measure("Memori puncak, proses terbesar", ours.peak, "MB", theirs.peak)
    yield Measure(
        f"– di atas MkDocs sendiri ({bare.peak:.0f} MB), tiap SOP", (ours.peak - bare.peak) / count, "MB", target=0.2
    )
    yield Measure(f"Halaman SOP terbesar, gzip ({name})", size / 1000, "kB", target=40)
    if large:
        many = bench.ours(large)
        yield from linearity(bench, mine, many)
        yield from commands(many.folder, large, 1)
    yield from checking(mine.folder, count, bench.rounds)
    catalog = checked(mine.folder / "sops")[0]
    yield from printing(catalog, mine.folder / "sops", bench.site)
    yield from tables(catalog)
    yield from lists(catalog, bench.site)
    yield from comparing(mine.folder / "sops", bench.folder / "beda")
    yield from weighing()
    yield from rivals(count, bench.folder)
    yield from searching(_FOUND, count, bench.rounds, bench.folder / "cari")
    yield from editing(count, bench.folder / "sunting")
    took = stages(mine.folder / "sops")
    for stage, milliseconds in took.items():
        if stage == "source.load":
            yield Measure(
                f"Tiap SOP: {stage}; pembanding {PEER}", milliseconds, "ms", took[PEER], milliseconds / took[PEER]
            )
            yield Measure("– sasaran membaca", milliseconds, "ms", target=1)
        elif stage != PEER:
            yield Measure(f"Tiap SOP: {stage}", milliseconds, "ms")
    yield from routing(entry.flow for entry in checked(_ROOT / "sops")[0].entries.values())


def linearity(bench: Bench, small: Project, large: Project) -> Iterator[Measure]:
    """What a page costs among many, beside what it costs among few."""
    runs = bench.alternate(large, small)
    big, few = map(middle, runs)
    grown = large.pages / small.pages
    by_clock, by_cpu = ratio(runs[0], runs[1])
    for label, a, b, share in (("jam", big.wall, few.wall, by_clock), ("CPU", big.cpu, few.cpu, by_cpu)):
        each, other = a / large.pages * 1000, b / small.pages * 1000
        yield Measure(
            f"Tiap halaman pada {large.pages} SOP, dibanding {small.pages} ({label})",
            each,
            "ms",
            other,
            share / grown,
            1.1,
        )
    yield Measure(f"Memori puncak pada {large.pages} SOP, dibanding {small.pages}", big.peak, "MB", few.peak)


def main() -> int:
    """Run the bench."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ukur kecepatan dan besar situs.")
    parser.add_argument("--jumlah", type=int, default=1000, help="jumlah SOP")
    parser.add_argument(
        "--besar", type=int, default=5000, help="jumlah SOP untuk memeriksa kelinearan; 0 berarti tidak"
    )
    parser.add_argument("--putaran", type=int, default=3, help="putaran yang diambil mediannya")
    parser.add_argument(
        "--sebelum", type=Path, help="folder checkout lama; lembar resminya diukur berselang dengan yang ini"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tatalaksana-bench-") as folder:
        bench = Bench(Path(folder), seeds_in(_ROOT / "sops"), asked.putaran)
        rows = [
            *(earlier(asked.sebelum.resolve()) if asked.sebelum else ()),
            *measures(bench, asked.jumlah, asked.besar),
        ]
    sys.stdout.write(
        f"Pembanding: {_PEER}. Median {asked.putaran} putaran sesudah pemanasan, tanpa cache, dengan pencarian.\n\n"
    )
    sys.stdout.write(table(rows) + "\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
