"""In what two figures differ in what they count."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.resolve.counts.beside import are_told_beside
from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, touch
from dateline.resolve.counts.groups import groups_differ
from dateline.resolve.counts.measures import have_become_other, measures_differ
from dateline.resolve.counts.place_scopes import HELD, is_said_less_exactly, places_differ
from dateline.resolve.counts.single import are_two_persons
from dateline.resolve.counts.values import agree, alike, held_by, is_odd, is_vague, meet, point, ratio, same_source
from dateline.resolve.counts.wording import is_aftermath, is_count_itself, is_tally, is_what_became_less
from dateline.resolve.words import head_noun, listed, says

_YEAR = 200
"""Days without any count from which running totals are of two crises."""

_ERA = 1000
"""Days between the beginnings of two running totals from which they are of two crises, though both run on."""

_FALL, _RISE, _DENIED = 5.0, 20.0, 3.0
"""How many times smaller, larger, or other than denied a number may be to be taken for the same count."""

_IN_A_DAY = 8.0
"""The same for two numbers of one day, unless two holders are named who may differ by any measure."""
_ONE_HOLDER = 2.0
"""How much further apart they may be where one holder gives both."""

_GOES_ON = 14
"""Days for which a disaster's victims are counted from its day on; a longer total is that of a war."""

STOCKS = frozenset({"displaced", "evacuated", "infected", "missing"})
"""Who has fled, is sought or has fallen ill is counted on from day to day, and on no day anew."""

_STATES = frozenset({"trapped", "need", "dark"})
"""The same of those who are told to be in a state."""

_OF_A_DAY = frozenset({"killed", "injured", "participants", "attackers", "forces", *HELD})
"""What happens on its day; houses and the sick are counted for days after."""
_NEAR = 1.1
"""How many times the one number the other may be as the same, told less exactly."""

_WHOLE = 2.0
"""How many times a number of no known place that of the whole country is, where it is no later count of the same."""

_VICTIMS = frozenset({"killed", "injured", "missing"})

_SIDES = frozenset({"police", "security_forces", "demonstrators"})

_OF_A_DISASTER = frozenset({"killed", "injured", "missing", "destroyed", "affected"})
"""What is counted of a day's disaster for days after."""

_SOON = timedelta(days=4)
"""How long a toll of no told beginning is one count with the next."""

_NIGHT, _AFTER = timedelta(days=1), timedelta(days=4)
"""How long one night's event lasts, and from when on a report that names no day speaks of more than that night."""

_LATE = 7
"""Days for which the victims of one event are told anew, of a day that was taken from another sentence."""

_HOLDS_FOR = 1
"""Days for which "nobody was hurt" says something of a count."""


def find_scope(one: Counted, other: Counted) -> tuple[str, ...]:
    """In what two figures differ in what they count; () if they are comparable."""
    scope = []
    if measures_differ(one, other):
        scope.append("measure")
    # "Nine are still held": that is another measure, and only some of those who were taken.
    some = have_become_other(one.row, other.row)
    if some or groups_differ(one, other) or are_two_persons(one.row, other.row):
        scope.append("group")
    if places_differ(one, other) or _sees_only_a_part(one, other) or _sees_only_a_part(other, one):
        scope.append("place")
    when = _times_differ(one, other)
    if when:
        scope.append(when)
    return tuple(scope)


def is_far_apart(one: Counted, other: Counted) -> bool:
    """Whether the numbers lie so far apart that hardly one count became the other.

    One holder who gives both may have counted on; all others more likely count something else.
    """
    a, b = one.row, other.row
    if alike(a, b) or agree(a, b):
        return False
    between = abs((one.as_of - other.as_of).days) if one.as_of and other.as_of else None
    if 0 in (a.high, b.high):
        return between is None or between > _HOLDS_FOR
    apart = ratio(a, b)
    if (a.status == "denied") != (b.status == "denied"):
        return apart > _DENIED
    if a.measure == b.measure == "participants" and a.report_key == b.report_key and held_by(a) and held_by(b):
        # Police and organisers, laid beside each other: they differ by any measure.
        return same_source(a, b)
    if a.measure == "participants" and between == 0 and one.where.key == other.where.key:
        # Of one place on one day police and organisers differ by any measure, in two reports, too.
        return not (held_by(a) and held_by(b)) or same_source(a, b)
    given_by_one = _ONE_HOLDER if a.source and same_source(a, b) else 1.0
    fell = (
        bool(between) and (point(b) or 0) < (point(a) or 0)
        if _in_order(one, other)
        else (point(b) or 0) > (point(a) or 0)
    )
    if between == 0 and not (held_by(a) and held_by(b)) and not _is_one_disasters(one, other):
        return apart > _IN_A_DAY * given_by_one
    return apart > (_FALL if fell else _RISE) * given_by_one


