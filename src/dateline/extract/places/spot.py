"""Which words of a report are names of places.

Names come from two sides: what the gazetteer has under a run of capitalised words, and what the parser's name finder
calls a place. Neither is trusted alone: a gazetteer of the world has a town for every English word, and the name finder
takes Kazakh for an organisation. Each name is weighed by what stands around it (``weigh``); the names of one report are
then taken together, since a name that is a place once is one everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.places.addresses import addresses, without
from dateline.extract.places.weigh import Clues, clues_of, score
from dateline.extract.places.words import Words, words
from dateline.extract.reading import Block, Reading
from dateline.model.place import Place
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Candidate, Gazetteer, gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST = 5
_INNER = {
    "of",
    "the",
    "and",
    "de",
    "del",
    "la",
    "el",
    "al",
    "du",
    "da",
    "au",
    "aux",
    "sur",
    "le",
    "les",
    "e",
    "-",
    "’",
    "'",
    ".",
}
_ACCEPT = 2.0
_PLAIN = 3.0
_LIFT = 2.2
# Where towns share their names with English words and families.
_ENGLISH = {"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM", "BS"}
# So large a town gives its name to stations.
_KNOWN = 500_000
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE)
_TWO_SURNAMES = 3
_LISTING = {",", "and", ", and", "or", "/"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that name a place. ``fixed`` is the place where the words allow no other (demonyms, "Calif.")."""

    block: int
    first: int
    last: int
    name: str
    fixed: Place | None = None
    demonym: bool = False
    embedded: bool = False
    site: bool = False
    address: bool = False


@dataclass
class Found:
    """A spot under trial."""

    spot: Spot
    clues: Clues
    score: float = field(default=0.0)


def spot(reading: Reading) -> tuple[Spot, ...]:
    """All names of places, in text order, without overlap."""
    world, lists = gazetteer(), words(reading.pack)
    persons = _persons(reading, world)
    trials = [found for block in reading.blocks for found in _trials(block, world, lists, persons)]
    best: dict[str, float] = {}
    for found in trials:
        found.score = score(found.clues)
        key = found.spot.name.casefold()
        best[key] = max(best.get(key, -9.0), found.score)
    for found in trials:
        # A name that is plainly a place once lifts its other mentions, but not those inside a person's name.
        if best[found.spot.name.casefold()] >= _PLAIN and not found.clues.person:
            same = found.clues.label == "PERSON" and found.clues.same
            found.score += _LIFT + same
    _lift_lists(trials, reading)
    _lift_countries(trials, world)
    kept = [replace(f.spot, embedded=_embedded(f.clues)) for f in trials if f.score >= _ACCEPT]
    told = tuple(addresses(reading, lists))
    kept = [s for s in kept if without(told, s.block, s.first, s.last)]
    kept += [_address(reading, *one) for one in told]
    return tuple(sorted(kept, key=lambda s: (s.block, s.first)))


def _address(reading: Reading, block: int, first: int, last: int) -> Spot:
    return Spot(block, first, last, reading.blocks[block].doc[first:last].text, site=True, address=True)


