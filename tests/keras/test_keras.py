# A short seed of each campaign of `make uji-keras`, and that a campaign sees what is wrong. Those in a browser: tests/browser/test_keras.py.
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.keras.__main__ import CAMPAIGNS
from tests.keras.fields import fields, placed
from tests.keras.shrinking import shrunk
from tests.keras.tally import Tally, WrongError, table

_ROOT = Path(__file__).parents[2]
_SHORT = {
    "berkas": (7000, 25),
    "teks": (3000, 6),
    "mati": (8000, 2),
    "tempat": (8000, 4),
    "simpanan": (8000, 2),
    "riwayat": (5000, 2),
    "usulan": (5000, 6),
    "sunting": (5000, 12),
}
"""Campaign to its seed and how many inputs."""
_LONG_ONLY = {"dokumen", "penuh", "tumbuh", "peramban"}
"""Too long for every run."""
_IN_BROWSER = {"halaman"}


@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="no process can be copied there")
@pytest.mark.parametrize("name", _SHORT)
def test_a_short_campaign(name: str, tmp_path: Path) -> None:
    """Nothing fails in so many inputs."""
    seed, count = map(str, _SHORT[name])
    command = [sys.executable, "-m", "tests.keras", name, "--seed", seed, "--count", count, "--keep", str(tmp_path)]
    done = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert (0, count) == (done.returncode, done.stdout.splitlines()[1].split()[1]), done.stdout + done.stderr


def test_every_campaign_is_run() -> None:
    """Each has a short seed here or in the browser."""
    assert CAMPAIGNS.keys() == _SHORT.keys() | _IN_BROWSER | _LONG_ONLY


def test_what_fails_is_kept_small(tmp_path: Path) -> None:
    """Of a kind of failure the smallest input is kept, with how often it came; the table says so."""
    tally = Tally("berkas")
    for content in (b"panjang sekali", b"ya", b"sedang"):
        tally.counts["masukan"] += 1
        tally.fail(WrongError("a file is gone"), "a.yaml", content)
    tally.keep(tmp_path)
    assert b"ya" == (tmp_path / "berkas" / "01-a.yaml").read_bytes()
    assert "berkas: a file is gone (3×)" in table({"berkas": tally})


def test_an_input_is_cut_down() -> None:
    """Of a long input what makes it fail is left."""
    content = b"".join(b"baris %d\n" % number for number in range(50)) + b"x galat y\n"
    assert b"galat" == shrunk(content, lambda less: b"galat" in less)


def test_every_key_has_its_place() -> None:
    """Keys at any depth are found by the schemas, and a text can be put there."""
    places = fields()
    assert ("kegiatan", "*", "uraian") in places["sop"]
    assert ("judul",) in places["formulir"]
    assert {"kegiatan": [{"uraian": "x", "ket": "y"}]} == placed(
        {"kegiatan": [{"ket": "y"}]}, ("kegiatan", "*", "uraian"), "x"
    )
