# Every version of every file, as git knows them.
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tatalaksana.git import LastChange, Version, last_changes, last_commit, versions
from tests.git.repository import new_repository


def test_versions_newest_first(tmp_path: Path) -> None:
    """Each file has all that was committed of it, with the day of the commit and not of the writing."""
    repository = new_repository(tmp_path)
    first = repository.commit(
        "2024-01-02", {"sops/a.yaml": b"satu", "sops/b/c d.yaml": b"c\n\nsatu\n", "lain.txt": b"x"}
    )
    second = repository.commit("2024-03-04", {"sops/a.yaml": b""})
    third = repository.commit("2025-05-06", {"sops/a.yaml": b"tiga\r\n", "lain.txt": b"y"})
    (tmp_path / "sops/a.yaml").write_bytes(b"belum dikomit")
    expected = {
        "a.yaml": (
            Version(date(2025, 5, 6), third, "a.yaml", b"tiga\r\n"),
            Version(date(2024, 3, 4), second, "a.yaml", b""),
            Version(date(2024, 1, 2), first, "a.yaml", b"satu"),
        ),
        "b/c d.yaml": (Version(date(2024, 1, 2), first, "b/c d.yaml", b"c\n\nsatu\n"),),
    }
    assert expected == versions(tmp_path / "sops")
    assert {"b/c d.yaml": expected["b/c d.yaml"]} == versions(tmp_path / "sops", {"b/c d.yaml", "tidak-ada.yaml"})


def test_the_last_commit(tmp_path: Path) -> None:
    """The day of the repository's last commit, of whatever file; none before the first and without a repository."""
    assert last_commit(tmp_path) is None
    repository = new_repository(tmp_path)
    assert last_commit(tmp_path) is None
    repository.commit("2024-01-02", {"sops/a.yaml": b"satu"})
    repository.commit("2025-05-06", {"lain.txt": b"dua"})
    assert date(2025, 5, 6) == last_commit(tmp_path / "sops")


def test_names_and_contents_of_any_kind(tmp_path: Path) -> None:
    """Names in other scripts are read, bytes stay bytes, and a name that git must quote is left out."""
    repository = new_repository(tmp_path)
    content = b"\x00\xff\n0123456789012345678901234567890123456789 blob 3\nabc\n missing\n"
    repository.commit("2024-01-02", {"é/印.yaml": content, 'a"b.yaml': b"x", "a\nb.yaml": b"x", "z.yaml": b"z"})
    found = versions(tmp_path)
    assert {"é/印.yaml": content, "z.yaml": b"z"} == {name: several[0].content for name, several in found.items()}


def test_deleted_and_moved_files(tmp_path: Path) -> None:
    """A deletion is no version; a file that was moved takes its past along, and one that takes its place begins anew."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"isi", "b.yaml": b"tetap"})
    repository.commit("2024-01-02", {"a.yaml": None, "c.yaml": b"isi"})
    repository.commit("2024-01-03", {"a.yaml": b"kembali"})
    found = {
        name: [(each.day and each.day.day, each.content) for each in several]
        for name, several in versions(tmp_path).items()
    }
    assert {"a.yaml": [(3, b"kembali")], "b.yaml": [(1, b"tetap")], "c.yaml": [(2, b"isi"), (1, b"isi")]} == found


def test_what_was_away_and_came_back_keeps_its_past(tmp_path: Path) -> None:
    """Deleted by mistake and put back, or a link or a folder for a while: no version, no damage, and no end of what was."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu", "b.yaml": b"tetap"})
    repository.commit("2024-01-02", {"a.yaml": None})
    repository.commit("2024-01-03", {"a.yaml": b"satu"})
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    repository.commit("2024-01-04")
    repository.commit("2024-01-05", {"a.yaml": None, "lain/a.yaml": b"lain"})
    repository.git("rm", "-rq", "lain")
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},a.yaml")
    repository.git("commit", "-q", "-m", "Repositori lain di tempatnya", day="2024-01-06")
    repository.git("rm", "-q", "--cached", "a.yaml")
    repository.commit("2024-01-07", {"a.yaml": b"dua"})
    found = {name: [each.day and each.day.day for each in several] for name, several in versions(tmp_path).items()}
    assert {"a.yaml": [7, 3, 1], "b.yaml": [1], "lain/a.yaml": [5]} == found


