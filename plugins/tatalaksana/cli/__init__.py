"""The command `sop`."""

from tatalaksana.cli.main import main

__all__ = ["main"]
