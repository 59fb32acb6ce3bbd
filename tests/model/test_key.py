# Keys and their marks: none without, and what is asked of them follows.
from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pytest
from pydantic import BaseModel, Field

from tatalaksana.model import Isi, Kelas, Key, Printed, Rule, Sop, key_at, keys_of, off_paper, texts_of
from tatalaksana.model.key import group_in
from tatalaksana.model.value import Value
from tests.collections_on_disk import SOUND, document


def _groups(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        inner = group_in(field.annotation)
        if inner is not None:
            yield from _groups(inner)


GROUPS = tuple(dict.fromkeys(_groups(Sop)))


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_every_key_has_marks(group: type[BaseModel]) -> None:
    """No key of an SOP, of a step, a symbol, a lane or of a group in them is declared without its marks."""
    assert list(group.model_fields) == list(keys_of(group))


def test_all_groups_are_looked_at() -> None:
    """The test above finds the groups by itself."""
    assert {"Sop", "Kegiatan", "Simbol", "Lajur", "Waktu", "TanggalSop", "LabelSop"} <= {one.__name__ for one in GROUPS}


def test_a_key_without_marks_is_refused() -> None:
    """Whoever forgets the marks hears it from the first that asks."""

    class Forgotten(Value):
        baru: str = ""

    with pytest.raises(TypeError, match=r"Forgotten\.baru has no marks"):
        keys_of(Forgotten)


def test_what_is_compared_by_itself_has_a_class() -> None:
    """Every key of an SOP, a step and a lane, and of groups that are compared key by key, says how grave its changes are."""
    compared = [Sop, *(group_in(field.annotation) for name, field in Sop.model_fields.items() if _apart(name))]
    assert 5 == len(compared)
    assert [] == [
        f"{group.__name__}.{name}" for group in compared if group is not None
        for name, key in keys_of(group).items() if key.change is None
    ]  # fmt: skip


def _apart(name: str) -> bool:
    return keys_of(Sop)[name].change in {Rule.KEYS, Rule.MEMBERS}


@pytest.mark.parametrize(
    ("name", "words"),
    [("nomor", "nomor"), ("tanggal.efektif", "tanggal efektif"), ("unit.unit", "unit"), ("profil", "profil lembar")],
)
def test_a_key_has_words(name: str, words: str) -> None:
    """A key is called by its words in sentences, or by its name."""
    assert words == key_at(Sop, name)[0]


class _Item(Value):
    isi: Annotated[str, Key(Printed.BOX, markdown=True)]
    rahasia: Annotated[str, Key(Printed.BESIDE)] = ""


class _Trial(Sop):
    kotak: Annotated[Isi | None, Key(Printed.BOX, Rule.TEXT, markdown=True)] = Field(None)
    butir: Annotated[tuple[_Item, ...], Key(Printed.BOX, Kelas.RUJUKAN)] = ()
    samping: Annotated[_Item | None, Key(Printed.BESIDE, Kelas.REDAKSI)] = None


def test_a_new_keys_texts_are_found() -> None:
    """Texts under a key marked for Markdown are found wherever they stand, those of others are not."""
    data = document(f"{SOUND}kotak: [A, B]\nbutir: [{{isi: C, rahasia: D}}]\n").data
    found = dict(texts_of(_Trial.model_validate(data)))
    assert {("kotak", 0): "A", ("kotak", 1): "B", ("butir", 0, "isi"): "C"} == {
        path: text for path, text in found.items() if path[0] in {"kotak", "butir"}
    }


def test_a_new_key_off_paper_is_excluded() -> None:
    """What no sheet shows is left out, be it a key, a group or a key of a list's items."""
    mine = {name: value for name, value in off_paper(_Trial).items() if name not in off_paper(Sop)}
    assert {"butir": {"__all__": {"rahasia": True}}, "samping": True} == mine
