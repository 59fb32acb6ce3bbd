# Checks of single words that fingers slipped in: an exit that is nearly «tidak», a signer's office that is nearly one of the
# register's. Words of a signed sheet are kept, so nothing here is a mend of one.
from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from tatalaksana.catalog.card import signers
from tatalaksana.catalog.entry import Entry, Ground, unit_path
from tatalaksana.catalog.printed import said_twice
from tatalaksana.catalog.slip import doubled_word, is_word, slip_in, words_of
from tatalaksana.model import Status, decisions, meant
from tatalaksana.model.likeness import slip, slips
from tatalaksana.source import Edit, Edits, Finding, Path, Severity

_ANSWERS = (
    "tidak", "belum", "lengkap", "setuju", "disetujui", "sesuai", "memenuhi", "terpenuhi", "ditolak", "diterima", "dikembalikan", "diperbaiki",
)  # fmt: skip
"""Words of exits that no other word is a slip away from."""
_YES = re.compile(r"ya{2,}|y+a|iy+a{2,}")
"""«ya» with a key hit twice."""
_MOST = 20
"""More exits of one decision are not held against each other."""
_SHORTEST = 4
"""Letters of such a word, with the one that was lost."""


_ANSWERED = {"yes": "ya", "no": "tidak", "true": "ya", "false": "tidak", "y": "ya", "t": "tidak", "n": "tidak"}
_SPOKEN = {said: word for one, word in _ANSWERED.items() for said in (one, one.capitalize(), one.upper())}
_PARTS = (
    "dibuat", "disusun", "disiapkan", "diperiksa", "diteliti", "diverifikasi", "disetujui", "disahkan", "ditetapkan", "diketahui", "menyetujui", "mengesahkan",
    "mengetahui", "menetapkan", "memeriksa",
)  # fmt: skip
"""What those do who sign a sheet."""
_OF_FILE = r"(?i)(?:\.(?:docx?|xlsx?|pdf|odt|ya?ml|txt)|\s-\s(?:copy|salin|salinan)|\s\((?:[0-9]{1,2}|copy|salinan|revisi|fix|final|draf|draft)\))+$"
"""What programs and people put behind the name of a file."""
_SMALL = r"[a-z]{3,}\s"
"""A whole word in small letters."""
_HELD = re.compile(r"(?<![\w-])(?:[A-Z]{2}[a-z]{3,}|[a-z][A-Z]{4,})(?![\w-])")
"""A word for which a key was held or locked: «PEncatatan», «pENCATATAN»; names of applications are written so, too."""
_BUILT = re.compile(r"(?:pe|ke|me|be|te|di)[a-z]{3,}(?:an|kan|i)")
"""How words are built that no name of an application is."""
_CUT = {"tdk": "tidak", "blm": "belum", "sdh": "sudah", "tlh": "telah", "dgn": "dengan", "utk": "untuk"}
"""Words as they are cut short in messages."""


def _in_other_words(exits: Collection[str], path: Path, status: Status) -> Finding | None:
    """Exits in English, as a spreadsheet has them; and, in a draft, a letter for each."""
    draft = status is Status.DRAF
    usual = {label: _SPOKEN[label] for label in exits if draft or len(label) > 1}
    if len(set(usual.values())) < len(exits):
        return None
    return Finding(
        "salah-ketik",
        path,
        f"Jalan keluar {', '.join(f'«{label}»' for label in exits)} tercetak sebagaimana ditulis.",
        meant(", ".join(usual.values())),
        Severity.WARNING,
        mend=Edits(tuple(Edit((*path, label), word, of_key=True) for label, word in usual.items())) if draft else None,
        about="\0".join(exits),
    )