def _embedded(clues: Clues) -> bool:
    """Whether the name stands inside the name of something else."""
    return clues.organisation or (clues.label in ("ORG", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT") and not clues.same)


def _lift_lists(trials: list[Found], reading: Reading) -> None:
    """Names in a row with a place ("Becker, Clay and Grant") are places where nothing says otherwise."""
    for step in (1, -1):
        row = trials[::step]
        for one, other in pairwise(row):
            first, last = (one, other) if step == 1 else (other, one)
            if first.spot.block != last.spot.block or one.score < _ACCEPT or one.spot.demonym or other.score >= _ACCEPT:
                continue
            between = reading.blocks[first.spot.block].doc[first.spot.last : last.spot.first].text
            if between in _LISTING and not other.clues.person and other.clues.known > -0.55:
                other.score += 1.5


def _lift_countries(trials: list[Found], world: Gazetteer) -> None:
    """Names of towns in countries that the report is about, unless towns there are named with English words."""
    seen = Counter(
        place.country
        for found in trials
        if found.score >= _ACCEPT and (place := _surely(found.spot, world)) is not None
    )
    about = {country for country, count in seen.items() if count > 1} - _ENGLISH - {""}
    for found in trials:
        if found.score < _ACCEPT and about and not (found.clues.person or found.clues.plain or found.clues.common):
            places = [c.place for c in world.candidates(found.spot.name)[:12]]
            if any(p.country in about and p.population > 3000 for p in places):
                found.score += 1.5


def _surely(spot: Spot, world: Gazetteer) -> Place | None:
    """The country or known town that a spot must mean; None where it could be several."""
    if spot.fixed is not None:
        return spot.fixed
    candidates = world.candidates(spot.name)
    return candidates[0].place if candidates and not candidates[0].other else None


def _persons(reading: Reading, world: Gazetteer) -> frozenset[str]:
    """Names of persons told in full: "Paris Hilton" makes a lone "Hilton" a person.

    Of two surnames the first is called ("Hector Delgado Parker", "Delgado"); one that is a large town's or a land's is
    left alone ("George Washington Carver").
    """
    given = reading.pack.once("places.given", lambda: _given(reading.pack.table("given_names")))
    people = [
        entity for block in reading.blocks for entity in block.doc.ents if entity.label_ == "PERSON" and len(entity) > 1
    ]
    inner = {
        entity[1].text
        for entity in people
        if len(entity) == _TWO_SURNAMES and entity[0].lower_ in given and entity[1].text.istitle()
    }
    little = {name for name in inner if all(_little(c) for c in world.candidates(name)[:1])}
    return frozenset(entity[-1].text for entity in people) | little


def _given(table: Mapping[str, str]) -> frozenset[str]:
    return frozenset((table["male"] + " " + table["female"]).split())


def _little(candidate: Candidate) -> bool:
    place = candidate.place
    return place.precision not in _WIDE and place.population < _KNOWN and not candidate.capital


def _trials(block: Block, world: Gazetteer, lists: Words, persons: frozenset[str]) -> Iterator[Found]:
    doc = block.doc
    text = doc.text  # spaCy joins it anew at each call
    tokens = [token.text for token in doc]
    shouting = _shouting(tokens)
    entity_at = {i: entity for entity in doc.ents for i in range(entity.start, entity.end)}
    done: set[int] = set()
    at = 0
    while at < len(tokens):
        if not tokens[at][:1].isupper():
            at += 1
            continue
        spot = _at(block, at, text, world, lists, shouting)
        if spot is None:
            at += 1
            continue
        yield Found(spot, clues_of(spot, block, world, lists, entity_at, persons, shouting))
        done.update(range(spot.first, spot.last))
        at = spot.last
    for entity in doc.ents:
        if entity.label_ in ("GPE", "LOC", "FAC") and not done.intersection(range(entity.start, entity.end)):
            named = _of_entity(block.index, entity.start, entity.end, doc, text)
            if named:
                yield Found(named, clues_of(named, block, world, lists, entity_at, persons, shouting))


def _shouting(tokens: list[str]) -> bool:
    letters = [token for token in tokens if len(token) > 2 and token.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _at(block: Block, at: int, whole: str, world: Gazetteer, lists: Words, shouting: bool) -> Spot | None:
    """The longest name that starts at a token; None if none does."""
    doc = block.doc
    token = doc[at]
    # "Ann Lee, MD" is no Maryland.
    postal = at > 1 and doc[at - 1].text == "," and doc[at - 2].ent_type_ != "PERSON"
    state = world.abbreviation(token.text, postal=postal)
    if state is not None and not (token.text.istitle() and _goes_on(doc, at, world)):
        return Spot(block.index, at, at + 1, token.text, fixed=state)
    for size in range(min(_LONGEST, len(doc) - at), 0, -1):
        last = at + size
        tail = doc[last - 1]
        if not (tail.text[:1].isupper() or (size > 1 and tail.is_digit)):
            continue
        if any(not (t.text[:1].isupper() or t.text.lower() in _INNER) for t in doc[at : last - 1]):
            continue
        if size == 1 and _no_place(doc, at, lists, world):
            continue
        text = whole[token.idx : tail.idx + len(tail.text)]
        shown = text.title() if shouting and text.isupper() and len(text) > 3 else text
        people = world.demonym(shown)
        if people is not None:
            return Spot(block.index, at, last, shown, fixed=people, demonym=True)
        site = _site(doc, at, last, lists)
        if site:
            return Spot(block.index, at, last, shown, site=True)
        if world.candidates(shown) and not (size == 1 and len(shown) < 3 and shown not in ("US", "UK", "EU")):
            return Spot(block.index, at, last, shown)
        first = shown.split("-")[0]
        if size == 1 and "-" in shown and world.demonym(first):
            return Spot(block.index, at, last, shown, fixed=world.demonym(first), demonym=True)
    return None


def _goes_on(doc: Doc, at: int, world: Gazetteer) -> bool:
    """Whether what could be a state's short form opens a name: "La Paz", no Louisiana."""
    after = doc[at + 1] if at + 1 < len(doc) else None
    return after is not None and after.text.istitle() and bool(world.candidates(f"{doc[at].text} {after.text}"))


def _no_place(doc: Doc, at: int, lists: Words, world: Gazetteer) -> bool:
    """Whether a word is a title before a name ("Minister Reyk"), or a station's own name ("Radio Libertad")."""
    word = doc[at]
    if word.lower_ in lists.titles and at + 1 < len(doc) and doc[at + 1].text[:1].isupper():
        return True
    station = at > 0 and doc[at - 1].text in lists.stations
    return station and all(_little(c) for c in world.candidates(word.text)[:1])


def _site(doc: Doc, first: int, last: int, lists: Words) -> bool:
    """A name that ends or starts with a word for a site: "Mayfield Road", "Lake Manassas"."""
    if last - first < 2 or any(not t.text[0].isupper() for t in doc[first : last - 1]):
        return False
    if doc[last - 1].is_digit and last - first <= 3 and doc[last - 2].text in lists.numbered:
        return True
    inner = doc[first : last - 1]
    if doc[last - 1].text in lists.site or doc[last - 1].text in lists.streets:
        return all(t.pos_ in ("PROPN", "ADJ", "NOUN", "NUM") for t in inner)
    return doc[first].text in lists.leading and last - first == 2 and doc[first + 1].pos_ in ("PROPN", "NUM")


def _of_entity(block: int, first: int, last: int, doc: Doc, whole: str) -> Spot | None:
    """A place of the name finder, without "the" and a possessive; None if no name is left."""
    while first < last and (doc[first].text.lower() in ("the", "a") or not doc[first].text[0].isalnum()):
        first += 1
    while last > first and not (doc[last - 1].text[0].isupper() or doc[last - 1].text[0].isdigit()):
        last -= 1
    if first == last or not doc[first].text[0].isupper():
        return None
    text = whole[doc[first].idx : doc[last - 1].idx + len(doc[last - 1].text)]
    if text.isupper() and len(text) < 6:  # an acronym that the gazetteer lacks: seldom a place
        return None
    return Spot(block, first, last, text)