def _is_one_disasters(one: Counted, other: Counted) -> bool:
    """Whether two reports give all the victims of one disaster, who are many times more by the evening."""
    apart = one.row.report_key != other.row.report_key
    return apart and one.main and other.main and one.once and other.once and one.row.measure in _VICTIMS


def _in_order(one: Counted, other: Counted) -> bool:
    return one.as_of is None or other.as_of is None or one.as_of <= other.as_of


def _sees_only_a_part(one: Counted, other: Counted) -> bool:
    """Whether the first is the smaller number of a hospital or doctor, who count those brought to them."""
    a, b = one.row, other.row
    smaller = (point(a) or 0) < (point(b) or 0) and not meet(a, b)
    of_patients = a.source_kind == "medical" or (not a.source and a.measure in ("injured", "hospitalised"))
    own = not a.source and says(a.outlet, "wards")
    seen = head_noun(a.people) in listed("remains") and says(a.sentence_text, "seen")
    of_patients = of_patients or own or seen
    if not smaller or not of_patients or a.high == 0 or same_source(a, b) or a.measure == b.measure == "hospitalised":
        # Who lies in hospital is counted in hospitals, whoever counts.
        return False
    apart = abs((one.as_of - other.as_of).days) if one.as_of and other.as_of else 0
    # A committee of doctors counts for all; and a toll of days before has grown since.
    return apart <= 1 and (own or seen or says(a.source, "wards") or says(a.sentence_text, "wards"))


def _is_another_crowd(one: Counted, other: Counted) -> bool:
    """Whether two crowds are of reports days apart: without a day in words each is that of its own report."""
    if one.row.measure not in OF_A_MOMENT or one.as_of is None or other.as_of is None:
        return False
    apart = abs((one.as_of - other.as_of).days)
    # Who counts a crowd on two days, counts two crowds; so are thousands here and thousands there.
    anew = (is_vague(one.row) and is_vague(other.row)) or (bool(one.row.source) and same_source(one.row, other.row))
    corrected = says(one.row.sentence_text, "corrections") or says(other.row.sentence_text, "corrections")
    return apart > (0 if anew and not corrected else 1) and not alike(one.row, other.row)


def _is_long_after_a_night(one: Counted, other: Counted) -> bool:
    """Whether the one has the dead of one night of unrest, and the other by far more some days after, of no told day.

    The dead of a quake or a blast are counted on for days; a night of unrest is followed by others.
    """
    night, later = (one, other) if one.days else (other, one)
    if night.days is None or night.first is None or later.first is None or night.row.measure not in _VICTIMS:
        return False
    if night.total or night.once or later.once or is_tally(later.row) or is_vague(later.row):
        return False
    if head_noun(later.row.people) in listed("remains"):
        # Bodies that are found for days were buried by something.
        return False
    brief = night.row.time_basis == "stated" and night.days[1] - night.days[0] <= _NIGHT
    after = later.first - max(night.days[1], night.first) >= _AFTER
    known = night.row.high is not None and (point(later.row) or 0) > night.row.high
    return brief and after and known and (is_vague(night.row) or ratio(one.row, other.row) > _WHOLE)


def _goes_on_counting(one: Counted, other: Counted) -> bool:
    """Whether the one counts the victims of a day, and the other those since that day, soon after: one landslide."""
    event, total = (other, one) if one.total else (one, other)
    if event.days is None or total.days is None or event.row.measure not in _OF_A_DISASTER:
        return False
    # A day taken from another sentence is none since which was counted.
    begins = abs((total.days[0] - event.days[0]).days) <= 1 and total.row.time_basis != "inferred"
    first, last = (total, event) if (total.first or date.max) < (event.first or date.max) else (event, total)
    more = (point(last.row) or 0) > (point(first.row) or 0)
    return begins and more and not total.window and (total.days[1] - total.days[0]).days <= _GOES_ON


def _is_one_toll(one: Counted, other: Counted) -> bool:
    """Whether both are all the victims of one disaster, told of its day by one and since that day by the other."""
    whole = (one.main and other.main) or (one.row.report_key == other.row.report_key and one.group == other.group)
    both = whole and one.once and other.once and not (one.window or other.window or one.part or other.part)
    near = one.days is not None and other.days is not None and _are_near(one.days, other.days)
    if near and one.total != other.total and _is_of_long_before(*((one, other) if one.total else (other, one))):
        return False
    return both and near and one.row.measure == other.row.measure == "killed"


