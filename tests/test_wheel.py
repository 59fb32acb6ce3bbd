# The package as others install it: whole, and the one that these tests run against where they are told to.
from __future__ import annotations

import os
import subprocess
from importlib.metadata import metadata
from pathlib import Path

import pytest

import tatalaksana

ROOT = Path(__file__).parent.parent
INSTALLED = Path(tatalaksana.__file__).parent
_TOOLS = {"web/jsconfig.json"}
"""What only make lint reads."""


def test_every_file_is_installed() -> None:
    """What git keeps of the package is in what is installed, data files too, and nothing else is."""
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        ".",
    ]
    listed = subprocess.run(command, cwd=ROOT / "plugins/tatalaksana", capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("no repository")
    ours = {
        name for name in listed.stdout.decode().split("\0") if name and (ROOT / "plugins/tatalaksana" / name).exists()
    }
    installed = {
        path.relative_to(INSTALLED).as_posix()
        for path in INSTALLED.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours - _TOOLS == installed - _TOOLS


def test_the_wheel_is_tested() -> None:
    """Where a wheel was unpacked for these tests, it is what they import."""
    wheel = next((path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path.endswith("wheel")), None)
    if wheel is None:
        pytest.skip("these tests run against the source")
    assert Path(wheel).resolve() == INSTALLED.parent.resolve()


def test_licence_is_told() -> None:
    """The metadata tells the licence and its authors, and holds no address."""
    about = metadata("tatalaksana")
    assert ("Apache-2.0", "the Tatalaksana authors") == (about["License-Expression"], about["Author"])
    assert [] == [value for key in set(about) - {"Description"} for value in about.get_all(key) or () if "://" in value]
