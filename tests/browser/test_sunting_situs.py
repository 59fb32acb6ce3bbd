# The page of a built site on which its SOP are edited, with the engine in a worker: where the extra `sunting` was made, as `make roda-sunting` does.
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tatalaksana.editor.terbitan import mark_of_file
from tatalaksana.usulan import blob_hash, proposal_from_zip
from tests.browser.axe import faults
from tests.browser.forges import TOKEN, Repository, forge
from tests.browser.policy import headers
from tests.browser.server import Site, serve
from tests.browser.visitor import Visitor
from tests.collections_on_disk import REGISTERS, SOUND
from tests.site.once import once
from tests.site.project import environment, new_project

EXTRA = Path(sys.prefix) / "sunting"
_FILE = "sops/biro/surat.yaml"
_HOST = "https://git.contoh.go.id/"
_PLACE = {"jenis": "gitlab", "alamat": f"{_HOST}biro/sop", "aplikasi": "id-situs"}
_OTHERS = 8
_SECONDS = 60_000
"""Until an engine answers that nobody has loaded yet."""

pytestmark = pytest.mark.skipif(not EXTRA.is_dir(), reason="the extra «sunting» is not there: make roda-sunting")


@pytest.fixture(name="editable", scope="session")
def _editable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    def make(folder: Path) -> None:
        others = {f"sops/biro/lain-{at}.yaml": _other(at) for at in range(_OTHERS)}
        files = {**{f"sops/{name}": text for name, text in REGISTERS.items()}, _FILE: SOUND, **others}
        new_project(folder, files, plugin={"repositori": _PLACE})
        path = os.pathsep.join((str(EXTRA), *filter(None, [os.environ.get("PYTHONPATH")])))
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
        subprocess.run(command, env=environment() | {"PYTHONPATH": path}, check=True)

    folder = once(tmp_path_factory, "editable", make)
    with serve(folder / "site", folder / "sops", headers()) as site:
        yield site


def _other(at: int) -> str:
    return SOUND.replace("A-1", f"B-{at}").replace("Pengelolaan Surat", f"Perkara {'abcdefgh'[at]}")


def _cell(page: Page, place: str) -> Locator:
    return page.locator(f"[data-tempat='{place}']")


def test_an_sop_is_edited_on_the_site(editable: Site, visitor: Visitor, tmp_path: Path) -> None:
    """From its page to the editor; a cell is changed, what is wrong is told, a reload loses nothing, and a proposal comes out of it."""
    page = visitor.open(editable.page("sop/biro/surat"))
    page.set_default_timeout(_SECONDS)
    fetched: list[str] = []
    page.on("response", lambda response: fetched.append(response.url))
    page.get_by_role("link", name="Sunting").click()
    expect(_cell(page, "judul")).to_have_text("Pengelolaan Surat", timeout=_SECONDS)
    # Of nine SOP the one that is edited was fetched.
    assert 1 == sum(len(url.rpartition("/")[2]) == len(f"{mark_of_file(b'')}.bin") for url in fetched)
    expect(page.get_by_role("button", name="Simpan")).to_have_count(0)
    expect(page.get_by_role("link", name="Situs")).to_have_attribute("href", "index.html")
    [policy] = page.locator("meta[http-equiv='Content-Security-Policy']").all()
    assert "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " in (policy.get_attribute("content") or "")
    assert [] == faults(page)
    # A cell, and what is wrong with what is typed into it.
    _cell(page, "kegiatan.0.uraian").click()
    page.keyboard.type(" surat masuk")
    page.keyboard.press("Enter")
    expect(_cell(page, "kegiatan.0.uraian")).to_have_text("Menyiapkan surat masuk")
    expect(page.get_by_role("button", name="Tanpa masalah")).to_be_visible()
    _cell(page, "judul").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="1 galat")).to_be_visible()
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_role("button", name="Tanpa masalah")).to_be_visible()
    # The draft outlasts the page.
    page.reload()
    expect(_cell(page, "kegiatan.0.uraian")).to_have_text("Menyiapkan surat masuk", timeout=_SECONDS)
    expect(page.locator(".sunting-kabar")).to_contain_text("Draf yang belum disimpan dibuka lagi.")
    # What is sent is made in the browser.
    page.get_by_role("button", name="Perubahan (1 berkas)").click()
    said = page.get_by_role("dialog", name="Perubahan")
    expect(said).to_contain_text("Menyiapkan surat masuk")
    expect(said.get_by_role("button", name="Simpan ke folder")).to_have_count(0)
    said.get_by_role("button", name="Unduh usulan").click()
    asked = page.get_by_role("dialog", name="Unduh usulan")
    asked.get_by_label("Nama Anda").fill("Sri")
    asked.get_by_label("Surel Anda").fill("sri@contoh.go.id")
    with page.expect_download() as download:
        asked.get_by_role("button", name="Unduh .zip").click()
    download.value.save_as(tmp_path / "usulan.zip")
    [file] = proposal_from_zip((tmp_path / "usulan.zip").read_bytes()).berkas
    source = (editable.folder.parent / _FILE).read_bytes()
    assert source.replace(b"Menyiapkan,", b"Menyiapkan surat masuk,") == file.isi
    assert ("biro/surat.yaml", blob_hash(source)) == (file.nama, file.dasar)


