# Files that a command writes: aside first, then in place whole.
from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(file: Path, content: bytes) -> None:
    """Write a file so that nobody ever finds half of it.

    Raises:
        OSError: It cannot be written.
    """
    descriptor, aside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(file)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise
