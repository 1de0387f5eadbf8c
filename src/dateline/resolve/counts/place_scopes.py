"""Whether two figures are for two places, or for a place and a part of it."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.resolve.counts.counted import OF_A_MOMENT, Counted, touch
from dateline.resolve.counts.values import alike, is_odd, is_vague, is_word_for_many, meet, point, ratio, same_source
from dateline.resolve.counts.whom import ARMED, HARMED, lands_of
from dateline.resolve.counts.wording import clause_of, counts_countries, is_site, is_tally, names_several, spans_places
from dateline.resolve.entities.places import Where, kilometres
from dateline.resolve.words import listed, plain_name, says, words_of

_BESIDE_KM = 20
"""How far a quarter may lie from the middle of its city."""

_NAMED = ("in the province of", "in the state of", "in the region of", "in the country of")
"""Words before the name of the place itself."""

_WIDE = frozenset({"province", "country", "region"})

HELD = frozenset({"detained", "released", "sentenced"})
"""Counted town by town on one day, unlike the victims of one disaster: a place carried over is theirs, too."""

_NEARLY_ALL = 1.5
"""How many times a toll told of a town that told of its country may be as one toll."""

_NEAR = 1.1
"""How many times the one number the other may be as the same, told less exactly."""

_GREW = 5.0
"""How many times the toll of one event may be what it was."""

_SHORT = 3
"""Letters of a name that is written in capitals wherever it stands: "UAE"."""

_WHOLE = 2.0
"""How many times a number of no known place that of the whole country is, where it is no later count of the same."""


def places_differ(one: Counted, other: Counted) -> bool:
    """Whether their places part them."""
    if one.alone != other.alone and not alike(one.row, other.row) and not _is_the_singled_out(one, other):
        return True
    spans = [spans_places(figure.row) or names_several(figure.row) for figure in (one, other)]
    if spans_places(one.row) != spans_places(other.row) and not all(spans) and not alike(one.row, other.row):
        return True
    if any(_is_of_a_wider_place(a, b) or _is_of_the_capital(a, b) for a, b in _both_ways(one, other)):
        return True
    if _are_of_two_lands(one, other) or any(_is_of_the_world(a, b) for a, b in _both_ways(one, other)):
        return True
    if _is_one_toll_later(one, other):
        return False
    if _is_one_disaster(one, other) or any(_is_of_one_town(a, b) for a, b in _both_ways(one, other)):
        return False
    a, b = (Where() if _is_place_guessed(figure, rest) else figure.where for figure, rest in _both_ways(one, other))
    if one.row.measure == "participants" and "" != one.where.country != other.where.country != "":
        # Crowds gather in many countries on one day, so a place carried over from another sentence is theirs, too.
        return not (is_odd(one.row) and alike(one.row, other.row))
    if not a.key or not b.key:
        whole, rest = (one, other) if a.key else (other, one)
        more = (point(whole.row) or 0) > (point(rest.row) or 0) and not meet(one.row, other.row)
        wide = says(rest.row.sentence_text, "countrywide")
        return more and ratio(one.row, other.row) >= _WHOLE and _is_countrywide(whole) and not wide
    if (
        one.row.place_id is None
        and other.row.place_id is None
        and plain_name(one.row.place) == plain_name(other.row.place)
    ):
        # A quarter that no gazetteer has, put in two towns.
        return False
    if a.key == b.key or a.is_site_of(b) or b.is_site_of(a) or _is_one_spot(one, other, a, b):
        return False
    if _is_known_by_number(one, other):
        return False
    carried = not all(figure.place_said or says(figure.row.sentence_text, "statewide") for figure in (one, other))
    if _is_mended_by_its_outlet(one, other) or _may_stand_in(one, other) or _may_stand_in(other, one):
        return False
    if carried and one.row.source and same_source(one.row, other.row) and _is_one_number(one, other):
        return False
    if not (one.place_said or other.place_said) and _is_of_one_story(one, other):
        return False
    if _is_called_alike(one, other, a, b) or _is_beside(one, other) or _fled_from_one_to_other(one, other):
        return False
    if _is_of_its_province(one, other) or _is_of_its_province(other, one):
        return True
    if not (a.holds(b) or b.holds(a)):
        # Crowds gather in many towns on one day, so a town carried over from another sentence is theirs, too.
        near = a.country == b.country or not a.country or not b.country
        if one.row.measure in HELD and not meet(one.row, other.row):
            return True
        return not (carried and near) or (one.row.measure in OF_A_MOMENT and not alike(one.row, other.row))
    if carried and ("country" not in (a.level, b.level) or _is_more_than_its_whole(one, other)):
        return False
    # "18 killed in Nice" and "18 killed in France" are one count told twice; 38 and 405 are a part and a whole.
    return not (alike(one.row, other.row) or is_said_less_exactly(one, other))


def _both_ways(one: Counted, other: Counted) -> tuple[tuple[Counted, Counted], tuple[Counted, Counted]]:
    return (one, other), (other, one)


def _is_place_guessed(figure: Counted, other: Counted) -> bool:
    """Whether its place is only told after it, of something else: a total, and "one case was confirmed in Goma"."""
    if figure.place_guessed or (figure.place_of_holder and figure.where.level == "town"):
        return True
    if _is_of_a_dateline(figure) and (other.where.holds(figure.where) or figure.where.country != other.where.country):
        return True
    wide = other.where.level == "country" and other.where.holds(figure.where) and other.place_said
    counted = figure.row.measure in HARMED or figure.row.measure == "infected"
    near = ratio(figure.row, other.row) <= _WHOLE
    return figure.place_later and wide and counted and near and figure.where.level != "country"


def _is_of_a_dateline(figure: Counted) -> bool:
    """Whether its place is where the report was written, or was taken for the country of the report."""
    place = figure.row.place
    return not place or (place.isupper() and len(place.replace(".", "")) > _SHORT)


def _is_of_one_story(one: Counted, other: Counted) -> bool:
    """Whether two reports count the same, as far as they say: where neither's sentence names a place, no place parts.

    One holder's next number is, and so are all the dead of one disaster, or numbers of one order.
    """
    if one.row.report_key == other.row.report_key or one.row.measure in {*HELD, *OF_A_MOMENT} or one.part or other.part:
        return False
    if one.row.measure != other.row.measure:
        return False
    held = bool(one.row.source) and same_source(one.row, other.row)
    several = min(point(one.row) or 0, point(other.row) or 0) > 1 and not (is_vague(one.row) or is_vague(other.row))
    return held or (one.once and other.once) or (several and ratio(one.row, other.row) <= _NEARLY_ALL)


def is_said_less_exactly(one: Counted, other: Counted) -> bool:
    """Whether the one gives about the number of the other, so that the land and its town are one place."""
    told = one.row.report_key != other.row.report_key and one.row.measure == other.row.measure
    if one.row.measure in HELD or is_word_for_many(one.row) or is_word_for_many(other.row):
        return False
    return told and meet(one.row, other.row) and ratio(one.row, other.row) <= _NEAR


def _are_of_two_lands(one: Counted, other: Counted) -> bool:
    """Whether the authorities of two countries each count where no place is said: each counts its own dead."""
    a, b = one.row, other.row
    if one.place_said or other.place_said or alike(a, b) or not (a.measure == b.measure and a.measure in HARMED):
        return False
    if not a.source_kind == b.source_kind == "government" or a.group in ARMED or b.group in ARMED:
        return False
    lands = [lands_of(row.source, named=True) for row in (a, b)]
    return bool(lands[0] and lands[1]) and lands[0].isdisjoint(lands[1])


def _is_of_a_wider_place(one: Counted, other: Counted) -> bool:
    """Whether the one's clause says that it is for all of a province or country, and the other names a place in it."""
    clause = clause_of(one.row)
    within = ("town", "province") if says(clause, "countrywide") else ("town",) if says(clause, "statewide") else ()
    if says(clause, _NAMED):
        return False
    narrow = other.place_said and other.where.level in within and other.where.key != "" and not _is_called_wide(other)
    if not narrow or alike(one.row, other.row) or (one.place_said and one.where.level == "town"):
        return False
    return not (says(clause_of(other.row), "countrywide") or says(clause_of(other.row), "statewide"))


