# Signs real sheets with throwaway keys: what an office does elsewhere, with certificates that nobody trusts.
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

_FROM, _UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Holder:
    """Who may sign."""

    key: Key
    certificate: x509.Certificate
    above: tuple[x509.Certificate, ...] = ()
    """The certificates that are given along."""


def _certificate(name: str, key: Key, issuer: str, by: Key, until: datetime) -> x509.Certificate:
    def called(words: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])

    number = 1 + sum(name.encode())
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False, key_agreement=False,
        key_cert_sign=name == issuer, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    builder = x509.CertificateBuilder(called(issuer), called(name), key.public_key(), number, _FROM, until)
    made = builder.add_extension(usage, critical=True)
    return made.add_extension(x509.BasicConstraints(ca=name == issuer, path_length=None), critical=True).sign(
        by, hashes.SHA256()
    )


@cache
def by_itself(name: str = "Rekaan Satu") -> Holder:
    """Who made the own certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Holder(key, _certificate(name, key, name, key, _UNTIL))


@cache
def issued(name: str = "Rekaan Satu", until: datetime = _UNTIL, *, broken: bool = False) -> Holder:
    """Who has a certificate of «Penerbit Rekaan», whose own is given along; broken, another key issued it."""
    root = ec.generate_private_key(ec.SECP256R1())
    mine, other = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    above = _certificate("Penerbit Rekaan", root, "Penerbit Rekaan", root, _UNTIL)
    return Holder(mine, _certificate(name, mine, "Penerbit Rekaan", other if broken else root, until), (above,))


def signed(content: bytes, holder: Holder, field: str = "Tanda1") -> bytes:
    """A PDF with a signature on top, as an incremental update."""
    # To read what signs takes longer than to collect most folders' tests, which each process of a run does.
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - as said
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415 - likewise

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    mine = asn1_x509.Certificate.load(holder.certificate.public_bytes(Encoding.DER))
    store.register_multiple(
        [asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in holder.above] + [mine]
    )
    private = holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = signers.SimpleSigner(mine, asn1_keys.PrivateKeyInfo.load(private), store)
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    # Signing starts a loop of its own, which a thread that has one, as one with a browser does, can't.
    with ThreadPoolExecutor(1) as beside:
        return bytes(beside.submit(signers.sign_pdf, writer, meta, signer).result().getvalue())
