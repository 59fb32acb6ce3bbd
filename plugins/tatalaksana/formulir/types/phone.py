# A number of a telephone as people write it: a text, so that «+62» and noughts before it stay everywhere.
from __future__ import annotations

from tatalaksana.formulir.traits import Between, FieldType, InScript, OnPage, OnPaper, Shape

_SHORTEST, _LONGEST = 3, 30
_EXAMPLE = "misalnya 0812-3456-7890"

TYPE = FieldType(
    name="phone",
    order=25,
    called=("telepon", "telpon", "telp", "hp", "nomor telepon", "nomor hp"),
    shape=Shape.LINE,
    pattern=rf"\+?[0-9(][0-9 ().-]{{{_SHORTEST - 2},{_LONGEST - 3}}}[0-9]",
    page=OnPage('type="tel" class="sop-f-pendek"', "select_one"),
    paper=OnPaper(column=(84, 0.5), wide=150.0, how=f"nomor telepon, {_EXAMPLE}"),
    script=InScript(f"Tulis nomor telepon, {_EXAMPLE} atau +62 21 345 6789."),
    rule=lambda _: Between("length", _SHORTEST, _LONGEST, f"Isi nomor telepon, {_EXAMPLE}."),
)
