# Short names within texts, and what they say they stand for.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.catalog import Catalog, collect
from tatalaksana.model import Jabatan, Unit
from tatalaksana.render.html.istilah import istilah_of
from tests.site.project import REPOSITORY


@pytest.fixture(name="catalog", scope="module")
def _catalog() -> Catalog:
    catalog = collect(REPOSITORY / "sops", "sops").catalog
    offices = {
        "kabag": Jabatan(nama="Kepala Bagian <Umum>", singkatan="Kabag"), "kabag-ortala": Jabatan(nama="Kepala Bagian Ortala", singkatan="Kabag Ortala"),
        "a": Jabatan(nama="Sekretaris A", singkatan="Ses"), "b": Jabatan(nama="Sekretaris B", singkatan="Ses"), "c": Jabatan(nama="Arsiparis", singkatan="Arsiparis"),
    }  # fmt: skip
    return replace(
        catalog,
        registers=replace(catalog.registers, jabatan=offices, unit={"po": Unit(nama='Biro "PO"', singkatan="PO")}),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kepada Kabag Ortala.", 'kepada <abbr title="Kepala Bagian Ortala">Kabag Ortala</abbr>.'),
        ("Kabag, Kabag Ortala", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr>, <abbr title="Kepala Bagian Ortala">Kabag Ortala</abbr>'),
        ("Kabag & Kabag", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr> &amp; Kabag'),
        ("Karo-PO (PO)", 'Karo-<abbr title="Biro &quot;PO&quot;">PO</abbr> (PO)'),
        ("Kabag OrtalaX", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr> OrtalaX'),
        ("SPO POS kabag Kabagian", "SPO POS kabag Kabagian"),
        ("Ses dan Arsiparis <b>", "Ses dan Arsiparis &lt;b&gt;"),
        ("", ""),
    ],
)  # fmt: skip
def test_first_mentions_explain_themselves(text: str, expected: str, catalog: Catalog) -> None:
    """The longest name counts, once in a text and as a whole word; what several share says nothing; everything is escaped."""
    assert expected == istilah_of(catalog).html(text)
