# Doubts about a readable file in a clerk's words: what is wrong, what to write instead, and the mend.
from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tatalaksana.source import (
    Document,
    Edit,
    Finding,
    Rewrite,
    Severity,
    Suspect,
    Suspicion,
    keyless_words,
    value_at,
)
from tatalaksana.source.odd import TURNING, unescaped

_SHOWN = 50
_UNSEEN = {
    "\u00ad": "tanda hubung lunak", "\u200b": "spasi tanpa lebar", "\u200c": "pemisah huruf", "\u200d": "penyambung huruf", "\u2060": "perekat kata", "\ufeff": "tanda awal berkas",
    "\u200e": "arah kiri ke kanan", "\u200f": "arah kanan ke kiri",
}  # fmt: skip
"""Letters of no width, by what they do."""


def doubt_finding(document: Document, suspect: Suspect) -> Finding:
    """A suspect as a finding; not for special blanks, of which a file may have hundreds."""
    doubt = _DOUBTS[suspect.kind]
    message, hint = doubt.words(document, suspect)
    return Finding(
        doubt.code,
        suspect.path,
        message,
        hint,
        doubt.severity,
        suspect.of_key,
        _mend(suspect) if suspect.offered else None,
        about=suspect.said,
        start=suspect.start,
    )


def blanks_finding(suspects: Sequence[Suspect], severity: Severity) -> Finding:
    """Special blanks of a file as one finding, however many there are."""
    first = suspects[0]
    splices = tuple(sorted(splice for suspect in suspects for splice in suspect.splices))
    blank = any(splice.new for splice in splices)
    what = "Spasi khusus (NBSP)" if blank else f"Huruf tak terlihat ({_letter(splices[0].old)})"
    whence = "" if splices[0].old.startswith("\\") else " dari Word"
    more = f" (dan di {len(splices) - 1} tempat lain)" if len(splices) > 1 else ""
    return Finding(
        "spasi-khusus",
        first.path,
        f"{what}{whence} di «{first.said}»{more}.",
        "Ganti dengan spasi biasa." if blank else "Hapus, lalu ketik ulang katanya.",
        severity,
        first.of_key,
        Rewrite(splices),
        start=first.start,
        about="\0".join(suspect.said for suspect in suspects),
    )


def _turned(_: Document, suspect: Suspect) -> tuple[str, str]:
    letters = dict.fromkeys(unescaped(splice.old) for splice in suspect.splices)
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters if letter in TURNING)
    return (
        f"Huruf pengatur arah yang tidak terlihat{f' ({codes})' if codes else ''} di «{suspect.said}»: halaman dapat menampilkan kata yang lain daripada lembarnya.",
        "Hapus hurufnya, lalu baca dan betulkan katanya.",
    )


def _letter(sign: str) -> str:
    """What a letter that nobody sees is called."""
    sign = unescaped(sign)
    code = f"U+{ord(sign[:1]):04X}"
    return f"{_UNSEEN[sign]}, {code}" if sign in _UNSEEN else code


@dataclass(frozen=True, slots=True)
class _Doubt:
    """How suspects of one kind are told."""

    code: str
    words: Callable[[Document, Suspect], tuple[str, str]]
    """What is wrong, and what to do."""
    severity: Severity = Severity.ERROR


def _mend(suspect: Suspect) -> Rewrite | None:
    if not suspect.splices:
        return None
    if suspect.gone and not (suspect.kind is Suspicion.GLUED and suspect.of_key):
        before = suspect.other.path if suspect.other else suspect.path
        return Rewrite(suspect.splices, (Edit(before, suspect.value), *(Edit(path, None) for path in suspect.gone)))
    if suspect.more:
        return Rewrite(suspect.splices, (Edit(suspect.path, suspect.value), *(Edit(*one) for one in suspect.more)))
    meant = () if suspect.value is None or suspect.of_key else (Edit(suspect.path, suspect.value),)
    return Rewrite(suspect.splices, meant)


