# Checks of references: to registers, to regulations, to other SOP and back.
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tatalaksana.catalog.card import Card, Mention
from tatalaksana.catalog.entry import Entry, Ground, Link, Links, Registers
from tatalaksana.catalog.index import named_from
from tatalaksana.catalog.register import unregistered
from tatalaksana.catalog.regulation import misnumbered, misnumbering, other_kind, other_number, regulation_called
from tatalaksana.catalog.slip import doubled_word, words_of
from tatalaksana.catalog.twins import are_copies
from tatalaksana.model import Jenis, Status, StatusPeraturan, alike, bare_title, last_day, meant, slip
from tatalaksana.model.value import ID_PATTERN
from tatalaksana.source import Edit, Finding, Kind, Path, Severity

_MANY = 20
"""More SOP of one title are not listed."""
_AS_FIGURES = str.maketrans("oil", "011")
_LONGEST_ID = 80
_ID = re.compile(r"([a-z0-9-]+)/[a-z0-9-]+")
_FILE = re.compile(r"(?i)(?:.*[/\\\\])?([a-z0-9-]+)[/\\\\]([a-z0-9-]+)\.ya?ml")
"""The file of an SOP, wherever it is named from."""
_ANSWERS = frozenset({"ya", "ada", "tidak", "tidak ada", "belum", "belum ada"})
"""What people write who take a key for a question."""
_FORM_OF = 2
"""Words of a title of which another form of one tells nothing else."""
_TELLING = 5
"""Letters of a word that tells titles apart."""


_QUOTING = frozenset({"kebijakan", "referensi"})
"""Boxes that name regulations in words."""
_COUNT = r"^[(]?(?:[0-9]{1,2}|[a-z])[.)]\s+"
"""What counts an item of a list by hand."""
_TWO = r"(?i)\bSOP\b.*\S\s*(?:[,;]|\bdan\b|\bserta\b)\s*SOP\b"
"""Two SOP that are named in one text."""


