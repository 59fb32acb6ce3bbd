# The C parser, the Python parser and another library read the same.
from __future__ import annotations

import io
from pathlib import Path

import pytest
import ruamel.yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tatalaksana.source import Data, Document, Problem, read
from tatalaksana.source.document import HIDDEN, places_in
from tests.collections_on_disk import SOPS
from tests.golden_files import GOLDEN

FILES = sorted(SOPS.rglob("*.yaml"))
BROKEN = sorted((GOLDEN / "cek" / "bukan-yaml").rglob("*.yaml")) + sorted(
    (GOLDEN / "cek" / "susunan-yaml").rglob("*.yaml")
)
_EMPTY = {"", "~", "null", "Null", "NULL"}


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_python_parser_reads_the_same(file: Path) -> None:
    """Where libyaml is missing, every source gives the same data."""
    text = file.read_text(encoding="utf-8")
    assert read("a.yaml", text) == read("a.yaml", text, pure=True)


@pytest.mark.no_cover
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_ruamel_reads_the_same(file: Path) -> None:
    """An independent library finds the same keys and texts, at the same places."""
    text = file.read_text(encoding="utf-8")
    found = read("a.yaml", text)
    assert isinstance(found, Document)
    root = ruamel.yaml.YAML(typ="rt").compose(io.StringIO(text))
    assert _data(root) == found.data
    places = places_in(text)
    for path, node in _nodes(root, ()):
        assert (node.start_mark.line + 1, node.start_mark.column + 1) == places[path, False]


def _data(node: Node) -> Data:
    if isinstance(node, MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    assert isinstance(node, ScalarNode)
    text = str(node.value)
    return None if node.style is None and text in _EMPTY else text


def _nodes(node: Node, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Node]]:
    found = [(path, node)]
    if isinstance(node, MappingNode):
        for key, value in node.value:
            found += _nodes(value, (*path, key.value))
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            found += _nodes(item, (*path, index))
    return found


@pytest.mark.parametrize("file", BROKEN, ids=lambda path: path.stem)
def test_python_parser_refuses_the_same(file: Path) -> None:
    """What libyaml cannot read the Python parser cannot either, and both point at the same line."""
    text = file.read_bytes().decode("utf-8", "replace").replace("\ufffd", "").replace("\0", "")
    one, other = read("a.yaml", text), read("a.yaml", text, pure=True)
    assert isinstance(one, Problem) == isinstance(other, Problem)
    if isinstance(one, Problem) and isinstance(other, Problem):
        # At the end of a file the parsers differ in whether the line after the last one counts.
        assert (one.code, min(one.line, text.count("\n"))) == (other.code, min(other.line, text.count("\n")))


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).filter(
    lambda text: not HIDDEN.search(text)
)
_DATA = st.recursive(
    _TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3), max_leaves=8
)


@settings(max_examples=80, deadline=None)
@given(_DATA)
def test_written_data_is_read_back(data: Data) -> None:
    """Whatever text ruamel writes, both parsers read back."""
    stream = io.StringIO()
    writer = ruamel.yaml.YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.dump(data, stream)
    text = stream.getvalue()
    for pure in (False, True):
        found = read("a.yaml", text, pure=pure)
        assert isinstance(found, Document), found
        assert data == found.data


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(list("ab:-?[]{},&*!|>'\"%@#\n\n  ~<=")), max_size=30))
def test_any_text_ends_in_data_or_a_problem(text: str) -> None:
    """Neither parser ever raises, and they agree on the data when both can read."""
    one, other = read("a.yaml", text), read("a.yaml", text, pure=True)
    if isinstance(one, Document) and isinstance(other, Document):
        assert one.data == other.data
        places_in(text)
