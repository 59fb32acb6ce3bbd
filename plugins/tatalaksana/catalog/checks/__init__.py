"""The checks: each yields findings of one SOP, from what its type lets it see.

The lists below are all there are beside what a model refuses itself and what `flow_of` finds on its way. What a check
is not given it can't depend on, and so nobody has to remember to check again when that changes.
"""

from collections.abc import Callable, Iterator

from tatalaksana.catalog.card import Card
from tatalaksana.catalog.checks.alir import (
    check_all_to_all,
    check_named_steps,
    check_prose_decisions,
    check_swapped_exits,
    check_turned_exits,
    check_wordless_exits,
)
from tatalaksana.catalog.checks.cabang import check_running_branches
from tatalaksana.catalog.checks.isi import check_doubts, check_gaps, check_revision_day, check_unsaid_status
from tatalaksana.catalog.checks.kembar import check_copied_steps, check_counts, check_exits, check_repeated_items
from tatalaksana.catalog.checks.kotak import check_blank_boxes, check_lost_boxes, check_split_sentences
from tatalaksana.catalog.checks.lajur import (
    check_doubtful_lanes,
    check_idle_lanes,
    check_long_heads,
    check_unit_of_lanes,
)
from tatalaksana.catalog.checks.lembar import check_narrow_lanes, check_unprinted_boxes
from tatalaksana.catalog.checks.mutu import check_hidden_cells, check_mutu_baku, check_shared_time
from tatalaksana.catalog.checks.nomor import check_number
from tatalaksana.catalog.checks.penanda_tangan import check_signers, check_signing_days
from tatalaksana.catalog.checks.rujukan import (
    check_forms,
    check_links,
    check_named_twice,
    check_one_sided,
    check_quoted_regulations,
    check_register_ids,
    check_regulations,
    check_successors,
)
from tatalaksana.catalog.checks.salah_ketik import check_misspelt_exits, check_misspelt_names
from tatalaksana.catalog.checks.salah_tempat import check_printed_ids, check_swapped
from tatalaksana.catalog.checks.serah_terima import check_handover
from tatalaksana.catalog.checks.tanggal import check_nip, check_years
from tatalaksana.catalog.checks.teks import check_dashes, check_inner_links, check_printed_signs, check_text_links
from tatalaksana.catalog.checks.tinjauan import check_reviews
from tatalaksana.catalog.checks.waktu import check_odd_times, check_time_units, check_touch_times
from tatalaksana.catalog.entry import Entry, Ground, Links
from tatalaksana.source import Finding

OwnCheck = Callable[[Entry, Ground], Iterator[Finding]]
CollectionCheck = Callable[[Card, Links], Iterator[Finding]]

OWN_CHECKS: tuple[OwnCheck, ...] = (
    check_register_ids,
    check_shared_time,
    check_odd_times,
    check_text_links,
    check_printed_signs,
    check_dashes,
    check_all_to_all,
    check_idle_lanes,
    check_doubtful_lanes,
    check_unit_of_lanes,
    check_narrow_lanes,
    check_unprinted_boxes,
    check_long_heads,
    check_prose_decisions,
    check_wordless_exits,
    check_named_steps,
    check_turned_exits,
    check_swapped_exits,
    check_running_branches,
    check_exits,
    check_misspelt_exits,
    check_misspelt_names,
    check_copied_steps,
    check_number,
    check_years,
    check_nip,
    check_signers,
    check_signing_days,
    check_handover,
    check_mutu_baku,
    check_hidden_cells,
    check_regulations,
    check_quoted_regulations,
    check_reviews,
    check_gaps,
    check_doubts,
    check_time_units,
    check_touch_times,
    check_unsaid_status,
    check_revision_day,
    check_swapped,
    check_lost_boxes,
    check_blank_boxes,
    check_split_sentences,
    check_printed_ids,
    check_repeated_items,
    check_counts,
)
"""What one SOP and the registers can tell."""

LINK_CHECKS: tuple[CollectionCheck, ...] = (
    check_forms,
    check_inner_links,
    check_links,
    check_named_twice,
    check_one_sided,
    check_successors,
)
"""What needs the other files; only meaningful when all of them could be read. A check that needs more of an SOP than
its card says adds it to the card."""

__all__ = ["LINK_CHECKS", "OWN_CHECKS", "CollectionCheck", "OwnCheck"]
