# From a folder to a linked, checked catalog: the one place where the stages stand in order.
from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from tatalaksana.catalog.asking import Answers, listening
from tatalaksana.catalog.beside import Named, bytes_of, check_picture, missing
from tatalaksana.catalog.card import Card
from tatalaksana.catalog.causes import with_absent, without_consequences
from tatalaksana.catalog.checks import OWN_CHECKS
from tatalaksana.catalog.codes import UNREAD
from tatalaksana.catalog.entry import Catalog, Entry, Ground, Links, Registers
from tatalaksana.catalog.knowing import known_form, known_sop, known_value
from tatalaksana.catalog.known_entry import reading_again, sound_sop
from tatalaksana.catalog.link import catalog_of, link
from tatalaksana.catalog.linked import Cards, Linked, Linking, linked_of
from tatalaksana.catalog.lost_ids import lost_id, lost_ids
from tatalaksana.catalog.memory import Known, Memory
from tatalaksana.catalog.names import RegisterNames
from tatalaksana.catalog.register import (
    check_form,
    check_offices,
    check_own_keys,
    check_profile,
    check_regulation_chain,
    check_units,
    inherit,
)
from tatalaksana.catalog.remainder import comes_of, is_called
from tatalaksana.catalog.sources import Held, Source, Sources
from tatalaksana.catalog.twins import Ages, twins
from tatalaksana.catalog.unprinted import of_profiles, unprinted_of
from tatalaksana.model import DaftarJabatan, DaftarPeraturan, DaftarUnit, Profil, slip
from tatalaksana.model.reading import MANY
from tatalaksana.source import Changes, Finding, Kind, Path, Problem, Severity, SourceFile

if TYPE_CHECKING:
    from tatalaksana.catalog.signed import SignedSheet
    from tatalaksana.formulir import Formulir

_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Collection:
    """What a folder of sources holds: the catalog of all that could be read, and every problem, sorted."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()
    """Warnings that their files accept: they are no problems any more."""
    linked: str = ""
    """A mark that is another one wherever any card, register or profile is, or a form comes or goes."""

    @property
    def errors(self) -> int:
        """How many problems are errors; with any, the catalog must not be published."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)


def collect(
    root: FilePath,
    shown_root: str,
    changed: Changes | None = None,
    *,
    only: Container[str] | None = None,
    settled: Container[str] = (),
    tanggal: date | None = None,
    memory: Memory | None = None,
    ages: Ages = dict,
    stays: bool = False,
    held: Held | None = None,
) -> Collection:
    """Read, link and check everything below `root`.

    Args:
        root: The folder `sops/`.
        shown_root: How users know that folder; problems name files below it.
        changed: What files of it would hold, new ones too, to be checked before it is written; None for one that would
            be gone. Their paths begin with `root`.
        only: Ids of the SOP to read, if not all; the others are as if they were not there.
        settled: Ids of those whose neighbours are all read too, so that every warning of them is known.
        tanggal: The day as of which it is looked at, if that is known.
        memory: What earlier calls found, and where this one leaves what it finds. The outcome is the same without.
        ages: How old files are, asked where two have one number: the newer is told. Without it both are.
        stays: Whether the folder is there as long as the outcome is used: then no texts are held of sound SOP, and whoever
            asks for one has it read again, or a `ChangedMeanwhileError`.
        held: As for `problems_in`.

    Raises:
        NotADirectoryError: There is no such folder.
        ValueError: A changed file is not below it.
    """
    collector = _Collector(
        root, shown_root, changed or {}, only, memory or Memory(), ages=ages, whole=True, settled=settled, stays=stays,
        held=held or {},
    )  # fmt: skip
    return collector.collected(tanggal)


