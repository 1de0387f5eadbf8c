"""Whether two figures count the same people or things."""

from __future__ import annotations

import re
from datetime import date

from dateline.resolve.counts.counted import Counted, is_called_after_ones_own, may_be_one_group
from dateline.resolve.counts.one_sentence import are_told_apart
from dateline.resolve.counts.sides import OFFICIAL
from dateline.resolve.counts.single import are_two_sexes
from dateline.resolve.counts.values import alike, is_odd, meet, point, ratio, same_source
from dateline.resolve.counts.whom import ARMED, HARMED, counts_its_own, lands_of
from dateline.resolve.counts.wording import (
    clause_of,
    is_count_itself,
    is_dealt_with,
    is_in_a_place,
    is_tally,
    is_toll,
    is_uninvolved,
)
from dateline.resolve.words import head_noun, listed, plain_name, says, words_of

_VICTIMS = frozenset({"killed", "injured", "missing"})

_ATTACKERS_TOO = re.compile(
    r"\b(?:including|among them|counting)\s+(?:\w+\s+){0,2}"
    r"(?:gunm[ae]n|shooters?|attackers?|assailants?|bombers?|hijackers?)\b",
    re.IGNORECASE,
)

_PEOPLE_HELD = frozenset({"killed", "injured", "missing", "detained", "sentenced", "released"})

_GUNMEN = 10
"""More than those who attack in one place mostly are."""

_CIVIL = 2.0
"""How many times the civilians those who were killed in a war are, so that the civilians are some of them."""

_CIVILIANS = 4.0
"""The same where one of the two is told of no stretch."""

_SO_FAR = 1.5
"""How many times those found so far the dead may be, that both may be one count."""

_MEN = frozenset({"men", "man"})

_GREW = 5.0
"""How many times those whom a first report counts the toll of all may be."""


def groups_differ(one: Counted, other: Counted) -> bool:
    """Whether they count other people or things, or the one a part of the other."""
    if any(figure.row.high == 0 and not figure.row.people and not figure.part for figure in (one, other)):
        # "Nobody is missing" says so of sailors, too.
        return False
    if is_some_so_far(one, other) or is_some_so_far(other, one):
        # Seventy thousand were buried so far, of 200,000 who died.
        return True
    if are_two_sexes(one.row, other.row) or are_told_apart(one.row, other.row):
        return True
    if _is_their_toll(one, other) or _is_their_toll(other, one):
        return False
    # "Eleven children" are the eleven of "26 people, including 11 children".
    # And "eight of the deaths were in Hickman" are the eight who died in Hickman.
    one_place = one.place_said and other.place_said and one.where.key == other.where.key
    if one.row.group == other.row.group == "civilians" and 0 in (one.row.high, other.row.high):
        # "No civilians died", and "nine civilians were among the dead".
        return False
    known = one.row.measure in _PEOPLE_HELD and is_odd(one.row) and one.where.key == other.where.key
    one_part = one.group == other.group and alike(one.row, other.row) and (one.group != "anyone" or one_place or known)
    whole = one_part or are_one_whole(one, other)
    if (one.part != other.part and not whole) or _nouns_differ(one, other):
        return True
    if one.row.group == other.row.group == "militants" and _of_government(one) != _of_government(other):
        return True
    if one.group != other.group and not _are_called_fighters(one, other):
        named = one.row.group != other.row.group and is_called_after_ones_own(one, other)
        known_as_one = named or meet(one.row, other.row) or _are_two_sides_tolls(one, other)
        if not (may_be_one_group(one, other) and known_as_one):
            return True
    if _are_some_of_a_war(one, other) or _are_some_of_a_war(other, one):
        return True
    # "Nine with no part in the protests" are some of all who died, and none of the attackers.
    if is_uninvolved(one.row) != is_uninvolved(other.row) and not alike(one.row, other.row):
        return True
    if is_toll(one.row) and is_toll(other.row):
        return False
    # Tunisians are not Algerians; the soldiers of one army are not those of the other.
    if one.nations and other.nations and not one.nations & other.nations:
        return True
    if (
        _are_of_another_sender(one, other)
        or _are_two_armies(one, other)
        or _is_an_army_abroad(one, other)
        or _is_an_army_abroad(other, one)
    ):
        return True
    # "Five Germans" are some of those killed in Malvia.
    strange = [_are_strangers(a, b) for a, b in ((one, other), (other, one))]
    if strange[0] != strange[1] and not meet(one.row, other.row):
        stranger, rest = (one, other) if strange[0] else (other, one)
        # "A building that housed Russian servicemen: 31 servicemen were killed" are Russians, too.
        if stranger.nations.isdisjoint(word.removesuffix("s") for word in words_of(rest.row.sentence_text)):
            return True
    # "Two boys" are some of the four teenagers.
    if _sorts_part(one, other) and not (
        meet(one.row, other.row) or _are_all_theirs(one, other) or _are_more_than_all(one, other)
    ):
        return True
    # "Six, including the gunman" and "five killed by a gunman".
    if _counts_the_attacker(one) != _counts_the_attacker(other) and not meet(one.row, other.row):
        return not _is_more_than_the_attackers(one, other)
    # "A man was killed" tells of one of the dead; it is no count of them.
    return _is_single(one) != _is_single(other) and not meet(one.row, other.row) and not _is_a_count_of_one(one, other)


