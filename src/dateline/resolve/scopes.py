"""In what two figures differ in what they count."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.rows import FigureRow
from dateline.resolve.counted import OF_A_MOMENT, Counted, touch
from dateline.resolve.groups import groups_differ
from dateline.resolve.places import Where, kilometres
from dateline.resolve.values import agree, alike, held_by, is_odd, meet, point, ratio, same_source
from dateline.resolve.whom import HARMED
from dateline.resolve.wording import is_aftermath, is_site, is_tally, spans_places
from dateline.resolve.words import head_noun, says, words_of

_YEAR = 200
"""Days without any count from which running totals are of two crises."""

_BESIDE_KM = 20
"""How far a quarter may lie from the middle of its city."""

_FALL, _RISE, _DENIED = 5.0, 20.0, 3.0
"""How many times smaller, larger, or other than denied a number may be to be taken for the same count."""

_IN_A_DAY = 8.0
"""The same for two numbers of one day, unless two holders are named who may differ by any measure."""
_ONE_HOLDER = 2.0
"""How much further apart they may be where one holder gives both."""

_HELD = frozenset({"detained", "released", "sentenced"})
"""Counted town by town on one day, unlike the victims of one disaster: a place carried over is theirs, too."""

_GOES_ON = 14
"""Days for which a disaster's victims are counted from its day on; a longer total is that of a war."""

_STOCKS = frozenset({"displaced", "evacuated", "infected", "missing"})
"""Who has fled, is sought or has fallen ill is counted on from day to day, and on no day anew."""

_WHOLE = 2.0
"""How many times a number of no known place that of the whole country is, where it is no later count of the same."""

_ONE_MOMENT = 2
"""Days within which one number under two words is one count."""

_VICTIMS = frozenset({"killed", "injured", "missing"})

_HOLDS_FOR = 1
"""Days for which "nobody was hurt" says something of a count."""


def find_scope(one: Counted, other: Counted) -> tuple[str, ...]:
    """In what two figures differ in what they count; () if they are comparable."""
    scope = []
    if _measures_differ(one, other):
        scope.append("measure")
    if groups_differ(one, other):
        scope.append("group")
    if _places_differ(one, other) or _sees_only_a_part(one, other) or _sees_only_a_part(other, one):
        scope.append("place")
    when = _times_differ(one, other)
    if when:
        scope.append(when)
    return tuple(scope)


def is_a_part_by_place(one: Counted, other: Counted) -> bool:
    """Whether of two figures of which one is a part of the other the place tells which part."""
    if any(a.place_said and b.place_later for a, b in ((one, other), (other, one))):
        return one.row.group == other.row.group
    apart = one.where.key != other.where.key and (one.place_said or other.place_said)
    return apart and one.row.group == other.row.group and _places_differ(one, other)


def _measures_differ(one: Counted, other: Counted) -> bool:
    a, b = one.row, other.row
    if (a.measure == b.measure and one.kind == other.kind) or _is_none_harmed(one, other):
        return False
    # One count under two words: it is known by its number.
    return not (alike(a, b) and _is_under_another_word(one, other)) and not _is_toll_of_victims(one, other)


def _is_under_another_word(one: Counted, other: Counted) -> bool:
    """Whether two words may stand for the same thing: those who fled were moved, those brought in were hurt."""
    rows = {figure.row.measure: figure.row for figure in (one, other)}
    near = one.as_of is None or other.as_of is None or abs((one.as_of - other.as_of).days) <= _ONE_MOMENT
    if rows.keys() in ({"displaced", "evacuated"}, {"abducted", "detained"}):
        return near and any(is_odd(row) for row in rows.values())
    if rows.keys() == {"injured", "hospitalised"}:
        hurt = rows["injured"]
        return near and (hurt.source_kind == "medical" or says(hurt.sentence_text, "wards"))
    return near and any(is_of_victims(row) for row in rows.values()) and bool(rows.keys() & _VICTIMS)


