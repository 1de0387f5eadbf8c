"""Why two figures were found to stand as they do, in a sentence for a reader."""

from __future__ import annotations

from datetime import date

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.measures import are_of_two_verdicts, have_become_other
from dateline.resolve.counts.values import held_by, same_source
from dateline.resolve.counts.whom import counts_its_own
from dateline.resolve.counts.wording import is_what_it_was, verdict, what_became
from dateline.resolve.relations.disputes import corrects
from dateline.resolve.relations.unsure import is_fear_beside_count
from dateline.resolve.words import says

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LEVELS = {"town": "town", "province": "province", "country": "country", "region": "region"}
_NO_PLACE = "neither names a place, and they are counted for two"
_MEASURES = {"other": "others", "aid": "aid", "participants": "people taking part", "incidents": "incidents"}


def reason(one: Counted, other: Counted, told: str, scope: tuple[str, ...], same_origin: bool) -> str:
    """One sentence; names both numbers as the reports have them."""
    a, b = one.row, other.row
    first, second = f"“{a.text}”", f"“{b.text}”"
    if told == "different_scope":
        differs = "; ".join(_differs(one, other, what) for what in scope)
        return f"{first} and {second} do not count the same: {differs}."
    if told == "same":
        if same_origin and a.report_key != b.report_key:
            return f"{first} and {second} come from one text, so the one does not support the other."
        denied = " both times as denied" if a.status == b.status == "denied" else ""
        return f"{first} and {second} can be one and the same number{denied}."
    if told == "revised" and (a.status == "denied") != (b.status == "denied"):
        return f"“{a.text}” was given and then taken back by {_holder(a if b.status == 'denied' else b)}."
    if told == "revised":
        if is_what_it_was(a) != is_what_it_was(b):
            old, new = (first, second) if is_what_it_was(a) else (second, first)
            return f"{old} is told as what the count was before: {new} is another state of it."
        if not _is_one_count(a, b):
            sides = [f"{_holder(figure.row)}{as_of(figure)}" for figure in (one, other)]
            later = one.as_of and other.as_of and one.as_of != other.as_of
            end = "read as an earlier and a later count" if later else "read as two states of one count"
            return f"{first} according to {sides[0]}, {second} according to {sides[1]}: {end}."
        if one.as_of == other.as_of:
            when = f" for {say_day(one.as_of)}" if one.as_of else ""
            return f"{first} and {second} are both given{when}: read as an earlier and a later count."
        if one.as_of and other.as_of and other.as_of < one.as_of:
            return f"{second}{as_of(other)} became {first}{as_of(one)}."
        return f"{first}{as_of(one)} became {second}{as_of(other)}."
    if told == "suspicious":
        if a.measure != b.measure:
            return f"{first} is given as {a.measure} here and as {b.measure} there: one may be taken for the other."
        if sorted(a.text) == sorted(b.text) and a.text != b.text:
            return f"{first} and {second} have the same digits in another order: one may be a slip."
        return f"{first}{as_of(one)}, {second}{as_of(other)}: a count that cannot fall fell, and no correction is told."
    if (a.status == "denied") != (b.status == "denied"):
        no, yes = (a, b) if a.status == "denied" else (b, a)
        what = f"“{no.text}” is denied by {_holder(no)}"
        return f"{what}, “{yes.text}” is given by {_holder(yes)}: one denies what the other says."
    return f"{first} according to {_holder(a)}, {second} according to {_holder(b)}: both cannot be right."


def _is_one_count(a: FigureRow, b: FigureRow) -> bool:
    """Whether one holder or one outlet gives both numbers, or the words tell that one became the other."""
    own = a.outlet == b.outlet and not (held_by(a) and held_by(b))
    rose = any(says(row.sentence_text, "rises") for row in (a, b))
    return own or rose or same_source(a, b) or corrects(a, b) or corrects(b, a)


