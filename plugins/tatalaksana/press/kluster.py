# Pieces made on other machines by Dask, where the extra `kluster` is installed. A worker that dies has its work done by another.
from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import partial

from tatalaksana.press.elsewhere import Elsewhere, ElsewhereError

_CONTACT = 8
"""Seconds until nobody is taken to be at an address."""


def kluster_at(address: str) -> Elsewhere:
    """Whoever works for the scheduler at an address, as `tcp://10.0.0.5:8786`.

    Raises:
        ModuleNotFoundError: The extra is not installed.
    """
    import distributed  # noqa: PLC0415 - who has no cluster need not have it, nor wait for it

    return Elsewhere(partial(_at, distributed.Client, address))


@contextmanager
def _at(client_of: type, address: str) -> Iterator[Executor]:
    # It tells of each lost connection in English and with a traceback; what is to be known of it is told here.
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # versions that differ: keys tell whether that matters
        try:
            client = client_of(address, timeout=_CONTACT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ElsewhereError(
                f"Kluster di «{address}» tidak dapat dihubungi; semuanya dibuat di mesin ini. Periksa alamatnya dan apakah penjadwalnya hidup."
            ) from error
        try:
            try:
                client.wait_for_workers(1, _CONTACT)  # who has just begun to work is known a little later
            except TimeoutError:
                raise ElsewhereError(
                    f"Kluster di «{address}» tidak punya pekerja; semuanya dibuat di mesin ini."
                ) from None
            yield client.get_executor(pure=False)
        finally:
            client.close(timeout=_CONTACT)
