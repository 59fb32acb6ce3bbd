# Steps put in, moved and taken out: what the file says leads from one step to another goes on doing so.
from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.model import StepNeededError, flow_of, row_of, step_added, step_moved, step_removed
from tatalaksana.model.kegiatan import SELESAI
from tatalaksana.model.langkah import moved_rows, turned
from tatalaksana.model.leads import Leads, named_in
from tatalaksana.model.rows import step_rows
from tatalaksana.source import UnwritableError, data_of
from tests.collections_on_disk import SOPS
from tests.collections_on_disk import sop as sop_of
from tests.examples import some

HEAD = "judul: Surat\njenis: mikro\nunit: biro\npelaksana: [kabag]\nkegiatan:\n"
NEW = {"uraian": "Langkah baru", "pelaksana": "kabag"}
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted(SOPS.glob("*/*.yaml"))
    if path.parent.name not in {"profil", "formulir"}
]


@st.composite
def drawn(draw: st.DrawFn) -> str:
    """An SOP whose steps name others by number or id, alone or several, in brackets or in lines."""
    count = draw(st.integers(2, 7))
    ids = [draw(st.none() | st.just(f"id-{row}")) for row in range(count)]
    name = st.integers(0, count - 1).flatmap(lambda row: st.sampled_from([str(row + 1), ids[row] or str(row + 1)]))
    several = st.lists(name, min_size=1, max_size=2, unique=True).map(lambda names: f"[{', '.join(names)}]")
    lines = []
    for row in range(count):
        keys = [
            *([f"id: {ids[row]}"] if ids[row] else []),
            f"uraian: Mengerjakan surat ke {'abcdefg'[row]}",
            "pelaksana: kabag",
        ]
        way = draw(st.sampled_from(["", "lanjut", "keputusan"]))
        target = draw(name | several)
        keys += [f"lanjut: {target}"] if way == "lanjut" else []
        keys += [f"keputusan: {{ya: {target}, tidak: {draw(name)}}}"] if way == "keputusan" else []
        keys += [f"waktu: {{teks: 1 jam, sampai: {draw(name)}}}"] if draw(st.integers(0, 3)) == 0 else []
        lines.append(f"  - {{{', '.join(keys)}}}\n" if draw(st.booleans()) else "  - " + "\n    ".join(keys) + "\n")
    return HEAD + "".join(lines)


def _said(text: str) -> list[tuple[str, str, str]]:
    """(words of a step, key, words of the step that it names there)."""
    sop = sop_of(text)
    words = [step.uraian for step in sop.kegiatan]
    rows = step_rows(sop) | {
        simbol.id: row for row, step in enumerate(sop.kegiatan) for simbol in step.simbol or () if simbol.id
    }
    return sorted(
        (words[int(path[1])], ".".join(map(str, path[2:])), words[rows[name]] if name in rows else name)
        for path, _, name in named_in(sop, Leads.STEP)
    )


ASIDE = (
    HEAD
    + """\
  - {id: periksa, uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: serah, tidak: tolak}}
  - {id: serah, uraian: Menyerahkan; bila keliru kembali ke langkah 1, pelaksana: kabag}
  - {uraian: Mengarsipkan, pelaksana: kabag, lanjut: selesai}
  - {id: tolak, uraian: Menolak, pelaksana: kabag}
"""
)


def _arrows(text: str) -> set[tuple[str, str, str]]:
    sop = sop_of(text)
    flow = flow_of(sop)[0]
    words = [sop.kegiatan[symbol.row].uraian for symbol in flow.symbols]
    led = {(words[edge.source], edge.label, words[edge.target]) for edge in flow.edges}
    ends = {(words[place], "", SELESAI) for place, symbol in enumerate(flow.symbols) if symbol.ends}
    return led | ends


def test_a_step_outside_the_line_of_work_moves() -> None:
    """It ends where it ended, and what it comes below leads where it led; words call steps by their new numbers."""
    for to in (1, 2):
        moved = step_moved(ASIDE, 3, to)
        assert _arrows(ASIDE) == _arrows(moved)
        assert not turned(ASIDE, moved, moved_rows(4, 3, to))
    assert "kembali ke langkah 2" in step_added(ASIDE, 0, NEW)


