# Extras of the program: how who lacks one gets it. pip stands beside the command that says so, which need not be on the path.
from __future__ import annotations


def pasang(extra: str) -> str:
    """How an extra is installed, in words behind «pasang»: where pip is, and what it is asked for."""
    return rf"dengan pip di sebelah perintah sop: .venv/bin/pip install 'tatalaksana[{extra}]' (Windows: .venv\Scripts\pip)"
