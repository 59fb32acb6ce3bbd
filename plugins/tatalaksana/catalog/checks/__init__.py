"""The checks: each takes an entry and the catalog and yields findings.

The lists below are all there are beside what a model refuses itself and what `flow_of` finds on its way.
"""

from collections.abc import Callable, Iterator

from tatalaksana.catalog.checks.alir import check_idle_lanes, check_prose_decisions
from tatalaksana.catalog.checks.mutu import check_handover, check_mutu_baku, check_shared_time
from tatalaksana.catalog.checks.rujukan import (
    check_forms,
    check_links,
    check_one_sided,
    check_register_ids,
    check_regulations,
    check_successors,
)
from tatalaksana.catalog.checks.teks import check_text_links
from tatalaksana.catalog.checks.tinjauan import check_reviews
from tatalaksana.catalog.entry import Catalog, Entry
from tatalaksana.source import Finding

Check = Callable[[Entry, Catalog], Iterator[Finding]]

OWN_CHECKS: tuple[Check, ...] = (
    check_register_ids,
    check_shared_time,
    check_text_links,
    check_idle_lanes,
    check_prose_decisions,
    check_handover,
    check_mutu_baku,
    check_regulations,
    check_reviews,
)
"""What one SOP and the registers can tell."""

LINK_CHECKS: tuple[Check, ...] = (check_forms, check_links, check_one_sided, check_successors)
"""What needs the other files; only meaningful when all of them could be read."""

__all__ = ["LINK_CHECKS", "OWN_CHECKS", "Check"]
