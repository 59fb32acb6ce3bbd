# Which reader reads which document: by its name's ending, checked against how its bytes begin.
from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module

from tatalaksana.importers.readers.archived_page import is_archived_page
from tatalaksana.importers.reading import Reading, UnreadDocumentError, without_unseen

_EXCEL, _WORD = (".xlsx", ".xlsm", ".xltx", ".xltm"), (".docx", ".docm", ".dotx", ".dotm")
_READERS: Mapping[str, str] = {
    ".txt": "text", ".tsv": "text", ".csv": "text", ".md": "text", ".markdown": "text", **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), "html"), **dict.fromkeys(_EXCEL, "xlsx"), **dict.fromkeys(_WORD, "docx"), ".pdf": "pdf",
    ".drawio": "drawio", ".bpmn": "bpmn", ".vsdx": "vsdx",
}  # fmt: skip
"""Ending to the module that reads it, by a function `read_document`."""
READABLE = tuple(_READERS)
"""The endings of what can be read."""
AS_PDF = "Simpan atau cetak sebagai PDF dari program yang dapat membukanya, lalu impor PDF itu."
"""What to do with slides, photographs and other kinds that nothing here reads."""
_MOST = 50_000_000
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_HELD = {
    b"word/document.xml": (_WORD, "dokumen Word"), b"xl/workbook.xml": (_EXCEL, "buku kerja Excel"),
    b"visio/document.xml": ((".vsdx",), "bagan Visio"),
}  # fmt: skip
"""What an archive holds, the endings of such, and what they are called."""
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|table|style|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_ZIPPED = frozenset({*_WORD, *_EXCEL, ".vsdx", ".odt", ".ods"})
_BEGINS = {b"{\\rtf": ((".rtf",), "dokumen RTF"), _PDF: ((".pdf",), "PDF")}
"""How a document begins, the endings of such, and what it is called."""


def kind_of(name: str) -> str:
    """The ending of a document that can be read; empty for others."""
    ending = "." + name.rpartition(".")[2].casefold() if "." in name else ""
    return ending if ending in _READERS else ""


def kind_inside(content: bytes) -> str:
    """The ending that a document of an older kind should have, whose name says another: programs of offices write pages and new kinds under old names; empty where nothing shows that."""
    if _PAGE.match(content) or is_archived_page(content):
        return ".html"
    if content[:4] != _ZIP:
        return ""
    return next((endings[0] for name, (endings, _) in _HELD.items() if name in content), "")


def reading_of(name: str, content: bytes) -> Reading:
    """A document as it was read.

    Raises:
        UnreadDocumentError: It can't be read; the words say why.
    """
    ending = kind_of(name)
    if not ending:
        raise UnreadDocumentError(f"Jenis berkas ini belum dapat dibaca. {AS_PDF} Yang dapat: {', '.join(READABLE)}.")
    if not content.strip():
        raise UnreadDocumentError("Berkas ini kosong.")
    if len(content) > _MOST:
        raise UnreadDocumentError(f"Berkas ini lebih besar daripada {_MOST // 1_000_000} MB.")
    if content[:4] == _OLE:
        raise UnreadDocumentError(
            "Berkas ini berkata sandi, atau berkas lama yang diganti akhiran namanya. Buka lalu simpan ulang tanpa kata sandi."
        )
    _check_kind(ending, content)
    if ending in _ZIPPED and content[:4] != _ZIP:
        raise UnreadDocumentError(f"Berkas ini bukan {ending} yang utuh.")
    if ending == ".pdf" and _PDF not in content[:1024]:
        raise UnreadDocumentError("Berkas ini bukan PDF yang utuh.")
    read = import_module(f"tatalaksana.importers.readers.{_READERS[ending]}").read_document
    found: Reading = read(ending, content)
    return without_unseen(found)


def _check_kind(ending: str, content: bytes) -> None:
    """See that a document is of the kind that its name says, where it shows of which it is.

    Raises:
        UnreadDocumentError: It is of another.
    """
    held: list[tuple[tuple[str, ...], str]] = [kind for sign, kind in _BEGINS.items() if content.startswith(sign)]
    if content[:4] == _ZIP:
        held += [kind for name, kind in _HELD.items() if name in content]
    if held and not any(ending in endings for endings, _ in held):
        (others, said), *_ = held
        raise UnreadDocumentError(f"Isi berkas ini {said}, bukan {ending}. Ganti akhiran namanya menjadi {others[0]}.")
