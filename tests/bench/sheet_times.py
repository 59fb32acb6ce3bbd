# A process that makes the official sheets of a collection by the code of one checkout, and prints what each took as JSON. It asks
# no more of that code than an older one knows.
import json
import sys
import time
from datetime import date
from pathlib import Path


def main(plugins: str, sops: str) -> None:
    """Print milliseconds of CPU by SOP; the first is made once before, since what all need is read then."""
    sys.path.insert(0, plugins)
    from tatalaksana import __file__ as read  # noqa: PLC0415 - of the checkout that is asked
    from tatalaksana.catalog import collect  # noqa: PLC0415
    from tatalaksana.facts import Facts  # noqa: PLC0415
    from tatalaksana.render.pdf import Printing, official_sheet  # noqa: PLC0415

    if not Path(str(read)).is_relative_to(plugins):
        raise ImportError(plugins)
    catalog = collect(Path(sops), "sops").catalog
    took = {}
    for name in [min(catalog.entries), *sorted(catalog.entries)]:
        start = time.process_time()
        official_sheet(Facts(catalog.entries[name], catalog), Printing(date(2026, 1, 1))).content()
        took[name] = (time.process_time() - start) * 1000
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main(*sys.argv[1:])
