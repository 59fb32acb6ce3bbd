# Archives that hold the same bytes whenever and wherever they are made.
from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path


def steady_tar(content: bytes, moment: int) -> bytes:
    """A .tar.gz with its members by name, of one moment and of nobody."""
    made = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(content)) as given,
        gzip.GzipFile(fileobj=made, mode="wb", mtime=moment, filename="") as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new,
    ):
        for member in sorted(given.getmembers(), key=lambda one: one.name):
            member.mtime, member.uid, member.gid, member.uname, member.gname = moment, 0, 0, "", ""
            member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
            member.pax_headers = {}
            new.addfile(member, given.extractfile(member) if member.isfile() else None)
    return made.getvalue()


def steady_zip(files: Mapping[str, Path | bytes], moment: int) -> bytes:
    """A .zip with its files by name, of one moment; wheels are packed already, so nothing is packed again."""
    when = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for name, content in sorted(files.items()):
            about = zipfile.ZipInfo(name, when)
            about.external_attr = 0o644 << 16
            new.writestr(about, content if isinstance(content, bytes) else content.read_bytes())
    return made.getvalue()
