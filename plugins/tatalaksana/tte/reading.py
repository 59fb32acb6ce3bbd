# pyHanko: the signatures of a PDF and what is attached to it. Nothing else knows of it. Nothing is fetched, and no list of
# trusted certificates of this machine is read.
from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from tatalaksana.tte.chain import called, certificate, chain_of, in_time
from tatalaksana.tte.signed import After, Chain, ElectronicSignature, SignedFile

_LOCKED = "PDF ini terkunci kata sandi. Taruh PDF yang dapat dibuka siapa pun."
_DAMAGED = "PDF ini rusak atau terpotong. Ambil lagi dari tempat ia ditandatangani."
_WEAK = frozenset({"md2", "md4", "md5", "sha1"})
_MOST_SIGNATURES, _MOST_FILES, _MOST_NODES = 20, 50, 500
_LARGEST_SOURCE, _LARGEST_PACKED = 1_000_000, 200_000
"""Bytes of an attached source, and what they take packed."""
_AFTER = {
    ModificationLevel.NONE: After.NOTHING,
    ModificationLevel.LTA_UPDATES: After.EVIDENCE,
    ModificationLevel.FORM_FILLING: After.SIGNATURES,
}
# What it says of hostile files while it reads them is said to nobody.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())
logging.getLogger("pyhanko").propagate = False


def read_signed(content: bytes) -> SignedFile:
    """What a PDF says of itself."""
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        if reader.encrypted:
            return SignedFile(_LOCKED)
        if not isinstance(reader.root["/Pages"], generic.DictionaryObject):
            return SignedFile(_DAMAGED)
        found = list(reader.embedded_regular_signatures)[:_MOST_SIGNATURES]
        return SignedFile(
            signatures=tuple(_signature(one, content) for one in found), sources=tuple(_sources(reader.root))
        )
    except Exception:  # noqa: BLE001 - on files that mean harm a parser raises whatever it stumbles over
        return SignedFile(_DAMAGED)


def _signature(one: EmbeddedPdfSignature, content: bytes) -> ElectronicSignature:
    try:
        mine = certificate(one.signer_cert.dump())
        others = [certificate(other.dump()) for other in one.other_embedded_certs]
        moment = _moment(one)
    except Exception:  # noqa: BLE001 - as above
        return ElectronicSignature("tanpa nama", "", "", False, False, After.CONTENT, "", Chain.BROKEN, True)  # noqa: FBT003
    weak = one.md_algorithm if one.md_algorithm in _WEAK else ""
    genuine, covers, after = _integrity(one, content)
    return ElectronicSignature(
        called(mine.subject),
        called(mine.issuer),
        moment.date().isoformat() if moment else "",
        genuine,
        covers,
        after,
        weak.upper(),
        chain_of(mine, others),
        in_time(mine, moment),
    )


def _moment(one: EmbeddedPdfSignature) -> datetime | None:
    try:
        return one.self_reported_timestamp
    except Exception:  # noqa: BLE001 - as above
        return None


def _integrity(one: EmbeddedPdfSignature, content: bytes) -> tuple[bool, bool, After]:
    """Whether a signature is genuine, whether it covers its revision, and what came after."""
    try:
        one.compute_integrity_info()  # type: ignore[no-untyped-call]
        intact, valid = validate_sig_integrity(
            one.signer_info, one.signer_cert, expected_content_type="data", actual_digest=one.compute_digest()
        )
        covers = one.coverage is not None and one.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        return intact and valid, covers, _after(one, content)
    except Exception:  # noqa: BLE001 - as above
        return False, False, After.CONTENT


def _after(one: EmbeddedPdfSignature, content: bytes) -> After:
    if one.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return After.NOTHING
    level = getattr(one.diff_result, "modification_level", ModificationLevel.OTHER)
    if level is ModificationLevel.NONE:
        end = int(one.byte_range[2]) + int(one.byte_range[3])
        return After.BYTES if content[end:].strip() else After.NOTHING
    return _AFTER.get(level, After.CONTENT)


def _sources(root: generic.DictionaryObject) -> Iterator[str]:
    """The YAML files that are attached."""
    taken = 0
    for spec in _attached(root):
        name = str(_under(spec, "/UF") or _under(spec, "/F"))
        if not name.lower().endswith((".yaml", ".yml")):
            continue
        streams = _under(spec, "/EF")
        stream = _under(streams, "/UF") or _under(streams, "/F")
        if isinstance(stream, generic.StreamObject) and len(stream.encoded_data) <= _LARGEST_PACKED:
            data = stream.data
            if len(data) <= _LARGEST_SOURCE:
                yield data.decode(errors="replace")
                taken += 1
        if taken == _MOST_FILES:
            return


def _attached(root: generic.DictionaryObject) -> Iterator[generic.DictionaryObject]:
    """The files of the tree of names, which need not be a tree."""
    todo: list[Any] = [_under(_under(root, "/Names"), "/EmbeddedFiles")]
    for _ in range(_MOST_NODES):
        if not todo:
            return
        node = todo.pop(0)
        if not isinstance(node, generic.DictionaryObject):
            continue
        todo += _items(_under(node, "/Kids"))
        yield from (one for one in _items(_under(node, "/Names"))[1::2] if isinstance(one, generic.DictionaryObject))


def _under(group: object, key: str) -> Any:  # noqa: ANN401 - any object of a PDF
    """What stands under a key, followed to where it is; None where there is no group or no such key."""
    return group[key] if isinstance(group, generic.DictionaryObject) and key in group else None


def _items(array: object) -> list[Any]:
    """What stands in an array, each followed to where it is."""
    return [array[at] for at in range(min(len(array), _MOST_NODES))] if isinstance(array, generic.ArrayObject) else []
