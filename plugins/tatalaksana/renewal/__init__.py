"""What has to be made again: what outputs ask while they are made, and what the last build left of them."""

from tatalaksana.renewal.ear import Ear, Inquest
from tatalaksana.renewal.heard import Hearing, unheard
from tatalaksana.renewal.ledger import Ledger, Output, Stamp
from tatalaksana.renewal.marks import LINKED, TodaysMarks
from tatalaksana.renewal.recall import Recall

__all__ = ["LINKED", "Ear", "Hearing", "Inquest", "Ledger", "Output", "Recall", "Stamp", "TodaysMarks", "unheard"]
