# A change set written into its folder: all of it, or nothing where a file there is no longer what it was.
from __future__ import annotations

from collections.abc import Iterator, Mapping

from tatalaksana.editor import Naskah
from tatalaksana.editor.naskah import UnknownFileError
from tatalaksana.files import put, undisturbed
from tatalaksana.source import reason_with_advice


def saved(naskah: Naskah, marks: Mapping[str, str]) -> Mapping[str, object]:
    """Write what differs, and say what was written, with the marks that its files have now; or why nothing was.

    Args:
        naskah: The change set.
        marks: For each of its files the mark of what stood in the folder when it began; empty where there was none.
    """
    with undisturbed(naskah.root):
        return _saved(naskah, marks)


def _saved(naskah: Naskah, marks: Mapping[str, str]) -> Mapping[str, object]:
    try:
        if moved := [name for name in naskah.texts if naskah.mark(name) != marks.get(name, "")]:
            return {"bentrok": moved}
        if strange := sorted(_strange(naskah)):
            return {"tolak": f"«{strange[0]}» tidak dapat menjadi berkas sumber di folder «{naskah.shown}»."}
    except (UnknownFileError, NotADirectoryError) as error:
        return {"tolak": f"«{error}» tidak dapat ditulis."}
    written: list[str] = []
    for path, content in sorted(naskah.changes.items(), key=lambda one: one[1] is None):
        name = path.relative_to(naskah.root).as_posix()
        try:
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(exist_ok=True)
                put(path.resolve(), content)
        except OSError as error:
            done = f" Sudah ditulis: {', '.join(written)}." if written else ""
            return {"tolak": f"«{name}» tidak dapat ditulis: {reason_with_advice(error)}{done}"}
        written.append(name)
    return {"tersimpan": written, "dasar": {name: naskah.mark(name) for name in naskah.texts}}


def _strange(naskah: Naskah) -> Iterator[str]:
    """Files that are no sources of the folder, or lead out of it."""
    root = naskah.root.resolve()
    for path, content in naskah.changes.items():
        name = f"{naskah.shown}/{path.relative_to(naskah.root).as_posix()}"
        if (content is not None and name not in naskah.files) or not path.resolve().is_relative_to(root):
            yield name
