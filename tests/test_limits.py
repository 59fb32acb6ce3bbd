# No test may hang: each has a limit, and what goes beyond it says where.
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


def test_every_test_has_a_limit(request: pytest.FixtureRequest) -> None:
    """Whatever starts the tests, a limit is set, and it lies below the one that ends the process."""
    config = request.config
    assert 0 < config.option.timeout < float(config.getini("faulthandler_timeout"))
    assert config.getini("faulthandler_exit_on_timeout")


def test_a_hang_fails_with_a_stack(tmp_path: Path) -> None:
    """A test that waits for ever fails when its limit is over, in a process of pytest-xdist too, and its line is told."""
    (tmp_path / "test_hang.py").write_text(
        "import time\n\n\ndef test_hang():\n    time.sleep(10_000)\n", encoding="utf-8"
    )
    command = [
        sys.executable, "-m", "pytest", "-c", str(_ROOT / "pyproject.toml"), "--rootdir", str(tmp_path),
        "-p", "no:cacheprovider", "-n", "1", "--timeout", "1", str(tmp_path),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=_ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert "1 failed" in done.stdout
    assert "test_hang.py:5: Failed" in done.stdout
