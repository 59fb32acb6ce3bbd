# The campaign on texts that try to be more: one in each key of each model, through every output, looked at as bytes.
from __future__ import annotations

import json
import tempfile
from pathlib import Path
from random import Random
from typing import Any

from tatalaksana.catalog import Memory, collect
from tests.collections_on_disk import write
from tests.keras.fields import Place, fields, placed
from tests.keras.outputs import all_of
from tests.keras.patience import ended
from tests.keras.tally import Tally
from tests.site.hostile import EVIL, FILES

_FILES = {
    "sop": "jahat/jahat.yaml", "unit": "unit.yaml", "jabatan": "jabatan.yaml", "peraturan": "peraturan.yaml", "profil": "profil/jahat.yaml",
    "formulir": "formulir/jahat.yaml",
}  # fmt: skip
TEXTS = (
    EVIL[:250], '"><script>window.ups=3</script>', "'><svg onload=window.ups=4>", "</script><script>window.ups=5</script>", "</style><script>window.ups=6</script>",
    "javascript:window.ups=7", "[x](javascript:window.ups=8)", "![x](x\" onerror=\"window.ups=9)", "![x](https://jahat.example/p.png)", "!*[x](https://jahat.example/p.png)*", "<https://a.example/\" onclick=\"window.ups=10>", "data:text/html,<script>window.ups=11</script>",
    "&#106;avascript:1", "=cmd|'/c calc'!A1", "+1+cmd", "@SUM(1)", "-2+3", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "a;b,c\\n\"d\"", "#panic() $x$ @a <b> \\u{41}",
    "%PDF (\\) endobj stream", "]]>", "<!--", "-->", "${satu}", "{{7*7}}{%x%}", "\u202e\u2066a\u2069", "`a` **b** __c__ ~~d~~ | e | f", "\u2028\u2029", "\ufdd0\ufffe",
    "\u200b", "\u3164\u00a0", "**", "surat,=1+1;@SUM(1)\t+a\n-b", "\ue000=1", "9" * 4_400,
    "# a\n## b\n```\nc\n```\n> d\n---\n    e", "[a]: http://a.example \"b\"\n[^1]: c\n*[d]: e", "!!! note\n    a\n::: b\n??? c\n--8<-- \"/etc/passwd\"", "a {: onclick=b} {#c .d} :smile: ==e== $$f$$",
    "a" * 5_000, "kata " * 2_000, "<" * 500, "[" * 500, "*" * 500, "\\" * 500, "=" * 500 + "\n" + "-" * 500,
)  # fmt: skip


def run(seed: int, count: int, tally: Tally) -> None:
    """Put `count` texts into keys; each key gets one before any gets another."""
    chance = Random(seed)  # noqa: S311 - the same each time
    places = [(kind, place) for kind, several in fields().items() for place in several]
    chance.shuffle(places)
    with tempfile.TemporaryDirectory(prefix="keras-") as room:
        root = write(
            Path(room) / "sops",
            {name.removeprefix("sops/"): json.dumps(data, ensure_ascii=False) for name, data in FILES.items()},
        )
        memory = Memory()
        for number in range(count):
            kind, place = places[number % len(places)]
            text = chance.choice(TEXTS)
            tally.counts["masukan"] += 1
            content = json.dumps(with_text(kind, place, text), ensure_ascii=False, indent=1)
            try:
                with ended():
                    found = collect(root, "sops", {root / _FILES[kind]: content.encode()}, memory=memory)
                    if found.errors:
                        tally.counts["ditolak"] += 1
                    else:
                        tally.counts["diterima"] += 1
                        all_of(
                            found.catalog, frozenset({"jahat/jahat", "jahat"}), tally, whole=True, pdf=number % 9 == 0
                        )
            except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
                tally.fail(error, f"{kind}-{'.'.join(place)}.json", content.encode())


def file_of(kind: str) -> str:
    """The file of the hostile collection that a schema is for, in the folder of the sources."""
    return _FILES[kind]


def with_text(kind: str, place: Place, text: str, data: Any = None) -> Any:  # noqa: ANN401 - whatever YAML can hold
    """A file of the hostile collection, or what it became, with a text at a place."""
    data = FILES[f"sops/{_FILES[kind]}"] if data is None else data
    return placed(data, place, text)
