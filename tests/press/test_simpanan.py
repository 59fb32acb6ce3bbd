# A store that several machines share: taken for what it is asked for only where that is what was put, and never needed. Of one that speaks S3 s3_store.py tells.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.cache import SharedStore
from tatalaksana.press import ElsewhereError, machines_at
from tests.press.keeping import PIECES, made_by, making, stored_name


@pytest.fixture(name="machines")
def _machines(tmp_path: Path) -> list[Path]:
    """The own folders of three machines."""
    folders = [tmp_path / name for name in ("satu", "dua", "tiga")]
    for folder in folders:
        folder.mkdir()
    return folders


def test_a_folder_that_machines_share(tmp_path: Path, machines: list[Path]) -> None:
    """A store may be a folder, as of a disk in the network: what one machine made another takes."""
    address = (tmp_path / "bersama").as_uri()
    assert made_by(machines[0], SharedStore(address)) == made_by(machines[1], SharedStore(address))
    assert [PIECES, 0] == [making(folder) for folder in machines[:2]]


def test_what_is_damaged_is_made_anew(tmp_path: Path, machines: list[Path]) -> None:
    """A file that was cut, changed, emptied, or that is another's is not taken; it is told of, and replaced."""
    shared = tmp_path / "bersama"
    first = made_by(machines[0], SharedStore(shared.as_uri()))
    files = [shared / stored_name(number) for number in range(4)]
    whole = files[0].read_bytes()
    for file, damaged in zip(files, (whole[:-1], whole, b"", whole.replace(b"isi", b"isu")), strict=True):
        file.write_bytes(damaged)
    found = machines_at(simpanan=shared.as_uri())
    assert found.store
    assert first == made_by(machines[1], found.store)
    assert 4 == making(machines[1])
    assert ["4 berkas di simpanan bersama rusak; dibuat ulang."] == list(found.troubles())
    assert first == made_by(machines[2], SharedStore(shared.as_uri()))
    assert 0 == making(machines[2])


def test_one_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    """Where nothing can be put all is made here, and a sentence says so."""
    (tmp_path / "berkas").write_text("bukan folder")
    address = (tmp_path / "berkas").as_uri()
    found = machines_at(simpanan=address)
    assert found.store
    assert PIECES == len(made_by(tmp_path, found.store)) == making(tmp_path)
    (said,) = found.troubles()
    assert said.startswith(f"Simpanan bersama «{address}» tidak dapat dipakai (")
    assert said.endswith("; dilanjutkan dengan simpanan di mesin ini.")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sftb://berkas/sop", "tidak dikenal. Tulis alamat lengkapnya"),
        ("gs://ember/sop", "memerlukan paket lain ("),
    ],
)
def test_what_is_no_store_is_told(address: str, said: str) -> None:
    """A kind of store that there is not, or that is not installed, is told before anything is made."""
    with pytest.raises(ElsewhereError, match="simpanan «") as told:
        machines_at(simpanan=address)
    assert said in str(told.value)
