# A page is shown when its text has arrived, not while it arrives: columns of a table grow with the rows that come, and a letterhead
# moves with the boxes beside it. Browsers that don't know this wish show what has come so far, as before.
from __future__ import annotations

_MARK = "sop-utuh"
_MOST = 256 * 1024
"""Longer pages are lists whose rows are grids with tracks of their own: those don't move, and nobody waits for the last one."""
_WISH = f'<link rel="expect" href="#{_MARK}" blocking="render">'


def shown_whole(output: str) -> str:
    """A whole page that a browser shows once it has read the content, if that has an end and the page isn't long."""
    head, end = output.find("<head>"), max(output.rfind("</article>"), output.rfind("</main>"))
    if not 0 <= head < end or len(output) > _MOST:
        return output
    begin = head + len("<head>")
    return f'{output[:begin]}{_WISH}{output[begin:end]}<i id="{_MARK}"></i>{output[end:]}'