def _is_of_the_capital(part: Counted, whole: Counted) -> bool:
    """Whether the one's clause says that it is for the capital, and the other has more for no town that is told."""
    if not says(clause_of(part.row), "in_the_capital") or says(clause_of(whole.row), "in_the_capital"):
        return False
    more = (point(whole.row) or 0) > (point(part.row) or 0) and not meet(part.row, whole.row)
    return more and not (whole.place_said and whole.where.level == "town")


def _is_called_wide(figure: Counted) -> bool:
    """Whether a name that no gazetteer has is said to be that of a province: "in the province of Sarnia"."""
    name = figure.row.place
    told = (f"{word} of {name}" for word in listed("divisions"))
    after = (f"{name} {word}" for word in listed("divisions"))
    return figure.row.place_id is None and says(figure.row.sentence_text, [one.casefold() for one in (*told, *after)])


def _is_of_the_world(one: Counted, other: Counted) -> bool:
    """Whether the one counts the sick or dead of all countries so far, and the other those of a country or town."""
    if one.where.key or not other.where.key or alike(one.row, other.row) or not one.total:
        return False
    row = one.row
    wide = says(row.sentence_text, "worldwide") or counts_countries(row) or row.source_kind == "un"
    return wide and row.measure in ("infected", "killed")


def _is_one_disaster(one: Counted, other: Counted) -> bool:
    """Whether two reports give all the dead of one quake or crash, and a place is told in passing or known to nobody.

    Of such a disaster a report says somewhere where it was, as near or as wide as it likes. A place that was carried
    over from another sentence, or that no gazetteer has beside a wider one, then says no more of whom it counts.
    """
    if not (one.once and other.once) or _is_countrywide(one) != _is_countrywide(other):
        return False
    if _is_told_of_its_land(one, other) or _is_told_of_its_land(other, one):
        return True
    if not (one.main and other.main) or one.total or other.total:
        return False
    if one.row.report_key == other.row.report_key and (
        same_source(one.row, other.row) or (one.place_said and other.place_said and not alike(one.row, other.row))
    ):
        return False
    if (one.where.holds(other.where) or other.where.holds(one.where)) and _is_nearly_all(one, other):
        # All the dead of one bombing, told of its town by one and of the country by the other.
        return True
    unknown = any(a.row.place_id is None and b.where.level in _WIDE for a, b in _both_ways(one, other))
    # A lake and the village on its shore, of which the gazetteer has neither.
    unknown = unknown or (one.row.place_id is None is other.row.place_id and _is_nearly_all(one, other))
    return unknown or not (one.place_said and other.place_said)


