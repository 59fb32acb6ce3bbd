# LibreOffice as a reader: it prints a workbook, and we read what it printed.
from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader


def pages(workbook: bytes) -> list[tuple[float, float, str]]:
    """(width, height, text) of each page that LibreOffice prints. Skips the test where there is no LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) tidak terpasang")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "buku.xlsx"
        file.write_bytes(workbook)
        # A profile of its own: else a second LibreOffice hands over to the first and is gone before anything is written.
        done = subprocess.run(
            [soffice, f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert "Error" not in done.stderr + done.stdout, done.stderr
        reader = PdfReader(BytesIO(file.with_suffix(".pdf").read_bytes()))
        return [(float(page.mediabox.width), float(page.mediabox.height), page.extract_text()) for page in reader.pages]
