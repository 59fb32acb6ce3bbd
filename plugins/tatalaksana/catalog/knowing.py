# From the bytes of one file to what is known of it: read, parsed, and of an SOP also its flow, drawn. Nothing of this
# depends on any other file, so it holds as long as the bytes do.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel

from tatalaksana.catalog.card import card_of
from tatalaksana.catalog.checks.bagan import undrawable, wordy_symbols
from tatalaksana.catalog.codes import OF_ONE_VALUE
from tatalaksana.catalog.entry import Entry, file_mark
from tatalaksana.catalog.known_entry import KnownEntry
from tatalaksana.catalog.memory import Known
from tatalaksana.catalog.misplaced import misplaced
from tatalaksana.catalog.penerimaan import accepting_in
from tatalaksana.catalog.remainder import comes_of, remainder_of, without
from tatalaksana.chart import UnroutableError, check_routable, route
from tatalaksana.model import (
    Sop,
    flow_of,
    key_words,
    limited,
    other_format,
    parse,
    with_doubts,
)
from tatalaksana.model.cabang import with_exits
from tatalaksana.model.unknown import misspelt_keys
from tatalaksana.source import (
    Data,
    Document,
    Edit,
    Finding,
    Problem,
    Severity,
    SourceFile,
    as_spelt,
    decoded,
    key_of,
    past_faults,
    read_content,
    respelled,
    respelling,
    value_at,
    with_edit,
)

if TYPE_CHECKING:
    from tatalaksana.formulir import Formulir

_M = TypeVar("_M", bound=BaseModel)


def known_sop(file: SourceFile, content: bytes, *, drawn: bool = True) -> Known[Entry]:
    """An SOP with its chart, which is left to who asks for it where it is only to be known that it can be drawn."""
    found = _parsed(file, content, Sop)
    if isinstance(found, Problem):
        return _known_mended(file, content, found)
    if isinstance(found, Known):
        return Known(found.read)
    document, sop, doubts = found
    if sop is None:
        return _known_respelled(file, document, doubts) or _known_remainder(file, document, doubts)
    flow, findings = flow_of(sop)
    mended = {path for one in findings if one.mend for path in (one.path, one.path[:-1])}
    problems = _located(document, [*(one for one in doubts if one.path not in mended), *findings])
    geometry = None
    try:
        if drawn:
            geometry = route(flow)
        else:
            check_routable(flow)
    except UnroutableError as error:
        return Known((*problems, *_located(document, [undrawable(flow, error)])))
    problems = (*problems, *_located(document, wordy_symbols(flow)))
    # The data has become a value; only the text is still needed, to place problems.
    card = card_of(file.id, file.shown, sop)
    mark = file_mark(key_of(file.shown, content))
    entry = KnownEntry(
        file.id, replace(document, data=None), mark=mark, sop=sop, flow=flow, geometry=geometry, card=card
    )
    return Known(problems, sound=True, value=entry, accepting=accepting_in(sop), card=card)


def _known_respelled(file: SourceFile, document: Document, told: tuple[Finding, ...]) -> Known[Entry] | None:
    """An SOP with keys that are misspelt beyond doubt, as it is once they are right; nothing where it has none."""
    keys = misspelt_keys(Sop, document.data, told)
    splices = respelling(document.text, keys)
    if not splices:
        return None
    right = known_sop(file, respelled(document.text, (splices,)).encode(errors="surrogateescape"))
    mine = _located(document, told)
    said = {(one.line, one.code, one.message) for one in mine}
    further = as_spelt(right.read, document.text, (splices,))
    return replace(
        right,
        read=(*mine, *(one for one in further if (one.line, one.code, one.message) not in said)),
        sound=False,
        wrong=(*keys, *right.wrong) if right.value is not None else (),
        respelling=(splices, *right.respelling),
    )


def _known_remainder(file: SourceFile, document: Document, told: tuple[Finding, ...]) -> Known[Entry]:
    """An SOP whose file is wrong: what is told of that, and what is right in it, for its checks."""
    rest = remainder_of(document.data, told)
    if rest is None:
        return Known(_located(document, told))
    flow, findings = flow_of(rest.sop)
    told = (*told, *rest.found, *(one for one in findings if not comes_of(one, rest.wrong)))
    try:
        geometry = route(flow)
    except UnroutableError:
        return Known(_located(document, told))
    return Known(
        _located(document, told),
        value=Entry(file.id, replace(document, data=None), rest.sop, flow, geometry),
        accepting=accepting_in(rest.sop),
        card=card_of(file.id, file.shown, rest.sop),
        wrong=rest.wrong,
    )


def known_form(file: SourceFile, content: bytes) -> Known[Formulir]:
    """A form."""
    # A tenth of a check's time goes into loading this room, and most checks read no form.
    from tatalaksana.formulir import Formulir  # noqa: PLC0415

    found = _parsed(file, content, Formulir)
    if isinstance(found, Problem):
        return _known_beyond(file, content, found, Formulir)
    if isinstance(found, Known):
        return found
    document, form, told = found
    if form is None:
        return Known(_located(document, (*told, *_beside_wrong(document.data, told))))
    return Known(_located(document, told), sound=True, value=form, accepting=accepting_in(form))


