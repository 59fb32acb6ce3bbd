# A proposal that came as a file, held against what is published now: what each file holds after both, and what collides.
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tatalaksana.catalog import MODELS
from tatalaksana.cli.sejak import LOOKED_AT
from tatalaksana.diff import BagianTemu, Pihak, three_way
from tatalaksana.files import PassingFolder, write_new
from tatalaksana.git import commit_with, patched, top, tree_files
from tatalaksana.source import MAX_BYTES, Kind, reason_with_advice
from tatalaksana.usulan import (
    BerkasUsulan,
    UnusableProposalError,
    Usulan,
    blob_hash,
    patch_head,
    proposal_from_zip,
    sound_proposal,
)

_MOST = 64_000_000
"""Bytes that a proposal may have as it comes."""
_NOT_NEW = "Usulan ini menyebutnya berkas baru, padahal sudah ada pada terbitan sekarang dengan isi lain."
_GONE_UNSEEN = "Usulan ini menghapusnya tanpa menyebut keadaan yang dihapus («dasar»)."
_REGISTERS = frozenset(kind.value for kind in (Kind.UNIT, Kind.JABATAN, Kind.PERATURAN))


@dataclass(frozen=True, slots=True)
class UsulanMasuk:
    """A proposal beside what is published."""

    usulan: Usulan
    pangkal: str | None
    """The commit from which it was made; None where this clone does not know it."""
    kini: Mapping[str, bytes] = field(repr=False)
    """What is published, by its names in the folder of the sources."""
    hasil: Mapping[str, bytes | None] = field(repr=False)
    """What the proposal's files hold after both."""
    didahului: tuple[str, ...]
    """Files that others changed since it was made."""
    benturan: tuple[tuple[str, BagianTemu], ...]
    """What collides, with the file in which it does."""

    @property
    def nanti(self) -> dict[str, bytes]:
        """All that there would be with it."""
        after = {**self.kini, **self.hasil}
        return {name: content for name, content in after.items() if content is not None}

    @property
    def berubah(self) -> tuple[str, ...]:
        """The files that it changes."""
        return tuple(name for name, content in self.hasil.items() if self.kini.get(name) != content)


