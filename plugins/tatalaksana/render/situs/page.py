# A page as what can be rendered when its turn comes.
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tatalaksana.render.cari import Record
from tatalaksana.render.html.markup import Html


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be rendered: `html` is what people see, `record` what the search knows of it."""

    name: str
    title: str
    html: Callable[[], Html]
    record: Callable[[], Record] | None = None
    """None where nobody should find it by itself, for it only leads on from another page."""
    file: str = ""
    """The source file it shows, if it is one SOP's page."""
    wide: bool = False
    """Whether it needs the width that the sidebar would take."""
