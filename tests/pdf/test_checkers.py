# Checkers that others wrote: page-validation (PDF/UA-1 and PDF/A-3a, rule by rule), outloud (what a validator can't see) and pdfua.
# What they find although it is right is named here one by one, with the reason; anything else fails.
from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import outloud
import page
import pdfua
import pikepdf
import pytest

from tatalaksana.facts import facts_of
from tatalaksana.model import Kertas
from tatalaksana.render.pdf import checklist, form
from tests.collections_on_disk import SOPS, catalog, koleksi
from tests.pdf.books import bound
from tests.pdf.checklists import DAY, SMALL
from tests.pdf.forms import EVERY_TYPE, made
from tests.pdf.paper import printed
from tests.pdf.test_tags import DECISION, MORE
from tests.written_in_lines import FILES

_ARCHIVED = page.ValidationProfile.PDF_A_3A
_CATALOG = koleksi()
_SEED = "biro-pp/pelayanan-pertamanan"


def _of(files: Mapping[str, str | bytes], name: str) -> bytes:
    with TemporaryDirectory() as folder:
        return printed(catalog(Path(folder), files), name).content


def _book() -> bytes:
    names = [name for name in _CATALOG.entries if name.startswith("biro-pp/")]
    [found] = bound(facts_of(_CATALOG), names, SOPS, {})
    return found


def _monitoring() -> bytes:
    facts = facts_of(_CATALOG).of[_SEED]
    return form("biro-pp/monitoring", facts.tinjauan["monitoring"], DAY, unit=facts.unit).content()


PAPERS: dict[str, Callable[[], bytes]] = {
    "sheet": lambda: printed(_CATALOG, _SEED).content,
    "several signers and a decision": lambda: _of({"biro/ruang.yaml": DECISION + MORE}, "biro/ruang"),
    "lists within lists": lambda: _of(FILES, "biro/kamera"),
    "upright": lambda: _of(
        {"profil/klinik.yaml": "turunan: spo-kesehatan\n", "biro/ruang.yaml": f"profil: klinik\n{DECISION}"},
        "biro/ruang",
    ),
    "book": _book,
    "checklist": lambda: checklist(SMALL, DAY, Kertas.A4).content(),
    "monitoring": _monitoring,
    "form": lambda: made(EVERY_TYPE).content(),
}
_paper = pytest.mark.parametrize("paper", PAPERS)
_SHEETS = {"sheet", "several signers and a decision", "lists within lists", "book", "book in parts"}
_FALSE_ALARMS = {
    # It forgets a cell that spans two rows in the last column, as «Ket» does in the second row of the head: ten of eleven.
    "TBL-004": _SHEETS,
    # It counts heads: a table of two rows, or of two columns beside them, has fewer other cells, since number and Kegiatan head
    # each row.
    "TBL-010": {"lists within lists"},
    # It asks a table for its page, and Typst names pages in cells only. The boxes of an identity sheet are drawn as a grid and
    # read as sections under headings.
    "TBL-014": set(PAPERS),
    # The foot of each page: what it says stands in the head of the checklist and of an upright sheet, and on the book's cover too.
    "TAG-002": {"checklist", "upright", "book", "book in parts"},
}


@cache
def paper_made(paper: str) -> bytes:
    """One of them, made once."""
    return PAPERS[paper]()


@_paper
def test_page_validation_says_pdf_ua(paper: str) -> None:
    """All that PDF/UA-1 asks and a program can see."""
    report = page.validate_pdf_bytes(paper_made(paper), profile=page.ValidationProfile.PDF_UA_1)
    assert [] == [(one.rule_id, one.message) for one in report.failures]


@_paper
def test_page_validation_says_pdf_a(paper: str) -> None:
    """All that PDF/A-3a asks and a program can see, of all but a form that is filled: what is filled in is in no embedded face."""
    found = _not_archived(paper_made(paper))
    assert (paper not in {"form", "monitoring"}) == (not found), found


def _not_archived(content: bytes) -> list[tuple[str, str]]:
    """What is against PDF/A-3a, but for a false alarm: a stream whose last byte happens to be a carriage return is taken for shorter than it is."""
    failures = page.validate_pdf_bytes(content, profile=_ARCHIVED).failures
    return [
        (one.rule_id, one.message)
        for one in failures
        if not (
            one.rule_id == "PDFA3A-STREAM-LENGTH-001"
            and one.object_id
            and _ends_in_return(content, one.object_id.object_number)
        )
    ]


def _ends_in_return(content: bytes, number: int) -> bool:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.get_object(number, 0).read_raw_bytes().endswith(b"\r")


def test_a_carriage_return_at_the_end_is_a_false_alarm() -> None:
    """The same bytes, of a paper without one, but for the last of a stream: only where that is a carriage return something is found, and that is left out."""
    content = next(made for made in map(paper_made, PAPERS) if b"\r\nendstream" not in made)
    end = content.index(b"\nendstream", content.index(b"/Filter/FlateDecode"))
    changed = content[: end - 1] + b"\r" + content[end:]
    assert not page.is_pdf_compliant_bytes(changed, profile=_ARCHIVED)
    assert "PDFA3A-STREAM-LENGTH-001" not in {rule for rule, _ in _not_archived(changed)}


@_paper
def test_outloud_finds_nothing_else(paper: str, tmp_path: Path) -> None:
    """What is said aloud: no finding but the false alarms that are named above, and these as long as it gives them."""
    file = tmp_path / "a.pdf"
    file.write_bytes(paper_made(paper))
    result = outloud.check(str(file))
    assert result.error is None
    assert {rule for rule, papers in _FALSE_ALARMS.items() if paper in papers} == {one.rule for one in result.findings}


@_paper
def test_pdfua_finds_nothing(paper: str, tmp_path: Path) -> None:
    """Its twelve rules. That on levels of headings (UA-14-001) falls over a tag with several kids, and says that it was skipped."""
    file = tmp_path / "a.pdf"
    file.write_bytes(paper_made(paper))
    assert [] == list(pdfua.validate(str(file)).findings)


def test_a_broken_paper_is_found(tmp_path: Path) -> None:
    """The checkers see what is wrong: without its tags the sheet is neither PDF/UA nor PDF/A-3a, and outloud says so."""
    with pikepdf.open(io.BytesIO(paper_made("sheet"))) as pdf:
        del pdf.Root.StructTreeRoot
        saved = io.BytesIO()
        pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    broken = saved.getvalue()
    assert not page.is_pdf_compliant_bytes(broken, profile=page.ValidationProfile.PDF_UA_1)
    assert not page.is_pdf_compliant_bytes(broken, profile=_ARCHIVED)
    file = tmp_path / "a.pdf"
    file.write_bytes(broken)
    assert outloud.check(str(file)).errors