def _holder(row: FigureRow) -> str:
    words = row.source or row.outlet or row.report
    # "A doctor" stands within a sentence here.
    return words[0].lower() + words[1:] if words.split()[0] in ("A", "An", "The", "His", "Her", "Its") else words


def as_of(figure: Counted) -> str:
    """For which day a figure holds, in brackets after it; "" where that is not known."""
    return f" (as of {say_day(figure.as_of)})" if figure.as_of else ""


def say_day(day: date) -> str:
    """A day as it is written in sentences: 6 January 2022."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _differs(one: Counted, other: Counted, what: str) -> str:
    a, b = one.row, other.row
    if what == "measure":
        if a.measure == b.measure == "destroyed":
            return "one counts what was destroyed, the other what was damaged"
        if are_of_two_verdicts(a, b):
            return f"one counts those {verdict(a)}, the other those {verdict(b)}"
        if have_become_other(a, b):
            return f"one counts those {what_became(a) or what_became(b)}, the other all of them"
        if a.measure == b.measure:
            return f"one counts those {one.kind or 'of any kind'}, the other those {other.kind or 'of any kind'}"
        return f"one counts {_MEASURES.get(a.measure, a.measure)}, the other {_MEASURES.get(b.measure, b.measure)}"
    if what == "group":
        if a.measure == b.measure == "aid" and a.people == b.people:
            givers = (_holder(a), _holder(b))
            return (
                f"one is given by {givers[0]}, the other by {givers[1]}"
                if givers[0] != givers[1]
                else "they are two sums"
            )
        whom = [_whom(row) for row in (a, b)]
        return f"one counts {whom[0]}, the other {whom[1]}" if whom[0] != whom[1] else "one is a part of the other"
    if what == "place":
        return _places(one, other)
    if what == "time":
        if one.as_of is None or other.as_of is None:
            return "the day for which one of them holds is not known"
        stretches = [_stretch(figure) for figure in (one, other)]
        if stretches[0] == stretches[1]:
            stretches = ["all so far" if figure.total else "one day" for figure in (one, other)]
        if stretches[0] == stretches[1]:
            return f"both are for {_stretch(one)}, and one of them counts longer"
        return f"one is for {stretches[0]}, the other for {stretches[1]}"
    if is_fear_beside_count(a, b):
        return "one is feared or held possible, the other is given as a count"
    if one.days is None or other.days is None or _days(one) == _days(other):
        return "nothing that is told ties them to one event"
    return f"one is of an event on {_days(one)}, the other of one on {_days(other)}"


def _places(one: Counted, other: Counted) -> str:
    """What parts their places; two of one name are told apart by what they are."""
    a, b = one.row, other.row
    if not a.place or not b.place:
        return f"one is for {a.place or b.place}, the other names no place" if a.place or b.place else _NO_PLACE
    if a.place.casefold() != b.place.casefold():
        return f"one is for {a.place}, the other for {b.place}"
    kinds = [_LEVELS.get(figure.where.level, "") for figure in (one, other)]
    if kinds[0] != kinds[1]:
        return f"one is for {a.place} ({kinds[0]}), the other for {b.place} ({kinds[1]})"
    if one.where.country != other.where.country:
        return f"one is for {a.place} ({one.where.country}), the other for {b.place} ({other.where.country})"
    alone = [f"only {a.place}" if figure.alone else "all over" for figure in (one, other)]
    if alone[0] != alone[1]:
        return f"one is for {alone[0]}, the other for {alone[1]}"
    return f"both name {a.place}, and one of them counts for a part of it or beyond it"


def _whom(row: FigureRow) -> str:
    told = row.people or row.group.replace("_", " ")
    return f"{told} of {_holder(row)}" if counts_its_own(row) and row.source else told


def _stretch(figure: Counted) -> str:
    if figure.window:
        return "one stretch only"
    return _days(figure) if figure.days else "all so far"


def _days(figure: Counted) -> str:
    if figure.days is None:
        return "unknown days"
    first, last = (say_day(day) for day in figure.days)
    return first if first == last else f"{first} to {last}"
