"""What a figure takes over from another: a part from its whole, a headline from the text."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.figures.numeral import Governed
from dateline.extract.reading import Reading
from dateline.extract.where.nearness import lies_in
from dateline.model.claim import OUTLET, Figure
from dateline.model.time import Interval
from dateline.model.vocabulary import Group, Status, TimeBasis

_TOLD = (TimeBasis.PUBLISHED, TimeBasis.INFERRED)
"""Days that the words of the claim do not say."""
_UNTOLD = (Group.PEOPLE, Group.THINGS)
_OF_THE_COUNT = re.compile(r"(?:The|That|This|Its|Their) (?:\w+ )?(?:number|figure|toll|count|total|tally)\b")
"""How a sentence opens that goes on about a count."""

_GOES_ON = re.compile(
    r"(?:They|These|Those|Among (?:them|those)|The (?:dead|victims?|injured|wounded|missing|sick|new cases|cases|"
    r"patients|detained|arrested|injuries|deaths)|Of (?:those|these|them))\b[^.;]{0,40}?"
    r"\b(?:includ(?:e|ed)|compris(?:e|ed)|were|was|are)\b"
)
"""How a sentence opens that tells who those were that the sentence before it counted."""
_BETWEEN = 4
"""Characters between two sentences that follow each other."""

_NEAR = 15
"""Characters between a number and the place that is its own."""
_CLAUSE = 60
"""The same, where nothing but words stands between, of no clause that tells of somebody else."""
_PARTING = (",", ";", ":", "(", ")", " of whom", " who ", " that ", " which ")


def like_its_whole(figure: Figure, governed: Governed, before: list[Figure], *, text: str) -> Figure:
    """A part has the days and the group of its whole, and who is told by the dead has those of the toll."""
    last = before[-1] if before else None
    if governed.kin and last is not None and last.sentence == figure.sentence and last.time.start is None:
        # "31 deaths so far, 30 in Chile and one in Bolivia".
        return replace(figure, time=last.time, cumulative=True) if last.time.end and not governed.toll else figure
    if not (governed.part or governed.whole):
        return figure
    whole = next((f for f in reversed(before) if f.id == figure.part_of), None)
    if whole is not None and whole.sentence == figure.sentence and not _placed(figure, text):
        figure = replace(figure, place=whole.place)
    whole = whole or next((f for f in reversed(before) if f.measure is figure.measure and not f.part_of), None)
    if figure.group is Group.PEOPLE:
        grown = bool(figure.people)
        own = [f for f in before if f.measure is figure.measure and f.sentence == figure.sentence and f.people]
        # "12 known cases, 11 of them ...": the whole of the sentence decides, though another was told before it.
        kin = own[-1:] if own and not grown else before
        told = (f.group for f in reversed(kin) if f.measure is figure.measure and f.group not in _UNTOLD)
        group = next(told, figure.group)
        # "13 children and one adult": who is told by a word for people of their own is no child.
        figure = replace(figure, group=figure.group if grown and group is Group.CHILDREN else group)
    if figure.time.basis not in _TOLD:
        return figure
    return figure if whole is None else replace(figure, time=_inferred(whole.time), cumulative=whole.cumulative)


def _of_the_same(figure: Figure, before: list[Figure], told: str) -> Figure:
    """Who is told by what they were has the days of the count before: "44 fell ill. They included 41 girls"."""
    if figure.time.basis is TimeBasis.STATED or not _GOES_ON.match(told):
        return figure
    size = figure.quantity.high
    last = next((f.sentence for f in reversed(before) if f.sentence != figure.sentence), None)
    if size is None or last is None or not 0 <= figure.sentence.start - last.end <= _BETWEEN:
        return figure
    # "17 new cases, which makes 190 in all": those told of are the new ones.
    whole = next((f for f in before if f.sentence == last and f.measure is figure.measure), None)
    if whole is None or whole.quantity.low is None or whole.quantity.low <= size:
        return figure
    return replace(figure, time=_inferred(whole.time), cumulative=whole.cumulative and figure.quantity.high != 1)


def _placed(figure: Figure, text: str) -> bool:
    """Whether its place stands right after it: "including six in Canada", "including 590 people infected in Mexico"."""
    place = figure.place.span if figure.place is not None else None
    if place is None or place.start < figure.span.end:
        return False
    between = text[figure.span.end : place.start]
    return len(between) <= _NEAR or (len(between) <= _CLAUSE and not any(mark in between for mark in _PARTING))


def held_with_its_whole(figure: Figure, governed: Governed, before: list[Figure], following: str) -> Figure:
    """A part told beside its whole is held by who holds the whole: "said 64 were hurt, 17 of them seriously"."""
    if figure.source != OUTLET or figure.status is not Status.STATED or not before:
        return figure
    last = before[-1]
    of_them = following.startswith(("of them", "of whom", "of these", "of which"))
    beside = governed.part or of_them or (governed.kin and governed.toll)
    if last.sentence != figure.sentence or not beside or last.status is not Status.ATTRIBUTED:
        return figure
    return replace(figure, source=last.source, status=last.status)


def of_taken_back(figure: Figure, before: list[Figure], *, told: str) -> Figure:
    """A part has the days of its whole in the sentence before, and falls with a count that was just taken back:
    "The number had been broken down, with 103 in Almaty".

    Only what had been so of "the number", in the sentence after the one that takes it back.
    """
    figure = _of_the_same(figure, before, told)
    last = before[-1] if before else None
    if last is None or last.status is not Status.DENIED or last.measure is not figure.measure:
        return figure
    before_it = told[: figure.span.start - figure.sentence.start]
    if last.sentence == figure.sentence or not _OF_THE_COUNT.match(told) or " had " not in before_it:
        return figure
    time = _inferred(last.time) if figure.time.basis in _TOLD else figure.time
    return replace(figure, source=last.source, status=Status.DENIED, time=time, cumulative=last.cumulative)


def headlines(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """Figures of a headline take the days and the place of the same number in the text, where they tell none."""
    first = reading.blocks[0].offsets[-1] if reading.blocks else 0
    found = []
    for figure in figures:
        same = (
            [
                f
                for f in figures
                if f.span.start > first and (f.measure, f.quantity) == (figure.measure, figure.quantity)
            ]
            if figure.span.end <= first
            else []
        )
        if same and figure.time.basis in _TOLD:
            figure = replace(figure, time=_inferred(same[0].time), cumulative=same[0].cumulative)
        narrow = same[0].place if same else None
        if narrow is not None and (figure.place is None or lies_in(narrow.place, figure.place.place)):
            figure = replace(figure, place=narrow)
        found.append(figure)
    return found


def _inferred(time: Interval) -> Interval:
    return replace(time, basis=TimeBasis.INFERRED) if time.basis is TimeBasis.STATED else time
