# A table of those who sign, as quality procedures have it: their parts side by side, and below each, behind «Nama», «Jabatan» and
# the like, what is said of them.
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.importers.kata import bare_words, labelled
from tatalaksana.importers.pengesah import names_person
from tatalaksana.importers.reading import ReadCell

SIGNERS_ROWS = 12
"""Rows that such a table has at most."""
_ROWS: Mapping[str, str] = {
    "jabatan": "jabatan", "nama": "nama", "nama jelas": "nama", "nama lengkap": "nama", "nip": "nip", "nip nrp": "nip", "nrp": "nrp", "pangkat": "pangkat",
    "tanggal": "tanggal", "tgl": "tanggal", "tanda tangan": "", "ttd": "", "paraf": "",
}  # fmt: skip
"""What the first cell of a row says, and what stands in it; nothing in rows for the pen."""
_COUNTED = re.compile(r"^\(?(?:\d{1,2}|[a-zA-Z])[.)]\s*")
_AGREED = frozenset({"persetujuan", "disetujui", "disetujui oleh"})
_PARTS: Mapping[str, str] = {
    word: key
    for key, words in (
        ("pengesahan.dibuat", ("perumusan", "penyusunan", "pembuatan", "penyiapan", "dirumuskan", "disusun", "dibuat", "disiapkan")),
        ("pengesahan.diperiksa", ("pemeriksaan", "peninjauan", "verifikasi", "reviu", "diperiksa", "ditinjau", "diverifikasi", "direviu")),
        ("pengesahan", ("penetapan", "pengesahan", "persetujuan", "ditetapkan", "disahkan", "disetujui")),
        ("pengesahan.diketahui", ("mengetahui", "diketahui")),
        ("", ("pengendalian", "dikendalikan", "distribusi")),
    )
    for one in words
    for word in (one, f"{one} oleh")
}  # fmt: skip
"""What a row's first cell says that somebody does, and the key of it; nothing for who does not sign."""
_HEADED = 2
_IN_ORDER = ("jabatan", "nama", "pangkat", "nip", "nrp", "tanggal")
_BEFORE = {"nip": "NIP ", "nrp": "NRP "}
_LEAST, _MOST_LINES = 2, 4


@dataclass(frozen=True, slots=True)
class SignedColumn:
    """One who signs: the key of the label, it, and what is said of them in lines."""

    key: str
    label: str
    text: str


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
    if (rowed := _a_row_each(rows)) is not None:
        return rowed
    told = [cell for cell in rows[0] if cell.text.strip()]
    named = [labelled(cell.text, alone=True) for cell in told]
    signs = all(len(parts) == 1 and parts[0][0].startswith("pengesahan") and not parts[0][2] for parts in named)
    if len(told) < _LEAST or not signs:
        return None
    labels = [parts[0] for parts in named]
    return _behind_labels(rows[1:], told, labels) or _below_each_other(rows[1:], told, labels)


def _a_row_each(rows: Sequence[Sequence[ReadCell]]) -> SignersTable | None:
    """Those of a table with a row for each part, below a head of one or two rows that names at least names and offices."""
    heads = {cell.column: _ROWS.get(bare_words(cell.text), "") for row in rows[:_HEADED] for cell in row}
    names = next((column for column, what in heads.items() if what == "nama"), None)
    if names is None or "jabatan" not in heads.values():
        return None
    begins = next(at for at, row in enumerate(rows) if any(bare_words(cell.text) in _ROWS for cell in row))
    begins += 1 + any(_ROWS.get(bare_words(cell.text)) for row in rows[begins + 1 : _HEADED] for cell in row)
    found: list[SignedColumn] = []
    for row in rows[begins:]:
        label = next((cell.text for cell in reversed(row) if cell.column < names and cell.text.strip()), "")
        part = _COUNTED.sub("", " ".join(label.split()))
        if not part or bare_words(part) not in _PARTS:
            break
        said = {heads.get(cell.column, ""): cell.text.strip() for cell in row if cell.text.strip()}
        text = "\n".join(_said(what, said[what]) for what in _IN_ORDER if what in said)
        found.append(SignedColumn(_PARTS[bare_words(part)], part, text))
    if len(found) < _LEAST:
        return None
    # Who sets a procedure signs it, whoever agreed before.
    last = sorted(found, key=lambda one: bare_words(one.label) in _AGREED)
    return SignersTable(tuple(last), begins + len(found))


def _behind_labels(
    rows: Sequence[Sequence[ReadCell]], told: Sequence[ReadCell], labels: Sequence[tuple[str, str, str]]
) -> SignersTable | None:
    """Those of a table whose rows say in their first cell what they hold."""
    found: list[dict[str, str]] = [{} for _ in told]
    many = 1
    for row in rows:
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
        SignedColumn(key, label, "\n".join(_said(what, one[what]) for what in _IN_ORDER if what in one))
        for (key, label, _), one in zip(labels, found, strict=True)
    )
    return SignersTable(columns, many)


def _below_each_other(
    rows: Sequence[Sequence[ReadCell]], told: Sequence[ReadCell], labels: Sequence[tuple[str, str, str]]
) -> SignersTable | None:
    """Those of a table whose rows are filled below every part alike: offices, then names, perhaps numbers, or all of it in one cell."""
    lines: list[list[str]] = []
    many = 1
    for row in rows:
        cells = [cell for cell in row if cell.text.strip()]
        if not cells:
            # Room for the pen.
            many += 1
            continue
        same = [cell.column for cell in cells] == [cell.column for cell in told]
        # Between tabs a column is where others count as many.
        same = same or (len(cells) == len(told) and not any(cell.bounds for cell in (*cells, *told)))
        if not same or any(labelled(cell.text, alone=True) for cell in cells):
            break
        whole = [cell.text.strip() for cell in cells]
        if not lines and all("\n" in text for text in whole):
            signed = (SignedColumn(key, label, text) for (key, label, _), text in zip(labels, whole, strict=True))
            return SignersTable(tuple(signed), many + 1)
        if any("\n" in text for text in whole):
            break
        lines.append(whole)
        many += 1
    if not _LEAST <= len(lines) <= _MOST_LINES:
        return None
    columns = tuple(
        SignedColumn(key, label, "\n".join(line[at] for line in lines)) for at, (key, label, _) in enumerate(labels)
    )
    return SignersTable(columns, many)


def _said(what: str, text: str) -> str:
    lead = _BEFORE.get(what, "")
    return text if text.upper().startswith(lead.strip()) else lead + text


def signer_in_rows(told: Sequence[tuple[str, str]], text: str) -> tuple[frozenset[int], str]:
    """What rows of the sheet, each a label that it has not and its value, say of the one who signs.

    Args:
        told: The labels and their values.
        text: What stands behind the label of who signs.

    Returns:
        Which of the rows do, and all of it in lines.
    """
    keys = [_ROWS.get(bare_words(label), "") for label, _ in told]
    named = {key: at for at, key in enumerate(keys) if key in _BEFORE or (key == "nama" and names_person(told[at][1]))}
    if not named or len({*filter(None, keys)}) < sum(map(bool, keys)):
        return frozenset(), text
    mine = {key: at for at, key in enumerate(keys) if key in {"jabatan", "pangkat"}} | named
    lines = {key: _BEFORE.get(key, "") + told[at][1] for key, at in mine.items()}
    return frozenset(mine.values()), "\n".join(filter(None, (text, *(lines.get(key, "") for key in _IN_ORDER))))
