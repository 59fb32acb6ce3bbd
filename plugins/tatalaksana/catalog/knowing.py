# From the bytes of one file to what is known of it: read, parsed, and of an SOP also its flow, drawn. Nothing of this
# depends on any other file, so it holds as long as the bytes do.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, RootModel

from tatalaksana.catalog.card import card_of
from tatalaksana.catalog.checks.bagan import undrawable, wordy_symbols
from tatalaksana.catalog.entry import Entry
from tatalaksana.catalog.known_entry import KnownEntry
from tatalaksana.catalog.memory import Known
from tatalaksana.catalog.penerimaan import accepting_in
from tatalaksana.catalog.remainder import comes_of, remainder_of
from tatalaksana.chart import UnroutableError, check_routable, route
from tatalaksana.model import (
    Jabatan,
    Peraturan,
    Profil,
    Sop,
    Unit,
    flow_of,
    key_words,
    limited,
    other_format,
    parse,
    with_doubts,
)
from tatalaksana.model.cabang import with_exits
from tatalaksana.model.groups import keys_at
from tatalaksana.source import Data, Document, Finding, Problem, Severity, SourceFile, read_content, told_beyond

if TYPE_CHECKING:
    from tatalaksana.formulir import Formulir

_M = TypeVar("_M", bound=BaseModel)


def known_sop(file: SourceFile, content: bytes, *, drawn: bool = True) -> Known[Entry]:
    """An SOP with its chart, which is left to who asks for it where it is only to be known that it can be drawn."""
    found = _parsed(file, content, Sop)
    if isinstance(found, Known):
        return Known(found.read)
    document, sop, doubts = found
    if sop is None:
        return _known_remainder(file, document, doubts)
    flow, findings = flow_of(sop)
    problems = _located(document, [*doubts, *findings])
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
    entry = KnownEntry(file.id, replace(document, data=None), sop, flow, geometry, card=card)
    return Known(problems, sound=True, value=entry, accepting=accepting_in(sop), card=card)


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

    return known_value(file, content, Formulir)


def known_value(file: SourceFile, content: bytes, model: type[_M]) -> Known[_M]:
    """A register or a profile, or a form."""
    found = _parsed(file, content, model)
    if isinstance(found, Known):
        return found
    document, value, doubts = found
    if value is None:
        return _known_entries(document, doubts, model)
    return Known(_located(document, doubts), sound=True, value=value, accepting=accepting_in(value))


def _known_entries(document: Document, told: tuple[Finding, ...], model: type[_M]) -> Known[_M]:
    """What is wrong with a file; of a register also the entries that are right, where it is known which are."""
    problems, data = _located(document, told), document.data
    wrong = {one.path[:1] for one in told if one.severity is Severity.ERROR}
    if not issubclass(model, RootModel) or not isinstance(data, dict) or not wrong <= {(name,) for name in data}:
        return Known(problems)
    rest = parse(model, {name: entry for name, entry in data.items() if (name,) not in wrong})
    if isinstance(rest, tuple):
        return Known(problems)
    ids = {one for (name,) in wrong for one in _ids_in(str(name), data[str(name)])}
    return Known(problems, value=rest, wrong=tuple((one,) for one in sorted(ids)), accepting=accepting_in(rest))


def _ids_in(name: str, entry: Data) -> Iterator[str]:
    """The ids that a wrong entry may have: its own, as such are spelled too, and those of entries that slipped into it."""
    yield from {name, "-".join(re.findall("[a-z0-9]+", name.casefold())), *re.findall("[a-z0-9-]+", name)}
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from _ids_in(key, value)


def _parsed(
    file: SourceFile, content: bytes, model: type[_M]
) -> Known[_M] | tuple[Document, _M | None, tuple[Finding, ...]]:
    """A file as its model with what is doubtful about it; no model, and what is wrong with it; or why it can't be read."""
    document = read_content(content, file.shown, key_words(model))
    if isinstance(document, Problem):
        told = partial(known_sop, file) if model is Sop else partial(known_value, file, model=model)
        more = told_beyond(document, content, key_words(model), lambda after: told(after).read)
        return Known((_of_exits(document, content), *more))
    if other := other_format(document.data) or _other_kind(model, document.data):
        return Known(_located(document, [other]))
    value = parse(model, document.data)
    doubts, findings = with_doubts(model, document, value if isinstance(value, tuple) else ())
    if isinstance(value, tuple) or any(doubt.severity is Severity.ERROR for doubt in doubts):
        return document, None, (*doubts, *findings)
    return document, value, doubts


def _other_kind(model: type[BaseModel], data: Data) -> Finding | None:
    """A file that holds what belongs into another folder: its keys are all another kind's, with those that this must have, and few of them this kind's."""
    if not isinstance(data, dict) or issubclass(model, RootModel):  # a register's keys are ids
        return None
    named, needed = set(data), _needed(model)
    if needed and needed <= named:
        return None
    few = 2 * len(named & set(keys_at(model, ()))) < len(named)
    for other, (what, where) in _places().items():
        whole = _needed(other) and _needed(other) <= named
        if other is not model and named <= set(keys_at(other, ())) and (few or whole):
            return Finding(
                "tempat-salah",
                (),
                f"Berkas ini berisi {what}, dan tempatnya bukan di folder ini.",
                f"Pindahkan ke {where}.",
            )
    return _register(data) if few else None


_ENTRIES: Mapping[str, type[BaseModel]] = MappingProxyType({"jabatan": Jabatan, "unit": Unit, "peraturan": Peraturan})
"""What the registers hold."""


def _register(data: dict[str, Data]) -> Finding | None:
    """A register, or a copy of one, in a folder of other files."""
    entries = [entry for name, entry in data.items() if name != "format"]
    groups = [set(entry) for entry in entries if isinstance(entry, dict) and entry]
    for name, entry in _ENTRIES.items() if groups and len(groups) == len(entries) else ():
        if set().union(*groups) <= set(entry.model_fields):
            told = f"Berkas ini berisi daftar {name}, dan tempatnya bukan di folder ini."
            how = f"Daftarnya sops/{name}.yaml: satukan isinya di sana, lalu hapus berkas ini."
            return Finding("tempat-salah", (), told, how)
    return None


def _needed(model: type[BaseModel]) -> set[str]:
    return {name for name, field in model.model_fields.items() if field.is_required()}


def _places() -> Mapping[type[BaseModel], tuple[str, str]]:
    """What has a folder of its own."""
    from tatalaksana.formulir import Formulir  # noqa: PLC0415 - as in `known_form`

    return {
        Profil: ("profil", "folder «profil»"),
        Formulir: ("formulir", "folder «formulir»"),
        Sop: ("SOP", "folder unitnya, sops/<unit>/<nama>.yaml"),
    }


def _of_exits(problem: Problem, content: bytes) -> Problem:
    return with_exits(problem, content.decode(errors="replace").replace("\r\n", "\n"))


def _located(document: Document, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    return tuple(document.locate(limited(findings)))
