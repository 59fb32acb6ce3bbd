"""What a PDF says to those who listen: the tags that Typst writes, and what it can't say with them said by us."""

from tatalaksana.render.pdf.tags.checklists import with_checklist_tags
from tatalaksana.render.pdf.tags.forms import tell_forms
from tatalaksana.render.pdf.tags.lists import items_of
from tatalaksana.render.pdf.tags.sheets import SheetTags, row_heads, tell_front, tell_sheet

__all__ = ["SheetTags", "items_of", "row_heads", "tell_forms", "tell_front", "tell_sheet", "with_checklist_tags"]
