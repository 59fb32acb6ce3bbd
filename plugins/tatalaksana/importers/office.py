# Documents that only LibreOffice reads, where it is installed: written anew in a kind that we read. It opens nothing else,
# runs no macros, and gets a profile and a folder of its own, which go with it.
from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tatalaksana.files import PassingFolder
from tatalaksana.importers.reading import UnreadDocumentError

CONVERTED: Mapping[str, str] = {
    ".xls": "xlsx",
    ".xlsb": "xlsx",
    ".ods": "xlsx",
    ".doc": "docx",
    ".odt": "docx",
    ".rtf": "docx",
    ".vsd": "pdf",
}
"""Ending to the kind that it is turned into: workbooks keep what their lines are joined to, documents their cells; drawings are set on pages."""
REDRAWN = frozenset({".xls", ".xlsb", ".doc", ".rtf", ".vsd"})
"""Kinds of which the shapes and lines may move or go on that way; the others came back whole in all that was tried."""
_SECONDS = 90
_MOST_BYTES = 50_000_000


def converted(ending: str, content: bytes) -> tuple[str, bytes]:
    """A document in a kind that we read: its new ending and its bytes.

    Raises:
        UnreadDocumentError: LibreOffice is not there, or can't read it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadDocumentError(
            f"Untuk {ending} diperlukan LibreOffice, yang tidak terpasang di sini. Pasang, atau simpan ulang sebagai .docx, .xlsx, atau PDF."
        )
    kind = CONVERTED[ending]
    with PassingFolder() as folder:
        source = folder / f"dokumen{ending}"
        source.write_bytes(content)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--convert-to", kind,
            "--outdir", str(folder / "hasil"), str(source),
        ]  # fmt: skip
        _run(command, folder)
        made = folder / "hasil" / f"dokumen.{kind}"
        if not made.is_file() or made.stat().st_size > _MOST_BYTES:
            raise UnreadDocumentError(
                "LibreOffice tidak dapat membaca berkas ini; barangkali rusak atau berkata sandi."
            )
        return f".{kind}", made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run it, and end all that it started where it takes too long."""
    apart = sys.platform != "win32"
    with subprocess.Popen(  # noqa: S603 - an office's own program
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=apart,
    ) as process:
        try:
            process.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if apart:
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise UnreadDocumentError(f"LibreOffice tidak selesai membaca berkas ini dalam {_SECONDS} detik.") from None
