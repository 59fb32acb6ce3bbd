# What happens after what: each step's symbols and the arrows between them, decided here once for every output.
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tatalaksana.model.kegiatan import SELESAI, Bentuk, Kegiatan, Simbol
from tatalaksana.model.reading import MANY
from tatalaksana.model.rows import shared_rows, step_name, step_numbers, step_rows
from tatalaksana.model.sop import Sop
from tatalaksana.model.strays import IF_LOST, stray_lanes, stray_step
from tatalaksana.source import Finding, Path


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its cell. Several in one cell stand above each other, by `level`."""

    row: int
    lane: int
    level: int
    bentuk: Bentuk
    teks: str
    path: Path
    starts: bool = False
    ends: bool = False
    made_up: bool = False
    """Whether no step of the file is drawn by it: a kapsul that only begins or only ends."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from one symbol to another, by their places in `Flow.symbols`."""

    source: int
    target: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The chart of an SOP before it is drawn."""

    rows: int
    lanes: int
    symbols: tuple[Symbol, ...]
    edges: tuple[Edge, ...]
    numbers: tuple[str, ...]
    """The number printed on each row; empty where a row has none."""
    steps: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Each name a step may be called by (id or number) to its row."""
    shared: Mapping[int, int] = field(default_factory=dict, compare=False, repr=False)
    """Each row that has its time from a row above it, to that row."""
    cut_off: bool = field(default=False, compare=False, repr=False)
    """Whether the file seems to end within its last step, above those to which arrows lead."""

    @property
    def sharing(self) -> frozenset[int]:
        """The rows that share their time with others."""
        return frozenset((*self.shared, *self.shared.values()))

    @property
    def starts(self) -> frozenset[int]:
        """The rows at which the procedure may begin."""
        return frozenset(symbol.row for symbol in self.symbols if symbol.starts)

    def called(self, row: int) -> str:
        """How a row is called where something leads to it: by its number, else «baris ke-3»."""
        return step_name(self.numbers[row], row)


@dataclass(frozen=True, slots=True)
class _Exit:
    """A way out of a symbol."""

    target: int | str
    """The symbol that it leads to, by its place; or what the file calls the step."""
    label: str
    path: Path


@dataclass(slots=True)
class _Draft:
    """A symbol while its exits are still names."""

    row: int
    lane: int
    level: int
    bentuk: Bentuk | None
    teks: str
    path: Path
    exits: list[_Exit] = field(default_factory=list)
    starts: bool = False
    ends: bool = False
    made_up: bool = False
    decides: bool = False
    end: int | None = None
    """The kapsul «Selesai» below it, which all its exits to `selesai` share."""


def flow_of(sop: Sop) -> tuple[Flow, tuple[Finding, ...]]:
    """The flow of an SOP, and what is wrong with it. With errors among the findings the flow is incomplete."""
    return _Builder(sop).build()


