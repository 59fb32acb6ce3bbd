# `python -m tests.bench_router`: draws every chart with both routers and prints what each takes. It does not judge.
from __future__ import annotations

import argparse
import sys

from tests.bench_router import charts, peer, report
from tests.bench_router.figures import compare


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench_router", description="Bandingkan perute dengan libavoid."
    )
    parser.add_argument("--acak", type=int, default=60, help="jumlah bagan acak")
    parser.add_argument("--putaran", type=int, default=3, help="putaran yang diambil mediannya")
    asked = parser.parse_args()
    groups = {
        "SOP nyata": compare(charts.sops(), asked.putaran),
        "Bentuk sulit": compare(charts.shapes(), asked.putaran),
        f"{asked.acak} bagan acak": compare(charts.random(asked.acak), asked.putaran),
    }
    _say(
        f"Pembanding: {peer.version()}. Tiap sel: kita / libavoid; tebal: kita lebih buruk. Median {asked.putaran} putaran."
    )
    for number, (name, pairs) in enumerate(groups.items()):
        table = report.anonymous if number == len(groups) - 1 else report.named
        _say(
            f"## {name}",
            table(pairs),
            "Kita lebih buruk (kita / libavoid):",
            report.worse(pairs),
            report.targets(pairs),
        )
    _say("## Semua", report.targets([pair for pairs in groups.values() for pair in pairs]))
    return 0


def _say(*paragraphs: str) -> None:
    sys.stdout.write("\n\n".join(paragraphs) + "\n\n")


if __name__ == "__main__":
    sys.exit(main())
