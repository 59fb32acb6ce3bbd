# The page of the form's terms: each row whose second cell is a key of the form begins with what the site's sheets print for it.
from __future__ import annotations

import re

from tatalaksana.catalog import Catalog
from tatalaksana.model import Label
from tatalaksana.render.panduan.own_words import is_plain

_ROW = re.compile(r"^\| ([^|]+) \| `([a-z_]+)` \|", re.MULTILINE)


def with_own_terms(text: str, catalog: Catalog) -> str:
    """The page, in the words of all profiles in which an SOP is shown."""
    labels = [catalog.label_by(card) for card in catalog.cards.values()]
    used = [label for at, label in enumerate(labels) if label not in labels[:at]]

    def printed(row: re.Match[str]) -> str:
        if row[2] not in Label.model_fields:
            return row[0]
        words = dict.fromkeys(str(getattr(label, row[2])) for label in used)
        plain = [word for word in words if is_plain(word)] or [row[1]]
        return f"| {' / '.join(plain)} | `{row[2]}` |"

    return _ROW.sub(printed, text) if used else text
