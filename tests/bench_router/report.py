# The comparison as Markdown: a table a group, what is worse by name, and the targets.
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from tests.bench_router.figures import Figures, Pair

Value = Callable[[Figures], float]

_COLUMNS: Sequence[tuple[str, Value]] = (
    ("Berimpit", lambda of: of.shared),
    ("Lewat simbol", lambda of: of.through),
    ("Keluar lajur", lambda of: of.outside),
    ("Sudut bersama", lambda of: of.corners),
    ("Panah di jalan keluar", lambda of: of.opposed),
    ("Silang", lambda of: of.crossings),
    ("Tekuk", lambda of: of.bends),
    ("Panjang (px)", lambda of: of.length),
    ("ms", lambda of: of.milliseconds),
)
_DEFECTS = _COLUMNS[:5]
_COMPARED = _COLUMNS[5:7]
_FASTER = 10


def named(pairs: Sequence[Pair]) -> str:
    """A row a chart, and their sums."""
    rows = [(pair.name, [_both(pair, value) for _, value in _COLUMNS]) for pair in pairs]
    return _table("Bagan", [*rows, ("**Jumlah**", _summed(pairs, sum))])


def anonymous(pairs: Sequence[Pair]) -> str:
    """Sums, medians and worst of many charts."""
    summed = (("Jumlah", sum), ("Median", median), ("Terburuk", max))
    rows = [(name, _summed(pairs, how)) for name, how in summed]
    touched = [
        f"{sum(value(p.ours) > 0 for p in pairs)} / {sum(value(p.theirs) > 0 for p in pairs)}"
        for _, value in _COLUMNS[:6]
    ]
    return _table("Kita / libavoid", [*rows, ("Bagan yang punya", [*touched, *[""] * (len(_COLUMNS) - len(touched))])])


def worse(pairs: Sequence[Pair]) -> str:
    """The charts on which ours has more than the peer, or a defect."""
    lines = list(_worse(pairs))
    return "\n".join(lines) if lines else "- Tidak ada bagan yang kita lebih buruk."


def targets(pairs: Sequence[Pair]) -> str:
    """The issue's targets, each with what was measured."""
    defects = [sum(pair.ours.defects for pair in pairs), sum(pair.theirs.defects for pair in pairs)]
    lines = [_target("Tanpa cacat", f"{defects[0]} / {defects[1]}", met=defects[0] == 0)]
    for name, value in _COMPARED:
        ours, theirs = (sum(value(of) for of in ofs) for ofs in _sides(pairs))
        lines.append(
            _target(f"{name}: jumlah paling banyak milik libavoid", f"{_ratio(ours, theirs)}", met=ours <= theirs)
        )
        worse = [pair for pair in pairs if value(pair.ours) > value(pair.theirs)]
        right = sum(not pair.theirs.defects for pair in worse)
        lines.append(_target(f"{name}: begitu pula pada tiap bagan", _of(worse, pairs), met=not worse))
        told = f"{right} dari {sum(not pair.theirs.defects for pair in pairs)} lebih buruk"
        lines.append(_target(f"{name}: pada tiap bagan yang digambar libavoid tanpa cacat", told, met=not right))
    length = [sum(of.length for of in ofs) for ofs in _sides(pairs)]
    lines.append(_target("Panjang (tanpa sasaran)", _ratio(*length), met=None))
    for name, how in (("jumlah", sum), ("median", median), ("terburuk", max)):
        ours, theirs = (how([of.milliseconds for of in ofs]) for ofs in _sides(pairs))
        lines.append(
            _target(
                f"Sepuluh kali lebih cepat, {name}",
                f"{theirs / ours:.1f}× ({ours:.1f} / {theirs:.1f} ms)",
                met=theirs >= _FASTER * ours,
            )
        )
    return "\n".join(["| Sasaran | Kita / libavoid | Tercapai |", "|:--|--:|:-:|", *lines])


def _of(worse: Sequence[Pair], pairs: Sequence[Pair]) -> str:
    return f"{len(worse)} dari {len(pairs)} lebih buruk"


def _sides(pairs: Sequence[Pair]) -> tuple[list[Figures], list[Figures]]:
    return [pair.ours for pair in pairs], [pair.theirs for pair in pairs]


def _worse(pairs: Sequence[Pair]) -> Iterator[str]:
    for name, value in _COLUMNS[:7]:
        found = [pair for pair in pairs if value(pair.ours) > value(pair.theirs)]
        if found:
            found.sort(key=lambda pair: value(pair.theirs) - value(pair.ours))
            yield f"- {name}: " + ", ".join(
                f"{pair.name} ({value(pair.ours):.0f} / {value(pair.theirs):.0f}{_bought(pair)})" for pair in found
            )


def _bought(pair: Pair) -> str:
    """What the peer's better figure rests on, where its drawing is not right."""
    broken = [f"{name.lower()} {value(pair.theirs):.0f}" for name, value in _DEFECTS if value(pair.theirs)]
    return "; di sana " + ", ".join(broken) if broken else ""


def _both(pair: Pair, value: Value) -> str:
    ours, theirs = value(pair.ours), value(pair.theirs)
    text = f"{_number(ours)} / {_number(theirs)}"
    return f"**{text}**" if ours > theirs else text


def _summed(pairs: Sequence[Pair], how: Callable[[list[float]], float]) -> list[str]:
    ours, theirs = _sides(pairs)
    return [
        f"{_number(how(list(map(value, ours))))} / {_number(how(list(map(value, theirs))))}" for _, value in _COLUMNS
    ]


def _number(value: float) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _ratio(ours: float, theirs: float) -> str:
    share = f"{ours / theirs:.2f}×" if theirs else "–"
    return f"{share} ({ours:.0f} / {theirs:.0f})"


def _target(name: str, found: str, *, met: bool | None) -> str:
    verdict = "–" if met is None else "ya" if met else "tidak"
    return f"| {name} | {found} | {verdict} |"


def _table(head: str, rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    names = [name for name, _ in _COLUMNS]
    lines = [f"| {head} | " + " | ".join(names) + " |", "|:--|" + "--:|" * len(names)]
    return "\n".join([*lines, *(f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows)])
