# Other families of procedure keep their own word beyond pages too: in comparisons, calendars and the table of work.
from __future__ import annotations

from pathlib import Path

from tatalaksana.catalog import collect
from tatalaksana.diff import compare_collections
from tatalaksana.facts import facts_of
from tatalaksana.render.abk import workload_csv
from tatalaksana.render.beda import Laporan, beda_json, beda_markdown, beda_teks
from tatalaksana.render.html import Surroundings, beda_html
from tatalaksana.render.situs import steering_files
from tests.collections_on_disk import REGISTERS, SOUND, write


def test_an_spo_is_called_so_in_every_file(tmp_path: Path) -> None:
    """A health centre's procedure is an SPO, of no kind, in the comparison's four forms, the calendar and the CSV."""
    files = {
        **REGISTERS,
        "profil/puskesmas.yaml": "instansi: PUSKESMAS REKAAN\nturunan: spo-kesehatan\n",
        "biro/surat.yaml": SOUND + "profil: puskesmas\n",
    }
    old = collect(write(tmp_path / "lama", files), "sops").catalog
    changed = {**files, "biro/surat.yaml": files["biro/surat.yaml"].replace("Menyiapkan", "Menyusun")}
    new = collect(write(tmp_path / "baru", changed), "sops").catalog
    report = Laporan("dulu", "kini", compare_collections(old, new), old, new)
    facts = facts_of(new)
    said = {
        "teks": beda_teks(report), "markdown": beda_markdown(report), "json": beda_json(report), "html": beda_html(report),
        "abk": workload_csv(facts.workload, new).decode("utf-8-sig"),
        **{name: make().decode() for name, make in steering_files(facts, Surroundings("Situs")) if name.endswith(".ics")},
    }  # fmt: skip
    title = new.entries["biro/surat"].sop.judul
    assert {} == {name: text for name, text in said.items() if f"SPO {title}" not in text.replace("\r\n ", "")}
    assert {} == {name: text for name, text in said.items() if f"SOP Mikro {title}" in text}
    assert any(name.endswith(".ics") for name in said)
