# From the bytes of one file to what is known of it: read, parsed, and of an SOP also its flow, drawn. Nothing of this
# depends on any other file, so it holds as long as the bytes do.
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from tatalaksana.catalog.card import card_of
from tatalaksana.catalog.checks.bagan import undrawable
from tatalaksana.catalog.entry import Entry
from tatalaksana.catalog.memory import Known
from tatalaksana.chart import UnroutableError, route
from tatalaksana.model import Sop, flow_of, key_words, limited, parse, with_doubts
from tatalaksana.model.cabang import with_exits
from tatalaksana.source import Document, Finding, Problem, Severity, SourceFile, read_content

_M = TypeVar("_M", bound=BaseModel)


def known_sop(file: SourceFile, content: bytes) -> Known[Entry]:
    """An SOP with its chart."""
    found = _parsed(file, content, Sop)
    if isinstance(found, Known):
        return Known(found.read)
    document, sop, doubts = found
    flow, findings = flow_of(sop)
    problems = _located(document, [*doubts, *findings])
    try:
        geometry = route(flow)
    except UnroutableError as error:
        return Known((*problems, *_located(document, [undrawable(flow, error)])))
    # The data has become a value; only the text is still needed, to place problems.
    entry = Entry(file.id, replace(document, data=None), sop, flow, geometry)
    return Known(problems, sound=True, value=entry, card=card_of(file.id, file.shown, sop))


def known_value(file: SourceFile, content: bytes, model: type[_M]) -> Known[_M]:
    """A register, a profile or a form."""
    found = _parsed(file, content, model)
    if isinstance(found, Known):
        return found
    document, value, doubts = found
    return Known(_located(document, doubts), sound=True, value=value)


def _parsed(file: SourceFile, content: bytes, model: type[_M]) -> Known[_M] | tuple[Document, _M, tuple[Finding, ...]]:
    """A file as its model with what is doubtful about it, or what is wrong with it."""
    document = read_content(content, file.shown, key_words(model))
    if isinstance(document, Problem):
        return Known((_of_exits(document, content),))
    value = parse(model, document.data)
    doubts, findings = with_doubts(model, document, value if isinstance(value, tuple) else ())
    if isinstance(value, tuple) or any(doubt.severity is Severity.ERROR for doubt in doubts):
        return Known(_located(document, [*doubts, *findings]))
    return document, value, doubts


def _of_exits(problem: Problem, content: bytes) -> Problem:
    return with_exits(problem, content.decode(errors="replace").replace("\r\n", "\n"))


def _located(document: Document, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    return tuple(document.locate(limited(findings)))
