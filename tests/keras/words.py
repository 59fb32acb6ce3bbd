# What stands in mutants: signs of YAML, values at the edge of what keys take, and texts that try to be more than text.
from __future__ import annotations

import json
from random import Random
from typing import Any

import yaml

from tests.site.hostile import EVIL

TOKENS = (
    ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "*a ", "!", "!!str ", "!!binary ", "|", "|-", "|+", ">", ">-", "'", '"',
    "''", "\\", "%", "@", "`", "---\n", "...\n", "%YAML 1.2\n---\n", "<<: *a", "~", "null", "\n", "\n\n", "\n  ", "\n- ", "\t", "  ", "\n    - ", "=",
    "\ufeff", "\u00a0", "\u2028", "\u0085", "\u200b", "：", "；", "“", "–", "•", ";", "\n# ", " : ", "::", "- - ", "{}", "[]", '""',
)  # fmt: skip

PIECES = (
    " ", "\t", "\n", " \n", "\n ", "\u00a0", "\u200b", "a", "A", "1", "9.", "1. ", "a. ", "- ", "-", "–", "=", ":", ": ", ";", ", ", "(", ")", "[", "]", "{", "}", "<", "<b>", "<i ", "<!--", "<td>", "<table>",
    "&amp;", "&", "• ", "| ", "|-", "`", "*", "**", "_", "# ", "#", "'", '"', "\\", "/", "a/", "a b ", "a = b; ", "NIP ", "Nomor ", "SOP Mikro ", "ya ", "Kepala ", "oleh ", "Jika tidak ", "persetujuan (",
    "Undang-Undang ", "Peraturan Menteri Nomor 1 Tahun 2020 tentang ", "1 jam ", "10 ", "x: ", "? ", "!a ", "&a ", "*a ", "> ", "|\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "---\n", "\u0301", "é", "😀", ". ", "kembali ke langkah 1 ", "${a} ", "{{ ", "~",
)  # fmt: skip
"""What a search may begin at, each time anew."""

SCALARS = (
    "", " ", "ya", "tidak", "true", "no", "0", "1", "-1", "1.5", "007", "1e400", "9" * 40, "9" * 4_400, "0x10", "1_000", "12:30", "2024-02-30", "2024-02-29",
    "0000-01-01", "9999-12-31", "29 Februari 2023", "31/12/2024", "besok", "1 jam", "2-3 hari kerja", "0 menit", "999999999999 tahun", "-1 jam",
    "1/0 jam", "½ jam", "satu setengah jam", "1 jam 90 menit", "kabag", "selesai", "mulai", "../../etc/passwd", "/etc/passwd", "a/b", "A-1", "a" * 300,
    "kata " * 80, "tanpaspasi" * 60, "-" * 300, "/" * 120, "- " * 200, "x\ny", "- satu\n- dua\n", "1. satu\n2. dua", "a\n\nb", "\u202eterbalik\u202c", "\u200b", "\u00ad", "\u3164", "\ufe0f", "é", "e\u0301",
    "😀👩🏽‍🔬", "日本語", "שלום", "ﬁ", "\u0e33", "=1+1", "@SUM(A1)", "+1", "-1+1|cmd", "\t=1", '"', "'", "\\", "\\n", "${x}", "${satu} > 1", ". != ''",
    "{{ x }}", "{% x %}", "<b>", "<script>window.ups=1</script>", "]]>", "<!--", "&amp;", "&#0;", "[x](javascript:1)", "[x](https://contoh.example)", "![x](https://contoh.example/p.png)",
    "*a* **b** _c_", "**", "`", "#panic()", "$x$", "@ref", "\\u{41}", "%s", "%PDF", "BEGIN:VEVENT", "a\r\nEND:VCALENDAR", EVIL,
)  # fmt: skip
"""Each is what a key takes, nearly takes, or must not take for more than text."""


def written(data: Any, chance: Random) -> bytes:  # noqa: ANN401 - whatever YAML can hold
    """Data as a file: as JSON, which is YAML too, or as people write it."""
    try:
        if chance.random() < 0.5:
            return json.dumps(data, ensure_ascii=False, indent=chance.choice((None, 1))).encode(errors="surrogatepass")
        text = yaml.dump(
            data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=chance.choice((40, 120))
        )
    except (ValueError, RecursionError, yaml.YAMLError):  # a group that holds itself, and what YAML has no word for
        return repr(data).encode(errors="replace")
    return text.encode(errors="surrogatepass")
