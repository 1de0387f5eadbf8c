"""Number phrases and lone victims to figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.count_place import OUTCOMES, Count, place_of_count
from dateline.extract.credit import credit
from dateline.extract.figures.by_place import by_place
from dateline.extract.figures.carry import headlines, held_with_its_whole, like_its_whole
from dateline.extract.figures.counted import group_of, is_person, lemma_of, numbered, part_group, people_tokens
from dateline.extract.figures.enumerated import Told, enumerated
from dateline.extract.figures.grouping import of_protest, refined
from dateline.extract.figures.help import help_sent, money, same_amount
from dateline.extract.figures.kin import beside_figure, listed, meant, whole_of
from dateline.extract.figures.lone import counts_one, named, no_harm, one_person, only_some, ordinal
from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Governed, Numeral, numeral
from dateline.extract.figures.rates import is_case, is_rate
from dateline.extract.figures.so_far import AT_ONCE, LATER, so_far
from dateline.extract.figures.totals import anew, certain, of_cases, summed
from dateline.extract.figures.words import FigureWords, figure_words
from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Block, Reading
from dateline.extract.scope import time_of
from dateline.extract.times_told import OPENING
from dateline.model.claim import OUTLET, Figure, claim_id
from dateline.model.place import PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.time import UNKNOWN_TIME
from dateline.model.vocabulary import Group, Measure, PlacePrecision, Status, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ONE = Quantity(1, 1)
_OF_PEOPLE = {
    Measure.KILLED,
    Measure.INJURED,
    Measure.INFECTED,
    Measure.HOSPITALISED,
    Measure.MISSING,
    Measure.DETAINED,
    Measure.PARTICIPANTS,
}
"""What befalls no town or country."""
_ABOUT = {"sit", "stand", "walk", "return", "stay"}
"""What people do in the streets who do not protest."""
_BEFALLS = {Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.HOSPITALISED}
"""What victims may be told of by the figure before them."""


@dataclass(frozen=True)
class _Draft:
    """A figure before its source, place and days are asked for."""

    block: Block
    first: int
    last: int
    quantity: Quantity
    governed: Governed
    measure: Measure
    people: tuple[int, int] | None
    group: Group
    part_of: int | None
    """Index of the draft that this one is a part of."""


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """All figures of a report, in text order; empty if it has none.

    A number is a figure where the word that it hangs on says what was counted (docs/concepts/figures.md); a lone person
    with "a" counts where a verb kills, harms, holds, moves or saves them.
    """
    words = figure_words(reading.pack)
    by_block: dict[int, list[QuantityMention]] = {}
    for mention in reading.quantities:
        by_block.setdefault(mention.block, []).append(mention)
    figures: list[Figure] = []
    latest: _Draft | None = None
    told: list[tuple[Measure, Quantity]] = []
    ill, protest = _of_disease(reading, words), of_protest(reading, words)
    for block in reading.blocks:
        drafts: list[_Draft] = []
        for first, last, quantity, governed, number in _governed(block, by_block.get(block.index, []), words, ill=ill):
            draft = _draft(block, first, last, quantity, governed, number, drafts, words, latest, told, protest=protest)
            if draft is not None:
                drafts.append(draft)
                told.append((draft.measure, draft.quantity))
        latest = drafts[-1] if drafts else (latest if latest and latest.block.index >= block.index - 1 else None)
        ids: list[str] = []
        for draft in drafts:
            figure = like_its_whole(_figure(reading, draft, ids, words), draft.governed, figures)
            following = block.doc[draft.last : draft.last + 2].text.lower()
            figure = held_with_its_whole(figure, draft.governed, figures, following)
            ids.append(figure.id)
            figures.append(figure)
    figures = by_place(reading, figures, words, ill=ill)
    return tuple(sorted(headlines(reading, figures), key=lambda figure: figure.span))


def _governed(
    block: Block, mentions: list[QuantityMention], words: FigureWords, *, ill: bool
) -> Iterator[tuple[int, int, Quantity, Governed, Numeral]]:
    """Number phrases and lone victims with what governs them, in text order."""
    doc = block.doc
    found: list[tuple[int, int, Quantity, Governed, Numeral]] = []
    taken: set[int] = set()
    told: list[Told] = []
    for mention in mentions:
        taken.update(range(mention.first, mention.last))
        value = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
        number = numeral(doc, mention.first, mention.last, mention.noun, value)
        governed = money(number, mention, words) if mention.money else None
        if (
            mention.money
            and governed is None
            and found
            and found[-1][3].money
            and same_amount(doc, found[-1][1], mention)
        ):
            governed = found[-1][3]
        if not mention.money and not mention.percent and not mention.ordinal:
            governed = help_sent(number, mention, words) or measure_of(number, words)
            if governed is None or governed.measure is None or governed.default:
                governed = _told_beside(number, mention, found, words) or governed
            if governed is None or governed.measure is None:
                governed = of_cases(number, words, ill=ill) or governed
            if (governed is None or governed.measure is Measure.OTHER) and ill and is_case(number, words):
                governed = Governed(Measure.INFECTED, mention.last - 1)
            if (
                governed is None
                and ill
                and any(item[3].measure in (Measure.INFECTED, Measure.KILLED) for item in found)
            ):
                governed = certain(number)
            if governed is not None and mention.quantity == _ONE and not counts_one(number, governed, words):
                governed = None
            if governed is not None and mention.quantity.high == 0 and mention.noun is not None:
                # "No miners were missing" counts them; "no soldiers were seen" counts nothing.
                harmed = governed.measure in words.single_measures and not governed.default
                whom = is_person(number.noun, words) or no_harm(number) is not None
                governed = governed if harmed and whom else None
            if governed is not None and governed.measure in _OF_PEOPLE and number.noun is not None:
                # "4,379 people in 29 countries have been infected".
                governed = governed if lemma_of(number.noun) not in (*words.peopled, "government") else None
            if ill and governed is not None and governed.measure is Measure.INJURED:
                treated = doc[governed.anchor].lemma_ == "treat"
                governed = replace(governed, measure=Measure.HOSPITALISED) if treated else governed
            of_some = mention.quantity.high == 0 and no_harm(number) is None
            if governed is not None and of_some and only_some(number, governed, words):
                governed = None
            if governed is not None and mention.unit and governed.measure is not Measure.AID:
                governed = None
        if governed is not None:
            found.append((mention.first, mention.last, mention.quantity, governed, number))
        if not (mention.money or mention.percent or mention.ordinal or mention.unit):
            told.append(Told(mention.first, mention.last, mention.quantity, governed, number))
    for token in doc:
        if token.lower_ in ("a", "an", "another") and token.i not in taken and token.dep_ == "det":
            noun = token.head
            if noun.i <= token.i or not one_person(noun, words) or ordinal(doc, token.i + 1):
                continue
            if noun.dep_ == "appos" and any(item[4].noun == noun.head for item in found):
                # "two people, a mother and her son": who they are, not how many more.
                continue
            number = numeral(doc, token.i, token.i + 1, noun.i)
            lone = Numeral(doc, token.i, token.i + 1, noun, noun, 1)
            governed = measure_of(lone, words)
            before = [item for item in found if doc[token.i].sent.start <= item[0] < token.i]
            if before and token.i > 1 and doc[token.i - 2 : token.i].text.lower() in ("among them", "among whom"):
                own = governed.measure if governed is not None else None
                governed = Governed(own, token.i, part=True)
            if governed is not None and counts_one(number, governed, words) and not named(noun):
                found.append((token.i, token.i + 1, _ONE, governed, number))
                told.append(Told(token.i, token.i + 1, _ONE, governed, number))
    told.sort(key=lambda item: item.first)
    parts = enumerated(told, words)
    found = [item for item in found if item[0] not in parts]
    found += [(t.first, t.last, t.quantity, parts[t.first], t.number) for t in told if t.first in parts]
    return iter(sorted(found, key=lambda item: item[0]))


def _told_beside(
    number: Numeral,
    mention: QuantityMention,
    found: list[tuple[int, int, Quantity, Governed, Numeral]],
    words: FigureWords,
) -> Governed | None:
    """What the words for a whole, a figure beside it or a label tell of a number."""
    if mention.money or mention.percent or mention.unit or is_rate(number, words):
        return None
    start = number.doc[mention.first].sent.start
    before = next((item for item in reversed(found) if start <= item[0] < mention.first), None)
    end = before[1] if before is not None else None
    value = (before[2].low or before[2].high) if before is not None else None
    told = whole_of(number, words)
    if told is not None and told.measure is None and before is None:
        told = meant(number, words) or told
    told = told or summed(number) or beside_figure(number, end, value, words) or listed(number, words)
    return told or anew(number)


def _of_disease(reading: Reading, words: FigureWords) -> bool:
    """Whether the report is about a disease, so that its "cases" are infections: told twice, or in the opening."""
    told = [block.index for block in reading.blocks for token in block.doc if token.lower_ in words.disease]
    return len(told) > 1 or bool(told and told[0] < OPENING)


def _draft(
    block: Block,
    first: int,
    last: int,
    quantity: Quantity,
    governed: Governed,
    number: Numeral,
    before: list[_Draft],
    words: FigureWords,
    latest: _Draft | None,
    told: list[tuple[Measure, Quantity]],
    *,
    protest: bool,
) -> _Draft | None:
    doc = block.doc
    sentence = doc[first].sent
    earlier = [(i, d) for i, d in enumerate(before) if sentence.start <= d.first]
    part_of: int | None = None
    measure = governed.measure
    if governed.part and earlier and not governed.whole:
        whole = next((item for item in reversed(earlier) if item[1].part_of is None), earlier[-1])
        part_of = whole[0]
        measure = measure or whole[1].measure
        if whole[1].measure is Measure.KILLED and measure is Measure.INJURED and not _survived(governed, doc, words):
            # "among the dead a girl who was shot".
            measure = Measure.KILLED
    elif governed.whole and earlier and earlier[-1][1].measure is measure:
        part_of = earlier[-1][0]
    elif measure is None and governed.kin:
        near = before[-1] if before else latest
        measure = near.measure if near is not None and not _exceeds(quantity, governed, near) else None
    if governed.again:
        measure = next((m for m, count in reversed(told) if count == quantity), None)
    if governed.kin and measure is Measure.AFFECTED:
        measure = _befell(quantity, governed, told) or measure
    if measure is Measure.PARTICIPANTS and not protest and doc[governed.anchor].lemma_ in _ABOUT:
        # "thousands of people sitting in the streets", after an earthquake.
        return None
    if measure is None:
        return None
    people = people_tokens(doc, last, number.noun.i if number.noun is not None else None, words)
    if number.noun is not None and number.noun.i == governed.anchor and number.noun.lemma_.lower() in words.subject:
        # "12 die in crash", where the parser takes the verb for a noun.
        people = None
    if number.noun is not None and number.noun.lower_ in words.state and people == (number.noun.i, number.noun.i + 1):
        people = None
    sum_noun = governed.toll and number.noun is not None and number.noun.i == governed.anchor
    if no_harm(number) is not None or sum_noun:
        people = None
    if people is None and governed.toll:
        people = numbered(doc, governed.anchor, words)
    if people is None and earlier and measure in OUTCOMES and earlier[-1][1].measure in OUTCOMES:
        # Ellipsis: "dozens of demonstrators had been killed and hundreds injured".
        people, group = earlier[-1][1].people, earlier[-1][1].group
        things = governed.part or measure is Measure.DESTROYED
        group = group if group is not Group.THINGS or things else Group.PEOPLE
    elif people is None:
        group = Group.DEMONSTRATORS if measure is Measure.PARTICIPANTS else Group.PEOPLE
        group = Group.THINGS if measure in (Measure.INCIDENTS, Measure.DESTROYED, Measure.AID) else group
    else:
        group = group_of(doc, *people, measure, words)
    if governed.part:
        own = part_group(doc, last, words)
        of_army = own is Group.POLICE and bool(earlier) and earlier[-1][1].group is Group.MILITARY
        group = Group.MILITARY if of_army else own or group
    if governed.money:
        group = Group.THINGS
    else:
        group = refined(group, measure, people=people, doc=doc, last=last, protest=protest, words=words)
    following = doc[last : min(sentence.end, last + 7)].text.lower()
    if quantity.low is not None and ("if not more" in following or "minimum" in following):
        quantity = Quantity(quantity.low, None, quantity.approx)
    return _Draft(block, first, last, quantity, governed, measure, people, group, part_of)


def _exceeds(quantity: Quantity, governed: Governed, whole: _Draft) -> bool:
    """Whether a part would be larger than its whole: "400,000 of them", after 12 dead, are not of the dead."""
    most = whole.quantity.high
    return governed.part and most is not None and (quantity.low or 0) > most


def _befell(quantity: Quantity, governed: Governed, told: list[tuple[Measure, Quantity]]) -> Measure | None:
    """What befell the victims: what befell as many before, else the dead where there are any, else the last told of."""
    known = [(measure, count) for measure, count in told if measure in _BEFALLS]
    if not governed.whole:
        return next((measure for measure, count in reversed(known) if count == quantity), None)
    measures = [measure for measure, _ in known]
    return Measure.KILLED if Measure.KILLED in measures else (measures[-1] if measures else None)


def _survived(governed: Governed, doc: Doc, words: FigureWords) -> bool:
    """Whether the word that hurts tells of the living: "injured", not "shot"."""
    return doc[governed.anchor].lemma_.lower() not in words.weak and not governed.whole


def _abroad(reading: Reading, draft: _Draft, place: PlaceRef | None) -> bool:
    """Whether the people are told by a country that is not the one they are in ("two Tunisian men", in France)."""
    if draft.people is None or place is None or place.place is None:
        return False
    first, last = draft.people
    here = place.place.country
    return any(
        mention.block == draft.block.index
        and first <= mention.first < last
        and mention.place is not None
        and mention.place.precision is PlacePrecision.COUNTRY
        and "" not in (here, mention.place.country)
        and mention.place.country != here
        for mention in reading.places
    )


def _national(source: str, words: FigureWords) -> bool:
    """Whether a source is an office of the whole country: a ministry, a president, "Kazakh officials"."""
    told = set(source.lower().replace("'s", "").replace("’s", "").split())
    return bool(told & words.national) and not told & words.regional


def _figure(reading: Reading, draft: _Draft, ids: list[str], words: FigureWords) -> Figure:
    block, report = draft.block, reading.report
    span = block.span(draft.first, draft.last)
    anchor = draft.governed.anchor
    credited = credit(reading, block.index, anchor)
    whose = credited.source.span
    if whose is not None and whose.overlaps(span):
        # "44 people said that they were hurt": who is counted is not who counts.
        own = Status.STATED if credited.status is Status.ATTRIBUTED else credited.status
        credited = replace(credited, source=OUTLET, status=own)
    status = draft.governed.status or credited.status
    people_span: Span | None = block.span(*draft.people) if draft.people else None
    counted = so_far(block.doc, draft.first, draft.last, anchor, draft.measure, draft.quantity, draft.people)
    days = time_of(
        reading,
        block.index,
        anchor,
        toll=draft.measure in OUTCOMES and (draft.governed.toll or counted.late),
        outcome=draft.measure in OUTCOMES or block.doc[anchor].lemma_ == "bury",
        total=counted.total,
        at_once=draft.measure in AT_ONCE or block.doc[anchor].lemma_ == "bury",
        tally=counted.tally,
        many=draft.quantity.high != 1,
        since_open=counted.open or (draft.governed.toll and counted.tally),
        planned=draft.governed.money,
    )
    later = status is Status.CONDITIONAL and draft.measure in LATER and days.basis is not TimeBasis.STATED
    if later or (status is Status.DENIED and days.basis is TimeBasis.PUBLISHED):
        days = UNKNOWN_TIME
    place = place_of_count(
        reading,
        Count(
            block=block.index,
            token=anchor,
            number=draft.first,
            measure=draft.measure,
            days=days,
            source=credited.source.span,
            kind=credited.source.kind,
            national=_national(credited.source.text, words),
            size=int(draft.quantity.low or draft.quantity.high or 0),
        ),
    )
    group = draft.group
    if group is Group.PEOPLE and _abroad(reading, draft, place):
        group = Group.FOREIGNERS
    return Figure(
        id=claim_id(report.key, Figure.kind, span, draft.measure.value),
        report=report.key,
        span=span,
        text=span.of(report.text),
        sentence=block.sentence(draft.first),
        zone=block.zone.value,
        source=credited.source,
        status=status,
        time=days,
        place=place,
        measure=draft.measure,
        quantity=draft.quantity,
        people=people_span.of(report.text) if people_span else "",
        people_span=people_span,
        group=group,
        cumulative=days.start != days.end and (days.start is None or draft.governed.toll or counted.adds_up),
        part_of=ids[draft.part_of] if draft.part_of is not None else "",
    )
