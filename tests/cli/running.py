# The command as a shell runs it: its code, and what it printed.
from __future__ import annotations

import pytest

from tatalaksana.cli.main import main


def run_and_read(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Code, standard output and errors of `sop` with these words."""
    try:
        code = main(words)
    except SystemExit as end:
        code = int(str(end.code))
    printed = capsys.readouterr()
    return code, printed.out, printed.err
