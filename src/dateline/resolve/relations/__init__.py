"""How two figures stand to each other: comparable first, contradicted second.

Pairs are figures of one story whose measures a reader might take for one another. Where what they count differs, the
scope says in what; else the bounds, the as-of days and the sources decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from datetime import date
from typing import Any

from dateline.model.rows import FigureRow, RelationRow
from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, in_company, printed
from dateline.resolve.counts.groups import are_one_whole
from dateline.resolve.counts.measures import is_of_survivors, is_of_victims
from dateline.resolve.counts.one_sentence import are_told_apart
from dateline.resolve.counts.parts_by_place import is_a_part_by_place, is_at_a_spot, is_elsewhere, is_some_in_a_place
from dateline.resolve.counts.place_scopes import HELD
from dateline.resolve.counts.scopes import (
    find_scope,
    is_far_apart,
)
from dateline.resolve.counts.sides import OFFICIAL, are_both_held, are_opposed, is_claimed
from dateline.resolve.counts.single import are_two_persons
from dateline.resolve.counts.values import (
    alike,
    held_by,
    is_swap,
    is_vague,
    is_word_for_many,
    meet,
    point,
    ratio,
    same_source,
)
from dateline.resolve.counts.whom import counts_its_own
from dateline.resolve.counts.wording import (
    is_all,
    is_called_wrong,
    is_count_itself,
    is_taken_back,
    is_tally,
    same_slot,
)
from dateline.resolve.relations.comparing import are_two_states, compare
from dateline.resolve.relations.disputes import (
    Given,
    corrects,
    given_by,
    is_disputed,
    is_idle,
    is_one_gift,
)
from dateline.resolve.relations.likely import is_likely, part_of_alarm
from dateline.resolve.relations.opinion import Verdict, weigh
from dateline.resolve.relations.pairing import all_pairs, some_pairs
from dateline.resolve.relations.partial import is_counted_on, part_of_toll
from dateline.resolve.relations.reasons import reason
from dateline.resolve.relations.slips import is_crossed, look_again, settled
from dateline.resolve.relations.sure import are_two_tolls, is_newer_state, is_told_openly, tells_why, within_series
from dateline.resolve.relations.unsure import (
    are_pieces,
    counts_the_rest,
    is_a_word_for_some,
    is_all_there_was,
    is_beside_a_denial,
    is_fear_beside_count,
    is_no_fall,
    is_only_feared,
)
from dateline.resolve.relations.victims import counts_the_dead, have_died
from dateline.resolve.words import says

_FAMILIES = (
    frozenset({"killed", "missing", "injured", "hospitalised", "infected", "rescued"}),
    frozenset({"detained", "sentenced", "released", "abducted", "other"}),
    frozenset({"displaced", "evacuated", "affected"}),
)
"""Measures that a reader may take for one another; each other measure is compared with itself only."""

_BESIDE = frozenset(
    {
        frozenset({"missing", "abducted"}),
        frozenset({"attackers", "detained"}),
        *(frozenset({"affected", to}) for to in ("killed", "injured", "missing", "rescued", "abducted", "released")),
    }
)
"""Measures of two families that a reader of some reports may take for one another, too: who is gone was taken."""

_SMALL = 10
"""Of so few an outlet often tells some only."""
_OPPOSED = 1.3
"""How many times the one's number the other side's may be on the next day as the same count, risen."""
_TWICE = 2.0
"""How many times the one toll the other may be that is read as a fall, and not as another count."""
_SLIGHT = 1.05
"""A rise of so little is no slip, though the digits be the same: long totals grow so each day."""
_ALL = 60
"""Figures of one family and story that are all compared with each other; of more only what may be mistaken."""
_FEW = 24
"""Figures of one family and story from which an alarm, a newer state and a second opinion need more."""
_CROWD = 120
"""Figures of one story from which an alarm needs more than numbers that differ, however few there are of a family."""
_HANDFUL = 5
"""Reports of one story that each tell much of one matter: a later number is one of the same, however many there are."""
_SEVERAL = 16
"""Figures of one story of which not all can be of one count."""


def find_relations(figures: Iterable[Counted], series: Mapping[str, str], parts: Set[str]) -> tuple[RelationRow, ...]:
    """All comparisons, by ids; ``a`` is the earlier in report time."""
    families: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    figures = in_company(figures)
    given = given_by(figures)
    crowd = Counter(figure.story for figure in figures)
    for figure in figures:
        if not figure.planned and not is_idle(figure.row):
            measure = "killed" if is_of_victims(figure.row) or is_of_survivors(figure.row) else figure.row.measure
            families[(figure.story, *_family(measure))].append(figure)
    told: list[RelationRow] = []
    for (story, *_), members in families.items():
        members.sort(key=_in_report_time)
        few = len(members) <= _FEW
        crowded = not few or crowd[story] > _CROWD
        by_id = {member.row.id: member for member in members}
        pairs = list(all_pairs(members) if len(members) <= _ALL else some_pairs(members, series))
        verdicts = [_rules(one, other, parts, given) for one, other in pairs]
        if len(members) <= _ALL:
            verdicts = weigh(pairs, verdicts)
        rows = [
            row
            for (one, other), verdict in zip(pairs, verdicts, strict=True)
            for row in (_relation(one, other, verdict, given, crowded=crowded, several=crowd[story] > _SEVERAL),)
            if not is_beside_a_denial(one.row, other.row, row.relation)
        ]
        rows = rows if len(members) <= _ALL else [row for row in rows if len(row.scope) <= 1]
        if crowded and len({member.row.report_key for member in members}) > _HANDFUL:
            rows = [row for row in (within_series(row, series, by_id) for row in rows) if is_newer_state(row, by_id)]
        told += settled(look_again(rows, members, series), [one.row for one in members])
    for story in sorted(crowd):
        if crowd[story] <= _ALL:
            figures = [one for key in sorted(families) if key[0] == story for one in families[key]]
            told += _across(figures, parts, given, several=crowd[story] > _SEVERAL)
    return tuple(sorted(told, key=lambda row: (row.a, row.b)))


def _across(figures: Iterable[Counted], parts: Set[str], given: Given, *, several: bool) -> list[RelationRow]:
    """Comparisons of two families of measures, in a story of some figures."""
    ordered = sorted(figures, key=_in_report_time)
    pairs = [(a, b) for a, b in all_pairs(ordered) if frozenset({a.row.measure, b.row.measure}) in _BESIDE]
    pairs = [(a, b) for a, b in pairs if _family(a.row.measure) != _family(b.row.measure)]
    verdicts = weigh(pairs, [_rules(one, other, parts, given) for one, other in pairs])
    rows = (
        _relation(one, other, verdict, given, crowded=False, several=several)
        for (one, other), verdict in zip(pairs, verdicts, strict=True)
    )
    by_id = {one.row.id: one.row for one in ordered}
    return [row for row in rows if not is_beside_a_denial(by_id[row.a], by_id[row.b], row.relation)]


def _family(measure: str) -> tuple[str, ...]:
    return next((tuple(sorted(family)) for family in _FAMILIES if measure in family), (measure,))


def _in_report_time(figure: Counted) -> tuple[Any, ...]:
    row = figure.row
    return (row.published or date.max, row.report, row.report_key, row.start, row.id)


def _rules(one: Counted, other: Counted, parts: Set[str], given: Given) -> Verdict:
    """What the rules of comparison say of two figures."""
    if printed(one) == printed(other) and not are_told_apart(one.row, other.row):
        return Verdict(*_judged(one, other, (), given), certain=True)
    if _brings_it_to(one, other):
        return Verdict("different_scope", ("time",), certain=True)
    if one.row.part_of == other.row.id or other.row.part_of == one.row.id:
        # "Eight of the deaths were in Hickman": people like the others, elsewhere counted.
        part = "place" if is_a_part_by_place(one, other) else "time" if one.window != other.window else "group"
        return Verdict("different_scope", (part,), certain=True)
    scope = find_scope(one, other)
    # What counts a part in its own report is no other's count of the whole, unless it is the same number.
    if scope == ("group",) and one.group == other.group and is_some_in_a_place(one, other):
        scope = ("place",)
    some = _is_a_part(one.row, other.row, parts) and not _is_about(one.row, other.row)
    if not scope and some and not (are_one_whole(one, other) or are_told_beside(one, other)):
        scope = ("place",) if is_elsewhere(one, other) else ("time",) if _adds_up_to(one, other) else ("group",)
    if scope == ("group",) and is_at_a_spot(one, other):
        scope = ("place",)
    return Verdict(*_judged(one, other, scope, given), certain=_is_told(one, other, scope))


def _is_told(one: Counted, other: Counted, scope: tuple[str, ...]) -> bool:
    """Whether the words themselves say how the two stand: one is corrected, called wrong or taken back, each is of
    somebody else, or of another place that its own sentence names.
    """
    a, b = one.row, other.row
    if "place" in scope and one.place_said and other.place_said:
        return not (one.where.holds(other.where) or other.where.holds(one.where))
    if tells_why(a, b) or is_called_wrong(a) != is_called_wrong(b) or is_taken_back(a) != is_taken_back(b):
        return True
    return scope == ("group",) and (counts_its_own(a) or counts_its_own(b) or are_two_persons(a, b))


def _judged(one: Counted, other: Counted, scope: tuple[str, ...], given: Given) -> tuple[str, tuple[str, ...]]:
    if scope == ("measure",) and is_crossed(one.row, other.row, given):
        return "suspicious", ()
    return ("different_scope", scope) if scope else _judge(one, other, given)


def _relation(
    one: Counted, other: Counted, verdict: Verdict, given: Given, *, crowded: bool, several: bool
) -> RelationRow:
    """The verdict as it is told: an alarm only where it holds."""
    told, scope = verdict.relation, verdict.scope
    if told in ("contradicted", "suspicious"):
        if part := part_of_alarm(one, other, told, given):
            told, scope = "different_scope", part
        elif (crowded and not is_told_openly(one, other, told)) or (several and not is_likely(one, other, told, given)):
            told, scope = "different_scope", ("event",)
    same_origin = one.row.origin is not None and one.row.origin == other.row.origin
    return RelationRow(
        a=one.row.id,
        b=other.row.id,
        relation=told,
        scope=scope,
        same_origin=same_origin,
        reason=reason(one, other, told, scope, same_origin),
    )


def _is_about(a: FigureRow, b: FigureRow) -> bool:
    """Whether the one is the other, or hardly more: 655 where "more than 650" were told of."""
    return alike(a, b) or (meet(a, b) and ratio(a, b) <= _SLIGHT)


def _adds_up_to(one: Counted, other: Counted) -> bool:
    """Whether the smaller came on top: "six bodies were recovered, taking the number of dead to 19"."""
    less, more = sorted((one, other), key=lambda figure: point(figure.row) or 0)
    beside = one.row.report_key == other.row.report_key and less.row.sentence == more.row.sentence
    return beside and less.row.start < more.row.start and is_tally(more.row) and one.row.group == other.row.group


def _brings_it_to(one: Counted, other: Counted) -> bool:
    """Whether the sentence says so: "17 more died of their wounds, raising the number of dead to 80"."""
    more = max((one, other), key=lambda figure: point(figure.row) or 0).row
    told = is_count_itself(more) and not says(more.sentence_text, "corrections")
    return told and one.row.measure == other.row.measure and _adds_up_to(one, other)


def _is_a_part(a: FigureRow, b: FigureRow, parts: Set[str]) -> bool:
    """Whether one counts a part in its own report, and the other not the same part in the next bulletin."""
    return bool({a.id, b.id} & parts) and not same_slot(a, b) and not are_two_states(a, b)


def _judge(one: Counted, other: Counted, given: Given) -> tuple[str, tuple[str, ...]]:
    """The relation of two that seem comparable, and the scope where the numbers themselves show that they are not."""
    a, b = one.row, other.row
    told = compare(one, other, given)
    if told == "different_scope":
        return told, ("event",)
    if told != "same":
        if _is_one_account(one, other) and not (tells_why(one.row, other.row) or are_two_states(one.row, other.row)):
            # One report in one voice means two things by two numbers.
            if is_elsewhere(one, other):
                return "different_scope", ("place",)
            return "different_scope", ("event",) if one.days != other.days else ("group",)
        denied = is_disputed(one, other, given) or is_all_there_was(a, b) or corrects(a, b) or corrects(b, a)
        if is_far_apart(one, other) and not denied:
            if one.where.key != other.where.key and one.where.key and other.where.key:
                return "different_scope", ("place",)
            return "different_scope", ("event",) if one.days != other.days else ("group",)
    told = "revised" if told == "suspicious" and have_died(a, b, given) else told
    if told == "suspicious" and (is_no_fall(a, b) or not _surely_one_count(one, other)):
        return "different_scope", ("event",)
    if (part := part_of_toll(one, other, told)) and not tells_why(a, b):
        return "different_scope", part
    told = "revised" if told == "contradicted" and is_counted_on(one, other) else told
    if told != "same" and (counts_the_rest(a, b, told) or counts_the_dead(a, b, given)):
        return "different_scope", ("group",)
    if told in ("contradicted", "revised") and one.row.measure == "aid" and not is_one_gift(one.row, other.row):
        # What each of two givers gives is no count of one thing.
        return "different_scope", ("group",)
    if told == "contradicted" and a.measure in OF_A_MOMENT and is_word_for_many(a) and is_word_for_many(b):
        return "different_scope", ("event",)
    if told == "revised" and (is_fear_beside_count(a, b) or are_pieces(one, other)):
        return "different_scope", ("event",)
    if told == "contradicted" and not _surely_at_odds(one, other, given):
        return "different_scope", ("event",)
    no_count = is_a_word_for_some(a, b) or (is_only_feared(a, b) and not are_two_tolls(one, other))
    if told == "contradicted" and no_count and not _answers(one, other, given):
        return ("different_scope", ("event",)) if is_fear_beside_count(a, b) else ("revised", ())
    return told, ()


def _surely_at_odds(one: Counted, other: Counted, given: Given) -> bool:
    """Whether two numbers, of two holders who do not speak of one another, are known to be of one event.

    Those of two days are so if both tell their days; arrests are counted in pieces, by all but the state's own.
    """
    a, b = one.row, other.row
    if (
        _answers(one, other, given)
        or is_all(a)
        or is_all(b)
        or a.report_key == b.report_key
        or are_two_tolls(one, other)
    ):
        return True
    if a.measure in HELD and not ({a.source_kind, b.source_kind} & OFFICIAL or are_opposed(a, b)):
        return one.total or other.total
    moved = one.as_of is not None and other.as_of is not None and one.as_of != other.as_of
    if moved and one.main and other.main and a.measure == b.measure == "killed" and ratio(a, b) <= _TWICE:
        # Each is all that its report counts, and the dead do not become fewer.
        return True
    return not moved or None not in (one.days, other.days) or ratio(a, b) <= _OPPOSED or are_opposed(a, b)


def _answers(one: Counted, other: Counted, given: Given) -> bool:
    """Whether one of two says that the other is wrong, or takes it back."""
    return is_disputed(one, other, given) or (one.row.status == "denied") != (other.row.status == "denied")


def _is_one_account(one: Counted, other: Counted) -> bool:
    a, b = one.row, other.row
    return a.report_key == b.report_key and (same_source(a, b) or not (are_both_held(a, b) or is_claimed(one, other)))


def _surely_one_count(one: Counted, other: Counted) -> bool:
    """Whether a fall is worth an alarm: both are running totals or of known days, or one holder gives both."""
    if is_vague(one.row) or is_vague(other.row):
        return False
    if min(point(one.row) or 0, point(other.row) or 0) < _SMALL and not (held_by(one.row) and held_by(other.row)):
        return False
    known = one.days is not None and other.days is not None
    return (one.total and other.total) or known or is_swap(one.row, other.row) or same_source(one.row, other.row)
