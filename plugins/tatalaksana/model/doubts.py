# What a readable file may not mean as it is read, weighed with what its model takes: told as findings, with their mends.
#
# A doubt is a cause. What else is found wrong because of it is not told beside it.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pydantic import BaseModel

from tatalaksana.model.doubt_words import blanks_finding, doubt_finding
from tatalaksana.model.groups import key_words, keys_at
from tatalaksana.model.parents import with_lost_parents
from tatalaksana.model.reading import parse
from tatalaksana.model.unknown import misspelt
from tatalaksana.source import (
    Data,
    Document,
    Edit,
    Finding,
    Misfit,
    Path,
    Severity,
    Suspect,
    Suspicion,
    UnwritableError,
    colon_suspects,
    data_of,
    misfit_suspects,
    spliced,
    suspects_in,
    value_at,
    with_edit,
)

_MUST_FIT = frozenset({
    Suspicion.SWALLOWED, Suspicion.BULLETS, Suspicion.COLON, Suspicion.COUNTED, Suspicion.DASHLESS, Suspicion.JOINED,
    Suspicion.REMARK, Suspicion.INSET, Suspicion.DASHES, Suspicion.TEXT, Suspicion.PARTED, Suspicion.HALVES, Suspicion.PAIRS,
    Suspicion.LONE, Suspicion.ITEMS, Suspicion.SLIPPED, Suspicion.ABREAST, Suspicion.INNER_KEY,
})  # fmt: skip
"""Suspicions that hold only where the model takes what would be meant."""
_WIDER = frozenset({Suspicion.TEXT, Suspicion.INSET, Suspicion.DASH, Suspicion.PAIRS, Suspicion.SLIPPED})
"""Suspicions of what is read as a group, or as items; of what is in it nothing need be told."""
_WORK = 2_000_000
"""Letters that may be read while suspects are weighed: all of what an SOP may have, and of a hostile file the first."""
_MARKS = frozenset("-•–—*")
"""With which items begin."""
_LOOKED_AT = 20
"""Findings whose places are looked at for a colon."""


