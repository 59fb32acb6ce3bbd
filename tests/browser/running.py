# The repository's site with «Jalankan» on its pages.
from __future__ import annotations

from pathlib import Path

from tests.site.project import Project, repository_copy

_HOOK = '''
from dataclasses import replace

from mkdocs.plugins import event_priority

from tatalaksana.render.html import pages


@event_priority(100)
def on_files(files, *, config):
    """Render the pages as of a site that publishes checklists."""
    plugin = config.plugins["sop"]
    around = replace(plugin._around, jalankan=True)
    plugin._pages = {f"{page.name}.md": page for page in pages(plugin._catalog, around)}
    return files
'''


def running_project(root: Path) -> Project:
    """A copy of the repository's site project that offers to carry out each SOP."""
    project = repository_copy(root)
    project.write("jalankan.py", _HOOK)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    project.write("mkdocs.yml", settings + "\nhooks: [jalankan.py]\n")
    return project
