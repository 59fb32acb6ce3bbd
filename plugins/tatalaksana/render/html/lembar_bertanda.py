# The sheets of a comparison: the older and the newer, each with what the other does not have, and both as one.
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from tatalaksana.catalog import Catalog, Entry
from tatalaksana.catalog.card import as_printed
from tatalaksana.diff import Gabungan, Perbandingan, Tanda, union
from tatalaksana.facts import Facts, facts_of
from tatalaksana.facts.sheet import Box, DateRow, Sheet
from tatalaksana.model import KOLOM_TEKS, WAKTU, Isi, Kegiatan, Kolom, Lajur, Rujukan, Sop, step_words
from tatalaksana.model.kegiatan import Waktu
from tatalaksana.render.html.coretan import Sudut, deleted, inserted, marked, marked_box, marked_text
from tatalaksana.render.html.identity import framed
from tatalaksana.render.html.markup import Html, escape, join
from tatalaksana.render.html.place import Place, Surroundings
from tatalaksana.render.html.table import Marks, table

_NL = "\n"


class Lembar:
    """The sheets of two entries compared.

    Args:
        old: The older entry.
        new: The newer entry.
        catalogs: The collections that they stand in.
        perbandingan: What changed.
        prefix: Begins the ids, where several comparisons stand on one page.
    """

    def __init__(
        self, old: Entry, new: Entry, catalogs: tuple[Catalog, Catalog], perbandingan: Perbandingan, prefix: str
    ) -> None:
        self._entries = old, new
        self._catalogs = catalogs
        self._facts = Facts(old, catalogs[0]), Facts(new, catalogs[1])
        self._all = perbandingan
        self._union = union(perbandingan)
        self._prefix = prefix
        self._where = f" ({prefix.strip('-')})" if prefix else ""
        self._numbers = old.flow.numbers, new.flow.numbers
        self._there = dict(perbandingan.langkah)
        self._back = {there: here for here, there in perbandingan.langkah}

    @property
    def drawn(self) -> bool:
        """Whether the marked sheet has a table with its chart."""
        return self._union.geometry is not None

    @property
    def undrawn(self) -> tuple[str, ...]:
        """Arrows of the older chart that the marked one has no room for, in words."""
        if self._union.geometry is None:
            return ()
        return tuple(
            f"{self._row(0, a)} → {self._row(0, b)}" + (f" ({label})" if label else "")
            for a, b, label in self._union.undrawn
        )

    def redlined(self) -> Html:
        """Both as one sheet; without the table where the chart of both cannot be drawn."""
        identity = self._identity(Sudut.KEDUANYA)
        return self._framed(1, identity + (self._union_table(self._union) if self._union.geometry else Html("")))

    def side(self, side: int) -> Html:
        """The older (0) or the newer (1) sheet."""
        sudut = (Sudut.LAMA, Sudut.BARU)[side]
        steps = self._entries[0].sop.kegiatan, self._entries[1].sop.kegiatan
        cells: dict[tuple[int, Kolom], Html] = {}
        signs: list[Tanda] = []
        stays = set(self._union.rows)
        for row in range(len(steps[side])):
            other = (self._there if side == 0 else self._back).get(row)
            a, b = (row, other) if side == 0 else (other, row)
            cells |= {(row, kolom): text for kolom, text in self._cells(a, b, sudut)}
            signs.append(Tanda.TETAP if (a, b) in stays else (Tanda.HAPUS, Tanda.TAMBAH)[side])
            if (a, b) not in stays:
                cells[row, Kolom.NO] = self._numbered(*((row, None) if side == 0 else (None, row)))
        heads = [marked(*self._heads(*pair), sudut) for pair in self._lane_pairs() if pair[side] is not None]
        marks = Marks(
            f"{self._prefix}{sudut.value}-",
            self._said(sudut),
            heads,
            signs,
            (self._union.old, self._union.new)[side],
            cells,
        )
        drawn = table(self._facts[side], _place(self._catalogs[side]), marks)
        return self._framed(side, self._identity(sudut) + drawn)

    def _framed(self, side: int, body: str) -> Html:
        paper = self._facts[side].profil.lembaran.kata
        return Html(f'<div class="sop-lembar sop-kertas-{paper}">\n{body}\n</div>')

    # The identity sheet

    def _identity(self, sudut: Sudut) -> Html:
        old, new = (facts.sheet for facts in self._facts)
        letterhead = join(
            (
                Html(f"<p{kind}>{marked(a, b, sudut)}</p>")
                for kind, before, after in (
                    ("", old.letterhead.names, new.letterhead.names),
                    (' class="alamat"', old.letterhead.alamat, new.letterhead.alamat),
                )
                for a, b in zip_longest(before, after, fillvalue="")
            ),
            _NL,
        )
        words = old if sudut is Sudut.LAMA else new
        rows = [
            (label, marked(a, b, sudut))
            for label, a, b in zip_longest(_labels(words, old, new), _data(old, new), _data(new, old), fillvalue="")
        ]
        had, has = ({box.key: box for box in sheet.boxes} for sheet in (old, new))
        gone = [box for box in old.boxes if box.key not in has] if sudut is Sudut.KEDUANYA else []
        boxes = [
            (box.title, marked_box(_body(had.get(box.key)), _body(has.get(box.key)), sudut))
            for box in (*words.boxes, *gone)
        ]
        return framed(letterhead, rows, boxes, self._said(sudut))

    def _said(self, sudut: Sudut) -> str:
        return f", {'bertanda' if sudut is Sudut.KEDUANYA else sudut.value}{self._where}"

    # The table

    def _union_table(self, both: Gabungan) -> Html:
        assert both.geometry is not None, "asked for only where there is one"  # noqa: S101
        old, new = self._entries[0].sop, self._entries[1].sop
        pairs = self._lane_pairs()
        heads = [self._heads(*pair) for pair in pairs]
        sop = new.model_copy(update={
            "pelaksana": tuple(
                _lane(old, new, *pair).model_copy(update={"label": max(names, key=len)}) for pair, names in zip(pairs, heads, strict=True)
            ),
            "kegiatan": tuple(_unshared(new.kegiatan[b] if b is not None else old.kegiatan[a or 0]) for a, b in both.rows),
        })  # fmt: skip
        cells: dict[tuple[int, Kolom], Html] = {}
        signs: list[Tanda] = []
        for row, (a, b) in enumerate(both.rows):
            signs.append(Tanda.TETAP if None not in (a, b) else Tanda.HAPUS if b is None else Tanda.TAMBAH)
            cells |= {(row, kolom): text for kolom, text in self._union_cells(a, b)}
        entry = replace(self._entries[1], sop=sop, flow=both.flow, geometry=both.geometry)
        marks = Marks(
            f"{self._prefix}tanda-",
            self._said(Sudut.KEDUANYA),
            [marked(*names) for names in heads],
            signs,
            both.signs,
            cells,
        )
        return table(Facts(entry, self._catalogs[1]), _place(self._catalogs[1]), marks)

    def _union_cells(self, a: int | None, b: int | None) -> Iterator[tuple[Kolom, Html]]:
        was = self._back.get(b) if a is None and b is not None else None
        # A step that moved is struck where it was; where it is, its words are compared with what they were.
        yield from self._cells(a if was is None else was, b, Sudut.KEDUANYA)
        if a is None or b is None:
            yield Kolom.NO, self._numbered(a, b)

    def _numbered(self, a: int | None, b: int | None) -> Html:
        """The number of a step that only one of the two has at this place, with what became of it or where it comes from."""
        if b is None:
            there = self._there.get(a or 0)
            note = "dihapus" if there is None else f"pindah ke {self._row(1, there).lower()}"
            return Html(f"{deleted(self._numbers[0][a or 0])}{_note(note)}")
        here = self._back.get(b)
        note = "baru" if here is None else f"pindah dari {self._row(0, here).lower()} lama"
        return Html(f"{inserted(self._numbers[1][b])}{_note(note)}")

    def _cells(self, a: int | None, b: int | None, sudut: Sudut) -> Iterator[tuple[Kolom, Html]]:
        old = self._entries[0].sop.kegiatan[a] if a is not None else None
        new = self._entries[1].sop.kegiatan[b] if b is not None else None
        lines = [marked_text(old.uraian if old else "", new.uraian if new else "", sudut)]
        for word, before, after in (
            ("Rincian", self._detail(0, old), self._detail(1, new)),
            ("Formulir", self._forms(old), self._forms(new)),
        ):
            if before if sudut is Sudut.LAMA else after if sudut is Sudut.BARU else before or after:
                lines.append(Html(f'<span class="rincian">{word}: {marked(before, after, sudut)}</span>'))
        yield Kolom.KEGIATAN, join(lines, _NL)
        for kolom in KOLOM_TEKS:
            yield kolom, marked_box(_box(old, kolom), _box(new, kolom), sudut)
        shared = sudut is Sudut.KEDUANYA
        yield WAKTU, marked(self._time(old, 0, shared=shared), self._time(new, 1, shared=shared), sudut)

    def _detail(self, side: int, step: Kegiatan | None) -> str:
        rincian: Rujukan | None = step.rincian if step else None
        return as_printed(rincian, self._catalogs[side].cards) if rincian else ""

    def _forms(self, step: Kegiatan | None) -> str:
        """The forms of a step by their titles, as its page has them; one of which none is known by its id."""
        return ", ".join(self._all.judul.get(name, name) for name in (step.formulir if step else ()))

    def _time(self, step: Kegiatan | None, side: int, *, shared: bool) -> str:
        """A time; where cells of several rows are not one, with the row that it lasts to, in the newer one's numbers."""
        if step is None or step.waktu is None:
            return ""
        if not shared or step.waktu.sampai is None:
            return step.waktu.teks
        return f"{step.waktu.teks} (s.d. langkah {self._called(step.waktu.sampai, side)})"

    def _called(self, name: str, side: int) -> str:
        row = next((row for row, number in enumerate(self._numbers[side]) if number == name), None)
        there = row if side or row is None else self._there.get(row)
        return self._numbers[1][there] or name if there is not None else name

    def _row(self, side: int, row: int) -> str:
        return step_words(self._numbers[side][row], row).capitalize()

    # Lanes

    def _lane_pairs(self) -> Sequence[tuple[int | None, int | None]]:
        return self._union.lanes

    def _heads(self, a: int | None, b: int | None) -> tuple[str, str]:
        return self._all.nama_lama[a] if a is not None else "", self._all.nama_baru[b] if b is not None else ""


