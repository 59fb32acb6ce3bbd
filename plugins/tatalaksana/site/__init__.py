"""MkDocs and nothing but: the plugin `sop`. The only room that imports mkdocs."""

from tatalaksana.site.plugin import SopPlugin

__all__ = ["SopPlugin"]
