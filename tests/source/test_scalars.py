# Scalars are what they look like.
from __future__ import annotations

import pytest

from tatalaksana.source import Problem, read
from tests.collections_on_disk import document

TEXTS = [
    "1.10", "no", "NO", "yes", "on", "off", "true", "2018-05-02", "2018-05-02T10:00:00Z", "08", "010", "0x10", "0b1",
    "1e3", "1_000", "1:30", ".5", "-0", "+1", ".inf", ".nan", "=", "<<", "NULL!", "12345/P", "- ", "1.0", "0o7",
]  # fmt: skip


@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip() != "-"])
@pytest.mark.parametrize("pure", [False, True])
def test_plain_scalars_stay_text(text: str, pure: bool) -> None:  # noqa: FBT001
    """No plain scalar turns into a number, a date or a truth value."""
    found = read("a.yaml", f"kunci: {text}\ndaftar: [{text}]\n", pure=pure)
    assert not isinstance(found, Problem)
    assert {"kunci": text, "daftar": [text]} == found.data


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none(text: str) -> None:
    """Nothing, or one of YAML's words for it, is no value."""
    assert document(f"kunci: {text}\n").data == {"kunci": None}


@pytest.mark.parametrize("text", ["", "~", "null", "no"])
def test_quotes_make_text(text: str) -> None:
    """In quotes, the words for nothing are text."""
    assert {"a": text, "b": text} == document(f"a: '{text}'\nb: \"{text}\"\n").data


def test_keys_stay_text() -> None:
    """Keys are text too, those that look like numbers or nothing among them."""
    assert document("1: a\nno: b\n~: c\n2018-05-02: d\n").data == {"1": "a", "no": "b", "~": "c", "2018-05-02": "d"}


def test_merge_keys_are_keys() -> None:
    """`<<` is a key like any other, unknown to every model."""
    assert document("x: &x {a: b}\ny: {<<: *x}\n").data == {"x": {"a": "b"}, "y": {"<<": {"a": "b"}}}


def test_aliases_repeat_a_value() -> None:
    """An alias stands for what its anchor holds."""
    assert document("a: &a [x]\nb: *a\nc: &c y\nd: *c\n").data == {"a": ["x"], "b": ["x"], "c": "y", "d": "y"}


def test_block_texts() -> None:
    """Folded and literal texts keep the line ends that YAML gives them."""
    assert document("a: >\n  x\n  y\nb: |\n  x\n  y\n").data == {"a": "x y\n", "b": "x\ny\n"}
