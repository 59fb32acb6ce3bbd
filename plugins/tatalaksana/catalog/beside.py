# Files that sources name and that are none themselves: found below the folder of the sources, read no further than anyone
# has to look at them, and pictures among them checked.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from tatalaksana.catalog.logo import LARGEST_LOGO, logo_flaw
from tatalaksana.source import Changes, Edit, Finding, Path

LOGO_ENDINGS = frozenset({".svg", ".png"})
AS_PNG = "Buka di aplikasi gambar, misalnya Paint atau Pratinjau, simpan sebagai PNG, lalu sebut nama barunya."
"""What to do with a picture of another kind."""


def bytes_of(name: str, root: FilePath, changed: Changes, most: int) -> bytes | None:
    """A file below the folder of the sources; None where there is none.

    Args:
        name: Its name from there.
        root: The folder.
        changed: What would change in it.
        most: How many bytes anyone has to look at; of a longer file one more is read.
    """
    path = root / name
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return None
        if path in changed:
            return changed[path]
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError, RuntimeError):  # a name that no file system takes, a link that goes in circles
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A file as an SOP names it."""

    path: Path
    """Where."""
    name: str
    """From the folder of the sources."""
    owner: str
    """The folder of the SOP."""


def check_picture(named: Named, root: FilePath, changed: Changes) -> Iterator[Finding]:
    """The picture of an electronic signature that is not there, or that may not stand on a sheet.

    Args:
        named: The picture.
        root: The folder of the sources.
        changed: What would change in it.
    """
    ending = FilePath(named.name).suffix.lower()
    content = bytes_of(named.name, root, changed, LARGEST_LOGO)
    said = f"Gambar «{named.name[:60]}»"
    if ending not in LOGO_ENDINGS:
        yield Finding("gambar-salah", named.path, f"{said} bukan PNG atau SVG.", AS_PNG)
    elif content is None:
        yield missing("gambar-tak-ada", said, named, root, changed)
    elif flaw := logo_flaw(content, ending):
        yield Finding("gambar-salah", named.path, f"{said} tidak dapat dipakai.", flaw)


def called_otherwise(name: str, root: FilePath, changed: Changes) -> str | None:
    """The file that a name may mean which leads nowhere: said from above the folder of the sources, from a disk, or in other letters.

    Args:
        name: The name.
        root: The folder of the sources.
        changed: What would change in it.
    """
    said = name.replace("\\", "/")
    last = said.rpartition("/")[2]
    folder = root / said.rpartition("/")[0]
    inside = folder.is_relative_to(root) and ".." not in folder.parts and folder.is_dir()
    letters = [path for path in sorted(folder.iterdir()) if path.name.casefold() == last.casefold()] if inside else []
    several = (
        said,
        said.removeprefix("./").removeprefix(f"{root.name}/"),
        last,
        *(path.relative_to(root).as_posix() for path in letters),
    )
    return next((one for one in several if bytes_of(one, root, changed, 0) is not None), None)


def missing(code: str, said: str, named: Named, root: FilePath, changed: Changes) -> Finding:
    """A file that is not there, with a mend where it lies beside the SOP that names it."""
    near = called_otherwise(f"{named.owner}/{named.name}", root, changed) or called_otherwise(named.name, root, changed)
    hint = (
        f"Maksudnya «{near}»? Nama berkas ditulis dari folder sops/."
        if near
        else "Taruh berkasnya di sana, dan tulis namanya dari folder itu, misalnya «biro-umum/nama-berkas»."
    )
    mend = Edit(named.path, near) if near else None
    return Finding(code, named.path, f"{said} tidak ada di folder sops/.", hint, mend=mend)
