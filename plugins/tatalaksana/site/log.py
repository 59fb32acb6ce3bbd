# Where the plugins tell what goes on: MkDocs' own, each with its name.
from __future__ import annotations

import logging

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]
