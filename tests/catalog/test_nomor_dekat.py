# Numbers of documents that are mistyped, and those that are other numbers.
from __future__ import annotations

import pytest

from tatalaksana.catalog.index import _mistyped


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("503/02/SOP/DPMPTSP/2062", True), ("503/O2/SOP/DPMPTSP/2026", True), ("503/02/SOP/DPMTPSP/2026", True), ("503/02/SOP/DPMPTSP/2O26", True), ("503/2/SOP/DPMPTSP/2026", True), ("503/002/SOP/DPMPTSP/2026", True),
        ("503/03/SOP/DPMPTSP/2026", False), ("503/20/SOP/DPMPTSP/2026", False), ("503/02/SOP/DPMPTSP/2025", False), ("503/02/SPO/DINKES/2026", False),
        ("503/02/SPO/DPMPTSP/2026", False), ("503/02/SOP/DPMPTSP-A/2026", False),
        ("503/02/SOP/2026", False), ("503/02/SOP/DPMPTSP/2026", False),
    ],
)  # fmt: skip
def test_a_slip_is_no_other_number(written: str, same: bool) -> None:  # noqa: FBT001
    """Figures that differ make another number of the same office; letters and a year in another order do not."""
    assert same == _mistyped(written, "503/02/SOP/DPMPTSP/2026")
