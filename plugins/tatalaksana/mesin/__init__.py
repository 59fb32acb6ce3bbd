"""The editor's engine as files of a site: what a browser's worker loads to run it, the sources that it edits, and its page."""

from tatalaksana.mesin.jalan import EDITOR_PAGE, is_installed
from tatalaksana.mesin.modul import engine_files

__all__ = ["EDITOR_PAGE", "engine_files", "is_installed"]
