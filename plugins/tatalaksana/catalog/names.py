# What people write where an id belongs: «Tim Verifikasi», «Kabag Umum», a unit's former name. The registers know whose names
# these are.
from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from tatalaksana.catalog.entry import Registers
from tatalaksana.model import Jabatan, Leads, Peraturan, Unit, alike, meant
from tatalaksana.model.reading import ID_WRITTEN
from tatalaksana.model.sebaris import Sebaris, as_list, names_in_line
from tatalaksana.model.value import ID_PATTERN
from tatalaksana.source import Data, Edit, Problem, Sought

_SIGNS = re.compile(r"[\W_]+")
_PARTED = re.compile(r"\bsub (?=bagian|bidang|seksi|unit|direktorat)")
_NUMBERING = r"(?i)\b(?:nomor|no|tahun|thn|th)\b\.?"
"""Words around the number and the year of a regulation, which ids leave out."""
_OF_STEP = 3
"""How long the path to a key of a step is."""
_LISTED = 6
"""More ids than these are not told: nobody reads them."""
_NAMED_BY_PEOPLE = frozenset({Leads.UNIT.value, Leads.JABATAN.value})
"""Registers of what has a name that people write, or put a person's in its place."""
_ALIKE = 0.6
"""How like a name of one word must be to be asked about, of one."""
_MANY = 4
"""More entries of one name are not told."""
SHORT_WORDS: Mapping[str, str] = {
    "ka": "kepala", "kab": "kabupaten", "kabag": "kepala bagian", "kasubbag": "kepala subbagian", "kasubag": "kepala subbagian",
    "kabid": "kepala bidang", "kasubbid": "kepala subbidang", "kasi": "kepala seksi", "kadis": "kepala dinas", "kadin": "kepala dinas",
    "kaban": "kepala badan", "karo": "kepala biro", "kakan": "kepala kantor", "kasek": "kepala sekolah", "kepsek": "kepala sekolah",
    "kades": "kepala desa", "kadus": "kepala dusun", "kaur": "kepala urusan", "kasubsi": "kepala subseksi",
    "sek": "sekretaris", "sekdes": "sekretaris desa", "sekcam": "sekretaris kecamatan", "seklur": "sekretaris kelurahan", "sekdis": "sekretaris dinas", "sekda": "sekretaris daerah", "sekjen": "sekretaris jenderal",
    "setjen": "sekretariat jenderal", "setda": "sekretariat daerah", "dirjen": "direktur jenderal", "ditjen": "direktorat jenderal",
    "dir": "direktur", "wadir": "wakil direktur", "bag": "bagian", "subbag": "subbagian", "subag": "subbagian", "bid": "bidang",
    "subbid": "subbidang", "sie": "seksi", "kec": "kecamatan", "kel": "kelurahan", "uu": "undang undang", "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden", "permen": "peraturan menteri", "perda": "peraturan daerah", "no": "nomor", "thn": "tahun",
    "th": "tahun", "tsb": "tersebut", "adm": "administrasi", "keu": "keuangan", "kepeg": "kepegawaian", "umpeg": "umum dan kepegawaian",
}  # fmt: skip
"""Short forms of words in the names of offices, units and regulations, and the words."""


