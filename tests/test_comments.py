# What comments and developers' pages say of files is true: every path that they name exists.
from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_OURS = ("plugins", "tests", "docs", "requirements")
_ENDS = re.compile(r"\.(?:py|js|mjs|css|typ)(?![\w/])")
_PATH = re.compile(rf"(?<![\w./@-])((?:[\w-]+/)*[\w.-]+{_ENDS.pattern})")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_PAGES = (
    "docs/keputusan.md",
    "docs/pustaka.md",
    "README.md",
    "CONTRIBUTING.md",
    "docs/arsitektur.md",
    "docs/glosarium.md",
)
_OTHERS = frozenset({"Node.js", "a.py", "b.py", "bersama.js"})
"""What looks like a name and is none of a file of ours, or of one that the build makes."""


def _files() -> frozenset[str]:
    return frozenset(
        path.relative_to(ROOT).as_posix()
        for folder in _OURS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "node_modules" not in path.parts
    )


def _said() -> Iterator[tuple[str, str]]:
    """Where something is said, and what: comments and docstrings of code, whole pages."""
    for name in sorted(_files()):
        path = ROOT / name
        if path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
            if _ENDS.search(text):  # few do, and to read all of them as Python takes long
                yield name, "\n".join(_python(text))
        elif path.suffix in {".js", ".mjs", ".css", ".typ"} and "fonts" not in path.parts:
            yield name, "\n".join(_COMMENT.findall(path.read_text(encoding="utf-8")))
    pages = [*_PAGES, *(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs/keputusan").glob("*.md")))]
    yield from ((name, (ROOT / name).read_text(encoding="utf-8")) for name in pages if (ROOT / name).exists())


def _python(text: str) -> Iterator[str]:
    statement = True
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and statement):
            yield token.string
        if token.type not in {tokenize.COMMENT, tokenize.NL}:
            statement = token.type in {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING}


def _missing(said: str, files: frozenset[str]) -> list[str]:
    return [
        found
        for found in dict.fromkeys(_PATH.findall(said))
        if found not in _OTHERS and not any(name == found or name.endswith(f"/{found}") for name in files)
    ]


def test_every_path_named_exists() -> None:
    """A comment, a docstring or a developers' page names no file that is not there."""
    files = _files()
    assert {} == {where: missing for where, said in _said() if (missing := _missing(said, files))}


def test_a_stale_path_is_found() -> None:
    """A name of a file that is gone is seen in a comment, in a docstring and in a script, and no other."""
    files = frozenset({"plugins/tatalaksana/chart/route.py"})
    said = "\n".join(_python('"""See chart/lost.py."""\n# as `chart/route.py` and lama.js say\nx = "gone.py"\n'))
    assert ["chart/lost.py", "lama.js"] == _missing(said, files)
    assert ["old.css"] == _missing("\n".join(_COMMENT.findall("a {} /* see old.css, route.py */")), files)
