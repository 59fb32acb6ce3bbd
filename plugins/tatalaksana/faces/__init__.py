"""Which letters the sheets' faces have and how wide they are, for all that is laid out before it is shown: charts, pages, workbooks, paper."""

from tatalaksana.faces.coverage import FAMILIES, displayable, unshown
from tatalaksana.faces.face import BOLD, ITALIC, REGULAR, faces, mark_width

__all__ = ["BOLD", "FAMILIES", "ITALIC", "REGULAR", "displayable", "faces", "mark_width", "unshown"]
