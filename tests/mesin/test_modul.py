# What of the package goes to browsers: whole, and with no library that the extra has not.
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tatalaksana.mesin import engine_files
from tests.collections_on_disk import SOPS, copied, write
from tests.sama.packed import PACKAGES

_ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import tatalaksana
assert tatalaksana.__file__.startswith(sys.argv[1]), tatalaksana.__file__
import questions
questions.all_asked(sys.argv[2])
files = {name.partition(".")[0]: getattr(module, "__file__", None) or "" for name, module in sys.modules.items()}
print(json.dumps([name for name, file in files.items() if "site-packages" in file and not name.startswith("_")]))
"""
_MODULES = {"PyYAML": "yaml", "markdown-it-py": "markdown_it"}
"""What a library is imported as, where that is not its name."""


@pytest.mark.no_cover
def test_the_engine_is_whole_and_alone(tmp_path: Path) -> None:
    """What is packed answers everything by itself, and loads no library but those that the extra brings."""
    questions = (Path(__file__).parents[1] / "sama/questions.py").read_bytes()
    folder = write(tmp_path / "mesin", {**engine_files(), "questions.py": questions})
    copied(SOPS, tmp_path / "kumpulan/contoh")
    command = [sys.executable, "-c", _ASK, str(folder), str(tmp_path / "kumpulan")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    brought = {_MODULES.get(name, name.replace("-", "_")) for name in PACKAGES} | {"pydantic_core"}
    known = set(json.loads(done.stdout))
    assert set() == known - brought
    assert {"pydantic", "yaml"} <= known


def test_what_browsers_do_not_need_stays() -> None:
    """No page of the site, no printing, no command: a fifth of the package, and no data but that of the letters."""
    files = engine_files()
    rooms = {name.split("/")[1] for name in files}
    assert set() == rooms & {"cli", "site", "press", "preview", "importers", "mesin", "mulai", "git"}
    assert [] == [name for name in files if "/render/pdf/" in name or "/render/situs/" in name]
