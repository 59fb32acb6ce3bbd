# A document is read in a process of its own, with bounded memory and time: what a hostile or broken one does to its reader
# ends there, in a sentence. It is handed in and the reading handed back through pipes; the process opens no file of ours.
from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from pydantic import TypeAdapter

from tatalaksana.catalog.tambahan import pasang
from tatalaksana.importers.batas import MEMORY, SECONDS, limit
from tatalaksana.importers.office import CONVERTED, REDRAWN, converted
from tatalaksana.importers.readers.kinds import kind_inside
from tatalaksana.importers.readers.letters import letters_are_read
from tatalaksana.importers.reading import Reading, UnreadDocumentError

_TOO_LARGE = f"Berkas ini memerlukan lebih dari {MEMORY // 1024 // 1024} MB untuk dibaca; bacanya dihentikan."
_SCAN_MEMORY = 900 * 1024 * 1024
_SCAN_SECONDS = 240
"""What pages that are pictures may take, where their letters are read: some three seconds each."""
_MOST_ANSWER = 60_000_000
_REFUSED = 3
_READING = TypeAdapter(Reading)


def read_alone(name: str, content: bytes) -> Reading:
    """What a document says, read by a process of its own.

    Raises:
        UnreadDocumentError: It can't be read, or asks for too much memory or time.
    """
    ending = "." + name.rpartition(".")[2].casefold()
    if ending in CONVERTED and (inside := kind_inside(content)):
        said = f"Isi berkas {ending} ini sebenarnya {inside}, dan dibaca sebagai itu."
        found = _read(f"{name}{inside}", content)
        return replace(found, remarks=(said, *found.remarks))
    if ending in CONVERTED:
        kind, content = converted(ending, content)
        return _turned(_read(f"{name}{kind}", content), ending)
    return _read(name, content)


def _turned(reading: Reading, ending: str) -> Reading:
    """A reading of what another program wrote anew, which says so."""
    said = f"Berkas {ending} ini ditulis ulang oleh LibreOffice sebelum dibaca."
    if ending in REDRAWN:
        said += " Bentuk dan garis dapat bergeser atau hilang, tabel dapat kehilangan selnya: bandingkan dengan aslinya, atau simpan ulang sebagai .docx, .xlsx, atau PDF."
    return replace(reading, remarks=(said, *reading.remarks), redrawn=ending if ending in REDRAWN else "")


def _read(name: str, content: bytes) -> Reading:
    # -P: what lies in the folder where somebody stands is no module of ours.
    command = [sys.executable, "-P", "-X", "utf8", "-m", "tatalaksana.importers.alone", name]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(one for one in sys.path if one),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    seconds = _SCAN_SECONDS if name.casefold().endswith(".pdf") and letters_are_read() else SECONDS
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=content, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        raise UnreadDocumentError(
            f"Berkas ini tidak selesai dibaca dalam {seconds} detik; bacanya dihentikan."
        ) from None
    if done.returncode == _REFUSED:
        raise UnreadDocumentError(done.stderr.decode("utf-8", errors="replace").strip().splitlines()[-1])
    if done.returncode or len(done.stdout) > _MOST_ANSWER:
        raise UnreadDocumentError(
            f"Berkas ini tidak dapat dibaca: pembacanya berhenti, karena berkasnya rusak atau memerlukan lebih dari {MEMORY // 1024 // 1024} MB."
        )
    return _READING.validate_json(done.stdout)


def _lacks_memory(error: BaseException | None) -> bool:
    """Whether a library's error came of there being no more memory."""
    while error is not None and not isinstance(error, MemoryError):
        error = error.__cause__ or error.__context__
    return error is not None


def _main() -> int:
    limit(
        (
            ("RLIMIT_AS", MEMORY, _SCAN_MEMORY),
            ("RLIMIT_CPU", SECONDS, _SCAN_SECONDS),
            ("RLIMIT_CORE", 0, 0),
        )
    )
    from tatalaksana.importers.readers import reading_of  # noqa: PLC0415 - below the limits

    try:
        reading = reading_of(sys.argv[1], sys.stdin.buffer.read())
        sys.stdout.buffer.write(_READING.dump_json(reading))
    except UnreadDocumentError as error:
        said = str(error)
    except MemoryError:
        said = _TOO_LARGE
    except RecursionError:
        said = "Isi berkas ini bersarang terlalu dalam."
    except ModuleNotFoundError as error:
        said = f"Untuk jenis berkas ini pasang tambahannya ({error.name} belum ada) {pasang('impor')}."
    except Exception as error:  # noqa: BLE001 - whatever a library makes of a broken file
        said = (
            _TOO_LARGE
            if _lacks_memory(error)
            else "Berkas ini rusak, atau isinya bukan dari jenis yang disebut akhiran namanya."
        )
    else:
        return 0
    sys.stderr.write(f"\n{said}\n")
    return _REFUSED


if __name__ == "__main__":
    raise SystemExit(_main())
