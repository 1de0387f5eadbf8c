"""Number phrases and lone victims to figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.figures.by_place import by_place
from dateline.extract.figures.carry import headlines, held_with_its_whole, like_its_whole, of_taken_back
from dateline.extract.figures.draft import Draft, draft
from dateline.extract.figures.gather import gather
from dateline.extract.figures.grouping import of_protest
from dateline.extract.figures.held import held
from dateline.extract.figures.learned import learned
from dateline.extract.figures.refused import refused
from dateline.extract.figures.risen import of_its_days, until
from dateline.extract.figures.so_far import AT_ONCE, LATER, so_far
from dateline.extract.figures.tables import of_tables
from dateline.extract.figures.unsure import reckoned
from dateline.extract.figures.words import FigureWords, figure_words
from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Reading
from dateline.extract.said.credit import Credit
from dateline.extract.scope import scope_of, time_of
from dateline.extract.text.strays import outside
from dateline.extract.text.telling import Telling, telling
from dateline.extract.times.told import OPENING
from dateline.extract.when.by_now import serving
from dateline.extract.when.times_beside import older
from dateline.extract.where.count import OUTCOMES, Count
from dateline.extract.where.count_place import place_of_count
from dateline.model.claim import Figure, claim_id
from dateline.model.place import PlaceRef
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import Group, Measure, PlacePrecision, Precision, Status, TimeBasis

_FLIGHT = {
    "refugee",
    "displaced",
    "displace",
    "uproot",
    "newcomer",
    "flee",
    "idp",
    "idps",
    "displacement",
    "asylum",
    "exodus",
    "migrant",
}


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
    latest: Draft | None = None
    told: list[tuple[Measure, Quantity]] = []
    ill, protest = _of_disease(reading, words), of_protest(reading, words)
    fled = _of_flight(reading)
    ruled = {
        block.index: gather(block, by_block.get(block.index, []), words, ill=ill, fled=fled) for block in reading.blocks
    }
    unread = learned(reading, ruled, words)
    for block in reading.blocks:
        drafts: list[Draft] = []
        for found in sorted((*ruled[block.index], *unread.get(block.index, ())), key=lambda item: item.first):
            if drafts and drafts[-1].first == found.first:
                # A rule found what it goes on with.
                continue
            made = draft(block, found, drafts, words, latest=latest, told=told, protest=protest)
            if made is not None and not refused(made, found.number, words):
                drafts.append(made)
                told.append((made.measure, made.quantity))
        latest = drafts[-1] if drafts else (latest if latest and latest.block.index >= block.index - 1 else None)
        ids: list[str] = []
        for one in drafts:
            credited = held(reading, one, drafts[: len(ids)], figures[len(figures) - len(ids) :])
            figure = _figure(reading, one, ids, words, credited)
            figure = like_its_whole(figure, one.governed, figures, text=reading.report.text)
            following = block.doc[one.last : one.last + 2].text.lower()
            figure = held_with_its_whole(figure, one.governed, figures, following)
            figure = of_taken_back(figure, figures, told=figure.sentence.of(reading.report.text))
            ids.append(figure.id)
            figures.append(figure)
    figures = of_tables(reading, by_place(reading, figures, words, ill=ill), words, ill=ill)
    own = _borne(reading, list(outside(reading, figures)))
    return tuple(sorted(headlines(reading, own), key=lambda figure: figure.span))


def _borne(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """The figures that a report's manner bears: a feature's, whose own sentence tells their day or their place.

    Its other numbers are more often rhetoric, rates and other times than counts.
    """
    if telling(reading) is not Telling.FEATURE:
        return figures
    kept = [figure for figure in figures if _anchored(figure)]
    left = {figure.id for figure in kept}
    return [replace(f, part_of="") if f.part_of and f.part_of not in left else f for f in kept]


def _anchored(figure: Figure) -> bool:
    told = (figure.time.span, figure.place.span if figure.place else None)
    return any(span is not None and figure.sentence.contains(span) for span in told)


def _of_disease(reading: Reading, words: FigureWords) -> bool:
    """Whether the report is about a disease, so that its "cases" are infections: told twice, or in the opening."""
    told = [block.index for block in reading.blocks for token in block.doc if token.lower_ in words.disease]
    headed = any(word.strip(":,.;'’\"()") in words.disease for word in reading.report.headline.lower().split())
    return headed or len(told) > 1 or bool(told and told[0] < OPENING)


def _of_flight(reading: Reading) -> bool:
    """Whether the report is of people who fled: told twice, or in the opening."""
    told = [block.index for block in reading.blocks for token in block.doc if token.lemma_.lower() in _FLIGHT]
    headed = any(
        word.strip(":,.;'’\"()").removesuffix("s") in _FLIGHT for word in reading.report.headline.lower().split()
    )
    return headed or len(told) > 1 or bool(told and told[0] < OPENING)


_DOZENS = 10
_LONE = ("a", "an", "another")
"""Words for one person of whom something is told: no sum."""


def _at_once_there(one: Draft, number: str) -> bool:
    """Whether a crowd or a force is counted: "thousands have marched" adds nothing up, nor does "a 40-strong team"."""
    return one.measure in (Measure.FORCES, Measure.PARTICIPANTS) or number.lower().endswith("strong")


def _abroad(reading: Reading, one: Draft, place: PlaceRef | None) -> bool:
    """Whether the people are told by a country that is not the one they are in ("two Tunisian men", in France)."""
    if one.people is None or place is None or place.place is None:
        return False
    first, last = one.people
    here = place.place.country
    return any(
        mention.block == one.block.index
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


def _week_over(days: Interval, published: date | None) -> bool:
    """Whether only the week is known, and it is past: nothing is added to its counts."""
    if days.precision is not Precision.WEEK or days.end is None or published is None:
        return False
    return days.end < published


def _figure(reading: Reading, one: Draft, ids: list[str], words: FigureWords, credited: Credit) -> Figure:
    block, report = one.block, reading.report
    span = block.span(one.first, one.last)
    anchor = one.governed.anchor
    status = credited.status
    people_span: Span | None = block.span(*one.people) if one.people else None
    counted = so_far(block.doc, one.first, one.last, anchor, one.measure, one.quantity, one.people)
    days = time_of(
        reading,
        block.index,
        anchor,
        toll=one.measure in OUTCOMES and (one.governed.toll or counted.late),
        outcome=one.measure in OUTCOMES or block.doc[anchor].lemma_ == "bury",
        total=counted.total and not (one.measure is Measure.DETAINED and scope_of(reading).days.struck),
        at_once=one.measure in AT_ONCE or block.doc[anchor].lemma_ == "bury",
        tally=counted.tally,
        many=one.quantity.high != 1,
        dozens=(one.quantity.low or one.quantity.high or 0) >= _DOZENS,
        since_open=counted.open or (one.governed.toll and counted.tally),
        planned=one.governed.money,
        ill=one.measure in (Measure.KILLED, Measure.INFECTED),
    )
    told = scope_of(reading).days
    if one.measure is Measure.INFECTED or (told.spreads and one.measure is Measure.KILLED):
        if one.governed.toll:
            days = of_its_days(days, block.doc, one.first)
        elif one.quantity.high != 1 and told.up_to(block.index, anchor):
            days = until(days)  # "As of Monday there were 122 cases"
    later = status is Status.CONDITIONAL and one.measure in LATER and days.basis is not TimeBasis.STATED
    if days.basis is not TimeBasis.STATED and older(block.doc, one.first, one.last):
        later = True  # when a number was so that has been changed is not told
    if later or (status is Status.DENIED and days.basis is TimeBasis.PUBLISHED):
        days = UNKNOWN_TIME
    there = one.measure is Measure.FORCES and status in (Status.STATED, Status.ATTRIBUTED)
    if there and not days.known and told.day is not None and serving(block.doc, one.first, one.last, told.words):
        days = Interval(told.day, told.day, Precision.DAY, TimeBasis.PUBLISHED)
    place = place_of_count(
        reading,
        Count(
            block=block.index,
            token=anchor,
            number=one.first,
            measure=one.measure,
            days=days,
            source=credited.source.span,
            kind=credited.source.kind,
            national=_national(credited.source.text, words),
            size=int(one.quantity.low or one.quantity.high or 0),
        ),
    )
    group = one.group
    if group is Group.PEOPLE and _abroad(reading, one, place):
        group = Group.FOREIGNERS
    return Figure(
        id=claim_id(report.key, Figure.kind, span, one.measure.value),
        report=report.key,
        span=span,
        text=span.of(report.text),
        sentence=block.sentence(one.first),
        zone=block.zone.value,
        source=credited.source,
        status=status,
        time=days,
        place=place,
        measure=one.measure,
        quantity=replace(one.quantity, approx=True) if reckoned(one) else one.quantity,
        people=people_span.of(report.text) if people_span else "",
        people_span=people_span,
        group=group,
        cumulative=days.start != days.end
        and report.text[span.start : span.end].lower() not in _LONE
        and not (_at_once_there(one, report.text[span.start : span.end]) and not counted.total)
        and (
            days.start is None or one.governed.toll or (counted.adds_up and not _week_over(days, report.published.day))
        ),
        part_of=ids[one.part_of] if one.part_of is not None else "",
    )
