# The page «Rujukan format» and the schemas it is written from.
from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from lxml import html

from tatalaksana.catalog import MODELS, REFERENCE, schema_text
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import koleksi
from tests.site.project import REPOSITORY


@pytest.fixture(name="page", scope="module")
def _page() -> html.HtmlElement:
    catalog = koleksi()
    text = next(page.html() for page in pages(facts_of(catalog), Surroundings("Situs")) if page.name == REFERENCE)
    root: html.HtmlElement = html.fragment_fromstring(text)
    return root


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_told_with_its_meaning(name: str, page: html.HtmlElement) -> None:
    """Each key of each schema stands under its file's heading, and has words that say what it means."""
    rows: dict[str, list[str]] = {}
    for row in _section(page, name):
        rows.setdefault(row.findtext("th/code") or "", []).append(" ".join(row[-1].text_content().split()))
    keys = set(_keys(json.loads(schema_text(name))))
    assert keys == set(rows)
    assert [] == [key for key, meanings in rows.items() if not all(meanings)]


def test_every_anchor_is_there(page: html.HtmlElement) -> None:
    """Each link within the page has its place."""
    anchors = set(page.xpath(".//@id"))
    links = [link[1:] for link in page.xpath(".//a/@href") if link.startswith("#")]
    assert links
    assert [] == [link for link in links if link not in anchors]


@pytest.mark.parametrize("name", MODELS)
def test_the_published_schemas_are_the_models_own(name: str) -> None:
    """The schema in docs/skema says what the code says."""
    published = (REPOSITORY / "docs" / "skema" / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(schema_text(name)) == json.loads(published)


def _section(page: html.HtmlElement, name: str) -> Iterator[html.HtmlElement]:
    """The table rows under a file's heading."""
    heading = page.get_element_by_id(name)
    for item in heading.itersiblings():
        if item.tag == "h2":
            return
        yield from item.iter("tr") if item.find(".//tbody") is None else item.findall(".//tbody/tr")


def _keys(schema: object) -> Iterator[str]:
    """Every key that a schema knows, however deep."""
    if isinstance(schema, dict):
        properties = schema.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for value in schema.values():
            yield from _keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _keys(value)
