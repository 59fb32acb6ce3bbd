# The campaign on growth: of what comes in numbers twice as many take at most a little more than twice the work. Calls are counted.
from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tatalaksana.catalog import collect
from tatalaksana.facts import facts_of
from tatalaksana.render.html import Surroundings
from tatalaksana.render.situs import pages
from tests.collections_on_disk import REGISTERS, draft, write
from tests.keras.tally import Tally, WrongError
from tests.steps import steps

_MOST = 2.7
"""Twice, and room for what grows by n log n and for what is done once."""
_LINKS = 20
"""Regulations in a chain: the page of each tells all that came after it, and more than a hundred are refused."""
Files = Callable[[int], Mapping[str, str]]


def run(seed: int, count: int, tally: Tally) -> None:
    """Double the number of `count` kinds of things, from different beginnings."""
    chance = Random(seed)  # noqa: S311 - the same each time
    kinds = sorted(KINDS)
    for number in range(count):
        name = kinds[(seed + number) % len(kinds)]
        begin = chance.randint(20, 60)
        tally.counts["masukan"] += 1
        tally.counts[name] += 1
        try:
            once, twice = (_work(KINDS[name], size) for size in (begin, 2 * begin))
            _compare(name, begin, once, twice)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
            tally.fail(error, f"{name}.txt", error.about.encode() if isinstance(error, WrongError) else b"")


def _compare(name: str, begin: int, once: int, twice: int) -> None:
    if twice > _MOST * once:
        # Without figures: the kind is the same each time.
        raise WrongError(
            f"{name}: twice as many take more than twice the work", f"{begin}: {once}, {2 * begin}: {twice}"
        )


def _work(files: Files, size: int) -> int:
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        root = write(Path(room) / "sops", {**REGISTERS, **files(size)})

        def all_of() -> None:
            found = collect(root, "sops")
            if not found.errors:
                for page in pages(facts_of(found.catalog), Surroundings("Situs")):
                    page.html()

        all_of()  # what the first of all loads and remembers is no growth
        return steps(all_of)


def _chain(key: str) -> Callable[[int], str]:
    def text(size: int) -> str:
        return "".join(
            f"r{at}:\n  judul: Peraturan {at}\n"
            + (f"  {key}: r{at + 1}\n" if at + 1 < size and (at + 1) % _LINKS else "")
            for at in range(size)
        )

    return text


def _row(text: str, more: str = "") -> str:
    return f"  - {{uraian: {text}, pelaksana: kabag, kelengkapan: a, waktu: 1 jam, output: b{more}}}\n"


def _long(size: int) -> str:
    return draft("Panjang") + "".join(_row(f"Menulis {at}") for at in range(size))


KINDS: Mapping[str, Files] = {
    "SOP": lambda size: {f"biro/s{at}.yaml": draft(f"Surat {at}") for at in range(size)},
    "langkah": lambda size: {"biro/a.yaml": _long(size)},
    "keputusan": lambda size: {
        "biro/a.yaml": draft("A") + "".join(_row(f"Menilai {at}", ", keputusan: {ya: " + str(at + 4) + ", tidak: 1}") for at in range(size)) + _row("Selesai")
    },
    "peraturan berantai": lambda size: {"peraturan.yaml": _chain("diganti_oleh")(size)},
    "profil berantai": lambda size: {
        f"profil/p{at}.yaml": "instansi: Contoh\n" + (f"turunan: p{at + 1}\n" if at + 1 < size else "") for at in range(size)
    },
    "unit": lambda size: {
        "unit.yaml": REGISTERS["unit.yaml"]
        + "".join(f"u{at}:\n  nama: Unit {at}\n  induk: {f'u{at // 2}' if at else 'biro'}\n" for at in range(size))
    },
    "berkas asing": lambda size: {f"biro/lampiran/{at}.txt": "x" for at in range(20 * size)},
    "peringatan": lambda size: {"biro/a.yaml": draft("A") + "".join(f"  - {{uraian: Menulis {at}, pelaksana: kabag}}\n" for at in range(size))},
    "isian": lambda size: {
        "formulir/f.yaml": "judul: F\nunit: biro\nisian:\n" + "".join(f"  - {{type: text, name: n{at}, label: N {at}}}\n" for at in range(size))
    },
    "penggalan": lambda size: {"biro/a.yaml": draft("A", more="peringatan: |\n" + "".join(f"  {at}. butir\n" for at in range(size)))},
}  # fmt: skip
"""What comes in numbers: size to the files of a collection."""
