# What is remembered of files that did not change: never another outcome than looking at all of them anew.
from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import Collection, Memory, collect, memory_bytes, memory_from, naming, problems_in
from tatalaksana.catalog.known_entry import KnownEntry
from tatalaksana.chart import route
from tatalaksana.source import ChangedMeanwhileError, read
from tests.catalog.changing import BEGIN, STATES, changes
from tests.collections_on_disk import REGISTERS, SOUND, draft, write
from tests.examples import some
from tests.steps import calls

_VALUES = ("sop", "flow", "geometry")
DAYS = st.sampled_from([None, date(2026, 11, 24), date(2026, 11, 26), date(2020, 11, 26)])


def _apply(root: Path, changed: Mapping[str, bytes | None]) -> None:
    for name, content in changed.items():
        if content is None:
            (root / name).unlink(missing_ok=True)
        else:
            write(root, {name: content})


def _below(root: Path, changed: Mapping[str, bytes | None]) -> dict[Path, bytes | None]:
    return {root / name: content for name, content in changed.items()}


def _mends(found: Collection) -> list[object]:
    return [problem.mend for problem in found.problems]


@pytest.mark.no_cover
@some(20)
@given(st.lists(st.tuples(changes(), DAYS), min_size=1, max_size=5))
def test_remembering_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[dict[str, bytes | None], date | None]]
) -> None:
    """After any edits, deletions and additions: catalog, problems and mends of a fresh look, before and after they are written."""
    root = write(tmp_path_factory.mktemp("ubah") / "sops", BEGIN)
    memory, problems = Memory(), Memory()
    for changed, day in steps:
        before = collect(root, "sops", _below(root, changed), tanggal=day, memory=memory)
        _apply(root, changed)
        fresh = collect(root, "sops", tanggal=day)
        for found in (before, collect(root, "sops", tanggal=day, memory=memory)):
            assert fresh.problems == found.problems
            assert _mends(fresh) == _mends(found)
            assert fresh.catalog == found.catalog
        kept = memory_from(memory_bytes(problems))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(naming, "_FEW", 0)  # as in a large collection: what an edit may not touch is not linked again
            found_again = problems_in(root, "sops", tanggal=day, memory=kept)
        assert fresh.problems == tuple(problem for problem in found_again if problem.acceptance is None)
        problems = kept


@pytest.mark.parametrize("name", sorted(STATES))
def test_every_state_can_come_and_go(tmp_path: Path, name: str) -> None:
    """Each kind of file, in each of its states, put in, changed and taken away: what `changed` says of it is what the disk would."""
    root = write(tmp_path / "sops", BEGIN)
    memory = Memory()
    for content in (*STATES[name], None):
        changed = {name: content.encode() if isinstance(content, str) else content}
        before = collect(root, "sops", _below(root, changed), memory=memory)
        _apply(root, changed)
        assert collect(root, "sops") == before


def test_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    """A new SOP in a new folder is found before either is written."""
    root = write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    found = collect(root, "sops", {root / "bagian/tamu.yaml": draft("Tamu").encode()})
    assert {"bagian/tamu", "biro/surat"} == set(found.catalog.entries)


@pytest.mark.parametrize("name", ["../luar.yaml", "", "biro/../../luar.yaml"])
def test_what_is_not_below_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    """A change of a file elsewhere is a mistake of the caller."""
    root = write(tmp_path / "sops", REGISTERS)
    with pytest.raises(ValueError, match="is not below"):
        collect(root, "sops", {root / name: b""})


def test_only_what_changed_is_read_and_drawn(tmp_path: Path) -> None:
    """Entries of files that stay are the very same objects; of a file that changed they are new."""
    root = write(tmp_path / "sops", BEGIN)
    memory = Memory()
    first = collect(root, "sops", memory=memory).catalog.entries
    write(root, {"biro/tamu.yaml": draft("Tamu Lain")})
    second = collect(root, "sops", memory=memory).catalog.entries
    assert {"biro/tamu"} == {name for name, entry in second.items() if entry is not first[name]}


def test_what_was_read_is_put_away_until_it_is_asked_for(tmp_path: Path) -> None:
    """An entry holds neither SOP nor chart; both are there as they were, neither read nor drawn again, and steps are the ones of the flow."""
    entry = collect(write(tmp_path / "sops", BEGIN), "sops").catalog.entries["biro/tamu"]
    assert set(vars(entry)).isdisjoint(_VALUES)
    assert [] == calls(lambda: entry.geometry, read, route)
    assert set(_VALUES) <= set(vars(entry))
    before = [getattr(entry, name) for name in _VALUES]
    entry.put_away()
    assert set(vars(entry)).isdisjoint(_VALUES)
    assert before == [getattr(entry, name) for name in _VALUES]


def test_of_a_folder_that_stays_no_text_is_held(tmp_path: Path) -> None:
    """What is found is the same; a text is read again when it is asked for, or it is told that it is another; that of a change is held."""
    root = write(tmp_path / "sops", {**BEGIN, "biro/ragu.yaml": draft("Surat Masuk Tamu Tamu")})
    found, whole = collect(root, "sops", stays=True), collect(root, "sops")
    assert found == whole
    assert any(
        problem.file == "sops/biro/ragu.yaml" for problem in found.problems
    )  # warned of, and put away like others
    several = collect(
        root, "sops", _below(root, {"biro/baru.yaml": draft("Tamu Baru").encode()}), stays=True
    ).catalog.entries
    assert {"biro/baru"} == {name for name, entry in several.items() if "document" in vars(entry)}
    assert whole.catalog.entries["biro/tamu"].document == several["biro/tamu"].document
    several["biro/tamu"].put_away()
    write(root, {"biro/tamu.yaml": draft("Tamu Lain")})
    with pytest.raises(ChangedMeanwhileError):
        several["biro/tamu"].document  # noqa: B018 - what is read again


