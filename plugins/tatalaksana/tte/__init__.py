"""Sheets that were signed elsewhere: what a signed PDF says of itself, without asking anyone else."""

from tatalaksana.tte.signed import After, Chain, ElectronicSignature, SignedFile
from tatalaksana.tte.telling import from_json, looked_at, looker, to_json

__all__ = ["After", "Chain", "ElectronicSignature", "SignedFile", "from_json", "looked_at", "looker", "to_json"]
