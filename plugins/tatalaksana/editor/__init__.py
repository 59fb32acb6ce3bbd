"""What the page of the editor may ask of the engine, over a folder of sources and the texts that differ from it. No server; nothing is written."""

from tatalaksana.editor.answers import Editor
from tatalaksana.editor.naskah import Naskah

__all__ = ["Editor", "Naskah"]