def _comma(document: Document, suspect: Suspect) -> tuple[str, str]:
    before = suspect.other.path if suspect.other else suspect.path
    if "keputusan" in before or before[-1] == "lanjut":
        return _cut_goal(document, suspect, str(before[-1]))
    if suspect.said.replace(",", "").replace(" ", "").isdigit():
        told = f"Koma di sini memotong angka: «{suspect.gone[0][-1]}» terbaca sebagai kunci."
        if before[0] == "setara_waktu":
            return told, f"Tulis dengan satuannya, tanpa koma, misalnya «{before[-1]}: 7 jam 30 menit»."
        if before[0] == "tepi":
            return told, f"Tulis bilangan bulat; tepi dalam milimeter, misalnya «{before[-1]}: 15»."
    return (
        f"Koma di sini memotong teks: «{suspect.gone[0][-1]}» terbaca sebagai kunci.",
        f"Apit seluruh teks dengan tanda kutip: {before[-1]}: {_quoted(suspect)}",
    )


def _cut_goal(document: Document, suspect: Suspect, name: str) -> tuple[str, str]:
    """A comma behind the goal of an arrow: another goal of it, or an exit whose own goal is not said."""
    first, other = suspect.said.partition(",")[0].strip(), str(suspect.gone[0][-1])
    goals = ", ".join(part.strip() for part in suspect.said.split(","))
    exit_, _, goal = other.rpartition(" ")
    if exit_ and _is_step(document, goal):
        return f"Kurang titik dua pada «{other}».", f"Tulis «{exit_}: {goal}»."
    told = f"«{other}» di belakang koma terbaca sebagai kunci tanpa isi."
    several = f"Bila semuanya dituju, tulis «{name}: [{goals}]»"
    if name == "lanjut" or other.isdigit():
        return told, f"{several}; bila hanya satu, tulis «{name}: {first}»."
    return told, f"{several}; bila «{other}» jalan keluar lain, sebut tujuannya: «{other}: …»."


def _is_step(document: Document, word: str) -> bool:
    """Whether a word is what an arrow may name: a number, an id of the file, the end."""
    steps = document.data.get("kegiatan") if isinstance(document.data, dict) else None
    ids = (step.get("id") for step in steps if isinstance(step, dict)) if isinstance(steps, list) else ()
    return word.isdigit() or word in {*ids, "selesai"}


def _parted(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Koma di dalam tanda {'kurung' if '(' in suspect.said else 'kutip'} memotong «{suspect.said}» menjadi beberapa butir.",
        f'Apit butirnya dengan tanda kutip: "{suspect.said}"',
    )


def _semicolon(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Titik koma di depan «{suspect.said}» bukan pemisah, dan sesudah titik duanya kurang spasi: keduanya terbaca sebagai lanjutan «{suspect.path[-1]}».",
        f"Pisahkan dengan koma, dan tulis «{suspect.said}: …».",
    )


def _glued(_: Document, suspect: Suspect) -> tuple[str, str]:
    sign = suspect.splices[0].old.strip() if suspect.splices else ""
    if suspect.of_key and isinstance(suspect.value, dict):
        ((key, held),) = suspect.value.items()
        why = f"Sesudah «{key}» tertulis «{sign}», bukan titik dua." if sign else f"Kurang titik dua sesudah «{key}»."
        return why, f"Tulis «{key}: {held}»."
    if ":" not in suspect.said and not sign:
        return f"Kurang titik dua pada «{suspect.said}».", "Tulis titik dua di belakang kuncinya."
    if sign and sign != ":":
        return (
            f"Di antara nama dan isinya pada «{suspect.said}» tertulis «{sign}».",
            f"Tulis titik dua dan satu spasi di tempatnya: «{': '.join(map(str.strip, suspect.said.split(sign, 1)))}».",
        )
    key, rest = suspect.said.split(":", 1)
    rest = re.sub(r"[ \t]*;[ \t]*([^\s:;]+):(?=\S)", r", \1: ", rest)
    return (
        f"Kurang spasi sesudah titik dua pada «{suspect.said}».",
        f"Tulis «{key}: {rest}»{'' if suspect.splices else ', sejajar dengan kunci lainnya'}.",
    )


