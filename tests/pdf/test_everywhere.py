# Checklists and forms are the same bytes wherever they are made.
from __future__ import annotations

import os
import subprocess
import sys

import pytest

_MAKE = """
import hashlib
from tatalaksana.render.pdf import checklist
from tests.pdf.checklists import DAY, SMALL
from tests.pdf.forms import EVERY_TYPE, made
for piece in (checklist(SMALL, DAY), made(EVERY_TYPE)):
    print(piece.key, hashlib.sha256(piece.content()).hexdigest())
"""


def _made(**environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _MAKE], capture_output=True, check=True, text=True, env={**os.environ, **environment}
    ).stdout


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "id_ID.UTF-8"}, {"SOURCE_DATE_EPOCH": "86400"}],
    ids=["place", "time"],
)
def test_the_same_bytes_elsewhere(environment: dict[str, str]) -> None:
    """Neither hash seed nor time zone, language or a given time changes a byte or a key."""
    assert _made(PYTHONHASHSEED="1", TZ="UTC") == _made(**environment)
