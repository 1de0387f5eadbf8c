"""Text that a tokenizer has taken apart, as research corpora and some feeds store it, put together for the parser.

"He said , `` It 's over -LRB- for now -RRB- . ''" is read as "He said, “It's over (for now).”", with the way back.
"""

from __future__ import annotations

import re
from array import array

from dateline.model.single_marks import plain_single

_APART = re.compile(r"\w [,.](?=\s|$)")
# Commas alone: full stops stand in abbreviations too.
_JOINED = re.compile(r"[^\W\d],(?=\s|$)")
_FEWEST = 4
# Same length, so that offsets hold: the mark stands where its stretch begins, or ends where it closes something.
_MARKS = {
    "-LRB-": "(    ", "-RRB-": "    )", "-LSB-": "[    ", "-RSB-": "    ]", "-LCB-": "{    ", "-RCB-": "    }",
    "``": "“ ", "''": " ”", "\\/": " /",
}  # fmt: skip
_MARK = re.compile("|".join(re.escape(mark) for mark in _MARKS))
_DATE_COMMA = re.compile(r"(?<=\d) ,(?= (?:19|20)\d\d\b)")
# Blanks that the tokenizer put in: before closing marks and what is cut off a word or number, behind opening marks.
_BLANK = re.compile(
    r" +(?=[,.;:?!%)\]}”](?:\s|$)|\.\.\.(?:\s|$)|(?:n['’]t|['’](?:s|re|ve|ll|d|m|S))(?=[\s,.;:?!)”]|$)|['’](?=\s))"
    r"| +(?=,\d{3}(?!\d))|(?<=[(\[{“$]) +|(?<=\w) +(?=/)|(?<=\w\s/) +"
)


def is_tokenised(text: str) -> bool:
    """Whether commas and full stops of a text stand apart from the words before them."""
    apart = len(_APART.findall(text))
    return apart >= _FEWEST and apart > 4 * len(_JOINED.findall(text))


def plain_marks(text: str) -> str:
    """The text with brackets and quotation marks for their names; the same length, filled up with blanks."""
    return plain_single(_MARK.sub(lambda mark: _MARKS[mark.group()], text))


def plain_layout(text: str) -> str:
    """As ``plain_marks``, with the comma of a full date beside its day: for what reads layout, not words."""
    return _DATE_COMMA.sub(", ", plain_marks(text))


def joined(text: str, offsets: array[int]) -> tuple[str, array[int]]:
    """The text without the tokenizer's blanks, and the offsets of the characters left.

    Args:
        text: White space folded.
        offsets: Of each character of ``text``, and one more for its end.
    """
    drop = {at for blank in _BLANK.finditer(text) for at in range(*blank.span())}
    if not drop:
        return text, offsets
    kept = [at for at in range(len(text)) if at not in drop]
    return "".join(text[at] for at in kept), array("l", [*(offsets[at] for at in kept), offsets[-1]])
