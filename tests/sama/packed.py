# What the editor's engine needs beside itself under Pyodide, from what is installed here and what is locked.
from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import files, version
from pathlib import Path

PACKAGES = (
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


def installed() -> Iterator[tuple[str, bytes]]:
    """The libraries' modules, and the questions."""
    for name in PACKAGES:
        for file in files(name) or ():
            if file.suffix == ".py" and ".." not in file.parts:
                yield str(file), Path(str(file.locate())).read_bytes()
    yield "questions.py", Path(__file__).with_name("questions.py").read_bytes()


def wheel(pyodide: Path, place: Path) -> Iterator[tuple[str, bytes]]:
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
    (found,) = place.glob("pydantic_core-*.whl")
    with zipfile.ZipFile(found) as held:
        yield from ((name, held.read(name)) for name in held.namelist())


def below(folder: Path) -> list[Path]:
    """Every file in a folder, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def zipped(members: Iterable[tuple[str, bytes]], packed: int = zipfile.ZIP_STORED) -> bytes:
    """An archive, the same each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed, compresslevel=9) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, packed)
    return made.getvalue()
