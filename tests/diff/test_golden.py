# Comparisons of many kinds at once: folders with an older and a newer SOP, and what is told of them, also as one chart.
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

import pytest

from tatalaksana.diff import Gabungan, Perbandingan, Perubahan, apply, compare, union
from tatalaksana.model.value import Value
from tests.collections_on_disk import sop
from tests.golden_files import GOLDEN, check_golden

CASES = sorted(path.name for path in (GOLDEN / "beda").iterdir())


@pytest.mark.parametrize("case", CASES)
def test_comparison(case: str) -> None:
    """The changes, the pairs and both charts as one are those of the perbedaan.txt beside the two SOP."""
    folder = GOLDEN / "beda" / case
    old, new = (sop((folder / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("lama", "baru"))
    found = compare(old, new)
    assert new == apply(old, found.perubahan)
    check_golden(folder / "perbedaan.txt", "".join(f"{line}\n" for line in chain(_told(found), _drawn(union(found)))))


def _told(found: Perbandingan) -> Iterator[str]:
    yield from map(_change, found.perubahan)
    yield f"lajur: {_pairs(found.lajur)}"
    yield f"langkah: {_pairs(found.langkah)}"


def _change(change: Perubahan) -> str:
    where = " ".join(filter(None, (change.bagian.value, _place((change.lama_ke, change.baru_ke)), change.kunci)))
    values = "" if change.lama is change.baru is None else f": {_short(change.lama)} → {_short(change.baru)}"
    return f"{change.aksi.value} ({change.kelas.value}) {where}{values}"


def _short(value: object) -> str:
    """A value as its file would say it, without what is left out there."""
    if isinstance(value, Value):
        return json.dumps(value.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_short, value))}]"
    return "-" if value is None else str(value)


def _pairs(pairs: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(map(_place, pairs))


def _place(place: tuple[int | None, int | None]) -> str:
    return "→".join("" if one is None else str(one + 1) for one in place) if place != (None, None) else ""


def _drawn(found: Gabungan) -> Iterator[str]:
    yield f"baris: {', '.join(map(_place, found.rows))} bernomor {', '.join(found.flow.numbers)}"
    yield f"kolom: {', '.join(map(_place, found.lanes))}"
    flow = found.flow
    names = [f"{symbol.row + 1}.{symbol.lane + 1}" + "'" * symbol.level for symbol in flow.symbols]
    for name, symbol, sign in zip(names, flow.symbols, found.signs.symbols, strict=True):
        yield f"{sign.value} {name} {symbol.bentuk.value} {symbol.teks}".rstrip()
    for edge, sign in zip(flow.edges, found.signs.edges, strict=True):
        yield f"{sign.value} {names[edge.source]} → {names[edge.target]} {edge.label}".rstrip()
    for side, marks in (("lama", found.old), ("baru", found.new)):
        yield f"{side}: {' '.join(marks.symbols)}; {' '.join(marks.edges)}"
    for source, target, label in found.undrawn:
        yield f"tak tergambar: {source + 1} → {target + 1} {label}".rstrip()
    yield "tergambar" if found.geometry is not None else "tidak tergambar"