class RegisterNames:
    """The names in a collection's registers.

    Args:
        registers: The registers.
        forms: The ids of the forms.
        title_of: The title of a form by its id.
    """

    def __init__(self, registers: Registers, forms: Collection[str], title_of: Callable[[str], str]) -> None:
        self._registers = registers
        self._forms = dict.fromkeys(forms)
        self._title_of = title_of
        self._known = cache(self._names_of)

    def named(self, problem: Problem) -> Problem:
        """The problem of a name that stands where an id belongs, with the id that it is the name of, where one is."""
        sought = problem.sought
        if sought is None or problem.mend is not None:  # it is known already
            return problem
        return self._lane(problem, sought) if sought.kind == Leads.LANE.value else self._registered(problem, sought)

    def _registered(self, problem: Problem, sought: Sought) -> Problem:
        """The problem of a name of a unit, an office, a regulation, a profile or a form."""
        exact, loose = self._known(sought.kind)
        ids = exact.get(_said(sought.word), [])
        if len(ids) == 1:
            return replace(problem, hint=meant(ids[0]), mend=Edit(sought.path, ids[0]))
        if sought.several and not ids and (line := names_in_line(sought.word)):
            several = [exact.get(_said(name), []) for name in line.names]
            if all(len(one) == 1 for one in several):
                return _listed(problem, sought, line, [one[0] for one in several])
        if not ids and (hint := _of_several(sought, exact)):
            return replace(problem, hint=hint)
        word = folded_name(sought.word)
        ids = (
            ids
            or [
                name
                for name in dict.fromkeys((_as_id(sought.word), _as_id(re.sub(_NUMBERING, " ", sought.word))))
                if name in exact
            ]
            or loose.get(word)
            or loose.get(alike(word, tuple(loose), least=_ALIKE) or "", [])
        )
        asked = meant("» atau «".join(ids[:_MANY]))
        if ids:
            or_else = problem.hint
            if problem.code == "id-tak-dikenal" and "?" not in or_else:
                or_else = f"Bila bukan, {or_else[:1].lower()}{or_else[1:]}"
            return problem if asked in or_else else replace(problem, hint=f"{asked} {or_else}")
        if hint := self._of_another(sought):
            return replace(problem, hint=hint)
        known = [*self._ids(sought.kind)]
        if sought.kind in _NAMED_BY_PEOPLE and " " in sought.word.strip() and problem.hint.startswith(ID_WRITTEN):
            where = f"{sought.kind}.yaml"
            hint = f"Tulis id yang ada di {where}; bila belum ada, daftarkan dulu di sana. {problem.hint}"
            problem = replace(problem, hint=hint)
        told = ID_WRITTEN in problem.hint and 0 < len(known) <= _LISTED
        return replace(problem, hint=f"{problem.hint} Yang ada: {', '.join(known)}.") if told else problem

    def _of_another(self, sought: Sought) -> str:
        """What to do with an id that another register has; empty where none has it."""
        office = self._registers.jabatan.get(sought.word)
        if sought.kind == Leads.UNIT.value and office is not None:
            own = office.unit if office.unit not in sought.path else None
            return f"«{sought.word}» itu jabatan. {meant(own) or 'Tulis unitnya.'}"
        if sought.kind == Leads.JABATAN.value and sought.word in self._registers.unit:
            offices = [name for name, one in self._registers.jabatan.items() if one.unit == sought.word]
            return f"«{sought.word}» itu unit. {meant('» atau «'.join(offices[:_MANY])) or 'Tulis jabatannya.'}"
        return ""

    def _lane(self, problem: Problem, sought: Sought) -> Problem:
        """The problem of a lane that an SOP does not have: it is one by another name, or an office that is no lane yet.

        Steps call a lane by its own id where it has one. No other lane is put in an office's place: another would sign.
        """
        exact, loose = self._known(Leads.JABATAN.value)
        offices = {exact.get(_said(office), [office])[0]: (office, lane) for office, lane in sought.lanes}
        lanes = {found: found if lane == office else lane for found, (office, lane) in offices.items()}
        word = _said(sought.word)
        sure = exact.get(word, [])
        line = None if sure else names_in_line(sought.word)
        if line is not None:
            own = {lane: lane for _, lane in sought.lanes}
            called = [own.get(name) or lanes.get(next(iter(exact.get(_said(name), [])), "")) for name in line.names]
            if any(called) and all(
                lane or re.match(ID_PATTERN, name) for lane, name in zip(called, line.names, strict=True)
            ):
                return _listed(problem, sought, line, called)
        begun = [name for name in self._registers.jabatan if name.startswith(f"{word}-")]
        folded = folded_name(sought.word)
        ids = sure or begun or loose.get(folded) or loose.get(alike(folded, tuple(loose)) or "", [])
        there = [lanes[name] for name in ids if name in lanes]
        if there and (sure or problem.mend is None):
            asked = meant("» atau «".join(there[:_MANY]))
            if len(sure) == 1:
                # A lane that has the id of another office, or shares its own, may be the slip itself: then it is only asked.
                others = [lane for _, lane in sought.lanes if lane == there[0]]
                clear = len(others) <= 1 and (there[0] in sure or there[0] not in self._registers.jabatan)
                if clear:
                    return replace(problem, hint=asked, mend=Edit(sought.path, there[0]))
                hint = f"Lajur «{there[0]}» di «pelaksana» berjabatan «{sure[0]}»: periksa mana yang keliru, id lajurnya atau jabatannya."
                return replace(problem, hint=hint, mend=None)
            return problem if asked in problem.hint else replace(problem, hint=f"{asked} {problem.hint}")
        if len(ids) == 1 and not there and (sure or begun):
            entry = f"{{id: {sought.word}, jabatan: {ids[0]}}}" if ids[0].startswith(f"{sought.word}-") else ids[0]
            here = (
                ""
                if sought.word in {ids[0], *(name[: len(sought.word)] for name in begun)}
                else f", lalu sebut «{ids[0]}» di sini"
            )
            hint = f"Barangkali lajurnya terlupa: tambahkan «- {entry}» di «pelaksana»{here}."
            return replace(problem, hint=hint, mend=None)
        return problem

    def _ids(self, kind: str) -> Mapping[str, BaseModel | None]:
        return self._forms if kind == Leads.FORM.value else getattr(self._registers, kind, {})

    def _names_of(self, kind: str) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
        """RegisterNames to the ids of those who have them: as they are written, and by their words."""
        exact: dict[str, list[str]] = {}
        loose: dict[str, list[str]] = {}
        register = self._ids(kind)
        for name, about in register.items():
            called = [*_names(about), *([self._title_of(name)] if kind == Leads.FORM.value else ())]
            if kind == Leads.FORM.value:
                called += [f"Formulir {one}" for one in called]
            for words, said in ((exact, {name, *map(_said, called)}), (loose, set(map(folded_name, called)))):
                for word in sorted(said):
                    words.setdefault(word, []).append(name)
        return exact, loose


