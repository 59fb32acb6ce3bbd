# The list of all SOP for other systems: what is written, what its schema says and what the guide tells are the same.
from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tatalaksana.catalog import Catalog
from tatalaksana.facts import facts_of
from tatalaksana.render.listing import DaftarSop, SopTerdaftar, listing_csv, listing_json, listing_rows, listing_schema
from tatalaksana.render.panduan import guide_text
from tests.collections_on_disk import koleksi

_GUIDE = guide_text("data-terbuka")


@pytest.fixture(name="catalog", scope="module")
def _catalog() -> Catalog:
    return koleksi()


def _written(catalog: Catalog) -> bytes:
    return listing_json(
        listing_rows(facts_of(catalog), lambda page: f"{page}/", {"sop/biro-pp/pelayanan-pertamanan.pdf"}), "Situs"
    )


def test_the_list_is_what_its_model_says(catalog: Catalog) -> None:
    """What is written reads back as the same values; keys without a value are left out, all others are there."""
    text = _written(catalog)
    read = DaftarSop.model_validate_json(text, strict=True)
    assert list(catalog.entries) == [one.id for one in read.sop]
    must = {name for name, field in SopTerdaftar.model_fields.items() if field.is_required()}
    for one in json.loads(text)["sop"]:
        assert must <= one.keys() <= SopTerdaftar.model_fields.keys()
        assert None not in one.values()


def test_the_schema_allows_what_is_written(catalog: Catalog) -> None:
    """The schema knows every key, requires those that are always there, and leaves room for new ones."""
    schema = json.loads(listing_schema())
    one = schema["$defs"]["SopTerdaftar"]
    written = [set(sop) for sop in json.loads(_written(catalog))["sop"]]
    assert set.union(*written) <= one["properties"].keys()
    assert set(one["required"]) <= set.intersection(*written)
    assert {"format", "situs", "sop"} == set(schema["properties"])
    assert "additionalProperties" not in one


def test_the_guide_tells_every_key() -> None:
    """Every key of the list is in the guide's table, with a mark where it is always there; nothing else is."""
    told = dict(re.findall(r"^\| `(\w+)` \| (✓?) ?\|", _GUIDE, re.MULTILINE))
    assert {name: "✓" if field.is_required() else "" for name, field in SopTerdaftar.model_fields.items()} == told
    top = set(re.findall(r"^\| `(\w+)` \| [^|✓]+\|$", _GUIDE, re.MULTILINE)) - told.keys()
    assert DaftarSop.model_fields.keys() == top


def test_the_guides_example_is_sound() -> None:
    """The example in the guide is a list as we write it."""
    (text,) = re.findall(r"^```json\n(.*?)^```$", _GUIDE, re.MULTILINE | re.DOTALL)
    read = DaftarSop.model_validate_json(text, strict=True)
    assert json.loads(text) == read.model_dump(mode="json", exclude_none=True)


def test_the_csv_has_the_single_values(catalog: Catalog) -> None:
    """The CSV has the same keys but for those of several values."""
    text = listing_csv(listing_rows(facts_of(catalog), lambda page: f"{page}/", ())).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert set(rows[0]) == SopTerdaftar.model_fields.keys() - {
        "jabatan",
        "peraturan",
        "terkait",
        "waktu_paling_sedikit",
        "waktu_paling_banyak",
    }
    assert [row["id"] for row in rows] == list(catalog.entries)
