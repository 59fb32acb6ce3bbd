# The preview as one HTML page: what is wrong on top, below it the SOP's page, with no theme around.
from __future__ import annotations

from collections.abc import Sequence

from tatalaksana.render.html import Html, escape
from tatalaksana.source import Problem, Severity

STYLE = """\
html:root { --sop-atas: 0px; font-size: 125%; background: #e9ebef; }
body { margin: 0; font: .8rem/1.6 Arial, "Liberation Sans", Helvetica, sans-serif; color: #1d1f24; }
h1 { font-size: 1.35rem; font-weight: 400; line-height: 1.3; margin: 0; }
.sop-tombol { color: inherit; text-decoration: none; }
.pratinjau { display: flex; gap: .3rem 1rem; flex-wrap: wrap; padding: .35rem 1.2rem; background: #455a64; color: #fff; font-size: .7rem; }
.pratinjau b { letter-spacing: .04em; }
.pratinjau code { overflow-wrap: anywhere; }
.putus { display: none; margin-left: auto; }
[data-putus] .putus { display: inline; }
main { max-width: 66rem; margin: 1rem auto; padding: 1rem 1.2rem 1.6rem; background: #fff; box-shadow: 0 1px 4px #0003; }
.masalah { border: 1px solid #7a4b00; border-left-width: .4rem; padding: .5rem .9rem .2rem; margin: 0 0 1.2rem; }
.masalah.galat { border-color: #a11616; }
.masalah p { margin: 0 0 .4rem; }
.masalah ul { list-style: none; margin: 0; padding: 0; }
.masalah li { padding: .4rem 0; border-top: 1px solid #0002; overflow-wrap: anywhere; }
.masalah .galat b { color: #a11616; }
.masalah .peringatan b { color: #7a4b00; }
.masalah code { font-size: .7rem; }
.masalah pre { margin: .2rem 0 0; padding: .2rem .5rem; background: #f3f4f6; overflow-x: auto; font-size: .7rem; line-height: 1.35; }
.masalah mark { background: #ffd9a8; color: inherit; }
.lama { opacity: .55; }
@media print { .pratinjau, .masalah { display: none; } main { box-shadow: none; margin: 0; padding: 0; max-width: none; } }
"""
FOLLOW = """\
const kabar = new EventSource(`/kabar?${document.documentElement.dataset.keadaan}`);
kabar.onmessage = () => location.reload();
kabar.onopen = () => delete document.body.dataset.putus;
kabar.onerror = () => { document.body.dataset.putus = ""; };
"""


def preview_html(
    title: str,
    file: str,
    state: str,
    problems: Sequence[tuple[Problem, str]],
    article: Html | None,
    *,
    stale: bool,
    notice: str = "",
) -> str:
    """The whole page.

    Args:
        title: What the window is called.
        file: The source file, as users know it.
        state: What the sources were like; the page asks to be told when they are no longer so.
        problems: What is to be said, each with the text of its line.
        article: The SOP's page, if there ever was one.
        stale: Whether that is from before the last change.
        notice: Why nothing could be looked at, where that is so.
    """
    shown = f'<div class="lama">{article}</div>' if article and stale else article or ""
    return f"""<!doctype html>
<html lang="id" data-keadaan="{escape(state)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)} · pratinjau</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pratinjau.css">
<link rel="stylesheet" href="/assets/tatalaksana/sop.css">
<script src="/pratinjau.js" defer></script>
</head>
<body class="md-typeset">
<header class="pratinjau"><b>Pratinjau</b> <code>{escape(file)}</code> <span class="putus">«sop lihat» sudah berhenti; halaman ini tidak lagi mengikuti berkasnya.</span></header>
<main>
{_notice(notice, empty=article is None)}{_problems(problems, stale=stale, empty=article is None)}{shown}
</main>
</body>
</html>
"""


def _notice(notice: str, *, empty: bool) -> str:
    if not notice:
        return ""
    below = "" if empty else "Di bawah ini keadaan baik yang terakhir. "
    return (
        f'<section class="masalah galat" role="alert">\n<p><b>{escape(notice)}</b> {below}'
        "Begitu ada lagi, halaman ini mengikutinya.</p>\n</section>\n"
    )


def _problems(problems: Sequence[tuple[Problem, str]], *, stale: bool, empty: bool) -> str:
    if not problems:
        return ""
    errors = sum(problem.severity is Severity.ERROR for problem, _ in problems)
    counted = f"<b>{errors} galat, {len(problems) - errors} peringatan.</b>"
    said = " Di bawah ini keadaan baik yang terakhir." if stale and not empty else ""
    kind, role = ("galat", "alert") if errors else ("peringatan", "status")
    items = "\n".join(_problem(problem, line) for problem, line in problems)
    return f'<section class="masalah {kind}" role="{role}">\n<p>{counted}{said}</p>\n<ul>\n{items}\n</ul>\n</section>\n'


def _problem(problem: Problem, line: str) -> str:
    kind = "galat" if problem.severity is Severity.ERROR else "peringatan"
    place = f"{problem.file}, baris {problem.line}, kolom {problem.column}"
    before, after = line[: problem.column - 1], line[problem.column - 1 :]
    source = f"<pre>{escape(before)}<mark>{escape(after)}</mark></pre>" if line.strip() else ""
    hint = f" {escape(problem.hint)}" if problem.hint else ""
    return (
        f'<li class="{kind}"><b>{kind}</b> <code>{escape(place)}</code><br>{escape(problem.message)}{hint}{source}</li>'
    )
