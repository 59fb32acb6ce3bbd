"""How wide letters are, for all that is laid out before it is shown: charts, pages, workbooks, paper."""

from tatalaksana.faces.face import BOLD, ITALIC, REGULAR, faces, mark_width

__all__ = ["BOLD", "ITALIC", "REGULAR", "faces", "mark_width"]
