# What the fields of a form must be to each other, checked once all are read: every flaw at its own place.
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from tatalaksana.formulir.isian import Formulir, Isian, one_of
from tatalaksana.formulir.operands import wrong_operands
from tatalaksana.formulir.rumus import Pohon, Rumus
from tatalaksana.formulir.traits import Shape
from tatalaksana.formulir.types import TYPES
from tatalaksana.model.likeness import nearest
from tatalaksana.source import Finding, Path

_OWN = ("choices", "parameters", "columns", "calculate", "rows", "values")
"""Keys that only some types have, as these say themselves."""
_SAMPLES: Mapping[str | int, str] = {
    "relevant": "Sebut isiannya, misalnya «${tempat} = 'luar'».",
    "constraint": "Sebut isian ini dengan «.», misalnya «. >= 10 and . <= 120».",
}
"""Conditions, and what they name."""
_NAMING = frozenset({"isian", "kolom", "ini"})
"""Parts of a formula that name a field."""
_OF_ASKED = ("required", "constraint", "constraint_message")
"""Keys of what people fill in."""


def flaws_of(formulir: Formulir) -> Iterator[Finding]:
    """What is wrong with a form whose keys are right one by one. With any finding it must not be shown."""
    fields: dict[str, Isian] = {}
    for isian in formulir.isian:
        fields.setdefault(isian.name, isian)
    yield from _doubled(formulir.isian, ())
    for index, isian in enumerate(formulir.isian):
        path: Path = ("isian", index)
        yield from _keys(isian, path)
        yield from _formulas(isian, path, _Scope(isian, fields, {}))
        if isian.kind.shape is Shape.ROWS:
            yield from _table(isian, path, fields)
    yield from _circles(formulir)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the names in a formula mean."""

    isian: Isian
    """The field whose formula it is."""
    fields: Mapping[str, Isian]
    columns: Mapping[str, Isian]
    """The columns of the same row, which come before fields."""

    def find(self, node: Pohon) -> Isian | None:
        if node[0] == "ini":
            return self.isian
        if node[0] == "isian":
            return self.columns.get(node[1]) or self.fields.get(node[1])
        if node[0] == "kolom" and node[1] in self.fields:
            return next((column for column in self.fields[node[1]].columns or () if column.name == node[2]), None)
        return None

    def names(self) -> list[str]:
        inside = [f"{field.name}.{column.name}" for field in self.fields.values() for column in field.columns or ()]
        return [*self.columns, *self.fields, *inside]


def _doubled(several: tuple[Isian, ...], path: Path) -> Iterator[Finding]:
    what, key = ("kolom", "columns") if path else ("isian", "isian")
    seen: set[str] = set()
    for index, isian in enumerate(several):
        if isian.name in seen:
            yield Finding(
                "isian-ganda",
                (*path, key, index, "name"),
                f"Nama {what} «{isian.name}» sudah dipakai di atas.",
                "Beri nama lain.",
            )
        seen.add(isian.name)


def _keys(isian: Isian, path: Path) -> Iterator[Finding]:
    """Each key goes with its types."""
    tipe = isian.kind
    for key in (*_OWN, *_OF_ASKED):
        given = key in isian.model_fields_set and getattr(isian, key) not in (None, (), False)
        if given and not (tipe.shape.asked if key in _OF_ASKED else key in tipe.keys):
            good = (
                "yang diisi orang"
                if key in _OF_ASKED
                else ", ".join(one.name for one in TYPES.values() if key in one.keys)
            )
            yield Finding(
                "isian-lebih",
                (*path, key),
                f"«{key}» tidak berlaku untuk isian {tipe.name}.",
                f"Hapus; «{key}» hanya untuk isian {good}.",
                of_key=True,
            )
        if not given and tipe.keys.get(key):
            yield Finding(
                "isian-kurang",
                (*path, "type"),
                f"Isian {tipe.name} memerlukan «{key}».",
                f"Tambahkan «{key}: …».",
            )
    if isian.constraint_message and not isian.constraint and tipe.shape.asked:
        yield Finding(
            "isian-kurang",
            (*path, "constraint_message"),
            "«constraint_message» memerlukan «constraint».",
            "Tulis syaratnya, atau hapus pesannya.",
            of_key=True,
        )
    wrong = list(_settings(isian, path))
    yield from wrong
    if not wrong and all(getattr(isian, key) for key, needed in tipe.keys.items() if needed):
        yield from (Finding("isi-salah", (*path, *where), what, hint) for where, what, hint in tipe.flaws(isian))


def _settings(isian: Isian, path: Path) -> Iterator[Finding]:
    """What the type does not know of what is set, or could not read, and what it needs."""
    tipe, here = isian.kind, (*path, "parameters")
    if not tipe.parameters:
        return
    for name, text in isian.settings.items():
        if name not in tipe.parameters:
            hint = f"Setelannya: {', '.join(tipe.parameters)}."
            yield Finding("isian-lebih", (*here, name), f"«{name}» bukan setelan {tipe.name}.", hint, of_key=True)
        elif not re.fullmatch(tipe.parameters[name].pattern, text):
            yield Finding("isi-salah", (*here, name), f"«{text[:60]}» bukan isi untuk «{name}».")
    for name, setelan in tipe.parameters.items():
        if setelan.needed and isian.parameters and name not in isian.settings:
            yield Finding("isian-kurang", here, f"Isian {tipe.name} memerlukan «{name}».", f"Tambahkan «{name}: …».")


def _table(table: Isian, path: Path, fields: Mapping[str, Isian]) -> Iterator[Finding]:
    several = table.columns or ()
    columns = {column.name: column for column in reversed(several)}
    yield from _doubled(several, path)
    for index, column in enumerate(several):
        here = (*path, "columns", index)
        if not column.kind.shape.column:
            yield Finding(
                "kolom-salah",
                (*here, "type"),
                f"Kolom «{column.name}» tidak dapat bertipe {column.type.value}.",
                "Pakai tipe lain, atau pindahkan ke luar tabel.",
            )
            continue
        yield from _keys(column, here)
        yield from _formulas(column, here, _Scope(column, fields, columns))
    for number, row in enumerate(table.values):
        for name, text in row.items():
            where = (*path, "values", number, name)
            if name not in columns:
                yield Finding(
                    "isian-asing",
                    where,
                    f"Tabel «{table.name}» tidak mempunyai kolom «{name}».",
                    nearest(name, list(columns)) or f"Kolomnya: {', '.join(columns)}.",
                    of_key=True,
                )
            elif not columns[name].kind.fits(columns[name], text):
                yield Finding(
                    "isi-salah",
                    where,
                    f"«{text[:60]}» bukan isi untuk kolom «{name}» ({columns[name].type.value}).",
                    f"Pilihan: {', '.join(columns[name].options)}." if columns[name].options else "",
                )


def _formulas(isian: Isian, path: Path, scope: _Scope) -> Iterator[Finding]:
    for key in ("relevant", "constraint", "calculate"):
        rumus: Rumus | None = getattr(isian, key)
        if rumus is None:
            continue
        where = (*path, key)
        for function, node in _named(rumus.pohon):
            if node[0] == "ini":
                if key != "constraint":
                    yield Finding(
                        "rumus-keliru",
                        where,
                        "«.» hanya berarti di dalam «constraint».",
                        "Sebut nama isiannya: «${nama}».",
                    )
                continue
            name = ".".join(node[1:])
            found = scope.find(node)
            if found is None:
                yield Finding(
                    "isian-asing",
                    where,
                    f"Rumus ini menyebut «{name[:60]}», yang tidak ada di formulir ini.",
                    nearest(name, scope.names()) or "Periksa nama isiannya.",
                )
            elif function == "sum" and node[0] == "isian":
                yield Finding("rumus-keliru", where, *_no_column(found))
            elif not (function == "count" and node[0] == "kolom") and (wrong := _misused(function, node, found)):
                yield Finding("rumus-keliru", where, *wrong)
        if key == "constraint" and (limits := _never(rumus)):
            yield Finding(
                "rumus-keliru",
                where,
                f"Syarat ini tidak pernah terpenuhi: tidak ada angka yang sekaligus {limits[0]} dan {limits[1]}.",
                "Periksa kedua batasnya, barangkali tertukar.",
            )
        yield from _nameless(rumus, where)
        yield from _thousands(rumus, where)
        yield from _arguments(rumus, where)
        yield from _choices(rumus, where, scope)
        yield from wrong_operands(rumus, where, scope.find)


def _nameless(rumus: Rumus, where: Path) -> Iterator[Finding]:
    """A condition that names no field: `10-120`."""
    if where[-1] in _SAMPLES and not any(node[0] in _NAMING for node in rumus.bagian):
        told = "Rumus ini tidak menyebut satu isian pun, sehingga hasilnya selalu sama."
        yield Finding("rumus-keliru", where, told, _SAMPLES[where[-1]])


_WITH_DOT = r"(?<![\w.])[1-9][0-9]{0,2}\.[0-9]{2}0(?![\w.])"
"""A number as sums of money are written: nobody writes a decimal with a nought at its end."""


def _thousands(rumus: Rumus, where: Path) -> Iterator[Finding]:
    """A number with a dot that is meant to part its thousands."""
    if found := re.search(_WITH_DOT, re.sub("'[^']*'|\"[^\"]*\"", "", rumus.teks)):
        number = found[0]
        yield Finding(
            "rumus-keliru",
            where,
            f"Titik di rumus ialah koma desimal: «{number}» terbaca {float(number):g}.",
            f"Tulis «{number.replace('.', '')}»; bila memang pecahan, «{float(number)}».",
        )


def _never(rumus: Rumus) -> tuple[str, str] | None:
    """The two limits of a condition between which nothing lies: `. >= 20 and . <= 2`."""
    todo, low, high = [rumus.pohon], (float("-inf"), ""), (float("inf"), "")
    while todo:
        node = todo.pop()
        if node[:2] == ("operasi", "and"):
            todo += node[2:]
        elif node[0] == "operasi" and node[2] == ("ini",) and node[3][0] == "angka":
            sign, number = node[1], node[3][1]
            if sign in {">", ">="}:
                low = max(low, (number, f"{sign} {number:g}"))
            elif sign in {"<", "<="}:
                high = min(high, (number, f"{sign} {number:g}"))
    strict = any(limit.startswith(("> ", "< ")) for limit in (low[1], high[1]))
    return (low[1], high[1]) if low[0] > high[0] or (low[0] == high[0] and strict) else None


def _named(node: Pohon, function: str = "") -> Iterator[tuple[str, Pohon]]:
    """Every name in a formula with the function that it is handed to, if any. Not deep: `rumus_of` sees to that."""
    if node[0] in {"ini", "isian", "kolom"}:
        yield function, node
    inner = node[1] if node[0] == "fungsi" else ""
    for part in node[1:]:
        if isinstance(part, tuple):
            yield from _named(part, inner)


def _no_column(table: Isian | None) -> tuple[str, str]:
    """Message and hint where «sum» has no column; of a table one of its own is named."""
    inside = [f"{table.name}.{one.name}" for one in table.columns or () if one.kind.summed] if table else []
    return "«sum» memerlukan kolom tabel.", f"Misalnya «sum(${{{[*inside, 'peserta.jumlah'][0]}}})»."


def _misused(function: str, node: Pohon, found: Isian) -> tuple[str, str] | None:
    """Message and hint where a name stands for what cannot be there."""
    name = ".".join(node[1:])
    if node[0] == "kolom":
        if function != "sum":
            return f"«${{{name}}}» ialah satu kolom penuh, bukan satu nilai.", f"Pakai «sum(${{{name}}})»."
        if not found.kind.summed:
            good = one_of(tipe.name for tipe in TYPES.values() if tipe.summed)
            return f"Kolom «{name}» bukan angka.", f"«sum» hanya untuk kolom {good}."
    elif found.kind.shape is Shape.ROWS:
        if function != "count":
            return (
                f"«${{{name}}}» ialah tabel, bukan satu nilai.",
                f"Pakai «count(${{{name}}})» atau «sum(${{{name}.kolom}})».",
            )
    elif not found.kind.shape.valued:
        return f"Isian «{name}» ({found.type.value}) tidak mempunyai nilai.", "Sebut isian lain."
    elif function == "count":
        return f"Isian «{name}» bukan tabel.", "«count» menghitung baris tabel: «count(${tabel})»."
    return None


def _arguments(rumus: Rumus, where: Path) -> Iterator[Finding]:
    for node in rumus.bagian:
        if node[:2] == ("fungsi", "count") and node[2][0] != "isian":
            table = node[2][1] if node[2][0] == "kolom" else "peserta"
            yield Finding("rumus-keliru", where, "«count» memerlukan nama tabel.", f"Misalnya «count(${{{table}}})».")
        # Of a field's name `_formulas` says it.
        if node[:2] == ("fungsi", "sum") and node[2][0] not in {"kolom", "isian"}:
            yield Finding("rumus-keliru", where, *_no_column(None))


def _choices(rumus: Rumus, where: Path, scope: _Scope) -> Iterator[Finding]:
    """Comparing with what nobody can choose: such a formula is never true."""
    for node in rumus.bagian:
        if (node[0] == "operasi" and node[1] in {"=", "!="}) or node[:2] == ("fungsi", "selected"):
            for one, other in (node[2:], node[:1:-1]):
                found = scope.find(one)
                known = list(found.options) if found is not None else []
                if found is not None and known and other[0] == "teks" and other[1] not in {"", *known}:
                    yield Finding(
                        "pilihan-asing",
                        where,
                        f"«{other[1][:60]}» bukan pilihan isian «{found.name}».",
                        f"{nearest(other[1], known)} Pilihan: {', '.join(known)}.".strip(),
                    )


def _circles(formulir: Formulir) -> Iterator[Finding]:
    """Values and conditions that in the end depend on themselves."""
    graph = _needs(formulir)
    order = {name: index for index, name in enumerate(graph)}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle: list[str] = error.args[1][:0:-1]
            first = circle.index(min(circle, key=order.__getitem__))
            way = [*circle[first:], *circle[:first], circle[first]]
            said = " → ".join(way if len(way) <= _LONG_WAY else [*way[:_LONG_WAY], "…"])
            yield Finding(
                "melingkar",
                graph[way[0]][way[1]],
                f"Isian «{way[0]}» pada akhirnya bergantung pada dirinya sendiri: {said}.",
                "Putuskan lingkarannya.",
            )
            graph |= {name: {} for name in circle}
        else:
            return


_LONG_WAY = 8


def _needs(formulir: Formulir) -> dict[str, dict[str, Path]]:
    """Each field and each column (`tabel.kolom`) to those its value or its showing depends on, and where that is written."""
    graph: dict[str, dict[str, Path]] = {}
    for index, isian in enumerate(formulir.isian):
        graph.setdefault(isian.name, _needed(isian, ("isian", index), {}))
        own = {column.name: f"{isian.name}.{column.name}" for column in isian.columns or ()}
        for number, column in enumerate(isian.columns or ()):
            graph.setdefault(own[column.name], _needed(column, ("isian", index, "columns", number), own))
    return graph


def _needed(isian: Isian, path: Path, own: Mapping[str, str]) -> dict[str, Path]:
    needs: dict[str, Path] = {}
    for key in ("calculate", "relevant"):
        rumus: Rumus | None = getattr(isian, key)
        for kind, *name in rumus.isian if rumus else ():
            needs.setdefault(own.get(name[0], name[0]) if kind == "isian" else ".".join(name), (*path, key))
    return needs
