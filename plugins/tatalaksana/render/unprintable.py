# What ends a run of the press: known to those who tell it, without the libraries that make PDF.
from __future__ import annotations


class UnprintableError(Exception):
    """A document that cannot be set; the message is a sentence for users, or the library's own words."""
