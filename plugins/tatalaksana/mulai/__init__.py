"""An agency's own repository: what is asked, and the files that come of it."""

from tatalaksana.mulai.checks import UnknownAnswerError
from tatalaksana.mulai.instansi import Instansi, instansi_of
from tatalaksana.mulai.pertanyaan import EXAMPLE, PERTANYAAN, Pertanyaan
from tatalaksana.mulai.repository import repository

__all__ = ["EXAMPLE", "PERTANYAAN", "Instansi", "Pertanyaan", "UnknownAnswerError", "instansi_of", "repository"]
