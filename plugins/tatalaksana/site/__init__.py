"""MkDocs and nothing but: the plugins `sop` and `formulir`. The only room that imports mkdocs."""

from tatalaksana.site.formulir_plugin import FormulirPlugin
from tatalaksana.site.plugin import SopPlugin

__all__ = ["FormulirPlugin", "SopPlugin"]
