"""Numbers in a row with one word for all, at its end: "3 cooks, 1 nurse shot in Tolmin", "leaves 2 cooks, 1 boy dead".

The parser ties the word to the last of them, and leaves the others without one.
"""

from __future__ import annotations

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.enumerated import Told
from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

_JOINS = (",", "and", "&", ", and")
_OPENS = {":", "-", "–", "—", "|", "leave", "leaves", "left", "leaving"}
_SHARED = (Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED)
_BY_NOUN = (None, Measure.AFFECTED, Measure.PARTICIPANTS, Measure.FORCES)
"""What a number may be by its noun alone."""


def in_a_row(told: list[Told], words: FigureWords) -> dict[int, Governed]:
    """What governs numbers that only the word behind the last of a row tells of, by the index of their first token."""
    found: dict[int, Governed] = {}
    for at, last in enumerate(told):
        governed = last.governed
        if governed is None or governed.measure not in _SHARED or governed.part or governed.anchor < last.last:
            continue
        row: list[Told] = []
        for one, two in zip(reversed(told[:at]), reversed(told[1 : at + 1]), strict=True):
            if not _by_itself(one, words) or not _joined(one, two):
                break
            row.append(one)
        if row and _opens(row[-1]):
            found.update(
                {one.first: Governed(governed.measure, governed.anchor, status=governed.status) for one in row}
            )
    return found


def _by_itself(one: Told, words: FigureWords) -> bool:
    """Whether it counts persons of whom nothing else is said."""
    noun, governed = one.number.noun, one.governed
    loose = governed is None or governed.default or governed.measure in _BY_NOUN
    return loose and noun is not None and noun.i >= one.last and is_person(noun, words) is not False


def _joined(one: Told, two: Told) -> bool:
    """Whether nothing but a comma or "and" stands between what the first counts and the second."""
    noun = one.number.noun
    return noun is not None and one.number.doc[noun.i + 1 : two.first].text.lower() in _JOINS


def _opens(one: Told) -> bool:
    """Not "Police seek two men, one woman shot": it begins the sentence, or stands behind "leaves"."""
    doc = one.number.doc
    return one.first == doc[one.first].sent.start or doc[one.first - 1].lower_ in _OPENS
