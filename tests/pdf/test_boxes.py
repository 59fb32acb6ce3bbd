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
