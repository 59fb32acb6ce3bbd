# Forms: what a file becomes, and that no form anybody writes brings the checks down. tests/golden/cek has every message.
from __future__ import annotations

import pytest

from tatalaksana.formulir import Formulir, Type, flaws_of
from tatalaksana.model import limited, parse
from tatalaksana.source import Finding
from tests.collections_on_disk import document
from tests.steps import steps

_SOUND = """\
judul: Daftar Hadir
isian:
  - {type: date, name: hari, label: Hari, required: ya}
  - type: table
    name: peserta
    label: Peserta
    rows: 12
    columns:
      - {type: text, name: nama, label: Nama, required: ya}
      - {type: select_one, name: hasil, label: Hasil, choices: {hadir: Hadir, tidak-hadir: Tidak hadir}}
      - {type: text, name: alasan, label: Alasan, relevant: "${hasil} = 'tidak-hadir'"}
      - {type: decimal, name: biaya, label: Biaya, constraint: ". >= 0"}
      - {type: calculate, name: pajak, label: Pajak, calculate: "${biaya} * 0.1"}
    values:
      - {nama: Tamu Pertama, hasil: hadir}
  - {type: calculate, name: jumlah, label: Jumlah, calculate: "count(${peserta}) + sum(${peserta.pajak})"}
  - {type: select_multiple, name: minat, label: Minat, choices: {a: A, b: B}, constraint: "not(selected(., 'a') and selected(., 'b'))"}
  - {type: note, name: pesan, label: Terima kasih, relevant: "selected(${minat}, 'a') or ${jumlah} > 3"}
"""


def _form(text: str) -> Formulir:
    found = parse(Formulir, document(text).data)
    assert isinstance(found, Formulir), found
    return found


def _found(text: str) -> list[Finding]:
    return list(flaws_of(_form(text)))


def test_a_sound_form() -> None:
    """A form with nearly everything has no flaw, and reads back the same from what it says of itself."""
    form = _form(_SOUND)
    assert [] == list(flaws_of(form))
    assert [Type("date"), Type("table"), Type("calculate"), Type("select_multiple"), Type("note")] == [
        isian.type for isian in form.isian
    ]
    assert form == Formulir.model_validate_json(form.model_dump_json(exclude_defaults=True))
    assert form.isian[1].columns is not None
    assert (
        str(form.isian[1].columns[2].relevant)
        != form.isian[1].columns[2].model_dump()["relevant"]
        == "${hasil} = 'tidak-hadir'"
    )


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("${hasil} = 'tidak-hadir'", "${hasill} = 'x'", "isian-asing"),
        ("${hasil} = 'tidak-hadir'", "'absen' != ${hasil}", "pilihan-asing"),
        ("${hasil} = 'tidak-hadir'", "${hasil} = ''", None),
        ("selected(., 'a')", "selected(., 'c')", "pilihan-asing"),
        ("sum(${peserta.pajak})", "sum(${peserta.nama})", "rumus-keliru"),
        ("${biaya} * 0.1", "${biaya} + ${jumlah}", "melingkar"),
        ("${biaya} * 0.1", "${biaya} + count(${peserta})", None),
        ("hasil: hadir}", "hasil: absen}", "isi-salah"),
        ("hasil: hadir}", "pajak: 3}", "isi-salah"),
        ("name: jumlah", "name: hari", "isian-ganda"),
        ("rows: 12", "choices: {a: A, b: B}", "isian-lebih"),
    ],
)  # fmt: skip
def test_one_flaw(old: str, new: str, code: str | None) -> None:
    """One change makes one kind of flaw, or none."""
    assert old in _SOUND
    assert ({code} if code else set()) <= {finding.code for finding in _found(_SOUND.replace(old, new, 1))}
    assert code or not _found(_SOUND.replace(old, new, 1))


def test_several_at_once() -> None:
    """All flaws of a form are found in one reading, each at its own place."""
    text = (
        _SOUND.replace("${hasil} =", "${hasill} =")
        .replace("${biaya} *", "${biyaya} *")
        .replace("name: pesan", "name: hari")
    )
    assert [
        ("isian-ganda", ("isian", 4, "name")),
        ("isian-asing", ("isian", 1, "columns", 2, "relevant")),
        ("isian-asing", ("isian", 1, "columns", 4, "calculate")),
    ] == [(finding.code, finding.path) for finding in _found(text)]


def test_circles_are_told_once_each() -> None:
    """Each circle is told once, from its first field; what only leads into one is not part of it."""
    lines = [f'  - {{type: calculate, name: f{n}, label: F, calculate: "${{f{(n + 1) % 150}}}"}}' for n in range(150)]
    lines.append('  - {type: calculate, name: akhir, label: A, calculate: "${f3} + 1"}')
    [finding] = _found("judul: a\nisian:\n" + "\n".join(lines))
    assert ("melingkar", ("isian", 0, "calculate")) == (finding.code, finding.path)
    assert len(finding.message) < 300


@pytest.mark.no_cover
def test_hostile_forms_are_checked_in_time() -> None:
    """Many fields, columns and names, each naming many others, are checked in work that grows with what it holds."""
    names = " + ".join(f"${{f{n}}}" for n in range(95))
    columns = ", ".join(f'{{type: calculate, name: k{n}, label: K, calculate: "{names}"}}' for n in range(12))
    numbers = [f"  - {{type: integer, name: f{n}, label: F}}" for n in range(95)]
    tables = [
        f'  - {{type: table, name: t{n}, label: T, columns: [{columns}], relevant: "{names}"}}' for n in range(16)
    ]

    def check(count: int) -> int:
        sound = _form("judul: a\nisian:\n" + "\n".join(numbers + tables[:count]))
        wrong = _form("judul: a\nisian:\n" + "\n".join(tables[:count]))
        assert ((), 101) == (limited(flaws_of(sound)), len(limited(flaws_of(wrong))))
        return steps(lambda: limited(flaws_of(sound))) + steps(lambda: limited(flaws_of(wrong)))

    assert check(10) < 2.2 * check(5)


@pytest.mark.parametrize(
    "text",
    [
        "[]", "x", "judul: a\nisian: {}", "judul: a\nisian: [a]", "judul: a\nisian: [[]]", "judul: a\nisian: [{type: []}]",
        "judul: a\nisian: [{type: text, name: [a], label: {}, choices: [a, b], columns: x, values: x, rows: x, relevant: {}}]",
        "judul: a\nisian: [{type: table, name: t, label: T, columns: [{type: table, name: u, label: U, columns: []}]}]",
        "judul: a\nisian: [{type: select_one, name: t, label: T, choices: {x y: a, b: []}}]",
        "judul: a\nisian: [{type: calculate, name: t, label: T, calculate: '" + "(" * 10_000 + "'}]",
        "judul: a\nisian: [{type: calculate, name: t, label: T, calculate: '" + "1+" * 50_000 + "'}]",
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_form(text: str) -> None:
    """What is no form is refused with findings, never with an exception and never silently."""
    found = parse(Formulir, document(text).data)
    assert isinstance(found, tuple)
    assert found
