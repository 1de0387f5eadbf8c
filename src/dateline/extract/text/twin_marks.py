"""Quotation marks that a text writes as two apostrophes, as news archives do, read as the marks that they are.

"''It is over,'' she said": the parser takes such a mark for an apostrophe, and what it opens is then nobody's words.
"""

from __future__ import annotations

import re
from array import array

_TWINS = re.compile("'{2,3}")
_OPENING = frozenset("([—–-")
_CLOSING = frozenset(".,;:!?)]—–-")
_TWIN = 2


def with_marks(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The text with “ and ” for pairs of apostrophes, and the offsets of the characters left.

    A pair closes only what a pair opened before: feet and inches stay as they are. Of three apostrophes the one inside
    is a single mark of its own.

    Args:
        text: White space folded.
        offsets: Of each character of ``text``, and one more for its end.
    """
    new, drop = list(text), set()
    opened = False
    for found in _TWINS.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if (not before or before.isspace() or before in _OPENING) and after and not after.isspace():
            new[start], opened = "“", True
            drop.add(start + 1)
        elif opened and before and not before.isspace() and (not after or after.isspace() or after in _CLOSING):
            new[end - 1], opened = "”", False
            drop.add(end - _TWIN)
    if not drop:
        return text, offsets
    kept = [at for at in range(len(text)) if at not in drop]
    return "".join(new[at] for at in kept), array("l", [*(offsets[at] for at in kept), offsets[-1]])
