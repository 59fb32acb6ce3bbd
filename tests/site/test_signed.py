# The site offers a sheet that was signed elsewhere as it is.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tests.collections_on_disk import REGISTERS, SOUND, write
from tests.pdf.paper import Sheet, printed, squeezed
from tests.site.project import new_project
from tests.tte.signing import issued, signed

_ONE = "pengesahan: {jabatan: Kepala Biro, nama: Sri}"


def test_the_site_offers_the_signed_file(tmp_path: Path) -> None:
    """What the page calls the official PDF is the signed file, byte for byte, and the picture of a signature lies beside the logos."""
    project = new_project(tmp_path, {})
    more = ', tte: {gambar: "biro/tte.svg"}}'
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    before = printed(
        collect(write(tmp_path / "dulu", {**REGISTERS, "biro/surat.yaml": SOUND}), "sops").catalog, "biro/surat"
    ).content
    sheet = signed(before, issued())
    files: dict[str, str | bytes] = {
        "biro/surat.yaml": SOUND.replace(_ONE, _ONE[:-1] + ", berkas: biro/surat.pdf" + more),
        "biro/surat.pdf": sheet,
        "biro/tte.svg": picture,
    }
    write(tmp_path / "sops", {**REGISTERS, **files})
    site = project.built()
    [offered] = [file for file in site.rglob("*.pdf") if "surat" in file.name and file.read_bytes() == sheet]
    page = next(file for file in site.rglob("index.html") if file.parent.name == "surat")
    said = page.read_text(encoding="utf-8")
    assert f'{offered.name}" download>Unduh PDF<span class="sop-ukuran"> ({round(len(sheet) / 1000)} kB)' in said
    assert "ditandatangani secara elektronik oleh Rekaan Satu" in said
    assert picture == next(site.rglob("tte.svg")).read_bytes()
    # A book binds our own sheet of it, which says that it is a copy.
    book = Sheet((site / "unit" / "biro" / "buku-sop-biro.pdf").read_bytes())
    assert ["biro-surat.json", "biro-surat.yaml"] == sorted(book.reader.attachments)
    assert sum(squeezed("Salinan; lembar resmi") in squeezed(page) for page in book.pages)
