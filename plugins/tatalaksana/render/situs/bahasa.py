# In which language a page is that somebody wrote: those who listen to it hear it in the voice of that language.
from __future__ import annotations

import re

_TAG = re.compile(r"<pre.*?</pre>|<code.*?</code>|<[^>]*>", re.DOTALL)
_WORD = re.compile(r"[a-z]+")
_ENGLISH = frozenset({"the", "of", "and", "is", "are", "that", "which", "with", "for", "in", "to", "it", "by", "from"})
_INDONESIAN = frozenset({"yang", "dan", "di", "dari", "dengan", "untuk", "pada", "itu", "ini", "tidak", "atau", "bila", "oleh", "ke"})  # fmt: skip


def language_of(content: str) -> str:
    """`en` where the small words of English outnumber ours; empty where the page is in the site's own language, or says too little.

    Args:
        content: The page, as HTML.
    """
    words = _WORD.findall(_TAG.sub(" ", content).lower())
    english, ours = (sum(word in small for word in words) for small in (_ENGLISH, _INDONESIAN))
    return "en" if english > 2 * ours else ""