def _swallowed(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» terbaca sebagai catatan dan tidak tercetak.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}. Bila memang catatan, beri dua spasi di depan «#».",
    )


def _remark(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» terbaca sebagai catatan dan tidak tercetak.",
        "Bila memang catatan, tulis di barisnya sendiri, atau beri dua spasi di depan «#». Bila isi, hapus «#»-nya, atau apit seluruh teks dengan tanda kutip.",
    )


def _printed(_: Document, suspect: Suspect) -> tuple[str, str]:
    if suspect.value is None:
        return (
            f"«{suspect.said}» menempel pada teks, jadi ikut tercetak.",
            "Bila catatan, beri dua spasi di depan «#». Bila bagian teks, beri satu spasi di depan dan apit seluruh teks dengan tanda kutip.",
        )
    return (
        f"«{suspect.said}» ikut tercetak: di dalam teks «|-» tidak ada catatan.",
        f"Pindahkan catatannya ke barisnya sendiri di atas «{_key(suspect)}». Bila memang isi, tulis «\\#».",
    )


def _dash(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Tanda «-» di depan «{suspect.said}» berlebih: di sini butir baru dimulai, padahal isinya milik butir di atasnya.",
        "Ganti tandanya dengan spasi, sejajar dengan kunci di atasnya.",
    )


def _halves(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» di sini menjadi butir sendiri, padahal barangkali milik butir di atasnya.",
        "Bila satu butir, ganti tanda «-» di depannya dengan spasi. Bila memang dua butir, beri baris kosong di antaranya.",
    )


def _pairs(_: Document, suspect: Suspect) -> tuple[str, str]:
    if suspect.splices[0].old == "{":
        return f"Butir-butir «{suspect.said}» di sini diapit «{{» dan «}}».", "Apit dengan «[» dan «]»."
    flow = suspect.splices[0].old == "["
    owner = f"butir {suspect.path[-1] + 1}" if isinstance(suspect.path[-1], int) else f"«{suspect.said}»"
    return (
        f"Kunci-kunci {owner} di sini ditulis sebagai butir daftar.",
        "Apit dengan «{» dan «}», bukan «[» dan «]»." if flow else "Hapus tanda «-» di depan kunci-kuncinya.",
    )


def _slipped(_: Document, suspect: Suspect) -> tuple[str, str]:
    how = "sejajarkan" if suspect.splices else "pindahkan ke luar daftar itu, sejajar"
    return (
        f"Kunci «{suspect.said}» masuk ke daftar «{suspect.path[-1]}» sebagai butir.",
        f"Hapus tanda «-» di depannya, lalu {how} dengan «{suspect.path[-1]}».",
    )


def _inner_key(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Kunci «{suspect.said}» di sini terbaca sebagai bagian teks «{suspect.path[-1]}», sebab menjorok sejauh teks itu.",
        f"Sejajarkan dengan «{suspect.path[-1]}». Bila memang bagian teks, tulis lain daripada «{suspect.said}:» di awal barisnya.",
    )


def _items(_: Document, suspect: Suspect) -> tuple[str, str]:
    sign = suspect.splices[0].old
    how = (
        f"Hapus «{sign}» di belakang titik duanya."
        if sign and sign[0] in "|>"
        else "Apit butir-butirnya dengan «[» dan «]»."
    )
    how = "Awali setiap butir dengan tanda «-» dan satu spasi." if suspect.splices[0].new == "- " else how
    return f"Butir-butir «{suspect.said}» di sini terbaca sebagai satu teks.", how


