"""The editor's engine as files of a site: what a browser's worker loads to run it, the sources that it edits, and its page."""

from tatalaksana.mesin.jalan import is_installed
from tatalaksana.mesin.modul import engine_files
from tatalaksana.mesin.situs import EDITOR_PAGE, editor_files, first_files

__all__ = ["EDITOR_PAGE", "editor_files", "engine_files", "first_files", "is_installed"]
