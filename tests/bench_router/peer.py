# libavoid as the peer: installed by npm into the cache folder, run in node on the boxes that our geometry gives.
from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tatalaksana.chart.sizes import SYMBOL_GAP, SYMBOL_HEIGHT, SYMBOL_WIDTH, TRACK_GAP
from tests.bench_router.polyline import Polyline, tidy
from tests.chart.gate import Drawing

_HERE = Path(__file__).parent
_CACHE = _HERE.parents[1] / ".cache" / "bench-router"
_LOCK = "package-lock.json"


def draw(drawings: Sequence[Drawing], runs: int) -> list[tuple[list[Polyline], float]]:
    """For each of our drawings the peer's lines between the same boxes, and its milliseconds."""
    _install()
    sizes = {"buffer": SYMBOL_GAP, "nudging": TRACK_GAP}
    asked = {"runs": runs, "sizes": sizes, "charts": [_chart(drawing) for drawing in drawings]}
    with tempfile.TemporaryDirectory(prefix="bench-router-") as folder:
        charts, drawn = Path(folder, "charts.json"), Path(folder, "drawn.json")
        charts.write_text(json.dumps(asked), encoding="utf-8")
        subprocess.run(["node", _HERE / "peer.mjs", _CACHE, charts, drawn], check=True)
        found = json.loads(drawn.read_text(encoding="utf-8"))
    return [([tidy((x, y) for x, y in line) for line in chart["lines"]], chart["milliseconds"]) for chart in found]


def version() -> str:
    """The locked version of the peer."""
    lock = json.loads((_HERE / _LOCK).read_text(encoding="utf-8"))
    return f"libavoid-js {lock['packages']['node_modules/libavoid-js']['version']}"


def _install() -> None:
    """Install what the lock says, unless that is there already."""
    stamp = _CACHE / "installed.json"
    wanted = (_HERE / _LOCK).read_bytes()
    if stamp.is_file() and stamp.read_bytes() == wanted:
        return
    _CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copyfile(_HERE / name, _CACHE / name)
    subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=_CACHE, check=True)
    stamp.write_bytes(wanted)


def _chart(drawing: Drawing) -> dict[str, object]:
    boxes = [
        {
            "x": (box.left + box.right) / 2, "y": (box.top + box.bottom) / 2,
            "width": SYMBOL_WIDTH, "height": SYMBOL_HEIGHT,
        }
        for box in drawing.symbols
    ]  # fmt: skip
    return {"boxes": boxes, "edges": [(edge.source, edge.target) for edge in drawing.flow.edges]}
