"""Where those who speak are, when no words say so: among those counted, or in the country that they belong to.

Needs: blocks, places, actors, figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.mentions import ActorMention, PlaceMention
from dateline.extract.reading import Reading
from dateline.model.place import PlaceRef
from dateline.model.vocabulary import PlacePrecision

if TYPE_CHECKING:
    from dateline.extract.scope import Scope

_NEARLY_ALL = 0.8
"""Share of the places named from which a report is of one country only."""
RULING = {"GOV", "COP", "JUD", "LEG"}
_IN_OFFICE = {"GOV", "COP", "JUD"}
_ABROAD = {"foreign", "state", "ambassador", "envoy", "diplomat", "embassy", "defence", "defense", "forces", "military"}
"""Words of those who speak of other countries, or stand in them."""
_FROM_ABROAD = {"aid", "relief", "foreign", "international", "un", "u.n."}
"""Words of people who came to help or to watch, and are at home elsewhere."""
_OF_TOWN = {
    "local",
    "city",
    "town",
    "municipal",
    "provincial",
    "mayor",
    "governor",
    "council",
    "district",
    "county",
    "state",
}
"""Words of those who rule less than a country."""
_STATE = {"government", "regime", "authority", "military", "army"}
_OF = ("amod", "compound", "nmod", "poss")


def among_counted(reading: Reading, block: int, heads: Sequence[int]) -> PlaceRef | None:
    """Where those who speak are counted: "tens of thousands of marchers demanded"."""
    doc = reading.blocks[block].doc
    spans = [reading.blocks[block].span(doc[i].left_edge.i, i + 1) for i in heads]
    found = {f.place.span: f.place for f in reading.figures if f.place and any(s.contains(f.span) for s in spans)}
    return next(iter(found.values())) if len(found) == 1 else None


def at_home(reading: Reading, scope: Scope, block: int, token: int, agents: Sequence[ActorMention]) -> PlaceRef | None:
    """The country of those who speak: the report's, where they are of it ("Peru's opposition rejected the demands"),
    and where "the president" can be of no other; else that of rulers whose sentence names no other country.
    """
    if not agents:
        return None
    land = scope.places.extents.country()
    home = land.place.country if land is not None and land.place is not None else ""
    lands = {a.country for a in agents if a.country}
    if home and lands == {home} and all(a.sector for a in agents):
        return land
    if home and lands <= {home} and all(a.sector in _IN_OFFICE for a in agents) and _alone(reading, home):
        return land
    return _of_rulers(reading, block, token, agents) if len(lands) == 1 and home not in lands else None


def among_their_own(scope: Scope, block: int, token: int, agents: Sequence[ActorMention]) -> PlaceRef | None:
    """Where several speak who are at home in the country of a report, as far as no words say whose they are and neither
    sentence nor passage is of another: "villagers blamed the mine", "police threatened to shoot".
    """
    places = scope.places
    land = places.extents.country()
    home = land.place.country if land is not None and land.place is not None else ""
    words = [{*agent.text.lower().split()} if not agent.pronoun else {*agent.name.lower().split()} for agent in agents]
    if not agents or not home or not all(told & places.words.residents for told in words):
        return None
    if any(told & _FROM_ABROAD for told in words):
        return None
    if any(a.country not in ("", home) or any(w[:1].isupper() for w in a.name.split()[1:]) for a in agents):
        return None
    span = places.reading.blocks[block].sentence(token)
    named = {m.place.country for m in places.reading.places if span.contains(m.span) and m.place is not None}
    told_at = places.running(block, token, scene=True)
    if named - {home, ""} or told_at is None or (told_at.place is not None and told_at.place.country != home):
        return None
    return land if all(told & places.words.national for told in words) else told_at


def of_state(agents: Sequence[ActorMention], land: str) -> bool:
    """Whether all who act are a country's government, none of a town or a province: "the government", "Mr Ibarra" who
    is its president. Police, who may be a country's, act at one spot.
    """
    return bool(agents) and all(_governs(a, land) for a in agents)


def of_its_state(reading: Reading, scope: Scope, block: int, token: int, town: PlaceRef) -> PlaceRef | None:
    """The country that a town is in, where the words of who acts in a clause are for its state: "the Peruvian military
    has arrested nine". What a state did is of the country, where no words say in which town.
    """
    doc = reading.blocks[block].doc
    verb = clause_of(doc[token])
    if any(t.dep_ == "nsubjpass" for t in verb.children):
        agents = {t.i for by in verb.children if by.dep_ == "agent" for t in by.children if t.dep_ == "pobj"}
    else:
        agents = {t.i for t in verb.children if t.dep_ == "nsubj"}
    # Its police act at one spot, where one thing happened.
    state = _STATE if scope.places.main_happens else _STATE | {"police"}
    here = town.place.country if town.place is not None else ""
    for mention in reading.places:
        place = mention.place
        if mention.block != block or place is None or place.precision is not PlacePrecision.COUNTRY:
            continue
        head = head_of(doc, mention)
        noun = head.head
        of_state = head.dep_ in _OF and noun.i in agents and noun.lemma_.lower() in state
        if of_state and place.country == here:
            return PlaceRef(mention.text, mention.span, place)
    return None


def _governs(agent: ActorMention, land: str) -> bool:
    words = {*agent.text.lower().split(), *agent.name.lower().split()}
    if words & _OF_TOWN or agent.country not in ("", land):
        return False
    return agent.sector == "GOV"


def _alone(reading: Reading, home: str) -> bool:
    """Whether nearly all that a report names lies in one country, and nobody rules another in it."""
    lands = [m.place.country for m in reading.places if m.place is not None and m.place.country]
    alone = lands.count(home) >= len(lands) * _NEARLY_ALL
    return alone and all(a.country in ("", home) for a in reading.actors if a.sector in RULING)


def _of_rulers(reading: Reading, block: int, token: int, agents: Sequence[ActorMention]) -> PlaceRef | None:
    """The country that all who speak rule, where the sentence is of no other: "Chilean officials urged people"."""
    if not all(a.sector in _IN_OFFICE and a.country and not _speaks_abroad(a) for a in agents):
        return None
    span = reading.blocks[block].sentence(token)
    told = [m for m in reading.places if span.contains(m.span) and m.place is not None]
    lands = {m.place.country for m in told if m.place is not None}
    if lands != {agents[0].country}:
        return None
    whole = _whole(told, agents[0].country)
    return PlaceRef(whole.text, whole.span, whole.place) if whole is not None else None


def _speaks_abroad(agent: ActorMention) -> bool:
    return bool({*agent.text.lower().split(), *agent.name.lower().split()} & _ABROAD)


def _whole(told: Sequence[PlaceMention], land: str) -> PlaceMention | None:
    wide = (m for m in told if m.place is not None and m.place.precision is PlacePrecision.COUNTRY)
    return next((m for m in wide if m.place is not None and m.place.country == land), None)