def check_register_ids(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """Ids that no register has, and a unit's printed name that was never its name."""
    sop, registers = entry.sop, ground.registers
    yield from unregistered(sop, registers)
    unit = registers.unit.get(sop.unit.unit)
    names = [unit.nama, *filter(None, [unit.singkatan]), *(lama.nama for lama in unit.nama_lama)] if unit else []
    if sop.unit.teks and names and not any(_said_in(name, sop.unit.teks) for name in names):
        yield Finding(
            "nama-unit",
            ("unit", "teks"),
            "Nama unit ini bukan nama sekarang dan bukan nama lama di unit.yaml.",
            "Tambahkan ke «nama_lama», atau perbaiki.",
            Severity.WARNING,
            about=sop.unit.teks,
        )


def _said_in(name: str, text: str) -> bool:
    """Whether a printed name is a unit's name, in whatever case and with whatever stands above it."""
    return f" {' '.join(words_of(name))} " in f" {' '.join(words_of(text))} "


def check_regulations(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A legal basis that is no longer there, or that is written out though the register has it."""
    if entry.sop.status is Status.DICABUT:
        return
    known = ground.registers.peraturan
    ids = [dasar.peraturan for dasar in entry.sop.dasar_hukum]
    for index, dasar in enumerate(entry.sop.dasar_hukum):
        path = ("dasar_hukum", index)
        if dasar.peraturan is None:
            yield from _written_out(path, dasar.teks or "", ids, _years(entry), ground.registers)
            continue
        first = ids.index(dasar.peraturan)
        if first < index and bool(dasar.teks) != bool(entry.sop.dasar_hukum[first].teks):
            yield _named_twice(path, dasar.peraturan, first)
        peraturan = known.get(dasar.peraturan)
        if peraturan and dasar.teks and (other := _other(dasar.teks, peraturan.judul)):
            named, how = other
            yield Finding(
                "peraturan-janggal",
                path,
                f"Teks ini menyebut {named} lain daripada «{dasar.peraturan}» di peraturan.yaml ({peraturan.judul[:80]}).",
                how,
                Severity.WARNING,
                about=f"{dasar.peraturan}\0{dasar.teks}",
            )
        if peraturan and (peraturan.diganti_oleh or peraturan.status is StatusPeraturan.DICABUT):
            by = known.get(peraturan.diganti_oleh or "")
            if by and by.diganti_oleh == dasar.peraturan:
                continue  # that they replace each other is told in the register
            what = f"diganti oleh {by.judul}" if by else "diganti" if peraturan.diganti_oleh else "dicabut"
            yield Finding(
                "peraturan-diganti",
                path,
                f"«{dasar.peraturan}» sudah {what}.",
                "Periksa dasar hukumnya pada revisi berikutnya.",
                Severity.WARNING,
                about=f"{dasar.peraturan}\0{peraturan.diganti_oleh or peraturan.status}",
            )


def check_quoted_regulations(entry: Entry, ground: Ground) -> Iterator[Finding]:
    """A regulation in a box of another family whose number or year can't be."""
    del ground
    for path, text in entry.texts if entry.sop.status is not Status.DICABUT else ():
        if path[0] in _QUOTING and (wrong := misnumbering(text, _years(entry))):
            told, how = wrong
            yield Finding("peraturan-janggal", path, f"Pada «{path[0]}» ini {told}.", how, Severity.WARNING, about=text)


def _named_twice(path: Path, peraturan: str, first: int) -> Finding:
    """A regulation that stands above already, once by its id and once in words."""
    return Finding(
        "butir-kembar",
        path,
        f"Butir ini menyebut peraturan yang sama dengan butir {first + 1}: «{peraturan}».",
        "Hapus salah satunya.",
        Severity.WARNING,
        about=f"dasar_hukum\0{peraturan}",
    )


def _written_out(
    path: Path, text: str, named: Sequence[str | None], years: Sequence[int], registers: Registers
) -> Iterator[Finding]:
    """A legal basis in words: one whose number can't be, that is an id misspelt, or that the register has."""
    known = registers.peraturan
    name = next((one for one in _ids_meant(text) if one in known), "")
    if name:
        yield Finding(
            "id-tercetak",
            path,
            f"«{text}» tercetak apa adanya; id di peraturan.yaml «{name}», dengan huruf kecil, angka dan tanda hubung.",
            meant(name),
            Severity.WARNING,
            about=f"dasar_hukum\0{text}",
            mend=Edit(path, name),
        )
        return
    first, _, rest = text.partition(" ")
    if first in known and (rest[:1].isupper() or rest in known):
        yield Finding(
            "setrip-kurang",
            path,
            f"«{first}» dan «{rest[:40]}» di sini menjadi satu butir, dan tercetak apa adanya.",
            "Bila dua butir, beri tanda «- » di depan masing-masing. Bila satu butir, tulis «peraturan» dan «teks»-nya sendiri-sendiri.",
            Severity.WARNING,
            about=text,
        )
        return
    if first in known and rest and known.keys().isdisjoint(rest.split()):
        how = f"Tulis «{first}» saja, atau «{{peraturan: {first}, teks: …}}» dengan kata naskahnya."
        told = f"Id «{first}» di awal teks ini tercetak apa adanya."
        yield Finding("id-tercetak", path, told, how, Severity.WARNING, about=f"dasar_hukum\0{text}")
        return
    same = regulation_called(text, registers)
    if not same and (like := misnumbered(text, registers)):
        yield Finding(
            "peraturan-janggal",
            path,
            f"Nomor atau tahun ini lain daripada «{like}» di peraturan.yaml, yang selebihnya sama ({known[like].judul[:80]}).",
            "Periksa mana yang keliru; bila memang peraturan lain, terima peringatan ini atau daftarkan.",
            Severity.WARNING,
            about=f"{text}\0{like}",
        )
    elif not same and (wrong := misnumbering(text, years)):
        told, how = wrong
        yield Finding(
            "peraturan-janggal",
            path,
            f"Pada dasar hukum ini {told}.",
            how,
            Severity.WARNING,
            about=text,
        )
    if same and same in named:
        yield _named_twice(path, same, named.index(same))
    elif same:
        yield Finding(
            "peraturan-tak-terdaftar",
            path,
            f"Dasar hukum ini ada di peraturan.yaml sebagai «{same}», tetapi belum merujuknya.",
            f"Tulis «{{peraturan: {same}, teks: …}}», agar perubahan peraturannya ikut diperiksa.",
            Severity.WARNING,
            about=f"{text}\0{same}",
        )


def _years(entry: Entry) -> list[int]:
    """The years of an SOP's days."""
    of = entry.sop.tanggal
    return [last_day(day).year for day in (of.pembuatan, of.revisi, of.efektif) if day]


def _other(text: str, title: str) -> tuple[str, str] | None:
    """What a text names otherwise than the title of its regulation, and what to do; nothing where they agree."""
    if other_number(text, title):
        return "nomor dan tahun", "Periksa mana yang keliru, id-nya atau teksnya."
    if other_kind(text, title):
        how = "Bila butir sendiri, beri tanda «- » di depan «teks»; bila tidak, periksa mana yang keliru, id-nya atau teksnya."
        return "jenis peraturan", how
    return None


def _ids_meant(text: str) -> Iterator[str]:
    """What a text may be as an id: with small letters and hyphens, and with figures for the letters that look like them."""
    name = _as_id(re.sub(_COUNT, "", text))
    yield name
    yield "-".join(part.translate(_AS_FIGURES) if any(map(str.isdigit, part)) else part for part in name.split("-"))


def _as_id(text: str) -> str:
    """A text as an id would be written; nothing where it is too long for one."""
    return "-".join(words_of(text.replace("_", "-"))) if len(text) <= _LONGEST_ID else ""


def check_links(card: Card, links: Links) -> Iterator[Finding]:
    """References that lead to no SOP in the collection and seem to mean one of it, or that fit several."""
    asked = (
        *links.keterkaitan[card.id],
        *(links.rincian[card.id, row] for row, _ in card.rincian),
        *([links.pengganti[card.id]] if card.pengganti is not None else []),
    )
    for link in asked:
        mention = link.rujukan
        if not _is_successor(mention) and _leads_to_itself(card, link, links):
            yield Finding(
                "keterkaitan-diri",
                mention.path,
                f"«{mention.teks}» adalah SOP ini sendiri.",
                "Hapus dari sini, atau sebut SOP lain yang dimaksud.",
                Severity.WARNING,
                about=mention.sebutan,
            )
            continue
        if _is_successor(mention) and links.index.find(mention.sebutan, card.unit) == (card.id,):
            if link.target is None:  # else the circle is told
                yield _own_successor(mention.path)
        elif link.several:
            if not are_copies(links.cards[name] for name in link.several):
                yield _ambiguous(mention.path, link, links)
        elif link.target is not None:
            yield from _revoked(card, link, links)
            yield from _upside_down(card, link, links)
            yield from _otherwise_called(card, link, links)
            yield from _as_file(link)
        else:
            yield from _unpublished(card, link, links)


def _leads_to_itself(card: Card, link: Link, links: Links) -> bool:
    """Whether an SOP is named in its own file, with its kind or without."""
    if link.target is not None or link.several:
        return link.target == card.id
    said = link.rujukan.sebutan
    return words_of(said) == words_of(card.nama) or links.index.find(said, card.unit) == (card.id,)


def _as_file(link: Link) -> Iterator[Finding]:
    """An SOP called as its file is, without its folder: that is printed as it is, and an id by its title."""
    mention, target = link.rujukan, link.target or ""
    if mention.sebutan == mention.teks and re.fullmatch(ID_PATTERN, mention.teks) and "-" in mention.teks:
        told = f"«{mention.teks}» tercetak apa adanya, seperti nama berkas."
        mend = Edit(mention.path, target)
        yield Finding(
            "id-tercetak", mention.path, told, f"Tulis id lengkapnya, «{target}», atau judulnya.", Severity.WARNING,
            mend=mend, about=mention.teks,
        )  # fmt: skip


def _is_successor(mention: Mention) -> bool:
    return mention.path[0] == "digantikan_oleh"


def check_named_twice(card: Card, links: Links) -> Iterator[Finding]:
    """One SOP that an SOP names twice in other words: by its title, and by its number."""
    seen: dict[str, Mention] = {}
    for link in links.keterkaitan[card.id]:
        said = link.rujukan
        first = seen.setdefault(link.target, said) if link.target else said
        if first is not said and words_of(first.sebutan) != words_of(said.sebutan):
            yield Finding(
                "butir-kembar",
                said.path,
                f"«{said.sebutan[:60]}» ialah SOP yang sudah disebut: «{first.sebutan[:60]}».",
                "Hapus salah satunya.",
                Severity.WARNING,
                about=f"{first.sebutan}\0{said.sebutan}",
            )


def _unpublished(card: Card, link: Link, links: Links) -> Iterator[Finding]:
    """A reference that leads nowhere, where that is no SOP which nobody has entered yet."""
    mention = link.rujukan
    if wrong := _no_mention(mention) or _of_register(mention, links):
        yield wrong
        return
    sure_id = links.index.id_meant(mention.sebutan)
    near = sure_id or _meant_by(card, link, links) or links.index.id_like(mention.sebutan)
    if near is None and mention.path[-1] == "rincian":
        near = _detailed(card, link, links) or links.index.longer(mention.sebutan)
    if near and doubled_word(near) and not doubled_word(mention.sebutan):
        return  # a slip in that title, which is told there
    # An office that has just begun names many SOP that nobody has entered yet: they have a page of their own. A
    # successor, an id and a number are written because they are there.
    sure = (
        _is_successor(mention)
        or mention.sebutan != mention.teks
        or links.index.has_numbers_like(mention.sebutan)
        or _is_id(mention.sebutan, links)
    )
    several = mention.path[0] == "keterkaitan" and re.search(_TWO, mention.sebutan) is not None
    if near or sure or several:
        how = meant(near) or "Periksa jenis dan judulnya, nomornya, atau id-nya."
        yield Finding(
            "belum-diterbitkan",
            mention.path,
            f"«{mention.sebutan}» tidak ditemukan.",
            "Beberapa SOP dalam satu butir: tulis masing-masing sebagai butir sendiri." if several else how,
            Severity.WARNING,
            about=f"{mention.sebutan}\0{near or ''}",
            mend=Edit(mention.path, sure_id) if sure_id and mention.sebutan == mention.teks else None,
        )


def _file_meant(mention: Mention) -> str:
    """The id of the SOP whose file is named in the place of its title."""
    found = _FILE.fullmatch(mention.sebutan)
    return f"{found[1]}/{found[2]}".lower() if found else ""


def _of_register(mention: Mention, links: Links) -> Finding | None:
    """The id of a regulation, a unit or an office in the place of an SOP."""
    name, registers = mention.sebutan, links.registers
    what = next((one for one in ("peraturan", "unit", "jabatan") if name in getattr(registers, one)), "")
    if not what:
        return None
    how = "Tulis di «dasar_hukum»." if what == "peraturan" else "Tulis jenis dan judul SOP-nya; bila tidak ada, hapus."
    told = f"«{name}» id {what}, bukan sebutan SOP."
    return Finding("belum-diterbitkan", mention.path, told, how, Severity.WARNING, about=name)


def _no_mention(mention: Mention) -> Finding | None:
    """A reference that nobody is called by: a file, or an answer."""
    name, mend = _file_meant(mention), None
    if name and "rincian" in mention.path and mention.sebutan == mention.teks:
        # An id alone is printed by its title.
        told, how, mend = "menyebut berkasnya", f"Tulis id berkasnya saja: «{name}».", Edit(mention.path, name)
    elif name:
        told = "menyebut berkasnya"
        how = f"Tulis jenis dan judul SOP-nya; bila sebutan pada naskah lain, «{{sop: {name}, teks: …}}»."
    elif mention.sebutan.casefold() in _ANSWERS:
        told = "bukan sebutan SOP"
        how = "Tulis jenis dan judulnya, nomornya, atau idnya; bila tidak ada, hapus."
    else:
        return None
    return Finding(
        "belum-diterbitkan",
        mention.path,
        f"«{mention.sebutan[:80]}» {told}.",
        how,
        Severity.WARNING,
        about=mention.sebutan,
        mend=mend,
    )


def _is_id(sebutan: str, links: Links) -> bool:
    """Whether a reference is written as the ids of a unit's SOP are, or of a folder's: a title in small letters may have a stroke too."""
    found = _ID.fullmatch(sebutan)
    return found is not None and (found[1] in links.registers.unit or links.index.has_folder(sebutan))


def _meant_by(card: Card, link: Link, links: Links) -> str | None:
    """The SOP that a reference which leads nowhere seems to mean."""
    return links.index.near(link.rujukan.sebutan, card.id) or _renamed(card, link, links)


def _own_successor(path: Path) -> Finding:
    """An SOP that names itself as what replaces it, by its title."""
    return Finding(
        "melingkar",
        path,
        "SOP ini menyebut dirinya sendiri sebagai penggantinya.",
        "Sebut SOP lain yang menggantikannya, atau hapus «digantikan_oleh».",
    )


def _renamed(card: Card, link: Link, links: Links) -> str | None:
    """An SOP that names this one in vain: it was given another title since, which has all words of the one missed or some of them.

    Where it is the only one, and only one is missed, a word that both have will do.
    """
    title, kind = bare_title(link.rujukan.sebutan)
    said = set(words_of(title))
    named = {one.target for one in links.keterkaitan[card.id]}
    askers = [links.cards[name] for name in links.perujuk.get(card.id, ()) if name not in named]
    for other in askers:
        words = set(words_of(other.judul))
        if min(len(said), len(words)) > 1 and (said <= words or words <= said):
            return other.nama
    missed = {one.rujukan.sebutan for one in links.keterkaitan[card.id] if one.target is None}
    if len(askers) == 1 and missed <= {link.rujukan.sebutan} and kind in {"", askers[0].jenis.value}:
        shared = said & set(words_of(askers[0].judul))
        return askers[0].nama if any(len(word) >= _TELLING for word in shared) else None
    return None


def _detailed(card: Card, link: Link, links: Links) -> str | None:
    """The only SOP that names this one, or that this one names, to which no step leads, and whose title a step has nearly."""
    title, kind = bare_title(link.rujukan.sebutan)
    led = {links.rincian[card.id, row].target for row, _ in card.rincian}
    named = dict.fromkeys((*(one.target for one in links.keterkaitan[card.id]), *links.perujuk.get(card.id, ())))
    others = (links.cards[name] for name in named if name is not None and name not in led)
    found = [
        one
        for one in others
        if one.jenis is not card.jenis and kind in {"", one.jenis.value} and _nearly(title, one.judul)
    ]
    return found[0].nama if len(found) == 1 else None


def _nearly(title: str, other: str) -> bool:
    """Whether a title has all words of another but some, or one of them in another form: «Pinjam» and «Peminjaman»."""
    said, words = words_of(title), words_of(other)
    if min(len(said), len(words)) > 1 and (set(said) <= set(words) or set(words) <= set(said)):
        return True
    differing = [sorted(pair, key=len) for pair in zip(said, words, strict=False) if pair[0] != pair[1]]
    return (
        len(said) == len(words) > _FORM_OF
        and len(differing) == 1
        and differing[0][0][1:] in differing[0][1]
        and len(differing[0][0]) >= _TELLING
    )


def _upside_down(card: Card, link: Link, links: Links) -> Iterator[Finding]:
    """A step of a micro SOP that a macro one is said to tell in detail."""
    mention = link.rujukan
    macro = links.cards[link.target or ""].jenis is Jenis.MAKRO
    if mention.path[-1] == "rincian" and macro and card.jenis is Jenis.MIKRO:
        yield Finding(
            "rincian-terbalik",
            mention.path,
            f"«{mention.teks[:80]}» SOP makro, sedangkan SOP ini mikro: yang merinci langkah ialah SOP mikro.",
            "Sebut SOP makro itu di «keterkaitan», atau SOP mikro yang dimaksud di sini.",
            Severity.WARNING,
            about=mention.sebutan,
        )


def _revoked(card: Card, link: Link, links: Links) -> Iterator[Finding]:
    """A reference of an SOP in use to one that is revoked, which is not the one that it replaces."""
    target = links.cards[link.target or ""]
    if target.status is not Status.DICABUT or card.status is Status.DICABUT or target.contoh or card.contoh:
        return
    successor = links.pengganti.get(target.id)
    by = links.cards.get(successor.target or "") if successor else None
    if by is not None and by.id == card.id:
        return
    yield Finding(
        "rujukan-dicabut",
        link.rujukan.path,
        f"«{link.rujukan.sebutan}» sudah dicabut{f', digantikan oleh «{by.nama}»' if by else ''}.",
        f"Sebut «{by.nama}»." if by else "Sebut penggantinya, atau hapus dari sini.",
        Severity.WARNING,
        about=f"{link.rujukan.sebutan}\0{target.id}\0{by.id if by else ''}",
    )


def _otherwise_called(card: Card, link: Link, links: Links) -> Iterator[Finding]:
    """A reference whose words name one SOP, and whose id or number another."""
    said = link.rujukan
    found = links.index.find(said.teks, card.unit, card.id) if said.teks != said.sebutan else ()
    if len(found) == 1 and link.target not in found:
        yield Finding(
            "rujukan-ganda",
            said.path,
            f"«{said.sebutan}» ialah {_placed(links.cards[link.target or ''], links)}, tetapi sebutannya «{said.teks}» ialah {found[0]}.",
            "Periksa mana yang dimaksud.",
            Severity.WARNING,
            about="\0".join((said.sebutan, said.teks)),
        )


def _ambiguous(path: Path, link: Link, links: Links) -> Finding:
    """A title that several SOP have, none of them nearer than the others."""
    found = [_placed(links.cards[name], links) for name in link.several[:_MANY]]
    rest = len(link.several) - len(found)
    return Finding(
        "rujukan-ganda",
        path,
        f"«{link.rujukan.teks}» dapat berarti {len(link.several)} SOP: {'; '.join(found)}{f'; dan {rest} lagi' if rest else ''}.",
        f"Sebut yang dimaksud dengan id atau nomornya: {{sop: {link.several[0]}, teks: …}}. Bila SOP itu belum dimasukkan, terimalah peringatan ini.",
        Severity.WARNING,
        about="\0".join((link.rujukan.sebutan, *link.several)),
    )


def _placed(card: Card, ground: Ground) -> str:
    """An SOP's id, number and unit."""
    unit = ground.registers.unit.get(card.unit)
    number = f"nomor {card.nomor}" if card.nomor else ""
    about = ", ".join(filter(None, (number, unit.nama if unit else "")))
    return f"{card.id} ({about})" if about else card.id


def check_forms(card: Card, links: Links) -> Iterator[Finding]:
    """Keys that name a form which is not there."""
    for path, name in card.formulir:
        if name not in links.forms and not _lies_elsewhere(name, links):
            near = slip(name, links.forms)
            yield Finding(
                "formulir-asing",
                path,
                f"Formulir «{name}» tidak ada.",
                meant(near or alike(name, list(links.forms))) or f"Buat dulu formulir/{name}.yaml, atau hapus.",
                mend=Edit(path, near) if near else None,
            )


def _lies_elsewhere(name: str, links: Links) -> bool:
    """Whether a form is there and could not be read, or lies in a folder of SOP, which is told."""
    return any(
        one == name if kind == Kind.FORMULIR else kind == Kind.SOP and one.endswith(f"/{name}")
        for kind, one in links.unread
    )


def check_successors(card: Card, links: Links) -> Iterator[Finding]:
    """An SOP that in the end is replaced by itself."""
    seen = [card.id]
    link = links.pengganti.get(card.id)
    while link is not None and link.target is not None and link.target not in seen:
        seen.append(link.target)
        link = links.pengganti.get(link.target)
    if link is not None and link.target == card.id:
        yield Finding(
            "melingkar",
            ("digantikan_oleh",),
            "SOP ini pada akhirnya digantikan oleh dirinya sendiri.",
            "Putuskan lingkarannya.",
        )


def check_one_sided(card: Card, links: Links) -> Iterator[Finding]:
    """Another SOP of the other kind names this draft, and the draft does not name it back; a signed sheet is as it is."""
    if card.status is not Status.DRAF:
        return
    mentions = links.keterkaitan[card.id]
    named = {link.target for link in mentions}.union(*(link.several for link in mentions))
    # A name that leads nowhere and means the other is told as such: to add it would leave both.
    missed = {_meant_by(card, link, links) for link in mentions if link.target is None and not link.several}
    end = len(mentions)
    for asker in links.perujuk.get(card.id, ()):
        other = links.cards[asker]
        if other.nama in missed:
            continue
        if asker in map(_file_meant, card.mentions):
            continue
        if asker not in named and other.jenis is not card.jenis and asker not in _replaced_by(card, links):
            yield Finding(
                "satu-arah",
                ("keterkaitan",),
                f"«{other.nama}» menyebut SOP ini, tetapi tidak disebut balik.",
                f"Tambahkan «{other.nama}» di «keterkaitan».",
                Severity.WARNING,
                about=asker,
                mend=Edit(("keterkaitan", end), named_from(card.unit, other, links, card.id)),
            )
            end += 1


def _replaced_by(card: Card, links: Links) -> set[str]:
    return {
        asker
        for asker in links.perujuk.get(card.id, ())
        if (link := links.pengganti.get(asker)) is not None and link.target == card.id
    }