def _of_several(sought: Sought, exact: Mapping[str, list[str]]) -> str:
    """What to do with several ids where one stands; empty where it is no such place, or nobody knows them."""
    line = names_in_line(sought.word)
    if line is None or sought.several or isinstance(sought.path[-1], int):
        return ""
    names = [exact[_said(name)][0] for name in line.names if _said(name) in exact]
    return f"Di sini hanya satu: sebut «{'» atau «'.join(names)}»." if len(names) == len(line.names) else ""


def _listed(problem: Problem, sought: Sought, line: Sebaris, called: Sequence[str | None]) -> Problem:
    """The problem of several names in one text, of which each is called so; None is one that nobody knows."""
    names: list[Data] = [*dict.fromkeys(known or name for known, name in zip(called, line.names, strict=True))]
    if isinstance(sought.path[-1], int):
        return replace(problem, hint=f"Pisahkan dengan koma di antara kurung: «{as_list(names)}».", mend=None)
    if not sought.several:
        hint = "Satu simbol satu pelaksana: tulis simbol tersendiri untuk masing-masing."
        if sought.path[-2:-1] and isinstance(sought.path[-2], int) and len(sought.path) == _OF_STEP:
            hint = "Yang memutuskan satu: sebut dia saja. Bila masing-masing punya simbol, tulis semuanya di bawah «simbol», dengan «keputusan» pada simbol yang memutuskan."
        return replace(problem, hint=hint, mend=None)
    if not line.sure:
        hint = f"Bila semuanya, tulis «{as_list(names)}»; bila salah satunya, sebut yang itu."
        return replace(problem, hint=hint, mend=None)
    mend = Edit(sought.path, names) if all(called) and len(names) == len(called) else None
    return replace(problem, hint=f"Tulis «{as_list(names)}», satu butir tiap nama.", mend=mend)


def _names(about: BaseModel | None) -> Iterator[str]:
    """What an entry of a register is called."""
    match about:
        case Unit():
            yield from (about.nama, *(old.nama for old in about.nama_lama))
        case Jabatan():
            yield about.nama
        case Peraturan():
            yield about.judul
    if isinstance(about, Unit | Jabatan) and about.singkatan:
        yield about.singkatan


def _as_id(name: str) -> str:
    """A name in the letters of ids: «Bidang Perizinan» as `bidang-perizinan`."""
    return "-".join(re.findall(r"[a-z0-9]+", name.casefold()))


def _said(name: str) -> str:
    """A name without capitals, which people put as they like, and with single blanks."""
    return " ".join(name.casefold().split())


def folded_name(name: str) -> str:
    """The words of a name, short forms written out, «Sub Bagian» as one."""
    said = " ".join(SHORT_WORDS.get(word, word) for word in _SIGNS.sub(" ", name.casefold()).split())
    return _PARTED.sub("sub", said)
