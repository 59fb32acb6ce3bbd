# What a signed PDF says of itself: real sheets, signed with throwaway keys, changed in all the ways that people fear.
from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tatalaksana.facts import Facts
from tatalaksana.render.pdf import Printing, official_sheet
from tatalaksana.tte import After, Chain, ElectronicSignature, SignedFile, from_json, looked_at, looker, to_json
from tests.collections_on_disk import koleksi
from tests.pdf.paper import DAY
from tests.tte.signing import by_itself, issued, signed

_MOST = 10_000_000


@cache
def _sheet() -> bytes:
    """A sheet as `sop pdf` makes it."""
    catalog = koleksi()
    entry = next(iter(catalog.entries.values()))
    return official_sheet(Facts(entry, catalog), Printing(DAY)).content()


@cache
def _signed() -> bytes:
    return signed(_sheet(), issued())


def _only(content: bytes) -> ElectronicSignature:
    [one] = looked_at(content, _MOST).signatures
    return one


def _appended(content: bytes) -> bytes:
    """With a new title on top, as an incremental update."""
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    writer.root["/Judul"] = generic.TextStringObject("lain")
    writer.update_root()  # type: ignore[no-untyped-call]
    made = BytesIO()
    writer.write(made)  # type: ignore[no-untyped-call]
    return made.getvalue()


def _flipped(content: bytes) -> bytes:
    """With one bit of its first stream changed."""
    at = content.index(b"stream") + 60
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_a_signed_sheet_is_whole() -> None:
    """It is genuine, covers the whole file, names who signed and who vouches for it, and carries the SOP's source."""
    file = looked_at(_signed(), _MOST)
    one = _only(_signed())
    assert ("Rekaan Satu", "Penerbit Rekaan", Chain.WHOLE, After.NOTHING) == (
        one.signer,
        one.issuer,
        one.chain,
        one.after,
    )
    assert one.genuine
    assert one.covers
    assert one.in_time
    assert "" == one.weak
    assert file.whole
    [source] = file.sources
    assert next(iter(koleksi().entries.values())).document.text == source


def test_an_unsigned_sheet_is_one() -> None:
    """Nothing is signed, so nothing is whole; its source is read all the same."""
    file = looked_at(_sheet(), _MOST)
    assert (True, "", (), 1, False) == (file.checked, file.flaw, file.signatures, len(file.sources), file.whole)


def test_two_sign_one_after_the_other() -> None:
    """The first covers what was there, the second all of it."""
    file = looked_at(signed(_signed(), by_itself("Rekaan Dua"), "Tanda2"), _MOST)
    assert [("Rekaan Satu", After.SIGNATURES), ("Rekaan Dua", After.NOTHING)] == [
        (one.signer, one.after) for one in file.signatures
    ]
    assert file.whole


@pytest.mark.parametrize(
    ("change", "genuine", "after"),
    [
        (_flipped, False, After.NOTHING), (_appended, True, After.CONTENT),
        (lambda content: content + b"\n% tambahan\n", True, After.BYTES),
    ],
)  # fmt: skip
def test_what_was_changed_later_is_not_whole(change: Callable[[bytes], bytes], genuine: bool, after: After) -> None:  # noqa: FBT001
    """One bit, an update on top, a line behind the end: the signature does not hold for the file as it is."""
    changed = change(_signed())
    one = _only(changed)
    assert (genuine, after) == (one.genuine, one.after)
    assert not looked_at(changed, _MOST).whole


def test_a_line_break_at_the_end_is_nothing() -> None:
    """Mail and forges add one; nobody sees it."""
    assert looked_at(_signed() + b"\n", _MOST).whole


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("holder", "chain", "in_time"),
    [
        (by_itself(), Chain.SELF, True), (issued("Rekaan Tiga", broken=True), Chain.BROKEN, True),
        (issued("Rekaan Empat", datetime(2021, 1, 1, tzinfo=UTC)), Chain.WHOLE, False),
    ],
    ids=["self", "broken", "late"],
)  # fmt: skip
def test_how_far_certificates_vouch(holder: object, chain: Chain, in_time: bool) -> None:  # noqa: FBT001
    """Who made the own certificate, whose issuer did not issue it, and who signed when it had run out is told apart."""
    one = _only(signed(_sheet(), holder))  # type: ignore[arg-type]
    assert (chain, in_time, True) == (one.chain, one.in_time, one.genuine)


