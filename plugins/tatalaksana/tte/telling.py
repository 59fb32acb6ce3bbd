# From the bytes of a file to what it says of itself; and that as JSON and back, for who keeps it.
from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from tatalaksana.tte.signed import After, Chain, ElectronicSignature, SignedFile

_EDITION = 1
"""Goes up with each change of what is said of a file, so that nothing older is taken for it."""
_HEAD = 1024
"""Bytes within which a PDF has to say that it is one."""


def looked_at(content: bytes, most: int) -> SignedFile:
    """What a file says of itself.

    Args:
        content: The file, or its first bytes beyond `most`.
        most: The bytes that it may have.
    """
    if len(content) > most:
        return SignedFile(f"Berkasnya lebih besar dari {most // 1_000_000} MB. Kecilkan sebelum ditandatangani.")
    if b"%PDF-" not in content[:_HEAD]:
        return SignedFile("Isinya bukan PDF, walau namanya berakhiran «.pdf». Taruh PDF yang sudah ditandatangani.")
    if not looker():
        return SignedFile(checked=False)
    # It takes most of a second to load, which nobody waits for who has no such file.
    from tatalaksana.tte.reading import read_signed  # noqa: PLC0415

    return read_signed(content)


def looker() -> str:
    """What looks at signatures: another answer may come from another one."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only who has such a file waits for it

    try:
        return f"{_EDITION} {version('pyhanko')}"
    except PackageNotFoundError:
        return ""


def to_json(file: SignedFile) -> bytes:
    """What is known of a file, to be kept."""
    return json.dumps(asdict(file), ensure_ascii=False).encode()


def from_json(kept: bytes) -> SignedFile:
    """What was kept.

    Raises:
        ValueError, KeyError, TypeError: It is no whole one.
    """
    plain: dict[str, Any] = json.loads(kept)
    signatures = tuple(
        ElectronicSignature(**{**one, "after": After(one["after"]), "chain": Chain(one["chain"])})
        for one in plain["signatures"]
    )
    return SignedFile(plain["flaw"], plain["checked"], signatures, tuple(plain["sources"]))
