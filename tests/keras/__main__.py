# `make uji-keras`: all campaigns, or those that are named, with a seed and so many inputs; a table of what came of it.
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.keras.tally import Tally, table

_ROOT = Path(__file__).parents[2]
CAMPAIGNS: dict[str, tuple[str, int, str]] = {
    "berkas": ("sources:run", 20_000, "changed source files through check, tidying, comparison, pages, PDF, XLSX, CSV, calendars and JSON"),
    "teks": ("texts:run", 2_000, "texts that try to be more, one in each key that a model knows, through the same"),
    "mati": ("stopping:kills", 1_000, "commands killed at any step of their writing, with a reader who looks at once, and a next run"),
    "penuh": ("stopping:disks", 300, "commands that find the disk full"),
    "tempat": ("places:run", 500, "odd names of files, links instead of folders, folders in which nobody may write"),
    "simpanan": ("caches:run", 300, "damaged files in what is kept between runs"),
    "riwayat": ("repositories:run", 200, "odd repositories, read by odd settings"),
    "dokumen": ("documents:run", 5_000, "changed workbooks, Word documents, charts and pages, read into drafts and reports"),
    "usulan": ("proposals:run", 2_000, "two who changed one file in odd ways, and proposals that came damaged, received"),
    "sunting": ("asking:run", 3_000, "questions to the editor, as its page would ask them, or nearly"),
    "tumbuh": ("growth:run", 20, "twice as many of what comes in numbers, by counted calls"),
    "halaman": ("browsing:pages", 500, "pages of hostile texts in a real browser, without a policy that holds them back"),
    "peramban": ("browsing:stored", 500, "damaged contents of the browser's store, and damaged files taken in"),
}  # fmt: skip
"""Name to what runs it, how many inputs it takes when nobody says, and what it tries."""


def campaign(name: str) -> Callable[[int, int, Tally], None]:
    """What runs a campaign: called with a seed, a count, and where to count."""
    module, _, function = CAMPAIGNS[name][0].partition(":")
    found: Callable[[int, int, Tally], None] = getattr(import_module(f"tests.keras.{module}"), function)
    return found


def main() -> int:
    """Run campaigns; the exit code is 1 if anything failed."""
    told = "\n".join(f"  {name:9} {count:6}  {about}" for name, (_, count, about) in CAMPAIGNS.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.keras", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Inputs that nobody would write, through everything that reads or makes something.",
        epilog=f"campaigns, and how many inputs each takes when nobody says:\n{told}",
    )  # fmt: skip
    parser.add_argument("campaigns", nargs="*", metavar="campaign", help="which (all when not given)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins: the same seed tries the same")
    parser.add_argument("--count", type=int, help="how many inputs for each")
    parser.add_argument(
        "--keep", type=Path, default=_ROOT / "build" / "keras", help="where what failed is kept (build/keras)"
    )
    asked = parser.parse_args()
    if unknown := set(asked.campaigns) - set(CAMPAIGNS):
        parser.error(f"no such campaign: {', '.join(sorted(unknown))}")
    tallies: dict[str, Tally] = {}
    for name in asked.campaigns or CAMPAIGNS:
        tally = tallies[name] = Tally(name)
        print(f"{name}: {CAMPAIGNS[name][2]}", file=sys.stderr)
        try:
            campaign(name)(asked.seed, asked.count or CAMPAIGNS[name][1], tally)
        finally:
            tally.keep(asked.keep)
    print(table(tallies))
    return 1 if any(tally.failures for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
