# A change set as a proposal that goes by mail, and put together with what others wrote into the folder meanwhile.
from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from tatalaksana.diff import Pertemuan, Pihak, three_way
from tatalaksana.editor.asked import MintaTemu, MintaUsulan
from tatalaksana.editor.lembar import Answer
from tatalaksana.editor.naskah import Naskah
from tatalaksana.render.beda import clash_words, others_words
from tatalaksana.source import Problem
from tatalaksana.usulan import (
    BerkasUsulan,
    UnusableProposalError,
    Usulan,
    blob_hash,
    file_words,
    proposal_patch,
    proposal_zip,
    sound_proposal,
)


def proposal_file(naskah: Naskah, asked: MintaUsulan) -> Answer:
    """A change set as an archive or a patch, or why it can't be one."""
    before = {name: content for name in naskah.texts if (content := naskah.content(name)) is not None}
    after = {name: naskah.changes[naskah.path(name)] for name in naskah.texts}
    top = f"{naskah.shown}/"
    files = (
        BerkasUsulan(name.removeprefix(top), content, blob_hash(before[name]) if name in before else None)
        for name, content in after.items()
        if content != before.get(name)
    )
    usulan = Usulan(asked.judul, asked.teks, asked.nama, asked.surel, tuple(files))
    old = {name.removeprefix(top): content for name, content in before.items()}
    try:
        if asked.bentuk == "berkas":
            return {"berkas": [_sent(naskah, one) for one in sound_proposal(usulan).berkas]}
        made = (
            proposal_zip(usulan, naskah.shown) if asked.bentuk == "zip" else proposal_patch(usulan, old, naskah.shown)
        )
    except UnusableProposalError as error:
        return {"tolak": str(error)}
    return {"nama": f"usulan-{file_words(asked.judul)}.{asked.bentuk}", "isi": b64encode(made).decode()}


def _sent(naskah: Naskah, one: BerkasUsulan) -> Answer:
    content = None if one.isi is None else b64encode(one.isi).decode()
    return {"nama": f"{naskah.shown}/{one.nama}", "isi": content, "dasar": one.dasar}


def met_file(naskah: Naskah, asked: MintaTemu) -> Answer:
    """A file's text of both, the folder's and the change set's, with what collides."""
    proposed = naskah.texts.get(asked.berkas)
    there = Naskah(naskah.root, naskah.shown)
    published: str | Problem | None = asked.terbitan
    if published is None:
        published = there.text(asked.berkas) if asked.berkas in there.files else None
    if proposed is None or published is None:
        gone = "folder" if published is None else "draf ini"
        return {
            "tolak": f"«{asked.berkas}» sudah dihapus di {gone}, sehingga tidak ada yang dapat disatukan.",
            "dasar": naskah.mark(asked.berkas),
            "asli": published if isinstance(published, str) else "",
        }
    if isinstance(published, Problem):
        return {"tolak": f"{published.message} {published.hint}"}
    met = three_way(asked.dasar, published, proposed, naskah.model(asked.berkas), asked.ambil)
    return {
        "teks": met.teks,
        "dasar": naskah.mark(asked.berkas),
        "asli": published,
        "benturan": list(_clashes(met)),
        "masuk": [others_words(one) for one in met.bagian if one.pihak is Pihak.TERBITAN],
    }


def _clashes(met: Pertemuan) -> Iterator[Answer]:
    for one in met.benturan:
        yield {"kunci": one.kunci, "kata": clash_words(one)}
