# `make rilis`: the wheel and the source archive, twice and the same each time, what others install them from without an index, and
# the way of a stranger with them: an empty environment, a repository, a site.
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from tests.rilis.archives import steady_tar, steady_zip
from tests.rilis.locks import rounds
from tests.roda_sunting.__main__ import wheel_of

_ROOT = Path(__file__).resolve().parents[2]
_TARGET = _ROOT / "dist"
_LOCKS = ("site", "impor")
"""What a site needs, and what reads an office's documents."""
_PYODIDE = _ROOT / ".venv/pyodide/node_modules/pyodide"
"""What the wheel of the extra `sunting` is made of."""
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_SYSTEMS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "linux": (
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(39, 4, -1)), "manylinux2014_x86_64", "linux_x86_64"),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    ),
    "windows": (
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    ),
}
_READ_ME = """\
Bundel luring Tatalaksana {version}: semua paket untuk Python {pythons} di Linux (x86_64) dan Windows.

1. Buka arsip ini; isinya folder roda.
2. python3 -m venv pemula
3. pemula/bin/pip install --no-index --find-links roda "tatalaksana[site]"     (Windows: pemula\\Scripts\\pip)
4. pemula/bin/sop mulai sop-instansi
5. Salin folder roda ke dalam sop-instansi, lalu di sana: make situs           (Windows: .\\sop.ps1 situs)
6. Bila hendak mengimpor dokumen Word, Excel, atau PDF, di sana pula:
   .venv/bin/pip install --no-index --find-links roda "tatalaksana[impor]"     (Windows: .venv\\Scripts\\pip)
7. Bila SOP hendak disunting di situsnya, di sana pula, lalu buat lagi situsnya:
   .venv/bin/pip install --no-index --find-links roda "tatalaksana[sunting]"   (Windows: .venv\\Scripts\\pip)

Sidik setiap berkas ada di roda/SHA256SUMS.
"""


def main() -> int:
    """Make it all, and tell what was made."""
    version = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    if not re.search(
        rf"^## \[{re.escape(version)}\]", (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    ):
        print(f"CHANGELOG.md has no section [{version}]: write it before it is released.", file=sys.stderr)
        return 1
    moment = int(_said("git", "log", "-1", "--format=%ct"))
    first, second = ({**_made(moment), **dict([wheel_of(_PYODIDE)])} for _ in range(2))
    if first != second:
        print(
            f"not the same twice: {sorted(name for name in first if first[name] != second.get(name))}", file=sys.stderr
        )
        return 1
    shutil.rmtree(_TARGET, ignore_errors=True)
    _TARGET.mkdir()
    for name, content in first.items():
        (_TARGET / name).write_bytes(content)
    _run(sys.executable, "-m", "twine", "check", "--strict", *(str(_TARGET / name) for name in first))
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder) / "roda"
        _gather(wheels)
        bundle = _bundled(wheels, version, moment)
        (_TARGET / f"tatalaksana-{version}-luring.zip").write_bytes(bundle)
        _as_a_stranger(Path(folder), wheels)
    lines = [f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(_TARGET.iterdir())]
    (_TARGET / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    for file in sorted(_TARGET.iterdir()):
        print(f"{file.stat().st_size / 1e6:9.2f} MB  dist/{file.name}")
    return 0


def _said(*command: str) -> str:
    return subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _run(*command: str, cwd: Path = _ROOT, more: Mapping[str, str] = MappingProxyType({})) -> None:
    subprocess.run(command, cwd=cwd, env={**os.environ, **more}, check=True)


def _made(moment: int) -> Mapping[str, bytes]:
    """Wheel and source archive, made in a folder that holds what git keeps and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        place, out = Path(folder) / "sumber", Path(folder) / "hasil"
        for name in _said("git", "ls-files", "-z").split("\0"):
            if name and (_ROOT / name).is_file():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(_ROOT / name, place / name)
        for kind in ("wheel", "sdist"):
            code = f"from setuptools import build_meta; build_meta.build_{kind}({str(out)!r})"
            out.mkdir(exist_ok=True)
            subprocess.run(
                [sys.executable, "-c", code], cwd=place, env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)}, check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return {
            file.name: steady_tar(file.read_bytes(), moment) if file.name.endswith(".gz") else file.read_bytes()
            for file in sorted(out.iterdir())
        }


def _gather(wheels: Path) -> None:
    """Every locked library for each system and Python, what reads documents too, and ourselves."""
    locks = "\n".join((_ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8").strip() for name in _LOCKS)
    for system, (platforms, about) in _SYSTEMS.items():
        for python in _PYTHONS:
            print(f"{system}, Python {python}", flush=True)
            for patch, lines in rounds(locks, about, python):
                lock = wheels.parent / "kunci.txt"
                lock.write_text("".join(lines), encoding="utf-8")
                _run(
                    sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
                    "--require-hashes", "--implementation", "cp", "--python-version", patch,
                    *(word for one in platforms for word in ("--platform", one)), "-r", str(lock), "-d", str(wheels),
                )  # fmt: skip
    for file in _TARGET.glob("*.whl"):
        shutil.copyfile(file, wheels / file.name)


def _bundled(wheels: Path, version: str, moment: int) -> bytes:
    files: dict[str, Path | bytes] = {f"roda/{file.name}": file for file in wheels.iterdir()}
    sums = "".join(f"{sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(wheels.iterdir()))
    files["roda/SHA256SUMS"] = sums.encode()
    files["BACA.txt"] = _READ_ME.format(version=version, pythons=" sampai ".join((_PYTHONS[0], _PYTHONS[-1]))).encode()
    return steady_zip(files, moment)


def _as_a_stranger(folder: Path, wheels: Path) -> None:
    """In an empty environment, with no index: install, begin a repository, build its site by its own lock."""
    alone = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    _run(sys.executable, "-m", "venv", str(folder / "pemula"))
    tools = folder / "pemula" / ("Scripts" if os.name == "nt" else "bin")
    _run(str(tools / "pip"), "install", "--quiet", "--find-links", str(wheels), "tatalaksana[site]", more=alone)
    _run(str(tools / "sop"), "mulai", str(folder / "instansi"), "--contoh")
    shutil.copytree(wheels, folder / "instansi/roda")
    _run("make", "--silent", "situs", cwd=folder / "instansi", more=alone)
    assert (folder / "instansi/site/index.html").is_file()
    own = folder / "instansi" / ".venv" / tools.name
    _run(str(own / "pip"), "install", "--quiet", "--find-links", str(wheels), "tatalaksana[sunting]", more=alone)
    _run("make", "--silent", "situs", cwd=folder / "instansi", more=alone)
    assert (folder / "instansi/site/sunting.html").is_file()
    _run(str(own / "pip"), "install", "--quiet", "--find-links", str(wheels), "tatalaksana[impor]", more=alone)
    _run(str(own / "python"), "-c", "import lxml.etree, openpyxl, pdfplumber, pypdfium2")


if __name__ == "__main__":
    raise SystemExit(main())
