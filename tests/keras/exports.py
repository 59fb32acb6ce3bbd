# What «sop ekspor» makes, made of mutants and hostile texts: Markdown in which a text is nothing but text, documents that are well-formed, JSON.
from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from markdown import Markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tatalaksana.facts import AllFacts
from tatalaksana.press import drafts
from tatalaksana.render.bpmn import sop_bpmn
from tatalaksana.render.markdown import markdown_tree
from tatalaksana.render.office import office_sheet, sheet_docx, sheet_xlsx
from tests.keras.tally import WrongError

_PLAIN = frozenset(
    {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "strong_open", "strong_close", "em_open", "em_close", "link_open",
        "link_close", "image", "table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close",
        "td_open", "td_close", "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close", "html_inline",
    }
)  # fmt: skip
"""What the pages are made of; code, quotes, rules and HTML are not among it."""
_LEADS = re.compile(r"(?:https?://|mailto:)\S+|(?:\.\./)*[a-z0-9/-]+\.(?:md|yaml|json|svg)", re.IGNORECASE)
_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
_TAG = re.compile(
    r"<(?!/?(?:h[1-6]|p|br ?/?|em|strong|a|img|table|thead|tbody|tr|th|td|ul|ol|li)\b)[a-z/!?]", re.IGNORECASE
)


def exported(facts: AllFacts, names: frozenset[str], *, office: bool) -> Iterator[tuple[str, bytes]]:
    """(file, content) of each way to export these SOP.

    Args:
        facts: The collection.
        names: Their ids.
        office: Whether workbooks and documents too, which take longest.
    """
    own = sorted(names & facts.of.keys())
    yield from markdown_tree(facts, own)
    for name in own:
        yield f"{name}.bpmn", sop_bpmn(facts.of[name])
    for sheet in drafts(facts, own, root=Path(), days={}) if office else ():
        whole = office_sheet(facts.of[sheet.name], sheet, None)
        yield f"{sheet.name}.docx", sheet_docx(whole)
        yield f"{sheet.name}.xlsx", sheet_xlsx(whole)


def check_export(name: str, content: bytes) -> None:
    """Whether a file is what its name says, and nothing more.

    Raises:
        WrongError: It is not.
        ValueError: It is none at all; so do the errors of zip and XML.
    """
    ending = name.rpartition(".")[2]
    if ending == "md":
        _markdown(content.decode())
    elif ending == "json":
        json.loads(content)
    elif ending == "svg":
        _drawing(etree.fromstring(content))
    elif ending == "bpmn":
        etree.fromstring(content)
    elif ending in {"docx", "xlsx"}:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.namelist():
                if part.endswith((".xml", ".rels")):
                    _part(part, etree.fromstring(parts.read(part)))


def _markdown(text: str) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for token in _flat(parser.parse(text)):
        if token.type not in _PLAIN:
            raise WrongError(f"md: a text became «{token.type}»", token.content)
        if token.type == "html_inline" and token.content != "<br>":
            raise WrongError("md: a text became HTML", token.content)
        for key, leads in (("href", _LEADS), ("src", _DRAWN)):
            address = str(token.attrs.get(key, "x.svg"))
            if not leads.fullmatch(address):
                raise WrongError("md: a text became an address", address)
    if sum(token.type == "heading_open" and token.tag == "h1" for token in parser.parse(text)) != 1:
        raise WrongError("md: a text became a heading")
    other = _other()
    other.reset()
    made = other.convert(text)
    if found := _TAG.search(made):
        raise WrongError("md: a text became HTML in another dialect", found[0])
    for address in _ADDRESS.findall(made):
        if not _LEADS.fullmatch(address):
            raise WrongError("md: a text became an address in another dialect", address)


_DRAWN = re.compile(r"[a-z0-9-]+\.svg")
"""A chart's own picture, beside its page."""


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


@cache
def _other() -> Markdown:
    """The dialect of MkDocs, with what site generators switch on."""
    return Markdown(
        extensions=[
            "tables",
            "attr_list",
            "def_list",
            "footnotes",
            "abbr",
            "admonition",
            "fenced_code",
            "md_in_html",
            "meta",
            "sane_lists",
            "smarty",
        ]
    )


def _drawing(root: etree._Element) -> None:
    for one in root.iter():
        if not isinstance(one.tag, str):
            raise WrongError("svg: a text became a comment or an instruction")
        if one.tag.rpartition("}")[2] in {"script", "foreignObject", "a", "image"} or any(
            key.startswith("on") for key in one.attrib
        ):
            raise WrongError("svg: a text became markup")


def _part(name: str, root: etree._Element) -> None:
    if any("cmd" in (one.text or "") for one in root.iter("{*}f")):
        raise WrongError("xlsx: a text became a formula")
    if any(one.tag.endswith(("}instrText", "}fldSimple")) and "cmd" in str(one.text) for one in root.iter("{*}*")):
        raise WrongError("docx: a text became a field")
    if name.endswith(".rels"):
        for one in root:
            if one.get("TargetMode") == "External" and not re.match(
                r"(?:https?://|mailto:)", one.get("Target", ""), re.IGNORECASE
            ):
                raise WrongError("office: a text became an address", one.get("Target", ""))
