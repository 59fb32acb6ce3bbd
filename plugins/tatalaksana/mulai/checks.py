# What an answer may be: each check takes a text and gives it back as it counts, or says what is wrong with it.
from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from tatalaksana.model import Bulan, FormatTanggal, has_gap, nearest, read_date, say_date
from tatalaksana.model.value import ALAMAT_SITUS
from tatalaksana.mulai.instansi import in_parts

_LONGEST = 200
_ACCOUNT = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*")
_PICTURES = (".svg", ".png")


class UnknownAnswerError(Exception):
    """An answer that can't be taken; its text says why, and what to write."""


def as_line(text: str) -> str:
    """A text on one line, which may be empty.

    Raises:
        UnknownAnswerError: It is too long, or has signs that nobody sees.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        raise UnknownAnswerError(f"terlalu panjang: {len(text)} huruf, paling banyak {_LONGEST}.")
    if not text.isprintable():
        raise UnknownAnswerError("memuat karakter yang tidak terlihat; ketik ulang.")
    return text


def as_name(text: str) -> str:
    """A text that says something: a number or a day is nobody's name.

    Raises:
        UnknownAnswerError: It doesn't.
    """
    text = as_line(text)
    if not any(map(str.isalpha, text)) or read_date(text):
        raise UnknownAnswerError("belum berisi nama.")
    return text


def as_number(text: str) -> str:
    """The number of an SOP as far as it is known, or nothing.

    Raises:
        UnknownAnswerError: It has neither digits nor dots.
    """
    text = as_line(text)
    if text and not (has_gap(text) or any(map(str.isdigit, text))):
        raise UnknownAnswerError(
            "tulis dengan angka, atau titik-titik untuk yang belum diketahui, misalnya 065/…/2026."
        )
    return text


def as_names(text: str) -> str:
    """Names that semicolons part, at least one.

    Raises:
        UnknownAnswerError: One of them says nothing, or is too long.
    """
    found = in_parts(text)
    if not found:
        raise UnknownAnswerError("belum berisi nama.")
    return "; ".join(map(as_name, found))


def as_one_of(choices: tuple[str, ...], also: Mapping[str, str] = MappingProxyType({})) -> Callable[[str], str]:
    """What takes one of some words; or what people call one of them, to that."""

    def check(text: str) -> str:
        word = " ".join(text.split()).casefold()
        word = also.get(word, word)
        if word not in choices:
            raise UnknownAnswerError(nearest(word, choices) or f"pilihannya: {', '.join(choices)}.")
        return word

    return check


def as_address(text: str) -> str:
    """The address of a page on the web, or nothing.

    Raises:
        UnknownAnswerError: It is none.
    """
    text = as_line(text)
    if text and not re.search(ALAMAT_SITUS, text):
        raise UnknownAnswerError("tulis alamat lengkap, misalnya https://sop.contoh.go.id/.")
    return text


def as_account(text: str) -> str:
    """An account or a team on a forge, or nothing.

    Raises:
        UnknownAnswerError: It is none.
    """
    text = as_line(text)
    if text and not _ACCOUNT.fullmatch(text):
        raise UnknownAnswerError("tulis nama akun atau tim, misalnya tim-sop atau dinas/tim-sop.")
    return text


def as_picture(text: str) -> str:
    """The file of a picture, or nothing. Whether it is there is for who reads it.

    Raises:
        UnknownAnswerError: It is no picture by its name.
    """
    text = text.strip().strip("\"'")  # a file that is dropped into a terminal comes in quotes
    if text and not text.casefold().endswith(_PICTURES):
        raise UnknownAnswerError(
            "lambang harus berkas PNG atau SVG. Foto (JPG): buka di aplikasi gambar (Paint, Pratinjau, GIMP), lalu «Simpan sebagai» PNG. "
            "Tanpa aplikasi itu: minta berkas aslinya kepada yang membuatnya, atau kosongkan sekarang dan susulkan kelak."
        )
    return text


def as_day(text: str) -> str:
    """A day, in figures or as it is written on paper.

    Raises:
        UnknownAnswerError: It is none.
    """
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        read = read_date(text)
    if read is None or isinstance(read.day, Bulan):
        raise UnknownAnswerError("tulis tahun-bulan-tanggal, misalnya 2026-11-27.")
    if not read.cocok:
        raise UnknownAnswerError(f"harinya tidak cocok: {say_date(read.day, FormatTanggal.HARI_TANGGAL)}.")
    return read.day.isoformat()
