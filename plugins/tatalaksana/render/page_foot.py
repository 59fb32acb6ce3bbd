# What workbooks say at the foot of their pages: Excel takes so many letters of it and no more, and an ampersand gives orders there.
from __future__ import annotations

import re

FOOT_ROOM = 255
"""UTF-16 units that Excel takes, orders included."""
_BETWEEN = re.compile("( · |\n)")


def shortened(text: str, most: int) -> str:
    """A text of at most so many UTF-16 units, as Excel counts; what is left out is shown by «…»."""
    if len(text) * 2 <= most:
        return text
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * most else units[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


def fitting_foot(said: str, room: int) -> str:
    """Lines of parts, «number · revision · fingerprint», as Excel takes them: the longest of the parts are cut until all of it fits.

    Number and names of files are as long as an office makes them; revision, day, fingerprint and mark are not, and stay whole.

    Args:
        said: The lines.
        room: UTF-16 units that they may take, with each ampersand twice, as Excel wants it.
    """
    parts = _BETWEEN.split(said)
    for most in range(room, len(" · "), -1):
        foot = "".join([shortened(part, most) for part in parts]).replace("&", "&&")
        if len(foot.encode("utf-16-le")) <= 2 * room:
            return foot
    return shortened(said, room // 2).replace("&", "&&")
