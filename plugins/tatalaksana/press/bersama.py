# What a run of the press has of other machines: who makes pieces, and where these are kept for all.
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from tatalaksana.cache import SharedStore
from tatalaksana.catalog.tambahan import pasang
from tatalaksana.press.elsewhere import Elsewhere, ElsewhereError
from tatalaksana.press.kluster import kluster_at

_EXTRA = f"memerlukan paket tambahan; pasang {pasang('kluster')}"


@dataclass(frozen=True, slots=True)
class Bersama:
    """Other machines, as far as any were named; to be entered, so that they are let go of."""

    store: SharedStore | None
    """Where what is made is kept for all."""
    elsewhere: Elsewhere | None
    """Who makes it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.elsewhere:
            self.elsewhere.close()

    def troubles(self) -> Iterator[str]:
        """Why they did not do what they were asked for, and what was done instead, each as a sentence for users."""
        for one in (self.elsewhere, self.store):
            if one and one.trouble:
                yield one.trouble
        if self.store and self.store.damaged:
            yield f"{self.store.damaged} berkas di simpanan bersama rusak; dibuat ulang."


def machines_at(address: str = "", simpanan: str = "") -> Bersama:
    """Other machines by their addresses; an empty one is none.

    Args:
        address: Of Dask's scheduler, as `tcp://10.0.0.5:8786`.
        simpanan: Of a store, as `s3://bucket/folder`.

    Raises:
        ElsewhereError: What is named can't be asked at all.
    """
    return Bersama(_store(simpanan), _elsewhere(address))


def _elsewhere(address: str) -> Elsewhere | None:
    try:
        return kluster_at(address) if address else None
    except ModuleNotFoundError:
        raise ElsewhereError(f"kluster {_EXTRA}.") from None


def _store(address: str) -> SharedStore | None:
    try:
        return SharedStore(address) if address else None
    except ModuleNotFoundError as error:
        if error.name == "fsspec":
            raise ElsewhereError(f"simpanan bersama {_EXTRA}.") from None
        raise ElsewhereError(f"simpanan «{address}» memerlukan paket «{error.name}».") from None
    except ImportError as error:
        raise ElsewhereError(f"simpanan «{address}» memerlukan paket lain ({error}).") from None
    except ValueError:
        raise ElsewhereError(
            f"simpanan «{address}» tidak dikenal. Tulis alamat lengkapnya, misalnya s3://ember/sop atau file:///mnt/bersama/sop."
        ) from None
