"""Where an event was: what its figures and its clause say, where such a thing is, what a report carries over.

Needs: blocks, times, places, attributions, figures. Gives: the place of one event.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import ActorMention, PlaceMention
from dateline.extract.reading import Reading
from dateline.extract.scope import Scope, scope_of
from dateline.extract.where.carried import as_carried, names
from dateline.extract.where.other_happenings import of_another_happening
from dateline.extract.where.speakers import RULING, among_counted, among_their_own, at_home, of_its_state, of_state
from dateline.model.claim import Figure
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import EventType, PlacePrecision

_SPOKEN = frozenset(
    {
        EventType.ACCUSE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.SUPPORT,
        EventType.CONCEDE,
    }
)
"""Words are said where their speaker is: another place in the sentence is what they are about."""
_AT_SCENE = frozenset({EventType.ASSAULT, EventType.PROTEST})
_MET = frozenset({EventType.CONSULT, EventType.COOPERATE})
_AT_HOME = frozenset({EventType.COERCE, EventType.SANCTION, EventType.DISMISS, EventType.CONSULT, EventType.COOPERATE})
"""What a state does within its borders, as a rule."""
_BY_STATE = frozenset({EventType.COERCE, EventType.MOBILIZE, EventType.DISMISS, EventType.SANCTION, EventType.RETREAT})
"""What a government does to all of its country, as a rule."""
_PHONED = {"phone", "telephone", "telephoned", "phoned", "video", "call", "conversation"}
_MARCHES = {"demonstrate", "protest", "rally", "march", "gather", "camp"}
_LANDS = {"countries", "nations", "governments"}


@dataclass(frozen=True)
class Happening:
    """What is known of an event when its place is asked for.

    Attributes:
        block: Index of the block.
        token: The word that carries it.
        type: What kind of event.
        days: Its days.
        agents: Who did it, as far as they are actors.
        heads: The words that name who did it.
        many: Whether it was done to several, not to one.
        crowd: Whether a crowd speaks: "protesters demanded".
        others: The words of those to whom it was done.
        figures: What it did to people, in numbers.
    """

    block: int
    token: int
    type: EventType
    days: Interval
    agents: tuple[ActorMention, ...] = ()
    heads: tuple[int, ...] = ()
    many: bool = False
    crowd: bool = False
    others: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()


def place_of_event(reading: Reading, event: Happening) -> PlaceRef | None:
    """The narrowest place that an event is told of; None if none can be told."""
    scope = scope_of(reading)
    places = scope.places
    crowd = event.crowd or _marching(reading, event)
    if event.type in _SPOKEN and not crowd:
        return (
            places.said_in(event.block, event.token, others=event.others, heads=event.heads)
            or among_counted(reading, event.block, event.heads)
            or (None if scope.past(event.days) else at_home(reading, scope, event.block, event.token, event.agents))
            or (None if scope.past(event.days) else among_their_own(scope, event.block, event.token, event.agents))
        )
    counted = {f.place.span: f.place for f in event.figures if f.place is not None}
    if event.figures and all(f.place is not None for f in event.figures) and len(counted) == 1:
        return next(iter(counted.values()))
    if places.extents.everywhere(event.block, event.token):
        return None
    some = places.numbers.of_some(event.block, event.token)
    if event.figures and not counted and some:
        return None
    sweeps = _sweeps(reading, event)
    ruled = event.type in _AT_HOME and any(a.sector in RULING and a.country for a in event.agents)
    stated = (_it_struck(scope, event) if sweeps else None) or _stated(scope, event, strict=sweeps or ruled)
    if stated is not None:
        return places.rows.said(stated, event.block, event.token)
    if ruled and (home := _at_home(reading, event, places.main)) is not places.main:
        return home
    doc = reading.blocks[event.block].doc
    if any(doc[i].lower_ in _LANDS for i in event.heads) or (event.type in _MET and _by_phone(reading, event)):
        return None
    if event.type in _MET and any(a.sector == "IGO" for a in event.agents):
        # "The European Commission will meet drug makers": it sits in no country that a report is about.
        return None
    if sweeps:
        struck = places.extents.struck(0) or places.extents.country()
        if struck is not None:
            return None if of_another_happening(places, event.block, event.token, struck) else struck
    whole = places.extents.whole_country(
        event.block, event.token, national=scope.days.ongoing and scope.long(event.days)
    )
    if whole is not None:
        return whole
    told = as_carried(scope, event.block, event.token, _untold(reading, scope, event, some))
    if event.type in _MET and told is not None and not _one_country(event, told):
        return None
    if event.type is EventType.SANCTION and any(_is_of(told, m) for m in _banned(scope, event)):
        return None
    if told is None or event.type is not EventType.CONSULT or any(a.country for a in event.agents):
        return told
    # "He met two ministers": where, the report does not say.
    return told if names(scope, event.block, event.token, told) else None


def _untold(reading: Reading, scope: Scope, event: Happening, some: Collection[Span]) -> PlaceRef | None:
    """Where an event was that its sentence tells no place of, by what the report carries over."""
    places = scope.places
    if scope.past(event.days):
        told = places.before(event.block, event.token) or places.one_back(event.block, event.token)
        return told or _at_home(reading, event, places.extents.country())
    scene = event.type in _AT_SCENE or event.crowd or _marching(reading, event)
    told = places.address_before(event.block, event.token) if scene else None
    told = told or places.running(event.block, event.token, scene=scene)
    if told is places.main:
        told = places.capital_before(event.block, event.token) or _of_all(scope, event) or told
    if event.type in (EventType.AID, EventType.MOBILIZE):
        told = _sent(scope, event, told)
    if event.type in _BY_STATE and told is not None and _carried_far(scope, event, told):
        told = of_its_state(reading, scope, event.block, event.token, told) or told
    told = places.extents.of_office(event.block, event.token, told)
    if told is not None and some:
        # "4,000 schools, mostly in Osaka, have closed".
        land = places.extents.country()
        told = land if land is not None and _all_in(reading, some, land) else None
    if told is places.main and told is not None and not places.main_happens:
        wide = _reaches(scope, event)
        told = wide if wide is not None or places.extents.of_many_lands else told
    told = places.named.narrowed(told, event.block, event.token, elsewhere=_only_named(scope, event))
    return _at_home(reading, event, told)


def _marching(reading: Reading, event: Happening) -> bool:
    """Whether those who speak march while they do: "students rallied in Springfield, demanding to be heard"."""
    token = reading.blocks[event.block].doc[event.token]
    verb = token.head
    return token.dep_ in ("advcl", "conj", "xcomp") and verb.lemma_ in _MARCHES


def _reaches(scope: Scope, event: Happening) -> PlaceRef | None:
    """The country, of help sent to it and of what it does as a state, whichever of its towns is told of most."""
    extents = scope.places.extents
    main = scope.places.main
    if not extents.in_town or main is None or main.place is None:
        return None
    if event.type is EventType.AID:
        freed = scope.places.reading.blocks[event.block].doc[event.token].lemma_ in scope.places.words.freeing
        return None if freed else extents.struck(0)
    if event.type in _BY_STATE and of_state(event.agents, main.place.country):
        return extents.country()
    acting = extents.state_that_acts(event.block, event.token) if event.type is EventType.COERCE else None
    same = acting is not None and acting.place is not None and acting.place.country == main.place.country
    return acting if same else None


def _carried_far(scope: Scope, event: Happening, told: PlaceRef) -> bool:
    """Whether a town is carried over from another paragraph."""
    town = told.place is not None and told.place.precision is PlacePrecision.CITY
    return town and scope.places.before(event.block, event.token) is None


def _sent(scope: Scope, event: Happening, told: PlaceRef | None) -> PlaceRef | None:
    """The country that was struck, of help and peacekeepers that others send there, instead of one of its towns."""
    doc = scope.places.reading.blocks[event.block].doc
    if told is None or told.place is None or told.place.precision is not PlacePrecision.CITY:
        return told
    lands = {a.country for a in event.agents if a.country}
    body = any(t.lower_ in ("un", "u.n.") for i in event.heads for t in doc[i].subtree)
    others = (bool(lands) and told.place.country not in lands) or body
    if not others or doc[event.token].lemma_ not in scope.places.words.sending:
        return told
    return scope.places.extents.struck(0) or told


def _of_all(scope: Scope, event: Happening) -> PlaceRef | None:
    """The country, of harm to many that no day and no place is told of: "thousands have been detained"."""
    many = event.many and event.type in (EventType.ASSAULT, EventType.COERCE)
    return scope.places.extents.country() if many and scope.adds_up(event.block, event.token) else None


def _stated(scope: Scope, event: Happening, *, strict: bool) -> PlaceRef | None:
    """The place that the clause says, else the sentence."""
    places = scope.places
    return places.pointed.at(event.block, event.token) or places.stated(
        event.block, event.token, strict=strict, elsewhere=_only_named(scope, event)
    )


def _only_named(scope: Scope, event: Happening) -> Collection[Span]:
    """Places that only say whose somebody is, of a meeting ("spoke with Jordan's king"), and whence help comes."""
    some = scope.places.numbers.of_some(event.block, event.token)
    if event.type is EventType.AID:
        return some | scope.places.numbers.come_from(event.block, event.token)
    doc = scope.places.reading.blocks[event.block].doc
    if event.type is EventType.SANCTION:
        return some | {m.span for m in _banned(scope, event)}
    if event.type not in _MET:
        return some
    return [
        m.span
        for m in scope.places.places_in.get(event.block, ())
        if head_of(doc, m).dep_ in ("poss", "compound", "amod", "nmod")
        or (head_of(doc, m).dep_ == "pobj" and head_of(doc, m).head.lower_ in ("of", "from"))
    ]


def _banned(scope: Scope, event: Happening) -> list[PlaceMention]:
    """Places that what is banned comes from: "banned beef from Peru and parts of Chile"."""
    doc = scope.places.reading.blocks[event.block].doc
    found = []
    for mention in scope.places.places_in.get(event.block, ()):
        above = list(head_of(doc, mention).ancestors)
        below = above[: next((n for n, t in enumerate(above) if t.i == event.token), 0)]
        if any(t.lower_ == "from" for t in below):
            found.append(mention)
    return found


def _is_of(told: PlaceRef | None, mention: PlaceMention) -> bool:
    return told is not None and told.place is not None and told.place == mention.place


def _sweeps(reading: Reading, event: Happening) -> bool:
    """Whether what strikes far and wide is itself named: "since the quake", "the earthquake struck"."""
    token = reading.blocks[event.block].doc[event.token]
    words = scope_of(reading).places.words
    sweeping = words.sweeping | words.following
    if event.type is not EventType.DISASTER:
        return False
    return token.lemma_.lower() in sweeping or any(
        t.lemma_.lower() in sweeping and t.dep_ in ("nsubj", "nsubjpass") for t in token.children
    )


def _it_struck(scope: Scope, event: Happening) -> PlaceRef | None:
    """The place that is told to have been struck: "the toll in Peru and the quake that hit Chile"."""
    places = scope.places
    doc = places.reading.blocks[event.block].doc
    struck = [
        m
        for m in places.places_in.get(event.block, ())
        if (head := head_of(doc, m)).dep_ == "dobj"
        and head.head.lemma_ in places.words.devastating
        and head.head.dep_ == "relcl"
        and head.head.head.i == event.token
    ]
    return places.ref(struck[0]) if struck else None


def _all_in(reading: Reading, spans: Collection[Span], land: PlaceRef) -> bool:
    """Whether places all lie in a country."""
    lands = {m.place.country for m in reading.places if m.span in spans and m.place is not None}
    return land.place is not None and lands == {land.place.country}


def _by_phone(reading: Reading, event: Happening) -> bool:
    verb = clause_of(reading.blocks[event.block].doc[event.token])
    return any(t.lower_ in _PHONED for t in (verb, *verb.children)) or any(
        t.lower_ in _PHONED and t.head.lower_ in ("by", "via", "on", "over") for t in verb.subtree
    )


def _at_home(reading: Reading, event: Happening, told: PlaceRef | None) -> PlaceRef | None:
    """What is carried over; where those who rule another country act in it, that country."""
    if event.type not in _AT_HOME:
        return told
    lands = {a.country for a in event.agents if a.country and (a.sector in RULING or not a.sector)}
    here = told.place.country if told is not None and told.place is not None else ""
    if len(lands) != 1 or here in lands:
        return told
    land = next(iter(lands))
    if event.type in _MET:
        return None
    named = _named(reading, event, land)
    return scope_of(reading).places.ref(named) if named is not None else told


def _one_country(event: Happening, told: PlaceRef) -> bool:
    """Whether all who meet are of the country that is carried over, as far as the words say whose they are."""
    lands = {a.country for a in event.agents if a.country}
    return not lands or (told.place is not None and lands == {told.place.country})


def _named(reading: Reading, event: Happening, land: str) -> PlaceMention | None:
    """What names a country: in the words of who acts, else elsewhere in the report."""
    whole = [
        m
        for m in reading.places
        if m.place is not None and m.place.country == land and m.place.precision is PlacePrecision.COUNTRY
    ]
    spans = [a.span for a in event.agents]
    own = [m for m in whole if any(s.contains(m.span) for s in spans)]
    return next(iter((*own, *sorted(whole, key=lambda m: (m.demonym, m.span.start)))), None)
