"""How a report tells: as news, or as talk and looking back, under which hardly anything is an event.

Needs: blocks, attributions. Gives: the mark of one report. Columns, transcripts of shows, questions and answers,
readers' letters and chronologies speak of events all the time and report few; long features name hardly anybody who
says what they tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from dateline.extract.reading import Reading
from dateline.extract.text.comments import comments_from


class Telling(Enum):
    """What the plain signs of a report say of how it tells."""

    NEWS = "news"
    TRANSCRIPT = "transcript"
    OPINION = "opinion"
    LOOK_BACK = "look back"
    FEATURE = "feature"


_LONG = 150
"""Words below which a report shows no manner of its own."""
_TURNS = 4
_ASKED = 4
"""Questions outside quotation marks that news does not ask."""
_OWN = 6
"""Words of the first person in a thousand that only a writer in person uses."""
_LEAST = 4
_YEARS = 6
_AT_LENGTH = 700
_CITED = 12
"""Speakers in a thousand words that news of such length cites at the least."""

# Also what a quotation over several paragraphs leaves open at one's end, or closes at its beginning.
_QUOTED = re.compile(r"``.*?''|(?<!\S)''\S.*?''|“.*?”|\"[^\"]*\"|“[^”]*$|^[^“]*”", re.DOTALL)
_TURN = re.compile(
    r"(?:^|[\s)])[A-Z][A-Z'’-]{3,}(?: [A-Z][A-Z.'’-]+){0,3}(?:\s?,[^:.?!\n]{2,60}|\s\([^)]{2,40}\))?\s?:\s"
)
_FIRST = re.compile(r"\b(?:I|me|my|My)\b")
"""Of one writer; "we" is as often a body that gives news of itself."""
_QUESTION = re.compile(r"\?")
_WORD = re.compile(r"\b\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:[Yy]ester|[Tt]o)day\b|\b[Oo]vernight\b")


def telling(reading: Reading) -> Telling:
    """The mark of a report; NEWS where nothing speaks against it."""
    mark = reading.blocks[0].doc.user_data.get("dateline.telling") if reading.blocks else Telling.NEWS
    if not isinstance(mark, Telling):
        mark = _mark(reading)
        reading.blocks[0].doc.user_data["dateline.telling"] = mark
    return mark


def _mark(reading: Reading) -> Telling:
    below = comments_from(reading.report.text)
    texts = [block.doc.text for block in reading.blocks if below is None or block.offsets[0] < below]
    own = [_QUOTED.sub(" ", text) for text in texts]
    words = sum(1 for _ in _found(_WORD, own))
    if words < _LONG or reading.report.text.isupper():
        return Telling.NEWS  # without small letters neither turns nor the writer's own voice can be told
    if sum(1 for _ in _found(_TURN, texts)) >= _TURNS:
        return Telling.TRANSCRIPT
    first = sum(1 for _ in _found(_FIRST, own))
    asked = sum(1 for _ in _found(_QUESTION, own))
    if (first >= _LEAST and first * 1000 >= _OWN * words) or (asked >= _ASKED and asked * 250 >= words):
        return Telling.OPINION
    anchor = reading.report.anchor
    if anchor is not None:
        gone = sum(1 for year in _found(_YEAR, own) if int(year) < anchor.year)
        if gone >= _YEARS and gone > 2 * sum(1 for _ in _found(_DAYS, own)):
            return Telling.LOOK_BACK
    cited = len({(a.block, a.first) for a in reading.attributions if a.speech and a.name})
    if sum(1 for _ in _found(_WORD, texts)) >= _AT_LENGTH and cited * 1000 <= _CITED * words:
        return Telling.FEATURE
    return Telling.NEWS


def _found(pattern: re.Pattern[str], texts: list[str]) -> Iterator[str]:
    return (match.group() for text in texts for match in pattern.finditer(text))
