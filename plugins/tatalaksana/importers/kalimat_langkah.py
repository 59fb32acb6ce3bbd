# What the sentence of a step says beside what is done: who acts, how long it takes, to which step one goes back and when. All of
# it is concluded, and marked as such; the sentence stays as it is.
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from tatalaksana.importers.terbaca import JalanTerbaca, Keyakinan, SimbolTerbaca, Terbaca
from tatalaksana.importers.urutan import ordinals
from tatalaksana.importers.waktu_sel import is_time

_IF = r"\b(?:jika|apabila|bila|kalau|jikalau)\b"
_WHEN = rf"(?P<when>(?:(?!{_IF})[^.;:]){{2,60}}?)"
"""What «jika» says, up to the next one."""
_TOWARD = r"(?:ke|dari|pada|di)\s+"
_STEP = r"(?:langkah|tahap(?:an)?|kegiatan|aktivitas|nomor|no\b\.?|butir|poin|point|angka)\s*(?:ke\s*-?\s*)?\(?"
_NUMBER = r"(?P<step>\d{1,3}(?:[a-z]|(?:\.\d{1,2})+)?)\b"
_MENTION = re.compile(rf"\b{_STEP}{_NUMBER}", re.IGNORECASE)
WORD_OF_EXIT = (
    r"(?:(?:tidak|belum|tdk)\s+)?(?:ya|tidak|tdk|belum|sudah|(?:di)?setuju(?:i)?|(?:di)?tolak|(?:di)?terima|lengkap|sesuai|"
    r"benar|salah|keliru|layak|cukup|kurang|memenuhi(?:\s+syarat)?|valid|ada|berhasil|gagal)"
)
_NAMED = (
    rf"(?:^|(?<=[.;,(/?\n]))[\s•–-]{{0,9}}(?P<named>{WORD_OF_EXIT}(?:\s+[a-z]+){{0,2}}?)\s*(?:[:=→]|->)\s*(?:maka\s+)?"
)
"""How an exit is named in a sentence: «Tidak: …»."""
_POINTS = rf"(?:^|(?<=[.;,(/?\n]))[\s•–-]{{0,9}}(?P<points>{WORD_OF_EXIT}(?:\s+[a-z]+){{0,2}}?)\s*(?:→|⇒|->|=>)\s*"
"""An exit whose arrow points at a number: «Tidak lengkap → 1»."""
_GOES = (
    r"(?:di|me|meng|ter)?(?:kembali(?:kan)?|ulang(?:i)?|lanjut(?:kan)?|terus(?:kan)?|langsung|proses)\b[^.;:]{0,40}?"
)
_RETURNS = re.compile(
    rf"(?:{_IF}\s+{_WHEN}[\s,:]+(?:maka\s+)?(?:(?:berkas|surat|dokumen|naskah|permohonan)(?:nya)?\s+)?{_GOES}{_TOWARD}{_STEP}"
    rf"|{_IF}\s+(?P<short>{WORD_OF_EXIT})[\s,:]+(?:maka\s+)?{_TOWARD}{_STEP}"
    rf"|{_POINTS}"
    rf"|{_NAMED}(?:(?:[^.;:\n]{{0,80}}?[\s(])??{_GOES})?(?:(?:{_TOWARD})?{_STEP}|ke\s+)){_NUMBER}",
    re.IGNORECASE,
)
"""A condition and the number of a step; behind the word of an exit alone nothing has to say that one goes there."""
_AGAIN = re.compile(
    rf"(?:{_IF}\s+{_WHEN}[\s,]+(?:maka\s+)?)?\b(?:(?:di|meng)?ulang(?:i|kan)?(?:\s+(?:kembali|lagi))?|lakukan\s+(?:kembali|lagi|ulang))\s+(?:(?:ke|dari|mulai|pada)\s+)*"
    rf"(?:langkah|tahap(?:an)?|prosedur|kegiatan|nomor|no\b\.?|butir|poin|point|angka)\s*(?:ke\s*-?\s*)?\(?(?P<step>\d{{1,3}})\b"
    rf"(?:[^.;:]{{0,40}}?\b(?:sampai|hingga)\s+(?P<until>[A-Za-z][^.;:,]{{1,40}}))?",
    re.IGNORECASE,
)
"""An earlier step that is done again, perhaps under a condition or until something holds."""
_TIMES = re.compile(r"\b(?:sebanyak|selama)?\s*(\d{1,2})\s*(?:kali|x)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    rf"(?:(?:{_IF})\s+(?P<when>[^.;:]{{1,60}}?),?\s+(?=ke\b|kembali\b|selesai\b|lanjut\b)|(?P<else>selain itu),?\s+)?"
    r"(?:(?:lanjut\s+|kembali\s+)?ke\s+langkah\s+(?P<step>\d{1,3})(?:\s+\([^()]*\))?|selesai)",
    re.IGNORECASE,
)
"""Where one exit leads, as our own sheets say it."""
_GIVEN_BACK = re.compile(
    rf"(?:{_IF}\s+{_WHEN}[\s,:]+|{_NAMED})(?:maka\s+)?(?:(?:berkas|surat|dokumen|naskah|permohonan|konsep|draf)(?:nya)?\s+)?"
    r"(?:akan\s+)?(?:di|me|meng)?kembali(?:kan)?\s+(?:lagi\s+)?(?:kepada|ke|kpd\.?|pada)\s+",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    rf"(?:{_NAMED}|{_IF}\s+(?P<when>(?:(?!{_IF})[^.;:,]){{2,60}}?))(?:[,:]\s*(?:maka\s+)?(?:(?!{_IF})[\w/-]+\s+){{0,3}}?|\s*(?:maka\s+)?(?:(?:berkas|surat|dokumen|naskah|permohonan|konsep|draf)(?:nya)?\s+)?(?:akan\s+)?)"
    r"(?:(?:di)?kembalikan|mengembalikan)\b(?P<rest>[^.;]*)",
    re.IGNORECASE,
)
"""Something that is given back, whether or not to somebody."""
_ELSE = re.compile(
    rf"{_IF}\s+[^.;]{{2,60}}?(?:[,.;]|\bdan\b)[^.;:]{{0,60}}?\b(?:{_IF}\s+(?:tidak|belum|tdk|ditolak)\b|sebaliknya\b)"
    rf"|{_NAMED}[^.;\n]{{2,80}}[.;,\n]\s*{WORD_OF_EXIT}(?:\s+[a-z]+){{0,2}}?\s*(?:[:=→]|->)",
    re.IGNORECASE,
)
"""Two conditions of which the second denies the first, or two exits that are named."""
_TO_SOMEBODY = re.compile(r"\b(?:kepada|ke|kpd|pada)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:tidak|belum|tdk|tak|kurang|ditolak|salah|keliru|kesalahan|kekurangan|perbaikan|revisi)\b", re.IGNORECASE
)
_NOTE = re.compile(
    rf"(?:{_IF}\s+)?(?P<when>(?:ya|tidak|tdk|y|t|belum|ditolak|disetujui|setuju|lengkap|sesuai|benar|kurang|salah|gagal)(?:\s+[a-z]+){{0,2}}?)\s*(?:[:=,→]|->)?\s*"
    rf"(?:(?:(?:lanjut|kembali|dikembalikan)\s+)?ke\s+(?:(?:langkah|tahap|kegiatan|nomor|no\b\.?|butir)\s*)?(?:ke\s*-?\s*)?{_NUMBER}|(?P<end>selesai))",
    re.IGNORECASE,
)
"""«tidak: ke 1» or «tidak: selesai», as notes have it in short."""
_NOTE_BARE = re.compile(rf"(?P<when>ya|tidak|tdk|y|t)\s*[:=→]\s*(?:{_NUMBER}|(?P<end>selesai))", re.IGNORECASE)
"""«Ya: 5», which beside «Tidak: 1» leads there."""
_PARTED = re.compile(
    r"[;,\n]|\s/\s|(?<!no)\.\s+|(?<!jika)(?<!bila)(?<!kalau)\s+(?=(?:ya|tidak|tdk)\s*(?:[:=]?\s*(?:ke|selesai)\b|[:=→]\s*\d))",
    re.IGNORECASE,
)
_DONE_THEN = re.compile(
    r",\s+(?:maka\s+|segera\s+)?(?:(?:me|ber)\w{4,}|di\w{2,}(?:kan|i)|\w{3,}kan|\w{2,}[^st\W]i|periksa|minta|buat|catat|panggil|ambil|isi|tulis|susun|kirim|beri)\b.*",
    re.IGNORECASE,
)
"""What is done under a condition, behind it: «tidak cocok, hubungi petugas dan …»."""
_NO = re.compile(r"^(?:tidak|belum|tdk)\s+", re.IGNORECASE)
_LESS = re.compile(r"^kurang\s+(?=(?:lengkap|jelas|sesuai|tepat|benar|baik|layak|memadai|valid)\b)", re.IGNORECASE)
"""What is less than whole; «kurang» alone is the opposite of «cukup»."""
_OTHER = {
    "ditolak": "disetujui",
    "kurang": "cukup",
    "salah": "benar",
    "gagal": "berhasil",
    "tidak": "ya",
    "belum": "sudah",
}
_LONGEST_EXIT, _LONGEST_QUOTE = 40, 120
_CALLED = frozenset({"when", "named", "short", "points"})
"""The groups that hold what an exit is called."""

