"""What a form is: its fields, its formulas, and what they must be to each other. Knows no file, no HTML."""

from tatalaksana.formulir.flaws import flaws_of
from tatalaksana.formulir.isian import Formulir, Isian, Type
from tatalaksana.formulir.rumus import FUNGSI, Pohon, Rumus, rumus_of

__all__ = ["FUNGSI", "Formulir", "Isian", "Pohon", "Rumus", "Type", "flaws_of", "rumus_of"]
