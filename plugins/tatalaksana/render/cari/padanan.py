# Other words for what a text says, so that people find it by theirs: abbreviations and what they stand for, verbs whose
# prefix swallows the first letter of their root, numbers from their middle on. The index' own stemmer knows the other
# affixes: «pelaksanaan» and «melaksanakan» are one word to it, «mengoreksi» and «koreksi», «memeriksa» and «periksa» are not.
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from tatalaksana.catalog.names import SHORT_WORDS
from tatalaksana.facts import SWALLOWED, AllFacts

_WORD = re.compile(r"\w+(?:[./-]\w+)*")
_SIGN = re.compile(r"[./-]")
_EVERYDAY = {
    "notula": "notulen notulensi", "notulensi": "notula notulen", "nota dinas": "nodin", "petunjuk teknis": "juknis",
    "petunjuk pelaksanaan": "juklak", "surat tugas": "surtug", "surat perintah tugas": "spt",
}  # fmt: skip
"""Official words, and what offices say in their place."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTER = {"ng": "k", "ny": "s", "n": "t", "m": "p"}
"""What each prefix may have swallowed before a vowel: «mengoreksi» of «koreksi», «memeriksa» of «periksa»."""
_ROOT = re.compile(r"(?:di|ter|ber|ke|se)?([kpst][aiueo]\w{3,})")
_ENDING = re.compile(r"(?:kan|an)?(?:nya|lah|kah)?$")


@dataclass(frozen=True, slots=True)
class Padanan:
    """What else the words of a collection are called."""

    terms: Mapping[tuple[str, ...], tuple[str, ...]]
    """Abbreviations and long forms, as words without case, each to the words of its counterpart."""
    verbs: Mapping[str, str]
    """A root without its ending, to a verb of the collection that swallows its first letter."""
    _starts: Mapping[str, Sequence[tuple[str, ...]]]
    """The terms by their first words, longest first."""
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """What was asked before: texts repeat their words."""

    @property
    def mark(self) -> str:
        """Another one for other words."""
        return sha256(repr((self.terms, self.verbs)).encode(errors="surrogatepass")).hexdigest()

    def names(self, text: str) -> tuple[str, ...]:
        """The long forms of a text's abbreviations and the other way round, and shorter ways to say its numbers; in order."""
        words = _WORD.findall(text.casefold())
        found: dict[str, None] = {}
        for at, word in enumerate(words):
            for term in self._starts.get(word, ()):
                if term == tuple(words[at : at + len(term)]):
                    found |= dict.fromkeys(self.terms[term])
                    break
            if not word.isalpha():  # most are, and all words of a site pass here
                found |= dict.fromkeys(_shorter(_SIGN.split(word)))
            if word == "tahun" and at > 1 and words[at - 2] == "nomor":
                # «Nomor 4 Tahun 2015» as people write it.
                found["/".join((words[at - 1], *words[at + 1 : at + 2]))] = None
        return tuple(found)

    def roots(self, text: str) -> tuple[str, ...]:
        """The roots of a text's verbs, and verbs of its roots, where the index' stemmer does not bring both together; in order."""
        found: dict[str, None] = {}
        for word in _WORD.findall(text.casefold()):
            others = self._known.get(word)
            if others is None:
                others = self._known[word] = tuple(other for part in _SIGN.split(word) for other in self._others(part))
            for other in others:
                found[other] = None
        return tuple(found)

    def _others(self, word: str) -> Iterator[str]:
        if swallowed := SWALLOWED.fullmatch(word):
            root = _root(swallowed)
            yield root
            yield _bare(root)
        if (found := _ROOT.fullmatch(word)) and (verb := self.verbs.get(_key(found[1]))):
            yield _bare(found[1])
            yield verb


def padanan_of(facts: AllFacts) -> Padanan:
    """The other words of a collection."""
    terms = {tuple(official.split()): said.split() for official, said in _EVERYDAY.items()}
    for short, long in facts.catalog.registers.short_names:
        for one, other in _pairs(short, long):
            # What several offices are called stands for what their names have in common.
            shared = terms.setdefault(tuple(_WORD.findall(one.casefold())), other.split())
            shared[:] = [word for word in shared if word in other.split()]
    for spoken, words in _spoken(facts):
        terms.setdefault(spoken, list(words))
        terms.setdefault(words, []).extend(spoken)
    starts: dict[str, list[tuple[str, ...]]] = {}
    for term in sorted((term for term, words in terms.items() if term and words), key=lambda term: (-len(term), term)):
        starts.setdefault(term[0], []).append(term)
    verbs = {verb for one in facts.of.values() for verb in one.kata_kerja}
    return Padanan({term: tuple(words) for term, words in terms.items()}, _by_root(verbs), starts)


def _spoken(facts: AllFacts) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """How offices of the collection begin in speech, «kadis» of «Kepala Dinas …», whether or not their register says so."""
    heads = {tuple(office.nama.casefold().split()[:2]) for office in facts.catalog.registers.jabatan.values()}
    for short, long in SHORT_WORDS.items():
        if (words := tuple(long.split())) in heads:
            yield (short,), words


def _shorter(parts: Sequence[str]) -> Iterator[str]:
    """What people know of a number: its end, any of its runs of digits without noughts, a run with the year."""
    runs = [part for part in parts if part.isdigit()]
    if len(parts) > 2 and runs:  # noqa: PLR2004 - a number of three parts or more
        # From each of its parts on, without signs.
        yield from ("".join(parts[start:]) for start in range(1, len(parts) - 1))
        year = runs[-1] if _YEAR.fullmatch(runs[-1]) else ""
        for run in runs[:-1] if year else ():
            yield from (f"{run}{year}", f"{run.lstrip('0')}{year}")
    yield from (run.lstrip("0") for run in runs if run.startswith("0") and run.strip("0"))


def _pairs(short: str, long: str) -> Iterator[tuple[str, str]]:
    """Both ways; «Kabag Umum» and «Kepala Bagian Umum» also say what «Kabag» is, whatever the rest."""
    if short.casefold() == long.casefold():
        return
    yield from ((short, long), (long, short))
    first, *rest = short.split()
    words = long.casefold().split()
    if rest and rest[0].casefold() in words[1:]:
        begin = " ".join(long.split()[: words.index(rest[0].casefold(), 1)])
        yield from ((first, begin), (begin, first))


def _by_root(verbs: Iterable[str]) -> dict[str, str]:
    """Verbs that swallow a letter, each by the root with that letter put back, without its ending."""
    found: dict[str, str] = {}
    for verb in sorted(verbs):
        if swallowed := SWALLOWED.fullmatch(verb):
            found.setdefault(_key(_root(swallowed)), swallowed[0])
    return found


def _root(swallowed: re.Match[str]) -> str:
    """«mengoreksi» to «koreksi», «penetapan» to «tetapan»: perhaps no word, and then nobody asks for it."""
    return _LETTER[swallowed[1]] + swallowed[2]


def _bare(word: str) -> str:
    return _ENDING.sub("", word)


def _key(root: str) -> str:
    """What «terima», «terimaan» and «terimai» have in common."""
    return _bare(root).removesuffix("i")
