"""Where the readers' comments below a report begin: each headed by the hour and the day it was sent, or above a form.

Needs: the report's text. Gives: an offset, or None. What readers write under a report is no part of what it tells.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?)\s?,? \d{{4}}"
_HOUR = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?"
_STAMP = rf"(?:{_HOUR}(?: on)?,? {_DAY}|{_DAY}\s?,?(?: at| -| \|)? {_HOUR})"
_WRITES = r"(?:wrote|writes|says|said)\s?:"
_NAME = r"[^\s:,|][^:,|\n]{0,40}"
_HEAD = re.compile(
    rf"(?:^|(?<=\s))(?:"
    rf"(?:[Aa]t )?{_STAMP}\s?,? {_NAME} {_WRITES}"  # "At 1:17 pm on 8 May 2019, a name wrote:"
    rf"|{_NAME} {_WRITES}\s+{_STAMP}"  # "a name says: May 8, 2019 at 1:17 pm"
    rf"|(?:Posted|Comment) by {_NAME},? (?:on |at )?{_STAMP}"
    rf"|{_STAMP}(?: at {_HOUR})? \|(?=\s|$)"  # "May 8, 2019 at 1:17 pm |", and a link to answer
    r")"
)
_FORM = re.compile(
    r"Comments? (?:are|is) (?:not )?(?:pre-?screened|moderated|closed|reviewed)|will not be (?:displayed|published)"
    r"|(?:logged in|log in|signed in|sign in|register) to (?:post|leave|add|make) (?:a )?comments?"
    r"|(?:leave a (?:reply|comment)|post a comment|add (?:a|your) comment)\b",
    re.IGNORECASE,
)
"""What stands on a page beside the form that comments are written in."""
_LEAST = 2
"""One such line may be a letter that the report quotes."""


def comments_from(text: str) -> int | None:
    """The offset of the head of the first comment; None where fewer than two heads stand in the text."""
    heads = [match.start() for match in _HEAD.finditer(text)]
    return heads[0] if len(heads) >= _LEAST else None


def form_from(text: str) -> int | None:
    """The offset of the first words of a form for comments; None where the page shows none."""
    form = _FORM.search(text)
    return form.start() if form is not None else None
