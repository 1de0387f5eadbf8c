"""A weekday told with the word for a disaster, where the report tells that disaster's date in full.

"Last Tuesday's quake" is said for weeks of one that "struck on Tuesday, 12 January": the full date wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import head_of
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEK = 7
_BACK = timedelta(days=28)
_ISO = 10
_OF_NOUN = ("poss", "compound", "nmod", "amod", "nummod", "det")


def by_full_dates(reading: Reading, mentions: Sequence[TimeMention]) -> tuple[TimeMention, ...]:
    """The mentions, each weekday of a disaster with the full date that the report tells of it; where two full dates may
    be meant, none is.
    """
    table = reading.pack.table("scope")["time"]
    known, strikes = frozenset(table["disaster"]), frozenset(table["devastating"])
    full = {m.value for m in mentions if _in_full(m) and _struck_then(reading, m, known, strikes)}
    days = {date.fromisoformat(value) for value in full}
    return tuple(_moved(m, days) if days and _is_told_of(reading, m, known) else m for m in mentions)


def _in_full(mention: TimeMention) -> bool:
    """Whether a day is told by its month: "Tuesday, 12 January"."""
    return len(mention.value) == _ISO and any(c.isdigit() for c in mention.text) and mention.interval.start is not None


def _struck_then(reading: Reading, mention: TimeMention, known: frozenset[str], strikes: frozenset[str]) -> bool:
    """Whether a day is that on which a disaster struck: "the 12 January quake", "it struck on 12 January"."""
    head = head_of(reading.blocks[mention.block].doc, mention)
    if _noun(head, known) is not None:
        return True
    told = {t.lemma_.lower() for t in head.sent}
    return bool(told & known and told & strikes)


def _is_told_of(reading: Reading, mention: TimeMention, known: frozenset[str]) -> bool:
    """Whether a bare weekday is told with a disaster's name: "last Tuesday's quake", "the quake last Tuesday"."""
    if len(mention.value) != _ISO or any(c.isdigit() for c in mention.text) or mention.interval.start is None:
        return False
    return _noun(head_of(reading.blocks[mention.block].doc, mention), known) is not None


def _noun(head: Token, known: frozenset[str]) -> Token | None:
    """The word for a disaster that a time hangs on."""
    noun = head.head
    if head.dep_ == "pobj" and noun.lower_ in ("on", "of"):
        noun = noun.head
    elif head.dep_ not in (*_OF_NOUN, "npadvmod"):
        return None
    return noun if noun.lemma_.lower() in known else None


def _moved(mention: TimeMention, days: set[date]) -> TimeMention:
    """The mention with the full date, where that is the same weekday some weeks before."""
    start, end = mention.interval.start, mention.interval.end
    same = [day for day in days if start is not None and timedelta(0) < start - day <= _BACK]
    same = [day for day in same if start is not None and (start - day).days % _WEEK == 0]
    if len(same) != 1:
        return mention
    [day] = same
    return replace(
        mention,
        value=day.isoformat(),
        interval=replace(mention.interval, start=day, end=day if start == end else end),
    )
