"""Where a count was so: what is said with the number, how far it reaches, and what the report carries over.

Needs: blocks, times, quantities, places, attributions. Gives: the place of one figure.
"""

from __future__ import annotations

from dateline.extract.reading import Reading
from dateline.extract.scope import Scope, scope_of
from dateline.extract.where.carried import as_carried, of_few_ill
from dateline.extract.where.count import DISASTER, MANY, OUTCOMES, TREATED, WIDE, Count
from dateline.extract.where.count_said import is_given_in, said_place
from dateline.extract.where.from_abroad import of_those_abroad, outside, sent_from_abroad
from dateline.extract.where.nearness import same_country
from dateline.extract.where.other_happenings import of_another_happening
from dateline.extract.where.speakers import of_its_state
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import Measure, PlacePrecision, SourceKind

_ILL = frozenset({Measure.HOSPITALISED, Measure.INFECTED})
_RULING = (SourceKind.GOVERNMENT, SourceKind.POLICE, SourceKind.MEDICAL)
"""Who counts the ill of their own country."""
_AT_HOME = frozenset(
    {
        Measure.AFFECTED,
        Measure.SENTENCED,
        Measure.INFECTED,
        Measure.HOSPITALISED,
        Measure.DISMISSED,
    }
)
"""What a state does to people within its borders, as a rule: "Chile has shut a hostel with ninety guests in it"."""
_HARMED = frozenset({Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED})
_HELD = frozenset({Measure.DETAINED, Measure.RELEASED, Measure.DISMISSED, Measure.SENTENCED, Measure.EVACUATED})
"""What the state of a country does to people."""
_HURT = frozenset({Measure.KILLED, Measure.INJURED})
_LOST = frozenset({Measure.KILLED, Measure.MISSING})
_UNCONFINED = frozenset({Measure.KILLED, Measure.DETAINED, Measure.INFECTED, Measure.HOSPITALISED})
"""What so many of are not in the town that is told of most."""
_AT_SCENE = frozenset({Measure.KILLED, Measure.INJURED, Measure.PARTICIPANTS, Measure.ATTACKERS})
"""What is counted where something is done."""
_FOUND = frozenset({*_AT_SCENE, Measure.HOSPITALISED, Measure.AFFECTED, Measure.RESCUED, Measure.ABDUCTED})
"""What is found where officers were called to."""
_FEW = 50
"""Fewer ill than a country has, as a rule."""
_HOUSE = 10
"""Fewer than are ill where a disease breaks out."""
_SAVED = 50
"""More than are pulled from the ruins of one spot."""
_THOUSAND = 1000
"""More than any one town has lost, as a rule, by what goes on in a country."""


def place_of_count(reading: Reading, count: Count) -> PlaceRef | None:
    """The narrowest place that a figure is about; None if none can be told.

    What the sentence says comes first, then how far such a count reaches (the world, a country), then what the report
    carries over.
    """
    scope = scope_of(reading)
    if scope.places.extents.everywhere(count.block, count.token, number=count.number):
        return None
    elsewhere = scope.places.numbers.elsewhere(
        count.block, count.token, count.number, moves=count.measure not in TREATED, hurt=count.measure in _HURT
    )
    if count.measure is Measure.AID:
        elsewhere |= scope.places.numbers.come_from(count.block, count.token)
    home = scope.places.main.place if scope.places.main is not None else None
    if count.measure is Measure.EVACUATED and home is not None and home.country:
        elsewhere |= scope.places.numbers.taken_to(count.block, count.token, home=home.country)
    numbers = scope.places.numbers
    said = numbers.counted(count.block, count.number) or said_place(scope, count, elsewhere)
    if said is not None and count.source is not None and scope.days.spreads and count.measure in TREATED:
        said = scope.places.named.own_seat(said, count.source) or said
    if said is not None:
        return scope.places.rows.said(said, count.block, count.token)
    ill = count.measure is Measure.INFECTED or scope.places.extents.names_disease(count.block, count.token)
    if scope.days.spreads or ill:
        cases = numbers.cases_of(count.block, count.number, ill=True)
        cases = cases or numbers.cases_before(count.block, count.number)
        cases = cases or numbers.divisions_of(count.block, count.token)
        if cases is not None:
            return cases
    ongoing = scope.days.ongoing
    many = count.days.start != count.days.end
    outcome = count.measure in OUTCOMES
    many = many or scope.days.up_to(count.block, count.token)
    many = many or scope.places.extents.of_all_that(count.block, count.token)
    national = ongoing and ((count.national and many) or (outcome and scope.long(count.days)))
    whole = scope.places.extents.whole_country(count.block, count.token, national=national)
    if whole is not None:
        return whole
    if scope.days.spreads and count.source is not None and count.measure in TREATED:
        seat = scope.places.named.seat_of(count.source)
        if seat is not None and (count.kind in _RULING or seat.text == reading.words(count.source)):
            return seat
    if scope.days.spreads and _everyones(scope, count):
        return None
    past = scope.past(count.days)
    named = scope.places.named.by_name(count.block, count.token, elsewhere=elsewhere, past=past)
    if named is not None:
        given = count.measure is Measure.AID and is_given_in(scope, named)
        return scope.places.extents.struck(DISASTER) if given else named
    if count.measure is Measure.DISMISSED and ongoing:
        # Who loses office where a country is in turmoil is of its state, not of the town that is told of most.
        return scope.places.before(count.block, count.token) or scope.places.extents.country()
    harmed = count.measure in TREATED or count.measure is Measure.AFFECTED
    told = _untold(reading, scope, count, elsewhere)
    told = as_carried(scope, count.block, count.token, told, harmed=harmed, few=count.size < _HOUSE)
    if scope.days.spreads and count.measure in _ILL and count.size < _FEW:
        return of_few_ill(scope, count.block, count.token, told, number=count.number)
    return told