def test_what_turns_is_told() -> None:
    """A step in the line of work takes another place in it, and each arrow that leads elsewhere is told."""
    line = HEAD + "".join(f"  - {{uraian: Langkah {one}, pelaksana: kabag}}\n" for one in "abc")
    assert turned(line, step_moved(line, 1, 2), moved_rows(3, 1, 2)) == (
        "langkah 1 «Langkah a» kini menuju langkah 2 «Langkah c»; sebelumnya menuju langkah 2 «Langkah b».",
        "langkah 2 «Langkah c» kini menuju langkah 3 «Langkah b»; sebelumnya mengakhiri prosedur.",
        "langkah 3 «Langkah b» kini mengakhiri prosedur; sebelumnya menuju langkah 3 «Langkah c».",
    )
    last = step_added(ASIDE, 4, NEW)
    rows = {row: row for row in range(4)}
    assert turned(ASIDE, last, rows) == (
        "langkah 4 «Menolak» kini menuju langkah 5 «Langkah baru»; sebelumnya mengakhiri prosedur.",
    )
    between = step_added(ASIDE, 2, NEW)
    assert not turned(ASIDE, between, {0: 0, 1: 1, 2: 3, 3: 4})
    assert not turned(between, step_removed(between, 2), {0: 0, 1: 1, 3: 2, 4: 3})


@pytest.mark.no_cover
@some(20)
@given(st.one_of(drawn(), st.sampled_from(TEXTS)), st.data())
def test_what_is_named_stays_named(text: str, data: st.DataObject) -> None:
    """A new step, or one elsewhere, changes no reference; a step that goes changes only those that led to it."""
    before, count = _said(text), len(sop_of(text).kegiatan)
    row, to = data.draw(st.integers(0, count - 1)), data.draw(st.integers(0, count - 1))
    assert before == _said(step_added(text, row, NEW))
    moved = Counter(_said(step_moved(text, row, to)))
    assert not Counter(before) - moved
    assert {key for _, key, _ in moved - Counter(before)} <= {"lanjut.0"}
    if count == 1:
        return
    gone = sop_of(text).kegiatan[row].uraian
    led = [one for one in before if one[2] == gone and one[0] != gone]
    if led:
        with pytest.raises(StepNeededError) as needed:
            step_removed(text, row)
        assert len(led) == len(needed.value.askers)
    after = _said(step_removed(text, row, "selesai"))
    assert [one for one in before if gone not in one] == [one for one in after if one[2] != "selesai" or one in before]


def test_arrows_that_led_to_a_step_lead_on() -> None:
    """`instead` takes them over by its id, once; what named it by number gets ids of its words, without fillers."""
    text = HEAD + (
        "  - {uraian: Memeriksa dan mencatat yang masuk, pelaksana: kabag, keputusan: {ya: [2, 3], tidak: 1}}\n"
        "  - {uraian: Menulis, pelaksana: kabag}\n"
        "  - {uraian: Menyimpan, pelaksana: kabag, lanjut: selesai}\n"
    )
    new = step_removed(text, 1, "3")
    assert (
        HEAD
        + (
            "  - {id: memeriksa-mencatat-masuk, uraian: Memeriksa dan mencatat yang masuk, pelaksana: kabag, "
            "keputusan: {ya: menyimpan, tidak: memeriksa-mencatat-masuk}}\n"
            "  - {id: menyimpan, uraian: Menyimpan, pelaksana: kabag, lanjut: selesai}\n"
        )
        == new
    )
    assert 1 == row_of(new, "menyimpan")
    assert {"ya": "menyimpan", "tidak": "memeriksa-mencatat-masuk"} == data_of(new)["kegiatan"][0]["keputusan"]  # type: ignore[index, call-overload]


def test_a_step_that_takes_over_gets_an_id() -> None:
    """Also where no arrow led to it; a list of one arrow stays as it is written."""
    text = HEAD + (
        "  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: [2], tidak: [selesai]}}\n"
        "  - {uraian: Menulis, pelaksana: kabag}\n"
        "  - {uraian: Menyimpan, pelaksana: kabag}\n"
    )
    assert HEAD + (
        "  - {uraian: Memeriksa, pelaksana: kabag, keputusan: {ya: [menyimpan], tidak: [selesai]}}\n"
        "  - {id: menyimpan, uraian: Menyimpan, pelaksana: kabag}\n"
    ) == step_removed(text, 1, "3")
    with pytest.raises(StepNeededError) as needed:
        step_removed(text, 1)
    assert [(("kegiatan", 0, "keputusan", "ya", 0), "Langkah 1 menuju langkah itu («keputusan.ya»).")] == list(
        needed.value.askers
    )


def test_a_step_that_is_not_there() -> None:
    """The numbers that there are are told."""
    text = HEAD + "  - {uraian: A, pelaksana: kabag}\n  - {uraian: B, pelaksana: kabag}\n"
    with pytest.raises(UnwritableError, match=r"Langkah «9» tidak ada\. Sebut nomornya \(1 sampai 2\) atau idnya\."):
        row_of(text, "9")
