# Checks of the texts: links inside them must lead somewhere safe, and no sign is printed that was meant for a machine.
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tatalaksana.catalog.card import Card, inner_addresses, may_be_sop, signers
from tatalaksana.catalog.entry import Entry, Ground, Links
from tatalaksana.catalog.persons import is_titled_person
from tatalaksana.catalog.printed import printed_dash, said_twice, unshown_letters
from tatalaksana.catalog.slip import SMALL_WORDS
from tatalaksana.model.groups import key_name
from tatalaksana.model.key import Key, Printed, contents_of
from tatalaksana.model.pengesahan import Pengesahan
from tatalaksana.source import Edit, Finding, Kind, Path, Severity
from tatalaksana.source.odd import BULLETS

_TAG = r"</?(?:b|i|u|s|br|hr|p|em|strong|small|big|span|font|div|sup|sub|ul|ol|li|table|tr|td|th|tbody|a|img|h[1-6])(?:\s[^<>]*)?/?>|<(?:mailto:|https?://)[^<>\s]+>|&(?:nbsp|amp|lt|gt|quot|apos|#[0-9]+);"
_ESCAPE = r"(?<=[^\W_])\\[nrt](?![a-z])|(?<=[.,;:!?)])\\[nrt]|(?<=[^\W_])\\n(?=[a-z])|_x000[dD]_|(?<=\s)\\(?=\s|$)"
_CELL = r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|^=(?:\$?[A-Z]{1,3}\$?[0-9]+|[A-Z]{2,12}\().*"
_ASIDE = r"(?:^|(?<=\s))//\s*\w.*|/\*.*?\*/|<!--.*?(?:-->|$)"
"""A remark as other languages write it."""
_REST = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = re.compile(f"[Â-ß]{_REST}|[à-ï]{_REST}{{2}}|ð{_REST}{{3}}")
"""A letter of two to four bytes, each of which was read as one."""
_SYMBOL = re.compile(rf"(?m)(?:(?<!^)|(?![{BULLETS}]))[\ue000-\uf8ff]")
"""A letter of a font of symbols, which no other font has, but for bullets at the begin of a line, which are told by themselves."""
_COUNTED_IN_LINE = re.compile(
    "|".join(
        rf"^\s*[(]?{first}[.)][^\S\n]+\S.*[^\S\n][(]?{second}[.)][^\S\n]+[^\W\d]"
        for first, second in (("1", "2"), ("a", "b"), ("i", "ii"))
    ),
    re.MULTILINE,
)
_SIGNS = ("Â", "Ã", "â", "<", "&", "=", "#", "//", "/*", "\\", "_x000", "**", "~~", '"', "[", "]", "{", "}")
"""One of these is in each text that has something to tell, but for letters of other fonts and lists in one line."""
_UNCLOSED = re.compile(r"(?m)\([^()\n]*$")
_SIGN_TWICE = re.compile(r"[,;][^\S\n]*[,;](?!\))")
_LABELS = {
    "keterangan": "ket",
    "judul sop": "judul",
    "nama sop": "judul",
    "dasar hukum": "dasar_hukum",
    "kegiatan": "uraian",
}
_LABELLED = re.compile(
    r"(?im)^(judul(?: sop)?|nama sop|uraian|kegiatan|kelengkapan|waktu|output|ket|keterangan|dasar hukum|keterkaitan|peralatan|peringatan|pencatatan|tujuan|pengertian|kebijakan)[ \t]*:"
)
"""Keys and heads of columns with their colon at the begin of a line."""
_TITLES = frozenset({("judul",), ("nomor",)})
_NAMES = frozenset({"nama", "jabatan", "atas_nama", "pangkat"})
_LAWS_IN_LINE = re.compile(
    r"\S[^\S\n]+-[^\S\n]+(?:Undang-Undang|Peraturan|Keputusan|Instruksi)[^\n]*[^\S\n]Nomor[^\S\n]"
)
"""Two items, counted or regulations, of which the second does not begin a line."""


def check_text_links(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A link that is neither a web address, an e-mail address nor anything that an SOP may be called."""
    del ground
    for path, address in inner_addresses(entry.sop):
        if not may_be_sop(address):
            yield _astray(path, address)


def check_inner_links(card: Card, links: Links) -> Iterator[Finding]:
    """A link to an SOP that is not in the collection."""
    for path, address in card.addresses:
        if address not in links.cards and (Kind.SOP, address) not in links.unread:
            yield _astray(path, address)


def _astray(path: Path, address: str) -> Finding:
    return Finding(
        "tautan-salah",
        path,
        f"Tautan «{address[:60]}» tidak menuju ke mana pun.",
        "Pakai alamat https://…, mailto:…, atau id berkas SOP («folder/nama»).",
    )


def check_printed_signs(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """What sheets print though it was meant as layout: HTML, a backslash with n, bold that does not close, a lone quote or bracket, a list in one line; letters that they have not."""
    del ground
    texts = [(path, key, text) for path, key, text in contents_of(entry.sop, _is_printed) if isinstance(text, str)]
    # Of most SOP no text has any of them: that is soonest seen in all at once.
    lines = "\n".join([text for _, _, text in texts])
    may_have = _may_have_sign(lines)
    if twice := [one for one in _TWICE if one in lines]:
        yield from (
            said_twice(path, one.strip(), f"{one}\0{text}", plural=False)
            for path, _, text in texts for one in twice if one in text
        )  # fmt: skip
    for path, _, text in texts:
        if text[-1] in _ends_wrongly(path):
            told = f"«{key_name(path)}» berakhir dengan «{text[-1]}», yang akan tercetak apa adanya."
            mend = Edit(path, text.rstrip(" ;,:"))
            yield Finding("tanda-tercetak", path, told, "Hapus tandanya.", Severity.WARNING, about=text, mend=mend)
    for path, key, text in texts:
        if may_have and (found := _printed_sign(text, path, markdown=key.markdown)):
            yield replace(found, message=f"«{key_name(path)}» {found.message}", severity=Severity.WARNING, about=text)
        if not text.isascii() and (unprinted := unshown_letters(path, text)):
            yield unprinted


_TWICE = tuple(f" {word} {word} " for word in SMALL_WORDS)


def check_dashes(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A dash for nothing where it is printed as a name, the head of a lane, a signer's part; what a signed paper has around a name, or the sheet prints itself."""
    del ground
    names: list[tuple[Path, str | None]] = [
        (("pelaksana", at, "label"), lajur.label) for at, lajur in enumerate(entry.sop.pelaksana)
    ]
    for path, signed in signers(entry.sop):
        names += [((*path, "peran"), signed.peran), ((*path, "atas_nama"), signed.atas_nama)]
        yield from _around_names(path, signed)
        if signed.atas_nama and (found := re.match(r"(?i)a\.? ?n\.?\s|atas nama\s", signed.atas_nama)):
            told = f"«{found[0].strip()}» di «atas_nama» sudah tercetak di depannya."
            yield Finding(
                "tanda-tercetak", (*path, "atas_nama"), told, "Tulis jabatannya saja.", Severity.WARNING, about=told
            )
    yield from (printed_dash(path, text) for path, text in names if text and not any(map(str.isalnum, text)))


def _around_names(path: Path, signed: Pengesahan) -> Iterator[Finding]:
    """«ttd» and brackets around a name, which stand on a paper where somebody signed; «a.n.» before the office that signs for another."""
    nama = signed.nama or ""
    if found := re.match(r"(?i)(?:ttd|t\.t\.d|dto|tertanda)\b[.,:]*", nama):
        told, how = f"«{found[0]}» di «nama» akan tercetak apa adanya.", "Tulis nama pejabatnya saja."
        yield Finding("tanda-tercetak", (*path, "nama"), told, how, Severity.WARNING, about=nama)
    if re.fullmatch(r"[(\[].*[)\]]", nama) and is_titled_person(nama[1:-1].strip()):
        told, how = "«nama» berada di antara kurung, yang akan tercetak apa adanya.", "Hapus kurungnya."
        mend = Edit((*path, "nama"), nama[1:-1].strip())
        yield Finding("tanda-tercetak", (*path, "nama"), told, how, Severity.WARNING, about=nama, mend=mend)
    if found := re.match(r"(?i)a\.\s?n\.?\s|a/n\s|an\.\s|atas nama\s", signed.jabatan):
        told = f"«jabatan» diawali «{found[0].strip()}»."
        how = "Tulis yang diatasnamakan di «atas_nama», dan jabatan yang menandatangani di «jabatan»."
        yield Finding("kunci-tertukar", (*path, "jabatan"), told, how, Severity.WARNING, about=signed.jabatan)


def _ends_wrongly(path: Path) -> str:
    """Signs that end no text at a path: items of a list may end in any, a cell or a box in no comma."""
    if path in _TITLES:
        return ";,:"
    if path[0] == "pengesahan":
        return ";," if path[-1] in _NAMES else ""
    return "" if isinstance(path[-1], int) else ","


def _is_printed(key: Key) -> bool:
    return key.printed not in {Printed.BESIDE, Printed.LINK}


def _may_have_sign(lines: str) -> bool:
    """Whether `_printed_sign` may find something in one of several texts."""
    return (
        any(sign in lines for sign in _SIGNS)
        or "'\n" in f"{lines}\n"
        or not lines.replace("\n", "").isprintable()
        or _COUNTED_IN_LINE.search(lines) is not None
        or ("Nomor" in lines and _LAWS_IN_LINE.search(lines) is not None)
        or ("(" in lines and _UNCLOSED.search(lines) is not None)
        or _SIGN_TWICE.search(lines) is not None
        or _LABELLED.search(lines) is not None
    )


def _lone_quote(text: str, path: Path) -> str:
    """A quote that a text has once, where it is no sign of inches or minutes, nor an apostrophe; empty where there is none."""
    if text.count('"') % 2 and (
        text.startswith('"') or re.search(r'[^\s\d]"(?=\s|$)|(?:^|\s)"(?=\w)', text) or path == ("nomor",)
    ):
        return '"'
    return "'" if text[-1] == "'" and text[-2:-1].isalpha() and text.count("'") == 1 else ""


def _printed_sign(text: str, path: Path, *, markdown: bool) -> Finding | None:
    """The first such thing in a text, in a sentence that lacks where it stands."""
    if found := _foreign(text, path):
        return found
    if "**" in text and (found := _stars(text, path, markdown=markdown)):
        return found
    if "~~" in text and (struck := _struck(text, path)):
        return struck
    if copied := _lone(text, path, markdown=markdown) or _copied(text, path):
        return copied
    if _COUNTED_IN_LINE.search(text) or ("Nomor" in text and _LAWS_IN_LINE.search(text)):
        own = f"Tulis «{path[-1]}: |-», lalu tiap butir pada barisnya sendiri di bawahnya."
        how = "Tulis tiap butir pada barisnya sendiri, diawali «- »." if isinstance(path[-1], int) else own
        return Finding("daftar-sebaris", path, "berisi beberapa butir dalam satu baris.", how)
    return None


def _lone(text: str, path: Path, *, markdown: bool) -> Finding | None:
    """A quote or a bracket without the one that goes with it."""
    if lone := _lone_quote(text, path):
        told = f"memuat satu tanda kutip («{lone}») tanpa pasangannya."
        return Finding("kutip-sebelah", path, told, "Hapus, atau tulis pasangannya.")
    if lone := _lone_bracket(text, markdown=markdown):
        told, how = f"memuat «{lone}» tanpa pasangannya, sisa sebuah daftar.", "Hapus, atau tulis pasangannya."
        return Finding("tanda-tercetak", path, told, how)
    return None


def _copied(text: str, path: Path) -> Finding | None:
    """A label, half of two brackets or a sign twice: what is left where a text was copied, or a word taken out of it."""
    if labelled := _labelled(text, path):
        return labelled
    if "(" in text and text.count("(") > text.count(")"):
        return Finding("tanda-tercetak", path, "memuat «(» tanpa pasangannya.", "Tulis «)», atau hapus.")
    if twice := _SIGN_TWICE.search(text):
        told, how = f"memuat «{twice[0]}»: satu tanda tertulis dua kali.", "Hapus satu, atau tulis isi di antaranya."
        return Finding("tanda-tercetak", path, told, how)
    return None


def _labelled(text: str, path: Path) -> Finding | None:
    """A text that begins with the name of its own key, as it stands on the paper from which it was copied."""
    found = _LABELLED.match(text) if ":" in text else None
    rest = text[found.end() :].strip() if found else ""
    if found is None or not rest:
        return None
    said, name = found[1].casefold(), next(step for step in reversed(path) if isinstance(step, str))
    if _LABELS.get(said, said) != name:
        return None
    label = found[0].strip()
    told = f"diawali «{label}», nama kuncinya sendiri."
    return Finding("tanda-tercetak", path, told, f"Hapus «{label}».", mend=Edit(path, rest))


def _stars(text: str, path: Path, *, markdown: bool) -> Finding | None:
    """Two stars without two more, or where nothing can be bold."""
    if markdown and text.count("**") % 2:
        how = "Apit teks yang tebal dengan dua bintang di kedua ujungnya: **teks**."
        return Finding("tanda-tercetak", path, "memuat «**» tanpa pasangan, yang akan tercetak apa adanya.", how)
    if not markdown and re.search(r"\*\*[^\s*][^*]*\*\*", text):
        told, how = "memuat «**», yang di sini akan tercetak apa adanya.", "Hapus; teks ini tidak dapat ditebalkan."
        return Finding("tanda-tercetak", path, told, how, mend=Edit(path, text.replace("**", "")))
    return None


def _struck(text: str, path: Path) -> Finding | None:
    """Words that are struck out, as other programs show them: here the signs are printed, and the words."""
    found = re.search(r"~~[^~]+~~", text)
    if found is None:
        return None
    told = f"memuat «{found[0][:40]}», yang di sini tidak tercoret, melainkan tercetak apa adanya."
    return Finding("tanda-tercetak", path, told, "Hapus yang dicoret beserta tandanya.")


def _foreign(text: str, path: Path) -> Finding | None:
    """What only another program understands: signs for machines, letters of a font of symbols."""
    if (whole := _decoded(text)) != text:
        first = next((one[0] for one in _MISREAD.finditer(text) if _letter(one) != one[0]), "")
        told = f"memuat «{first}», huruf yang rusak karena pengodean berkas."
        return Finding("tanda-tercetak", path, told, f"Maksudnya «{_decoded(first)}»?", mend=Edit(path, whole))
    if sign := _machine_sign(text):
        how = "Hapus; untuk baris baru tulis «|-» di belakang kuncinya, lalu teksnya di baris-baris di bawahnya."
        if sign.startswith("&"):
            how = "Ganti dengan tanda yang dimaksud."
        elif sign.startswith(("#", "=")):
            how = "Itu rumus atau galat dari Excel: tulis isi sel yang dimaksud."
        elif re.match(_ASIDE, sign):
            how = "Bila catatan, pindahkan ke baris sendiri yang diawali «# »; bila isi, tulis dengan kata."
        elif sign.startswith(("<mailto", "<http")):
            how = f"Tulis sebagai tautan: [teks]({sign[1:-1]})."
        elif sign.startswith("<"):
            how = "Hapus; untuk tebal tulis **teks**, untuk miring *teks*, dan untuk baris baru pakai «|-»."
        return Finding("tanda-tercetak", path, f"memuat «{sign[:40]}», yang akan tercetak apa adanya.", how)
    symbol = None if text.isprintable() else _SYMBOL.search(text)
    if symbol:
        told = (
            f"memuat tanda dari huruf gambar Word (U+{ord(symbol[0]):04X}), yang hanya tercetak sebagai kotak kosong."
        )
        return Finding("tanda-tercetak", path, told, "Hapus, atau ganti dengan kata.")
    return None


def _decoded(text: str) -> str:
    """A text whose letters were read in the code of old Windows, as they were meant: «â€“» is a dash."""
    return text if text.isascii() else _MISREAD.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, found[0])).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return found[0]


