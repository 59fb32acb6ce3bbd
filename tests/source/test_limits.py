# How much a file may hold, by what it is.
from __future__ import annotations

import pytest

from tatalaksana.source import Document, Problem, data_of, read_content
from tatalaksana.source.limits import REGISTER_LIMITS, REGISTER_NAMES, SOP_LIMITS, limits_of

_REGISTER = "".join(f"k{index}: {{nama: Jabatan {index}}}\n" for index in range(25_000)).encode()


@pytest.mark.no_cover
def test_a_register_may_be_long() -> None:
    """A register of 25,000 entries is read, where an SOP of that size is refused with what can be done to it."""
    assert isinstance(read_content(_REGISTER, "sops/jabatan.yaml"), Document)
    refused = read_content(_REGISTER, "sops/biro/surat.yaml")
    assert isinstance(refused, Problem)
    assert ("terlalu-besar", SOP_LIMITS.advice) == (refused.code, refused.hint)


def test_too_long_a_register_is_told_what_can_be_done() -> None:
    """What is said of a register can be done to a register."""
    refused = read_content(b"k: {nama: x}\n" * 800_000, "sops/unit.yaml")
    assert isinstance(refused, Problem)
    assert ("terlalu-besar", REGISTER_LIMITS.advice) == (refused.code, refused.hint)
    assert "SOP;" not in refused.hint


def test_a_long_register_can_be_edited() -> None:
    """What could be read can be read again to be changed."""
    assert isinstance(data_of(_REGISTER.decode()), dict)


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_registers_are_known_by_their_names(name: str) -> None:
    """What is a register by its name may hold as much as one."""
    assert REGISTER_LIMITS is limits_of(f"sops/{name}.yaml")
