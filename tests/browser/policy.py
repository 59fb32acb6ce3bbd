# The strict Content-Security-Policy that the README tells operators to send.
from __future__ import annotations

import re

from tests.site.project import REPOSITORY


def headers() -> dict[str, str]:
    """What the README tells operators to send."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```\n(Content-Security-Policy: .*?)```", readme, re.DOTALL)
    return dict(line.split(": ", 1) for line in block.strip().splitlines())
