"""Parts that add up to their whole: "four people died -- three marchers in Suez and one officer in Cairo".

What the clause says of such a part is often what the parser made of a broken sentence; the sum says it better.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.quantity import Quantity

_OPENS = {",", ":", "-", "--", "—", "–", "(", "-LRB-", ";"}
_FAR = 12
"""Words between one part and the next."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number phrase with what governs it, None where nothing does."""

    first: int
    last: int
    quantity: Quantity
    governed: Governed | None
    number: Numeral


def enumerated(told: list[Told], words: FigureWords) -> dict[int, Governed]:
    """Parts of a sentence that add up to the number before them.

    Args:
        told: The numbers of a block, in text order, without money, shares and ordinals.
        words: The word lists of figures.

    Returns:
        What governs each part, by the index of its first token: the measure of its whole.
    """
    found: dict[int, Governed] = {}
    for at, whole in enumerate(told):
        parts = _parts(told, at, words) if _is_whole(whole) and whole.first not in found else []
        found.update({part.first: Governed(None, part.last - 1, part=True) for part in parts})
    return found


def _is_whole(told: Told) -> bool:
    governed = told.governed
    return governed is not None and governed.measure is not None and not governed.part and _size(told) > 1


def _size(told: Told) -> int:
    return told.quantity.low or 0


def _parts(told: list[Told], at: int, words: FigureWords) -> list[Told]:
    """The numbers right after a whole that add up to it; none if they do not."""
    whole, rest = told[at], _size(told[at])
    parts: list[Told] = []
    for part in told[at + 1 :]:
        exact = part.quantity.low is not None and part.quantity.low == part.quantity.high
        if not exact or _size(part) > rest or not _follows(part, parts[-1] if parts else whole, bool(parts)):
            return []
        if not _may_be_part(part, whole, words):
            return []
        parts.append(part)
        rest -= _size(part)
        if rest == 0:
            return parts if len(parts) > 1 else []
    return []


def _follows(part: Told, before: Told, going_on: bool) -> bool:
    """Whether a part stands after a comma or a dash; the next ones may stand after "and"."""
    doc = part.number.doc
    same = doc[part.first].sent.start == doc[before.first].sent.start
    opened = doc[part.first - 1].text in _OPENS or (going_on and doc[part.first - 1].lower_ == "and")
    return same and opened and (not going_on or part.first - before.last <= _FAR)


def _may_be_part(part: Told, whole: Told, words: FigureWords) -> bool:
    """Whether nothing else is said of it, and it counts what the whole counts."""
    own = part.governed
    if own is not None and own.measure is not None and not own.default:
        told = whole.governed
        bare = part.number.noun is None and own.anchor > part.last + 3
        if told is not None and own.measure is not told.measure and not bare:
            return False
    noun, of = part.number.noun, whole.number.noun
    if noun is None or of is None or noun.i < part.last:
        return True
    return noun.lemma_ == of.lemma_ or (is_person(noun, words) is not False and is_person(of, words) is not False)