_VERB = r"(?:me[a-z]{4,}|ber[a-z]{3,}|di[a-z]{4,}kan|datang|masuk|hadir|tiba|antre|antri)"
_SUBJECT = re.compile(
    rf"(?P<who>[A-Z][\w./&-]*(?:\s+[\w./&-]+){{0,5}}?)(?:\s+\([^()]{{1,20}}\))?\s+(?:(?:akan|harus|wajib|segera|kemudian|lalu)\s+)?{_VERB}\b"
)
_BY = re.compile(
    r"\boleh\s+(?P<who>[A-Za-z][\w./&-]*(?:\s+[A-Za-z][\w./&-]*){0,4}?)(?=\s*(?:[,.;(]|$)|\s+(?:dan|untuk|selama|paling|dalam|maksimal|jika|bila|apabila)\b)"
)
_IS_VERB = re.compile(rf"{_VERB}$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"^(?:petugas|staf|kepala|kasub\w*|kasi|kabid|sekretaris|pemohon|pasien|admin\w*|operator|verifikator|tim|panitia|pegawai|pejabat|bendahara|camat|lurah|direktur|dokter|perawat|bidan|apoteker|analis|pengelola|penyelia|koordinator|warga|masyarakat|guru|siswa|orang tua|ketua|anggota|pelapor|pengadu|pelanggan|peserta|penyuluh|penyidik|pramu\w*|arsiparis|auditor|manajer|supervisor|kurir|satpam|resepsionis|kaur|kadus|kades|sekdes|sekcam|sekdis|sekda|kadis|kaban|kabag|kasubsi|kasek|kepsek|carik|dukuh|modin|linmas|bpd|lpm|rt|rw|babinsa|bhabinkamtibmas|kader|pamong|perangkat|juru|jurusita|panitera|hakim|jaksa|kasir|dosen|dekan|rektor|wakil|mahasiswa|instruktur|pustakawan|laboran|notulis|moderator|fasilitator|pendamping|enumerator|validator|fisioterapis|radiografer|sanitarian|nutrisionis|kapolsek|kapolres|kanit|kasat|ajudan|pengunjung|pengguna|nasabah|debitur|penggugat|tergugat|saksi|notaris|advokat|penjaga|pengemudi|sopir|mekanik|montir|penghulu|penyedia|teknisi|pengawas|inspektur|bupati|wali ?kota|gubernur|calon)\b",
    re.IGNORECASE,
)
_FORM = re.compile(r"(?:SOP|SPO|SK|UU|PP|APBD|APBN)\b")
"""Short forms of what nobody is, though sentences begin with them."""
_LEAST_TIMES, _SHORT_FORMS = 2, 2
_LIMIT = r"(?:paling lama|paling lambat|maksimal|maks\.?|kurang lebih)\s+"
_SPAN = re.compile(
    rf"\(([^()]{{3,40}})\)|(?:\b(?:selama|dalam waktu)\s+(?:{_LIMIT})?|\b(?={_LIMIT}))((?:{_LIMIT})?(?:\d|se|satu|dua|tiga|empat|lima)[^.,;()]{{1,38}})",
    re.IGNORECASE,
)  # fmt: skip