def is_some_so_far(some: Counted, rest: Counted) -> bool:
    """Whether the one counts bodies that were dealt with so far, and the other all who died: no fewer than those."""
    if not _are_bodies_so_far(some) or _are_bodies_so_far(rest):
        return False
    less = (point(some.row) or 0) < (rest.row.high or point(rest.row) or 0)
    if _went_on(some, rest):
        return False
    return less and not (meet(some.row, rest.row) and ratio(some.row, rest.row) <= _SO_FAR)


def _went_on(some: Counted, rest: Counted) -> bool:
    """Whether the other is what the bodies found of one disaster became on a later day: counted, and no guess."""
    if (
        some.as_of is None
        or rest.as_of is None
        or rest.as_of <= some.as_of
        or says(clause_of(some.row), "laid_to_rest")
    ):
        return False
    counted = rest.row.status != "unconfirmed" and not rest.row.approx and not says(clause_of(rest.row), "supposed")
    return counted and ratio(some.row, rest.row) <= _GREW


def _are_bodies_so_far(figure: Counted) -> bool:
    noun = head_noun(figure.row.people)
    someone = not noun or noun in listed("dead") or noun in ("people", "person", "victim")
    rested = someone and not is_count_itself(figure.row) and says(clause_of(figure.row), "laid_to_rest")
    laid = (noun in listed("remains") and not is_count_itself(figure.row)) or rested
    return laid and is_dealt_with(figure.row)


def _is_a_count_of_one(one: Counted, other: Counted) -> bool:
    """Whether the one dead is counted, and no man told of in passing: the first body found of the 24 of a disaster.

    Else "one person died" is all that its report counts, or the other number is what the toll rose to.
    """
    first, rest = (one, other) if _is_single(one) else (other, one)
    word = head_noun(first.row.people)
    nobody = word in listed("dead") or word in ("people", "person")
    if first.row.text.casefold() != "one" or first.row.measure != "killed" or first.part or not nobody:
        return False
    if one.once and other.once:
        return True
    apart = one.row.report_key != other.row.report_key and rest.main and not (one.total or other.total)
    rose = is_tally(rest.row) and says(rest.row.sentence_text, "rises")
    return apart and (first.main or rose) and ratio(one.row, other.row) <= _GREW


def are_one_whole(one: Counted, other: Counted) -> bool:
    """Whether a part is all whom the other counts: those of one name, or those of one place."""
    return are_called_alike(one, other) or _is_all_of_a_place(one, other)


def _is_all_of_a_place(one: Counted, other: Counted) -> bool:
    """Whether the part is all in a place for which the other counts, too: "ten of them in Ilo", and eight in Ilo."""
    some, rest = (one, other) if one.part else (other, one)
    told = some.part != rest.part and is_in_a_place(some.row) and not _sorts(some)
    # A town may bear the name of its province.
    named = bool(some.row.place) and plain_name(some.row.place) == plain_name(rest.row.place)
    placed = some.place_said and named and some.where.country == rest.where.country
    return told and placed and one.row.report_key != other.row.report_key


