# What is made, kept in a store that speaks S3. It is run by `make uji-simpanan`, in an environment of its own.
from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from tatalaksana.cache import SharedStore
from tatalaksana.press import machines_at
from tests.press.keeping import made_by, making, stored_name

_ADDRESS = "s3://sop-contoh/simpanan"


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadedMotoServer]:
    """An S3-compatible server with a bucket, named by the settings that who uses one has in the environment."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "contoh",
        "AWS_SECRET_ACCESS_KEY": "contoh",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    store = fsspec.filesystem("s3")
    with suppress(FileExistsError):  # what is put stays as long as the process, whichever server it was put to
        store.mkdir("sop-contoh")
    with suppress(FileNotFoundError):
        store.rm(_ADDRESS, recursive=True)
    yield server
    server.stop()
    store.clear_instance_cache()


def _object(number: int) -> str:
    return f"{_ADDRESS}/{stored_name(number)}"


@pytest.mark.usefixtures("server")
def test_what_one_machine_made_another_takes(tmp_path: Path) -> None:
    """Another folder, and so another machine, has the files of the first without making any; its own folder has them then."""
    folders = [tmp_path / name for name in ("satu", "dua")]
    for folder in folders:
        folder.mkdir()
    files = [made_by(folder, SharedStore(_ADDRESS)) for folder in folders]
    assert files[0] == files[1]
    assert [5, 0] == [making(folder) for folder in folders]
    fsspec.filesystem("s3").rm(_ADDRESS, recursive=True)
    store = SharedStore(_ADDRESS)
    assert files[0] == made_by(folders[1], store)
    assert (0, "") == (making(folders[1]), store.trouble)


@pytest.mark.usefixtures("server")
def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    """An object that was cut, changed, emptied, or that is another's is not taken; it is told of, and replaced."""
    for name in ("satu", "dua", "tiga"):
        (tmp_path / name).mkdir()
    first = made_by(tmp_path / "satu", SharedStore(_ADDRESS))
    s3 = fsspec.filesystem("s3")
    whole = s3.cat_file(_object(0))
    s3.pipe({_object(0): whole[:-1], _object(1): whole, _object(2): b"", _object(3): whole.replace(b"isi", b"isu")})
    machines = machines_at(simpanan=_ADDRESS)
    assert machines.store
    assert first == made_by(tmp_path / "dua", machines.store)
    assert 4 == making(tmp_path / "dua")
    assert ["4 berkas di simpanan bersama rusak; dibuat ulang."] == list(machines.troubles())
    assert first == made_by(tmp_path / "tiga", SharedStore(_ADDRESS))
    assert 0 == making(tmp_path / "tiga")


@pytest.mark.parametrize("address", [_ADDRESS, "s3://sop-lain/simpanan"])
def test_a_store_that_fails_stops_nothing(tmp_path: Path, server: ThreadedMotoServer, address: str) -> None:
    """Where nobody answers, or there is no such bucket, all is made here, and one sentence says so."""
    if address == _ADDRESS:
        server.stop()
    machines = machines_at(simpanan=address)
    assert machines.store
    assert 5 == len(made_by(tmp_path, machines.store)) == making(tmp_path)
    (said,) = machines.troubles()
    assert said.startswith(f"Simpanan bersama «{address}» tidak dapat dipakai (")
    assert said.endswith("; dilanjutkan dengan simpanan di mesin ini.")