def actors_said(sentences: Sequence[str]) -> list[str]:
    """Who acts in each of some sentences; empty where none is told. A name counts that people have, that is a short form, «PPK», or that comes again."""
    told = [_actor(text) for text in sentences]
    times = Counter(one.casefold() for one in told)
    names: dict[str, str] = {}
    for one in told:
        short = one.isupper() and len(one.split()) <= _SHORT_FORMS and not _FORM.match(one)
        if short or _PEOPLE.match(one) or (one and times[one.casefold()] >= _LEAST_TIMES):
            names.setdefault(one.casefold(), one[:1].upper() + one[1:])
    if 2 * sum(one.casefold() in names for one in told) > len(told):
        # Where most sentences begin with who acts, so do the others.
        names |= {one.casefold(): one for one in told if one and one.casefold() not in names and not _FORM.match(one)}
    return [names.get(one.casefold(), "") for one in told]


def _actor(text: str) -> str:
    found = _SUBJECT.match(text)
    if found and not _IS_VERB.match(found["who"].split()[0]) and not found[0].split()[-1].startswith("di"):
        return found["who"]
    by = _BY.search(text)
    return by["who"] if by else ""


def time_said(text: str) -> str:
    """How long a sentence says that it takes; empty where it does not."""
    several = (one.strip() for found in _SPAN.finditer(text) for one in found.groups() if one)
    return next((one for one in several if is_time(one)), "")