def problems_in(
    root: FilePath,
    shown_root: str,
    changed: Changes | None = None,
    *,
    tanggal: date | None = None,
    memory: Memory | None = None,
    ages: Ages = dict,
    held: Held | None = None,
) -> tuple[Problem, ...]:
    """The problems that `collect` finds, accepted ones too, without the catalog.

    Of files that did not change, what a memory knows will do.

    Args:
        root: As for `collect`, like the others.
        shown_root: As there.
        changed: As there.
        tanggal: As there.
        memory: As there.
        ages: As there.
        held: What files hold, which need not be read again.

    Raises:
        NotADirectoryError: There is no such folder.
        ValueError: A changed file is not below it.
    """
    collector = _Collector(
        root, shown_root, changed or {}, None, memory or Memory(), ages=ages, whole=False, held=held or {}
    )
    return collector.problems(tanggal)


def learn(
    root: FilePath, shown_root: str, only: Container[str], memory: Memory, *, tanggal: date | None = None, held: Held
) -> None:
    """Let a memory know what is found of some SOP by themselves, which asks of no other but the registers.

    Args:
        root: As for `collect`, like the others.
        shown_root: As there.
        only: As there.
        memory: What is to know it.
        tanggal: As there.
        held: As for `problems_in`.
    """
    _Collector(root, shown_root, {}, only, memory, ages=dict, whole=False, held=held).learn(tanggal)