def test_the_last_change_is_the_last_of_the_line(tmp_path: Path) -> None:
    """A clock that went wrong, and a branch beside it, make no older commit the last."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu"})
    repository.commit("2024-06-01", {"a.yaml": b"dua"})
    repository.git("checkout", "-q", "-b", "usulan")
    repository.commit("2024-12-01", {"b.yaml": b"lain"})
    repository.git("checkout", "-q", "main")
    last = repository.commit("2024-03-01", {"a.yaml": b"tiga"})
    repository.git("merge", "-q", "--no-ff", "-m", "Gabung", "usulan", day="2025-01-01")
    assert last == last_changes(tmp_path)["a.yaml"].commit


def test_a_past_is_followed_through_names(tmp_path: Path) -> None:
    """Moved twice and changed on the way, a file keeps all that it was; two files that change names keep their own."""
    repository = new_repository(tmp_path)
    text = b"".join(b"baris %d\n" % number for number in range(20))
    other = text.replace(b"baris", b"lain")
    repository.commit("2024-01-01", {"x.yaml": b"yang dahulu bernama begitu"})
    repository.commit("2024-01-02", {"x.yaml": None})
    repository.commit("2024-01-03", {"x.yaml": text, "y.yaml": other})
    repository.commit("2024-01-04", {"x.yaml": None, "sub/x.yaml": text + b"tambah\n"})
    repository.commit("2024-01-05", {"sub/x.yaml": None, "sub/z.yaml": text, "y.yaml": other + b"tambah\n"})
    found = {name: [each.day and each.day.day for each in several] for name, several in versions(tmp_path).items()}
    assert [5, 4, 3] == found["sub/z.yaml"]
    assert [5, 3] == found["y.yaml"]
    assert {"sub/z.yaml", "y.yaml"} == found.keys()


def test_a_merge_counts_once(tmp_path: Path) -> None:
    """What a branch went through on its way was never published: its merge is one version, of the day of the merge."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu"})
    repository.git("checkout", "-q", "-b", "usulan")
    repository.commit("2024-01-02", {"a.yaml": b"coba"})
    repository.commit("2024-01-03", {"a.yaml": b"dua"})
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Gabung", "usulan", day="2024-02-02")
    found = versions(tmp_path)["a.yaml"]
    assert [(date(2024, 2, 2), b"dua"), (date(2024, 1, 1), b"satu")] == [(each.day, each.content) for each in found]


@pytest.mark.parametrize(
    "setting", ["log.showRoot=false", "log.diffMerges=off", "log.diffMerges=combined", "i18n.logOutputEncoding=UTF-16"]
)
def test_settings_of_git_change_nothing(tmp_path: Path, setting: str) -> None:
    """The first commit and merges are told with their files, whatever git is told to show its user."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu", "b.yaml": b"tetap"})
    repository.git("checkout", "-q", "-b", "usulan")
    repository.commit("2024-01-02", {"a.yaml": b"dua"})
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Gabung", "usulan", day="2024-02-02")
    before = versions(tmp_path), last_changes(tmp_path), last_commit(tmp_path)
    assert [b"dua", b"satu"] == [each.content for each in before[0]["a.yaml"]]
    repository.git("config", *setting.split("="))
    assert before == (versions(tmp_path), last_changes(tmp_path), last_commit(tmp_path))


def test_signatures_are_not_read_as_files(tmp_path: Path) -> None:
    """Where git is told to judge the signature of each commit, what it says of one is no file's name."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-01", {"a.yaml": b"satu"})
    plain = repository.git("cat-file", "commit", "HEAD")
    head, _, words = plain.partition("\n\n")
    signed = f"{head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----\n\n{words}\n"
    (tmp_path / "komit").write_text(signed, encoding="utf-8", newline="\n")
    repository.git("reset", "-q", "--hard", repository.git("hash-object", "-t", "commit", "-w", "komit"))
    before = versions(tmp_path), last_changes(tmp_path), last_commit(tmp_path)
    assert ["a.yaml"] == [*before[0]]
    repository.git("config", "log.showSignature", "true")
    assert before == (versions(tmp_path), last_changes(tmp_path), last_commit(tmp_path))


def test_a_shallow_clone_knows_less(tmp_path: Path) -> None:
    """Where the history is cut off, what is left is given."""
    repository = new_repository(tmp_path / "penuh")
    repository.commit("2024-01-01", {"a.yaml": b"satu"})
    repository.commit("2024-01-02", {"a.yaml": b"dua"})
    repository.git("clone", "-q", "--depth", "1", (tmp_path / "penuh").as_uri(), str(tmp_path / "dangkal"))
    assert [b"dua"] == [each.content for each in versions(tmp_path / "dangkal")["a.yaml"]]


def test_without_a_history_there_is_nothing(tmp_path: Path) -> None:
    """Outside a repository, in one without commits and in a folder that is not there, nothing is known and nothing fails."""
    (tmp_path / "a.yaml").write_bytes(b"a")
    assert {} == versions(tmp_path)
    new_repository(tmp_path)
    assert {} == versions(tmp_path)
    assert {} == versions(tmp_path / "tidak-ada")


def test_a_file_last_changed_with_its_newest_version(tmp_path: Path) -> None:
    """The day and the commit are those of its history, which has the merge by which it came in, not the writing on its branch."""
    repository = new_repository(tmp_path)
    repository.commit("2024-01-02", {"a.yaml": b"satu"})
    repository.git("switch", "-q", "-c", "usulan")
    repository.commit("2024-03-04", {"a.yaml": b"dua"})
    repository.git("switch", "-q", "main")
    repository.commit("2024-04-05", {"b.yaml": b"lain"})
    repository.git("merge", "-q", "--no-ff", "-m", "Gabung", "usulan", day="2024-05-06")
    newest = {name: LastChange(one.day, one.commit) for name, (one, *_) in versions(tmp_path).items()}
    assert newest == last_changes(tmp_path)
    assert date(2024, 5, 6) == newest["a.yaml"].day