def is_person(text: str) -> bool:
    """Whether a text is called as those who act are, and says nothing that is done."""
    return bool(_PEOPLE.match(text)) and not any(map(_IS_VERB.match, text.split()))


def tells_ways(text: str) -> bool:
    """Whether a text says where a step leads, and nothing else."""
    return bool(_clauses(text))


def _clauses(text: str) -> list[re.Match[str]]:
    """The parts of «Bila lengkap, ke langkah 3; bila tidak, kembali ke langkah 1.»; none where a part of it is something else."""
    parts = [part.strip() for part in text.strip().rstrip(".").split(";")]
    found = [_CLAUSE.fullmatch(part) for part in parts]
    return [one for one in found if one] if all(found) else []


def exits_told(text: str, at: int, numbers: Sequence[str]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step of which a sentence tells all; none where one of them leads nowhere.

    Args:
        text: The sentence.
        at: Which step it is, from 0.
        numbers: Those that the steps have.
    """
    said = Terbaca("", "uraian", Keyakinan.TEBAKAN, f"Jalan keluar disimpulkan dari «{' '.join(text.split())}».")
    exits = []
    for one in _clauses(text):
        target = step_numbered(one["step"], at, numbers) if one["step"] else None
        if one["step"] and (target is None or target == at):
            return ()
        label = " ".join((one["when"] or ("selain itu" if one["else"] else "")).split())[:_LONGEST_EXIT]
        exits.append(JalanTerbaca((target, 0) if target is not None else None, label, said))
    return tuple(exits)


def step_numbered(said: str, at: int, numbers: Sequence[str]) -> int | None:
    """Which of the steps has a number: the nearest above one on which it is written, else the first, else the one that it counts.

    Args:
        said: The number.
        at: The step that says it, from 0.
        numbers: Those that the steps have.
    """
    number = int(said) if said.isdecimal() else 0
    places = [place for place, one in enumerate(numbers) if one == (str(number) if number else said)]
    places = places or [place for place, one in enumerate(numbers) if number in ordinals(one)]
    # «2» is where 2a is, if no row has 2 alone.
    places = places or [place for place, one in enumerate(numbers) if one.rstrip(ascii_lowercase) == said][:1]
    if places:
        return max((place for place in places if place < at), default=places[0])
    return number - 1 if 0 < number <= len(numbers) and not any(numbers) else None


def step_mentions(text: str) -> tuple[str, ...]:
    """The numbers of steps that a text names: «kembali ke no. 3»."""
    return tuple(dict.fromkeys(found["step"] for found in _MENTION.finditer(text)))


def denies(label: str) -> bool:
    """Whether what an exit is called says no."""
    return bool(_DENIES.search(label)) or label.casefold() in {"t", "no"}


def returned_to(text: str) -> tuple[str, str]:
    """When something is given back, and the words that say to whom: «jika tidak lengkap dikembalikan kepada Loket»; empty where it is not."""
    found = _GIVEN_BACK.search(text)
    if found is None and denied_return(text)[1] and (found := _UNSAID.search(text)):
        towards = _TO_SOMEBODY.search(text, found.start("rest"))
        rest = text[towards.end() :].lstrip() if towards else ""
    else:
        rest = text[found.end() :] if found else ""
    return (_when(found), rest) if found else ("", "")


def opposed(text: str) -> str:
    """The words of two exits that a text names, wherever they lead; empty where it names none."""
    found = _ELSE.search(text)
    return " ".join(text[found.start() :].split())[:_LONGEST_QUOTE].strip() if found else ""


def _when(found: re.Match[str]) -> str:
    """What an exit is called for which a sentence was found: the condition, not what else is done then."""
    said = " ".join(next((one for key, one in found.groupdict().items() if one and key in _CALLED), "").split())
    done = _DONE_THEN.search(said)
    return (said[: done.start()] if done else said)[:_LONGEST_EXIT].strip()


def denied_return(text: str) -> tuple[str, bool, str]:
    """When something is given back that was refused, whether to somebody, and the words that say so; empty where it is not."""
    found = _UNSAID.search(text)
    when = _when(found) if found else ""
    if found is None or not _DENIES.search(when):
        return "", False, ""
    return when, bool(_TO_SOMEBODY.search(found["rest"])), " ".join(found[0].split())


def exits_noted(text: str, at: int, numbers: Sequence[str]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step whose note says in short where they lead, and nothing else; none where it does not.

    Args:
        text: The note.
        at: Which step it is, from 0.
        numbers: Those that the steps have.
    """
    pieces = [part.strip() for part in _PARTED.split(text.strip().rstrip(".")) if part.strip()]
    bare = [_NOTE_BARE.fullmatch(part) for part in pieces]
    parts = bare if len(pieces) > 1 and all(bare) else [_NOTE.fullmatch(part) for part in pieces]
    ends = {" ".join(one["when"].split())[:_LONGEST_EXIT] for one in parts if one and one["end"]}
    found = {
        " ".join(one["when"].split())[:_LONGEST_EXIT]: step_numbered(one["step"], at, numbers)
        for one in parts if one and not one["end"]
    }  # fmt: skip
    targets = [target for target in found.values() if target is not None]
    if len(targets) + len(ends) < len(parts) or not targets or at in targets or not (ends or {*targets} - {at + 1}):
        return ()
    said = Terbaca("", "ket", Keyakinan.TEBAKAN, f"Jalan keluar disimpulkan dari «{' '.join(text.split())}».")
    if len(parts) == 1:
        return exits_back(next(iter(found)), targets[0], at, len(numbers), said)
    ways = [JalanTerbaca((target, 0), when, said) for when, target in zip(found, targets, strict=True)]
    return (*ways, *(JalanTerbaca(None, when, said) for when in sorted(ends)))


def exits_back(when: str, target: int, at: int, rows: int, said: Terbaca) -> tuple[JalanTerbaca, ...]:
    """The exits of a step that gives something back to an earlier one, else goes on."""
    following = (at + 1, 0) if at + 1 < rows else None
    return JalanTerbaca(following, _otherwise(when), said), JalanTerbaca((target, 0), when, said)


def exits_said(text: str, at: int, numbers: Sequence[str]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step whose sentence says when one goes back to which step, or that one is done again; none where it does not.

    Args:
        text: The sentence.
        at: Which step it is, from 0.
        numbers: Those that the steps have.
    """
    several = list(_RETURNS.finditer(text))
    if len(several) > 1:
        return _exits_of(several, at, numbers)
    found = several[0] if several else None
    again = None if found else _AGAIN.search(text)
    told = found or again
    target = step_numbered(told["step"], at, numbers) if told else None
    if told is None or target is None or target in {at, at + 1} or (again and target > at):
        return ()
    said = _concluded(told[0])
    when = _when(told)
    if when or again is None:
        return exits_back(when, target, at, len(numbers), said)
    enough, more = _repeated(again, text)
    following = (at + 1, 0) if at + 1 < len(numbers) else None
    return JalanTerbaca(following, enough, said), JalanTerbaca((target, 0), more, said)


def _exits_of(several: Sequence[re.Match[str]], at: int, numbers: Sequence[str]) -> tuple[JalanTerbaca, ...]:
    """The exits of a step of which each condition leads to a step of its own; on, where none of them does."""
    said = _concluded("; ".join(one[0].strip(" ,.;") for one in several))
    ways = {_when(one): step_numbered(one["step"], at, numbers) for one in several}
    targets = [target for target in ways.values() if target is not None]
    if len(targets) < len(several) or at in targets or not {*targets} - {at + 1}:
        return ()
    exits = tuple(JalanTerbaca((target, 0), when, said) for when, target in zip(ways, targets, strict=True))
    following = (at + 1, 0) if at + 1 < len(numbers) else None
    return exits if max(targets) > at else (JalanTerbaca(following, "selain itu", said), *exits)


def _concluded(quoted: str) -> Terbaca:
    why = f"Jalan keluar disimpulkan dari «{' '.join(quoted.split())}»."
    return Terbaca("", "uraian", Keyakinan.TEBAKAN, why)


def _repeated(again: re.Match[str], text: str) -> tuple[str, str]:
    """What the exits of a step are called that is done again without a condition before it: on, and back."""
    times = _TIMES.search(text, again.start())
    if again["until"]:
        until = " ".join(again["until"].split())[: _LONGEST_EXIT - len("belum ")]
        return until, f"belum {until}"
    return (f"sudah {times[1]} kali", f"belum {times[1]} kali") if times else ("cukup", "perlu diulangi")


def _otherwise(when: str) -> str:
    """What the other exit is called."""
    bare = _LESS.sub("", _NO.sub("", when))
    return bare if bare != when else _OTHER.get(when.split(maxsplit=1)[0].casefold(), "selain itu")


def deciding(symbol: SimbolTerbaca, exits: tuple[JalanTerbaca, ...]) -> SimbolTerbaca:
    """A symbol as the decision that has these exits; as it is where there are none."""
    return replace(symbol, bentuk="belah-ketupat", jalan=exits, memutus=True) if exits else symbol