class _Collector:
    def __init__(
        self,
        root: FilePath,
        shown_root: str,
        changed: Changes,
        only: Container[str] | None,
        memory: Memory,
        *,
        ages: Ages,
        whole: bool,
        held: Held = MappingProxyType({}),
        settled: Container[str] = (),
        stays: bool = False,
    ) -> None:
        self._stays = stays
        self._sources = Sources(root, shown_root, changed, only=only, memory=memory, held=held)
        self._memory = memory
        self._ages = ages
        self._with_values = whole
        self._known_sop = partial(known_sop, drawn=whole)
        self._all, self._settled = only is None, settled
        self._signed: dict[str, SignedSheet] = {}
        self._shown_root = shown_root
        self._absent: frozenset[str] = frozenset()
        """The registers that have no file."""

    def collected(self, tanggal: date | None) -> Collection:
        sops, forms, links = self._checked(tanggal)
        entries = {name: source.value for name, source in sops.items()}
        catalog = catalog_of(entries, links(), {name: source.value for name, source in forms.items()}, self._signed)
        found = self._sorted()
        return Collection(
            catalog,
            tuple(problem for problem in found if problem.acceptance is None),
            tuple(problem for problem in found if problem.acceptance is not None),
            "" if self._memory.linked is None else self._memory.linked.mark,
        )

    def problems(self, tanggal: date | None) -> tuple[Problem, ...]:
        self._checked(tanggal)
        return self._sorted()

    def learn(self, tanggal: date | None) -> None:
        sources = self._sources
        _, _, answers = self._grounds(tanggal)
        for _ in self._sops(answers):
            pass
        sources.memory.settle()

    def _sorted(self) -> tuple[Problem, ...]:
        self._memory.settle()
        found = with_absent(map(self._names.named, self._sources.problems), self._absent, self._shown_root)
        return tuple(sorted(without_consequences(set(found))))

    def _checked(
        self, tanggal: date | None
    ) -> tuple[dict[str, Source[Entry]], dict[str, Source[Formulir]], Callable[[], Links]]:
        sources = self._sources
        read, profiles, answers = self._grounds(tanggal)
        ground = answers.ground
        self._check_registers(read, profiles, answers)
        forms = dict(sources.read(Kind.FORMULIR, known_form, needed=self._with_values))
        self._names = RegisterNames(ground.registers, forms.keys(), lambda name: _title(forms[name]))
        for form in forms.values():
            if not form.is_silent:
                sources.report(form, self._own(form, known_form, _form_findings, answers))
        sops = dict(self._sops(answers))
        linking = partial(link, ground=ground, forms=forms.keys(), unread=tuple(sorted(sources.unread)))
        new_links = cache(lambda: linking({name: sop.card for name, sop in sops.items()}))
        linked = self._linked(sops, forms, linking, new_links if self._with_values else None)

        def links() -> Links:
            return linked.links or new_links()

        loud = {name: sop for name, sop in sops.items() if not sop.is_silent}
        for name, sop in sops.items():
            if name in loud or name in linked.found:
                own = self._own(sop, self._known_sop, _sop_findings, answers)
                sources.report(sop, chain(own, linked.found.get(name, ()), self._beside(sop, ground)))
        for name, part in sources.rest.items():
            far = (one for one in linked.found.get(name, ()) if not comes_of(one, part.known.wrong))
            sources.report(part, chain(self._own_of_rest(part, answers), far))
        if linked.twinned:
            rest = {name: one for name, one in sources.rest.items() if self._is_called((Kind.SOP, name))}
            several = {**sops, **rest}
            for name, twin in twins((sop.card for sop in several.values()), self._ages):
                sources.report(several[name], [twin])
        self._report_unprinted(profiles, {**sops, **sources.rest}, ground)
        self._report_lost(read, (*forms.values(), *sops.values(), *sources.rest.values()))
        accepting: Iterable[Source[Any]] = chain(
            profiles.values(), sources.profiles.values(), forms.values(), loud.values(), sources.rest.values()
        )
        sources.accept(accepting, self._sure(tanggal), ground.is_before)
        return sops, forms, links

    def _grounds(self, tanggal: date | None) -> tuple[dict[Kind, Source[Any]], dict[str, Source[Profil]], Answers]:
        """Registers and profiles, and what they answer."""
        read, profiles = self._read_registers()
        ground = Ground(self._registers(read, profiles), tanggal)
        return read, profiles, self._memory.answers(tuple(self._sources.stands_on), ground)

    def _sops(self, answers: Answers) -> Iterator[tuple[str, Source[Entry]]]:
        """The SOP; each is checked at once, and let go of where only what is known of them counts, else put away."""
        for name, sop in self._sources.read(Kind.SOP, self._known_sop, sound=sound_sop, needed=self._with_values):
            held = sop
            if not sop.is_silent:
                own = self._own(sop, self._known_sop, _sop_findings, answers)
                tuple(sop.located(own))
            if self._with_values:
                held = self._sources.without_content(sop) if self._stays else sop
                sop.value.put_away(reading_again(held) if held.given is None else None)
            elif not sop.is_silent:
                sop.known.value = None
            yield name, held
        for rest in self._sources.rest.values():
            self._own_of_rest(rest, answers)
            rest.known.value = None

    def _own_of_rest(self, rest: Source[Entry], answers: Answers) -> tuple[Finding, ...]:
        """What its own checks find of the rest of an SOP whose file is wrong."""
        return self._own(rest, self._known_sop, partial(_rest_findings, wrong=rest.known.wrong), answers)

    def _read_registers(self) -> tuple[dict[Kind, Source[Any]], dict[str, Source[Profil]]]:
        read = {
            kind: source
            for kind, model in _REGISTERS.items()
            for _, source in self._sources.read(kind, partial(known_value, model=model))
        }
        there = {*(kind.value for kind in read), *(name for _, name in self._sources.unread)}
        self._absent = frozenset(kind.value for kind in _REGISTERS if kind.value not in there)
        return read, dict(self._sources.read(Kind.PROFIL, partial(known_value, model=Profil)))

    def _registers(self, read: Mapping[Kind, Source[Any]], profiles: Mapping[str, Source[Profil]]) -> Registers:
        return Registers(
            unit=_root(read.get(Kind.UNIT)),
            jabatan=_root(read.get(Kind.JABATAN)),
            peraturan=_root(read.get(Kind.PERATURAN)),
            profil=inherit(_written(profiles)),
            unread=frozenset(self._sources.unread),
        )

    def _check_registers(
        self, read: Mapping[Kind, Source[Any]], profiles: Mapping[str, Source[Profil]], answers: Answers
    ) -> None:
        sources = self._sources
        for kind, source in read.items():
            if any(problem.code in UNREAD for problem in source.known.read):
                continue  # what would be found has no place in a text that can't be read
            make = partial(known_value, model=_REGISTERS[kind])
            sources.report(source, self._own(source, make, _REGISTER_CHECKS[kind], answers))
        written = _written(profiles)
        for name, source in profiles.items():
            found = check_profile(name, written, answers.ground.registers, sources.root, sources.changed)
            sources.report(source, found)
        for source in sources.profiles.values():
            sources.report(
                source, check_own_keys(source.value, answers.ground.registers, sources.root, sources.changed)
            )
        sources.accept(read.values(), self._sure(None), answers.ground.is_before)

    def _report_unprinted(
        self, profiles: Mapping[str, Source[Profil]], sops: Mapping[str, Source[Entry]], ground: Ground
    ) -> None:
        """Tell of a profile once what several of its SOP are told for what it lacks."""
        files = cache(lambda: {sop.file.shown: sop for sop in sops.values()})

        def profile(file: str) -> str | None:
            sop = files()[file]
            name = ground.profile_id_by(sop.card)
            return name if name in profiles and not sop.known.accepting else None

        found = of_profiles(self._sources.problems, profile)
        self._sources.leave_out(chain.from_iterable(found.values()))
        for (name, code, what), several in found.items():
            self._sources.report(profiles[name], [unprinted_of(code, what, several)])

    def _report_lost(self, read: Mapping[Kind, Source[Any]], several: Iterable[Source[Any]]) -> None:
        """Tell of a register once what is told of an id wherever that is named."""
        named = cache(
            lambda: {held for one in read.values() for entry in one.value.root.values() for held in _texts(entry)}
        )
        for (register, name), told in lost_ids(self._sources.problems).items():
            source = read.get(Kind(register))
            if source is None or any(problem.code in UNREAD for problem in source.known.read):
                continue
            near = slip(name, source.value.root)
            if near in named() or any((register, near) in (one.known.answered or ()) for one in several):
                continue
            self._sources.leave_out(told)
            self._sources.report(source, [lost_id(register, name, told, near)])

    def _own(
        self,
        source: Source[_V],
        make: Callable[[SourceFile, bytes], Known[_V]],
        check: Callable[[_V, Ground], Iterator[Finding]],
        answers: Answers,
    ) -> tuple[Finding, ...]:
        """What a file's own checks find. They run only where what they asked has another answer now."""
        known = source.known
        if known.checked_with is not answers:
            if known.answered is None or not answers.still(known.answered):
                if known.value is None:
                    known.value = make(source.file, source.content).value
                listener = listening(answers.ground)
                known.own = tuple(islice(check(source.value, listener.ground), MANY + 1))
                known.answered = listener.answered(answers)
                known.kept = ""
            known.checked_with = answers
        return known.own

    def _linked(
        self,
        sops: Mapping[str, Source[Entry]],
        forms: Iterable[str],
        linking: Linking,
        links: Callable[[], Links] | None,
    ) -> Linked:
        """What checks of other files find: as remembered, where all cards and what they stand on are as they were."""
        memory, sources = self._memory, self._sources
        several = {**sops, **sources.rest} if sources.rest else sops
        marks = {name: memory.card_mark(sop.key) for name, sop in several.items()}
        state = Cards(
            memory.ground,
            forms,
            sources.whole,
            sources.listed and all(map(self._is_called, sources.unread)),
            tuple(sorted(sources.unread)),
            marks,
            card=lambda name: several[name].card,
            naming=lambda name: memory.naming(several[name].key),
            before=memory.before,
        )
        memory.linked = linked_of(state, memory.linked, linking, None if sources.rest else links)
        return memory.linked

    def _is_called(self, unread: tuple[str, str]) -> bool:
        """Whether of a file that could not be read, or not all of it, nothing is missing that others name."""
        kind, name = unread
        rest = self._sources.rest.get(name) if kind == Kind.SOP else None
        return kind == Kind.FORMULIR or (rest is not None and is_called(rest.known.wrong))

    def _beside(self, source: Source[Entry], ground: Ground) -> Iterator[Finding]:
        """What is wrong with the files that an SOP names and that are no sources."""
        card = source.card
        if card.lembar is not None:
            yield from self._sheet(card, source.content, ground, Named(*card.lembar, card.id.partition("/")[0]))
        for path, picture in card.pictures:
            yield from check_picture(
                Named(path, picture, card.id.partition("/")[0]), self._sources.root, self._sources.changed
            )

    def _sheet(self, card: Card, source: bytes, ground: Ground, named: Named) -> Iterator[Finding]:
        # Most collections have none.
        from tatalaksana.catalog.looking import LARGEST_SHEET, signed_sheet  # noqa: PLC0415
        from tatalaksana.catalog.signed import check_signed  # noqa: PLC0415

        content = bytes_of(named.name, self._sources.root, self._sources.changed, LARGEST_SHEET)
        if content is None:
            yield missing(
                "lembar-tak-ada", f"Lembar «{named.name[:60]}»", named, self._sources.root, self._sources.changed
            )
            return
        sheet = signed_sheet(named.name, content, source, ground.profil_by(card), self._memory)
        self._signed[card.id] = sheet
        yield from check_signed(named.path, sheet)

    def _sure(self, tanggal: date | None) -> Callable[[SourceFile, str], bool]:
        """Whether every warning of a code was found: no error hides one, or keeps its check from being run, and what it asks for is known."""
        wrong = {problem.file for problem in self._sources.problems if problem.severity is Severity.ERROR}

        def sure(file: SourceFile, code: str) -> bool:
            alone = file.id in self._settled and self._sources.whole and file.shown not in wrong
            return (alone or (self._all and not wrong)) and (tanggal is not None or code != "tinjauan-mendatang")

        return sure


