# Checks of Mutu Baku: that it is there, and that a time shared by rows is one.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from tatalaksana.catalog.entry import Entry, Ground
from tatalaksana.model import MUTU_BAKU, Isi, Sajian, Status, alike, meant, row_name, slip
from tatalaksana.model.kegiatan import Waktu
from tatalaksana.model.profil import LEBAR, WAKTU, Kolom
from tatalaksana.model.strays import described_step
from tatalaksana.source import Edit, Edits, Finding, Severity

_PLACEHOLDERS = ("…", "...")
"""What stands in a draft for what is still to be written; the first is ours."""
_SHARED = r"(.*[^\W_])\s+sampai\s+(?:(?:langkah|kegiatan)\s+(?:nomor\s+)?([a-z0-9-]+)|([a-z][a-z0-9-]*))"
_FEW = 5
"""Of so many cells one may have been forgotten on a signed sheet; where more are empty, the office fills them so."""


def check_mutu_baku(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Cells of Mutu Baku that are still to be filled, all of an SOP at once, where it is known which columns its form has.

    On a signed sheet empty cells are as they are; only a few among many that are filled may have been forgotten, and a
    column that is empty in every step was never filled at all.
    Where the steps are a list there is no Mutu Baku at all.
    """
    profil = ground.profil_of(entry.sop)
    if not ground.knows_profile_of(entry.sop) or profil.langkah is not Sajian.BAGAN:
        return
    columns = [kolom.value for kolom in profil.kolom if kolom in MUTU_BAKU]
    if _shares_nowhere(entry):
        columns = [name for name in columns if name != "waktu"]  # whose time is shared is known once that is mended
    blank = {name: rows for name in columns if (rows := _blank(entry, name))} or _only_one(entry, columns)
    if not blank or entry.flow.cut_off:
        return
    yield Finding(
        "mutu-baku-kosong",
        ("kegiatan", min(row for rows in blank.values() for row in rows)),
        f"Mutu Baku belum lengkap: {'; '.join(f'{name} {_named(rows, entry)}' for name, rows in blank.items())}.",
        'Lengkapi; tulis "-" (dengan kutip) bila memang tidak ada.',
        Severity.WARNING,
        mend=_placeholders(entry, blank),
        about="\0".join(f"{name}\0{entry.sop.kegiatan[row].uraian}" for name, rows in blank.items() for row in rows),
    )


def _only_one(entry: Entry, columns: Sequence[str]) -> dict[str, list[int]]:
    """The one empty cell of a table that else is full, where that has as many cells that it was forgotten."""
    cells = [(name, row) for name in columns for row in _cells(entry, name)]
    blank = [one for one in cells if _is_blank(getattr(entry.sop.kegiatan[one[1]], one[0]), entry.sop.status)]
    if len(blank) != 1 or len(cells) < 2 * _FEW or blank[0][1] in _may_lack(entry, blank[0][0]):
        return {}
    return {blank[0][0]: [blank[0][1]]}


def _shares_nowhere(entry: Entry) -> bool:
    """Whether a time is shared «sampai» a step that is not there, or not below."""
    rows = entry.flow.steps
    shared = ((row, step.waktu.sampai) for row, step in enumerate(entry.sop.kegiatan) if step.waktu)
    return any(last is not None and rows.get(last, row) <= row for row, last in shared)


def _blank(entry: Entry, name: str) -> list[int]:
    """The rows whose cell in a column should hold something."""
    steps, rows = entry.sop.kegiatan, _cells(entry, name)
    blank = [row for row in rows if _is_blank(getattr(steps[row], name), entry.sop.status)]
    if entry.sop.status is Status.DRAF:
        return blank
    may_lack = _may_lack(entry, name)
    if name == "output" and len(rows) > _FEW and len(blank) == 1:
        may_lack = set()  # where all others have one, it was deleted
    lacking = [row for row in blank if row not in may_lack]
    if lacking and len(blank) == len(rows):
        return blank
    return lacking if len(blank) * _FEW <= len(rows) else []


def _cells(entry: Entry, name: str) -> list[int]:
    """The rows that have a cell of their own in a column."""
    steps, covered = entry.sop.kegiatan, entry.flow.shared
    unnumbered = {row for row, step in enumerate(steps) if step.tanpa_nomor or step.tanpa_simbol}
    # A cell that slipped below «keputusan» is told there.
    slipped = {row for row, step in enumerate(steps) if name in (step.keputusan or ())}
    return [
        row for row in range(len(steps)) if row not in unnumbered | slipped and not (name == "waktu" and row in covered)
    ]


def _may_lack(entry: Entry, name: str) -> AbstractSet[int]:
    """The rows in which a column of a signed sheet may be empty: nothing is needed to begin, and nothing comes of the end."""
    ends = {symbol.row for symbol in entry.flow.symbols if symbol.ends}
    return {"kelengkapan": entry.flow.starts, "output": ends}.get(name, set())


def _is_blank(held: Isi | Waktu | None, status: Status) -> bool:
    """Whether a cell holds nothing, or in a draft a placeholder."""
    text = held.teks if isinstance(held, Waktu) else held
    return text is None or (status is Status.DRAF and text in _PLACEHOLDERS)


def _placeholders(entry: Entry, blank: Mapping[str, Sequence[int]]) -> Edits | None:
    """A placeholder in each empty cell of a draft, for its writer to see and to fill.

    Whether there is nothing to write, and a dash is right, only people know; and a signed sheet is not changed at all.
    """
    empty = [
        Edit(("kegiatan", row, name), _PLACEHOLDERS[0])
        for name, rows in blank.items()
        for row in rows
        if getattr(entry.sop.kegiatan[row], name) is None
    ]
    return Edits(tuple(empty)) if empty and entry.sop.status is Status.DRAF else None


def _named(rows: Sequence[int], entry: Entry) -> str:
    """Rows in a sentence: «(kegiatan 2, 4–6)», «(semua kegiatan)»."""
    if len(rows) == sum(not kegiatan.tanpa_simbol for kegiatan in entry.sop.kegiatan):
        return "(semua kegiatan)"
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    called = entry.flow.called
    words = [called(run[0]) if len(run) == 1 else f"{called(run[0])}–{called(run[-1])}" for run in runs]
    return f"(kegiatan {', '.join(words)})"


def check_hidden_cells(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Cells that are filled though the table of the profile has no column for them: nobody reads them on the sheet.

    Not times: those are summed all the same.
    """
    profil = ground.profil_of(entry.sop)
    if not ground.knows_profile_of(entry.sop) or profil.langkah is not Sajian.BAGAN:
        return
    for kolom in Kolom:
        name = kolom.value
        if kolom in {*profil.kolom, WAKTU} or kolom not in LEBAR:
            continue
        filled = {row: str(held) for row, step in enumerate(entry.sop.kegiatan) if (held := getattr(step, name))}
        rows = [row for row, text in filled.items() if any(map(str.isalnum, text))]
        if rows:
            yield Finding(
                "kolom-tak-tercetak",
                ("kegiatan", rows[0], name),
                f"«{name}» diisi {_named(rows, entry)}, tetapi tabel profil ini tidak punya kolomnya, sehingga tidak tercetak.",
                f"Tambahkan «{name}» di «kolom» profil, atau pindahkan isinya.",
                Severity.WARNING,
                about="\0".join((name, *(filled[row] for row in rows))),
            )


def _shared_in_words(text: str, row: int, rows: Mapping[str, int]) -> Iterator[Finding]:
    """A time that says in its words up to which step below it holds: «3 jam sampai kirim»."""
    found = re.fullmatch(_SHARED, text) if "sampai" in text else None
    last = found and (found[2] or found[3])
    if not found or rows.get(last or "", 0) <= row:
        return
    told = f"Waktu ini berkata «sampai {last}», yang tercetak apa adanya."
    how = f"Bila satu waktu berlaku sampai langkah itu, tulis «waktu: {{teks: {found[1].strip()}, sampai: {last}}}»."
    yield Finding("waktu-janggal", ("kegiatan", row, "waktu"), told, how, Severity.WARNING, about=text)


def check_shared_time(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A time shared «sampai» a step that does not come later, or over rows with a time of their own."""
    del ground
    rows = entry.flow.steps
    for row, kegiatan in enumerate(entry.sop.kegiatan):
        if kegiatan.waktu is None:
            continue
        if kegiatan.waktu.sampai is None:
            yield from _shared_in_words(kegiatan.waktu.teks, row, rows)
            continue
        last = rows.get(kegiatan.waktu.sampai)
        path = ("kegiatan", row, "waktu", "sampai")
        if last is None or last <= row:
            below = [name for name, place in rows.items() if place > row and not name.isdigit()] if last is None else []
            said = described_step(entry.sop, entry.flow.numbers, kegiatan.waktu.sampai)
            near = slip(kegiatan.waktu.sampai, below) or (said if rows.get(said or "", 0) > row else None)
            yield Finding(
                "waktu-bersama",
                path,
                f"«sampai: {kegiatan.waktu.sampai}» bukan langkah sesudah langkah ini.",
                meant(near or alike(kegiatan.waktu.sampai, below)) or "Sebut id atau nomor langkah yang lebih bawah.",
                mend=Edit(path, near) if near else None,
            )
        else:
            for other in range(row + 1, last + 1):
                if entry.sop.kegiatan[other].waktu is not None:
                    yield Finding(
                        "waktu-bersama",
                        ("kegiatan", other, "waktu"),
                        f"{row_name(entry.flow, other)} sudah tercakup waktu bersama {row_name(entry.flow, row)}.",
                        "Hapus waktu di sini, atau perpendek waktu bersamanya.",
                    )
