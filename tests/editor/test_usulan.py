# A change set leaves the page as a file that «sop terima» takes, and is put together with what others wrote meanwhile.
from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tatalaksana.editor import Editor
from tatalaksana.usulan import BerkasUsulan, blob_hash, patch_head, proposal_from_zip
from tests.collections_on_disk import REGISTERS, SOUND, draft, write

_SURAT, _TAMU, _BARU = "sops/biro/surat.yaml", "sops/biro/tamu.yaml", "sops/biro/baru.yaml"
_ABOUT = {
    "judul": "Waktu pemeriksaan: 2 jam",
    "teks": "Baris satu.",
    "nama": "Sari Rekaan",
    "surel": "sari@contoh.example",
}
_LATER = SOUND.replace("kelengkapan: konsep, waktu: 1 jam", "kelengkapan: konsep, waktu: 2 jam")


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    return write(tmp_path / "sops", {**REGISTERS, "biro/surat.yaml": SOUND, "biro/tamu.yaml": draft("Tamu")})


def test_a_change_set_is_a_proposal(root: Path) -> None:
    """What differs goes with what it was made from; what says the same as before does not go."""
    naskah = {_SURAT: _LATER, _TAMU: None, _BARU: draft("Baru"), "sops/unit.yaml": REGISTERS["unit.yaml"]}
    answer = Editor(root, "sops").answer({"minta": "usulan", "bentuk": "zip", "naskah": naskah, **_ABOUT})
    assert answer["nama"] == "usulan-waktu-pemeriksaan-2-jam.zip"
    found = proposal_from_zip(b64decode(str(answer["isi"])))
    assert (found.judul, found.nama) == (_ABOUT["judul"], _ABOUT["nama"])
    assert found.berkas == (
        BerkasUsulan("biro/baru.yaml", draft("Baru").encode(), None),
        BerkasUsulan("biro/surat.yaml", _LATER.encode(), blob_hash(SOUND.encode())),
        BerkasUsulan("biro/tamu.yaml", None, blob_hash(draft("Tamu").encode())),
    )
    answer = Editor(root, "sops").answer({"minta": "usulan", "bentuk": "patch", "naskah": naskah, **_ABOUT})
    assert patch_head(b64decode(str(answer["isi"]))).bases == {
        _BARU: "",
        _SURAT: blob_hash(SOUND.encode()),
        _TAMU: blob_hash(draft("Tamu").encode()),
    }


@pytest.mark.parametrize("about", [{"judul": " "}, {"surel": "bukan surel"}, {"naskah": {_SURAT: SOUND}}])
def test_what_is_no_proposal_is_refused_in_a_sentence(root: Path, about: dict[str, object]) -> None:
    """Without a title, with no mail, or with nothing changed there is no file."""
    answer = Editor(root, "sops").answer(
        {"minta": "usulan", "bentuk": "zip", "naskah": {_SURAT: _LATER}, **_ABOUT, **about}
    )
    assert str(answer["tolak"]).endswith(".")


def test_somebody_was_first(root: Path) -> None:
    """What does not collide is in both; what does is told and may be taken; a file that is gone is told."""
    mine = _LATER.replace("judul: Pengelolaan Surat", "judul: Penanganan Surat")
    theirs = SOUND.replace("judul: Pengelolaan Surat", "judul: Pengurusan Surat").replace(
        "nama: Sri", "nama: Sri Rekaan"
    )
    write(root, {"biro/surat.yaml": theirs})
    asked = {"minta": "temu", "berkas": _SURAT, "dasar": SOUND, "naskah": {_SURAT: mine}}
    answer = Editor(root, "sops").answer(asked)
    both = theirs.replace("kelengkapan: konsep, waktu: 1 jam", "kelengkapan: konsep, waktu: 2 jam")
    assert (answer["teks"], answer["asli"]) == (both, theirs)
    assert answer["benturan"] == [
        {"kunci": "judul", "kata": "judul: terbitan sekarang «Pengurusan Surat», usulan «Penanganan Surat»."}
    ]
    answer = Editor(root, "sops").answer({**asked, "ambil": ["judul"]})
    assert answer["teks"] == both.replace("Pengurusan", "Penanganan")
    assert answer["masuk"] == ["pengesahan: «jabatan: Kepala Biro, nama: Sri Rekaan»"]
    # Wherever those are who were first.
    write(root, {"biro/surat.yaml": SOUND})
    assert Editor(root, "sops").answer({**asked, "terbitan": theirs})["teks"] == both
    (root / "biro/surat.yaml").unlink()
    answer = Editor(root, "sops").answer(asked)
    assert "sudah dihapus" in str(answer["tolak"])
    assert (answer["dasar"], answer["asli"]) == ("", "")


def test_what_others_published_is_not_ones_own(root: Path) -> None:
    """Over what they have published since the folder was made, the sentences and the proposal tell one's own alone, and it is edited on."""
    theirs = SOUND.replace("judul: Pengelolaan Surat", "judul: Pengurusan Surat")
    both = theirs.replace("kelengkapan: konsep, waktu: 1 jam", "kelengkapan: konsep, waktu: 2 jam")
    published = {_SURAT: theirs, _TAMU: None, _BARU: draft("Baru")}
    about = {"naskah": {_SURAT: both}, "asal": published}
    ask: Callable[[object], Any] = Editor(root, "sops").answer
    told = ask({"minta": "perubahan", **about})
    [changed] = told["sop"]
    assert [(one["tempat"], one["perihal"]) for one in changed["kalimat"]] == [("Langkah 2", "waktu")]
    assert [(one["berkas"], one["keadaan"]) for one in told["berkas"]] == [(_SURAT, "berubah")]
    sent = ask({"minta": "usulan", "bentuk": "berkas", **about, **_ABOUT})
    assert [(one["nama"], one["dasar"]) for one in sent["berkas"]] == [(_SURAT, blob_hash(theirs.encode()))]
    # What was only fetched is there, and what others took away is not.
    names = {one["berkas"] for one in ask({"minta": "daftar", **about})["berkas"]}
    assert (_BARU in names, _TAMU in names) == (True, False)
    at = {"minta": "berkas", "berkas": _SURAT, "asal": published}
    plain = ask({"minta": "berkas", "berkas": _SURAT})
    shown = ask({**at, "suntingan": [{"aksi": "isi", "tempat": ["nomor"], "nilai": "Z-9"}]})
    assert (shown["teks"], shown["dasar"]) == (theirs.replace("A-1", "Z-9"), plain["dasar"])
    again = ask({"minta": "perubahan", "asal": published, "naskah": {_TAMU: draft("Tamu"), _BARU: None}})
    assert [(one["berkas"], one["keadaan"]) for one in again["berkas"]] == [(_TAMU, "baru"), (_BARU, "dihapus")]
