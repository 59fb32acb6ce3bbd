# Documents that only LibreOffice reads: turned over to it where it is, told where it is not.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.importers import UnreadDocumentError, read_alone


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the program is not installed, the sentence says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadDocumentError, match="LibreOffice"):
        read_alone("a.doc", b"x")


def test_a_process_of_its_own_ends_in_a_sentence() -> None:
    """What breaks the reader of a document breaks nothing else."""
    with pytest.raises(UnreadDocumentError, match="rusak"):
        read_alone("a.xlsx", b"PK\x03\x04" + b"x" * 1000)
    assert read_alone("a.txt", b"Nomor SOP\t1").kind == "naskah teks"