def _is_toll_of_victims(one: Counted, other: Counted) -> bool:
    """Whether the one is the state of a count of victims, and the other of the dead: "the number of victims is 38"."""
    rows = {figure.row.measure: figure.row for figure in (one, other)}
    if rows.keys() != {"affected", "killed"} or not is_of_victims(rows["affected"]):
        return False
    return is_tally(rows["affected"]) and ratio(one.row, other.row) <= _WHOLE


def is_of_victims(row: FigureRow) -> bool:
    """Whether it counts victims and does not say what befell them: "the families of all 14 victims"."""
    named = head_noun(row.people) == "victim" or (not row.people and says(row.sentence_text, ["number of victims"]))
    return row.measure == "affected" and named


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
    given_by_one = _ONE_HOLDER if a.source and same_source(a, b) else 1.0
    fell = (
        bool(between) and (point(b) or 0) < (point(a) or 0)
        if _in_order(one, other)
        else (point(b) or 0) > (point(a) or 0)
    )
    if between == 0 and not (held_by(a) and held_by(b)):
        return apart > _IN_A_DAY * given_by_one
    return apart > (_FALL if fell else _RISE) * given_by_one


def _in_order(one: Counted, other: Counted) -> bool:
    return one.as_of is None or other.as_of is None or one.as_of <= other.as_of


def _is_none_harmed(one: Counted, other: Counted) -> bool:
    """Whether the one says that nobody was hurt where the other counts dead."""
    return any(
        a.measure == "injured" and a.high == 0 and b.measure == "killed" and b.high != 0
        for a, b in ((one.row, other.row), (other.row, one.row))
    )


def _sees_only_a_part(one: Counted, other: Counted) -> bool:
    """Whether the first is the smaller number of a hospital or doctor, who count those brought to them."""
    a, b = one.row, other.row
    smaller = (point(a) or 0) < (point(b) or 0) and not meet(a, b)
    of_patients = a.source_kind == "medical" or (not a.source and a.measure in ("injured", "hospitalised"))
    own = not a.source and says(a.outlet, "wards")
    of_patients = of_patients or own
    if not smaller or not of_patients or a.high == 0 or same_source(a, b) or a.measure == b.measure == "hospitalised":
        # Who lies in hospital is counted in hospitals, whoever counts.
        return False
    apart = abs((one.as_of - other.as_of).days) if one.as_of and other.as_of else 0
    # A committee of doctors counts for all; and a toll of days before has grown since.
    return apart <= 1 and (own or says(a.source, "wards") or says(a.sentence_text, "wards"))


def _places_differ(one: Counted, other: Counted) -> bool:
    if one.alone != other.alone and not alike(one.row, other.row) and not _is_the_singled_out(one, other):
        return True
    if spans_places(one.row) != spans_places(other.row) and not alike(one.row, other.row):
        return True
    a, b = (Where() if figure.place_guessed else figure.where for figure in (one, other))
    if not a.key or not b.key:
        whole, rest = (one, other) if a.key else (other, one)
        more = (point(whole.row) or 0) > (point(rest.row) or 0) and not meet(one.row, other.row)
        return more and ratio(one.row, other.row) >= _WHOLE and _is_countrywide(whole)
    if a.key == b.key or a.is_site_of(b) or b.is_site_of(a) or _is_one_spot(one, other, a, b):
        return False
    if _is_known_by_number(one, other):
        return False
    carried = not all(figure.place_said or says(figure.row.sentence_text, "statewide") for figure in (one, other))
    if _is_mended_by_its_outlet(one, other) or _may_stand_in(one, other) or _may_stand_in(other, one):
        return False
    if _is_called_alike(one, other, a, b) or _is_beside(one, other):
        return False
    if not (a.holds(b) or b.holds(a)):
        # Crowds gather in many towns on one day, so a town carried over from another sentence is theirs, too.
        near = a.country == b.country or not a.country or not b.country
        if one.row.measure in _HELD and not meet(one.row, other.row):
            return True
        return not (carried and near) or (one.row.measure in OF_A_MOMENT and not alike(one.row, other.row))
    if carried and ("country" not in (a.level, b.level) or _is_more_than_its_whole(one, other)):
        return False
    # "18 killed in Nice" and "18 killed in France" are one count told twice; 38 and 405 are a part and a whole.
    return not alike(one.row, other.row)