def _abreast(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Tanda «-» di depan «{suspect.said}» ikut tercetak, sebab berdiri di tengah baris.",
        "Bila butir sendiri, tulis di barisnya sendiri, diawali «- ». Bila satu butir, apit seluruhnya dengan tanda kutip.",
    )


def _lone(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» berisi satu teks, bukan daftar.",
        "Hapus tanda «-» di depannya." if suspect.splices[0].new else "Hapus kurungnya.",
    )


def _dashes(_: Document, suspect: Suspect) -> tuple[str, str]:
    if not suspect.said:
        return (
            "Di sini ada dua tanda «-» tanpa isi.",
            'Tulis isinya; bila maksudnya «tidak ada», tulis - "-" (dengan kutip).',
        )
    return f"Di depan «{suspect.said}» ada dua tanda «-».", "Hapus satu."


_BLANKS = {2: "dua", 3: "tiga", 4: "empat"}


def _inset(_: Document, suspect: Suspect) -> tuple[str, str]:
    names = ", ".join(f"«{path[-1]}»" for path in suspect.gone[:3])
    of = "Isi" if isinstance(suspect.path[-1], str) else "Isi butir terakhir"
    return (
        f"{of} «{suspect.said}» belum menjorok: {names} di sini sejajar dengannya.",
        f"Jorokkan {_BLANKS.get(len(suspect.splices[0].new), len(suspect.splices[0].new))} spasi lebih ke kanan.",
    )


def _outset(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» menjorok, sehingga menjadi bagian dari «{suspect.path[0]}».",
        "Jadikan 0 spasi, dan geser isinya sama jauh."
        if suspect.splices
        else f"Pindahkan ke bawah isi «{suspect.path[0]}» yang lain, lalu jadikan 0 spasi dan geser isinya sama jauh.",
    )


def _text(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Isi «{suspect.said}» terbaca sebagai daftar atau kelompok kunci, sebab tanda «|-» sesudah titik duanya tidak ada.",
        f"Tulis «{suspect.said}: |-»; isinya di baris-baris berikutnya sudah benar.",
    )


def _joined(_: Document, suspect: Suspect) -> tuple[str, str]:
    if not any(map(str.isspace, suspect.said)) and suspect.splices and suspect.splices[0].old == suspect.said:
        sign = suspect.splices[0].new
        return (
            f"Sesudah «{_key(suspect)}:» tertulis «{suspect.said}», bukan «{sign}», sehingga baris-baris di bawahnya disambung menjadi satu.",
            f"Tulis «{_key(suspect)}: {sign}».",
        )
    return (
        f"Baris yang diawali «{suspect.said}» di sini disambung dengan baris lain menjadi satu paragraf.",
        f"Tulis «{_key(suspect)}: |-», lalu seluruh teksnya di baris-baris berikutnya, agar ganti barisnya tetap.",
    )


def _odd_mark(_: Document, suspect: Suspect) -> tuple[str, str]:
    return f"Tanda «{suspect.said}» dari Word tidak membuat daftar.", "Ganti dengan «-» dan satu spasi."


def _row(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"«{suspect.said}» disalin dari tabel dan kini menjadi bagian teks «{_key(suspect)}».",
        "Tulis tiap kolom di kuncinya sendiri, lalu hapus baris itu.",
    )


def _key(suspect: Suspect) -> str:
    return next((str(step) for step in reversed(suspect.path) if isinstance(step, str)), "kunci")


def _lost(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Kata «{suspect.said}» hilang, karena «{suspect.said[0]}» di awal teks punya arti sendiri di YAML.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}",
    )


def _runaway(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        f"Tanda kutip yang dibuka di sini belum ditutup, sehingga «{suspect.said}» di bawahnya ikut menjadi teks.",
        "Tambahkan tanda kutip penutup di akhir teksnya.",
    )


