# The campaign on odd repositories: whatever git holds and however it is set, dates and versions are read, or told as unknown.
from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from random import Random

from tatalaksana.git import DamagedHistoryError, last_changes, last_commit, versions
from tests.git.repository import Repository, new_repository
from tests.keras.tally import Tally, WrongError

_DATES = ("@0 +0000", "@253402300800 +0000", "@1704067200 +1400", "@1704067200 -1200", "@1 +0000", "2024-02-29T23:59:59+1400", "1970-01-01T00:00:00-1200", "9999-12-31T23:59:59+1400", "@1704067200 +9959", "@1 -9999", "@1704067200 -1430")  # fmt: skip
_SETTINGS = (
    ("core.abbrev", "4"), ("core.abbrev", "40"), ("log.follow", "true"), ("i18n.logOutputEncoding", "UTF-16"), ("i18n.commitEncoding", "latin1"),
    ("log.date", "relative"), ("core.quotePath", "false"), ("log.showSignature", "true"), ("color.ui", "always"), ("format.pretty", "oneline"),
    ("diff.renames", "copies"), ("log.showRoot", "false"), ("log.mailmap", "true"), ("core.precomposeUnicode", "true"), ("diff.noprefix", "true"),
    ("log.decorate", "full"), ("core.ignoreCase", "true"), ("diff.orderFile", "/dev/null"), ("log.diffMerges", "first-parent"), ("diff.relative", "true"),
)  # fmt: skip
"""What a machine's owner may like, and no output may tell."""
_NAMES = (
    "a.yaml",
    "biro/b.yaml",
    "biro/c d.yaml",
    "é.yaml",
    "-x.yaml",
    "印/z.yaml",
    "biro/:k.yaml",
    "a\tb.yaml",
    '"q".yaml',
)


def run(seed: int, count: int, tally: Tally) -> None:
    """Make `count` odd repositories, and read each by odd settings."""
    chance = Random(seed)  # noqa: S311 - the same each time
    for _ in range(count):
        tally.counts["masukan"] += 1
        story: list[str] = []
        try:
            with tempfile.TemporaryDirectory(prefix="keras-") as room:
                _odd(Path(room), chance, story, tally)
        except subprocess.CalledProcessError:
            tally.counts["git sendiri menolak"] += 1
        except Exception as error:  # noqa: BLE001 - whatever went wrong is what is looked for
            tally.fail(error, "riwayat.txt", "\n".join(story).encode())


def _odd(room: Path, chance: Random, story: list[str], tally: Tally) -> None:
    repository = new_repository(room / "repo")
    for _ in range(chance.randint(1, 6)):
        _commit(repository, chance, story)
    for _ in range(chance.randint(0, 2)):
        _oddness(repository, chance, story)
    plain = _read(repository.root)
    tally.counts["dibaca"] += 1
    for name, value in chance.sample(_SETTINGS, 3):
        story.append(f"git config {name} {value}")
        repository.git("config", name, value)
    if _read(repository.root) != plain:
        raise WrongError("a setting of git changes what is read", "; ".join(story))


def _commit(repository: Repository, chance: Random, story: list[str]) -> None:
    name = chance.choice(_NAMES)
    path = repository.root / "sops" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and chance.random() < 0.2:
        path.unlink()
    else:
        path.write_bytes(
            chance.choice((b"", b"satu\n", b"dua\r\n", b"\0\xff", b"tiga\n" * 50)) + bytes([chance.randrange(256)])
        )
    author, committer = chance.choice(_DATES), chance.choice(_DATES)
    story.append(f"{name!r}, author {author}, committer {committer}")
    repository.git("add", "-A")
    tree = repository.git("write-tree")
    parent = _parent(repository)
    here = "Nama <a@contoh.example>"
    stamp = {"author": _stamp(author), "committer": _stamp(committer)}
    lines = [
        f"tree {tree}",
        *([f"parent {parent}"] if parent else []),
        *(f"{who} {here} {when}" for who, when in stamp.items()),
    ]
    message = chance.choice(("Perubahan", "", "a\n\nb\x1b[31m", "\u2028", "x" * 3000, "From: x\n\x01"))
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=repository.root, input=("\n".join(lines) + f"\n\n{message}\n").encode(), capture_output=True, check=True,
    )  # fmt: skip
    repository.git("update-ref", "HEAD", made.stdout.decode().strip())


def _stamp(day: str) -> str:
    """A date as commits hold it, also one that git would not write."""
    if day.startswith("@"):
        return day[1:]
    return {"2024": "1709251199 +1400", "1970": "-43200 -1200"}.get(day[:4], "253402300799 +1400")


def _parent(repository: Repository) -> str:
    try:
        return repository.git("rev-parse", "--verify", "-q", "HEAD")
    except subprocess.CalledProcessError:
        return ""


def _oddness(repository: Repository, chance: Random, story: list[str]) -> None:
    root = repository.root
    head = repository.git("rev-parse", "HEAD")
    match chance.randrange(8):
        case 0:
            story.append("detached")
            repository.git("checkout", "-q", "--detach")
        case 1:
            story.append("a file that git does not know")
            (root / "sops").mkdir(exist_ok=True)
            (root / "sops" / "baru.yaml").write_text("judul: Baru\n")
        case 2:
            story.append("shallow")
            (root / ".git" / "shallow").write_text(f"{head}\n")
        case 3:
            story.append("an empty index")
            (root / ".git" / "index").unlink(missing_ok=True)
        case 4:
            story.append("a branch that leads nowhere")
            (root / ".git" / "refs" / "heads" / "patah").write_text(f"{'0' * 39}1\n")
        case 5:
            story.append("a lock that somebody left")
            (root / ".git" / "index.lock").write_text("")
        case 6:
            path = chance.choice(sorted((root / ".git" / "objects").glob("??/*")))
            story.append(f"an object that is damaged: {path.parent.name}{path.name}")
            path.chmod(0o644)
            path.write_bytes(path.read_bytes()[: chance.randrange(20)])
        case _:
            story.append("a folder that is no folder")
            (root / "sops" / f"patah-{chance.random()}").symlink_to(root / "tidak-ada")


def _read(root: Path) -> object:
    folder = root / "sops"
    found: list[object] = [last_commit(folder)]
    for ask in (last_changes, versions):
        try:
            found.append(ask(folder))
        except DamagedHistoryError as error:
            if _is_whole(root):
                raise WrongError("a history that git reads is refused", str(error)) from error
            found.append(str(error))
    return found


def _is_whole(root: Path) -> bool:
    """Whether git reads all that the last commit leads to, to the last byte. `git fsck` would complain of dates too."""
    named = subprocess.run(
        ["git", "rev-list", "--objects", "--no-object-names", "HEAD"], cwd=root, check=False, capture_output=True
    )
    read = subprocess.run(
        ["git", "cat-file", "--batch"], cwd=root, check=False, capture_output=True, input=named.stdout
    )
    return not named.returncode and not read.returncode and b" missing\n" not in read.stdout