_DEAF = """
const asli = Worker.prototype.postMessage;
window.tuli = false;
Worker.prototype.postMessage = function (data) { if (!(data.nomor && window.tuli)) asli.call(this, data); };
const baru = window.Worker;
window.pekerja = 0;
window.Worker = function (...given) { window.pekerja += 1; window.tuli = false; return new baru(...given); };
window.Worker.prototype = baru.prototype;
"""


@pytest.mark.parametrize("restart", [True, False])
def test_a_worker_that_hangs_is_replaced(editable: Site, visitor: Visitor, *, restart: bool) -> None:
    """What it does not answer is told soon, and another one is asked, at once where somebody says so; what was typed is there."""
    page = visitor.open(editable.address)
    page.add_init_script(_DEAF)
    page.clock.install()
    page.goto(f"{editable.address}sunting.html#{_FILE}")
    expect(_cell(page, "judul")).to_be_visible(timeout=_SECONDS)
    page.evaluate("window.tuli = true")
    _cell(page, "kegiatan.0.uraian").click()
    page.keyboard.type(" naskah")
    page.keyboard.press("Enter")
    page.clock.fast_forward(6_000)
    slow = page.get_by_text("Mesin pemeriksa belum menjawab.")
    expect(slow).to_be_visible()
    if restart:
        page.get_by_role("button", name="Jalankan ulang").click()
    else:
        page.clock.fast_forward(25_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Pengelolaan Surat")
    expect(page.get_by_role("button", name="Perubahan (1 berkas)")).to_be_visible(timeout=_SECONDS)
    expect(_cell(page, "kegiatan.0.uraian")).to_have_text("Menyiapkan naskah")
    expect(slow).to_be_hidden()
    assert 2 == page.evaluate("window.pekerja")


def test_a_file_that_cannot_be_fetched_is_told_of(editable: Site, visitor: Visitor) -> None:
    """The page says that the site is not reached, keeps what is there, and opens the file once it can be."""
    page = visitor.open(f"{editable.address}sunting.html#{_FILE}")
    expect(_cell(page, "judul")).to_be_visible(timeout=_SECONDS)
    page.context.set_offline(True)
    page.get_by_label("Berkas", exact=True).select_option("sops/biro/lain-3.yaml")
    expect(page.locator(".sunting-kabar")).to_contain_text("Situs tidak terjangkau", timeout=_SECONDS)
    expect(_cell(page, "judul")).to_have_text("Pengelolaan Surat")
    # What was typed stays in sight too, though its answer needs a file that is not there yet.
    _cell(page, "keterkaitan").click()
    page.keyboard.type("Perkara b")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sunting-kabar")).to_contain_text("Situs tidak terjangkau")
    expect(_cell(page, "keterkaitan")).to_have_text("Perkara b")
    page.context.set_offline(False)
    page.reload()
    expect(_cell(page, "keterkaitan")).to_contain_text("Perkara b", timeout=_SECONDS)
    page.get_by_label("Berkas", exact=True).select_option("sops/biro/lain-3.yaml")
    expect(_cell(page, "judul")).to_have_text("Perkara d", timeout=_SECONDS)
    page.context.set_offline(True)
    _cell(page, "keterkaitan").click()
    page.keyboard.type("Perkara e")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".sunting-kabar")).to_contain_text("Situs tidak terjangkau")
    page.context.set_offline(False)
    page.get_by_role("button", name="Coba lagi").click()
    expect(_cell(page, "keterkaitan")).to_contain_text("Perkara e", timeout=_SECONDS)
    visitor.forgive()


