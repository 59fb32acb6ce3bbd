# What real charts do: each trait in the shortest SOP that has it, and the flow it stands for.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.model import Flow, Sop, Symbol, flow_of
from tests.collections_on_disk import sop
from tests.golden_files import GOLDEN, check_golden

CASES = sorted((GOLDEN / "alur").glob("*.yaml"), key=str)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_flow(case: Path) -> None:
    """The trait can be written without a finding, and its symbols and arrows are those of the .txt beside it."""
    value = sop(case.read_text(encoding="utf-8"))

    flow, findings = flow_of(value)

    assert findings == ()
    check_golden(case.with_suffix(".txt"), _described(flow, value))


def _described(flow: Flow, value: Sop) -> str:
    names = [_name(symbol, flow, value) for symbol in flow.symbols]
    lines = []
    for index, symbol in enumerate(flow.symbols):
        marks = [symbol.bentuk.value]
        marks += [f"«{symbol.teks}»"] if symbol.teks else []
        marks += ["mulai"] if symbol.starts else []
        marks += ["selesai"] if symbol.ends else []
        exits = [f"{edge.label} → {names[edge.target]}".strip() for edge in flow.edges if edge.source == index]
        lines.append(f"{names[index]}: {' '.join(marks)}; {', '.join(exits)}".rstrip("; ") + "\n")
    return "".join(lines)


def _name(symbol: Symbol, flow: Flow, value: Sop) -> str:
    number = flow.numbers[symbol.row] or f"(baris {symbol.row + 1})"
    return f"{number} {value.pelaksana[symbol.lane].nama}" + "'" * symbol.level
