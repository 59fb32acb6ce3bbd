# The five real SOP keep every word that is printed on them.
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tatalaksana.catalog import Catalog, Entry, collect
from tatalaksana.facts import Facts
from tatalaksana.model import Label, plain, say_date, step_numbers
from tatalaksana.source import Data, Document, read
from tests.site.project import REPOSITORY

SEEDS = sorted((Path(__file__).parent / "lembar").glob("*.txt"))
PUBLISHED = REPOSITORY / "sops"
COLLECTION = collect(PUBLISHED, "sops")


def test_the_collection_has_no_problem() -> None:
    """What is published has no warning but those that its files accept."""
    assert COLLECTION.problems == ()
    assert COLLECTION.accepted


def test_the_same_problems_each_time() -> None:
    """Two runs over one collection give the same, in the same order."""
    assert COLLECTION.accepted == collect(PUBLISHED, "sops").accepted == tuple(sorted(COLLECTION.accepted))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_printed_word_is_kept(seed: Path) -> None:
    """Each line printed on the paper stands in the source, or on the form that its profile describes."""
    catalog = COLLECTION.catalog
    [entry] = [entry for entry in catalog.entries.values() if entry.id.endswith(f"/{seed.stem}")]
    known = set(_printed(entry, catalog))
    lines = seed.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in known] == []


def test_drafts_are_marked_as_examples() -> None:
    """What was made up for the links is a draft, says so, and has no number and no signatory."""
    for entry in COLLECTION.catalog.entries.values():
        if entry.id.startswith("contoh/"):
            sop = entry.sop
            assert (sop.contoh, sop.status.value, sop.nomor, sop.pengesahan) == (True, "draf", None, ())


def test_seeds_name_nothing_unpublished() -> None:
    """Every reference of the real SOP leads to a page."""
    assert COLLECTION.catalog.belum_terbit == ()


def _printed(entry: Entry, catalog: Catalog) -> Iterator[str]:
    sop, label = entry.sop, catalog.label_of(entry.sop)
    document = read("", entry.document.text)
    assert isinstance(document, Document)
    yield from _texts(document.data)
    yield from (getattr(label, name) for name in Label.model_fields)
    yield f"{label.judul} {sop.jenis.value.capitalize()}"
    yield sop.nama_lengkap
    yield from Facts(entry, catalog).sheet.letterhead.lines
    yield from step_numbers(sop)
    form = catalog.profil_of(sop).format_tanggal
    yield from (say_date(day, form) for day in (sop.tanggal.pembuatan, sop.tanggal.efektif) if day)
    for signed in sop.pengesahan:
        yield f"NRP. {signed.nrp}"
        yield f"NIP. {signed.nip}"


def _texts(data: Data) -> Iterator[str]:
    """Every text, and every list as the run of words that it is on paper."""
    if isinstance(data, str):
        yield " ".join(plain(data).split())
    elif isinstance(data, list):
        yield " ".join(" ".join(item.get("teks", "") if isinstance(item, dict) else item for item in data).split())  # type: ignore[misc]
        for item in data:
            yield from _texts(item)
    elif data is not None:
        for item in data.values():
            yield from _texts(item)


def test_output_becomes_kelengkapan() -> None:
    """In the five seeds each step needs what the step before it made: no column has slipped."""
    assert [problem for problem in COLLECTION.problems if problem.code == "serah-terima"] == []
