"""What a number counts where no rule tells: what texts with marked counts have taught a small encoder.

Rules know the wordings that somebody thought of, and there is no end of others ("The sea gave back 31 more by Friday.",
"The lake has kept nine."). The encoder (``language/encoder.py``) reads the sentence with
those before it and gives the shares of what the number may count, none among them; only where one of them is far the
largest is it told. What it learned from: scripts/train_numbers.py; what it gains: docs/method/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.figures.gather import Found
from dateline.extract.figures.numeral import Governed, Numeral, numeral
from dateline.extract.figures.rates import is_rate, wished
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Reading
from dateline.language.encoder import Piece
from dateline.model.span import Span
from dateline.model.vocabulary import Measure

NOTHING = "none"
"""The class of a number that counts nothing of a record."""
_SURE = 0.93
"""Share from which what a number counts is told."""
_LOOSE = {Measure.AFFECTED, Measure.PARTICIPANTS, Measure.DISPLACED}
_VAGUE = {Measure.RESCUED, Measure.HOSPITALISED, Measure.DESTROYED}
_SURER = 0.95
"""Share from which one of the ``_VAGUE`` is told, and one of the ``_LOOSE`` beside a figure of it that a rule reads.

Many who are told of are in need, in a crowd or away from home in some sense, and a tent may be full of those who only
wear a patient's gown: of what was told so in real reports hardly a fifth was right.
"""
_NEVER = {Measure.OTHER, Measure.AID, Measure.INCIDENTS}
"""Never told: "13 charities", "one of three likely disasters"."""
_TARGET, _BEFORE = 64, 44
"""Pieces of the sentences that are asked about together, and of those before them that are read with them."""
_OUT_OF, _THOSE = {"of", "among"}, {"them", "these", "those", "whom"}
_HIGH = 6
"""Steps from a number up to its verb."""
_LONGEST = 110
"""Pieces of a stretch; what a sentence has beyond is not read."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences read together: rows of their pieces, and first and last piece of each number that is asked about."""

    rows: list[int]
    marked: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[QuantityMention] = field(default_factory=list)


def learned(reading: Reading, governed: Mapping[int, Sequence[Found]], words: FigureWords) -> dict[int, list[Found]]:
    """Numbers that no rule reads with what they likely count, by block; those left out of which it is not sure.

    Args:
        reading: The report, read up to its numbers.
        governed: What rules say of its numbers, by block; a rule may tell only that a number goes on with another.
        words: The word lists of figures.
    """
    read = {one.governed.measure for found in governed.values() for one in found if one.governed.measure}
    if read <= _NEVER:
        # A report of which no such number is read is mostly of no such event: nothing is asked, and it is read as fast.
        return {}
    ruled = {(index, one.first) for index, found in governed.items() for one in found if one.governed.measure}
    numbers: dict[tuple[int, int], Numeral] = {}
    asked: list[QuantityMention] = []
    docs = {block.index: block.doc for block in reading.blocks}
    for mention in reading.quantities:
        if (mention.block, mention.first) in ruled or not _may_count(mention):
            continue
        value = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
        number = numeral(docs[mention.block], mention.first, mention.last, mention.noun, value)
        if not (_alone(number) or is_rate(number, words) or wished(number)):
            numbers[mention.block, mention.first] = number
            asked.append(mention)
    told: dict[int, list[Found]] = {}
    for mention, measure in _told(reading, asked, read):
        number = numbers[mention.block, mention.first]
        found = Found(
            mention.first,
            mention.last,
            mention.quantity,
            Governed(measure, _anchor(number), part=_some(number)),
            number,
        )
        told.setdefault(mention.block, []).append(found)
    return told


def _may_count(mention: QuantityMention) -> bool:
    """Whether a number may count several people or things."""
    most = mention.quantity.high if mention.quantity.high is not None else mention.quantity.low
    return not (mention.money or mention.percent or mention.ordinal or mention.unit) and (most or 0) > 1


def _alone(number: Numeral) -> bool:
    """Whether no word stands beside a number: a headline "Three", a line of a page."""
    return not any(t.is_alpha and not number.first <= t.i < number.last for t in number.doc[number.first].sent)


def _some(number: Numeral) -> bool:
    """Whether a number counts some of those told of: "of these, nine", "among them 12", "nine of whom"."""
    doc, last = number.doc, number.last
    before = [t.lower_ for t in doc[max(0, number.first - 3) : number.first] if not t.is_punct][-2:]
    after = [t.lower_ for t in doc[last : last + 2]]
    led = len(before) == 2 and before[0] in _OUT_OF and before[1] in _THOSE
    return led or (len(after) == 2 and after[0] == "of" and after[1] in _THOSE)


def _anchor(number: Numeral) -> int:
    """The verb of the clause that a number stands in, else its own head: what says when and where it was so."""
    token = number.head
    for _ in range(_HIGH):
        if token.pos_ in ("VERB", "AUX") or token.head is token:
            break
        token = token.head
    return int(token.i if token.pos_ in ("VERB", "AUX") else number.head.i)


def _told(
    reading: Reading, asked: Sequence[QuantityMention], read: Container[Measure]
) -> Iterator[tuple[QuantityMention, Measure]]:
    """The numbers of which it is sure; ``read`` are the measures that rules read in the report."""
    if not asked:
        return
    encoder = reading.pack.encoder("numbers")
    for stretch in stretches(reading, asked, encoder.pieces):
        for mention, row in zip(stretch.mentions, encoder.shares(stretch.rows, stretch.marked), strict=True):
            share, name = max(zip(row.tolist(), encoder.classes, strict=True))
            if name == NOTHING or share < _SURE:
                continue
            measure = Measure(name)
            sure = share >= _SURER or measure not in _LOOSE | _VAGUE
            if sure and measure not in _NEVER and (measure not in _LOOSE or measure in read):
                yield mention, measure


def stretches(
    reading: Reading, wanted: Sequence[QuantityMention], cut: Callable[[str], list[Piece]]
) -> Iterator[Stretch]:
    """The stretches of a report that hold numbers that are asked about, in text order.

    Sentences are taken together from the first on, as many as fit; those that hold none are only read as what stands
    before.
    """
    spans = [block.span(sentence.start, sentence.end) for block in reading.blocks for sentence in block.doc.sents]
    cuts = [cut(span.of(reading.report.text)) for span in spans]
    at = 0
    while at < len(spans):
        end, size = at, 0
        while end < len(spans) and (end == at or size + len(cuts[end]) <= _TARGET):
            size += len(cuts[end])
            end += 1
        first, before = at, 0
        while first > 0 and before + len(cuts[first - 1]) <= min(_BEFORE, _LONGEST - size):
            first -= 1
            before += len(cuts[first])
        found = Stretch([piece.row for pieces in cuts[first:end] for piece in pieces][:_LONGEST])
        base = before
        for span, pieces in zip(spans[at:end], cuts[at:end], strict=True):
            for mention in wanted:
                inside = _within(mention.span, span, pieces) if span.contains(mention.span) else None
                if inside is not None and base + inside[1] < len(found.rows):
                    found.marked.append((base + inside[0], base + inside[1]))
                    found.mentions.append(mention)
            base += len(pieces)
        if found.mentions:
            yield found
        at = end


def _within(number: Span, sentence: Span, pieces: Sequence[Piece]) -> tuple[int, int] | None:
    """First and last piece of a number in its sentence."""
    start, end = number.start - sentence.start, number.end - sentence.start
    inside = [at for at, piece in enumerate(pieces) if piece.start < end and start < piece.end]
    return (inside[0], inside[-1]) if inside else None
