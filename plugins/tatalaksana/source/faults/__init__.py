"""Why a text is no YAML, by a reader of our own: the line at fault, the cause, and the letters that would mend it.

libyaml says where it stopped, which is often a faultless line further down. Each rule guesses a cause and how to mend it;
that guess is taken with which the parser comes furthest. The list below is all there are, the surest first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from tatalaksana.source.document import read
from tatalaksana.source.faults import (
    blanks,
    blocks,
    brackets,
    commas,
    dashes,
    keys_in_line,
    layout,
    margin,
    marks,
    parents,
    quotes_inside,
    signs,
    slips,
    texts,
)
from tatalaksana.source.faults.guess import Guess, GuessRule, Unread
from tatalaksana.source.faults.long_keys import long_key
from tatalaksana.source.lines import RawLine, text_lines
from tatalaksana.source.problem import Problem, Rewrite
from tatalaksana.source.rewriting import spliced
from tatalaksana.source.words import KeyWords

RULES: tuple[GuessRule, ...] = (
    margin.lost_insets,
    marks.fences,
    marks.document_ends,
    marks.rulers,
    marks.headings,
    marks.foreign_remarks,
    marks.chat_stamps,
    marks.pasted_marks,
    marks.remark_in_text,
    marks.remark_behind_text,
    quotes_inside.doubled_quotes,
    quotes_inside.quote_in_brackets,
    quotes_inside.backslash_in_brackets,
    blanks.special_blanks,
    blanks.tab_behind_dash,
    blocks.pasted_row,
    blanks.tabs,
    texts.unclosed_quote,
    signs.printed_keys,
    blocks.slipped_sign,
    blocks.level_text,
    blocks.text_set_in,
    blocks.text_left_of_key,
    blocks.text_beside_sign,
    parents.lost_box_in_group,
    blocks.forgotten_sign,
    blocks.items_beside_key,
    parents.lost_parent,
    parents.lost_list,
    signs.glued_names,
    signs.glued_colon,
    signs.doubled_colon,
    signs.parted_key,
    signs.missing_key,
    signs.missing_colon,
    signs.arrow_for_colon,
    signs.exits_without_colon,
    signs.bullet_items,
    dashes.numbered_keys,
    signs.glued_dash,
    brackets.formulas,
    brackets.empty_values,
    keys_in_line.pairs_without_braces,
    keys_in_line.pair_without_braces,
    keys_in_line.two_keys,
    keys_in_line.joined_items,
    keys_in_line.joined_keys,
    parents.lost_first_key,
    parents.lost_key_between,
    texts.quotes_within,
    texts.sign_behind_group,
    texts.backslash,
    commas.sign_behind,
    commas.missing_comma,
    commas.doubled_comma,
    commas.semicolons,
    commas.dashes_inside,
    commas.missing_at_end,
    quotes_inside.quotes_within_brackets,
    brackets.glued_bracket,
    brackets.stray_bracket,
    brackets.special_pieces,
    brackets.missing_opening,
    brackets.round_brackets,
    brackets.wrong_bracket,
    brackets.group_goes_on,
    brackets.unclosed_bracket,
    texts.special_key,
    dashes.numbered_items,
    dashes.counted_braces,
    layout.key_of_file,
    slips.item_aside,
    slips.joined_dashes,
    slips.doubled_dash,
    slips.needless_dash,
    slips.key_beside_dash,
    dashes.lone_dashes,
    dashes.keyless_items,
    dashes.missing_dash,
    dashes.bare_items,
    texts.special_item,
    layout.items_left_of_key,
    layout.goes_on,
    layout.out_of_group,
    layout.below_a_text,
    parents.lost_box,
    layout.filled_already,
    layout.between_two,
    layout.indentation,
    texts.special_text,
)

LARGEST = 60_000
"""Letters of a text that is looked at so closely: no SOP has as many."""
_WORK = 250_000
"""Letters that may be read while guesses are tried."""
_SIGNS: tuple[GuessRule, ...] = (signs.glued_colon, signs.missing_colon)
_QUOTING: tuple[GuessRule, ...] = (brackets.special_pieces, texts.special_text)
_RULES_FOR: Mapping[str, tuple[GuessRule, ...]] = MappingProxyType({
    "bukan-yaml": RULES, "kunci-bukan-teks": RULES, "kunci-ganda": (margin.lost_insets, commas.parted_names, slips.same_again, slips.written_again, dashes.lost_dashes, slips.both_sides, slips.merged_items, slips.level_entries, dashes.missing_dash, slips.entry_within, slips.key_of_item, slips.lost_entry),
    "jangkar-tak-ada": (marks.lost_merges, *_QUOTING), "tag-yaml": (blocks.slipped_sign, *_QUOTING), "banyak-dokumen": (marks.document_begins, marks.headings),
})  # fmt: skip
"""The code of a refusal to what may be behind it."""


_SOURCE = ("judul: …", "Mulailah dari «sop baru», lalu salin tiap bagian ke kuncinya sendiri.")
_REGISTER = ("kabag: {nama: …}", "Tulis tiap entri di barisnya sendiri, diawali idnya.")
_SETTINGS = ("site_name: …", "Bandingkan dengan mkdocs.yml yang dibuat «sop mulai».")
"""What such a file has, and how to begin."""


def explained(problem: Problem, text: str, keys: Collection[str] = ()) -> Problem:
    """The problem of an unreadable text with its cause, its place and its mend, where they can be found.

    Args:
        problem: Why `read` refuses the text.
        text: The text.
        keys: Words that are keys in such a file.
    """
    rules = _RULES_FOR.get(problem.code, ())
    if not rules or len(text) > LARGEST:
        return problem
    view = Unread(text, text_lines(text), problem.line - 1, keys)
    if problem.code == "bukan-yaml" and (long := long_key(problem, view)):
        return long
    if problem.code == "bukan-yaml" and (wide := next(signs.wide_colons(view), None)):
        return _guessed(
            problem, wide
        )  # wherever the parser stops: a text goes on with it, and hides what is wrong there
    tries = max(4, min(60, _WORK // max(len(text), 1)))
    guesses = [guess for rule in rules for guess in rule(view) if guess.splices]
    if problem.code == "bukan-yaml" and keys and not any(_has_key(line, keys) for line in view.lines):
        sample, hint = _SETTINGS if "site_name" in keys else _REGISTER if _names_itself(keys) else _SOURCE
        return replace(
            problem, line=1, column=1, hint=hint,
            message=f"Isi berkas ini bukan YAML: tidak ada satu pun kunci seperti «{sample}».",
        )  # fmt: skip
    best = _best(text, problem.line, guesses[:tries]) or _best(text, problem.line, [*_together(view, rules)][:tries])
    if best is None:
        return _doubled(problem, view) if problem.code == "kunci-ganda" else problem
    if best.goes_on:
        best = _keyless(text, best, keys)
    return _guessed(problem, best)


def _guessed(problem: Problem, guess: Guess) -> Problem:
    """The problem with the cause that was found."""
    return replace(
        problem, line=guess.line + 1, column=guess.column + 1, message=guess.message, hint=guess.hint,
        mend=Rewrite(guess.splices) if guess.offered else None,
    )  # fmt: skip


def _keyless(text: str, guess: Guess, keys: Collection[str]) -> Guess:
    """A line that would go on with the text above it, unless it is the value of a key that is gone."""
    from tatalaksana.source.suspects.keyless import keyless_in  # noqa: PLC0415 - seldom needed

    words = keyless_in(text, guess.splices, guess.line, keys)
    return replace(guess, message=words[0], hint=words[1], offered=False) if words else guess


def _has_key(line: RawLine, keys: Collection[str]) -> bool:
    """Whether a line begins with a key of such files; in a register, which names its entries itself, with any key."""
    named = _names_itself(keys) and not line.dashes and line.key and " " not in line.key
    return bool(named) or _first_word(line.text) in keys


def _names_itself(keys: Collection[str]) -> bool:
    """Whether such a file is a register, whose keys are ids."""
    return isinstance(keys, KeyWords) and not keys.order


def _first_word(line: str) -> str:
    return re.split(r"[^\w-]", line.lstrip(" \t-•\ufeff"), maxsplit=1)[0].lower()


def _best(text: str, reached: int, guesses: Iterable[Guess]) -> Guess | None:
    """The first of those guesses with which the parser comes furthest, if it comes further than it came."""
    best: Guess | None = None
    for guess in guesses:
        found = read("", spliced(text, guess.splices))
        if not isinstance(found, Problem):
            return guess
        line = found.line + sum(one.old.count("\n") for one in guess.splices if not (one.old + one.new).strip())
        further = max(line, reached + 1) if guess.opens and line > guess.line + 1 else line
        if further > reached:
            best, reached = guess, further
    return best


def _together(view: Unread, rules: tuple[GuessRule, ...]) -> Iterator[Guess]:
    """The same slip in neighbouring lines, which only helps where all of them are mended."""
    for group in (_SIGNS, *((rule,) for rule in rules)):
        by_line: dict[int, Guess] = {}
        for guess in (guess for rule in group if rule in rules for guess in rule(view) if guess.splices):
            by_line.setdefault(guess.line, guess)
        found = [by_line[line] for line in sorted(by_line)]
        splices = tuple(sorted(splice for guess in found for splice in guess.splices))
        apart = all(one.start + len(one.old) <= other.start for one, other in pairwise(splices))
        if len(found) > 1 and apart:
            yield replace(found[0], splices=splices, offered=all(guess.offered for guess in found))


def _doubled(problem: Problem, view: Unread) -> Problem:
    """A doubled key with the line of the first."""
    here = view.lines[problem.line - 1]
    if here.held[:1] == "{" and problem.column > here.value:
        word = re.match(r"[^:,{}]+", here.text[problem.column - 1 :])
        name = word[0].strip() if word else ""
        return replace(
            problem, message=f"«{name}» di dalam kurung ini ditulis dua kali.",
            hint="Betulkan nama salah satunya; bila keduanya dimaksud, tulis sekali dengan daftar: «nama: [a, b]».",
        )  # fmt: skip
    first = next((one for one in view.before(here) if one.key == here.key and one.lead == here.lead), None)
    if not here.key or first is None:
        return problem
    if first.held and first.held == here.held:
        return replace(
            problem,
            message=f"Kunci «{here.key}» sudah ada di baris {first.number + 1}, dengan isi yang sama.",
            hint="Hapus baris ini.",
        )
    return replace(problem, message=f"Kunci «{here.key}» sudah ada di baris {first.number + 1}, dengan isi lain.")
