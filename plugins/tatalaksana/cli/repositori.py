# The repository that mkdocs.yml names, for a command that does not wait for MkDocs.
from __future__ import annotations

from pathlib import Path

from tatalaksana.render.html import Forge, ForgeKind
from tatalaksana.source import Data, Document, read, value_at

_PLACE = ("sop", "repositori")


def named_forge(file: Path) -> Forge | None:
    """The forge to which «Sunting» leads on the site; None where the file names none, or can't be read without MkDocs."""
    try:
        document = read(file.name, file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    plugins = value_at(document.data, ("plugins",)) if isinstance(document, Document) else None
    several: list[Data] = plugins if isinstance(plugins, list) else [plugins]
    given = next((found for one in several if (found := value_at(one, _PLACE)) is not None), None)
    if not isinstance(given, dict):
        return None
    kind, address, branch = (given.get(key) for key in ("jenis", "alamat", "cabang"))
    kind = ForgeKind.GITHUB.value if kind is None else kind
    if kind not in {one.value for one in ForgeKind} or not isinstance(address, str) or not address.startswith("http"):
        return None
    return Forge(ForgeKind(str(kind)), address.rstrip("/"), branch if isinstance(branch, str) else "main")
