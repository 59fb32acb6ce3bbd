# The page of the editor, before its script fills it: the same for who edits a folder and for who edits on a site.
from __future__ import annotations

from collections.abc import Mapping

from tatalaksana.render.html.markup import escape

_ASSETS = "assets/tatalaksana"


def editing_page(about: Mapping[str, str], policy: str = "") -> str:
    """A whole page, at the root of what is served.

    Args:
        about: What its script is told, by the names of attributes.
        policy: What the page may load and ask, where no answer's head says so.
    """
    told = "".join(f' data-{name}="{escape(value)}"' for name, value in about.items())
    forbidden = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n' if policy else ""
    return f"""<!doctype html>
<html lang="id" class="sop-situs">
<head>
<meta charset="utf-8">
{forbidden}<meta name="viewport" content="width=device-width">
<title>Sunting SOP</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{_ASSETS}/sop.css">
<link rel="stylesheet" href="{_ASSETS}/beda.css">
<link rel="stylesheet" href="{_ASSETS}/sunting.css">
<script src="{_ASSETS}/sunting.js" defer></script>
</head>
<body class="md-typeset sop-dasar sunting"{told}>
<noscript>Halaman ini memerlukan JavaScript.</noscript>
</body>
</html>
"""
