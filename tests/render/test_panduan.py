# The guides in a site's own words: its examples hold there, nothing of the invented agency stays, and no name does harm.
from __future__ import annotations

import re
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.model import Label
from tatalaksana.render.panduan import GUIDES, guide_text, guides, own_words, reachable
from tatalaksana.render.panduan.own_words import (
    EXAMPLE_AGENCY,
    EXAMPLE_OFFICES,
    EXAMPLE_SIGNER,
    EXAMPLE_UNIT,
)
from tests.collections_on_disk import REGISTERS, SOUND, koleksi, write

_SOP = re.compile(
    r"^```yaml\n((?:# yaml-language[^\n]*\n)?# contoh: (sops/(?!profil)[\w-]+/[\w-]+\.yaml)\n.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_REGISTER = re.compile(r"^```yaml\n(?:(?!```).)*# contoh: sops/(?:\w+\.yaml|profil/).*?^```$", re.MULTILINE | re.DOTALL)


def _texts(catalog: Catalog) -> dict[str, str]:
    return {guide.name: guide.text for guide in guides(catalog, formulir=True)}


def _catalog(root: Path, **registers: str) -> Catalog:
    files = {**REGISTERS, "biro/surat.yaml": SOUND, **{f"{name}.yaml": text for name, text in registers.items()}}
    return collect(write(root, files), "sops").catalog


def test_own_words_stand_in_the_place_of_invented_ones() -> None:
    """Except where registers are shown, no guide of an agency's site names the invented one; what is said instead is in its registers."""
    catalog = koleksi()
    words = own_words(catalog)
    assert {
        *EXAMPLE_UNIT,
        *EXAMPLE_AGENCY,
        *EXAMPLE_SIGNER,
        *(word for office in EXAMPLE_OFFICES for word in office),
    } == set(words)
    assert {words[office[0]] for office in EXAMPLE_OFFICES} <= catalog.registers.jabatan.keys()
    assert words[EXAMPLE_UNIT[0]] in catalog.registers.unit
    for text in _texts(catalog).values():
        shown = _REGISTER.sub("", text)
        for own in words.values():  # one of them may begin as an invented one does
            shown = shown.replace(own, "")
        assert [word for word in words if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", shown)] == []


def test_invented_words_are_used() -> None:
    """Each stands in some guide: what is put in the place of nothing is dead."""
    every = "".join(map(guide_text, GUIDES))
    named = (
        *EXAMPLE_UNIT,
        *EXAMPLE_AGENCY,
        *EXAMPLE_SIGNER,
        *(word for office in EXAMPLE_OFFICES for word in office),
    )
    assert [word for word in named if word not in every] == []


def test_the_worked_example_holds_in_own_words(tmp_path: Path) -> None:
    """The editors' example, copied from an agency's own site into its own sources, gives not one problem more."""
    files = {**REGISTERS, "biro/surat.yaml": SOUND}
    offices = "petugas: {nama: Petugas Arsip}\nkabag: {nama: Kepala Bagian Umum}\nkasubbag: {nama: Kepala Subbagian}\n"
    root = write(tmp_path / "sops", {**files, "jabatan.yaml": offices, "peraturan.yaml": _regulations()})
    before = collect(root, "sops")
    examples = {found[2]: found[1] for found in _SOP.finditer(_texts(before.catalog)["panduan-penyunting"])}
    assert {"sops/biro/peminjaman-ruang-rapat.yaml", "sops/biro/pelayanan-umum-kantor.yaml"} == set(examples)
    write(tmp_path, examples)
    after = collect(root, "sops")
    assert [str(one) for one in before.problems] == [str(one) for one in after.problems]
    assert len(before.catalog.entries) + 2 == len(after.catalog.entries)


def _regulations() -> str:
    guide = guide_text("panduan-penyunting")
    (found,) = re.findall(r"^```yaml\n(# contoh: sops/peraturan\.yaml\n.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    return f"{REGISTERS['peraturan.yaml']}{found}"


@pytest.mark.parametrize(
    "name", ["<b>Bagian</b>", "Bagian: Umum", "Bagian #1 ", "Bagian, Umum", "`Bagian`", "[Bagian](x)", "_Bagian_ x|", "*", "\\1"]
)  # fmt: skip
def test_names_that_mean_more_than_they_say_are_not_taken(tmp_path: Path, name: str) -> None:
    """Where a name is more than its letters to Markdown, to YAML or to HTML, the invented one stays."""
    catalog = _catalog(tmp_path, unit=f"biro:\n  nama: '{name}'\n", jabatan="".join(
        f"{office}:\n  nama: '{name}'\n" for office in ("kabag", "kasubbag", "staf")
    ))  # fmt: skip
    assert own_words(catalog).keys() & {*EXAMPLE_UNIT, *EXAMPLE_AGENCY, *EXAMPLE_OFFICES[0]} == set()
    assert all(name.strip() not in text for text in _texts(catalog).values() if len(name) > 2)


def test_two_offices_are_too_few(tmp_path: Path) -> None:
    """Then all three of the example stay invented: two agencies in one example would teach nothing."""
    assert own_words(_catalog(tmp_path)).keys() & set(EXAMPLE_OFFICES[0]) == set()


def test_terms_are_those_of_the_sheet(tmp_path: Path) -> None:
    """The page of terms tells every word that sheets print, as the profile of an agency's SOP prints it."""
    rows = dict(
        reversed(found) for found in re.findall(r"^\| ([^|]+) \| `([a-z_]+)` \|", guide_text("istilah"), re.MULTILINE)
    )
    untold = {"tanggal_efektif", "revisi_ke", "halaman", "no"} - rows.keys()
    assert set(rows) | untold == set(Label.model_fields)
    assert [key for key, word in rows.items() if word != Label.model_fields[key].default] == []
    catalog = _catalog(tmp_path, **{
        "unit": "biro:\n  nama: Biro Umum\n  profil: kami\n",
        "profil/kami": "turunan: permenpan-35-2012\nlabel: {kegiatan: Uraian Prosedur, ket: '<i>'}\n",
    })  # fmt: skip
    page = _texts(catalog)["istilah"]
    assert "| Uraian Prosedur | `kegiatan` |" in page
    assert "| Ket | `ket` |" in page


def test_what_a_site_lacks_is_not_linked() -> None:
    """Links to pages that are not there lose their address and keep their words; pictures stay."""
    text = "[A](a.md#x), [B](b.md), ![c](gambar/c.png), [d](https://d.example)"
    assert "A, [B](b.md), ![c](gambar/c.png), [d](https://d.example)" == reachable(text, {"b.md"})


def test_without_forms_nobody_is_guided_to_them() -> None:
    """The guide to forms goes with the plugin that has them."""
    named = [guide.name for guide in guides(koleksi(), formulir=False)]
    assert [name for name in GUIDES if name != "panduan-formulir"] == named