def _colon(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        "Titik dua «: » di tengah teks membuat awalnya terbaca sebagai kunci.",
        f"Apit seluruh teks dengan tanda kutip: {_quoted(suspect)}"
        if suspect.offered
        else "Bila itu kunci, tulis di barisnya sendiri, tanpa tanda «-»; bila teks, apit seluruhnya dengan tanda kutip.",
    )


def _no_colon(_: Document, suspect: Suspect) -> tuple[str, str]:
    value = suspect.value[suspect.said] if isinstance(suspect.value, dict) else ""
    return f"Kurang titik dua sesudah «{suspect.said}».", f"Tulis «{suspect.said}: {value}»."


def _quotes(_: Document, suspect: Suspect) -> tuple[str, str]:
    return (
        "Tanda kutip dari Word terbaca sebagai bagian teks.",
        f"Hapus tanda kutip pembuka dan penutupnya: {suspect.said}",
    )


def _bullets(document: Document, suspect: Suspect) -> tuple[str, str]:
    # A bullet of a font of symbols has no face here.
    sign = "•" if "\ue000" <= suspect.said[0] <= "\uf8ff" else suspect.said[0]
    if isinstance(value_at(document.data, suspect.path), list):
        return f"Butir daftar ini masih membawa «{sign}».", "Hapus tandanya; butir daftar bernomor sendiri."
    if not (isinstance(suspect.value, list) or (isinstance(suspect.value, str) and "\n" in suspect.value)):
        return f"Tanda «{sign}» dari Word ikut tercetak.", "Hapus tandanya."
    hint = "Tulis setiap butir pada barisnya sendiri, diawali tanda «-» dan satu spasi."
    if suspect.said_of:
        hint = f"Bila di atasnya baris «{suspect.said_of}:» terhapus, tulis lagi. Bila bagian teks itu, tulis «|-» sesudah titik dua, lalu teksnya mulai baris berikutnya."
    elif isinstance(suspect.value, str):
        hint += " Tulis «|» sesudah titik dua, agar ganti barisnya tetap."
    return f"Baris-baris yang diawali «{sign}» di sini terbaca sebagai satu paragraf.", hint


def _half_quotes(_: Document, suspect: Suspect) -> tuple[str, str]:
    sign = suspect.said
    partner, where = ("”", "membuka") if sign != "”" else ("“", "menutup")
    return (
        f"Tanda kutip «{sign}» di sini tidak punya pasangan.",
        f"Ia {where}: tambahkan «{partner}», atau hapus tandanya.",
    )


def _counted(document: Document, suspect: Suspect) -> tuple[str, str]:
    if isinstance(value_at(document.data, suspect.path), list):
        return f"Butir daftar ini masih membawa hitungan «{suspect.said}».", "Hapus; butir daftar bernomor sendiri."
    if suspect.said.endswith(":"):
        return (
            f"Butir-butir di sini ditulis sebagai kunci bernomor («{suspect.said}» dan seterusnya).",
            "Awali setiap butir dengan tanda «-» dan satu spasi; nomornya dihitung sendiri.",
        )
    message = f"Baris-baris yang diawali «{suspect.said}» dan seterusnya di sini terbaca sebagai satu paragraf."
    if isinstance(suspect.value, list):
        return message, "Tulis setiap butir pada barisnya sendiri, diawali tanda «-» dan satu spasi, tanpa nomor."
    if suspect.splices:
        return message, "Tulis «|» sesudah titik dua, agar ganti barisnya tetap."
    return (
        message,
        "Beri tiap baris tanda «- » sendiri, sejajar dengan butir lain; atau tulis «|» di depannya, agar ganti barisnya tetap.",
    )


