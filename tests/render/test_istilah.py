# Short names within texts, and what they say they stand for.
from __future__ import annotations

from dataclasses import replace

import pytest

from tatalaksana.catalog import Catalog
from tatalaksana.model import Jabatan, Unit
from tatalaksana.render.html.istilah import istilah_of
from tests.collections_on_disk import koleksi


@pytest.fixture(name="catalog", scope="module")
def _catalog() -> Catalog:
    catalog = koleksi()
    offices = {
        "kabag": Jabatan(nama="Kepala Bagian <Umum>", singkatan="Kabag"), "kabag-taman": Jabatan(nama="Kepala Bagian Taman", singkatan="Kabag Taman"),
        "a": Jabatan(nama="Sekretaris A", singkatan="Ses"), "b": Jabatan(nama="Sekretaris B", singkatan="Ses"), "c": Jabatan(nama="Arsiparis", singkatan="Arsiparis"),
    }  # fmt: skip
    return replace(
        catalog,
        registers=replace(catalog.registers, jabatan=offices, unit={"po": Unit(nama='Biro "PO"', singkatan="PO")}),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kepada Kabag Taman.", 'kepada <abbr title="Kepala Bagian Taman">Kabag Taman</abbr>.'),
        ("Kabag, Kabag Taman", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr>, <abbr title="Kepala Bagian Taman">Kabag Taman</abbr>'),
        ("Kabag & Kabag", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr> &amp; Kabag'),
        ("Kantor-PO (PO)", 'Kantor-<abbr title="Biro &quot;PO&quot;">PO</abbr> (PO)'),
        ("Kabag TamanX", '<abbr title="Kepala Bagian &lt;Umum&gt;">Kabag</abbr> TamanX'),
        ("SPO POS kabag Kabagian", "SPO POS kabag Kabagian"),
        ("Ses dan Arsiparis <b>", "Ses dan Arsiparis &lt;b&gt;"),
        ("", ""),
    ],
)  # fmt: skip
def test_first_mentions_explain_themselves(text: str, expected: str, catalog: Catalog) -> None:
    """The longest name counts, once in a text and as a whole word; what several share says nothing; everything is escaped."""
    assert expected == istilah_of(catalog).html(text)