def check_misspelt_exits(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """An exit that is a slip of what decisions mostly answer, or of a word of the exit beside it; and exits in English."""
    del ground
    for _, path, exits in decisions(entry.sop):
        if exits.keys() <= _SPOKEN.keys() and (other := _in_other_words(exits, path, entry.sop.status)):
            yield other
        for label in exits if len(exits) <= _MOST else ():
            near, how = _exit_meant(label, [other for other in exits if other != label]), "seperti salah ketik"
            if not near and entry.sop.status is Status.DRAF:
                near, how = _in_full(label), "memuat singkatan"
            if near and near not in exits:
                yield Finding(
                    "salah-ketik",
                    (*path, label),
                    f"Jalan keluar «{label}» {how}.",
                    meant(near),
                    Severity.WARNING,
                    mend=Edit((*path, label), near, of_key=True) if entry.sop.status is Status.DRAF else None,
                    about=label,
                    of_key=True,
                )


def _exit_meant(label: str, others: Sequence[str]) -> str:
    """The exit of which this one is a slip; empty where it is none."""
    beside = {word for other in others for word in words_of(other)}
    for word in words_of(label):
        if near := _answer_meant(word) or _beside(word, beside):
            return re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", lambda hit: _in_case(hit[0], near), label, count=1)
    return ""


def _in_full(label: str) -> str:
    """An exit with no word of it cut short; empty where none is."""
    words = "|".join(_CUT)
    full = re.sub(rf"(?i)\b(?:{words})\b", lambda hit: _in_case(hit[0], _CUT[hit[0].casefold()]), label)
    return full if full != label else ""


@lru_cache(maxsize=4096)
def _answer_meant(word: str) -> str:
    if word != "ya" and _YES.fullmatch(word):
        return "ya"
    if len(word) < _SHORTEST or word in _ANSWERS or is_word(word):
        return ""
    near = [one for one in _ANSWERS if slips(word, one) == 1 and not _is_form(word, one)]
    return near[0] if len(near) == 1 else ""


def _beside(word: str, beside: Collection[str]) -> str:
    """A word of the exits beside this one, which people write, and of which this is a slip."""
    if word in beside or is_word(word):
        return ""
    return next((one for one in sorted(beside) if (one in _ANSWERS or is_word(one)) and slip_in(word, one)), "")


def _is_form(word: str, one: str) -> bool:
    """Whether a word is the other with an ending, as «lengkapi» is; a letter twice is none."""
    return word.startswith(one) and word[-1] != one[-1]


def _in_case(written: str, word: str) -> str:
    return (
        word.upper() if written.isupper() and len(written) > 1 else word.capitalize() if written[0].isupper() else word
    )


def _begins_small(title: str, status: Status) -> Iterator[Finding]:
    """A title whose first word is in small letters."""
    if re.match(_SMALL, title):
        whole = title[0].upper() + title[1:]
        mend = Edit(("judul",), whole) if status is Status.DRAF else None
        told = "«judul» diawali huruf kecil."
        yield Finding("salah-ketik", ("judul",), told, meant(whole[:80]), Severity.WARNING, mend=mend, about=title)


def _mixed(title: str, status: Status) -> Iterator[Finding]:
    """A title with a word of which one letter too many is large, or all but the first."""
    for word in _HELD.findall(title):
        plain = word.casefold()
        if is_word(plain) or _BUILT.fullmatch(plain):
            whole = title.replace(word, plain.capitalize(), 1)
            mend = Edit(("judul",), whole) if status is Status.DRAF else None
            told = f"Huruf besar «{word}» di «judul» seperti salah ketik."
            yield Finding("salah-ketik", ("judul",), told, meant(whole[:80]), Severity.WARNING, mend=mend, about=title)
            return


def _of_a_file(title: str, status: Status) -> Iterator[Finding]:
    """What a title has of the name of the file from which it was copied: «.docx», «- Copy», «(1)»."""
    if found := re.search(_OF_FILE, title):
        left = title[: found.start()].rstrip()
        told = f"«judul» berakhir dengan «{found[0].strip()}», sisa nama berkas."
        mend = Edit(("judul",), left) if status is Status.DRAF and left else None
        yield Finding(
            "tanda-tercetak", ("judul",), told, f"Cukup «{left[:60]}».", Severity.WARNING, mend=mend, about=title
        )


def check_misspelt_names(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A title or a signer's office with a word twice; an office that names the SOP's unit, one above it or an office of its lanes, but for a slip in one word."""
    yield from _begins_small(entry.sop.judul, entry.sop.status)
    yield from _mixed(entry.sop.judul, entry.sop.status)
    yield from _of_a_file(entry.sop.judul, entry.sop.status)
    if twice := doubled_word(entry.sop.judul):
        yield said_twice(("judul",), twice, entry.sop.judul)
    for path, signed in signers(entry.sop):
        if twice := doubled_word(signed.jabatan):
            yield said_twice((*path, "jabatan"), twice, signed.jabatan)
        if near := _part_meant(signed.peran or ""):
            told = f"«{(signed.peran or '')[:60]}» seperti salah ketik."
            mend = Edit((*path, "peran"), near) if entry.sop.status is Status.DRAF else None
            yield Finding(
                "salah-ketik",
                (*path, "peran"),
                told,
                meant(near),
                Severity.WARNING,
                mend=mend,
                about=signed.peran or "",
            )
        if near := _office_meant(signed.jabatan, _names_around(entry, ground)):
            yield Finding(
                "salah-ketik",
                (*path, "jabatan"),
                f"«{signed.jabatan[:60]}» seperti salah ketik.",
                meant(near),
                Severity.WARNING,
                mend=Edit((*path, "jabatan"), near) if entry.sop.status is Status.DRAF else None,
                about=signed.jabatan,
            )


def _part_meant(said: str) -> str:
    """The usual words for somebody's part in signing («Disahkan oleh»), of which these are a slip; empty where they are none."""
    first, _, rest = said.partition(" ")
    near = slip(first.casefold(), _PARTS) if first.casefold() not in _PARTS and not is_word(first.casefold()) else None
    return f"{_in_case(first, near)} {rest}".strip() if near else ""


def _names_around(entry: Entry, ground: Ground) -> Iterator[str]:
    """The names of an SOP's unit and of those above it, long and short, and of the offices of its lanes."""
    for name in unit_path(entry.sop.unit.unit, ground.registers):
        unit = ground.registers.unit[name]
        yield from filter(None, (unit.nama, unit.singkatan))
    for lane in entry.sop.pelaksana:
        office = ground.registers.jabatan.get(lane.jabatan)
        if office is not None:
            yield office.nama


def _office_meant(said: str, names: Iterable[str]) -> str:
    """An office whose last words are one of these names with a slip, with that name in its place; empty where none is."""
    words = said.split()
    parts = [(" ".join(words[-len(own) :]), name) for name in names if 1 < len(own := name.split()) <= len(words)]
    right = max((len(name.split()) for end, name in parts if words_of(end) == words_of(name)), default=0)
    near = {said.removesuffix(end) + name for end, name in parts if len(name.split()) > right and slip_in(end, name)}
    return near.pop() if len(near) == 1 else ""
