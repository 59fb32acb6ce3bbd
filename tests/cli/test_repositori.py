# The repository that mkdocs.yml names, read without MkDocs.
from __future__ import annotations

from pathlib import Path

import pytest

from tatalaksana.cli.repositori import named_forge
from tatalaksana.render.html import Forge, ForgeKind

_ADDRESS = "https://git.contoh.go.id/biro/sop"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"plugins:\n  - formulir\n  - sop:\n      repositori: {{jenis: forgejo, alamat: {_ADDRESS}/}}\n", Forge(ForgeKind.FORGEJO, _ADDRESS, "main")),
        (f"plugins:\n  sop:\n    repositori: {{jenis: gitlab, alamat: {_ADDRESS}, cabang: utama}}\n", Forge(ForgeKind.GITLAB, _ADDRESS, "utama")),
        (f"plugins: [{{sop: {{repositori: {{alamat: {_ADDRESS}}}}}}}]\n", Forge(ForgeKind.GITHUB, _ADDRESS, "main")),
        ("plugins: [sop]\n", None),
        ("plugins:\n  - sop:\n      repositori: {jenis: svn, alamat: https://a.example/b/c}\n", None),
        ("plugins:\n  - sop:\n      repositori: {jenis: gitlab, alamat: git.contoh}\n", None),
        ("plugins:\n  - sop: [", None),
        ("- a\n", None),
    ],
)  # fmt: skip
def test_the_forge_of_a_site(tmp_path: Path, text: str, found: Forge | None) -> None:
    """As the plugin would take it; a file that names none, or that can't be read, has none."""
    (tmp_path / "mkdocs.yml").write_text(text)
    assert named_forge(tmp_path / "mkdocs.yml") == found
    assert named_forge(tmp_path / "tidak-ada.yml") is None