def test_what_goes_to_other_processes_is_put_away_meanwhile(tmp_path: Path) -> None:
    """A thread sends an entry as it is: what is put away while it does so is there whole, or is read again."""
    entry = collect(write(tmp_path / "sops", BEGIN), "sops").catalog.entries["biro/tamu"]
    assert isinstance(entry, KnownEntry)
    assert entry.geometry
    sent = entry.__getstate__()
    entry.put_away()
    assert set(_VALUES) <= set(sent)
    assert entry == pickle.loads(pickle.dumps(entry))  # noqa: S301 - our own


def test_what_was_kept_is_read_and_drawn_when_it_is_asked_for(tmp_path: Path) -> None:
    """Of a memory that comes back an entry holds its card alone, and tells all that it told before; another edition does not."""
    root = write(tmp_path / "sops", BEGIN)
    memory = Memory()
    first = collect(root, "sops", memory=memory).catalog.entries["biro/tamu"]
    kept = collect(root, "sops", memory=memory_from(memory_bytes(memory))).catalog.entries["biro/tamu"]
    assert {"id", "mark", "_reading", "card"} == set(vars(kept))
    assert {"flow", "geometry", "sop"} <= set(vars(replace(kept, id="biro/lain")))
    assert (first, hash(first)) == (kept, hash(kept))
    kept.put_away()
    assert not {"document", "sop", "flow", "geometry"} & set(vars(kept))
    assert (first, hash(first)) == (kept, hash(kept))
    kept.put_away()
    write(root, {"biro/tamu.yaml": draft("Tamu Lain")})
    again = collect(root, "sops", memory=memory_from(memory_bytes(memory))).catalog.entries["biro/tamu"]
    assert kept != again
    assert again.geometry


def test_a_form_is_known_by_its_title_from_one_run_to_the_next(tmp_path: Path) -> None:
    """Of what was kept a form holds no value; an SOP that names it by its title is told its id all the same."""
    form = "judul: Daftar Hadir\nisian:\n  - {type: text, name: nama, label: Nama}\n"
    root = write(tmp_path / "sops", {**BEGIN, "formulir/hadir.yaml": form})
    memory = Memory()
    problems_in(root, "sops", memory=memory)
    named = draft("Tamu").replace("kelengkapan: a", "formulir: Daftar Hadir, kelengkapan: a")
    write(root, {"biro/tamu.yaml": named})
    found = problems_in(root, "sops", memory=memory_from(memory_bytes(memory)))
    assert ["Maksud Anda «hadir»?"] == [one.hint for one in found if one.code == "id-salah"]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("jabatan.yaml", "kabag: {nama: A}\n", "kabag: {nama: A}\nkasubbags: {nama: B}\n"),
        ("unit.yaml", "biro: {nama: Biro Umum}\n", "biro: {nama: Biro Umum, profil: kita}\n"),
        ("profil/kita.yaml", "kolom: [kegiatan, pelaksana, output]\n", "kolom: [kegiatan, pelaksana, output, waktu]\n"),
        ("peraturan.yaml", "uu-1: {judul: A}\n", "uu-1: {judul: A, status: dicabut}\n"),
        ("peraturan.yaml", "uu-1: {judul: A}\n", "uu-1: {judul: A}\nuu-7: {judul: Undang-Undang Nomor 7 Tahun 2001}\n"),
        ("peraturan.yaml", "uu-1: {judul: A, diganti_oleh: uu-2}\nuu-2: {judul: B}\n",
         "uu-1: {judul: A, diganti_oleh: uu-2}\nuu-2: {judul: C}\n"),
    ],
)  # fmt: skip
def test_what_a_check_was_told_counts(tmp_path: Path, name: str, before: str, after: str) -> None:
    """When a register tells something else of what an SOP names, or of what is near to it, the SOP is checked again."""
    # Its profile is the one it names, else its unit's.
    named = "unit: biro\nprofil: kita\n" if name == "profil/kita.yaml" else "unit: biro\n"
    sop = SOUND.replace("waktu: 1 jam, ", "").replace("unit: biro\n", named).replace("berlaku", "draf")
    sop = sop.replace("[uu-1]", "[uu-1, UU Nomor 7 Tahun 2001]")
    profile = "kolom: [kegiatan, pelaksana, output]\n"
    root = write(tmp_path / "sops", {**REGISTERS, "profil/kita.yaml": profile, "biro/surat.yaml": sop, name: before})
    memory = Memory()
    first = collect(root, "sops", memory=memory).problems
    write(root, {name: after})
    second = collect(root, "sops", memory=memory).problems
    assert collect(root, "sops").problems == second
    assert [str(problem) for problem in first] != [str(problem) for problem in second]


def test_memory_keeps_what_was_needed_last(tmp_path: Path) -> None:
    """However often a file changes, only what the last call needed is kept: three registers and two SOP."""
    root = write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND})
    memory = Memory()
    sizes = set()
    for turn in range(9):
        write(root, {"biro/tamu.yaml": draft(f"Tamu {turn}")})
        collect(root, "sops", memory=memory)
        sizes.add(memory.size)
    assert {5} == sizes
