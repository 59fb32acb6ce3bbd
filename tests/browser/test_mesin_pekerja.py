# The watch over the editor's worker, with a worker of ours in the place of the engine: it says nothing where it shall hang.
from __future__ import annotations

from playwright.sync_api import Page

_WATCHED = """async ([script, mute]) => {
  const { MesinPekerja } = await import("./mesin_pekerja.js");
  const told = [];
  let made = 0;
  window.Worker = class {
    constructor() { made += 1; this.mute = made <= mute; }
    postMessage(data) {
      if (data.info) setTimeout(() => this.onmessage({ data: { siap: true } }));
      else if (!this.mute) setTimeout(() => this.onmessage({ data: { nomor: data.nomor, jawab: '"terjawab"' } }));
    }
    terminate() {}
  };
  const mesin = new MesinPekerja({ alamat: { pekerja: "x.js" }, info: { a: 1 } }, (kata, tombol = []) => told.push({ kata, tombol }));
  const last = () => told[told.length - 1];
  return eval(`(async () => { ${script} })()`);
}"""
_SLOW = "Mesin pemeriksa belum menjawab."


def _run(page: Page, script: str, mute: int) -> object:
    """What a script returns that knows the engine, what was told, and `last` of it; as many workers as `mute` hang."""
    result: object = page.evaluate(_WATCHED, [script, mute])
    return result


def test_who_waits_is_told_so_and_may_begin_anew(module_page: Page) -> None:
    """After five seconds; another worker answers as soon as somebody asks for it, and what was told goes."""
    found = _run(
        module_page,
        """
        const begin = performance.now();
        const answer = mesin.ask({});
        while (!last()?.tombol.length) await new Promise((go) => setTimeout(go, 100));
        const waited = performance.now() - begin;
        const slow = last();
        slow.tombol[0][1]();
        const said = await answer;
        return [Math.floor(waited / 5000), slow.kata, slow.tombol[0][0], said, last().kata, made];
    """,
        1,
    )
    assert isinstance(found, list)
    begun, told, *rest = found
    assert (True, True) == (begun >= 1, str(told).startswith(_SLOW))
    assert ["Jalankan ulang", "terjawab", "", 2] == rest


def test_who_is_answered_is_told_nothing(module_page: Page) -> None:
    """Nor is anything told once an answer is there."""
    assert ["terjawab", [], ""] == _run(
        module_page,
        """
        const said = await mesin.ask({});
        await new Promise((go) => setTimeout(go, 5500));
        return [said, told.filter((one) => one.tombol.length), last().kata];
    """,
        0,
    )


_STOPPED = """async () => {
  const { Mesin } = await import("./sunting_mesin.js");
  const asked = [];
  let stop = null;
  const mesin = new Mesin("", (kata, tombol = []) => { stop = tombol.length ? tombol[0][1] : null; });
  mesin.diminta = ({ nama }, where, signal) => {
    asked.push(nama);
    return new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)));
  };
  const edit = mesin.ask({ nama: "edit" });
  mesin.look({ nama: "look" });
  while (!stop) await new Promise((go) => setTimeout(go, 100));
  stop();
  await edit;
  await new Promise((go) => setTimeout(go, 100));
  return asked;
}"""


def test_who_stops_waiting_has_nothing_looked_at_either(module_page: Page) -> None:
    """A look that waited for its turn isn't taken after it: nobody is told once more to wait for it."""
    assert ["edit"] == module_page.evaluate(_STOPPED)
