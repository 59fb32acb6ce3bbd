# The next number of a unit, learned from those it has, and drafts that are sound for any title.
from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.catalog import Wish, draft_of, next_number
from tatalaksana.catalog.draft import begun
from tatalaksana.model import Jenis, Sop, flow_of, key_order, parse
from tatalaksana.model.profil import KOTAK
from tatalaksana.source import data_of, tidied
from tests.collections_on_disk import SOUND, catalog, koleksi
from tests.examples import some


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (["A-1", "A-2"], "A-3"),
        (["001/SOP/2023", "009/SOP/2023"], "010/SOP/2023"),
        (["007/SOP/2023", "008/SOP/2024"], "009/SOP/2024"),
        (["TM.01.02-065-079.Set.K", "TM.01.02-057-057.Set.K", "TM.01.02-026-079.Set.K"], "TM.01.02-066-079.Set.K"),
        (["99", "98"], "100"),
        (["A-1"], None),
        ([], None),
        (["A-1", "B/2/C"], None),
        (["1-2", "3-4"], None),
        (["A", "B"], None),
    ],
)
def test_next_number(known: list[str], expected: str | None, tmp_path: Path) -> None:
    """The part that differs everywhere counts on; where it isn't plain which part that is, nothing is guessed, and why is said."""
    files: dict[str, str | bytes] = {
        f"biro/s{index}.yaml": SOUND.replace("A-1", f"'{nomor}'").replace("Surat", f"Surat {index}")
        for index, nomor in enumerate(known)
    }
    nomor, why = next_number("biro", catalog(tmp_path, files))
    assert nomor == expected
    assert why.startswith(
        "Nomor belum dapat diketahui: " if expected is None else "Nomor berikutnya menurut nomor SOP "
    )


def test_next_number_that_another_unit_has(tmp_path: Path) -> None:
    """A number that any unit's SOP has, however it is written, is passed over."""
    texts = {"a": ("A-1", "biro"), "b": ("A-2", "biro"), "c": ("a - 3", "lain"), "d": ("A-4", "lain")}
    files: dict[str, str | bytes] = {
        f"biro/{name}.yaml": SOUND.replace("A-1", nomor).replace("unit: biro", f"unit: {unit}").replace("Surat", name)
        for name, (nomor, unit) in texts.items()
    }
    found = catalog(tmp_path, {**files, "unit.yaml": "biro: {nama: Biro}\nlain: {nama: Lain}\n"})
    assert "A-5" == next_number("biro", found)[0]


PUBLISHED = koleksi()


@pytest.mark.no_cover
@some(60)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=1, max_size=80).filter(str.strip),
    st.sampled_from(Jenis), st.lists(st.sampled_from(sorted(PUBLISHED.registers.jabatan)), min_size=1, max_size=12, unique=True),
)  # fmt: skip
def test_drafts_are_sound_and_tidy(judul: str, jenis: Jenis, lajur: list[str]) -> None:
    """Whatever the title, the draft is a whole SOP that says it, and needs no tidying."""
    draft = draft_of(Wish(judul, jenis, "biro-pp", tuple(lajur), ("SOP Makro: «Lain» # 1",)), PUBLISHED)
    sop = parse(Sop, data_of(draft.text))
    assert isinstance(sop, Sop)
    assert flow_of(sop)[1] == ()
    assert (sop.judul, sop.jenis, [lane.jabatan for lane in sop.pelaksana]) == (judul.strip(), jenis, lajur)
    assert tidied(draft.text, lambda path: key_order(Sop, path)) == draft.text
    assert draft.id not in PUBLISHED.entries


@pytest.mark.parametrize(
    ("profil", "offered"),
    [
        (None, "dasar_hukum kualifikasi_pelaksana keterkaitan peralatan peringatan pencatatan lampiran"),
        (
            "spo-kesehatan",
            "peralatan tujuan pengertian kebijakan referensi unit_terkait dokumen_terkait riwayat_perubahan lampiran",
        ),
    ],
)
def test_a_draft_offers_the_boxes_of_its_sheet(profil: str | None, offered: str, tmp_path: Path) -> None:
    """By the unit's profile, for what is written into another box would not be printed."""
    unit = f"biro: {{nama: Biro{f', profil: {profil}' if profil else ''}}}\n"
    text = draft_of(Wish("Surat", Jenis.MIKRO, "biro", ("kabag",)), catalog(tmp_path, {"unit.yaml": unit})).text
    assert [name for line in text.splitlines() if (name := line[2:].partition(":")[0]) in KOTAK] == offered.split()


def _draft(ends: str = "\n") -> str:
    return draft_of(Wish("Surat", Jenis.MIKRO, "biro-pp", ("karo-pp", "karo-pp")), PUBLISHED).text.replace("\n", ends)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "gone", "there"),
    [
        (("tanggal", "efektif"), ("# tanggal:", "#   pembuatan: 2026-01-31", "#   efektif: 2026-02-15"), "tanggal:"),
        (("dasar_hukum",), ("# dasar_hukum:  # id dari peraturan.yaml", "#   - …"), "dasar_hukum:  # id dari peraturan.yaml"),
        (("kegiatan", 1, "waktu"), ("    # waktu: 10 Menit",), "    waktu:"),
    ],
)  # fmt: skip
def test_a_remark_becomes_its_key(path: tuple[str | int, ...], gone: tuple[str, ...], there: str, ends: str) -> None:
    """What is given a value stands where the draft's remark stood, and the remark is gone; of several steps only in its own."""
    text = _draft(ends)
    whole = "".join(line + ends for line in gone)
    before, _, behind = text.rpartition(whole) if "kegiatan" in path else text.partition(whole)
    assert f"{before}{there}{ends}{behind}" == begun(text, path)


def test_other_remarks_stay() -> None:
    """A remark that somebody wrote or changed, a key that is there, and a key that drafts do not show."""
    text = _draft().replace("# peringatan: …", "# peringatan: jangan lupa")
    for path in (("peringatan",), ("judul",), ("tanggal-lain",), ("profil",), ("kegiatan", 9, "waktu")):
        assert text == begun(text, path)
