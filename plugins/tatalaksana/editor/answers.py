# The page's questions, answered.
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tatalaksana.catalog import (
    MODELS,
    Catalog,
    Memory,
    Neighbours,
    collect,
    own_word,
    sound,
)
from tatalaksana.catalog import Collection as Read
from tatalaksana.editor.asked import (
    MintaBaru,
    MintaBerkas,
    MintaDaftar,
    MintaNama,
    MintaPenyebut,
    MintaPerubahan,
    MintaTemu,
    MintaUsulan,
    Permintaan,
    SemuaMinta,
)
from tatalaksana.editor.baris import listed_row
from tatalaksana.editor.baru import missing_as_data, new_file
from tatalaksana.editor.kunci import keys_for
from tatalaksana.editor.lembar import Answer, problems_as_data, sheet_html, steps_of, unknown_yet
from tatalaksana.editor.nama import named_anew
from tatalaksana.editor.naskah import Naskah, UnknownFileError
from tatalaksana.editor.pemakai import MOST_USERS, named_ids, users_of
from tatalaksana.editor.penyebut import mentions_of
from tatalaksana.editor.perubahan import changes_as_data
from tatalaksana.editor.suntingan import edited_by
from tatalaksana.editor.terbitan import USERS, LackingError, Terbitan
from tatalaksana.editor.usulan import met_file, proposal_file
from tatalaksana.model import StepNeededError, key_words
from tatalaksana.render.beda import register_changes
from tatalaksana.source import (
    Document,
    Kind,
    Problem,
    Severity,
    SourceFile,
    UnwritableError,
    content_of,
    file_states,
    read_content,
)


