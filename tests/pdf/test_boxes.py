# The boxes of the identity sheet on paper, the last of an odd number over the whole width.
from __future__ import annotations

from pathlib import Path

from tests.collections_on_disk import SOUND, catalog
from tests.pdf.paper import printed


def test_a_seventh_box_has_the_whole_width(tmp_path: Path) -> None:
    """Attachments stand in a box below the six, each with its number, over both columns: long lines are not cut short."""
    words = (
        "Denah ruang rapat lantai dua gedung utama beserta jalan keluar darurat, titik kumpul, dan letak alat pemadam"
    )
    found = catalog(tmp_path, {"biro/surat.yaml": f"{SOUND}lampiran: [{{teks: '{words}'}}, Daftar hadir]\n"})
    sheet = printed(found, "biro/surat")
    lines = [" ".join(line.split()) for line in sheet.pages[0].splitlines()]
    assert any(line.startswith("Lampiran") for line in lines)
    assert any(words in line for line in lines)
    assert next(at for at, line in enumerate(lines) if "Pencatatan" in line) < next(
        at for at, line in enumerate(lines) if line.startswith("Lampiran")
    )


def test_a_box_that_goes_on_says_what_it_is_of(tmp_path: Path) -> None:
    """On every further page its title stands above what goes on there, «lanjutan»; who listens hears it once. Boxes that don't go on say it once."""
    rules = "".join(f"uu-{number}:\n  judul: Undang-Undang {' '.join(['Rekaan'] * 20)}\n" for number in range(1, 31))
    sop = SOUND.replace("dasar_hukum: [uu-1]", f"dasar_hukum: [{', '.join(f'uu-{number}' for number in range(1, 31))}]")
    sheet = printed(catalog(tmp_path, {"biro/surat.yaml": sop, "peraturan.yaml": rules}), "biro/surat")
    first, *further = [page for page in sheet.pages if "Undang-Undang" in page]
    assert "Dasar Hukum :" in first
    assert further
    for page in further:
        assert "Dasar Hukum (lanjutan) :" in page
        assert page.index("(lanjutan)") < page.index("Undang-Undang")
    assert 1 == "".join(sheet.pages).count("Dasar Hukum :")
    assert 1 == "".join(sheet.pages).count("Kualifikasi Pelaksana")
    assert 1 == sheet.tags.text.count("Dasar Hukum")
    assert "lanjutan" not in sheet.tags.text
