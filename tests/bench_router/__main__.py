# `python -m tests.bench_router`: draws every chart with both routers and prints what each takes, group by group: the
# random ones take minutes. It does not judge.
from __future__ import annotations

import argparse
import sys

from tests.bench_router import charts, peer, report
from tests.bench_router.figures import Pair, compare


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench_router", description="Bandingkan perute dengan libavoid."
    )
    parser.add_argument("--acak", type=int, default=60, help="jumlah bagan acak")
    parser.add_argument("--putaran", type=int, default=3, help="putaran yang diambil mediannya")
    asked = parser.parse_args()
    _say(
        f"Pembanding: {peer.version()}. Tiap sel: kita / libavoid; tebal: kita lebih buruk. Median {asked.putaran} putaran."
    )
    every: list[Pair] = []
    for name, flows, table in (
        ("SOP nyata", charts.sops(), report.named),
        ("Bentuk sulit", charts.shapes(), report.named),
        (f"{asked.acak} bagan acak", charts.random(asked.acak), report.anonymous),
    ):
        pairs = compare(flows, asked.putaran)
        every += pairs
        _say(
            f"## {name}",
            table(pairs),
            "Kita lebih buruk (kita / libavoid):",
            report.worse(pairs),
            report.targets(pairs),
        )
    _say("## Semua", report.targets(every))
    return 0


def _say(*paragraphs: str) -> None:
    sys.stdout.write("\n\n".join(paragraphs) + "\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
