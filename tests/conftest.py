# What holds for every test: a limit, after which a hang fails with its stack instead of holding up all others.
from __future__ import annotations

import pytest

from tests.patience import limit


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set the limit that `--timeout` has not; the processes of pytest-xdist are told of it like of any option."""
    if config.option.timeout is None:
        config.option.timeout = limit()
