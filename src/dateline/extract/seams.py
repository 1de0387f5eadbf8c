"""Where a page's headline, caption or link has run into a sentence: "... to relinquish power At a glance That leader".

Needs: a stretch of text. Gives: where something new begins without a mark before it. A parse across such a seam ties
words together that never stood in one sentence.
"""

from __future__ import annotations

import re
from typing import cast

from dateline.language import Pack

_OPENER = re.compile(r"(?<=[^\W_]) ([A-Z][a-z]+)(?= ([\w]))")
_BEFORE = re.compile(r"[^\s\W_][\w’'.-]*$")
# The next speaker of a transcript: "... to leave. ANN LEE, MAYOR: We".
_TURN = re.compile(
    r"(?<=[.?!…”\"]) (?=[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’.-]+){0,3}(?:, [^:.?!()]{2,60})?(?: \([^()]{2,30}\))?: )"
)
_CONTRASTS = frozenset({"But", "After", "While", "When", "Although", "Meanwhile", "However"})
_OPEN = re.compile("[“„«]")
_CLOSE = re.compile("[”»]")

_Words = tuple[frozenset[str], frozenset[str], frozenset[str]]


def seams(text: str, pack: Pack) -> list[int]:
    """Offsets at which something new begins unmarked, in order; outside quotations, which tell of titles."""
    always, after_small, joiners = cast(_Words, pack.once("seams", lambda: _build(pack)))
    found = [] if text.isupper() else [turn.end() for turn in _TURN.finditer(text)]
    for opener in _OPENER.finditer(text):
        word = opener.group(1)
        if word not in always and word not in after_small:
            continue
        if opener.group(2).isupper() and (word not in _CONTRASTS or text.isupper()):
            continue
        before = _BEFORE.search(text, max(0, opener.start() - 40), opener.start())
        if before is None or before.start() == 0 or before.group() in joiners or before.group().endswith("."):
            continue
        if word not in always and not before.group().islower():
            continue
        if len(_OPEN.findall(text, 0, opener.start())) <= len(_CLOSE.findall(text, 0, opener.start())):
            found.append(opener.start() + 1)
    return sorted(found)


def _build(pack: Pack) -> _Words:
    table = pack.table("seams")
    openers = table["openers"]
    return (
        frozenset(openers["always"].split()),
        frozenset(openers["after_small"].split()),
        frozenset(table["joiners"]["words"].split()),
    )
