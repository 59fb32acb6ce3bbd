# `make bench-impor`: documents as offices make them, read and held against what the file beside each says.
#
# `python -m tests.bench_impor --buat` makes them anew; those that LibreOffice prints need it.
from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tatalaksana.importers import UnreadDocumentError, read_alone
from tatalaksana.importers.readers.letters import letters_are_read
from tests.bench_impor.figures import figures_of
from tests.bench_impor.habits import excel, text, word
from tests.bench_impor.print_outs import printed
from tests.bench_impor.round_trip import came_back, random_sops
from tests.bench_impor.scans import scanned
from tests.bench_impor.truths import told, truth, truth_beside
from tests.collections_on_disk import koleksi

FOLDER = Path(__file__).parent / "dokumen"
_OTHERS = "9"
"""How the numbers begin of documents with other habits and words, whose sources stand in `asal`: lines only inside, turned heads,
rows that a page cuts, open heads of arrows, identity sheets without lines, shapes placed by the page."""
_BACK = ("bidang", "simbol", "panah")
_SHARES = (("sel", "sel benar"), ("baris", "baris benar"), ("simbol", "simbol benar"), ("panah", "panah benar"))


def make() -> None:
    """Make the documents: twelve workbooks, twelve of Word, six of each printed, four texts, twelve print-outs of others; print anew what has other habits."""
    for old in FOLDER.glob("*.*"):
        if not old.stem.startswith(_OTHERS):
            old.unlink()
    for number in range(71, 83):
        (FOLDER / f"{number}.pdf").write_bytes(printed(truth(number)))
    for number in range(1, 13):
        (FOLDER / f"{number:02}.xlsx").write_bytes(excel(truth(number)))
        (FOLDER / f"{number + 20:02}.docx").write_bytes(word(truth(number + 20)))
    for number in range(41, 45):
        (FOLDER / f"{number}.txt").write_bytes(text(truth(number)))
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice is not there: no PDF made.")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(51, 57):
            (Path(folder) / f"{number}.xlsx").write_bytes(excel(truth(number)))
            (Path(folder) / f"{number + 10}.docx").write_bytes(word(truth(number + 10)))
        files = sorted(map(str, [*Path(folder).glob("*.*"), *(FOLDER / "asal").glob("*.*")]))
        command = [
            program,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profil",
            "--convert-to",
            "pdf",
            "--outdir",
            str(FOLDER),
            *files,
        ]
        subprocess.run(command, check=True, timeout=300, stdout=subprocess.DEVNULL)
    for file in (one for one in documents() if not one.stem.startswith(_OTHERS)):
        file.with_suffix(".json").write_bytes(told(truth(int(file.stem))))


def documents() -> list[Path]:
    """The documents, by number."""
    return sorted(file for file in FOLDER.glob("*.*") if file.suffix != ".json")


def _kind(file: Path) -> str:
    printed_by = {"5": "Excel", "6": "Word", _OTHERS: "kebiasaan lain"}.get(file.stem[0], "lainnya")
    return f"{file.suffix} dari {printed_by}" if file.suffix == ".pdf" else file.suffix


def main() -> None:
    """Print the table."""
    if "--buat" in sys.argv:
        make()
    kinds: dict[str, Counter[str]] = {}
    for file in documents():
        kind = _kind(file)
        try:
            one = figures_of(read_alone(file.name, file.read_bytes()), truth_beside(file), drawn=file.suffix != ".txt")
        except UnreadDocumentError as error:
            print(f"{file.name}: {error}")
            continue
        kinds.setdefault(kind, Counter()).update(one)
        if "--tiap" in sys.argv:
            print(file.name, dict(one))
        if file.suffix == ".pdf" and letters_are_read():
            reading = read_alone(file.name, scanned(file.read_bytes(), int(file.stem)))
            kinds.setdefault("pindaian", Counter()).update(figures_of(reading, truth_beside(file)))
    print(
        f"{'jenis':<24}{'dokumen':>8}{'sah':>5}"
        + "".join(f"{name:>10}" for name, _ in _SHARES)
        + f"{'pasti':>8}{'keliru':>8}"
    )
    for kind, one in [*kinds.items(), ("semua", sum(kinds.values(), Counter()))]:
        shares = "".join(
            f"{100 * one[right] / one[name]:>9.1f}%" if one[name] else f"{'-':>10}" for name, right in _SHARES
        )
        print(f"{kind:<24}{one['dokumen']:>8}{one['draf sah']:>5}{shares}{one['pasti']:>8}{one['pasti keliru']:>8}")


def back() -> None:
    """Print the table of what comes back from our own files."""
    many = int(sys.argv[sys.argv.index("--acak") + 1]) if "--acak" in sys.argv else 300
    print(f"\n{'dan kembali':<28}{'dokumen':>8}{'sah':>5}" + "".join(f"{name:>10}" for name in _BACK) + f"{'utuh':>8}")
    with tempfile.TemporaryDirectory() as folder:
        charts = random_sops(Path(folder), range(many))
        for catalog, name, kinds in (
            (koleksi(), "13 SOP", ("xlsx", "docx", "pdf", "bpmn")),
            (charts, f"bentuk sulit dan {many} acak", ("xlsx", "docx")),
        ):
            for kind in kinds:
                several = [came_back(catalog, one, kind) for one in catalog.entries]
                count = sum((one for one, _ in several), Counter())
                shares = "".join(f"{100 * count[f'{what} benar'] / count[what]:>9.1f}%" for what in _BACK)
                whole = sum(not wrong for _, wrong in several)
                print(f"{kind} dari {name:<20}{count['dokumen']:>8}{count['draf sah']:>5}{shares}{whole:>8}")


if __name__ == "__main__":
    main()
    back()