def _byte(letter: str) -> bytes:
    return letter.encode("latin-1" if ord(letter) <= 0xFF else "cp1252")  # noqa: PLR2004 - the letters of one byte


def _lone_bracket(text: str, *, markdown: bool) -> str:
    """A square or curly bracket at an end of a text that has none to go with it: left over from a list in one line."""
    if text[0] not in "[{" and text[-1] not in "]}":
        return ""
    for opening, closing in ("[]", "{}"):
        if text.count(opening) != text.count(closing) and not (markdown and "](" in text):
            if text.endswith(closing) and opening not in text:
                return closing
            if text.startswith(opening) and closing not in text:
                return opening
    return ""


def _machine_sign(text: str) -> str | None:
    """A sign for machines: a tag, a letter's name in HTML, what a cell of a spreadsheet reckons, a remark of another language, a backslash for the end of a line.

    Paths of files have backslashes too.
    """
    found = re.search(_TAG, text, re.IGNORECASE) if "<" in text or "&" in text else None
    if found is None and (text[0] == "=" or "#" in text):
        found = re.search(_CELL, text)
    if found is None and ("//" in text or "/*" in text or "<!" in text):
        found = re.search(_ASIDE, text, re.MULTILINE)
    if found is None and ("\\" in text or "_x000" in text) and ":\\" not in text and "\\\\" not in text:
        found = re.search(_ESCAPE, text)
    return found[0] if found else None
