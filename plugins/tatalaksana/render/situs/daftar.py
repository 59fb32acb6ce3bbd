# A list as a table that is searched, filtered, sorted and printed where it stands. Without a script all of it is there.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tatalaksana.model import BULAN
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place

_NL = "\n"
_FEW = 8
"""Rows up to which a list is seen at a glance and needs no form above it."""
_DAYS = f' data-bulan="{" ".join(BULAN)}"'
"""What the script needs to sort days that are written in words: beside each of ten thousand, digits would weigh more."""
_PART = 50
"""Rows of a table's part: browsers lay out the parts that are in sight. js/daftar.js parts what it found likewise."""


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell."""

    isi: Html
    pilihan: str = ""
    """What it is called among the choices of its column."""


@dataclass(frozen=True, slots=True)
class KolomDaftar:
    """A column: its head, how wide it is as a track of a grid, and what its choices are called, if there are any."""

    nama: str
    lebar: str
    saring: str = ""
    hari: bool = False
    """Whether it says days, which are sorted as such and chosen by their year."""

    @property
    def kunci(self) -> str:
        """What it is called in the page's address."""
        return "-".join(self.nama.casefold().split())


@dataclass(frozen=True, slots=True)
class Sisihan:
    """Rows that a list folds away."""

    kata: str
    """What they are: «3 draf, 8 contoh»."""
    baris: Sequence[Sequence[Sel]]


def can_be_filtered(rows: int) -> bool:
    """Whether a list of so many rows has a form above it."""
    return rows > _FEW


def list_html(
    title: str,
    things: str,
    columns: Sequence[KolomDaftar],
    rows: Sequence[Sequence[Sel]],
    *,
    aside: Sisihan | None = None,
    files: Html | None = None,
    nothing: str = "Belum ada SOP yang berlaku.",
) -> Html:
    """The list, on a page that has `list_assets`.

    Args:
        title: What it is, for who does not see it.
        things: What its rows are: «SOP».
        columns: From left to right; the first names its row.
        rows: Of as many cells.
        aside: The rows that are folded away until asked for.
        files: Where the same can be had as files.
        nothing: What is said where all rows are folded away.
    """
    if aside and not aside.baris:
        aside = None
    every = (*rows, *aside.baris) if aside else rows
    if not every:
        return Html(f"<p>Belum ada {things}.</p>")
    count = f"{len(rows)} {things}" + (f", belum termasuk {aside.kata}" if aside else "")
    form = (
        _form(title, columns, every, count, files or "")
        if can_be_filtered(len(every))
        else f'<p class="sop-alat">{files}</p>'
        if files
        else ""
    )
    data = f' data-hal="{things}"'
    table = table_html(title, columns, rows, data) if rows else Html(f"<p>{nothing}</p>")
    return Html(f"{form}\n{table}{_aside(title, columns, aside, data, alone=not rows) if aside else ''}")


def _aside(title: str, columns: Sequence[KolomDaftar], aside: Sisihan, data: str, *, alone: bool) -> Html:
    """Rows that open when asked for, without a script too; where there are no others they are open."""
    table = table_html(f"{title}: {aside.kata}", columns, aside.baris, data)
    return Html(
        f'\n<details class="sop-sisihan"{" open" if alone else ""}><summary>Tampilkan juga {aside.kata}</summary>\n{table}\n</details>'
    )


def list_assets(place: Place) -> Html:
    """What a page with lists loads."""
    return Html(f'{place.sheets("daftar.css")}<script src="{place.asset("daftar.js")}" defer></script>')


def table_html(title: str, columns: Sequence[KolomDaftar], rows: Sequence[Sequence[Sel]], more: str) -> Html:
    """The table alone, which the script knows by its columns. `more` are attributes of ours."""
    heads = join(
        _head(column.nama, f' data-kunci="{column.kunci}"{_DAYS if column.hari else ""}') for column in columns
    )
    whole = " ".join(str(place) for place, column in enumerate(columns, 1) if not column.lebar.endswith(_SHARED))
    return _table(f'aria-label="{escape(title)}" style="{tracks(columns)}" data-utuh="{whole}"{more}', heads, rows)


_SHARED = ("fr", "fr)")
"""How the breadth of a column ends that has a share of what is left: others hold what stands in them in one line."""


def bare_table_html(heading: str, columns: Sequence[KolomDaftar], rows: Sequence[Sequence[Sel]]) -> Html:
    """One of many tables of a page, for reading alone: named by the heading with that id, its `tracks` told by what they all stand in."""
    return _table(f'aria-labelledby="{heading}"', join(_head(column.nama) for column in columns), rows)


def tracks(columns: Sequence[KolomDaftar]) -> str:
    """The style that says how broad columns are."""
    widths = (f"minmax(0, {column.lebar})" if column.lebar.endswith("fr") else column.lebar for column in columns)
    return f"--kolom: {' '.join(widths)}"


def _head(name: str, more: str = "") -> Html:
    return Html(f'<th scope="col" role="columnheader"{more}>{name}</th>')


def _table(about: str, heads: Html, rows: Sequence[Sequence[Sel]]) -> Html:
    """Rows as grids, which become cards on narrow screens."""
    # Grids need the roles said: not all browsers take them from tables whose rows are none.
    parts = join((_part(rows[start : start + _PART]) for start in range(0, len(rows), _PART)), _NL)
    return Html(
        f'<table class="sop-daftar sop-baris" role="table" {about}>\n'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n{parts}\n</table>'
    )


def _part(rows: Iterable[Sequence[Sel]]) -> Html:
    return Html(f'<tbody role="rowgroup">\n{join(map(_row, rows), _NL)}\n</tbody>')


def _row(cells: Sequence[Sel]) -> Html:
    first, *others = cells
    return Html(
        f'<tr role="row"><th scope="row" role="rowheader">{first.isi}</th>'
        # The line breaks part the words for searches.
        + "".join(f'\n<td role="cell">{cell.isi}</td>' for cell in others)
        + "</tr>"
    )


def _form(title: str, columns: Sequence[KolomDaftar], rows: Sequence[Sequence[Sel]], count: str, files: str) -> Html:
    """A form that is one of this page's addresses when it is sent; the script answers before that. `count` says how many rows there are."""
    choices = join(
        _choice(column, [row[index].pilihan for row in rows]) for index, column in enumerate(columns) if column.saring
    )
    return Html(
        f'<form class="sop-penyaring" aria-label="Saring: {escape(title)}">\n'
        f'<label class="sop-lebar">Cari dalam daftar<input type="search" name="teks" autocomplete="off" spellcheck="false"></label>\n'
        f'<details class="sop-pilihan" open><summary>Saring</summary><div>{choices}\n</div></details>\n'
        f'<p class="sop-alat"><output>{count}</output><button type="reset" hidden>Hapus saringan</button>'
        f'<button type="button">Cetak</button>{files}</p>\n</form>'
    )


def _choice(column: KolomDaftar, values: Iterable[str]) -> Html:
    counts = Counter(value for value in values if value)
    options = join(
        Html(f'<option value="{escape(value)}">{escape(value)} ({number})</option>')
        for value, number in sorted(counts.items(), key=lambda item: item[0].casefold())
    )
    return Html(
        f'\n<label>{column.saring}<select name="{column.kunci}"><option value="">semua</option>{options}</select></label>'
    )
