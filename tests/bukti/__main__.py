# `make bukti`: asks of each chart what could be drawn with fewer crossings and bends in our tracks, and what libavoid has. It takes
# hours: larger charts are searched until patience ends.
from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tests.bench_router import charts
from tests.bench_router.figures import Pair, compare
from tests.bukti.report import table
from tests.bukti.verdict import Chart, Verdict, verdict


def main() -> int:
    """Judge every chart."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bukti", description="Buktikan berapa silang dan tekuk yang paling sedikit."
    )
    parser.add_argument("--acak", type=int, default=200, help="jumlah bagan acak")
    parser.add_argument("--sabar", type=int, default=3000, help="berapa kali tiap pencarian boleh berbalik")
    asked = parser.parse_args()
    groups = {
        "SOP nyata": charts.sops(),
        "Bentuk sulit": charts.shapes(),
        f"{asked.acak} bagan acak": charts.random(asked.acak),
    }
    with ProcessPoolExecutor() as pool:
        for name, flows in groups.items():
            pairs = compare(flows, 1)
            judged = zip(pairs, pool.map(partial(judge, patience=asked.sabar), pairs), strict=True)
            sys.stdout.write(f"## {name}\n\n{table(list(judged))}\n\n")
            sys.stdout.flush()
    return 0


def judge(pair: Pair, patience: int) -> Verdict:
    """What is known of one chart."""
    ours, theirs = pair.ours, pair.theirs
    chart = Chart(pair.flow, patience)
    return verdict(chart, (ours.crossings, ours.bends), (theirs.crossings, theirs.bends))


if __name__ == "__main__":
    sys.exit(main())