class Editor:
    """Answers the page over one folder. It keeps nothing but what it found of files; what is edited, the page keeps.

    Args:
        root: The folder of the sources.
        shown: How users know it.
        terbitan: What is published of the collection, where the folder has only what was fetched of it.
    """

    def __init__(self, root: Path, shown: str, terbitan: Terbitan | None = None) -> None:
        self._root, self._shown, self._terbitan = root, shown, terbitan
        self._now, self._before, self._all = Memory(), Memory(), Memory()
        self._neighbours = Neighbours()

    def answer(self, asked: object) -> Answer:
        """The answer to a question: what it asks for, else `tolak` with a sentence why not.

        Args:
            asked: A value of JSON.

        Raises:
            LackingError: Published files are not in the folder yet; then nothing was done.
        """
        try:
            question = _questions().validate_python(asked)
        except ValidationError:
            return {"tolak": "Permintaan itu tidak dikenal. Muat ulang halaman ini."}
        naskah = Naskah(self._root, self._shown, question.naskah, question.asal)
        try:
            return self._answered(naskah, question)
        except UnknownFileError as error:
            return {"tolak": f"Berkas «{error}» tidak ada dalam kumpulan ini."}
        except NotADirectoryError:
            return {"tolak": f"Folder «{self._shown}» sedang tidak ada."}

    def _answered(  # noqa: PLR0911 - one return a kind of question
        self,
        naskah: Naskah,
        question: SemuaMinta,
    ) -> Answer:
        self._need(naskah.differing)
        match question:
            case MintaDaftar():
                return self._listed(naskah)
            case MintaBerkas():
                return self._file(naskah, question)
            case MintaPerubahan():
                return self._changes(naskah)
            case MintaBaru():
                return self._new(naskah, question)
            case MintaNama():
                return self._renamed(naskah, question)
            case MintaUsulan():
                return proposal_file(naskah, question)
            case MintaTemu():
                return met_file(naskah, question)
            case MintaPenyebut():
                return self._mentions(naskah, naskah.file(question.berkas))

    # A file

    def _file(self, naskah: Naskah, asked: MintaBerkas) -> Answer:
        name = asked.berkas
        if naskah.differing.get(name, "") is not None:
            self._need([name])
        refused: Answer = {}
        text = naskah.text(name)
        if isinstance(text, Problem):
            return {"tolak": f"{text.message} {text.hint}"}
        try:
            for one in asked.suntingan:
                text = edited_by(naskah.model(name), text, one, lambda now: self._found(naskah, name, now))
        except StepNeededError as error:
            refused = {"tanya": [said for _, said in error.askers]}
        except UnwritableError as error:
            refused = {"tolak": str(error)}
        if not refused and asked.suntingan:
            naskah = replace(naskah, texts={**naskah.texts, name: text})
        return {**self._shown_file(naskah, name, text), **refused}

    def _found(self, naskah: Naskah, name: str, text: str) -> tuple[Problem, ...]:
        changed = replace(naskah, texts={**naskah.texts, name: text})
        return self._read(changed, [name], self._now).problems

    def _shown_file(self, naskah: Naskah, name: str, text: str) -> Answer:
        file = naskah.file(name)
        read = self._read(naskah, [name], self._now)
        document = _document(naskah, name, text)
        mine = [problem for problem in read.problems if self._told(problem, naskah, file)]
        held = document.data if isinstance(document, Document) else None
        catalog = sound(read)
        is_sop = file.kind is Kind.SOP
        return {
            "berkas": name,
            "jenis": file.kind.value,
            "id": file.id,
            "dasar": naskah.mark(name),
            "teks": text,
            "isi": held,
            "kunci": keys_for(MODELS[file.kind.value]),
            "html": sheet_html(file.id, catalog) if is_sop and file.id in catalog.entries else None,
            "tabel": steps_of(document, read.catalog.registers) if is_sop and isinstance(document, Document) else None,
            "masalah": list(problems_as_data(mine, self._texts(naskah, mine))),
            "belum": unknown_yet(file, naskah.files, read, readable=held is not None) if is_sop else "",
            "penyebut": list(mentions_of(file.kind, file.id, read.catalog)) if is_sop else [],
        }

    def _mentions(self, naskah: Naskah, file: SourceFile) -> Answer:
        """Who names a file, of SOP that use what it is called by the first."""
        near = self._near(naskah, [file.shown]) if file.kind is Kind.SOP else self._users(naskah, [file.id])
        read = self._read(naskah, [file.shown], self._now, set(near))
        return {"penyebut": list(mentions_of(file.kind, file.id, read.catalog))}

    @staticmethod
    def _told(problem: Problem, naskah: Naskah, file: SourceFile) -> bool:
        """All of the file itself and of what was changed; of what it stands on the errors; nothing of other SOP."""
        if problem.file == file.shown or problem.file in naskah.texts:
            return True
        other = naskah.files.get(problem.file)
        return problem.severity is Severity.ERROR and (other is None or other.kind is not Kind.SOP)

    @staticmethod
    def _texts(naskah: Naskah, problems: list[Problem]) -> dict[str, str]:
        names = {problem.file for problem in problems if problem.file in naskah.files}
        texts = {name: naskah.text(name) for name in sorted(names)}
        return {name: text for name, text in texts.items() if isinstance(text, str)}

    # All of them

    def _listed(self, naskah: Naskah) -> Answer:
        # Of what is as it was published, the list is published too.
        there = {
            name: row
            for name, row in self._rows.items()
            if name not in naskah.differing and row["jenis"] == Kind.SOP.value
        }
        files = [file for name, file in naskah.files.items() if name not in there]
        only = {file.id for file in files} if there else None
        read = collect(self._root, self._shown, naskah.changes, only=only, memory=self._all)
        catalog, registers = read.catalog, read.catalog.registers
        wrong = {problem.file for problem in read.problems if problem.severity is Severity.ERROR}
        return {
            "folder": self._shown,
            "berkas": sorted(
                (*(listed_row(file, catalog, wrong=file.shown in wrong) for file in files), *there.values()),
                key=lambda row: str(row["berkas"]).split("/"),
            ),
            "unit": {name: about.nama for name, about in registers.unit.items()},
            "kata": {name: word for name in registers.unit if (word := own_word(name, catalog))},
            "jabatan": {name: about.nama for name, about in registers.jabatan.items()},
            "singkatan": {name: about.singkatan for name, about in registers.jabatan.items() if about.singkatan},
            "peraturan": {name: about.judul for name, about in registers.peraturan.items()},
            "formulir": {name: about.judul for name, about in catalog.formulir.items()},
            "profil": sorted(registers.profil),
            "belum": self._missing(catalog),
        }

    def _changes(self, naskah: Naskah) -> Answer:
        names = [*naskah.texts]
        # Who named what is gone is among them, so that what that leaves behind is told.
        near = {*self._near(naskah.before, names), *self._near(naskah, names)}
        old = self._read(naskah.before, names, self._before, near)
        new = self._read(naskah, names, self._now, near)
        if gone := named_ids(old.catalog) - named_ids(new.catalog):
            near |= self._users(naskah, gone)
            old = self._read(naskah.before, names, self._before, near)
            new = self._read(naskah, names, self._now, near)
        wanted = {name for name in names if name.endswith(".yaml")}
        pairs = [
            pair
            for pair in changes_as_data(old.catalog, new.catalog, naskah.files)
            if pair["berkas"] in wanted or pair["keadaan"] == "berubah"
        ]
        known = {(problem.file, problem.code, problem.message) for problem in old.problems}
        mine = [
            problem
            for problem in new.problems
            if problem.file in wanted or (problem.file, problem.code, problem.message) not in known
        ]
        told = problems_as_data(mine, self._texts(naskah, mine))
        return {
            "sop": pairs,
            "daftar": list(register_changes(old.catalog, new.catalog)),
            "berkas": [self._of_file(naskah, name) for name in names],
            "masalah": [
                {**one, "lama": (problem.file, problem.code, problem.message) in known}
                for problem, one in zip(mine, told, strict=True)
            ],
        }

    def _of_file(self, naskah: Naskah, name: str) -> Answer:
        new = naskah.content(name) is None
        state = "dihapus" if naskah.texts[name] is None else "baru" if new else "berubah"
        return {"berkas": name, "keadaan": state, "dasar": naskah.mark(name)}

    def _missing(self, catalog: Catalog) -> list[Answer]:
        """What is named and not there; of what is published, as it was, without what the change set brings."""
        if not self._terbitan:
            return list(missing_as_data(catalog))
        brought = {entry.sop.judul for entry in catalog.entries.values()}
        return [one for one in self._terbitan.missing if one["judul"] not in brought]

    def _new(self, naskah: Naskah, asked: MintaBaru) -> Answer:
        if self._terbitan:
            askers = self._terbitan.askers.get(asked.belum, ())
            self._need((*self._terbitan.of_unit.get(asked.unit, ()), *askers, asked.salinan))
        made = new_file(naskah, self._whole(naskah), asked)
        name = str(made.get("berkas", ""))
        return {"tolak": f"Berkas «{name}» sudah ada."} if self._is_published(naskah, name) else made

    def _renamed(self, naskah: Naskah, asked: MintaNama) -> Answer:
        if asked.ke != asked.berkas and self._is_published(naskah, asked.ke):
            return {"tolak": f"«{asked.ke}» sudah ada."}
        if self._terbitan:
            self._need([asked.berkas])
            self._need(self._terbitan.neighbours(asked.berkas, asked.judul.encode()))
        try:
            texts = named_anew(naskah, asked, self._whole)
        except UnwritableError as error:
            return {"tolak": str(error)}
        there = naskah.before
        return {
            "berkas": [
                {
                    "berkas": name,
                    "teks": text,
                    "dasar": naskah.mark(name),
                    "asli": said if name in there.files and isinstance(said := there.text(name), str) else "",
                }
                for name, text in texts.items()
            ]
        }

    def _whole(self, naskah: Naskah) -> Catalog:
        return collect(self._root, self._shown, naskah.changes, memory=self._all).catalog

    # Reading

    def _read(
        self, naskah: Naskah, names: Collection[str], memory: Memory, near: Collection[str] | None = None
    ) -> Read:
        """The collection as it would be, of SOP only those that these files can depend on."""
        only = set(self._near(naskah, names) if near is None else near)
        settled = {naskah.files[name].id for name in {*names} & naskah.files.keys()}
        return collect(self._root, self._shown, naskah.changes, only=only, settled=settled, memory=memory)

    def _near(self, naskah: Naskah, names: Collection[str]) -> Iterator[str]:
        files = naskah.files
        wanted = {name for name in {*names, *naskah.differing} & files.keys() if files[name].kind is Kind.SOP}
        if self._terbitan:
            near = {
                other
                for name in wanted
                for other in self._terbitan.neighbours(name, self._content(naskah, files[name]))
            }
            self._need(name for name in near if naskah.differing.get(name, "") is not None)
            yield from (file.id for name, file in naskah.files.items() if name in near)
            return
        if wanted:
            there = file_states(self._root, self._shown)
            sop = {one.id: one for one in files.values() if one.kind is Kind.SOP}
            stand = {one: (there.get(file.shown), naskah.differing.get(file.shown)) for one, file in sop.items()}
            yield from self._neighbours.of(
                (files[name].id for name in wanted), stand, lambda one: self._content(naskah, sop[one])
            )

    def _users(self, naskah: Naskah, ids: Collection[str]) -> set[str]:
        """The ids of the first SOP that use one of these."""
        files = naskah.files
        if self._terbitan:
            index = f"{self._shown}/{USERS}"
            self._need([index])
            names = self._terbitan.users(Naskah(self._root, self._shown).path(index).read_bytes(), ids)
            self._need(name for name in names if naskah.differing.get(name, "") is not None)
            return {files[name].id for name in names if name in files}
        texts = {file.id: self._content(naskah, file) for file in files.values() if file.kind is Kind.SOP}
        return {name for _, names in users_of(ids, texts) for name in names[:MOST_USERS]}

    def _is_published(self, naskah: Naskah, name: str) -> bool:
        """Whether a file that may not be in the folder is there still."""
        return name in self._rows and naskah.differing.get(name, "") is not None

    @property
    def _rows(self) -> Mapping[str, Answer]:
        return self._terbitan.rows if self._terbitan else {}

    def _need(self, names: Iterable[str]) -> None:
        """Go on only where these files are here, as far as they are published.

        Raises:
            LackingError: Some are not.
        """
        if self._terbitan:
            at = Naskah(self._root, self._shown)
            wanted = self._terbitan.marks.keys() & set(names)
            if lacking := tuple(sorted(name for name in wanted if not at.path(name).exists())):
                raise LackingError(lacking)

    def _content(self, naskah: Naskah, file: SourceFile) -> bytes:
        given = naskah.changes.get(file.path)
        content = content_of(file.path, root=self._root, shown=file.shown) if given is None else given
        return content if isinstance(content, bytes) else b""


def _document(naskah: Naskah, name: str, text: str) -> Document | Problem:
    return read_content(text.encode(errors="surrogatepass"), name, key_words(naskah.model(name)))


@cache
def _questions() -> TypeAdapter[Any]:
    return TypeAdapter(Permintaan)
