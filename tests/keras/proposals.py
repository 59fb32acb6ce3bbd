# The campaign on proposals: two who changed one file in ways that nobody would, and files that came damaged by mail.
from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random

from tatalaksana.catalog import MODELS
from tatalaksana.cli import main
from tatalaksana.diff import three_way
from tatalaksana.source import UnwritableError, data_of
from tatalaksana.usulan import BerkasUsulan, Usulan, blob_hash, proposal_patch, proposal_zip
from tests.collections_on_disk import REGISTERS, SOPS, SOUND, write
from tests.git.repository import Repository, new_repository
from tests.keras.mutants import damaged_bytes, mutant
from tests.keras.tally import Tally, WrongError

_REGISTERS = ("unit", "jabatan", "peraturan")
_BEFORE: Mapping[str, bytes] = {name: text.encode() for name, text in {**REGISTERS, "biro/surat.yaml": SOUND}.items()}


def run(seed: int, count: int, tally: Tally) -> None:
    """Let two change a file `count` times; every fifth time a damaged proposal comes too."""
    chance = Random(seed)  # noqa: S311 - the same each time
    files = [(_kind(path), path.read_bytes()) for path in sorted(SOPS.rglob("*.yaml"))]
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        repository = new_repository(Path(room) / "repo")
        write(repository.root / "sops", _BEFORE)
        repository.commit("2024-01-02")
        for number in range(count):
            tally.counts["masukan"] += 1
            kind, base = chance.choice(files)
            sides = base, mutant(base, kind, chance), mutant(base, kind, chance)
            try:
                _meet(kind, sides, tally)
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                tally.fail(error, "tiga.txt", b"\n=====\n".join(sides))
            if number % 5 == 0:
                sent = damaged_bytes(_sent(mutant(SOUND.encode(), "sop", chance), chance), chance)
                try:
                    _receive(repository, Path(room), sent, tally)
                except Exception as error:  # noqa: BLE001 - likewise
                    tally.fail(error, "usulan.zip" if sent.startswith(b"PK") else "usulan.patch", sent)


def _kind(path: Path) -> str:
    folder = path.parent.name
    return path.stem if path.stem in _REGISTERS else folder if folder in {"profil", "formulir"} else "sop"


def _meet(kind: str, sides: tuple[bytes, bytes, bytes], tally: Tally) -> None:
    base, published, proposed = (side.decode(errors="replace") for side in sides)
    met = three_way(base, published, proposed, MODELS[kind])
    tally.counts["berbenturan" if met.benturan else "disatukan"] += 1
    try:
        data_of(published)
    except UnwritableError:
        return
    if not met.benturan and base not in {proposed, published}:
        data_of(met.teks)
    if published == proposed and met.teks != published:
        raise WrongError("two who did the same are not one")


def _sent(content: bytes, chance: Random) -> bytes:
    files = (
        BerkasUsulan("biro/surat.yaml", content, blob_hash(SOUND.encode())),
        BerkasUsulan("biro/baru.yaml", content, None),
    )
    usulan = Usulan("Judul rekaan", "Kalimat.", "Sari Rekaan", "sari@contoh.example", files)
    return proposal_zip(usulan, "sops") if chance.random() < 0.5 else proposal_patch(usulan, _BEFORE, "sops")


def _receive(repository: Repository, room: Path, sent: bytes, tally: Tally) -> None:
    file = room / "usulan"
    file.write_bytes(sent)
    before = _state(repository)
    heard = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    with chdir(repository.root), redirect_stdout(heard), redirect_stderr(heard):
        code = main(["terima", str(file), "--ya"])
    heard.seek(0)
    said = heard.read()
    tally.counts[f"diterima, kode {code}"] += 1
    if code not in {0, 1, 2} or "Traceback" in said:
        raise WrongError("a command fails by itself", said)
    if _state(repository) != before:
        raise WrongError("the office's own work is touched", said)
    for branch in repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split():
        if branch != "main":
            for line in repository.git(
                "-c", "core.quotePath=false", "diff", "--name-only", "main", branch
            ).splitlines():
                if not line.startswith("sops/"):
                    raise WrongError("a file outside of the sources", line)
            repository.git("branch", "-q", "-D", branch)
    if code != 2 and "Cabang" not in said and "sudah ada" not in said:
        raise WrongError("nothing is said of what was made", said)


def _state(repository: Repository) -> tuple[str, str, str]:
    return (
        repository.git("status", "--porcelain"),
        repository.git("rev-parse", "HEAD"),
        repository.git("symbolic-ref", "HEAD"),
    )