def _is_of_long_before(total: Counted, event: Counted) -> bool:
    """Whether the total is counted from a day long before what the other counts: "31 killings in 2011"."""
    since = total.row.time_start
    return since is not None and event.days is not None and (event.days[0] - since).days > _GOES_ON


def _is_state_of(one: Counted, other: Counted) -> bool:
    """Whether the one is a running total, and the other said as the state of a count.

    No smaller on a later day, unless it is told as lowered: "revised the number of dead down to 821".
    """
    event, total = (other, one) if one.total else (one, other)
    if not is_tally(event.row) or total.window or event.window or event.as_of is None or total.as_of is None:
        return False
    first, last = (event, total) if event.as_of < total.as_of else (total, event)
    grown = (point(last.row) or 0) >= (point(first.row) or 0) or says(last.row.sentence_text, "corrections")
    if first is total and total.row.time_start is None and (last.as_of or date.max) - total.as_of <= _SOON:
        # "Floods have killed 27", since no told day; three days later the toll rose to 61.
        return 1 <= ratio(one.row, other.row) <= _FALL and grown
    return ratio(one.row, other.row) <= (_FALL if is_count_itself(event.row) else _WHOLE) and grown


def _is_said_beside(one: Counted, other: Counted) -> bool:
    """Whether one has its days from the other's sentence: "222 since 18 October, the institute says. Police say 72"."""
    event, total = (other, one) if one.total else (one, other)
    carried = event.row.time_basis == "inferred" and event.row.report_key == total.row.report_key
    return carried and event.row.time_text == total.row.time_text and not (event.window or total.window)


def _is_of_the_stretch(one: Counted, other: Counted) -> bool:
    """Whether the one has its day from another sentence, and a later report counts no fewer since before that day."""
    event, total = (other, one) if one.total else (one, other)
    if event.row.time_basis != "inferred" or event.days is None or total.days is None or event.window or total.window:
        return False
    later = (total.first or date.min) >= (event.first or date.max) and total.row.report_key != event.row.report_key
    within = total.days[0] <= event.days[0] and event.days[1] <= total.days[1]
    more = (point(total.row) or 0) >= (point(event.row) or 0) and ratio(one.row, other.row) <= _WHOLE
    # "Dozens" of one night sets no size by which the dead of a week could be known as the same.
    return later and within and more and event.row.measure in _OF_A_DISASTER and not is_vague(event.row)


def _are_two_windows(one: Counted, other: Counted) -> bool:
    """Whether two stretches up to the days of their reports are not one: yesterday's last 24 hours, and today's."""
    days = [figure.days or (figure.first and (figure.first, figure.first)) for figure in (one, other)]
    if not days[0] or not days[1]:
        return False
    return days[0][1] != days[1][1] and not touch(days[0], days[1], -timedelta(days=1))


def _is_stock(figure: Counted) -> bool:
    """Whether it is of those in some state, who are counted on from day to day: trapped, or in need."""
    return figure.row.measure in STOCKS or figure.kind in _STATES