def _is_the_singled_out(one: Counted, other: Counted) -> bool:
    """Whether the place that one singles out is the other's: "1,000 in Karachi alone" after 612 in Karachi."""
    if one.where.key != other.where.key or not (one.place_said and other.place_said):
        return False
    return any(f"{figure.row.place} alone" in figure.row.sentence_text for figure in (one, other))


def _is_one_spot(one: Counted, other: Counted, a: Where, b: Where) -> bool:
    """Whether the one names the town and the other the country where the same accident was."""
    if (
        not (one.spot and other.spot and (a.holds(b) or b.holds(a)))
        or one.total
        or other.total
        or one.part
        or other.part
    ):
        return False
    return one.days is not None and other.days is not None and touch(one.days, other.days, timedelta(days=1))


def _is_known_by_number(one: Counted, other: Counted) -> bool:
    """Whether two reports give one rare number of those harmed on one day: told of two places, it is one count.

    Of those held that is so only if a name was taken for one in another country: many towns hold some that day.
    """
    a, b = one.row, other.row
    if one.hint is None or other.hint is None or a.report_key == b.report_key or not (is_odd(a) and alike(a, b)):
        return False
    abroad = one.where.country != other.where.country
    alone = a.measure in HARMED or (a.measure in _HELD and abroad)
    slack = timedelta(days=1) if abroad and not (one.days and other.days) else timedelta(0)
    brief = not (one.total or other.total) and touch(one.hint, other.hint, slack)
    return alone and brief and a.group == b.group


def _is_called_alike(one: Counted, other: Counted, a: Where, b: Where) -> bool:
    """Whether a town and its province have one name, and the number of the province is no larger on the same day."""
    if not a.name or a.name != b.name or not (a.holds(b) or b.holds(a)):
        return False
    whole, part = (one, other) if a.level == "province" else (other, one)
    more = (point(whole.row) or 0) > (point(part.row) or 0) and not meet(one.row, other.row)
    return not more or (whole.as_of or date.min) > (part.as_of or date.max)


def _is_beside(one: Counted, other: Counted) -> bool:
    """Whether a city and its quarter are named for one number: "in Lima", "in the Los Olivos district"."""
    apart = kilometres(one.row, other.row)
    return apart is not None and apart <= _BESIDE_KM and alike(one.row, other.row)


def _may_stand_in(one: Counted, other: Counted) -> bool:
    """Whether the one's place is no town that is known, but a site, or a name beside that of the other's place."""
    if one.row.place_id is not None or not one.row.place or other.row.place_id is None:
        return False
    named = f" {other.where.name} " in f" {' '.join(words_of(one.row.sentence_text))} "
    return is_site(one.row.place) or (bool(other.where.name) and named)


def _is_more_than_its_whole(one: Counted, other: Counted) -> bool:
    """Whether more are counted for the place within the other: a place that was carried over is then not theirs."""
    part, whole = (one, other) if other.where.holds(one.where) else (other, one)
    return not meet(one.row, other.row) and (point(part.row) or 0) > (point(whole.row) or 0)


def _is_mended_by_its_outlet(one: Counted, other: Counted) -> bool:
    """Whether an outlet prints its report again that day, and the headline says that it is corrected."""
    a, b = one.row, other.row
    same_day = bool(a.outlet) and a.outlet == b.outlet and one.first == other.first and a.report_key != b.report_key
    return same_day and (says(a.headline, "corrections") or says(b.headline, "corrections"))


def _is_countrywide(figure: Counted) -> bool:
    """Whether its sentence says that it is for all of the country."""
    around = (f"{word} {figure.row.place.casefold()}" for word in ("across", "throughout", "all over", "around"))
    sentence = figure.row.sentence_text
    return figure.where.level == "country" and (says(sentence, "countrywide") or says(sentence, around))


def _is_another_crowd(one: Counted, other: Counted) -> bool:
    """Whether two crowds are of reports days apart: without a day in words each is that of its own report."""
    if one.row.measure not in OF_A_MOMENT or one.as_of is None or other.as_of is None:
        return False
    return abs((one.as_of - other.as_of).days) > 1 and not alike(one.row, other.row)