def _place(catalog: Catalog) -> Place:
    """A page that stands alone: it leads nowhere."""
    return Place("", facts_of(catalog), Surroundings(""))


def _lane(old: Sop, new: Sop, a: int | None, b: int | None) -> Lajur:
    return new.pelaksana[b] if b is not None else old.pelaksana[a or 0]


def _labels(sheet: Sheet, *both: Sheet) -> tuple[str, ...]:
    longer = max(both, key=lambda one: len(one.signatures)).signatures
    several = [signed.peran for signed in (*sheet.signatures, *longer[len(sheet.signatures) :])]
    return (sheet.number[0], *(row.label for row in sheet.dates), *several, sheet.title[0])


def _data(sheet: Sheet, other: Sheet) -> Iterator[str]:
    """The rows of a sheet; empty ones where the other has more signatures."""
    yield sheet.number[1]
    yield from map(_date, sheet.dates)
    for signed in sheet.signatures:
        said = (
            *signed.jabatan.split("\n"),
            signed.tte,
            *([signed.arti] if signed.gambar else []),
            signed.nama,
            signed.pangkat,
            signed.nomor,
            signed.hari,
        )
        yield ", ".join(filter(None, said))
    yield from [""] * (len(other.signatures) - len(sheet.signatures))
    yield sheet.title[1]


def _date(row: DateRow) -> str:
    return row.text if row.ticked is None else f"{row.text} {'☑' if row.ticked else '☐'} {row.after}".strip()


def _unshared(step: Kegiatan) -> Kegiatan:
    """A step with a time of its own cell: rows of both SOP stand between those that shared one."""
    if step.waktu is None or step.waktu.sampai is None:
        return step
    return step.model_copy(update={"waktu": Waktu(teks=step.waktu.teks)})


def _box(step: Kegiatan | None, kolom: Kolom) -> Isi | None:
    return getattr(step, kolom.value) if step else None


def _body(box: Box | None) -> Isi | None:
    return box.body if box else None


def _note(text: str) -> Html:
    return Html(f'<span class="catatan">{escape(text)}</span>')
