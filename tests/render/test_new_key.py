# A key that nobody's code names: what it is follows from its marks alone.
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from tatalaksana.diff import compare
from tatalaksana.facts import Facts, fingerprint
from tatalaksana.model import (
    Isi,
    Kegiatan,
    Kelas,
    Key,
    Leads,
    Printed,
    Profil,
    Rule,
    Searched,
    Sop,
    addresses_in,
    texts_of,
)
from tatalaksana.model.kegiatan import Lanjutan, Waktu
from tatalaksana.model.value import Shorthand
from tatalaksana.render.beda.kalimat import kalimat_of
from tatalaksana.render.cari.sop import sop_record
from tests.collections_on_disk import SOUND, catalog, document


class Acuan(Shorthand):
    """What another document is called, and where it is."""

    _text_means = "teks"
    teks: Annotated[str, Key(Printed.BOX)]
    alamat: Annotated[str | None, Leads.ADDRESS, Key(Printed.LINK)] = None


class Langkah(Kegiatan):
    """A step with keys of each rule that a step's key may have."""

    tempat: Annotated[
        Isi | None, Key(Printed.COLUMN, Rule.TEXT, "tempat kerja", markdown=True, searched=Searched.OWN)
    ] = None
    tenggang: Annotated[Waktu | None, Key(Printed.COLUMN, Rule.TIME)] = None
    kembali: Annotated[Lanjutan | None, Key(Printed.DRAWN, Rule.TARGETS)] = None
    saksi: Annotated[tuple[str, ...] | None, Key(Printed.DRAWN, Rule.ACTORS)] = None
    catatan: Annotated[str | None, Key(Printed.BESIDE, Kelas.REDAKSI)] = None


class Baru(Sop):
    """An SOP with a key of each place."""

    kotak: Annotated[Isi | None, Key(Printed.BOX, Rule.TEXT, "kotak baru")] = None
    acuan: Annotated[tuple[Acuan, ...], Key(Printed.MORE, Kelas.RUJUKAN)] = ()
    rapi: Annotated[str | None, Key(Printed.MEANT, Kelas.TATA_LETAK)] = None
    arsip: Annotated[str | None, Key(Printed.BESIDE, Kelas.REDAKSI)] = None
    kegiatan: Annotated[tuple[Langkah, ...], Key(Printed.DRAWN, Rule.MEMBERS)] = Field(min_length=1)


def _sop(more: str = "", step: str = "") -> Baru:
    text = SOUND.replace("output: konsep}", f"output: konsep{step}}}")
    return Baru.model_validate(document(text + more).data)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("kotak: Isi baru\n", "substansi: Lembar identitas, kotak baru:  → Isi baru"),
        ("acuan: [Pedoman]\n", "rujukan: Lembar identitas, acuan:  → Pedoman"),
        (
            "acuan: [{teks: Pedoman, alamat: 'https://a.example'}]\n",
            "rujukan: Lembar identitas, acuan:  → Pedoman (alamat: https://a.example)",
        ),
        ("rapi: ya\n", "tata letak: Lembar identitas, rapi:  → ya"),
        ("arsip: lemari 2\n", "redaksi: Catatan kendali, arsip:  → lemari 2"),
    ],
)
def test_a_change_of_the_head_is_told(more: str, said: str) -> None:
    """Class, place and words of a change come from the key's marks."""
    assert [said] == _told(_sop(), _sop(more))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("tempat: Ruang rapat", "tempat: Ruang Rapat", "redaksi: Langkah 1, tempat kerja: Ruang rapat → Ruang Rapat"),
        ("tempat: Ruang rapat", "tempat: Lapangan", "substansi: Langkah 1, tempat kerja: Ruang rapat → Lapangan"),
        ("tenggang: 60 menit", "tenggang: 1 jam", "redaksi: Langkah 1, tenggang: 60 menit → 1 jam"),
        (
            "tenggang: {teks: 1 jam, sampai: '2'}", "tenggang: 1 jam",
            "substansi: Langkah 1, tenggang: 1 jam sampai langkah 2 → 1 jam",
        ),
        ("kembali: ['1']", "kembali: ['2']", "substansi: Langkah 1, kembali: langkah 1 → langkah 2"),
        ("saksi: [kabag, kasubbag]", "saksi: [kasubbag, kabag]", "tata letak: Langkah 1, saksi: kabag, kasubbag → kasubbag, kabag"),
        ("catatan: a", "catatan: b", "redaksi: Langkah 1, catatan: a → b"),
    ],
)  # fmt: skip
def test_a_change_of_a_step_is_told(old: str, new: str, said: str) -> None:
    """A step's key is weighed, carried and said by its rule."""
    assert [said] == _told(_sop(step=f", {old}"), _sop(step=f", {new}"))


@pytest.mark.parametrize("more", ["kotak: Isi baru\n", "acuan: [Pedoman]\n", "rapi: ya\n"])
def test_what_paper_shows_counts(more: str) -> None:
    """What the marks say is printed makes another fingerprint."""
    assert _mark(_sop()) != _mark(_sop(more))


def test_what_paper_does_not_show_does_not_count() -> None:
    """What stands beside the sheet, and where its words lead, leaves the fingerprint as it is."""
    assert _mark(_sop()) == _mark(_sop("arsip: lemari 2\n", ", catatan: a"))
    with_link = "acuan: [{teks: Pedoman, alamat: 'https://a.example'}]\n"
    assert _mark(_sop("acuan: [Pedoman]\n")) == _mark(_sop(with_link))


def test_an_unused_key_changes_nothing() -> None:
    """The fingerprint of an SOP that does not use a new key is what it was before there was one."""
    plain = Sop.model_validate(document(SOUND).data)
    assert _mark(plain) == _mark(_sop())


class HanyaLangkah(Sop):
    """An SOP whose steps alone have new keys."""

    kegiatan: Annotated[tuple[Langkah, ...], Key(Printed.DRAWN, Rule.MEMBERS)] = Field(min_length=1)


def test_the_search_reads_a_new_key_of_a_step(tmp_path: Path) -> None:
    """A step's key that is marked as searched is found at its step, without marks of Markdown; one that is not is not."""
    found = catalog(tmp_path, {"biro/surat.yaml": SOUND})
    text = SOUND.replace("output: konsep}", "output: konsep, tempat: Ruang **rapat**, catatan: rahasia}")
    trial = HanyaLangkah.model_validate(document(text).data)
    record = sop_record(Facts(replace(found.entries["biro/surat"], sop=trial), found))
    assert "Ruang rapat" in record.parts[1].texts
    assert "rahasia" not in record.parts[1].texts


def test_the_text_of_a_new_key_is_looked_at() -> None:
    """Texts of a new key are among those whose links are checked, and so are addresses of its items."""
    trial = _sop("acuan: [{teks: A, alamat: 'x:1'}]\n", ", tempat: '[A](x:2)'")
    assert (("kegiatan", 0, "tempat"), "[A](x:2)") in list(texts_of(trial))
    assert [(("acuan", 0, "alamat"), "x:1")] == list(addresses_in(trial))


def _mark(one: Sop) -> str:
    return fingerprint(one, Profil())


def _told(old: Sop, new: Sop) -> list[str]:
    return [
        f"{one.kelas.value}: {one.tempat}, {one.perihal}: " + "".join(" → ".join(piece) for piece in one.isi)
        for one in kalimat_of(compare(old, new))
    ]