class _Builder:
    def __init__(self, sop: Sop) -> None:
        self._sop = sop
        self._lanes = {lajur.nama: index for index, lajur in enumerate(sop.pelaksana)}
        self._numbers = step_numbers(sop)
        self._drafts: list[_Draft] = []
        self._entries: list[list[int]] = []
        self._names: dict[str, list[int]] = {}
        self._places: dict[str, Path] = {}
        """Where the ids stand."""
        self._missing: list[str] = []
        """What arrows lead to and is not there."""
        self._strangers: dict[str, list[Path]] = {}
        """Lanes that steps name and the SOP does not have, and where."""
        self._levels: Counter[tuple[int, int]] = Counter()
        self._findings: list[Finding] = []

    def build(self) -> tuple[Flow, tuple[Finding, ...]]:
        for row, kegiatan in enumerate(self._sop.kegiatan):
            # A row without a symbol has no pelaksana either: nothing is placed, and nothing can lead to it.
            self._place(row, kegiatan)
        if not self._drafts:
            self._findings.append(
                Finding(
                    "tanpa-langkah",
                    ("kegiatan",),
                    "Semua baris SOP ini «tanpa_simbol», jadi tidak ada langkahnya.",
                    "Hapus «tanpa_simbol» pada baris yang dikerjakan orang, dan sebut «pelaksana»-nya.",
                )
            )
        self._findings += stray_lanes(self._sop, self._strangers)
        self._name_rows()
        self._name_start()
        edges = list(self._edges())
        symbols = tuple(self._finished(draft) for draft in self._drafts)
        steps = step_rows(self._sop, self._numbers)
        flow = Flow(
            len(self._sop.kegiatan), len(self._sop.pelaksana), symbols, tuple(edges), self._numbers, steps,
            shared_rows(self._sop, steps), bool(self._findings and self._cut_off()),
        )  # fmt: skip
        if not any(finding.code in _BREAKING for finding in self._findings):
            self._findings += _reachability(flow)
        return flow, self._causes()

    def _causes(self) -> tuple[Finding, ...]:
        """What is wrong, without what only follows from an id that is none or that two steps have: it may be what arrows miss."""
        if not self._findings:
            return ()
        if not any(finding.code in {"id-ganda", "id-salah"} for finding in self._findings):
            return tuple(self._cut_off() or self._findings)
        missing = list(dict.fromkeys(self._missing))
        hint = f"{{}}; barangkali «{missing[0]}», yang dituju panah tetapi belum ada." if len(missing) == 1 else ""
        return tuple(
            replace(finding, hint=hint.format(finding.hint.rstrip(".")))
            if hint and finding.code in {"id-ganda", "id-salah"}
            else finding
            for finding in self._findings
            if finding.code != "langkah-tak-ada"
        )

    def _cut_off(self) -> list[Finding]:
        """What is wrong with a file that ends within its last step, above those to which arrows lead: that, in place of each arrow."""
        lost = [one for one in self._findings if one.code == "langkah-tak-ada" and one.hint.endswith(IF_LOST)]
        *above, last = self._sop.kegiatan
        full = all(step.output for step in above if not step.tanpa_simbol)
        if not lost or not above or last.tanpa_simbol or last.output or not full:
            return []
        row = len(self._sop.kegiatan) - 1
        names = ", ".join(f"«{name[:40]}»" for name in list(dict.fromkeys(self._missing))[:_FEW])
        return [
            *(one for one in self._findings if one not in lost),
            Finding(
                "langkah-tak-ada",
                ("kegiatan", row),
                f"Berkas ini barangkali terpotong di sini: kegiatan {step_name(self._numbers[row], row)}, yang terakhir, belum lengkap, dan langkah yang dituju panah tidak ada ({names}).",
                "Salin lagi lanjutannya; bila tidak terpotong, lengkapi langkah ini, lalu betulkan tujuan panahnya.",
            ),
        ]

    # Symbols

    def _place(self, row: int, kegiatan: Kegiatan) -> None:
        path: Path = ("kegiatan", row)
        entry: list[int] = []
        if kegiatan.simbol is None:
            for index, name in enumerate(kegiatan.pelaksana or ()):
                where: Path = (*path, "pelaksana", index)
                if name in (kegiatan.pelaksana or ())[:index]:
                    self._findings.append(
                        Finding(
                            "lajur-ganda",
                            where,
                            f"Lajur «{name}» disebut dua kali di langkah ini.",
                            "Hapus salah satunya.",
                        )
                    )
                entry.append(len(self._drafts))
                self._add(row, name, where, path, kegiatan)
        else:
            for index, simbol in enumerate(kegiatan.simbol):
                where = (*path, "simbol", index)
                if index == 0 or kegiatan.serentak:
                    entry.append(len(self._drafts))
                if simbol.id:
                    self._register(simbol.id, [len(self._drafts)], (*where, "id"))
                self._add(row, simbol.pelaksana, (*where, "pelaksana"), where, simbol)
                alone = kegiatan.serentak or index == len(kegiatan.simbol) - 1
                if not alone and not self._drafts[-1].exits:
                    self._drafts[-1].exits.append(_Exit(len(self._drafts), "", where))
        self._entries.append(entry)
        if kegiatan.mulai:
            for index in entry:
                self._drafts[index].starts = True

    def _add(self, row: int, name: str, name_path: Path, path: Path, form: Kegiatan | Simbol) -> None:
        lane = self._lanes.get(name)
        if lane is None:
            self._strangers.setdefault(name, []).append(name_path)
            lane = 0
        draft = _Draft(row, lane, self._levels[row, lane], form.bentuk, form.teks or "", path, starts=form.mulai)
        self._levels[row, lane] += 1
        if form.keputusan is not None:
            draft.decides = True
            exits = [
                _Exit(target, label, (*path, "keputusan", label, index))
                for label, targets in form.keputusan.items()
                for index, target in enumerate(targets)
            ]
            if len(form.keputusan) < 2:  # noqa: PLR2004
                self._findings.append(
                    Finding(
                        "keputusan-satu-jalan",
                        (*path, "keputusan"),
                        "Keputusan ini hanya punya satu jalan keluar.",
                        "Tambahkan jalan keluar lain, misalnya «tidak: …», atau hapus «keputusan».",
                    )
                )
            draft.exits += exits
        elif form.lanjut is not None:
            draft.exits += [_Exit(target, "", (*path, "lanjut", index)) for index, target in enumerate(form.lanjut)]
        self._drafts.append(draft)

    def _register(self, name: str, symbols: list[int], path: Path) -> None:
        if name == SELESAI or name.isdigit():
            self._findings.append(
                Finding(
                    "id-salah",
                    path,
                    f"«{name}» tidak dapat menjadi id langkah.",
                    "Pakai kata yang menyebut kegiatannya.",
                )
            )
        elif name in self._names:
            self._findings.append(
                Finding(
                    "id-ganda",
                    path,
                    f"Id langkah «{name}» dipakai dua kali: di kegiatan {self._called(self._places[name])} dan di kegiatan {self._called(path)}.",
                    "Beri salah satunya id lain; bila langkahnya tersalin dua kali, hapus satu.",
                )
            )
        else:
            self._names[name] = symbols
            self._places[name] = path

    def _called(self, path: Path) -> str:
        row = path[1]
        assert isinstance(row, int), path  # noqa: S101 - steps have no other places
        return step_name(self._numbers[row], row)

    def _name_rows(self) -> None:
        for row, kegiatan in enumerate(self._sop.kegiatan):
            if kegiatan.id:
                self._register(kegiatan.id, self._entries[row], ("kegiatan", row, "id"))
            if self._numbers[row]:
                self._names[self._numbers[row]] = self._entries[row]

    def _name_start(self) -> None:
        first = next(filter(None, self._entries), [])
        if not any(draft.starts for draft in self._drafts):
            for index in first:
                self._drafts[index].starts = True
        else:
            for index in first:
                # The first step starts too, unless something leads to it that the file says.
                self._drafts[index].starts |= not self._is_target(first)
        for index in range(len(self._drafts)):
            draft = self._drafts[index]
            if draft.starts and draft.decides:
                # A chart begins with a kapsul: a deciding first step gets one above it, in its own cell.
                for other in self._drafts:
                    if (other.row, other.lane) == (draft.row, draft.lane):
                        other.level += 1
                self._levels[draft.row, draft.lane] += 1
                draft.starts = False
                self._drafts.append(
                    _Draft(
                        draft.row,
                        draft.lane,
                        0,
                        Bentuk.KAPSUL,
                        "Mulai",
                        draft.path,
                        [_Exit(index, "", draft.path)],
                        starts=True,
                        made_up=True,
                    )
                )

    def _is_target(self, entry: list[int]) -> bool:
        names = {name for name, symbols in self._names.items() if symbols is entry}
        return any(way.target in names for draft in self._drafts for way in draft.exits)

    # Edges

    def _edges(self) -> Iterator[Edge]:
        seen: set[tuple[int, int, str]] = set()
        for index in range(len(self._drafts)):
            draft = self._drafts[index]
            if not draft.exits and not draft.ends:
                self._flow_on(draft)
            for way in draft.exits:
                for end in self._targets(way, draft):
                    if end == index:
                        self._findings.append(
                            Finding(
                                "ke-diri-sendiri",
                                way.path,
                                "Panah ini kembali ke simbolnya sendiri.",
                                "Tunjuk langkah lain.",
                            )
                        )
                    elif (index, end, way.label) not in seen:
                        seen.add((index, end, way.label))
                        yield Edge(index, end, way.label)

    def _flow_on(self, draft: _Draft) -> None:
        following = next(filter(None, self._entries[draft.row + 1 :]), [])
        if following:
            draft.exits += [_Exit(index, "", draft.path) for index in following]
        else:
            draft.ends = True

    def _targets(self, way: _Exit, draft: _Draft) -> list[int]:
        target = way.target
        if isinstance(target, int):
            return [target]
        if target == SELESAI:
            if not draft.decides and len(draft.exits) == 1:
                draft.ends = True
                return []
            if draft.end is None:
                draft.end = self._end_below(draft)
            return [draft.end]
        found = self._names.get(target)
        if found is None:
            self._missing.append(target)
            who = f"kegiatan {step_name(self._numbers[draft.row], draft.row)}"
            few = len(self._findings) < MANY
            stray = stray_step(
                self._sop, way.path, f"{who} merujuk", target, numbers=self._numbers, names=self._names, few=few
            )
            # Cells that are read as exits are told by the first of them.
            if not (stray.of_key and any(one.of_key and one.path[:-2] == way.path[:-2] for one in self._findings)):
                self._findings.append(stray)
            return []
        return found

    def _end_below(self, draft: _Draft) -> int:
        cell = (draft.row, draft.lane)
        self._drafts.append(
            _Draft(*cell, self._levels[cell], Bentuk.KAPSUL, "Selesai", draft.path, ends=True, made_up=True)
        )
        self._levels[cell] += 1
        return len(self._drafts) - 1

    @staticmethod
    def _finished(draft: _Draft) -> Symbol:
        bentuk = draft.bentuk
        if bentuk is None:
            if draft.decides:
                bentuk = Bentuk.BELAH_KETUPAT
            elif draft.starts or draft.ends:
                bentuk = Bentuk.KAPSUL
            else:
                bentuk = Bentuk.KOTAK
        return Symbol(
            draft.row, draft.lane, draft.level, bentuk, draft.teks, draft.path, draft.starts, draft.ends, draft.made_up
        )  # fmt: skip


