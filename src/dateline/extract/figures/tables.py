"""Tables of bulletins: a row of headings ("Province | Dead | Houses destroyed"), and rows of numbers below it.

No clause governs such a number; the heading of its column tells what it counts, and the first cell of its row where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.figures.so_far import AT_ONCE
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Block, Reading
from dateline.extract.said.credit import credit
from dateline.extract.scope import time_of
from dateline.extract.where.count import OUTCOMES
from dateline.model.claim import Figure, claim_id
from dateline.model.place import PlaceRef
from dateline.model.vocabulary import Group, Measure

_LONG = 5
"""Words of the longest heading of a column."""
_THINGS = (Measure.DESTROYED, Measure.INCIDENTS, Measure.AID)
_Cells = list[tuple[int, int]]


def of_tables(reading: Reading, figures: Sequence[Figure], words: FigureWords, *, ill: bool) -> list[Figure]:
    """The figures of a report, and those of its tables.

    Args:
        reading: With places and attributions.
        figures: What clauses and lists tell.
        words: The word lists of figures.
        ill: The report is about a disease, so that its "cases" are infections.
    """
    found = list(figures)
    columns: list[Measure | None] = []
    numbers: dict[int, list[QuantityMention]] = {}
    for mention in reading.quantities:
        numbers.setdefault(mention.block, []).append(mention)
    for block in reading.blocks:
        if not any(t.is_alpha or t.like_num for t in block.doc):
            # The rule below the headings.
            continue
        cells = _cells(block)
        if len(cells) < 2:
            columns = []
            continue
        inside = numbers.get(block.index, [])
        if not inside and any(t.is_alpha for t in block.doc):
            columns = _headings(block, cells, words, ill=ill)
        elif len(cells) == len(columns) and any(columns):
            found = _with(reading, block, cells, columns, inside, found)
    return found


def _cells(block: Block) -> _Cells:
    """Token ranges between bars; those at the edges only where something stands in them."""
    cells: _Cells = []
    start = 0
    for token in block.doc:
        if token.text == "|":
            cells.append((start, token.i))
            start = token.i + 1
    if not cells:
        return []
    cells.append((start, len(block.doc)))
    if cells[0][0] == cells[0][1]:
        cells = cells[1:]
    return cells[:-1] if cells and cells[-1][0] == cells[-1][1] else cells


def _headings(block: Block, cells: _Cells, words: FigureWords, *, ill: bool) -> list[Measure | None]:
    return [_measure(block, first, last, words, ill=ill) for first, last in cells]


def _measure(block: Block, first: int, last: int, words: FigureWords, *, ill: bool) -> Measure | None:
    """What the heading of a column counts; None where it counts nothing, or two things at once."""
    told: set[Measure] = set()
    if last - first > _LONG:
        return None
    for token in block.doc[first:last]:
        if token.lower_ in ("%", "percent", "rate", "per", "ratio", "date"):
            return None
        lemma = token.lemma_.lower()
        single = token.lower_.removesuffix("s")
        measure = words.state.get(token.lower_) or words.counted.get(lemma) or words.counted.get(single)
        if single == "case" and ill:
            measure = Measure.INFECTED
        if measure is not None:
            told.add(measure)
    return told.pop() if len(told) == 1 else None


def _with(
    reading: Reading,
    block: Block,
    cells: _Cells,
    columns: list[Measure | None],
    inside: list[QuantityMention],
    figures: list[Figure],
) -> list[Figure]:
    """The figures with those of one row."""
    kept = figures
    place = next((m for m in reading.places if m.block == block.index and m.last <= cells[0][1]), None)
    for (first, last), measure in zip(cells, columns, strict=True):
        held = [m for m in inside if first <= m.first and m.last <= last and not (m.money or m.percent or m.ordinal)]
        if measure is None or len(held) != 1 or held[0].quantity.high == 0:
            continue
        mention = held[0]
        span = block.span(mention.first, mention.last)
        kept = [f for f in kept if not f.span.overlaps(span)]
        credited = credit(reading, block.index, mention.first)
        days = time_of(
            reading, block.index, mention.first, outcome=measure in OUTCOMES, at_once=measure in AT_ONCE, many=True
        )
        figure = Figure(
            id=claim_id(reading.report.key, Figure.kind, span, measure.value),
            report=reading.report.key,
            span=span,
            text=span.of(reading.report.text),
            sentence=block.sentence(mention.first),
            zone=block.zone.value,
            source=credited.source,
            status=credited.status,
            time=days,
            place=PlaceRef(place.text, place.span, place.place) if place is not None else None,
            measure=measure,
            quantity=mention.quantity,
        )
        kept.append(replace(figure, group=Group.THINGS) if measure in _THINGS else figure)
    return kept