def _untold(reading: Reading, scope: Scope, count: Count, elsewhere: set[Span]) -> PlaceRef | None:
    """Where a count was that its sentence tells no place of, by what the report carries over."""
    numbers = scope.places.numbers
    told = _long_ago(scope, count) if scope.past(count.days) else _carried(scope, count)
    named_here = scope.places.places_in.get(count.block, ())
    beyond = outside(reading.blocks[count.block].doc, named_here, count.token, told)
    told = None if beyond else _fitting(scope, count, told)
    if of_another_happening(scope.places, count.block, count.token, told):
        return None
    if told is scope.places.main and scope.places.extents.in_town and not scope.places.main_happens:
        told = scope.places.named.widened(told, count.block, count.token, ill=scope.days.spreads)
    told = scope.places.named.narrowed(told, count.block, count.token, elsewhere=elsewhere)
    held = count.measure in _HELD and scope.places.before(count.block, count.token) is None
    if held and told is not None and _town(told):
        told = of_its_state(reading, scope, count.block, count.token, told) or told
    # Of a disease, officials count the cases of their own country.
    ruling = count.measure in _AT_HOME or count.measure is Measure.DETAINED or scope.days.spreads
    told = scope.places.extents.of_office(count.block, count.token, told, ruling=ruling)
    if told is scope.places.main and told is not None and scope.places.seated and _of_disease(scope, count):
        return None
    others = {span.of(reading.report.text) for span in elsewhere}
    if told is not None and scope.places.numbers.abroad(
        scope.places.numbers.elsewhere(count.block, count.token, count.number, moves=True), told
    ):
        # "58 have died, all but two of them in Peru": not here, and not all there.
        return None
    wide = {
        m.place.country
        for m in reading.places
        if m.span in elsewhere and m.place is not None and m.place.precision is PlacePrecision.COUNTRY
    }
    if told is not None and told.place is not None and told.place.country in wide:
        # "129 were killed, 69 of them in Iraq".
        return None
    if told is not None and count.measure in _ILL and numbers.only_travelled(count.block, count.token, told):
        return None
    if told is not None and told.text in others:
        land = scope.places.extents.country()
        return land if land is not None and land.text not in others else None
    return told


def _fitting(scope: Scope, count: Count, told: PlaceRef | None) -> PlaceRef | None:
    """What the report carries over, but for what it does not fit: money given goes to where a disaster struck, and
    people abroad are not the ill and the dead of a country that the report is only mostly about.
    """
    main = scope.places.main
    if told is None or main is None:
        return told
    if told is main and scope.places.extents.of_many_lands:
        return None
    town = told is main and scope.places.extents.in_town
    narrow = told.place is None or told.place.precision not in WIDE
    if count.measure is Measure.AID and narrow:
        # Help is sent to a country, whichever of its towns is told of most.
        return scope.places.extents.struck(0) or told
    if narrow and (abroad := _from_abroad(scope, count, told)) is not None:
        return abroad
    if scope.days.spreads and town and scope.places.extents.goes_round():
        # What spreads over towns of one country, and is counted without a word of where.
        return scope.places.extents.country() or told
    if count.measure is Measure.AID and told is not main:
        struck = scope.places.extents.struck(DISASTER)
        if struck is not None and not same_country(struck, told):
            return struck
    civilians = scope.places.numbers.civilians(count.block, count.number)
    if civilians is not None and not same_country(civilians, told):
        return civilians
    ill = scope.days.spreads or count.measure is Measure.INFECTED
    if ill and same_country(main, told) and not scope.places.main_happens:
        people = scope.places.numbers.countrymen(count.block, count.number)
        if people and main.place is not None and people != main.place.country:
            return None
    if count.measure in OUTCOMES or count.measure is Measure.RESCUED:
        struck = scope.places.extents.of_what_sweeps(count.block, count.token, count.size)
        town = told.place is None or told.place.precision not in WIDE
        if struck is not None and ((count.size >= MANY and town) or not same_country(struck, told)):
            return struck
        struck = scope.places.extents.struck(DISASTER)
        if struck is not None and told is not main and not same_country(struck, told):
            # What a report of a quake carries over from abroad is of those who help.
            return struck
    if scope.days.spreads and told is main and count.source is not None and scope.places.seat_of_more:
        # Officials count the cases of their country, whichever town the report is written from.
        return scope.places.extents.country() or told
    return told