def test_a_server_that_forbids_it_is_told_of(editable: Site, visitor: Visitor) -> None:
    """Under a policy without 'wasm-unsafe-eval' the page says what the server has to allow."""
    strict = {name: value.replace(" 'wasm-unsafe-eval'", "") for name, value in headers().items()}
    assert strict != headers()
    with serve(editable.folder, editable.folder.parent / "sops", strict) as site:
        page = visitor.open(f"{site.address}sunting.html")
        draft = {"sesi": "x", "naskah": {_FILE: "judul: Draf\n"}, "dasar": {}, "ketikan": None, "berkas": _FILE}
        page.evaluate("(draft) => localStorage.setItem(`sunting:${location.pathname}`, JSON.stringify(draft))", draft)
        page.reload()
        told = page.locator(".sunting-kabar")
        expect(told).to_contain_text("'wasm-unsafe-eval'", timeout=_SECONDS)
        # What the browser says in its own language stands apart, and in that.
        expect(told.get_by_role("paragraph")).not_to_contain_text("WebAssembly")
        told.get_by_text("Rincian teknis").click()
        expect(told.locator("code[lang=en]")).to_contain_text("WebAssembly")
        assert [] == faults(page)
        editor = told.get_by_role("link", name="Sunting di repositori")
        expect(editor).to_have_attribute("href", f"{_HOST}biro/sop/-/edit/main/{_FILE}")
        with page.expect_download() as download:
            told.get_by_role("button", name="Unduh draf saya").click()
        assert "judul: Draf\n" == Path(download.value.path()).read_text(encoding="utf-8")
        page.reload()
        told.get_by_role("button", name="Coba lagi").click()
        expect(told).to_contain_text("'wasm-unsafe-eval'", timeout=_SECONDS)
        assert "Draf" in page.evaluate("JSON.stringify({ ...localStorage })")
        visitor.forgive()


def test_a_sender_signs_in(editable: Site, visitor: Visitor) -> None:
    """At the forge, and back to the same file with the draft, which is sent without a token being pasted."""
    source = (editable.folder.parent / _FILE).read_bytes()
    there = Repository({"main": {_FILE: source}})
    there.opened("usulan/lama", "main", "Lama", "")
    sent_before = [{"nomor": 1, "alamat": f"{_HOST}biro/sop/-/merge_requests/1", "judul": "Lama"}]
    allowed = {
        name: value.replace("connect-src 'self'", f"connect-src 'self' {_HOST}") for name, value in headers().items()
    }
    assert allowed != headers()
    with (
        forge("gitlab", there) as (address, server),
        serve(editable.folder, editable.folder.parent / "sops", allowed) as site,
    ):

        def answered(route: Route) -> None:
            """What the forge says; its page to sign in, a link that leads back."""
            asked = urlsplit(route.request.url)
            if asked.path != "/oauth/authorize":
                route.fulfill(response=route.fetch(url=route.request.url.replace(_HOST, address)))
                return
            given = {key: one[0] for key, one in parse_qs(asked.query).items()}
            server.challenge = given["code_challenge"]
            back = f"{given['redirect_uri']}?code=kode&state={given['state']}"
            route.fulfill(content_type="text/html", body=f'<a href="{back}">Izinkan</a>')

        page = visitor.open(f"{site.address}sunting.html#{_FILE}")
        page.set_default_timeout(_SECONDS)
        page.route(f"{_HOST}**", answered)
        place = f"sunting:terkirim:{_PLACE['alamat']}"
        page.evaluate("([place, sent]) => localStorage.setItem(place, JSON.stringify(sent))", [place, sent_before])
        _cell(page, "kegiatan.0.uraian").click()
        page.keyboard.type(" surat masuk")
        page.keyboard.press("Control+Enter")
        for word in ("Masuk lewat repositori…", "Kirim"):
            page.get_by_role("button", name="Perubahan (1 berkas)").click()
            page.get_by_role("button", name="Kirim ke repositori…").click()
            page.get_by_role("button", name="Kirim juga").click()  # its revision is as it was
            asked = page.get_by_role("dialog", name="Kirim ke repositori")
            expect(asked).to_be_visible()
            assert [] == faults(page)
            asked.get_by_role("button", name=word, exact=True).click()
            if word != "Kirim":
                page.get_by_role("link", name="Izinkan").click()
                expect(page.locator(".sunting-kabar")).to_contain_text("Anda sudah masuk", timeout=_SECONDS)
                assert f"{site.address}sunting.html#{_FILE}" == page.url
                expect(_cell(page, "kegiatan.0.uraian")).to_have_text("Menyiapkan surat masuk")
                expect(page.locator(".sunting-terkirim")).to_contain_text("«Lama»: Menunggu tinjauan")
        expect(page.locator(".sunting-terkirim").get_by_text("Menunggu tinjauan")).to_have_count(2)
        [_, request] = there.requests
        assert {_FILE: source.replace(b"Menyiapkan,", b"Menyiapkan surat masuk,")} == there.branches[request.source]
        assert TOKEN not in page.evaluate("JSON.stringify({ ...localStorage })")
        page.unroute_all(behavior="wait")  # how it stands is asked for meanwhile
        visitor.forgive()
