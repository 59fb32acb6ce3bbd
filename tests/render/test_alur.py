# What real charts do, as it reads where there is no chart: on the cards of a phone, in the words of those who listen, on checklists
# (paper, workbook, CSV), in a run («Pelaksanaan») and where steps are a list (upright sheets, search).
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tatalaksana.catalog import sop_page
from tatalaksana.facts import Facts, facts_of
from tatalaksana.facts.words import begins_elsewhere, exits
from tatalaksana.render.html import Surroundings
from tatalaksana.render.html.arah import cards
from tatalaksana.render.html.place import Place
from tatalaksana.render.html.run import run_rows
from tests.collections_on_disk import catalog
from tests.golden_files import GOLDEN, check_golden

CASES = sorted((GOLDEN / "alur").glob("*.yaml"), key=str)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_cards_and_words(case: Path, tmp_path: Path) -> None:
    """Each trait's cards, spoken words, checklist and list are those of the .kata.txt beside it: they say the same."""
    found = facts_of(catalog(tmp_path, {"biro/surat.yaml": case.read_text(encoding="utf-8")}))
    facts = found.of["biro/surat"]
    place = Place(sop_page("biro/surat"), found, Surroundings("Situs", kerjakan=True))
    check_golden(case.with_suffix(".kata.txt"), "".join(f"{line}\n" for line in _told(facts, place)))


def _told(facts: Facts, place: Place) -> Iterator[str]:
    flow = facts.entry.flow
    spoken = facts.kata
    runs = run_rows(facts.entry, facts.daftar, place)
    for row, (step, arah) in enumerate(zip(facts.daftar.langkah, cards(facts, place).arah, strict=True)):
        yield step.kegiatan
        yield from (f"  kartu: {said}" for said in (_text(arah.siapa), _text(arah.sel)) if said)
        yield from (f"  dibacakan: {spoken[index]}" for index, one in enumerate(flow.symbols) if one.row == row)
        if not step.tanpa_simbol:
            ways = (begins_elsewhere(facts.daftar, step), *(way.kata for way in exits(facts.daftar, step)))
            yield f"  daftar periksa: {' | '.join(filter(None, (step.siapa, step.waktu, *ways)))}"
            yield from (f"  pelaksanaan: {said}" for said in _exits(runs[row]))
            yield f"  berurut: {' '.join(filter(None, (facts.urutan[row].pelaksana, facts.urutan[row].arah)))}"


def _exits(attributes: str) -> list[str]:
    """The exits that a run offers, with the places that they lead to."""
    said = html.fromstring(f"<p{attributes}></p>").get("data-keluar", "[]")
    return [f"{label} → {', '.join(map(str, rows)) or 'selesai'}" for label, *rows in json.loads(said)]


def _text(markup: str) -> str:
    """What the markup shows, in one line."""
    return " ".join(html.fromstring(f"<table><tr>{markup}</tr></table>").text_content().split())
