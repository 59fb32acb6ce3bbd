# LibreOffice as a reader: it prints a workbook, or opens a CSV, and we read what it made of it.
from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

_CSV = "CSV:59,34,76,1,,0,false,true"
"""Parted by semicolons, texts in quotes, UTF-8, cells told apart as LibreOffice does by itself."""


def pages(workbook: bytes) -> list[tuple[float, float, str]]:
    """(width, height, text) of each page that LibreOffice prints. Skips the test where there is no LibreOffice."""
    reader = PdfReader(BytesIO(printed(workbook)))
    return [(float(page.mediabox.width), float(page.mediabox.height), page.extract_text()) for page in reader.pages]


def printed(workbook: bytes) -> bytes:
    """The PDF that LibreOffice makes of a workbook. Skips the test where there is no LibreOffice."""
    return _converted(workbook, "xlsx", "pdf")


def csv_cells(content: bytes) -> list[list[object]]:
    """What stands in the cells of a CSV that LibreOffice has opened. Skips the test where there is no LibreOffice."""
    book = openpyxl.load_workbook(BytesIO(_converted(content, "csv", "xlsx", f"--infilter={_CSV}")), data_only=True)
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def _converted(content: bytes, kind: str, wanted: str, *options: str) -> bytes:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) tidak terpasang")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"buku.{kind}"
        file.write_bytes(content)
        # A profile of its own: else a second LibreOffice hands over to the first and is gone before anything is written.
        done = subprocess.run(
            [soffice, f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}", "--headless", *options, "--convert-to", wanted, "--outdir", folder, str(file)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert "Error" not in done.stderr + done.stdout, done.stderr
        return file.with_suffix(f".{wanted}").read_bytes()