def _sop_findings(entry: Entry, ground: Ground) -> Iterator[Finding]:
    for check in OWN_CHECKS:
        yield from check(entry, ground)


def _rest_findings(entry: Entry, ground: Ground, wrong: tuple[Path, ...]) -> Iterator[Finding]:
    return (finding for finding in _sop_findings(entry, ground) if not comes_of(finding, wrong))


def _title(form: Source[Formulir]) -> str:
    """The title of a form, read again where only what is known of it was kept."""
    value = form.known.value or known_form(form.file, form.content).value
    return value.judul if value else ""


def _form_findings(formulir: Formulir, ground: Ground) -> Iterator[Finding]:
    from tatalaksana.formulir import flaws_of  # noqa: PLC0415 - as in `known_form`

    return chain(flaws_of(formulir), check_form(formulir, ground.registers))


_REGISTERS: Mapping[Kind, type[BaseModel]] = {
    Kind.UNIT: DaftarUnit, Kind.JABATAN: DaftarJabatan, Kind.PERATURAN: DaftarPeraturan,
}  # fmt: skip
_REGISTER_CHECKS: Mapping[Kind, Callable[[Any, Ground], Iterator[Finding]]] = {
    Kind.UNIT: lambda _, ground: check_units(ground),
    Kind.JABATAN: lambda _, ground: check_offices(ground.registers),
    Kind.PERATURAN: lambda _, ground: check_regulation_chain(ground),
}


def _written(profiles: Mapping[str, Source[Profil]]) -> dict[str, Profil]:
    return {name: source.value for name, source in profiles.items()}


def _texts(entry: BaseModel) -> Iterator[str]:
    """What an entry of a register says in one word."""
    return (held for held in entry.model_dump().values() if isinstance(held, str))


def _root(source: Source[BaseModel] | None) -> dict[str, Any]:
    return {} if source is None else dict(source.value.root)  # type: ignore[attr-defined]
