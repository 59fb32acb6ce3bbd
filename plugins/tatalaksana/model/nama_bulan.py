# What months are called: in words, cut short, and as they were spelt.
from __future__ import annotations

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_OTHER = {2: ("pebruari", "peb", "pebr", "febr"), 8: ("agust", "agt", "agu"), 9: ("sept",), 11: ("nopember", "nop")}
"""Names of months as they were spelt, and as they are cut short otherwise than to three letters."""
SEBUTAN_BULAN = tuple(
    frozenset({month.casefold(), month[:3].casefold(), *_OTHER.get(index, ())}) for index, month in enumerate(BULAN, 1)
)
"""What each month is called, whole and by three letters."""
NAMA_BULAN = frozenset().union(*SEBUTAN_BULAN)
"""Words that name a month."""