def _goes_on_counting(one: Counted, other: Counted) -> bool:
    """Whether the one counts the victims of a day, and the other those since that day, soon after: one landslide."""
    event, total = (other, one) if one.total else (one, other)
    if event.days is None or total.days is None or event.row.measure not in ("killed", "injured", "missing"):
        return False
    # A day taken from another sentence is none since which was counted.
    begins = abs((total.days[0] - event.days[0]).days) <= 1 and total.row.time_basis != "inferred"
    more = (point(total.row) or 0) > (point(event.row) or 0)
    return begins and more and not total.window and (total.days[1] - total.days[0]).days <= _GOES_ON


def _is_state_of(one: Counted, other: Counted) -> bool:
    """Whether the one is a running total, and the other said as the state of a count, no smaller on a later day."""
    event, total = (other, one) if one.total else (one, other)
    if not is_tally(event.row) or total.window or event.window or event.as_of is None or total.as_of is None:
        return False
    first, last = (event, total) if event.as_of < total.as_of else (total, event)
    return ratio(one.row, other.row) <= _WHOLE and (point(last.row) or 0) >= (point(first.row) or 0)


def _is_said_beside(one: Counted, other: Counted) -> bool:
    """Whether one has its days from the other's sentence: "222 since 18 October, the institute says. Police say 72"."""
    event, total = (other, one) if one.total else (one, other)
    carried = event.row.time_basis == "inferred" and event.row.report_key == total.row.report_key
    return carried and event.row.time_text == total.row.time_text and not (event.window or total.window)


def _are_near(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return max((a[0] - b[1]).days, (b[0] - a[1]).days) <= _GOES_ON


def _is_day_carried(one: Counted, other: Counted) -> bool:
    """Whether the day of one was taken from another sentence: it parts no two counts of one number."""
    return any(figure.row.time_basis == "inferred" for figure in (one, other))


def _by_one_holder(one: Counted, other: Counted) -> bool:
    """Whether one holder gives other numbers for two days in words, and neither as a count so far: two events."""
    a, b = one.row, other.row
    told = all(row.time_basis == "stated" and row.time_precision == "day" and row.time_text for row in (a, b))
    so_far = is_tally(a) or is_tally(b)
    return told and bool(a.source) and same_source(a, b) and not so_far and not meet(a, b)


def _times_differ(one: Counted, other: Counted) -> str:
    a, b = one.days, other.days
    if one.past != other.past:
        return "time" if one.total and other.total else "event"
    if one.window != other.window and not alike(one.row, other.row):
        return "time"
    if one.window and other.window and a and b and not touch(a, b, timedelta(0)):
        # "Eleven in the last 24 hours", and twelve in those of two days later.
        return "time"
    if (one.as_of is None or other.as_of is None) and not meet(one.row, other.row):
        # Of a toll at no known day nobody can say whether it is another count or an earlier one.
        return "" if one.row.report_key == other.row.report_key else "time"
    if a is None or b is None:
        return "event" if _is_another_crowd(one, other) else ""
    if one.total and other.total:
        return "time" if max((a[0] - b[1]).days, (b[0] - a[1]).days) > _YEAR else ""
    if one.total or other.total:
        goes_on = _goes_on_counting(one, other) or _is_state_of(one, other) or _is_said_beside(one, other)
        return "" if alike(one.row, other.row) or goes_on else "time"
    if one.row.measure == other.row.measure in _STOCKS and _are_near(a, b):
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
        another = fewer or _by_one_holder(one, other)
        return "event" if another and not overlap and not says(last.row.sentence_text, "corrections") else ""
    # "The office now speaks of 23 dead": the day is that of the count, not of another flood.
    counting = is_tally(last.row) or is_aftermath(last.row) or says(last.row.sentence_text, "corrections")
    return "" if counting else "event"


def _is_exact(one: Counted, other: Counted) -> bool:
    """Whether both give one number without "about" or "at least"."""
    a, b = one.row, other.row
    return a.low == a.high == b.low == b.high and not (a.approx or b.approx)
