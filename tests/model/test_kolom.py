# The columns of the table: which there are follows from the marks of a step's keys, and everyone who shows them has all.
from __future__ import annotations

from dataclasses import fields

from tatalaksana.facts import Langkah
from tatalaksana.model import KOLOM_TEKS, LEBAR, MUTU_BAKU, Kegiatan, Kolom, Label, Printed, keys_of
from tatalaksana.model.profil import KOTAK
from tatalaksana.render.csv import CHECKLIST_COLUMNS


def test_columns_follow_the_keys() -> None:
    """Behind number, activity and lanes stand the keys that have a column of their own, in their order."""
    assert ["no", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "ket"] == list(Kolom)
    assert {"kelengkapan", "waktu", "output"} == MUTU_BAKU
    assert ("kelengkapan", "output", "ket") == KOLOM_TEKS


def test_each_printed_key_has_a_column() -> None:
    """What a step's key prints in a cell stands in a column of its own; only the activity and its details share theirs."""
    printed = {name for name, key in keys_of(Kegiatan).items() if key.printed is Printed.COLUMN}
    assert {"uraian", "rincian"} == printed - {kolom.value for kolom in LEBAR}


def test_each_column_and_box_has_a_word() -> None:
    """The form has a word for each of its columns and boxes."""
    assert {*map(str, Kolom), *KOTAK} <= set(Label.model_fields)


def test_checklists_have_every_column_of_text() -> None:
    """What stands in the columns of text stands in checklists too, for people and for programs."""
    assert {*map(str, KOLOM_TEKS)} <= {field.name for field in fields(Langkah)}
    assert {*map(str, KOLOM_TEKS)} <= set(CHECKLIST_COLUMNS)
