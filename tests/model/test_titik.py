# What stands where something has yet to be filled in.
from __future__ import annotations

import pytest

from tatalaksana.model import has_gap


@pytest.mark.parametrize(
    "text",
    [
        "..../SOP/UMUM/....", "…/SOP/…/2024", "XXX/SOP/2024", "xx/01", "___/SOP", "/SOP/UMUM/2024", "  /SOP/2024", "001//2024",
        "001/SOP/", "-", "–", "<nomor>", "[nomor]/2024", "belum ada", "Menyusul", "(nama)", "………………", "??", "000000000000000000",
        "00000000 000000 0 000",
    ],
)  # fmt: skip
def test_gaps(text: str) -> None:
    """Dots, lines, crosses, brackets, left-out parts and words for «not yet» are gaps."""
    assert has_gap(text)


@pytest.mark.parametrize(
    "text",
    [
        "000/01/Rekaan/2026", "OT.01.02/XX1/2024", "W.12-PAS.1-OT.02.02-77", "SOP-026/Contoh/2017", "12345/P", "A/B",
        "1.2.3.4/SOP", "Rekaan Nama, S.H., M.Si.", "Dr. X. Rekaan", "198001012005011001", "Nama Rekaan", "Maxx Rekaan",
    ],
)  # fmt: skip
def test_no_gaps(text: str) -> None:
    """Numbers and names as offices write them are whole."""
    assert not has_gap(text)
