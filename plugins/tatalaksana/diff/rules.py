# How grave a change is, by the rule that its key names.
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from tatalaksana.diff.wording import class_of, gravest
from tatalaksana.model import DasarHukum, Kelas, Macam, Rule, durasi_of, keys_of, unsigned
from tatalaksana.model.kegiatan import Simbol, Waktu
from tatalaksana.model.pengesahan import Pengesahan


def class_under(rule: Kelas | Rule | None, old: Any, new: Any) -> Kelas:  # noqa: ANN401 - a rule knows what its key holds
    """The class of a change of a key with this mark from one value to another; of a key without one substansi."""
    if isinstance(rule, Kelas):
        return rule
    found = _CLASSES.get(rule) if rule else None
    return found(old, new) if found else Kelas.SUBSTANSI


def _actors_class(old: Any, new: Any) -> Kelas:  # noqa: ANN401 - one office or several
    return Kelas.TATA_LETAK if old and new and sorted(old) == sorted(new) else Kelas.SUBSTANSI


def _signers_class(old: tuple[Pengesahan, ...], new: tuple[Pengesahan, ...]) -> Kelas:
    return Kelas.REDAKSI if unsigned(old) == unsigned(new) else Kelas.SUBSTANSI


def _symbols_class(old: tuple[Simbol, ...] | None, new: tuple[Simbol, ...] | None) -> Kelas:
    return Kelas.TATA_LETAK if _meant(old) == _meant(new) else Kelas.SUBSTANSI


def _label_class(old: str | None, new: str | None) -> Kelas:
    """A label that comes or goes shows another name for the same office."""
    return Kelas.REDAKSI if None in {old, new} else class_of(old, new)


def _basis_class(old: tuple[DasarHukum, ...], new: tuple[DasarHukum, ...]) -> Kelas:
    if Counter(old) == Counter(new):
        return Kelas.REDAKSI
    if len(old) != len(new):
        return Kelas.SUBSTANSI
    return gravest(_regulation_class(a, b) for a, b in zip(old, new, strict=True) if a != b)


def _regulation_class(old: DasarHukum, new: DasarHukum) -> Kelas:
    if old.peraturan == new.peraturan:
        # As printed, or by the register's own title: it is the same regulation.
        return Kelas.REDAKSI if old.peraturan and not (old.teks and new.teks) else class_of(old.teks, new.teks)
    if old.teks and new.teks and not (old.peraturan and new.peraturan):
        return gravest((Kelas.RUJUKAN, class_of(old.teks, new.teks)))
    return Kelas.SUBSTANSI


def _decision_class(old: dict[str, tuple[str, ...]] | None, new: dict[str, tuple[str, ...]] | None) -> Kelas:
    """The same ways under labels that are spelled otherwise are the same decision."""
    if not old or not new or list(old.values()) != list(new.values()):
        return Kelas.SUBSTANSI
    return gravest(class_of(a, b) for a, b in zip(old, new, strict=True))


def _time_class(old: Waktu | None, new: Waktu | None) -> Kelas:
    if old is None or new is None or old.sampai != new.sampai:
        return Kelas.SUBSTANSI
    before = durasi_of(old.teks)
    if before.macam is not Macam.KATA and before == durasi_of(new.teks):
        # The same time, written in another way.
        return Kelas.REDAKSI
    return class_of(old.teks, new.teks)


def _meant(symbols: tuple[Simbol, ...] | None) -> list[dict[str, object]] | None:
    """What symbols do, without how they look."""
    looks = {name for name, key in keys_of(Simbol).items() if key.change in {Kelas.TATA_LETAK, Rule.NAMING}}
    return None if symbols is None else [simbol.model_dump(exclude=looks) for simbol in symbols]


_CLASSES: Mapping[Rule, Callable[[Any, Any], Kelas]] = {
    Rule.TEXT: class_of,
    Rule.REGULATIONS: _basis_class,
    Rule.TIME: _time_class,
    Rule.ACTORS: _actors_class,
    Rule.SIGNERS: _signers_class,
    Rule.SYMBOLS: _symbols_class,
    Rule.DECISION: _decision_class,
    Rule.LABEL: _label_class,
    Rule.NAMING: lambda _old, _new: Kelas.TATA_LETAK,
}
"""What a change is by its rule; by any other substansi."""
