"""How much speaks for a name being a place's: the name finder, the words around it, how well known the place is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.places.words import Words
from dateline.extract.reading import Block
from dateline.model.vocabulary import PlacePrecision, ZoneKind
from dateline.world import Candidate, Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

    from dateline.extract.places.spot import Spot

_DASHES = ("—", "–", "-", "--", "_", "(")
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.PROVINCE)


@dataclass(frozen=True, slots=True)
class Clues:
    """What was seen around a name. ``label`` is the name finder's, "" if none; ``same`` if it saw just these words."""

    label: str
    same: bool
    fixed: bool
    demonym: bool
    site: bool
    street: bool
    division: bool
    civic: bool
    known: float
    wide: bool
    plain: bool
    common: bool
    firm: bool
    weak: bool
    contained: bool
    typed: bool
    dateline: bool
    happening: bool
    person: bool
    organisation: bool


def score(clues: Clues) -> float:
    """Sum of what speaks for and against; from 2.0 up the name is taken."""
    if clues.fixed:
        return 3.0
    total = 0.0
    if clues.street:
        total += 1.5
    elif clues.label == "GPE":
        total += 2.5 if clues.same else 1.5
    elif clues.label in ("LOC", "FAC"):
        total += 2.5 if clues.same else 0.5
    elif clues.label == "ORG":
        total -= 0.0 if clues.same or clues.firm else 0.3
    elif clues.label == "PERSON":
        total -= 0.5 if clues.same and clues.firm else 1.5
    elif clues.label in ("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE"):
        total -= 0.5
    elif clues.label:
        total -= 2.0
    total += 2.0 if clues.firm else 0.7 if clues.weak else 0.0
    total += 2.0 * clues.contained + 1.5 * clues.typed + 2.5 * clues.dateline + 1.5 * clues.site
    total += 2.5 * clues.division + 1.4 * (clues.civic or clues.happening)
    total += min(2.2, clues.known) + 1.0 * clues.wide
    total -= 2.0 * clues.common + 4.0 * clues.plain + 3.0 * clues.person
    return total


def clues_of(
    spot: Spot,
    block: Block,
    world: Gazetteer,
    lists: Words,
    entity_at: dict[int, Tokens],
    persons: frozenset[str],
    shouting: bool,
) -> Clues:
    """What stands around a name."""
    doc = block.doc
    before, after = _word(doc, spot.first - 1), _word(doc, spot.last)
    entity = entity_at.get(spot.first) or entity_at.get(spot.last - 1)
    candidates = world.candidates(spot.name) if not spot.site else ()
    top = candidates[0].place if candidates else None
    known = 0.0
    if top:
        known = math.log10(top.population + 10) - 4.0 if top.precision not in _WIDE else 2.0
        known += 0.5 * candidates[0].capital
        known -= 1.5 * (candidates[0].other and top.precision is not PlacePrecision.COUNTRY)
    return Clues(
        label=entity.label_ if entity else "",
        same=entity is not None and _same(entity, spot, doc),
        fixed=spot.fixed is not None,
        demonym=spot.demonym,
        site=spot.site,
        street=spot.site and (_word_as_is(doc, spot.last - 1) in lists.streets or doc[spot.last - 1].is_digit),
        division=spot.last - spot.first > 1 and _word(doc, spot.last - 1) in lists.division,
        civic=_word_as_is(doc, spot.last) in lists.civic,
        # A name that only the name finder has is taken on more than its word.
        known=max(-0.5, known) if top else -0.5 if spot.site else -0.6,
        wide=top is not None and _wide(candidates[0]),
        plain=spot.name.casefold() in lists.plain,
        common=spot.name.casefold() in lists.common or (shouting and spot.last - spot.first == 1 and known < 1),
        firm=before in lists.firm
        or (before == "of" and _word(doc, spot.first - 2) in lists.kind_of)
        or (before == "," and _word(doc, spot.first - 2) in lists.settlement),
        weak=before in lists.weak or (before == "the" and _word(doc, spot.first - 2) in lists.firm),
        contained=_contained(spot, doc, world),
        typed=after in lists.division or after in lists.settlement or after in lists.quarters,
        dateline=block.zone is ZoneKind.DATELINE or _dateline(spot, doc) or _dated(spot, doc, entity_at),
        happening=_happening(spot, doc, lists),
        person=_person(spot, doc, lists, persons, entity),
        organisation=_word_as_is(doc, spot.last) in lists.organisation,
    )


