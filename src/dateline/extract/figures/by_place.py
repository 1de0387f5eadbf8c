"""Lists of places with a number each: "confirmed cases, with no deaths: Peru (12), Chile (4) and Bolivia (1)".

No verb governs such a number; what the words that head the list count tells its measure, and the place before it is its
own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.so_far import AT_ONCE, so_far
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import PlaceMention
from dateline.extract.reading import Block, Reading
from dateline.extract.said.credit import credit
from dateline.extract.scope import time_of
from dateline.model.claim import Figure, claim_id
from dateline.model.place import PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NAMES = ("NNP", "NNPS")
_DIGITS = re.compile(r"\d[\d,]*")
_BETWEEN = {",", ";", "and", "&", ".", "the"}
_HEADS = {":", "-", "–", "—", "--"}
_MEASURES = {
    Measure.KILLED,
    Measure.INJURED,
    Measure.INFECTED,
    Measure.HOSPITALISED,
    Measure.MISSING,
    Measure.DETAINED,
    Measure.DISPLACED,
    Measure.EVACUATED,
}
"""What a list counts place by place."""
_OUTCOMES = {Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED, Measure.MISSING, Measure.DISPLACED}


@dataclass(frozen=True, slots=True)
class _Entry:
    """Tokens [first, number) name a place; the token ``number`` says how many, ``size``."""

    first: int
    number: int
    last: int
    size: int
    place: PlaceMention | None
    bracketed: bool


def by_place(reading: Reading, figures: Sequence[Figure], words: FigureWords, *, ill: bool) -> list[Figure]:
    """The figures of a report, and those of its lists of places.

    Args:
        reading: With places and attributions.
        figures: What clauses tell.
        words: The word lists of figures.
        ill: The report is about a disease, so that its "cases" are infections.
    """
    found = list(figures)
    for block in reading.blocks:
        for entries in _lists(reading, block):
            head = _heading(block, entries)
            counted = _counted(head, words, ill=ill) if len(head) else None
            if counted is not None:
                found = _with(reading, block, found, entries, head, counted)
    return found


def _lists(reading: Reading, block: Block) -> Iterator[list[_Entry]]:
    """Runs of two or more entries, one form each, of which at least half are known places; one, after a colon."""
    run: list[_Entry] = []
    for entry in [*_entries(reading, block), None]:
        if entry is not None and run and _goes_on(block, run[-1], entry):
            run.append(entry)
            continue
        known = sum(one.place is not None for one in run)
        years = all(1900 <= one.size < 2100 for one in run)
        led = bool(run) and run[0].first > 0 and block.doc[run[0].first - 1].text == ":"
        enough = known > 0 if led else 2 * known >= len(run) and known > 1
        if len(run) > 1 and enough and not years:
            yield run
        run = [entry] if entry is not None else []


def _entries(reading: Reading, block: Block) -> Iterator[_Entry]:
    doc = block.doc
    ends = {m.last: m for m in reading.places if m.block == block.index and not m.demonym}
    spelt = {
        m.first: m.quantity.low
        for m in reading.quantities
        if m.block == block.index and m.last == m.first + 1 and m.quantity.low == m.quantity.high
    }
    for token in doc:
        size = int(token.text.replace(",", "")) if _DIGITS.fullmatch(token.text) else spelt.get(token.i)
        if size is None or not token.i:
            continue
        after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
        bracketed = doc[token.i - 1].text == "(" and after == ")"
        last = token.i - 1 if bracketed else token.i
        if not last or not (bracketed or after in _BETWEEN) or doc[last - 1].tag_ not in _NAMES:
            continue
        place = ends.get(last)
        first = place.first if place is not None else last - 1
        while place is None and first and doc[first - 1].tag_ in _NAMES:
            first -= 1
        led = first > 0 and (doc[first - 1].text == ":" or doc[first - 1].text in _BETWEEN)
        if place is not None or bracketed or led:
            town = None
            if place is not None and first > 1 and doc[first - 1].text == ",":
                # "Springfield, Illinois (3)"
                town = ends.get(first - 1)
            known, first = (town, town.first) if town is not None else (place, first)
            yield _Entry(first, token.i, token.i + (2 if bracketed else 1), size, known, bracketed)


def _goes_on(block: Block, one: _Entry, two: _Entry) -> bool:
    """Whether nothing but commas stands between two entries of one form."""
    return one.bracketed is two.bracketed and all(t.lower_ in _BETWEEN for t in block.doc[one.last : two.first])


def _heading(block: Block, entries: list[_Entry]) -> Tokens:
    """The words of the sentence before the list, or of the sentence before that which a colon ends."""
    doc = block.doc
    first = entries[0].first
    start = doc[first].sent.start
    if start == first and start and doc[start - 1].text in _HEADS:
        start = doc[start - 1].sent.start
    leads = first > 0 and doc[first - 1].text in _HEADS
    # "Peru 12, Chile 4" may be a score; brackets need no colon.
    return doc[start:first] if entries[0].bracketed or leads else doc[first:first]


def _counted(head: Tokens, words: FigureWords, *, ill: bool) -> tuple[Token, Measure] | None:
    """The word of a heading that says what is counted; None where none does, or several say different things."""
    of_people = len(head) > 1 and head[-1].lower_ == "of" and is_person(head[-2], words) is True
    if of_people or head[-1].lower_ in words.not_there or any(t.lemma_.lower() in words.scores for t in head):
        return None
    of_court = any(t.lower_ in words.courts for t in head)
    sick = not of_court and (ill or any(t.lower_ in words.disease for t in head))
    told: list[tuple[Token, Measure]] = []
    for token in head:
        before = {t.lower_ for t in head.doc[max(head.start, token.i - 3) : token.i]}
        measure = words.counted.get(token.lemma_.lower()) or words.state.get(token.lower_)
        if token.lemma_.lower() == "case":
            measure = Measure.INFECTED if sick else None
        if measure in _MEASURES and not before & words.without and measure is not None:
            told.append((token, measure))
    return told[0] if len({measure for _, measure in told}) == 1 else None


def _with(
    reading: Reading,
    block: Block,
    figures: list[Figure],
    entries: list[_Entry],
    head: Tokens,
    counted: tuple[Token, Measure],
) -> list[Figure]:
    """The figures with those of one list; what its heading counts is told of no place of the list alone."""
    token, measure = counted
    spans = [block.span(entry.number, entry.number + 1) for entry in entries]
    refs = [_ref(reading, block, entry) for entry in entries]
    lead = block.span(head.start, head.end)
    own = {ref.span for ref in refs}
    kept = [
        replace(f, place=None) if lead.contains(f.span) and f.place is not None and f.place.span in own else f
        for f in figures
        if not (any(f.span.overlaps(span) for span in spans))
    ]
    sizes = [entry.size for entry in entries]
    whole = next(
        (f for f in kept if lead.contains(f.span) and f.measure is measure and (f.quantity.low or 0) >= sum(sizes)),
        None,
    )
    credited = credit(reading, block.index, token.i)
    told = so_far(block.doc, token.i, token.i + 1, token.i, measure, Quantity(sum(sizes), sum(sizes)), None)
    days = time_of(
        reading,
        block.index,
        token.i,
        outcome=measure in _OUTCOMES,
        total=told.total,
        at_once=measure in AT_ONCE,
        tally=told.tally,
        since_open=told.open,
        many=True,
    )
    for entry, span, ref, size in zip(entries, spans, refs, sizes, strict=True):
        if not size:
            continue
        kept.append(
            Figure(
                id=claim_id(reading.report.key, Figure.kind, span, measure.value),
                report=reading.report.key,
                span=span,
                text=span.of(reading.report.text),
                sentence=block.sentence(entry.number),
                zone=block.zone.value,
                source=whole.source if whole is not None else credited.source,
                status=whole.status if whole is not None else credited.status,
                time=whole.time if whole is not None else days,
                place=ref,
                measure=measure,
                quantity=Quantity(size, size),
                cumulative=days.start != days.end and (days.start is None or told.adds_up),
                part_of=whole.id if whole is not None else "",
            )
        )
    return kept


def _ref(reading: Reading, block: Block, entry: _Entry) -> PlaceRef:
    if entry.place is not None:
        return PlaceRef(entry.place.text, entry.place.span, entry.place.place)
    last = next(i for i in range(entry.number, entry.first, -1) if block.doc[i - 1].tag_ in _NAMES)
    span = block.span(entry.first, last)
    return PlaceRef(reading.words(span), span)
