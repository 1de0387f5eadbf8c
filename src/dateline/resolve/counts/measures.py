"""Whether two figures count what befell people by the same measure, under whatever word."""

from __future__ import annotations

from datetime import date

from dateline.model.rows import FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import alike, is_odd, meet, point, ratio
from dateline.resolve.counts.wording import clause_of, is_count_itself, is_tally, verdict, what_became
from dateline.resolve.words import head_noun, says, words_of

_MOVED, _MOVED_FOR = 3.0, 4
"""How many times those who fled are moved some days later, and how many days, as the same people."""

_ONE_MOMENT = 2
"""Days within which one number under two words is one count."""

_MANY = 1000
"""From so many on one number on two near days is one count, round as it is."""

_ROUNDED = 1.1
"""How many times the one number the other may be as the same, told less exactly."""

_VERB = 3
"""Words from a number to the verb of those whom it counts: "12 people had survived"."""

_VICTIMS = frozenset({"killed", "injured", "missing"})

_TOLL = 2.0
"""How many times a number of victims may be the other toll that it stands for."""


def measures_differ(one: Counted, other: Counted) -> bool:
    """Whether what befell those whom the one counts is not what befell the others."""
    a, b = one.row, other.row
    if a.measure == b.measure and is_of_survivors(a) != is_of_survivors(b):
        return True
    if a.measure == b.measure == "injured" and _are_still_treated(one, other):
        return True
    if have_become_other(a, b) or are_of_two_verdicts(a, b):
        return True
    if (a.measure == b.measure and one.kind == other.kind) or _is_none_harmed(one, other):
        return False
    if _are_survivors(one, other) or _fled_or_were_moved(one, other) or _are_gone(one, other):
        return False
    # One count under two words: it is known by its number.
    known = alike(a, b) or (min(point(a) or 0, point(b) or 0) >= _MANY and meet(a, b) and ratio(a, b) <= _ROUNDED)
    return not (known and _is_under_another_word(one, other)) and not _is_toll_of_victims(one, other)


def _are_survivors(one: Counted, other: Counted) -> bool:
    """Whether one counts survivors and the other those who were saved: they are the same."""
    rows = {figure.row.measure: figure.row for figure in (one, other)}
    return rows.keys() == {"rescued", "affected"} and is_of_survivors(rows["affected"])


def _are_gone(one: Counted, other: Counted) -> bool:
    """Whether one counts who is missing and the other who was taken, under one word: "96 girls", then "112 girls"."""
    a, b = one.row, other.row
    noun = head_noun(a.people)
    return {a.measure, b.measure} == {"missing", "abducted"} and bool(noun) and noun == head_noun(b.people)


def _fled_or_were_moved(one: Counted, other: Counted) -> bool:
    """Whether one counts who fled and the other who was moved, some days later and more: they are the same people."""
    if {one.row.measure, other.row.measure} != {"displaced", "evacuated"} or one.as_of is None or other.as_of is None:
        return False
    first, last = (one, other) if one.as_of < other.as_of else (other, one)
    between = ((last.as_of or date.max) - (first.as_of or date.min)).days
    more = (point(last.row) or 0) > (point(first.row) or 0) and ratio(one.row, other.row) <= _MOVED
    return more and 0 < between <= _MOVED_FOR and not (one.part or other.part)


def _are_still_treated(one: Counted, other: Counted) -> bool:
    """Whether the later of two are fewer who are still treated: the others have gone home."""
    first, last = (one, other) if (one.as_of or date.max) <= (other.as_of or date.max) else (other, one)
    fewer = (point(last.row) or 0) < (point(first.row) or 0) and not meet(first.row, last.row)
    return fewer and says(clause_of(last.row), "treated") and not says(clause_of(first.row), "treated")


def have_become_other(a: FigureRow, b: FigureRow) -> bool:
    """Whether the one counts only some, by what has become of them: who is still held, which dead have a name."""
    return a.measure == b.measure and not meet(a, b) and what_became(a) != what_became(b)


def are_of_two_verdicts(a: FigureRow, b: FigureRow) -> bool:
    """Whether the one counts who was sentenced to death, the other who was sent to prison or acquitted."""
    return a.measure == b.measure == "sentenced" and "" not in (verdict(a), verdict(b)) and verdict(a) != verdict(b)


def _is_under_another_word(one: Counted, other: Counted) -> bool:
    """Whether two words may stand for the same thing: those who fled were moved, those brought in were hurt."""
    rows = {figure.row.measure: figure.row for figure in (one, other)}
    near = one.as_of is None or other.as_of is None or abs((one.as_of - other.as_of).days) <= _ONE_MOMENT
    if rows.keys() in ({"displaced", "evacuated"}, {"abducted", "detained"}):
        return near and any(is_odd(row) or (point(row) or 0) >= _MANY for row in rows.values())
    if rows.keys() == {"injured", "hospitalised"}:
        hurt = rows["injured"]
        return near and (hurt.source_kind == "medical" or says(hurt.sentence_text, "wards"))
    return near and any(is_of_victims(row) for row in rows.values()) and bool(rows.keys() & _VICTIMS)


def _is_toll_of_victims(one: Counted, other: Counted) -> bool:
    """Whether the one is the state of a count of victims, and the other of the dead: "the number of victims is 38"."""
    rows = {figure.row.measure: figure.row for figure in (one, other)}
    if rows.keys() != {"affected", "killed"} or not is_of_victims(rows["affected"]):
        return False
    victims = rows["affected"]
    if is_count_itself(victims):
        # "The number of victims stands at 15."
        return True
    counted = is_tally(victims) or says(victims.sentence_text, "mourning")
    return counted and ratio(one.row, other.row) <= _TOLL


def is_of_victims(row: FigureRow) -> bool:
    """Whether it counts victims and does not say what befell them: "the families of all 14 victims"."""
    named = head_noun(row.people) == "victim" or (not row.people and says(row.sentence_text, ["number of victims"]))
    return row.measure == "affected" and named


def is_of_survivors(row: FigureRow) -> bool:
    """Whether it counts those who came through what happened: "the number of survivors stands at 22"."""
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:_VERB]
    return row.measure == "affected" and (head_noun(row.people) == "survivor" or "survived" in after)


def _is_none_harmed(one: Counted, other: Counted) -> bool:
    """Whether the one says that nobody was hurt where the other counts dead."""
    return any(
        a.measure == "injured" and a.high == 0 and b.measure == "killed" and b.high != 0
        for a, b in ((one.row, other.row), (other.row, one.row))
    )