_FEW = 3
"""Steps that are named where more are missing."""
_SIDE_BY_SIDE = " Bila simbol-simbol baris ini dikerjakan bersamaan, tulis «serentak: ya» di barisnya."
_BREAKING = frozenset({
    "langkah-tak-ada", "lajur-tak-dikenal", "ke-diri-sendiri", "id-ganda", "id-salah", "keputusan-satu-jalan",
})  # fmt: skip
"""What makes a flow another one than is meant: what can't be reached in it says nothing."""


def _reachability(flow: Flow) -> Iterator[Finding]:
    forward: dict[int, list[int]] = {}
    backward: dict[int, list[int]] = {}
    for edge in flow.edges:
        forward.setdefault(edge.source, []).append(edge.target)
        backward.setdefault(edge.target, []).append(edge.source)
    symbols = range(len(flow.symbols))
    from_start = _closure([index for index in symbols if flow.symbols[index].starts], forward)
    to_end = _closure([index for index in symbols if flow.symbols[index].ends], backward)
    for index in _roots([one for one in symbols if one not in from_start], forward, backward):
        yield Finding(
            "tak-tercapai",
            flow.symbols[index].path,
            f"{row_name(flow, flow.symbols[index].row)} tidak pernah dicapai dari awal prosedur.",
            "Periksa tujuan keputusan dan «lanjut» langkah lain: salah satunya semestinya menuju ke sini. Tulis «mulai: ya» hanya bila prosedur dapat mulai di sini."
            + _SIDE_BY_SIDE * ("simbol" in flow.symbols[index].path),
        )
    for index in _roots([one for one in reversed(symbols) if one not in to_end], backward, forward):
        yield Finding(
            "tak-berakhir",
            flow.symbols[index].path,
            f"Dari {row_name(flow, flow.symbols[index].row)} prosedur tidak pernah selesai.",
            "Beri jalan keluar ke langkah berikutnya atau ke «selesai».",
        )


def _roots(lost: Sequence[int], onward: dict[int, list[int]], back: dict[int, list[int]]) -> Iterator[int]:
    """Of symbols that no way leads to, the fewest on which all others hang: once a way leads there, it leads to them.

    They are those that nothing lost leads to; of a circle, the first.
    """
    among = set(lost)
    reach: dict[int, set[int]] = {}
    for index in sorted(lost, key=lambda one: not among.isdisjoint(back.get(one, ()))):
        if not any(index in found for found in reach.values()):
            reach[index] = _closure([index], onward)
    for index in reach:
        if not any(index in found for other, found in reach.items() if other != index):
            yield index


def row_name(flow: Flow, row: int) -> str:
    """How messages call a row."""
    return f"kegiatan {flow.called(row)}"


def _closure(start: list[int], edges: dict[int, list[int]]) -> set[int]:
    seen = set(start)
    todo = list(start)
    while todo:
        for following in edges.get(todo.pop(), ()):
            if following not in seen:
                seen.add(following)
                todo.append(following)
    return seen