def _are_near(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return max((a[0] - b[1]).days, (b[0] - a[1]).days) <= _GOES_ON


def _is_day_carried(one: Counted, other: Counted) -> bool:
    """Whether the day of one was taken from another sentence: it parts no two counts of one number."""
    return any(figure.row.time_basis == "inferred" for figure in (one, other))


def _by_one_holder(one: Counted, other: Counted) -> bool:
    """Whether one holder gives other numbers for two days in words, and neither as a count so far: two events."""
    a, b = one.row, other.row
    told = all(row.time_basis == "stated" and row.time_precision == "day" and row.time_text for row in (a, b))
    so_far = is_tally(a) or is_tally(b) or is_aftermath(a) or is_aftermath(b)
    return told and bool(a.source) and same_source(a, b) and not so_far and not meet(a, b)


def _is_held_anew(one: Counted, other: Counted) -> bool:
    """Whether arrests or hurt police are told of two days, neither so far: those of Tuesday are not Wednesday's."""
    side = one.row.measure == "injured" and one.row.group == other.row.group and one.row.group in _SIDES
    if not (one.row.measure in HELD or side) or one.row.report_key == other.row.report_key:
        return False
    told = all(figure.row.time_precision == "day" and figure.row.time_text for figure in (one, other))
    return told and not (is_tally(one.row) or is_tally(other.row)) and not meet(one.row, other.row)


def _is_told_before(one: Counted, other: Counted) -> bool:
    """Whether the one's report came out before what the other counts began: nobody counts what is to come."""
    if one.first is None or other.days is None or other.total or alike(one.row, other.row):
        return False
    if is_tally(other.row) or is_aftermath(other.row) or other.row.measure not in _OF_A_DAY:
        return False
    if meet(one.row, other.row) and ratio(one.row, other.row) <= _NEAR:
        return False
    late = 0 if other.row.time_basis == "stated" else _LATE if other.row.measure in _VICTIMS else 1
    return (other.days[0] - one.first).days > late


def _times_differ(one: Counted, other: Counted) -> str:
    a, b = one.days, other.days
    if one.past != other.past:
        return "time" if one.total and other.total else "event"
    if _is_told_before(one, other) or _is_told_before(other, one):
        return "event"
    later = is_what_became_less(one.row) != is_what_became_less(other.row) and one.row.measure in OF_A_MOMENT
    known = alike(one.row, other.row) and (is_odd(one.row) or one.as_of == other.as_of)
    if (one.window != other.window or later) and not known:
        return "time"
    if one.window and other.window and not alike(one.row, other.row) and _are_two_windows(one, other):
        # "Eleven in the last 24 hours", and twelve in those of two days later.
        return "time"
    if (one.as_of is None or other.as_of is None) and not meet(one.row, other.row):
        # Of a toll at no known day nobody can say whether it is another count or an earlier one.
        return "" if one.row.report_key == other.row.report_key else "time"
    if are_told_beside(one, other) and _is_day_carried(one, other) and not (one.total or other.total):
        return ""
    if a is None or b is None:
        return "event" if _is_another_crowd(one, other) or _is_long_after_a_night(one, other) else ""
    if one.total and other.total:
        begun = abs((a[0] - b[0]).days) > _ERA and not alike(one.row, other.row)
        return "time" if begun or max((a[0] - b[1]).days, (b[0] - a[1]).days) > _YEAR else ""
    if a == b and any(figure.row.cumulative and figure.row.time_start is None for figure in (one, other)):
        # "The toll of Wednesday's bombing rose to seven": a count of no stretch but of that day.
        return ""
    if _is_all_of_one_disaster(one, other) and _is_day_carried(one, other):
        return ""
    if one.total or other.total:
        goes_on = (
            _is_one_toll(one, other)
            or _goes_on_counting(one, other)
            or _is_state_of(one, other)
            or _is_said_beside(one, other)
            or _is_of_the_stretch(one, other)
        )
        return "" if alike(one.row, other.row) or goes_on or is_said_less_exactly(one, other) else "time"
    if _is_stock(one) and one.row.measure == other.row.measure and _are_near(a, b):
        return ""
    odd = is_odd(one.row) or is_odd(other.row)
    one_number = alike(one.row, other.row) and odd
    if one_number and (_is_day_carried(one, other) or (_is_exact(one, other) and _are_near(a, b))):
        return ""
    slack = timedelta(0) if one.row.measure in OF_A_MOMENT else timedelta(days=1)
    first, last = (one, other) if a[0] < b[0] else (other, one)
    if a[0] <= b[1] + slack and b[0] <= a[1] + slack:
        overlap = a[0] <= b[1] and b[0] <= a[1]
        # A day later fewer: not the same night told by two, but the next attack.
        fewer = (point(last.row) or 0) < (point(first.row) or 0) and not meet(one.row, other.row)
        carried = one.main and other.main and one.row.time_basis == other.row.time_basis == "inferred"
        counted = says(last.row.sentence_text, "aftermath") and not is_vague(last.row)
        less = fewer and not (counted or is_tally(last.row) or carried)
        another = less or _by_one_holder(one, other) or _is_held_anew(one, other)
        return "event" if another and not overlap and not says(last.row.sentence_text, "corrections") else ""
    # "The office now speaks of 23 dead": the day is that of the count, not of another flood.
    counting = is_tally(last.row) or is_aftermath(last.row) or says(last.row.sentence_text, "corrections")
    return "" if counting else "event"


def _is_all_of_one_disaster(one: Counted, other: Counted) -> bool:
    """Whether two reports give all who were harmed by the one disaster of their story, days and not weeks apart.

    Bodies that were found are one count, too, where a report fears more dead; "three over the weekend" are those of
    a stretch.
    """
    apart = one.row.report_key != other.row.report_key and one.row.measure == other.row.measure
    bodies = all(head_noun(figure.row.people) in listed("remains") for figure in (one, other))
    whole = bodies or (one.main and other.main and not (one.total or other.total))
    parts = one.part or other.part or one.window or other.window
    soon = one.first is not None and other.first is not None and abs((one.first - other.first).days) <= _GOES_ON
    return apart and whole and not parts and (one.once or other.once) and soon


def _is_exact(one: Counted, other: Counted) -> bool:
    """Whether both give one number without "about" or "at least"."""
    a, b = one.row, other.row
    return a.low == a.high == b.low == b.high and not (a.approx or b.approx)
