# The whole tree: a page for each SOP and form, lists by unit, office and regulation, the files beside them, and the few lines of
# settings that site generators ask for. Nothing in it needs this program.
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tatalaksana.catalog import form_page, sop_page
from tatalaksana.facts import AllFacts, Facts
from tatalaksana.formulir import Formulir
from tatalaksana.model import Sajian, plain
from tatalaksana.render.json import formulir_json, sop_json
from tatalaksana.render.markdown.chart_svg import chart_svg
from tatalaksana.render.markdown.marks import md_table, md_text, md_words
from tatalaksana.render.markdown.sop_page_md import PageLinks, sop_markdown

_DOCS = "docs"


def markdown_tree(facts: AllFacts, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """(file, content) of everything.

    Args:
        facts: The collection.
        names: The ids of the SOP that have a page.
    """
    chosen = {name: facts.of[name] for name in names}
    pages: dict[str, str] = {"index": _front(facts, chosen)}
    files: dict[str, bytes] = {}
    known = {sop_page(name) for name in chosen} | {form_page(name) for name in facts.catalog.formulir}
    for name, one in chosen.items():
        pages[sop_page(name)] = sop_markdown(one, _links(sop_page(name), known))
        files[f"{sop_page(name)}.yaml"] = one.entry.document.text.encode()
        files[f"{sop_page(name)}.json"] = f"{sop_json(one.entry.sop)}\n".encode()
        if one.profil.langkah is not Sajian.DAFTAR:
            files[f"{sop_page(name)}.svg"] = chart_svg(one)
    pages["jabatan"] = _offices(facts, chosen)
    pages["peraturan"] = _regulations(facts, chosen)
    for name, formulir in facts.catalog.formulir.items():
        pages[form_page(name)] = _form(formulir)
        files[f"{form_page(name)}.json"] = formulir_json(name, formulir)
    yield "mkdocs.yml", _settings(facts)
    for name, text in pages.items():
        yield f"{_DOCS}/{name}.md", text.encode(errors="replace")
    for name, content in files.items():
        yield f"{_DOCS}/{name}", content


def _settings(facts: AllFacts) -> bytes:
    """What MkDocs, and who reads its settings, needs to know."""
    title = next((one.profil.instansi for one in facts.of.values() if one.profil.instansi), None)
    said = json.dumps(f"SOP {title}" if title else "SOP", ensure_ascii=False)
    return f"site_name: {said}\ndocs_dir: {_DOCS}\nmarkdown_extensions:\n  - tables\n".encode()


def _links(here: str, known: set[str]) -> PageLinks:
    """Addresses of pages from another one."""
    deep = here.count("/")
    return lambda name: f"{'../' * deep}{name}.md" if name in known else ""


def _front(facts: AllFacts, chosen: Mapping[str, Facts]) -> str:
    by_unit: dict[str, list[Facts]] = defaultdict(list)
    for one in chosen.values():
        by_unit[one.entry.sop.unit.unit].append(one)
    parts = ["# SOP\n"]
    for unit, about in facts.catalog.registers.unit.items():
        if unit in by_unit:
            parts.append(f"## {md_words(about.nama)}\n")
            rows = [
                (_linked(one), md_words(one.sheet.number[1]), md_words(one.entry.sop.status.value))
                for one in by_unit[unit]
            ]
            parts.append(md_table(("SOP", "Nomor", "Keadaan"), rows))
    parts.append("[Jabatan](jabatan.md) · [Peraturan](peraturan.md)\n")
    if facts.catalog.formulir:
        parts.append("## Formulir\n")
        parts += [
            f"- [{md_words(plain(one.judul))}]({form_page(name)}.md)" for name, one in facts.catalog.formulir.items()
        ]
    return "\n".join(parts) + "\n"


def _linked(one: Facts) -> str:
    return f"[{md_words(one.nama)}]({sop_page(one.entry.id)}.md)"


def _offices(facts: AllFacts, chosen: Mapping[str, Facts]) -> str:
    parts = ["# Jabatan\n"]
    for office, about in facts.catalog.registers.jabatan.items():
        acting = [part for part in facts.parts(office) if part.id in chosen]
        if acting:
            parts.append(f"## {md_words(about.nama)}\n")
            for part in acting:
                numbers = [part.daftar.langkah[row].nomor for row in part.baris]
                said = ", ".join(number for number in numbers if number)
                parts.append(f"- {_linked(chosen[part.daftar.id])}{f': langkah {md_words(said)}' if said else ''}")
            parts.append("")
    return "\n".join(parts) + "\n"


def _regulations(facts: AllFacts, chosen: Mapping[str, Facts]) -> str:
    parts = ["# Peraturan\n"]
    for regulation, about in facts.catalog.registers.peraturan.items():
        citing = [name for name in facts.citing.get(regulation, ()) if name in chosen]
        parts.append(f"## {md_words(about.judul)}\n")
        parts += [f"- {_linked(chosen[name])}" for name in citing] or ["Belum disebut SOP mana pun."]
        parts.append("")
    return "\n".join(parts) + "\n"


def _form(formulir: Formulir) -> str:
    """A form: what it asks."""
    rows = [
        (md_text(isian.label or isian.name), md_words(isian.type.value), "ya" if isian.required else "")
        for isian in formulir.isian
    ]
    about = f"{md_text(formulir.keterangan)}\n" if formulir.keterangan else ""
    return "\n".join([f"# {md_words(plain(formulir.judul))}\n", about, md_table(("Isian", "Jenis", "Wajib"), rows)])
