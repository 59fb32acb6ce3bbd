# A table of those who sign, as quality procedures have it: their parts side by side, and below each, behind «Nama», «Jabatan» and
# the like, what is said of them.
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.importers.kata import bare_words, labelled
from tatalaksana.importers.reading import ReadCell

_ROWS: Mapping[str, str] = {
    "jabatan": "jabatan", "nama": "nama", "nama jelas": "nama", "nama lengkap": "nama", "nip": "nip", "nip nrp": "nip", "nrp": "nrp", "pangkat": "pangkat",
    "tanggal": "tanggal", "tgl": "tanggal", "tanda tangan": "", "ttd": "", "paraf": "",
}  # fmt: skip
"""What the first cell of a row says, and what stands in it; nothing in rows for the pen."""
_IN_ORDER = ("jabatan", "nama", "pangkat", "nip", "nrp")
_BEFORE = {"nip": "NIP ", "nrp": "NRP "}
_LEAST = 2


@dataclass(frozen=True, slots=True)
class SignedColumn:
    """One who signs: the label, its key, what is said of them in lines, and the days that stand below."""

    key: str
    label: str
    text: str
    day: str


@dataclass(frozen=True, slots=True)
class SignersTable:
    """Those of one table, and how many of its rows tell of them."""

    columns: tuple[SignedColumn, ...]
    rows: int


def signers_table(rows: Sequence[Sequence[ReadCell]]) -> SignersTable | None:
    """The table of those who sign that begins with the first of these rows; None where none does.

    Args:
        rows: The rows of the sheet from there on, each its cells.
    """
    told = [cell for cell in rows[0] if cell.text.strip()]
    named = [labelled(cell.text, alone=True) for cell in told]
    signs = all(len(parts) == 1 and parts[0][0].startswith("pengesahan") and not parts[0][2] for parts in named)
    if len(told) < _LEAST or not signs:
        return None
    found: list[dict[str, str]] = [{} for _ in told]
    many = 1
    for row in rows[1:]:
        cells = [cell for cell in row if cell.text.strip()]
        what = _ROWS.get(bare_words(cells[0].text)) if cells and cells[0].column < told[0].column else None
        if what is None:
            break
        many += 1
        for cell in cells[1:]:
            at = next((at for at, one in enumerate(told) if one.column <= cell.column < one.column + one.columns), None)
            if at is not None and what:
                found[at].setdefault(what, cell.text.strip())
    if not any("nama" in one for one in found):
        return None
    columns = tuple(
        SignedColumn(
            parts[0][0], parts[0][1],
            "\n".join(_BEFORE.get(key, "") * (not one[key].upper().startswith(_BEFORE.get(key, "").strip())) + one[key] for key in _IN_ORDER if key in one),
            one.get("tanggal", ""),
        )
        for parts, one in zip(named, found, strict=True)
    )  # fmt: skip
    return SignersTable(columns, many)
