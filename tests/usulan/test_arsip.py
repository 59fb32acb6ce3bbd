# A proposal as an archive: the same bytes each time, the same proposal back, and nothing of what nobody vouches for.
from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tatalaksana.usulan import (
    BerkasUsulan,
    UnusableProposalError,
    Usulan,
    blob_hash,
    file_words,
    proposal_from_zip,
    proposal_zip,
)

_USULAN = Usulan(
    "Waktu pemeriksaan", "Baris satu.\nBaris dua.", "Sari Rekaan", "sari@contoh.example",
    (
        BerkasUsulan("biro/gambar/paraf.png", b"\x89PNG\0", None),
        BerkasUsulan("biro/surat.yaml", b"judul: Surat\r\n", blob_hash(b"judul: Lama\n")),
        BerkasUsulan("biro/tamu.yaml", None, blob_hash(b"x")),
        BerkasUsulan("unit.yaml", b"biro: {nama: Biro Umum}\n", None),
    ),
)  # fmt: skip


def _packed(members: Mapping[str | zipfile.ZipInfo, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _manifest(**more: object) -> str:
    about = {
        "format": 1, "judul": "Judul", "teks": "", "pengirim": {"nama": "Sari", "surel": "s@contoh.example"}, "folder": "sops",
        "berkas": [{"nama": "biro/surat.yaml", "dasar": None}],
    }  # fmt: skip
    return json.dumps(about | more)


def test_there_and_back() -> None:
    """What is packed comes out as it was; packed again it has the same bytes, whose hash is that of git."""
    content = proposal_zip(_USULAN, "sops")
    assert proposal_from_zip(content) == _USULAN
    assert proposal_zip(replace(_USULAN, berkas=_USULAN.berkas[::-1]), "sops") == content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == [
            "usulan.json",
            "sops/biro/gambar/paraf.png",
            "sops/biro/surat.yaml",
            "sops/unit.yaml",
        ]
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert blob_hash(b"judul: Lama\n") == "27faa2aa1d138a201737329bdaf6ec1332fe687f"  # as «git hash-object» says


def test_packed_again_by_hand() -> None:
    """Who unpacks it, packs it again and lets the system add its own files sends the same proposal."""
    with zipfile.ZipFile(BytesIO(proposal_zip(_USULAN, "sops"))) as archive:
        members: dict[str | zipfile.ZipInfo, bytes | str] = {
            f"usulan/{name}": archive.read(name) for name in archive.namelist()
        }
    added: dict[str | zipfile.ZipInfo, bytes | str] = {
        "__MACOSX/usulan/._usulan.json": b"x",
        "usulan/.DS_Store": b"x",
        "usulan/sops/": b"",
    }
    assert proposal_from_zip(_packed({**members, **added})) == _USULAN


_LINK = zipfile.ZipInfo("sops/biro/surat.yaml")
_LINK.create_system, _LINK.external_attr = 3, 0o120777 << 16


@pytest.mark.parametrize("name", [
    "/etc/passwd", "../luar.yaml", "biro/../../luar.yaml", "C:/luar.yaml", "biro\\luar.yaml", "biro//surat.yaml", "./surat.yaml",
    ".git/config", "biro/.surat.yaml", "biro/surat.sh", "biro/surat", "biro/con.yaml", "biro/surat\n.yaml", "biro/surat.yaml.",
    "a/b/c/d/e.yaml", "", "biro/sura\u202et.yaml", f"biro/{'a' * 300}.yaml",
])  # fmt: skip
def test_names_that_no_source_has(name: str) -> None:
    """A name that leads elsewhere, or is of no kind that we know, is refused, whether it is written to or deleted."""
    for gone in (False, True):
        content = _packed(
            {
                "usulan.json": _manifest(berkas=[{"nama": name, "dasar": None, "dihapus": gone}]),
                f"sops/{name or 'x'}": b"x",
            }
        )
        with pytest.raises(UnusableProposalError):
            proposal_from_zip(content)
    with pytest.raises(UnusableProposalError):
        proposal_zip(replace(_USULAN, berkas=(BerkasUsulan(name, b"x", None),)), "sops")


_HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "no archive": lambda: b"PK\x03\x04 rusak",
    "cut off": lambda: proposal_zip(_USULAN, "sops")[:-30],
    "no manifest": lambda: _packed({"sops/biro/surat.yaml": b"x"}),
    "two manifests": lambda: _packed({"usulan.json": _manifest(), "a/usulan.json": _manifest(), "sops/biro/surat.yaml": b"x"}),
    "no JSON": lambda: _packed({"usulan.json": b"{"}),
    "deep JSON": lambda: _packed({"usulan.json": b"[" * 100_000}),
    "no object": lambda: _packed({"usulan.json": b"[]"}),
    "another format": lambda: _packed({"usulan.json": _manifest(format=2), "sops/biro/surat.yaml": b"x"}),
    "no files": lambda: _packed({"usulan.json": _manifest(berkas=[])}),
    "files of another kind": lambda: _packed({"usulan.json": _manifest(berkas=["biro/surat.yaml"]), "sops/biro/surat.yaml": b"x"}),
    "a base of another kind": lambda: _packed({"usulan.json": _manifest(berkas=[{"nama": "biro/surat.yaml", "dasar": 1}]), "sops/biro/surat.yaml": b"x"}),
    "a file that is told and lacks": lambda: _packed({"usulan.json": _manifest()}),
    "a file that is not told": lambda: _packed({"usulan.json": _manifest(), "sops/biro/surat.yaml": b"x", "sops/biro/lain.yaml": b"x"}),
    "a file above": lambda: _packed({"usulan.json": _manifest(), "sops/biro/surat.yaml": b"x", "../luar.yaml": b"x"}),
    "one file twice": lambda: _packed({"usulan.json": _manifest(berkas=[{"nama": "biro/surat.yaml"}, {"nama": "biro/Surat.yaml"}]),
                                       "sops/biro/surat.yaml": b"x", "sops/biro/Surat.yaml": b"y"}),
    "a link": lambda: _packed({"usulan.json": _manifest(), _LINK: b"/etc/passwd"}),
    "a bomb": lambda: _packed({"usulan.json": _manifest(), "sops/biro/surat.yaml": b"\0" * 50_000_000}),
    "a bomb for a manifest": lambda: _packed({"usulan.json": b" " * 50_000_000}),
    "another method": lambda: _packed({"usulan.json": _manifest(), "sops/biro/surat.yaml": b"x"}, zipfile.ZIP_BZIP2),
    "thousands of files": lambda: _packed({"usulan.json": _manifest(), **{f"sops/a/b{one}.yaml": b"" for one in range(3000)}}, zipfile.ZIP_STORED),
    "no title": lambda: _packed({"usulan.json": _manifest(judul=" \n"), "sops/biro/surat.yaml": b"x"}),
    "no mail": lambda: _packed({"usulan.json": _manifest(pengirim={"nama": "Sari", "surel": "s@a> now\ncommitter x <y@z"}), "sops/biro/surat.yaml": b"x"}),
}  # fmt: skip


@pytest.mark.parametrize("kind", _HOSTILE)
def test_what_is_no_proposal(kind: str) -> None:
    """Each is refused in a sentence."""
    with pytest.raises(UnusableProposalError) as caught:
        proposal_from_zip(_HOSTILE[kind]())
    assert str(caught.value).endswith(".")
    assert str(caught.value).isprintable()


def test_texts_of_a_sender_stay_on_their_lines() -> None:
    """No name, title or sentence can say more in a commit than it should."""
    content = _packed({
        "usulan.json": _manifest(judul="Judul\nAuthor: x", teks="a\r\nb\x1b[2J", pengirim={"nama": "Sari <x@y> 0\n+0000", "surel": "s@contoh.example"}),
        "sops/biro/surat.yaml": b"x",
    })  # fmt: skip
    found = proposal_from_zip(content)
    assert (found.judul, found.teks, found.nama) == ("Judul Author: x", "a\nb [2J", "Sari x@y 0 +0000")


@given(st.data())
def test_bytes_that_flipped(data: st.DataObject) -> None:
    """Whatever happens to an archive on its way, it is a proposal or refused, and nothing else."""
    content = bytearray(proposal_zip(_USULAN, "sops"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(UnusableProposalError):
        assert proposal_from_zip(bytes(content)).berkas


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Waktu pemeriksaan", "waktu-pemeriksaan"), ("«…»", "perubahan"), ("a" * 70, "a" * 60),
        (f"{'a' * 58} bc", f"{'a' * 58}"), (f"{'a' * 57} bc", f"{'a' * 57}-bc"), (f"{'a' * 57} bc d", f"{'a' * 57}-bc"),
    ],
)  # fmt: skip
def test_a_name_made_of_a_title_ends_with_a_whole_word(title: str, name: str) -> None:
    """Of sixty letters at the most."""
    assert file_words(title) == name
