# A problem's mend made in the text of its file.
from __future__ import annotations

from pydantic import BaseModel

from tatalaksana.catalog.draft import begun
from tatalaksana.model import Sop, amended
from tatalaksana.source import AnyEdit, Edit, Edits, Mend, Rewrite, rewritten


def mended(model: type[BaseModel], text: str, mend: Mend) -> str:
    """The text of a source file with a mend made, every other byte as it was.

    Raises:
        UnwritableError: It can't be made without changing something else.
    """
    if isinstance(mend, Rewrite):
        return rewritten(text, mend)
    for edit in mend.edits if isinstance(mend, Edits) else (mend,):
        text = with_value(model, text, edit)
    return text


def with_value(model: type[BaseModel], text: str, edit: AnyEdit) -> str:
    """The text of a source file with an edit made; a value takes the place of the remark that a draft holds for it.

    Raises:
        UnwritableError: It can't be made without changing something else.
    """
    if model is Sop and isinstance(edit, Edit) and edit.value is not None:
        text = begun(text, edit.path)
    return amended(model, text, [edit])