def _word(doc: Doc, at: int) -> str:
    return doc[at].lower_ if 0 <= at < len(doc) else ""


def _word_as_is(doc: Doc, at: int) -> str:
    return doc[at].text if 0 <= at < len(doc) else ""


def _same(entity: Tokens, spot: Spot, doc: Doc) -> bool:
    first, last = entity.start, entity.end
    if doc[first].lower_ == "the":
        first += 1
    if doc[last - 1].text in ("'s", "’s"):
        last -= 1
    return (first, last) == (spot.first, spot.last)


def _contained(spot: Spot, doc: Doc, world: Gazetteer) -> bool:
    """Whether a container follows after a comma: "Paris, Texas", "Gainesville, Va."."""
    if _word_as_is(doc, spot.last) != "," or spot.last + 1 >= len(doc):
        return False
    for size in (3, 2, 1):
        last = spot.last + 1 + size
        if last > len(doc):
            continue
        text = doc[spot.last + 1 : last].text
        if size == 1 and world.abbreviation(text, postal=True):
            return True
        candidates = world.candidates(text) if text[:1].isupper() else ()
        if candidates and candidates[0].place.precision in _WIDE and not candidates[0].other:
            return True
    return False


def _wide(candidate: Candidate) -> bool:
    place = candidate.place
    return place.precision is PlacePrecision.COUNTRY or (place.precision in _WIDE and not candidate.other)


def _firm(doc: Doc, first: int, lists: Words) -> bool:
    """After "in", "in the", "city of", and in a politician's "R-Florence"."""
    before, second = _word(doc, first - 1), _word(doc, first - 2)
    if before == "the":
        return second in lists.firm
    if before == "-":
        return _word_as_is(doc, first - 2) in ("R", "D", "I")
    return before in lists.firm or (before == "of" and second in lists.kind_of)


def _dateline(spot: Spot, doc: Doc) -> bool:
    """Whether it stands as in "CAIRO (AP) —" or "LONDON, Jan. 3 -" at a block's start, or in "CAIRO —" anywhere."""
    if not doc[spot.first].is_upper or len(spot.name) < 4:
        return False
    reach = 8 if spot.first == 0 else 1
    return any(t.text in _DASHES for t in doc[spot.last : spot.last + reach])


def _dated(spot: Spot, doc: Doc, entity_at: dict[int, Tokens]) -> bool:
    """Whether it opens a line of a place and a date: "Springfield, 17 January", "Springfield, Ohio, May 3 -"."""
    if spot.first != 0 or _word(doc, spot.last) != ",":
        return False
    for at in range(spot.last + 1, min(spot.last + 5, len(doc))):
        entity = entity_at.get(at)
        if entity is not None and entity.label_ == "DATE" and entity.start == at:
            after = _word_as_is(doc, entity.end)
            return doc[at - 1].text == "," and (after in _DASHES or entity.end >= len(doc))
    return False


def _happening(spot: Spot, doc: Doc, lists: Words) -> bool:
    """Whether it names what happened there: "the Springfield tram crash"."""
    for at in range(spot.last, min(spot.last + 3, len(doc))):
        token = doc[at]
        if token.lower_ in lists.happening:
            return True
        if token.pos_ != "NOUN" or not token.is_lower:
            return False
    return False


def _person(spot: Spot, doc: Doc, lists: Words, persons: frozenset[str], entity: Tokens | None) -> bool:
    if _word(doc, spot.first - 1) in lists.titles:
        return True
    if entity is not None and entity.label_ == "PERSON" and len(entity) > spot.last - spot.first:
        # "Anderson County Sheriff Greg Taylor" is one person to the name finder.
        rest = doc[spot.last : max(spot.last, entity.end)]
        return not any(t.lower_ in lists.titles or t.text in lists.civic for t in rest)
    return spot.last - spot.first == 1 and spot.name in persons
