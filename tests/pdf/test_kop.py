# The letterhead: names and addresses in as few lines as they take, all about as long, none ending within a word.
from __future__ import annotations

from tatalaksana.faces import REGULAR
from tatalaksana.facts.letterhead import Letterhead
from tatalaksana.render.fitting.layout import LAYOUT
from tatalaksana.render.fitting.letters import ems
from tatalaksana.render.pdf.identity import letterhead_record

_WIDTH = 370.0
_SIZE = LAYOUT.identity.address * LAYOUT.identity.size
_ADDRESS = (
    "Jalan Ahmad Rekaan No. 12/14 Blok C-7 RT 03/RW 05 Kelurahan Contohsari, Contoharjo 60199",
    "Telepon/Faksimile (031) 5550123/5550124 Laman: kependudukan.contoharjo.go.id/layanan/administrasi",
)


def test_an_address_is_not_cut_at_its_slash() -> None:
    """Its words stay whole, and its last line is no lonely postal code."""
    kop = letterhead_record(Letterhead("KOTA CONTOHARJO", ("Dinas Contoh",), _ADDRESS), _WIDTH)
    for lines, said in zip(kop.address, _ADDRESS, strict=True):
        assert said == " ".join(lines)
        widths = [ems(line, REGULAR).most * _SIZE for line in lines]
        assert 2 == len(lines)
        assert max(widths) <= _WIDTH
        assert min(widths) > 0.7 * max(widths)
    assert (("KOTA CONTOHARJO",), (("Dinas Contoh",),)) == (kop.agency, kop.units)


def test_what_no_line_holds_is_cut() -> None:
    """A word that is wider than the letterhead is left to the template, which cuts it where it may be."""
    long = "a" * 400
    [[line]] = letterhead_record(Letterhead("", ("Dinas",), (f"Laman {long}",)), _WIDTH).address
    assert f"Laman {long}" == "".join(letter for letter in line if letter.isascii())
