# Documents that are archives of XML: opened with a bound on what comes out, and read without entities, network or DTD.
from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO

from lxml import etree

from tatalaksana.importers.reading import UnreadDocumentError

_MOST_MEMBERS = 8_000
_MOST_BYTES = 120_000_000
_MOST_XML = 30_000_000
_LARGEST_RATIO = 300
_SMALL = 1_000_000
_PROGRAMS = ("vbaProject", "macrosheets/", "activeX/")
"""Parts of a document that run."""
_OUTSIDE = {
    "attachedTemplate": "templat",
    "image": "gambar",
    "oleObject": "objek",
    "subDocument": "naskah",
    "frame": "bingkai",
}
"""Kinds of parts that may lie outside of a document, which a program that opens it fetches, and what they are called."""
_LONGEST_TARGET = 200
_SMART_ART = re.compile(r"\w+/diagrams/data\d*\.xml")
_LONGEST_SMART = 2_000
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
"""How names begin in documents that keep to the standard strictly."""


class OfficeArchive:
    """A document's parts.

    Args:
        content: The document.

    Raises:
        UnreadDocumentError: It is no archive, has a password, or holds too much.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError):
            raise UnreadDocumentError("Berkas ini rusak: arsipnya tidak dapat dibuka.") from None
        members = self._zip.infolist()
        whole = sum(one.file_size for one in members)
        bomb = any(
            one.file_size > _SMALL and one.file_size > _LARGEST_RATIO * max(one.compress_size, 1) for one in members
        )
        if len(members) > _MOST_MEMBERS or whole > _MOST_BYTES or bomb:
            raise UnreadDocumentError("Isi arsip berkas ini jauh lebih besar daripada yang wajar; tidak dibuka.")
        if any(one.flag_bits & 1 for one in members):
            raise UnreadDocumentError("Berkas ini berkata sandi. Simpan ulang tanpa kata sandi.")
        self._content = content
        self.names = tuple(one.filename for one in members)
        """The parts there are."""
        for name in self.names:
            if name.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in self.bytes_of(name)[:4096]:
                raise UnreadDocumentError(
                    "Berkas ini memuat DOCTYPE, yang tidak ada pada dokumen kantor; tidak dibuka."
                )

    def bytes_of(self, name: str) -> bytes:
        """A part; empty where there is none."""
        if name not in self.names:
            return b""
        with self._zip.open(name) as part:
            content = part.read(_MOST_XML + 1)
        if len(content) > _MOST_XML:
            raise UnreadDocumentError("Satu bagian berkas ini lebih besar daripada 30 MB; tidak dibuka.")
        return content

    def xml(self, name: str) -> etree._Element | None:
        """A part as a tree; None where there is none."""
        content = self.bytes_of(name)
        return tree_of_xml(content) if content else None

    def transitional(self) -> BytesIO:
        """The document; one that keeps to the standard strictly with the names that all programs know."""
        if not _STRICT.search(self.bytes_of("_rels/.rels")):
            return BytesIO(self._content)
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w") as out:
            for name in self.names:
                if name.endswith((".xml", ".rels")):
                    out.writestr(name, _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", self.bytes_of(name)))
        whole.seek(0)
        return whole

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part names: id to (kind, part); what lies outside of the document is left out."""
        folder, _, file = name.rpartition("/")
        tree = self.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        found: dict[str, tuple[str, str]] = {}
        for one in tree if tree is not None else ():
            if one.get("TargetMode") == "External" or one.get("Target") is None:
                continue
            found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], _joined(folder, one.get("Target", "")))
        return found

    def _outside(self) -> set[tuple[str, str]]:
        """What its parts name that lies outside of it: (kind, where)."""
        found = set()
        for name in (one for one in self.names if one.endswith(".rels")):
            with suppress(UnreadDocumentError):  # a part that nobody needs may be broken
                found |= {
                    (one.get("Type", "").rpartition("/")[2], one.get("Target", ""))
                    for one in tree_of_xml(self.bytes_of(name) or b"<none/>")
                    if one.get("TargetMode") == "External"
                }
        return found

    def remarks(self) -> tuple[str, ...]:
        """What the document holds that is not read."""
        found = []
        if any(sign in name for name in self.names for sign in _PROGRAMS):
            found.append("Dokumen ini memuat makro; makronya tidak dibaca dan tidak dijalankan.")
        if any("externalLink" in name for name in self.names):
            found.append("Dokumen ini memuat tautan ke buku kerja lain; tautannya tidak dibuka.")
        outside = self._outside()
        for kind, said in _OUTSIDE.items():
            if where := sorted({target for one, target in outside if one == kind}):
                more = f", dan {len(where) - 1} lagi" if len(where) > 1 else ""
                found.append(
                    f"Dokumen ini memakai {said} di luar berkasnya, yang tidak dibuka: «{where[0][:_LONGEST_TARGET]}»{more}."
                )
        if any("/embeddings/" in name for name in self.names):
            found.append("Dokumen ini memuat objek tertanam; isinya tidak dibaca.")
        if pictures := sum("/media/" in name for name in self.names):
            found.append(
                f"Dokumen ini memuat {pictures} gambar (lambang, tanda tangan, atau bagan berupa gambar); gambarnya tidak dibaca."
            )
        return (*found, *self._smart_art())

    def _smart_art(self) -> Iterator[str]:
        """What is said of charts that a program draws by itself out of a list of words."""
        for name in self.names:
            tree = self.xml(name) if _SMART_ART.fullmatch(name) else None
            words = (
                " ".join((one.text or "").split())
                for one in (tree.iter() if tree is not None else ())
                if local_name(one) == "t"
            )
            if said := " · ".join(filter(None, words))[:_LONGEST_SMART]:
                yield f"Dokumen ini memuat SmartArt, yang tidak dibaca; isinya: «{said}»"


def tree_of_xml(content: bytes) -> etree._Element:
    """XML as a tree, without entities.

    Raises:
        UnreadDocumentError: It is none.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise UnreadDocumentError("Isi berkas ini bersarang terlalu dalam.") from None
        raise UnreadDocumentError("Berkas ini rusak: XML-nya tidak utuh.") from None


def local_name(one: etree._Element) -> str:
    """The name of an element without its namespace."""
    return one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""


def below_named(one: etree._Element, *names: str) -> etree._Element | None:
    """The first child of the first child … by these names; None where one is missing."""
    here: etree._Element | None = one
    for name in names:
        here = next((child for child in here if local_name(child) == name), None) if here is not None else None
    return here


def attribute(one: etree._Element | None, name: str) -> str | None:
    """An attribute by its name without its namespace; None where there is none."""
    if one is None:
        return None
    return next((str(value) for key, value in one.attrib.items() if str(key).rpartition("}")[2] == name), None)


def word_value(one: etree._Element | None) -> str:
    """What one of Word's properties says; empty where it is not there."""
    return attribute(one, "val") or ""


def switched_on(switch: etree._Element | None) -> bool:
    """Whether a property that is there or not is there and not turned off."""
    return switch is not None and (attribute(switch, "val") or "1") not in {"0", "false", "off"}


def _joined(folder: str, target: str) -> str:
    parts = [] if target.startswith("/") else folder.split("/") if folder else []
    for step in target.strip("/").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)