def with_doubts(
    model: type[BaseModel], document: Document, findings: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The doubts of a file, and what else is wrong with it that does not come of them.

    Args:
        model: What the file holds.
        document: The file.
        findings: What `parse` finds wrong with it; nothing where it is sound.
    """
    keys = key_words(model)
    findings = with_lost_parents(model, document.data, findings) if findings else findings
    nested = tuple(misfit_suspects(document, [*_misfits(model, findings)], keys)) if findings else ()
    suspects = _without_inner([*nested, *suspects_in(document, keys), *_colons(model, document, findings)])
    if not suspects:
        return (), tuple(findings)
    if len(document.text) * len(suspects) > _WORK:
        suspects.sort(
            key=lambda suspect: suspect.kind is not Suspicion.TURNED
        )  # nothing else may keep these out of sight
        suspects = suspects[: max(1, _WORK // len(document.text))]
    chosen = [one for suspect in suspects if (one := _fitting(model, document, suspect)) is not None]
    cured = _cured(model, document, chosen) if findings else ()
    left = [finding for finding in findings if finding in cured or not any(_of(finding, one) for one in chosen)]
    out = [one.path for one in chosen if one.kind in {Suspicion.SLIPPED, Suspicion.OUTSET} and not one.splices]
    left = [finding for finding in left if not any(finding.path[: len(path)] == path for path in out)]
    graver = [any(_of(finding, one) and finding not in left for finding in findings) for one in chosen]
    return tuple(_told(model, document, chosen, graver)), tuple(left)


def _misfits(model: type[BaseModel], findings: Sequence[Finding]) -> Iterator[Misfit]:
    """What may be where it is for a dash or a few blanks; of keys that nobody knows the first of each group."""
    groups: set[Path] = set()
    for finding in findings[:_LOOKED_AT]:
        path = finding.path
        if finding.code == "tipe-salah" and path:
            names = len(path) == 1 and not keys_at(model, ())
            known = keys_at(model, path) if names else ()
            yield Misfit(path, "jenis", known, outer=_around(model, path), names=names)
        elif finding.code == "kunci-wajib" and path and isinstance(path[-1], int):
            yield Misfit(path, "kurang")
        elif finding.code == "kunci-tak-dikenal" and path[:-1] not in groups:
            groups.add(path[:-1])
            names = len(path) == 2 and not keys_at(model, ())  # noqa: PLR2004 - a name and a key of its entry
            yield Misfit(path, "asing", keys_at(model, path[:-1]), _around(model, path[:-1]), names)


def _around(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys of the group around the list that an item is of."""
    return keys_at(model, path[:-2]) if len(path) > 1 and isinstance(path[-1], int) else ()


def _without_inner(suspects: list[Suspect]) -> list[Suspect]:
    """Suspects without what is in a text that is read as a group, in keys that are of another one, or in items that are none."""
    within = {path for one in suspects if one.kind in _WIDER for path in one.gone}
    below = {one.path for one in suspects if one.kind in _WIDER and not one.gone}

    split = {one.other.path for one in suspects if one.kind is Suspicion.DASH and one.other}

    def is_inner(one: Suspect) -> bool:
        if one.kind is Suspicion.HALVES and one.path in split:
            return True
        above = {one.path[:length] for length in range(len(one.path))}
        return not below.isdisjoint(above) or not within.isdisjoint(
            {*above, one.path} if one.kind not in _WIDER else above
        )

    return [one for one in suspects if not is_inner(one)]


def _colons(model: type[BaseModel], document: Document, findings: Sequence[Finding]) -> Iterator[Suspect]:
    """What is of the wrong kind only for a colon too many or too few."""
    paths: dict[Path, tuple[str, ...]] = {}
    for path in dict.fromkeys(path for finding in findings[:_LOOKED_AT] for path in _kinds(finding) if path):
        here, keys = value_at(document.data, path), keys_at(model, path)
        if isinstance(here, dict) and keys and isinstance(path[-1], str) and not any(" " in key for key in here):
            continue  # a group of keys with one of an unknown name
        if isinstance(here, str) or (isinstance(here, dict) and len(here) == 1):
            paths[path] = keys
    return colon_suspects(document, paths, key_words(model))


def _kinds(finding: Finding) -> Iterator[Path]:
    if finding.code in {"tipe-salah", "kunci-wajib"}:
        yield finding.path
    elif finding.code == "kunci-tak-dikenal":
        yield finding.path[:-1]


def _fitting(model: type[BaseModel], document: Document, suspect: Suspect) -> Suspect | None:
    """The first of what a suspect may be that the model takes; None where it is no fault at all."""
    if suspect.kind not in _MUST_FIT:
        return suspect
    if suspect.kind is Suspicion.INSET and not _at_home(model, suspect):
        return None
    here: Suspect | None = suspect
    while here is not None:
        if here.value is None or _takes(model, document.data, here.path, here.value):
            return here
        here = here.other
    return None


def _at_home(model: type[BaseModel], suspect: Suspect) -> bool:
    """Whether the keys that would be moved in are keys there, well or misspelt: others have slipped in no column."""
    known = keys_at(model, suspect.path)
    names = [str(path[-1]) for path in suspect.gone]
    return not known or all(name in known or misspelt(name, known) for name in names)


def _takes(model: type[BaseModel], data: Data, path: Path, value: Data) -> bool:
    if not path:
        return False
    try:
        found = parse(model, with_edit(data, Edit(path, value)))
    except UnwritableError:
        return False
    return not isinstance(found, tuple) or not any(
        finding.path[: len(path)] == path and not finding.of_key for finding in found
    )


def _cured(model: type[BaseModel], document: Document, suspects: Iterable[Suspect]) -> tuple[Finding, ...]:
    """What would still be wrong once all of it is mended; nothing where that can't be tried."""
    splices = sorted({splice for suspect in suspects for splice in suspect.splices})
    if any(one.start + len(one.old) > other.start for one, other in pairwise(splices)):
        return ()
    try:
        found = parse(model, data_of(spliced(document.text, splices)))
    except UnwritableError:
        return ()
    return found if isinstance(found, tuple) else ()


def _of(finding: Finding, suspect: Suspect) -> bool:
    """Whether a finding is about the place of a suspect, or about a key missing beside it."""
    path = suspect.path
    if finding.path[: len(path)] == path or path[: len(finding.path)] == finding.path == path[:-1]:
        return True
    cut = (suspect.other.path,) if suspect.kind in {Suspicion.COMMA, Suspicion.DASH} and suspect.other else ()
    return any(finding.path[: len(other)] == other for other in (*suspect.gone, *cut))


def _of_lost_key(model: type[BaseModel], document: Document, suspect: Suspect) -> Suspect:
    """Items below the text of a box, which may as well be those of a list that must be there, whose key is gone: that is no sure mend."""
    marked = document.text[suspect.start : suspect.start + 1] in _MARKS
    if suspect.kind is not Suspicion.BULLETS or len(suspect.path) != 1 or marked or not isinstance(document.data, dict):
        return suspect
    keys, there = key_words(model), list(document.data)
    here = str(suspect.path[0])
    below = next((key for key in there[there.index(here) + 1 :] if key in keys.order), "")
    lost = [key for key in keys.lost(there, here, below) if key in keys.lists and model.model_fields[key].is_required()]
    return replace(suspect, offered=False, said_of=lost[0]) if lost else suspect


def _told(
    model: type[BaseModel], document: Document, suspects: Sequence[Suspect], graver: Sequence[bool]
) -> Iterator[Finding]:
    blanks = [
        (suspect, grave) for suspect, grave in zip(suspects, graver, strict=True) if suspect.kind is Suspicion.BLANKS
    ]
    for suspect, grave in zip(suspects, graver, strict=True):
        if suspect.kind is not Suspicion.BLANKS:
            finding = doubt_finding(document, _of_lost_key(model, document, suspect))
            yield replace(finding, severity=Severity.ERROR) if grave else finding
    yield from (blanks_finding([suspect], Severity.ERROR) for suspect, grave in blanks if grave)
    mild = [suspect for suspect, grave in blanks if not grave]
    if mild:
        yield blanks_finding(mild, Severity.WARNING)
