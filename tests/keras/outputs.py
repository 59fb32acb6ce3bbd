# Everything that is made of a collection, made; and what is promised of each kind of file, looked at.
from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from lxml import etree, html

from tatalaksana.catalog import Catalog, sop_page
from tatalaksana.facts import AllFacts, facts_of
from tatalaksana.press import Piece, Wanted, checklist_pieces, form_pieces, sop_pieces
from tatalaksana.render.html import Surroundings
from tatalaksana.render.listing import listing_csv, listing_json, listing_rows
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.render.situs import Page, calendar_units, form_pages, pages, redirects, steering_files
from tests.csv_cases import computed_pieces
from tests.keras.exports import check_export, exported
from tests.keras.tally import Tally, WrongError

_DAY = date(2024, 1, 1)
_LONGEST_LINE = 75
"""Octets, of a calendar (RFC 5545, 3.1)."""
_RUNS = re.compile(r"<script(?! src=| type=\"application/json\")|<style(?! media=\"print\">)|\son\w+=", re.IGNORECASE)
_LEADS_AWAY = re.compile(
    r'<[a-z][^>]* (?:href|src|action|formaction|xlink:href)="\s*(?:javascript|data|vbscript):', re.IGNORECASE
)
_TEXT_OF_DIGITS = re.compile(r'="[^"]*"')
"""The one formula that we write: a text, so that a spreadsheet leaves long numbers and leading zeros as they are."""


def all_of(catalog: Catalog, names: frozenset[str], tally: Tally, *, whole: bool, pdf: bool) -> None:
    """Make the outputs of these entries, and of the collection.

    Args:
        catalog: The collection, of which nothing is wrong.
        names: Ids of SOP and forms whose own files are made, and read again.
        tally: Where it is counted what was made.
        whole: Whether the pages of the collection, its calendars and lists too.
        pdf: Whether PDF and XLSX, which take longest, too.

    Raises:
        WrongError: A file is not what it promises.
    """
    facts = facts_of(catalog)
    around = Surroundings("Situs", formulir=True, kerjakan=True, pencarian=True, calendars=calendar_units(catalog))
    own = {sop_page(name) for name in names}
    for page in (*pages(facts, around), *form_pages(facts, around)):
        if page.name in own or any(name in page.name for name in names) or whole:
            _page(page, tally)
    if whole:
        _of_all(facts, around, tally)
    for name, content in exported(facts, names, office=pdf) if whole or pdf else ():
        _counted(
            tally, f"ekspor {name.rpartition('.')[2]}", partial(_sound, name, partial(check_export, name, content))
        )
    for name, piece in _pieces(facts, names, pdf=pdf):
        if pdf or name.endswith((".csv", ".json")):
            _counted(tally, name.rpartition(".")[2], partial(_check_piece, name, piece))


def _of_all(facts: AllFacts, around: Surroundings, tally: Tally) -> None:
    for _, make in redirects(facts, around):
        _counted(tally, "halaman", partial(_check_page, make().decode()))
    for name, content in _files_of_all(facts, around):
        _counted(tally, name.rpartition(".")[2], partial(_check, name, content))


def _counted(tally: Tally, what: str, make: Callable[[], None]) -> None:
    tally.counts[what] += 1
    make()


def _page(page: Page, tally: Tally) -> None:
    _counted(tally, "halaman", lambda: _check_page(page.html()))
    if page.record:
        page.record()


def _files_of_all(facts: AllFacts, around: Surroundings) -> Iterator[tuple[str, bytes]]:
    address = around.addresses.of
    yield from ((name, make()) for name, make in steering_files(facts, around))
    yield "daftar.json", listing_json(listing_rows(facts, address, ()), around.name)
    yield "daftar.csv", listing_csv(listing_rows(facts, address, ()))


def _pieces(facts: AllFacts, names: frozenset[str], *, pdf: bool) -> Iterator[tuple[str, Piece]]:
    wanted = Wanted({}, "sops", pdf=pdf, review_pdf=pdf, separator=";")
    own = [facts.of[name] for name in sorted(names & facts.of.keys())]
    for one in own:
        yield from checklist_pieces(one, wanted)
        if pdf:
            yield "lembar.pdf", official_sheet(one, Printing(_DAY, None, {}, {}))
    forms = [*form_pieces(facts.catalog, wanted)] if not own else [*sop_pieces(facts, wanted)] if pdf else []
    for name, piece in forms:
        if any(one in name for one in names):
            yield name, piece


def _check_piece(name: str, piece: Piece) -> None:
    _check(name, piece.content())


def _check_page(text: str) -> None:
    root = html.fromstring(f"<div>{text}</div>")
    found = _RUNS.search(_markup_of(text)) or _LEADS_AWAY.search(text)
    if found:
        raise WrongError(f"a page holds «{found[0].strip()}»")
    ids = root.xpath("//@id")
    if len(ids) != len(set(ids)):
        raise WrongError("a page has an id twice")


def _markup_of(text: str) -> str:
    """The tags of a page, without what their attributes say, but for scripts and styles of which that has to be known."""
    tags = re.findall(r"<[a-zA-Z/!][^>]*>", text)
    return "\n".join(tag if tag.startswith(("<script", "<style")) else re.sub(r'="[^"]*"', "=", tag) for tag in tags)


def _check(name: str, content: bytes) -> None:
    """Whether a file is what its name says.

    Raises:
        WrongError: It is not.
    """
    _sound(name, partial(_CHECKS[name.rpartition(".")[2]], content))


def _sound(name: str, check: Callable[[], None]) -> None:
    try:
        check()
    except (ValueError, etree.LxmlError, zipfile.BadZipFile, csv.Error) as error:
        raise WrongError(f"{name.rpartition('.')[2]}: {type(error).__name__}") from error


def _pdf(content: bytes) -> None:
    if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
        raise WrongError("pdf: begins or ends otherwise")


def _xlsx(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            root = etree.fromstring(book.read(name))
            if name.startswith("xl/worksheets/sheet") and any(
                "cmd" in (formula.text or "") for formula in root.iter("{*}f")
            ):
                raise WrongError("xlsx: a text became a formula")


def check_table(content: bytes) -> None:
    """Whether a CSV is a table in which nothing runs.

    Raises:
        WrongError: It is not.
    """
    text = content.decode("utf-8-sig")
    rows = list(
        csv.reader(
            io.StringIO(text, newline=""), delimiter=";" if text.split("\n", 1)[0].count(";") else ",", strict=True
        )
    )
    if len({len(row) for row in rows if row}) > 1:
        raise WrongError("csv: rows of several lengths")
    if any(cell[:1] in set("=+@\t\r") and not _TEXT_OF_DIGITS.fullmatch(cell) for row in rows for cell in row):
        raise WrongError("csv: a cell begins as a formula does")
    if found := next(computed_pieces(text), None):
        raise WrongError("csv: a piece begins as a formula does", found)


def _json(content: bytes) -> None:
    json.loads(content)


def _ics(content: bytes) -> None:
    lines = content.split(b"\r\n")
    if any(len(line) > _LONGEST_LINE or b"\n" in line or b"\r" in line for line in lines):
        raise WrongError("ics: a line is too long or broken")
    joined = content.replace(b"\r\n ", b"").decode()
    if joined.count("BEGIN:VEVENT\r\n") != joined.count("END:VEVENT\r\n") or joined.count("END:VCALENDAR") != 1:
        raise WrongError("ics: a text became a property")


_CHECKS: Mapping[str, Callable[[bytes], None]] = {
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": check_table,
    "json": _json,
    "ics": _ics,
}