def read_proposal(file: Path, root: Path, head: str) -> Usulan:
    """The proposal in a file, an archive or a patch.

    Args:
        file: The file.
        root: The folder of the sources.
        head: The commit that is published.

    Raises:
        UnusableProposalError: It is none, or could do harm.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST + 1)
    except OSError as error:
        raise UnusableProposalError(f"«{file}» tidak dapat dibaca: {reason_with_advice(error)}") from None
    if len(content) > _MOST:
        raise UnusableProposalError(f"«{file}» lebih besar daripada {_MOST // 1_000_000} MB; tidak dibuka.")
    return proposal_from_zip(content) if content.startswith(b"PK") else _from_patch(content, file, root, head)


def _from_patch(content: bytes, file: Path, root: Path, head: str) -> Usulan:
    about = patch_head(content)
    above = top(root)
    prefix = f"{root.resolve().relative_to(above.resolve()).as_posix()}/" if above else ""
    prefix = prefix.removeprefix("./")
    for name in about.bases:
        if not name.startswith(prefix):
            raise UnusableProposalError(
                f"Tambalan ini mengubah «{name[:80]}», di luar folder sumber; usulan ini tidak diterima."
            )
    names = {name.removeprefix(prefix): blob for name, blob in about.bases.items()}
    sound_proposal(_of(about.judul or file.stem, tuple(BerkasUsulan(name, None, None) for name in names)))
    begun = commit_with(root, names) or head
    held = tree_files(root, begun, names.__contains__)
    with PassingFolder() as folder:
        for name, was in held.items():
            write_new(folder, f"{prefix}{name}", was)
        complaint = patched(folder, content)
        if complaint is not None:
            raise UnusableProposalError(
                f"Tambalan ini tidak cocok dengan isi repositori ini, atau rusak di jalan: {complaint[:200]}. "
                "Minta pengirimnya mengirim arsip .zip."
            )
        found = tuple(_patched_files(folder, prefix, names, held))
    return sound_proposal(
        replace(_of(about.judul or file.stem, found), teks=about.teks, nama=about.nama, surel=about.surel)
    )


def _of(title: str, files: tuple[BerkasUsulan, ...]) -> Usulan:
    return Usulan(title, "", "", "", files)


def _patched_files(
    folder: Path, prefix: str, names: Iterable[str], held: Mapping[str, bytes]
) -> Iterator[BerkasUsulan]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix().removeprefix(prefix)
        if path.is_symlink() or not (path.is_dir() or name in names):
            raise UnusableProposalError(
                "Tambalan ini membuat tautan, atau berkas yang tidak disebutnya; usulan ini tidak diterima."
            )
    for name in names:
        path, was = folder / f"{prefix}{name}", held.get(name)
        base = None if was is None else blob_hash(was)
        if path.is_file():
            with path.open("rb") as made:
                yield BerkasUsulan(name, made.read(MAX_BYTES + 1), base)
        elif was is not None:
            yield BerkasUsulan(name, None, base)


def met(usulan: Usulan, root: Path, head: str) -> UsulanMasuk:
    """A proposal beside what is published: what does not collide is in both, and of what does, what is published stays."""
    now = tree_files(root, head, lambda name: name.endswith(LOOKED_AT))
    begun = commit_with(root, {one.nama: one.dasar or "" for one in usulan.berkas if one.dasar or one.nama not in now})
    wanted = {one.nama for one in usulan.berkas}
    base: Mapping[str, bytes] = tree_files(root, begun, wanted.__contains__) if begun else {}
    result: dict[str, bytes | None] = {}
    first: list[str] = []
    clashes: list[tuple[str, BagianTemu]] = []
    for one in usulan.berkas:
        held = now.get(one.nama)
        if (None if held is None else blob_hash(held)) == one.dasar or held == one.isi:
            result[one.nama] = one.isi
            continue
        first.append(one.nama)
        was = base.get(one.nama)
        if one.dasar is None:
            # What it held before is not known: to take that for nothing would drop what is proposed, or put it beside the rest.
            result[one.nama] = held
            clashes.append((one.nama, _whole(_NOT_NEW if one.isi is not None else _GONE_UNSEEN)))
        elif was is None:
            result[one.nama] = held
            clashes.append((one.nama, _whole("Keadaan yang disunting pengirimnya tidak dikenal di klon ini.")))
        else:
            result[one.nama], found = _both(one.nama, was, held, one.isi)
            clashes += ((one.nama, part) for part in found)
    return UsulanMasuk(usulan, begun, now, result, tuple(first), tuple(clashes))


def _both(
    name: str, base: bytes | None, now: bytes | None, proposed: bytes | None
) -> tuple[bytes | None, tuple[BagianTemu, ...]]:
    if proposed == base:
        return now, ()
    if now is None or proposed is None:
        gone, changed = ("terbitan sekarang", "usulan") if now is None else ("usulan", "terbitan sekarang")
        return now, (_whole(f"Berkas ini dihapus pada {gone} dan diubah pada {changed}."),)
    model = MODELS.get(_kind_of(name)) if name.endswith(".yaml") else None
    if model is None:
        return now, (_whole("Isinya bukan teks SOP, sehingga tidak dapat disatukan."),)
    try:
        began, published, wanted = ((content or b"").decode() for content in (base, now, proposed))
    except UnicodeDecodeError:
        return now, (_whole("Isinya bukan teks."),)
    meeting = three_way(began, published, wanted, model)
    return meeting.teks.encode(), meeting.benturan


def _whole(why: str) -> BagianTemu:
    return BagianTemu("", Pihak.BENTURAN, (), "", None, None, None, why)


def _kind_of(name: str) -> str:
    folder, _, file = name.partition("/")
    if not file:
        slug = folder.removesuffix(".yaml")
        return slug if slug in _REGISTERS else ""
    return folder if folder in {Kind.PROFIL.value, Kind.FORMULIR.value} else Kind.SOP.value