def _dashless(_: Document, suspect: Suspect) -> tuple[str, str]:
    if suspect.said[0] in "-–—−":
        return (
            f"«{suspect.said}» terbaca sebagai sambungan baris di atasnya, dengan tandanya.",
            "Bila butir sendiri, beri tiap butir tanda «- » yang sejajar. Bila rincian di dalam teks, tulis «|-» di depan baris pertamanya.",
        )
    hint = "Bila itu butir sendiri, beri tanda «- » di depan setiap butir. Bila memang sambungan, tulis pada baris yang sama."
    return f"«{suspect.said}» terbaca sebagai sambungan baris di atasnya.", hint


def _keyless(_: Document, suspect: Suspect) -> tuple[str, str]:
    return keyless_words(suspect)


def _quoted(suspect: Suspect) -> str:
    value = suspect.value if isinstance(suspect.value, str) else suspect.said
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return f"'{shown}'" if '"' in shown else f'"{shown}"'


_DOUBTS: Mapping[Suspicion, _Doubt] = {
    Suspicion.COMMA: _Doubt("koma-tanpa-kutip", _comma),
    Suspicion.PARTED: _Doubt("koma-tanpa-kutip", _parted),
    Suspicion.GLUED: _Doubt("titik-dua-lekat", _glued),
    Suspicion.SEMICOLON: _Doubt("titik-dua-lekat", _semicolon),
    Suspicion.COLON: _Doubt("titik-dua-dalam-teks", _colon),
    Suspicion.NO_COLON: _Doubt("titik-dua-kurang", _no_colon),
    Suspicion.SWALLOWED: _Doubt("catatan-menelan", _swallowed, Severity.WARNING),
    Suspicion.REMARK: _Doubt("catatan-menelan", _remark, Severity.WARNING),
    Suspicion.PRINTED: _Doubt("catatan-tercetak", _printed, Severity.WARNING),
    Suspicion.DASH: _Doubt("setrip-berlebih", _dash),
    Suspicion.HALVES: _Doubt("butir-terbelah", _halves, Severity.WARNING),
    Suspicion.PAIRS: _Doubt("tipe-salah", _pairs),
    Suspicion.SLIPPED: _Doubt("setrip-berlebih", _slipped),
    Suspicion.INNER_KEY: _Doubt("kunci-dalam-teks", _inner_key, Severity.WARNING),
    Suspicion.ITEMS: _Doubt("tipe-salah", _items),
    Suspicion.ABREAST: _Doubt("setrip-kurang", _abreast, Severity.WARNING),
    Suspicion.LONE: _Doubt("tipe-salah", _lone),
    Suspicion.DASHES: _Doubt("setrip-berlebih", _dashes),
    Suspicion.INSET: _Doubt("jorokan-kurang", _inset),
    Suspicion.OUTSET: _Doubt("jorokan-lebih", _outset),
    Suspicion.TEXT: _Doubt("tanda-teks-kurang", _text),
    Suspicion.JOINED: _Doubt("baris-disambung", _joined, Severity.WARNING),
    Suspicion.ODD_MARK: _Doubt("butir-word", _odd_mark, Severity.WARNING),
    Suspicion.ROW: _Doubt("baris-tabel", _row, Severity.WARNING),
    Suspicion.LOST: _Doubt("teks-hilang", _lost),
    Suspicion.TURNED: _Doubt("huruf-arah", _turned),
    Suspicion.RUNAWAY: _Doubt("kutip-terbuka", _runaway),
    Suspicion.QUOTES: _Doubt("kutip-word", _quotes, Severity.WARNING),
    Suspicion.BULLETS: _Doubt("butir-word", _bullets, Severity.WARNING),
    Suspicion.COUNTED: _Doubt("butir-bernomor", _counted, Severity.WARNING),
    Suspicion.DASHLESS: _Doubt("setrip-kurang", _dashless, Severity.WARNING),
    Suspicion.KEYLESS: _Doubt("kunci-terhapus", _keyless, Severity.WARNING),
    Suspicion.HALF_QUOTES: _Doubt("kutip-sebelah", _half_quotes, Severity.WARNING),
}