def _beside_wrong(data: Data, told: Sequence[Finding]) -> Iterator[Finding]:
    """What else is wrong with a form, once formulas that can't be read are left out, and any number stands for fields that are wrong otherwise."""
    from tatalaksana.formulir import Formulir, flaws_of  # noqa: PLC0415 - as above

    formulas = [one.path for one in told if one.code == "rumus-salah"]
    wrong = {one.path[:_FIELD] for one in told if one.path not in formulas and one.severity is Severity.ERROR}
    if any(len(path) < _FIELD or path[0] != "isian" for path in wrong):
        return
    names = {path: str(value_at(data, (*path, "name"))) for path in wrong}
    right = without(data, formulas)
    for path, name in names.items():
        right = with_edit(right, Edit(path, {**_ANY_NUMBER, "name": name}))
    form = parse(Formulir, right) if wrong or formulas else ()
    if not isinstance(form, tuple):
        fields = (*wrong, *(path[:-1] for path in formulas))
        for one in flaws_of(form):
            asked = str(value_at(data, one.path))
            named = any(f"${{{name}" in asked for name in names.values())
            if not named and not any(one.path[: len(field)] == field for field in fields):
                yield one


_FIELD = 2
"""Names that lead to a field."""
_ANY_NUMBER = {"type": "calculate", "label": "isian", "calculate": "1"}
"""What stands for a field that is wrong."""


def known_value(file: SourceFile, content: bytes, model: type[_M]) -> Known[_M]:
    """A register or a profile, or a form."""
    found = _parsed(file, content, model)
    if isinstance(found, Problem):
        return _known_beyond(file, content, found, model)
    if isinstance(found, Known):
        return found
    document, value, doubts = found
    if value is None:
        return (_known_entries if issubclass(model, RootModel) else _known_keys)(document, doubts, model)
    return Known(_located(document, doubts), sound=True, value=value, accepting=accepting_in(value))


def _known_entries(document: Document, told: tuple[Finding, ...], model: type[_M]) -> Known[_M]:
    """What is wrong with a register, and the entries that are right, where it is known which are."""
    problems, data = _located(document, told), document.data
    wrong = {one.path[:1] for one in told if one.severity is Severity.ERROR}
    if not isinstance(data, dict) or not wrong <= {(name,) for name in data}:
        return Known(problems)
    if 2 * len(wrong) > len(data):
        return Known(problems)  # most of it is something else
    rest = parse(model, {name: entry for name, entry in data.items() if (name,) not in wrong})
    if isinstance(rest, tuple):
        return Known(problems)
    ids = {one for (name,) in wrong for one in _ids_in(str(name), data[str(name)])}
    return Known(problems, value=rest, wrong=tuple((one,) for one in sorted(ids)), accepting=accepting_in(rest))


def _known_keys(document: Document, told: tuple[Finding, ...], model: type[_M]) -> Known[_M]:
    """What is wrong with a profile, and what its other keys say, where it is known which are."""
    problems = _located(document, told)
    wrong = tuple(dict.fromkeys(one.path[:1] for one in told if one.severity is Severity.ERROR))
    rest = parse(model, without(document.data, wrong)) if wrong and all(wrong) else ()
    if isinstance(rest, tuple):
        return Known(problems)
    return Known(problems, value=rest, wrong=wrong, accepting=accepting_in(rest))


def _ids_in(name: str, entry: Data) -> Iterator[str]:
    """The ids that a wrong entry may have: its own, as such are spelled too, and those of entries that slipped into it."""
    yield from {name, "-".join(re.findall("[a-z0-9]+", name.casefold())), *re.findall("[a-z0-9-]+", name)}
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from _ids_in(key, value)


def _parsed(
    file: SourceFile, content: bytes, model: type[_M]
) -> Problem | Known[_M] | tuple[Document, _M | None, tuple[Finding, ...]]:
    """A file as its model with what is doubtful about it; no model, and what is wrong with it; that it is something else; or why it can't be read."""
    document = read_content(content, file.shown, key_words(model))
    if isinstance(document, Problem):
        return document
    if other := other_format(document.data) or misplaced(model, document.data):
        return Known(_located(document, [other]))
    value = parse(model, document.data)
    doubts, findings = with_doubts(model, document, value if isinstance(value, tuple) else ())
    if isinstance(value, tuple) or any(doubt.severity is Severity.ERROR for doubt in doubts):
        return document, None, (*doubts, *findings)
    return document, value, doubts


def _known_mended(file: SourceFile, content: bytes, problem: Problem) -> Known[Entry]:
    """Why an SOP can't be read, and what is told of it once that is mended; as that it is checked, where nothing of it is missing then."""
    past = past_faults(problem, content, key_words(Sop))
    told = (_of_exits(problem, content), *past.told)
    if past.content is None:
        return Known(told)
    right = known_sop(file, past.content)
    told = (*told, *past.placed(right.read, OF_ONE_VALUE))
    if not past.whole or right.card is None or not isinstance(decoded(content, file.shown), str):
        return Known(told)
    return replace(right, read=told, sound=False, respelling=(*past.mends, *right.respelling))


def _known_beyond(file: SourceFile, content: bytes, problem: Problem, model: type[_M]) -> Known[_M]:
    """Why a file can't be read, and what can be known of it all the same: of a register the entries that are not concerned."""
    past = past_faults(problem, content, key_words(model))
    told = (_of_exits(problem, content), *past.told)
    if past.content is None:
        return Known(told)
    rest = known_value(file, past.content, model)
    told = (*told, *past.placed(rest.read, OF_ONE_VALUE))
    wrong = {*(name for name, *_ in rest.wrong), *past.heads}
    if rest.value is None or past.headless or not issubclass(model, RootModel) or not wrong:
        return Known(told)
    return Known(
        told, value=rest.value, wrong=tuple((name,) for name in sorted(map(str, wrong))), accepting=rest.accepting
    )


def _of_exits(problem: Problem, content: bytes) -> Problem:
    return with_exits(problem, content.decode(errors="replace").replace("\r\n", "\n"))


def _located(document: Document, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    return tuple(document.locate(limited(findings)))
