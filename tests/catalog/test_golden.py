# Every problem once, with its exact place: folders with sources and the problems expected of them.
from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tatalaksana.catalog import collect
from tatalaksana.source import Edits, Mend, Rewrite, Severity
from tests.collections_on_disk import REGISTERS, copied, write
from tests.golden_files import GOLDEN, check_golden

DAY = date(2026, 11, 21)
"""The day as of which the cases are looked at."""
CASES = sorted(path.name for path in (GOLDEN / "cek").iterdir())
ELSEWHERE = frozenset(
    {"bukan-berkas", "di-luar-folder", "tak-terbaca", "terlalu-besar", "masih-ada", "tak-terlihat"}
) | frozenset(
    {
        "berubah-sesudah-ditandatangani",
        "daftar-tak-ada",
        "lembar-edisi-lain",
        "lembar-tak-diperiksa",
        "rantai-panjang",
        "sertifikat-meragukan",
        "tanda-tangan-lemah",
        "tanda-tangan-rusak",
        "tanda-tangan-sebagian",
    }
)
"""Problems of files that git cannot hold or nobody wants to read, which tests/source/test_hostile.py provokes; of signatures, of tests/tte; of registers that are not there, of test_daftar.py; and of chains of more than a hundred, of test_profil.py."""

_PACKAGE = Path(__file__).parent.parent.parent / "plugins" / "tatalaksana"
_MAKERS = {
    "Finding": 0,
    "_Doubt": 0,
    "PydanticCustomError": 0,
    "UnreadableError": 0,
    "Problem": 4,
    "_problem": 1,
    "_at": 1,
    "_misplaced": 3,
    "missing": 0,
}


@pytest.mark.parametrize("case", CASES)
def test_problems(case: str, tmp_path: Path) -> None:
    """A folder of sources has the problems that its masalah.txt lists, and the mends of its perbaikan.txt, no more and no less."""
    folder = GOLDEN / "cek" / case
    write(tmp_path, REGISTERS)
    copied(folder, tmp_path)
    for name in ("masalah.txt", "perbaikan.txt"):
        (tmp_path / name).unlink(missing_ok=True)

    found = collect(tmp_path, "sops", tanggal=DAY).problems

    assert {Severity} >= {type(problem.severity) for problem in found}
    check_golden(folder / "masalah.txt", "".join(f"{problem}\n" for problem in found))
    mends = [f"{problem.file}:{problem.line}: {_said(problem.mend)}\n" for problem in found if problem.mend is not None]
    if mends or (folder / "perbaikan.txt").exists():
        check_golden(folder / "perbaikan.txt", "".join(mends))


def _said(mend: Mend) -> str:
    if isinstance(mend, Rewrite):
        return ", ".join(f"{splice.start} «{splice.old}» → «{splice.new}»" for splice in mend.splices)
    if isinstance(mend, Edits):
        return "; ".join(map(_said, mend.edits))
    return f"{'.'.join(map(str, mend.path))}{' menjadi' if mend.of_key else ':'} {mend.value}"


@pytest.mark.no_cover
def test_every_problem_has_a_case() -> None:
    """Each code that the source can give is in a golden file of `cek` or `keliru`, or provoked by test_hostile.py or test_reading.py."""
    told = [line for case in CASES for line in _lines(case)]
    for file in (GOLDEN / "keliru").glob("*.txt"):
        told += [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("sops/")]
    shown = {line.rpartition("[")[2].rstrip("]\n") for line in told}
    assert set(_codes()) - ELSEWHERE == shown


def _lines(case: str) -> list[str]:
    return (GOLDEN / "cek" / case / "masalah.txt").read_text(encoding="utf-8").splitlines()


def _codes() -> Iterator[str]:
    """Every text in the source that stands where a problem's code stands."""
    for file in sorted(_PACKAGE.rglob("*.py")):
        if file.parent.name in {"cli", "site"}:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MAKERS:
                place = _MAKERS[node.func.id]
                code = node.args[place] if len(node.args) > place else None
                if isinstance(code, ast.Constant):
                    yield str(code.value)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and ast.unparse(node).startswith("_MESSAGES"):
                yield from (
                    str(tuple_.elts[0].value)
                    for tuple_ in ast.walk(node)
                    if isinstance(tuple_, ast.Tuple) and isinstance(tuple_.elts[0], ast.Constant)
                )
