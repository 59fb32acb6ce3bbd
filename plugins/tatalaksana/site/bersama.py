# Other machines that a build makes use of, and what is told of them.
from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from tatalaksana.site.config import SopConfig
from tatalaksana.site.log import Log

if TYPE_CHECKING:
    from tatalaksana.press import Bersama


def bersama_of(config: SopConfig) -> Bersama | None:
    """The machines that the options name, if they do.

    Raises:
        PluginError: What is named can't be asked at all.
    """
    if not (config.kluster or config.simpanan):
        return None
    from tatalaksana.press import ElsewhereError, machines_at  # noqa: PLC0415 - Typst loads slowly; not all sites want it

    try:
        return machines_at(config.kluster or "", config.simpanan or "")
    except ElsewhereError as error:
        raise PluginError(f"{str(error)[:1].upper()}{str(error)[1:]}") from None


def tell_troubles(machines: Bersama | None, log: Log) -> None:
    """Say what they did not do; it is no warning, for the site is the same."""
    for trouble in machines.troubles() if machines else ():
        log.info("%s", trouble)