def _from_abroad(scope: Scope, count: Count, told: PlaceRef) -> PlaceRef | None:
    """The country, where a town is carried over to what other countries and bodies lost or have sent there."""
    places = scope.places
    if count.measure is Measure.FORCES:
        doc = places.reading.blocks[count.block].doc
        named = places.places_in.get(count.block, ())
        sent = sent_from_abroad(doc, count.number, named, told, places.words.sending)
        return places.extents.struck(DISASTER) or places.extents.country() if sent else None
    struck = places.extents.struck(DISASTER) if count.measure in _LOST else None
    if struck is None or struck.place is None or told.place is None or struck.place.country != told.place.country:
        return None
    theirs = of_those_abroad(places.numbers, count.block, count.number, struck.place.country)
    return struck if theirs else None


def _of_disease(scope: Scope, count: Count) -> bool:
    ill = count.measure in (Measure.INFECTED, Measure.KILLED)
    return ill and scope.places.extents.names_disease(count.block, count.token)


def _everyones(scope: Scope, count: Count) -> bool:
    """Whether a count of the ill is no one country's: of the disease itself, or of a body of all countries."""
    if scope.places.extents.of_disease(count.block, count.token):
        return True
    if count.kind is not SourceKind.UN or scope.places.numbers.of_those(count.block, count.number):
        return False
    told = scope.places.before(count.block, count.token)
    return told is None or told.place is None or told.place.precision is not PlacePrecision.COUNTRY


def _long_ago(scope: Scope, count: Count) -> PlaceRef | None:
    """Where something was long before the report: where the sentence before is, else the country."""
    told = scope.places.before(count.block, count.token)
    if count.measure is Measure.AID:
        # "He sent tents to another island in 1998", in a report of whom he helps now.
        return told
    if told is None and not scope.places.extents.names_disease(count.block, count.token):
        told = scope.places.one_back(count.block, count.token) or scope.places.extents.country()
    return told


def _carried(scope: Scope, count: Count) -> PlaceRef | None:
    """What the report carries over; the country instead of a town where the count reaches over it."""
    places = scope.places
    own = places.extents.state_of_toll(count.block, count.token)
    if own is not None:
        return own
    if places.numbers.of_those(count.block, count.number):
        those = places.before(count.block, count.token) or places.one_back(count.block, count.token)
        if those is not None:
            return those
    if count.measure in _FOUND and (address := places.address_before(count.block, count.token)) is not None:
        return address
    told = places.running(count.block, count.token, scene=count.measure in _AT_SCENE, ill=count.measure in TREATED)
    counting = places.extents.state_that_counts(count.block, count.token)
    if counting is not None and told is places.main and not places.main_happens:
        return counting
    if told is places.main and (count.measure in OUTCOMES or count.measure is Measure.RESCUED):
        told = places.capital_before(count.block, count.token) or told
    vast = count.size >= DISASTER and count.measure in _UNCONFINED and not places.main_happens
    if vast and told is places.main and places.extents.in_town:
        return places.extents.country() or told
    counted = count.size >= _THOUSAND and count.measure in _HARMED and scope.so_far(count.block, count.token)
    if counted and told is not None and (told.place is None or told.place.precision not in WIDE):
        # "attacks that have killed thousands": in one town, that is seldom so.
        return places.extents.country() or told
    harmed = count.measure in _HARMED and count.size > 1
    if told is places.main and harmed and scope.adds_up(count.block, count.token):
        return places.extents.country() or told
    if count.measure in _AT_HOME and places.before(count.block, count.token) is None:
        acting = places.extents.state_that_acts(count.block, count.token)
        carried = told is places.main and not places.main_happens
        if acting is not None and (carried or not same_country(acting, told)):
            return acting
    if (
        (scope.days.ongoing or count.kind is SourceKind.MILITARY)
        and told is not places.main
        and count.source is not None
        and places.extents.speaks_for_one(count.source)
    ):
        return places.extents.country() or told
    if told is None or told.place is None or told.place.precision not in WIDE:
        many = count.size >= MANY and count.measure in OUTCOMES
        # "140 people have been rescued by foreign teams".
        saved = count.measure is Measure.RESCUED and count.size >= _SAVED
        many = many or saved
        if many or (told is places.main and not places.main_happens):
            struck = places.extents.struck(0 if saved else count.size)
            abroad = struck is not None and not same_country(struck, told)
            return struck if struck is not None and (many or not abroad) else told
    return told


def _town(told: PlaceRef) -> bool:
    return told.place is not None and told.place.precision is PlacePrecision.CITY
