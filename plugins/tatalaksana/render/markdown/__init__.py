"""A collection as plain Markdown with the files beside it: whatever builds Markdown builds it."""

from tatalaksana.render.markdown.tree import markdown_tree

__all__ = ["markdown_tree"]
