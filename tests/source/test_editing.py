# The writer that preserves bytes: what is edited is edited, what is not stays as it was.
from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tatalaksana.model import Sop, by_id, key_order, numbered, parse
from tatalaksana.source import Data, Edit, Path, UnwritableError, data_of, edited, scalar, tidied, with_edit
from tatalaksana.source.tree import comments_in, entry_of, find, tree_of, walk
from tests.bench.generator import _yaml, sops
from tests.bench.seeds import seeds_in
from tests.collections_on_disk import SOPS, SOUND
from tests.examples import some
from tests.source.odd_files import ODD

GENERATED = {f"buatan-{one.id}": _yaml(one.data) for one in sops(seeds_in(SOPS), 3)}
TEXTS = {
    **ODD,
    **GENERATED,
    "kecil": SOUND,
    **{
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(SOPS.glob("*/*.yaml"))
        if path.parent.name not in {"profil", "formulir"}
    },
}
NAMES = sorted(TEXTS)
WORDS = st.one_of(
    st.sampled_from(
        [
            "",
            "a",
            "Ya: tidak",
            "x # y",
            "- z",
            "null",
            "~",
            "[a",
            "{",
            "'",
            '"',
            "\\",
            "a\nb",
            " tepi ",
            "é🎉",
            "&a",
            "*a",
            "@",
            "%",
            "? k",
            "1.10",
            "kata " * 60 + "akhir",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), max_size=30),
)
VALUES: st.SearchStrategy[Data] = st.one_of(
    WORDS, st.none(), st.lists(WORDS, min_size=1, max_size=3), st.dictionaries(st.sampled_from(["teks", "id", "a b", "x:"]), WORDS, min_size=1, max_size=3)
)  # fmt: skip


def order(path: Path) -> tuple[str, ...]:
    """The order of an SOP's keys."""
    return key_order(Sop, path)


def crlf(text: str) -> str:
    """The text as Windows writes it."""
    return text.replace("\n", "\r\n")


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str, Edit]:
    """A text by its name and line ends, and an edit of a place in it, or beside one."""
    name, ends = draw(st.sampled_from(NAMES)), draw(st.sampled_from(["\n", "\r\n"]))
    text = TEXTS[name]
    places = [path for path, _ in walk(tree_of(text)) if path]
    path = draw(st.sampled_from(places))
    if draw(st.integers(0, 3)) == 0:
        last: str | int = 99 if isinstance(path[-1], int) else draw(st.sampled_from(["nomor", "ket", "id", "baru"]))
        path = (*path[:-1], last)
    return name, ends, Edit(path, draw(VALUES))


@pytest.mark.no_cover
@some(50)
@given(edits())
@example(("kurung", "\n", Edit(("kegiatan", 2), None)))
@example(("panjang", "\n", Edit(("pencatatan", 3), "a")))
def test_an_edit_is_read_back_and_nothing_else(case: tuple[str, str, Edit]) -> None:
    """The data is what the edit makes of it; lines before and after those it touches are the same bytes."""
    name, ends, edit = case
    text = TEXTS[name].replace("\n", ends)
    data = data_of(text)
    expected = with_edit(data, edit)
    if expected is None:
        return
    new = edited(text, [edit], order)
    assert data_of(new) == expected
    if "*" not in text and "&" not in text:
        _assert_local(text, new, edit)


def _assert_local(text: str, new: str, edit: Edit) -> None:
    """Every line but those of the edited key, and the one behind it that may take its place, is still there."""
    data, path = data_of(text), edit.path
    if not _stands(data, path):
        return
    while len(path) > 1 and edit.value is None and len(_at(data, path[:-1])) == 1:
        path = path[:-1]
    parent = find(tree_of(text), path[:-1])
    assert parent is not None
    index = entry_of(parent, path[-1]) or 0
    entry = parent.entries[index]
    begin = text.rfind("\n", 0, entry.start) + 1
    if edit.value is None and parent.flow and index and index == len(parent.entries) - 1:
        # The comma before the last goes with it, wherever that stands; nothing before the comma may.
        begin = parent.entries[index - 1].end
    if edit.value is None and parent.kind == "daftar" and not parent.flow:
        # The comments right above an item go with it, and the blank line that kept it apart.
        begin = parent.entries[index - 1].end if index else text.rindex(":", 0, entry.start)
    assert new.startswith(text[:begin])
    assert new.endswith("\n".join(text[entry.end :].split("\n")[2:]))