def _are_two_sides_tolls(one: Counted, other: Counted) -> bool:
    """Whether two sides give each all whom they count dead, as civilians or protesters the one, as people the other."""
    sides = [bool(figure.row.source) and figure.row.source_kind in OFFICIAL for figure in (one, other)]
    named = bool(one.row.source and other.row.source) and sides[0] != sides[1]
    return one.main and other.main and named and not (one.part or other.part)


def _is_more_than_the_attackers(one: Counted, other: Counted) -> bool:
    """Whether the one that takes in the attackers is a later count, and more by far than they could be."""
    taken, rest = (one, other) if _counts_the_attacker(one) else (other, one)
    later = taken.as_of is not None and rest.as_of is not None and taken.as_of > rest.as_of
    return later and (point(taken.row) or 0) - (point(rest.row) or 0) > _GUNMEN


def are_called_alike(one: Counted, other: Counted) -> bool:
    """Whether two reports count those of one name, one as a part of all: "three firefighters", then five of nine."""
    noun = head_noun(one.row.people)
    named = bool(noun) and noun == head_noun(other.row.people) and noun not in listed("names_no_part")
    return named and one.row.group == other.row.group and one.row.report_key != other.row.report_key


def _of_government(figure: Counted) -> bool:
    """Whether the fighters are those of the government: "pro-government fighters"."""
    return not listed("of_government").isdisjoint(words_of(figure.row.people))


def _nouns_differ(one: Counted, other: Counted) -> bool:
    """Whether they name other things; "Houses destroyed: 512" names houses before the number."""
    if one.noun == other.noun:
        return False
    unsaid, said = (one, other) if not one.noun else (other, one)
    if unsaid.noun or unsaid.row.people or not said.noun:
        return True
    return said.noun not in (word.removesuffix("s") for word in words_of(unsaid.row.sentence_text))


def _are_called_fighters(one: Counted, other: Counted) -> bool:
    """Whether the army calls militants whom others call people: one number of dead, of one place and day."""
    a, b = one.row, other.row
    if {one.group, other.group} != {"anyone", "militants"} or a.measure not in HARMED or not alike(a, b):
        return False
    beside = a.report_key == b.report_key and not same_source(a, b)
    return (beside or is_odd(a)) and one.where.key == other.where.key and one.hint == other.hint


def _is_their_toll(toll: Counted, some: Counted) -> bool:
    """Whether the one is a later toll of those whom the other calls pupils or tourists, all whom its report counts."""
    a, b = toll.row, some.row
    if a.measure != b.measure or a.measure not in _VICTIMS or a.report_key == b.report_key or b.group in ARMED:
        return False
    if counts_its_own(b) or some.sender:
        return False
    if not some.main or toll.part or toll.window or toll.group != "anyone" or not is_count_itself(a):
        return False
    nameless = not a.people or head_noun(a.people) in listed("dead") or head_noun(a.people) in ("people", "person")
    later = (toll.as_of or date.max) >= (some.as_of or date.min)
    return nameless and later and (point(a) or 0) >= (point(b) or 0) and ratio(a, b) <= _GREW


def _are_some_of_a_war(some: Counted, rest: Counted) -> bool:
    """Whether civilians are counted over the same stretch over which many more were killed, fighters among them."""
    a, b = some.row, rest.row
    if a.group != "civilians" or b.group != "people" or meet(a, b) or (point(a) or 0) >= (point(b) or 0):
        return False
    return ratio(a, b) >= (_CIVIL if some.total and rest.total else _CIVILIANS)