def _is_one_toll_later(one: Counted, other: Counted) -> bool:
    """Whether the one is what the toll of the other's day came to later: "bringing to 33 the number killed on Monday".

    Where it was is told by the ambush's road in one report, and by the hospital's town in the next.
    """
    first, last = (one, other) if (one.as_of or date.max) <= (other.as_of or date.max) else (other, one)
    a, b = first.row, last.row
    if a.report_key == b.report_key or a.measure != b.measure or a.measure not in HARMED or one.group != other.group:
        return False
    if first.part or last.part or any(figure.window or _is_countrywide(figure) for figure in (one, other)):
        return False
    later = first.as_of is not None and last.as_of is not None and first.as_of < last.as_of
    told = first.days is None or last.days is None or touch(first.days, last.days, timedelta())
    # Each of two towns that are told has its own dead, unless the later toll is said to have come to so many.
    told_apart = one.place_said and other.place_said
    all_of_it = is_tally(b) or (one.main and other.main and not told_apart)
    rose = all_of_it and (point(b) or 0) >= (point(a) or 0) and ratio(a, b) <= _GREW
    near = first.where.country == last.where.country or not (first.where.country and last.where.country)
    apart = not (first.where.holds(last.where) or last.where.holds(first.where)) or (first.once and last.once)
    return later and told and rose and near and apart


def _is_told_of_its_land(wide: Counted, near: Counted) -> bool:
    """Whether a later report of one disaster tells of it by its country, or by its province, and the other by its spot.

    A part of a whole stands beside it in one report, or is the smaller of two numbers of one day.
    """
    a, b = wide.row, near.row
    if a.report_key == b.report_key or wide.part or near.part or wide.window or near.window:
        return False
    if wide.where.level not in _WIDE or near.where.level != "town" or not wide.where.holds(near.where):
        return False
    return near.row.place_id is None


def _is_of_one_town(wide: Counted, near: Counted) -> bool:
    """Whether the one is put in a country or province, though its report names no town but that of the other.

    "At a camp in Malvia", and then "at Sarn": all that each counts is of one spot.
    """
    if not (wide.main and near.main) or wide.row.report_key == near.row.report_key or wide.total or near.total:
        return False
    if wide.where.level not in _WIDE or near.where.level != "town" or not wide.where.holds(near.where):
        return False
    return wide.towns == {near.where.key} and not _is_countrywide(wide)


def _is_nearly_all(one: Counted, other: Counted) -> bool:
    """Whether two reports give numbers of one order, so that the narrower place is where nearly all of it was."""
    return one.row.report_key != other.row.report_key and ratio(one.row, other.row) <= _NEARLY_ALL


def _fled_from_one_to_other(one: Counted, other: Counted) -> bool:
    """Whether those who fled are told of by the country they left, and by the one they came to."""
    if not one.row.measure == other.row.measure == "displaced" or not one.where.level == other.where.level == "country":
        return False
    return any(f" {a.where.name} " in f" {' '.join(words_of(b.row.sentence_text))} " for a, b in _both_ways(one, other))


def _is_of_its_province(part: Counted, whole: Counted) -> bool:
    """Whether more are counted that day in the province than in its town: "across the region 23", 16 in the city."""
    if whole.where.level != "province" or part.where.level != "town" or not whole.where.holds(part.where):
        return False
    more = (point(whole.row) or 0) > (point(part.row) or 0) and not meet(part.row, whole.row)
    return more and whole.place_said and whole.as_of is not None and whole.as_of == part.as_of


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
    alone = a.measure in HARMED or (a.measure in HELD and abroad)
    slack = timedelta(days=1) if abroad and not (one.days and other.days) else timedelta(0)
    brief = not (one.total or other.total) and touch(one.hint, other.hint, slack)
    return alone and brief and a.group == b.group


def _is_one_number(one: Counted, other: Counted) -> bool:
    """Whether one group of harmed is given by one number, in two reports."""
    a, b = one.row, other.row
    told = a.report_key != b.report_key and a.measure in HARMED and alike(a, b) and one.group == other.group
    return told and one.total == other.total


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
    if len({one.where.country, other.where.country} - {""}) > 1:
        return False
    told = f"{one.row.sentence_text} . {one.row.headline}"
    named = f" {other.where.name} " in f" {' '.join(words_of(told))} "
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
