# Files that a command makes where its user wants them.
from __future__ import annotations

import sys
from pathlib import Path

from tatalaksana.files import put


def written(file: Path, content: bytes, command: str) -> bool:
    """Write a file whole, in a folder that may not be there yet; say why where it can't be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, content)
    except OSError as error:
        print(f"sop {command}: «{file}» tidak dapat ditulis: {error.strerror}.", file=sys.stderr)
        return False
    return True
