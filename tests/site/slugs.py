# Code that a site of its own names in mkdocs.yml, for addresses of headings.
from __future__ import annotations

from collections.abc import Callable


def dashed(text: str, _: str) -> str:
    """A heading as an address."""
    return text.lower().replace(" ", "-")


def joined(*, by: str) -> Callable[[str, str], str]:
    """One that joins words otherwise."""
    return lambda text, _: text.lower().replace(" ", by)