def _are_strangers(figure: Counted, other: Counted) -> bool:
    """Whether the harmed are named after a country that they were not harmed in."""
    if figure.row.measure not in HARMED or not figure.nations:
        return False
    if figure.row.group in ARMED and not lands_of(figure.row.people):
        # "Four of its soldiers" are of one country, and so may be "ten soldiers".
        return False
    homes = lands_of(figure.row.people) or frozenset(name for name in figure.nations if name.isupper())
    # Where no place is told, it is where the other's was: "sixteen Venezuelans were murdered on Sunday".
    return bool(homes) and (figure.where.country or other.where.country) not in homes


def _is_an_army_abroad(one: Counted, other: Counted) -> bool:
    """Whether the one counts its own soldiers in a foreign country, and the other soldiers of no known army there."""
    own = {name for name in one.nations if name.isupper()}
    abroad = bool(own) and counts_its_own(one.row) and bool(one.where.country) and one.where.country not in own
    return abroad and other.row.group in ARMED and not other.nations and not alike(one.row, other.row)


def _are_of_another_sender(one: Counted, other: Counted) -> bool:
    """Whether the one counts the staff of a body, and the other those of another, or all."""
    if not one.sender and not other.sender:
        return False
    for a, b in ((one, other), (other, one)):
        # "16 personnel, the UN says" are of the "17 UN staff" of another report.
        if a.sender and not set(plain_name(a.sender).split()).isdisjoint(words_of(b.row.people)):
            return False
    if one.sender and other.sender:
        return not same_source(one.row, other.row)
    return bool(one.nations or other.nations) or not alike(one.row, other.row)


def _are_two_armies(one: Counted, other: Counted) -> bool:
    """Whether two states each give their soldiers' losses: "18 of its troops" beside what another ministry says."""
    a, b = one.row, other.row
    if not {a.group, b.group} <= ARMED or not (counts_its_own(a) or counts_its_own(b)) or alike(a, b):
        return False
    lands = [lands_of(row.source, named=True) for row in (a, b)]
    return bool(lands[0] and lands[1]) and lands[0].isdisjoint(lands[1])


def _are_all_theirs(one: Counted, other: Counted) -> bool:
    """Whether men are one side's own ("we lost six men"), or women all whom a report counts that disputes others.

    In a mine or on a ship all may be men: where a report counts no others of a disaster, they are all.
    """
    apart = one.row.report_key != other.row.report_key
    if apart and one.main and other.main and (one.once or other.once):
        some, rest = (one, other) if _sorts(one) else (other, one)
        before = some.as_of is not None and rest.as_of is not None and some.as_of < rest.as_of
        if one.once and other.once and _sorts(one) | _sorts(other) == {"men"}:
            return True
        if before and (point(rest.row) or 0) > (point(some.row) or 0):
            return True
    if one.row.group != other.row.group and is_called_after_ones_own(one, other):
        return True
    return any(a.main and a.disputes and b.main for a, b in ((one, other), (other, one)))


def _are_more_than_all(one: Counted, other: Counted) -> bool:
    """Whether women or men are more than all whom another report counts that day: they are no part of those."""
    if one.row.report_key == other.row.report_key or one.as_of is None or one.as_of != other.as_of:
        return False
    some, rest = (one, other) if _sorts(one) else (other, one)
    return some.main and rest.main and not _sorts(rest) and (point(some.row) or 0) > (point(rest.row) or 0)


def _sorts_part(one: Counted, other: Counted) -> bool:
    """Whether the one counts women or boys, and the other all, or others.

    "Men" of another report are whom that report calls so: miners, inmates or fighters.
    """
    sorts = _sorts(one) ^ _sorts(other)
    return bool(sorts) and (one.row.report_key == other.row.report_key or not sorts <= _MEN)


def _sorts(figure: Counted) -> frozenset[str]:
    if is_count_itself(figure.row):
        # "A woman died on Thursday, raising the toll to 13."
        return frozenset()
    words = (word.removesuffix("s") for word in words_of(figure.row.people))
    return frozenset(word for word in words if word in listed("sorts"))


def _counts_the_attacker(figure: Counted) -> bool:
    text = figure.row.sentence_text
    return says(text, "with_the_attacker") or bool(_ATTACKERS_TOO.search(text))


def _is_single(figure: Counted) -> bool:
    return (figure.row.low, figure.row.high) == (1, 1)