def _stands(data: Data, path: Path) -> bool:
    try:
        _at(data, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _at(data: Data, path: Path) -> dict[str, Data]:
    here: Data = data
    for step in path:
        here = here[step]  # type: ignore[index]  # or it raises, which says that nothing stands there
    return here  # type: ignore[return-value]  # only its length is asked for


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "spelled"), [*((name, str) for name in NAMES), *((name, crlf) for name in [*ODD, "kecil"])]
)
def test_an_edit_and_its_undoing_leave_the_same_bytes(name: str, spelled: Callable[[str], str]) -> None:
    """A plain value that is changed and changed back is where it was, as it was."""
    text = spelled(TEXTS[name])
    plain = [
        (path, node)
        for path, node in walk(tree_of(text))
        if name != "jangkar"
        and node.kind == "teks"
        and not node.anchor
        and node.value
        and node.style not in {"|", ">"}
        and "\n" not in text[node.start : node.end]
    ]
    # Of a long file as many values as a short one has.
    for path, node in plain[:: 1 + len(plain) // 15]:
        there = edited(text, [Edit(path, "lain")], order)
        assert edited(there, [Edit(path, node.value)], order) == text, path


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_a_new_key_that_goes_again_leaves_the_same_bytes(name: str) -> None:
    """A key that is put in and taken away again."""
    text = TEXTS[name]
    groups = [
        path for path, node in walk(tree_of(text)) if node.kind == "kelompok" and not node.anchor and "*" not in text
    ]
    for path in groups[:: 1 + len(groups) // 10]:
        new = edited(text, [Edit((*path, "sisipan"), "x y")], order)
        assert edited(new, [Edit((*path, "sisipan"), None)], order) == text, path


@given(WORDS, st.booleans())
def test_texts_are_written_as_they_are(text: str, flow: bool) -> None:  # noqa: FBT001
    """Any text reads back as itself, by our reader and by another library's."""
    written = scalar(text, flow=flow)
    assert data_of(f"a: [{written}]\n" if flow else f"a: {written}\n") == {"a": [text] if flow else text}
    try:
        other = YAML(typ="rt", pure=True).load(f"a: {written}\n")["a"]
    except YAMLError:
        return
    assert not isinstance(other, str) or other == text


def test_what_nobody_sees_is_refused() -> None:
    """A control character is refused in plain words."""
    with pytest.raises(UnwritableError, match=r"U\+0007"):
        edited(SOUND, [Edit(("judul",), "a\x07")], order)


def test_other_uses_of_an_anchor_stay() -> None:
    """What others name by an alias keeps its value when the value itself is changed, and the alias when only it is."""
    new = edited(ODD["jangkar"], [Edit(("judul",), "Baru")], order)
    assert "keterkaitan: [Surat]" in new
    new = edited(ODD["jangkar"], [Edit(("kegiatan", 1, "uraian"), "Lain")], order)
    assert data_of(new)["kegiatan"][0]["uraian"] == "Menulis"  # type: ignore[index, call-overload]
    assert data_of(new)["kegiatan"][1]["uraian"] == "Lain"  # type: ignore[index, call-overload]


def test_a_new_key_stands_in_its_place() -> None:
    """Where the form has it: «revisi_ke» behind «tanggal», «id» before all else."""
    new = edited(SOUND, [Edit(("revisi_ke",), "2"), Edit(("kegiatan", 0, "id"), "siapkan")], order)
    assert "tanggal: {efektif: 2024-01-02}\nrevisi_ke: 2\npengesahan:" in new
    assert "- {id: siapkan, uraian: Menyiapkan," in new


def _remarks(text: str) -> tuple[list[str], int]:
    return sorted(text[start:end] for start, end in comments_in(text, tree_of(text))), text.count("\n\n")


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("spelled", [str, crlf], ids=["lf", "crlf"])
def test_tidied_once_is_tidied(name: str, spelled: Callable[[str], str]) -> None:
    """Twice changes nothing more; data, comments and blank lines stay, and so does the parsed SOP."""
    text = spelled(TEXTS[name])
    new = tidied(text, order)
    assert tidied(new, order) == new
    assert data_of(new) == data_of(text)
    assert _remarks(new)[0] == _remarks(text)[0]
    before, after = parse(Sop, data_of(text)), parse(Sop, data_of(by_id(new)))
    assert isinstance(before, Sop) == isinstance(after, Sop)
    if isinstance(before, Sop) and isinstance(after, Sop):
        assert numbered(before) == numbered(after)
    assert tidied(by_id(new), order) == by_id(new)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("spelled", [str, crlf], ids=["lf", "crlf"])
def test_the_mark_of_windows_makes_no_difference(name: str, spelled: Callable[[str], str]) -> None:
    """With U+FEFF before it a text is edited and tidied as without, and keeps it."""
    text = spelled(TEXTS[name])
    assert f"\ufeff{tidied(text, order)}" == tidied(f"\ufeff{text}", order)
    for edit in (Edit(("judul",), "Lain"), Edit(("a-baru",), "x"), Edit(("jenis",), None)):
        assert f"\ufeff{edited(text, [edit], order)}" == edited(f"\ufeff{text}", [edit], order)


@pytest.mark.no_cover
@some(40)
@given(edits())
def test_edited_files_can_be_tidied(case: tuple[str, str, Edit]) -> None:
    """After any edit, tidying keeps the data and is done at once."""
    name, ends, edit = case
    text = TEXTS[name].replace("\n", ends)
    if with_edit(data_of(text), edit) is None:
        return
    text = edited(text, [edit], order)
    new = tidied(text, order)
    assert data_of(new) == data_of(text)
    assert tidied(new, order) == new


def test_lone_ends_of_lines_become_usual() -> None:
    """A file whose lines end in CR alone is tidied as the same with LF, and only once."""
    text = "# kepala\njudul: A\nisian:\n  - uraian: satu # akhir\n  - uraian: dua\n"
    assert tidied(text, order) == tidied(text.replace("\n", "\r"), order)
    mixed = text.replace("isian:\n", "isian:\r\n").replace("satu # akhir\n", "satu # akhir\r")
    assert tidied(tidied(mixed, order), order) == tidied(mixed, order)
    assert "\r" not in tidied(mixed, order).replace("\r\n", "")


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_both_parsers_place_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is missing, PyYAML's Python parser gives the same tree."""
    trees = [tree_of(spelled(TEXTS[name])) for spelled in (str, crlf)]
    monkeypatch.setattr("tatalaksana.source.tree._LOADER", yaml.SafeLoader)
    assert [tree_of(spelled(TEXTS[name])) for spelled in (str, crlf)] == trees


def test_tidied_odd_file() -> None:
    """Keys in their order with their comments and blank lines; steps by id; dashes two spaces in."""
    assert (
        tidied(by_id(ODD["terbalik"]), order)
        == """\
# tentang judul
judul: Surat
jenis: mikro

unit: biro

# tentang lajur
pelaksana: [kabag]

kegiatan:

  - id: tulis
    uraian: Menulis
    pelaksana: kabag
    kelengkapan: |
      arahan
      # bukan komentar

    # sebelum output
    output: surat

  - uraian: Menyimpan
    pelaksana: kabag
    lanjut: tulis
    mulai: ya
  - uraian: Selesai
    pelaksana: kabag
"""
    )


def test_a_day_that_no_calendar_has_is_quoted() -> None:
    """To us it is a text; YAML's own readers take it for a day and give up the file."""
    assert ["2024-02-29", '"2024-02-30"', '"2024-13-1"', "12-02-30"] == [
        scalar(text) for text in ("2024-02-29", "2024-02-30", "2024-13-1", "12-02-30")
    ]


@pytest.mark.no_cover
def test_blanks_without_end_are_tidied() -> None:
    """In work that grows with the text."""
    text = 'judul: "a' + " " * 300_000 + 'b"\n'
    assert data_of(text) == data_of(tidied(text, lambda _: ()))


def test_a_new_member_of_a_register_is_written_as_the_others() -> None:
    """Below its key, where all others are; in brackets where they are."""
    below = "kabag:\n  nama: Kabag\nkasubbag:\n  nama: Kasubbag\n"
    beside = "kabag: {nama: Kabag}\nkasubbag: {nama: Kasubbag}\n"
    edit = Edit(("staf",), {"nama": "Staf"})
    assert edited(below, [edit], lambda _: ()) == f"{below}staf:\n  nama: Staf\n"
    assert edited(beside, [edit], lambda _: ()) == f"{beside}staf: {{nama: Staf}}\n"
    apart = below.replace("kasubbag:", "\nkasubbag:")
    assert edited(apart, [edit], lambda _: ()) == f"{apart}\nstaf:\n  nama: Staf\n"
