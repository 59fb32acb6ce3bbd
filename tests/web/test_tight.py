# Scripts without needless blanks are the same scripts: another reader of JavaScript finds the same tokens in both.
from __future__ import annotations

import pytest
from pygments.lexers.javascript import JavascriptLexer  # type: ignore[import-untyped]

from tatalaksana.web.script import SCRIPTS
from tatalaksana.web.tight import tight


@pytest.mark.parametrize(
    ("script", "shorter"),
    [
        ("const a = (b, c) => b && c;", "const a=(b,c)=>b&&c;"),
        ("return a in b ? typeof c : void 0;", "return a in b?typeof c:void 0;"),
        ("a + +b - -c + ++d", "a+ +b- -c+ ++d"),
        ('x = "a = b" + \'c  d\' + "\\" e";', 'x="a = b"+\'c  d\'+"\\" e";'),
        ("`a  ${ b + `c  ${ { d: 1 } }  e` }  f`", "`a  ${b+`c  ${{d:1}}  e`}  f`"),
        ("return / a [/ ]  b/.test(c) ? / +/g : d / e / f;", "return / a [/ ]  b/.test(c)? / +/g:d / e / f;"),
        ("x = y.split(/ = /) ;", "x=y.split(/ = /);"),
        ("`\\` ${ a }  $b`", "`\\` ${a}  $b`"),
        ("a\n  b", "a\nb"),
    ],
)
def test_only_needless_blanks_are_left_out(script: str, shorter: str) -> None:
    """Blanks beside signs go; those in texts, templates and regular expressions stay, and so do those that keep two words or signs apart."""
    assert shorter == tight(script)
    assert shorter == tight(shorter)


def test_a_text_without_an_end_is_refused() -> None:
    """A template that nothing closes is no script."""
    with pytest.raises(ValueError, match="does not end"):
        tight("const a = `b;")


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_keeps_its_tokens(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line both have the same tokens; where templates stand in templates, which that reader doesn't know, the same signs."""
    from tatalaksana.web import script  # noqa: PLC0415 - its own name for what is taken out here

    after = script.script(name).decode()
    monkeypatch.setattr(script, "tight", str)
    before = script.script(name).decode()
    assert len(after) < len(before)
    for old, new in zip(before.splitlines(), after.splitlines(), strict=True):
        if old.count("`") > 2:
            assert "".join(old.split()) == "".join(new.split())
        else:
            assert _tokens(old) == _tokens(new)


def _tokens(line: str) -> list[str]:
    return [text for _, text in JavascriptLexer().get_tokens(line) if text.strip()]