def _locked(password: str) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(_sheet())) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="rekaan", user=password))
    return made.getvalue()


def _looping() -> bytes:
    """Names of attached files that lead back to themselves, pages too."""
    made = BytesIO()
    with pikepdf.open(BytesIO(_sheet())) as pdf:
        node = pdf.make_indirect(pikepdf.Dictionary())
        node["/Kids"] = pikepdf.Array([node, node])
        pdf.Root["/Names"] = pikepdf.Dictionary({"/EmbeddedFiles": node})
        field = pdf.make_indirect(pikepdf.Dictionary({"/T": pikepdf.String("a")}))
        field["/Kids"] = pikepdf.Array([field])
        pdf.Root["/AcroForm"] = pikepdf.Dictionary({"/Fields": pikepdf.Array([field]), "/SigFlags": 3})
        pdf.save(made)
    return made.getvalue()


def _bomb() -> bytes:
    """An attached source of 20 MB that is packed small, in place of its own."""
    made = BytesIO()
    with pikepdf.open(BytesIO(_sheet())) as pdf:
        packed = pikepdf.Stream(pdf, zlib.compress(b"\0" * 20_000_000), Filter=pikepdf.Name.FlateDecode)
        name = pikepdf.String("bom.yaml")
        spec = pikepdf.Dictionary(
            {"/Type": pikepdf.Name.Filespec, "/UF": name, "/EF": {"/UF": pdf.make_indirect(packed)}}
        )
        pdf.Root["/Names"] = pikepdf.Dictionary({"/EmbeddedFiles": {"/Names": pikepdf.Array([name, spec])}})
        pdf.save(made, compress_streams=False)
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "bukan PDF"), (lambda: b"PK\3\4", "bukan PDF"), (lambda: b"%PDF-1.7", "rusak atau terpotong"), (lambda: b"%PDF-1.7" + b"x" * 50_000_000, "lebih besar dari 10 MB"),
        (lambda: _signed()[:-3000], "rusak atau terpotong"), (lambda: _signed()[: len(_signed()) // 2], "rusak atau terpotong"),
        (lambda: _locked("sandi"), "terkunci"), (lambda: _locked(""), "terkunci"),
        (lambda: b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF", "rusak atau terpotong"),
        (lambda: b"%PDF-1.7\n" + b"[" * 100_000 + b"\nstartxref\n9\n%%EOF", "rusak atau terpotong"),
    ],
    ids=["empty", "zip", "head", "large", "cut", "half", "locked", "owner", "prev", "deep"],
)  # fmt: skip
def test_what_is_no_sheet_is_a_sentence(make: Callable[[], bytes], said: str) -> None:
    """Whatever a file is, reading it ends, and says what is wrong."""
    assert said in looked_at(make(), _MOST).flaw


def test_a_file_that_leads_in_circles_ends() -> None:
    """Names and fields that lead back to themselves are followed no further than real ones go."""
    assert () == looked_at(_looping(), _MOST).sources


def test_a_source_that_unpacks_without_end_is_left() -> None:
    """Of what is attached nothing larger than a source may be is taken."""
    assert SignedFile() == looked_at(_bomb(), _MOST)


def test_what_is_kept_comes_back() -> None:
    """An answer is the same after it was kept; what is no whole one is refused."""
    file = looked_at(_signed(), _MOST)
    assert file == from_json(to_json(file))
    assert SignedFile("rusak") == from_json(to_json(SignedFile("rusak")))
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_json(to_json(file)[:-9])
    assert looker()
